"""Scores and states of `toy.arpa`, with the arithmetic done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ime.lm import NgramModel, State


def score(model: NgramModel, ids: dict[str, int], history: str, word: str) -> float:
    previous, last, backoff = model.state_of([ids[name] for name in history.split()])
    scores, _ = model.score(
        np.array([previous], np.int32),
        np.array([last], np.int32),
        np.array([backoff], np.float32),
        np.array([ids[word]], np.int32),
    )
    return float(scores[0])


@pytest.mark.parametrize(
    ("history", "word", "expected"),
    [
        # Held as they are: a trigram, a bigram after the beginning.
        ("<s> 今天", "天气", -0.05),
        ("今天 天气", "很", -0.1),
        ("", "今天", -0.2),
        # backoff(<s> 今天) + backoff(今天) + P(很)
        ("<s> 今天", "很", -0.25 - 0.3 - 0.8),
        # backoff(今天 天气) + backoff(天气) + P(好)
        ("今天 天气", "好", -0.15 - 0.2 - 0.9),
        # 天气 很 begins no trigram and has back-off 0: P(好 | 很)
        ("天气 很", "好", -0.5),
        # 好 今天 is no bigram, so backing off to 今天 is free: P(天气 | 今天)
        ("好 今天", "天气", -0.3),
        # backoff(<s>) + P(好)
        ("", "好", -0.4 - 0.9),
        # <unk> has no back-off: P(好)
        ("<unk>", "好", -0.9),
        # The end of a sentence is a word like others.
        ("很 好", "</s>", -0.35),
        # The lexicon's word that the ARPA lacks gets <unk>: backoff(好) + P(<unk>)
        ("很 好", "私语", -0.05 - 1.5),
    ],
)
def test_backing_off(
    toy: NgramModel, toy_ids: dict[str, int], history: str, word: str, expected: float
) -> None:
    """Each score is the sum that Katz's formula gives."""
    assert score(toy, toy_ids, history, word) == pytest.approx(expected, abs=1e-6)


def test_state_remembers_what_can_matter(toy: NgramModel, toy_ids: dict[str, int]) -> None:
    """Both words are remembered only if a trigram begins with them or they have a back-off."""
    begin, today, weather, very, good = (toy_ids[w] for w in ("<s>", "今天", "天气", "很", "好"))

    assert toy.state_of([]) == toy.begin_state() == State(-1, begin, 0.0)
    assert toy.state_of([today]) == State(-1, today, 0.0)
    assert toy.state_of([begin, today]) == State(begin, today, pytest.approx(-0.25))
    assert toy.state_of([good, today, weather]) == State(today, weather, pytest.approx(-0.15))
    assert toy.state_of([weather, very]) == State(-1, very, 0.0)
    assert toy.state_of([good, today]) == State(-1, today, 0.0)


def test_sentence_word_by_word(toy: NgramModel, toy_ids: dict[str, int]) -> None:
    """States made by `extend` carry a sentence from <s> to </s>."""
    previous, last, backoff = (np.array([field]) for field in toy.begin_state())
    backoff = backoff.astype(np.float32)
    total = 0.0
    for name in ("今天", "天气", "很", "好", "</s>"):
        words = np.array([toy_ids[name]], np.int32)
        scores, slots = toy.score(previous, last, backoff, words)
        previous, last, backoff = toy.extend(last, words, slots)
        total += float(scores[0])
    # P(今天|<s>) P(天气|<s> 今天) P(很|今天 天气) P(好|很) P(</s>|好)
    assert total == pytest.approx(-0.2 - 0.05 - 0.1 - 0.5 - 0.35, abs=1e-6)


def test_absent_bigrams_have_no_slot(toy: NgramModel, toy_ids: dict[str, int]) -> None:
    """The slots tell held bigrams from others; results have the broadcast shape and dtypes."""
    last = np.array([[toy_ids["今天"]], [toy_ids["好"]]], np.int32)
    words = np.array([[toy_ids["天气"], toy_ids["很"], toy_ids["</s>"]]], np.int32)
    nothing = np.full(last.shape, -1, np.int32)
    scores, slots = toy.score(nothing, last, np.zeros(last.shape, np.float32), words)

    assert (slots >= 0).tolist() == [[True, False, False], [False, False, True]]
    assert (scores.dtype, slots.dtype, scores.shape) == (np.float32, np.int32, (2, 3))


def test_no_pairs(toy: NgramModel) -> None:
    """Nothing asked, nothing returned."""
    none = np.empty(0, np.int32)
    scores, slots = toy.score(none, none, np.empty(0, np.float32), none)
    states = toy.extend(none, none, slots)
    assert [scores.size, slots.size, *(field.size for field in states)] == [0, 0, 0, 0, 0]


def test_what_the_model_knows_of_itself(toy: NgramModel) -> None:
    """Special ids follow those of the five words."""
    assert (toy.order, toy.vocabulary_size, toy.scores_end) == (3, 5, True)
    assert (toy.begin, toy.end, toy.unknown) == (5, 6, 7)
