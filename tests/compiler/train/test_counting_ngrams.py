"""Trigrams are counted in chunks, and the chunks do not show."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.train.counting import PADDING, merge_counts
from ime.compiler.train.ngram_keys import unpack
from ime.compiler.train.orders import contexts, continuations, occurrences
from tests.compiler.train.toy_text import (
    BEGIN,
    END,
    UNKNOWN,
    counted,
    plain_trigrams,
    texts,
)


def as_counter(counts, order: int) -> Counter[tuple[int, ...]]:
    rows = map(tuple, unpack(counts.keys, order).tolist())
    return Counter(dict(zip(rows, counts.counts.tolist(), strict=True)))


def test_what_is_counted(tmp_path):
    """Nothing reaches over marks, and what is foreign is only ever looked back to."""
    words = [0, 1, END, 2, UNKNOWN, 3, END, END, UNKNOWN, END]
    assert as_counter(counted(words, tmp_path), 3) == {
        (PADDING, BEGIN, 0): 1,
        (BEGIN, 0, 1): 1,
        (0, 1, END): 1,
        (PADDING, BEGIN, 2): 1,
        (PADDING, UNKNOWN, 3): 1,
        (UNKNOWN, 3, END): 1,
    }


@given(texts)
def test_agrees_with_counting_one_by_one(words):
    with tempfile.TemporaryDirectory() as scratch:
        assert as_counter(counted(words, Path(scratch)), 3) == plain_trigrams(words)


@given(texts, st.integers(1, 9))
def test_chunks_change_no_byte(words, words_per_run):
    """Neither the chunks that are sorted nor the ranges that are merged show in the result."""
    with tempfile.TemporaryDirectory() as scratch:
        whole = counted(words, Path(scratch))
        parts = counted(words, Path(scratch), words_per_run=words_per_run)
        assert not list(Path(scratch).iterdir())
    assert whole.keys.tobytes() == parts.keys.tobytes()
    assert whole.counts.tobytes() == parts.counts.tobytes()


@given(st.lists(texts, max_size=4), st.integers(1, 12))
def test_merging_adds_up(many, keys_per_range):
    with tempfile.TemporaryDirectory() as scratch:
        parts = [counted(words, Path(scratch)) for words in many]
    merged = merge_counts(parts, keys_per_range=keys_per_range)
    assert as_counter(merged, 3) == sum(map(plain_trigrams, many), Counter())
    assert np.all(merged.keys[1:] > merged.keys[:-1])


@given(texts)
def test_lower_orders(words):
    """Occurrences are summed over the oldest word, continuations count how many there are."""
    with tempfile.TemporaryDirectory() as scratch:
        counts = counted(words, Path(scratch))
    plain = plain_trigrams(words)
    occur, different, following = Counter(), Counter(), Counter()
    for (oldest, middle, last), count in plain.items():
        occur[middle, last] += count
        different[middle, last] += count if oldest == PADDING else 1
        following[(middle,)] += count
    assert as_counter(occurrences(counts).bigrams, 2) == occur
    assert as_counter(continuations(counts).bigrams, 2) == different
    assert as_counter(contexts(occurrences(counts).bigrams), 1) == following
    assert as_counter(continuations(counts).words, 1) == Counter((last,) for _, last in occur)
