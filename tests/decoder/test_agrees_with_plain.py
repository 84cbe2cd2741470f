"""The decoder against the plain one, with beams so wide that nothing may be lost."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ime.decoder import Decoder, Sentence
from tests.decoder.plain_decoder import UNKNOWN, PlainDecoder, PlainSentence
from tests.decoder.small_words import ENTRIES
from tests.miniature import compile_miniature, ids, open_miniature

# Scores are sums of float32, and the numbers of a small model are kept exactly.
TOLERANCE = 1e-4
MOST = 40
# More sentences than this take the plain decoder too long.
MOST_PLAIN = 20_000

PIECES = (
    "xi an xian fan fang gan zhong zhou guo ren shang hai shi nv lve lue e ni gei ng "
    "fangan zhongguo shanghai nixian z zh s sh x g r f n zho shan gu ' ' 1 i v ü 我 X"
).split()
inputs = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
words = st.sampled_from([*sorted({entry.word for entry in ENTRIES}), UNKNOWN])
contexts = st.lists(words, max_size=3)

NASTY = (
    "xian xi'an fangan fanganxian zhgr shh zhongguoren zhong'guoren zguoren zhongg zhongguor "
    "zho zhon sh shsh shhai ng hng xing nve nue lue lve nv ü n z g iii vvv 1 我 xi1an zhong1guo "
    "fanganxianfangan shanghairenshi shizhongguoren nixianfang nixianfang'an "
    "fangan'xian 'xian xian' xi''an'' XIAN chong shishishi xianxianxian fangang zhongzhou' nin"
).split()


def fast_sentences(decoder: Decoder, typed: str, context: Sequence[str]) -> list[Sentence]:
    vocabulary = decoder.lexicon.vocabulary
    numbers = [
        decoder.model.unknown if word == UNKNOWN else ids(vocabulary, word)[0] for word in context
    ]
    lattice = decoder.lattice(numbers)
    lattice.update(typed)
    return list(islice(lattice.sentences(), MOST))


def words_of(decoder: Decoder, sentence: Sentence) -> tuple[str, ...]:
    word = decoder.lexicon.vocabulary.word
    unknown = decoder.model.unknown
    return tuple(UNKNOWN if number == unknown else word(number) for number in sentence.words)


def assert_agree(decoder: Decoder, found: list[Sentence], all_ways: list[PlainSentence]) -> None:
    """The first sentences are the best texts, each in the best of the ways that lead to it."""
    best: dict[str, float] = {}
    for sentence in all_ways:
        best.setdefault(sentence.text, sentence.score)
    scores = [sentence.score for sentence in found]
    assert scores == pytest.approx(sorted(best.values(), reverse=True)[:MOST], abs=TOLERANCE)
    assert scores == sorted(scores, reverse=True)
    texts = [sentence.text for sentence in found]
    assert len(set(texts)) == len(texts)
    assert scores == pytest.approx([best[text] for text in texts], abs=TOLERANCE)
    assert_are_ways(decoder, found, all_ways)


def assert_are_ways(decoder: Decoder, found: list[Sentence], all_ways: list[PlainSentence]) -> None:
    """Words and boundaries of a sentence are one of the ways to its text, with its score."""
    known: dict[tuple[object, ...], float] = {}
    for way in all_ways:
        known.setdefault((way.text, way.words, way.boundaries), way.score)
    for sentence in found:
        key = sentence.text, words_of(decoder, sentence), sentence.boundaries
        assert known[key] == pytest.approx(sentence.score, abs=TOLERANCE)


@pytest.mark.parametrize("typed", NASTY, ids=count(1))
def test_nasty_inputs(decoder: Decoder, plain: PlainDecoder, typed: str) -> None:
    """Some have no sentence, since no word is read so; then neither finds one."""
    assert_agree(decoder, fast_sentences(decoder, typed, ()), plain.sentences(typed))


@given(inputs, contexts)
def test_any_input_after_any_context(
    decoder: Decoder, plain: PlainDecoder, typed: str, context: list[str]
) -> None:
    all_ways = plain.sentences(typed, context)
    assume(len(all_ways) <= MOST_PLAIN)
    assert_agree(decoder, fast_sentences(decoder, typed, context), all_ways)


@given(inputs, st.integers(1, 3))
def test_narrow_beams_lose_sentences_but_make_none_up(
    small_folder: Path, plain: PlainDecoder, typed: str, width: int
) -> None:
    """With few nodes at a vertex each sentence still has the score of one of its ways."""
    narrow = open_miniature(small_folder, beam_width=width)
    all_ways = plain.sentences(typed)
    assume(len(all_ways) <= MOST_PLAIN)
    found = fast_sentences(narrow, typed, ())
    assert bool(found) == bool(all_ways)
    texts = [sentence.text for sentence in found]
    assert len(set(texts)) == len(texts)
    scores = [sentence.score for sentence in found]
    assert scores == sorted(scores, reverse=True)
    assert_are_ways(narrow, found, all_ways)


@given(inputs)
def test_words_for_the_beginning(decoder: Decoder, plain: PlainDecoder, typed: str) -> None:
    """Words are the plain decoder's, each with the score that it has without context."""
    all_ways = plain.sentences(typed)
    assume(len(all_ways) <= MOST_PLAIN)
    lattice = decoder.lattice()
    lattice.update(typed)
    whole, parts = lattice.ends()
    found: dict[tuple[str, int], float] = {}
    for end in whole + parts:
        of_end = list(lattice.words_to(end, min_syllables=1))
        scores = [word.score for word in of_end]
        assert scores == sorted(scores, reverse=True)
        for word in of_end:
            found.setdefault((word.text, word.boundaries[-1]), word.score)
    expected = plain.first_words(typed)
    assert found == {key: pytest.approx(expected[key], abs=TOLERANCE) for key in found}
    # Whatever a sentence may begin with can be chosen alone.
    firsts = {(way.words[0], way.text) for way in all_ways}
    offered = {text for text, _ in found}
    assert {text[: len(word)] for word, text in firsts if word != UNKNOWN} <= offered


numbers = st.integers(-3000, 0).map(lambda number: number / 1000)
backoffs = st.integers(-1000, 200).map(lambda number: number / 1000)
before = st.sampled_from(
    ["<s>", UNKNOWN, "西安", "先", "西", "安", "方案", "反感", "中", "中国", "人"]
)
after = before.filter(lambda word: word != "<s>")


@st.composite
def arpas(draw: st.DrawFn) -> str:
    """A model of all words, and some n-grams of a few."""
    unigrams = ["<s>", UNKNOWN, *sorted({entry.word for entry in ENTRIES})]
    bigrams = st.dictionaries(st.tuples(before, after), st.tuples(numbers, backoffs), max_size=15)
    trigrams = st.dictionaries(st.tuples(before, after, after), st.tuples(numbers), max_size=15)
    orders: list[dict[Any, Any]] = [
        {(word,): (draw(numbers), draw(backoffs)) for word in unigrams},
        draw(bigrams),
        draw(trigrams),
    ]
    lines = ["\\data\\", *(f"ngram {n}={len(found)}" for n, found in enumerate(orders, 1))]
    for order, found in enumerate(orders, 1):
        lines.append(f"\\{order}-grams:")
        for key, (probability, *backoff) in found.items():
            lines.append("\t".join([str(probability), " ".join(key), *map(str, backoff)]))
    return "\n".join([*lines, "\\end\\"])


@settings(max_examples=30)
@given(arpas(), st.lists(inputs, min_size=1, max_size=5), contexts)
def test_any_model(arpa: str, typed: list[str], context: list[str]) -> None:
    """Whatever the numbers of the model: also where a rarer way is the better one."""
    plain = PlainDecoder(ENTRIES, arpa)
    with tempfile.TemporaryDirectory() as folder:
        decoder = open_miniature(compile_miniature(Path(folder), ENTRIES, arpa))
        for letters in typed:
            all_ways = plain.sentences(letters, context)
            if len(all_ways) <= MOST_PLAIN:
                assert_agree(decoder, fast_sentences(decoder, letters, context), all_ways)
