"""The most probable words are found, for all clauses at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.train.alphabet import Alphabet
from ime.compiler.train.segmentation import Segmenter
from ime.compiler.train.word_scores import WordScores
from ime.compiler.train.word_trie import WordTrie
from tests.compiler.train.plain_segmentation import ways

WORDS = ["一", "一二", "一二三", "二", "二三", "三一", "一二三一二三"]  # 三 is in words only
IDS = {word: number for number, word in enumerate(WORDS)}
BEGIN, END, UNKNOWN = len(WORDS), len(WORDS) + 1, len(WORDS) + 2
ALPHABET = Alphabet(WORDS)
TRIE = WordTrie(WORDS, ALPHABET)

# Multiples of 1/64 add up without rounding.
numbers = st.integers(-400, -1).map(lambda n: n / 64)
per_word = st.lists(numbers, min_size=UNKNOWN + 1, max_size=UNKNOWN + 1)
pairs = st.dictionaries(st.tuples(st.integers(0, UNKNOWN), st.integers(0, END)), numbers)
texts = st.lists(st.text("一二三四A", max_size=7), min_size=1, max_size=5)


def make_scores(unigrams, backoffs, bigrams) -> WordScores:
    return WordScores.build(
        np.array(unigrams, np.float32),
        np.array(backoffs, np.float32),
        np.array(list(bigrams), np.int32).reshape(-1, 2),
        np.array(list(bigrams.values()), np.float32),
    )


def plain_score(path, unigrams, backoffs, bigrams) -> float:
    """The score of some words behind the first of them."""
    total = 0.0
    for first, second in pairwise(path):
        if second == UNKNOWN:
            total += unigrams[UNKNOWN]
        else:
            total += bigrams.get((first, second), backoffs[first] + unigrams[second])
    return total


def plain_best(text, *scores) -> float:
    """The best score of a text, one clause after the other; 四 is in no word, A is foreign."""
    total, opening = 0.0, BEGIN
    for clause in text.replace("四", "A").replace("A", "A|").replace("\n", "\n|").split("|")[:-1]:
        closing = END if clause[-1] == "\n" else UNKNOWN
        found = ways(clause[:-1], IDS, UNKNOWN)
        total += max(plain_score([opening, *way, closing], *scores) for way in found)
        opening = BEGIN if closing == END else UNKNOWN
    return total


@given(per_word, per_word, pairs, texts)
def test_agrees_with_trying_every_way(unigrams, backoffs, bigrams, clauses):
    """The score is the best there is, and it is the score of the words that come with it."""
    text = "".join(f"{clause}\n" for clause in clauses)
    scores = (unigrams, backoffs, bigrams)
    segmented = Segmenter(TRIE, make_scores(*scores), len(WORDS)).segment(ALPHABET.encode(text))
    assert segmented.score == pytest.approx(plain_best(text, *scores), abs=1e-4)
    assert rescored(segmented.words.tolist(), *scores) == pytest.approx(segmented.score, abs=1e-4)


def rescored(words, *scores) -> float:
    """The score of the words that were found, which stand between the marks."""
    total, path = 0.0, [BEGIN]
    for word in words:
        path.append(word)
        if word in (END, UNKNOWN):
            total += plain_score(path, *scores)
            path = [BEGIN if word == END else UNKNOWN]
    return total


@given(per_word, pairs, texts, st.text("一二三四A", max_size=5))
def test_neighbours_change_nothing(unigrams, bigrams, clauses, other):
    """A clause is segmented in the same way alone and among others."""
    segmenter = Segmenter(TRIE, make_scores(unigrams, unigrams, bigrams), len(WORDS))
    alone = [
        segmenter.segment(ALPHABET.encode(f"{clause}\n")).words for clause in [*clauses, other]
    ]
    text = "".join(f"{clause}\n" for clause in [*clauses, other])
    together = segmenter.segment(ALPHABET.encode(text)).words
    assert together.tolist() == np.concatenate(alone).tolist()


def test_hand_arithmetic():
    """一二三 as one word costs 3, 一 + 二三 costs 1 + 1.5 by themselves but 4 after each other."""
    unigrams = [-1.0, -9.0, -3.0, -9.0, -1.5, -9.0, -9.0, -99.0, 0.0, -9.0]
    codes = ALPHABET.encode("一二三\n")
    freely = make_scores(unigrams, [0.0] * 10, {})
    assert Segmenter(TRIE, freely, len(WORDS)).segment(codes).words.tolist() == [0, 4, END]
    bound = make_scores(unigrams, [0.0] * 10, {(IDS["一"], IDS["二三"]): -3.0})
    assert Segmenter(TRIE, bound, len(WORDS)).segment(codes).words.tolist() == [2, END]


def test_nothing_at_all():
    segmenter = Segmenter(TRIE, make_scores([-1.0] * 10, [0.0] * 10, {}), len(WORDS))
    assert segmenter.segment(np.empty(0, np.uint16)).words.size == 0
