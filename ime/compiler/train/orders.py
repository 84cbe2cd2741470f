"""Counts of trigrams -> counts of bigrams and words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ime.compiler.train.counting import PADDING
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.ngram_keys import (
    WORD_BITS,
    count_sorted,
    last_words,
    suffixes_of,
    sum_by_key,
    sum_sorted,
)

_FIRST_PADDED = np.uint64(PADDING << 2 * WORD_BITS)


@dataclass(frozen=True, slots=True)
class Orders:
    """Counts of all orders; one may count occurrences, or how many words stand before.

    Attributes:
        trigrams: those without padding.
        bigrams: all of them, including those that begin a clause.
        words: by word id, special words included.
    """

    trigrams: NgramCounts
    bigrams: NgramCounts
    words: NgramCounts


def occurrences(counted: NgramCounts) -> Orders:
    """Return how often everything occurs, given what `count_trigrams` returned."""
    trigrams, openings = _split(counted)
    bigrams = NgramCounts(
        *sum_by_key(
            np.concatenate([suffixes_of(trigrams.keys), openings.keys]),
            np.concatenate([trigrams.counts, openings.counts]),
        )
    )
    words = sum_by_key(last_words(bigrams.keys).astype(np.uint64), bigrams.counts)
    return Orders(trigrams, bigrams, NgramCounts(*words))


def continuations(counted: NgramCounts) -> Orders:
    """Return what Kneser-Ney smoothing counts.

    Of trigrams, and of bigrams that begin a clause, the occurrences: nothing stands before
    them. Of all others the number of different words that stand before them.
    """
    trigrams, openings = _split(counted)
    inner = NgramCounts(*count_sorted(np.sort(suffixes_of(trigrams.keys))))
    # No bigram is both: what begins a clause never stands behind a word.
    order = np.argsort(np.concatenate([inner.keys, openings.keys]))
    bigrams = NgramCounts(
        np.concatenate([inner.keys, openings.keys])[order],
        np.concatenate([inner.counts, openings.counts])[order],
    )
    words = count_sorted(np.sort(last_words(bigrams.keys).astype(np.uint64)))
    return Orders(trigrams, bigrams, NgramCounts(*words))


def contexts(counts: NgramCounts) -> NgramCounts:
    """Return how often each context of some n-grams occurs, whatever word follows."""
    return NgramCounts(*sum_sorted(counts.keys >> np.uint64(WORD_BITS), counts.counts))


def _split(counted: NgramCounts) -> tuple[NgramCounts, NgramCounts]:
    """Return the trigrams and, as bigrams, what was padded."""
    edge = int(np.searchsorted(counted.keys, _FIRST_PADDED))
    trigrams = NgramCounts(counted.keys[:edge], counted.counts[:edge])
    return trigrams, NgramCounts(suffixes_of(counted.keys[edge:]), counted.counts[edge:])
