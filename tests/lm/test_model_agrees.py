"""The model against a plain one, on random small ARPA files.

Up to 256 distinct numbers of a kind are kept exactly, so that only float32 separates the two.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ime.lexicon import Vocabulary
from ime.lm import NgramModel

WORDS = ("一", "三", "二", "四", "五")
SPECIALS = ("<s>", "</s>", "<unk>")
HISTORY_WORDS = (*WORDS, "<s>", "<unk>")
NEXT_WORDS = (*WORDS, "</s>", "<unk>")

probabilities = st.integers(-5000, 0).map(lambda number: number / 1000)
backoffs = st.sampled_from([None, 0.0]) | st.integers(-2000, 500).map(lambda n: n / 1000)
Compile = Callable[[Path, Path, tuple[str, ...]], Vocabulary]
# n-grams and what the ARPA says of them: probability, back-off (None: left out).
Ngrams = dict[tuple[str, ...], tuple[float, float | None]]


def ngrams_of(*columns: tuple[str, ...]) -> st.SearchStrategy[Ngrams]:
    keys = st.tuples(*(st.sampled_from(column) for column in columns))
    return st.dictionaries(keys, st.tuples(probabilities, backoffs), max_size=20)


unigrams = st.dictionaries(
    st.sampled_from([(word,) for word in (*WORDS, *SPECIALS)]),
    st.tuples(probabilities, backoffs),
).filter(lambda found: any((word,) in found for word in WORDS))


@st.composite
def arpas(draw: st.DrawFn) -> list[Ngrams]:
    """One to three orders; longer n-grams have any words of the shorter ones."""
    found = draw(unigrams)
    known = {word for (word,) in found}
    before = tuple(word for word in HISTORY_WORDS if word in known)
    after = tuple(word for word in NEXT_WORDS if word in known)
    orders = [found, draw(ngrams_of(before, after))]
    # A history never has <s> but at its beginning; nothing depends on it.
    orders.append(draw(ngrams_of(before, before, after)))
    return orders[: draw(st.integers(1, 3))]


def as_arpa(orders: list[Ngrams]) -> str:
    lines = ["\\data\\", *(f"ngram {n}={len(found)}" for n, found in enumerate(orders, 1))]
    for order, found in enumerate(orders, 1):
        lines.append(f"\n\\{order}-grams:")
        for words, (probability, backoff) in found.items():
            shown = "" if backoff is None or order == len(orders) else f"\t{backoff}"
            lines.append(f"{probability}\t{' '.join(words)}{shown}")
    return "\n".join([*lines, "\n\\end\\"])


class PlainModel:
    """A dictionary of n-grams, asked for one word at a time."""

    def __init__(self, orders: list[Ngrams]) -> None:
        self.found = {words: p for order in orders for words, (p, _) in order.items()}
        self.backoff = {words: b for order in orders[:-1] for words, (_, b) in order.items()}
        of_words = [self.found[(word,)] for word in WORDS if (word,) in self.found]
        self.unseen = self.found.get(("<unk>",), min(of_words))

    def score(self, history: tuple[str, ...], word: str) -> float:
        ngram = (*history, word)
        if ngram in self.found:
            return self.found[ngram]
        if not history:
            return self.unseen
        return (self.backoff.get(history) or 0.0) + self.score(history[1:], word)


class Compiled:
    """A compiled model that is asked with words."""

    def __init__(self, orders: list[Ngrams], compile_model: Compile) -> None:
        with tempfile.TemporaryDirectory() as folder:
            arpa, compiled = Path(folder, "lm.arpa"), Path(folder, "model")
            arpa.write_text(as_arpa(orders), encoding="utf-8")
            vocabulary = compile_model(arpa, compiled, WORDS)
            self.model = NgramModel.open(compiled)
        specials = dict(zip(SPECIALS, range(len(WORDS), len(WORDS) + 3), strict=True))
        self.ids = {word: vocabulary.id(word) for word in WORDS} | specials
        self.next = np.array([self.ids[word] for word in NEXT_WORDS], np.int32)

    def state_of(self, history: tuple[str, ...]) -> tuple[int, int, float]:
        return self.model.state_of([self.ids[word] for word in history])

    def score(self, histories: list[tuple[str, ...]]) -> tuple[np.ndarray, np.ndarray]:
        """Score all next words (columns) after all histories (rows)."""
        previous, last, backoff = zip(*map(self.state_of, histories), strict=True)
        return self.model.score(
            np.array(previous, np.int32)[:, None],
            np.array(last, np.int32)[:, None],
            np.array(backoff, np.float32)[:, None],
            self.next[None, :],
        )


HISTORIES = [
    *((word,) for word in HISTORY_WORDS),
    *itertools.product(HISTORY_WORDS, HISTORY_WORDS),
]
# A wrong answer for an absent n-gram, one in 2 ** 24, is no bug: the same examples each time.
same_each_time = settings(derandomize=True, max_examples=60)


@same_each_time
@given(arpas())
def test_scores_are_those_of_a_plain_model(compile_model: Compile, orders: list[Ngrams]) -> None:
    """After every history of one or two words, every next word has the plain model's score."""
    plain = PlainModel(orders)
    expected = [[plain.score(history, word) for word in NEXT_WORDS] for history in HISTORIES]
    scores, _ = Compiled(orders, compile_model).score(HISTORIES)
    np.testing.assert_allclose(scores, expected, rtol=0, atol=1e-5)


@same_each_time
@given(arpas())
def test_equal_states_have_equal_futures(compile_model: Compile, orders: list[Ngrams]) -> None:
    """Histories that a decoder takes for one, by the words of their states, score alike."""
    plain, compiled = PlainModel(orders), Compiled(orders, compile_model)
    futures: dict[tuple[int, int], list[float]] = {}
    for history in HISTORIES:
        state = compiled.state_of(history)
        scores = [plain.score(history, word) for word in NEXT_WORDS]
        known = futures.setdefault((state.previous, state.last), scores)
        np.testing.assert_allclose(known, scores, rtol=0, atol=1e-9)


@same_each_time
@given(arpas())
def test_useless_words_are_forgotten(compile_model: Compile, orders: list[Ngrams]) -> None:
    """The word before the last is kept if a trigram begins with the two, or they back off."""
    compiled = Compiled(orders, compile_model)
    contexts = {words[:2] for words in orders[2]} if len(orders) == 3 else set()
    plain = PlainModel(orders)
    for history in itertools.product(HISTORY_WORDS, HISTORY_WORDS):
        matters = history in contexts or bool(plain.backoff.get(history))
        assert (compiled.state_of(history).previous >= 0) == matters


@same_each_time
@given(arpas())
def test_extending_is_knowing_the_words(compile_model: Compile, orders: list[Ngrams]) -> None:
    """`score` and `extend` lead to the state that `state_of` gives for the longer history."""
    compiled = Compiled(orders, compile_model)
    _, slots = compiled.score([(word,) for word in HISTORY_WORDS])
    lasts = np.array([compiled.ids[word] for word in HISTORY_WORDS], np.int32)
    for row, last in enumerate(lasts):
        fields = compiled.model.extend(np.full(len(slots[row]), last), compiled.next, slots[row])
        for word, state in zip(compiled.next, zip(*fields, strict=True), strict=True):
            assert compiled.model.state_of([int(last), int(word)]) == state


@same_each_time
@given(arpas(), st.sampled_from(["spread", "transposed", "column"]))
def test_layout_does_not_matter(compile_model: Compile, orders: list[Ngrams], how: str) -> None:
    """However states and words are laid out and broadcast, each pair has its own score."""
    compiled = Compiled(orders, compile_model)
    pairs = list(itertools.product(HISTORY_WORDS, HISTORY_WORDS))
    expected, expected_slots = compiled.score(pairs)
    states = [
        np.array(field)[:, None] for field in zip(*map(compiled.state_of, pairs), strict=True)
    ]
    previous, last = (field.astype(np.int32) for field in states[:2])
    fields = [previous, last, states[2].astype(np.float32), compiled.next[None, :]]
    if how == "spread":
        fields = [np.ascontiguousarray(field) for field in np.broadcast_arrays(*fields)]
    elif how == "transposed":
        fields = [np.asfortranarray(field) for field in np.broadcast_arrays(*fields)]
    else:
        fields = [field.T for field in fields]
        expected, expected_slots = expected.T, expected_slots.T
    scores, slots = compiled.model.score(*fields)
    assert np.array_equal(scores, expected)
    assert np.array_equal(slots, expected_slots)
