"""Modified Kneser-Ney smoothing, interpolated, as a back-off model.

    P(w | u v) = (c(u v w) - D(c(u v w))) / c(u v .)  +  g(u v) * P(w | v)

    g(u v)     = (D1 * N1(u v .) + D2 * N2(u v .) + D3 * N3+(u v .)) / c(u v .)

D1, D2 and D3 are taken from n-grams counted once, twice and more often; N1, N2 and N3+ are the
numbers of words that follow a context so often. Below the highest order c is the number of
different words before an n-gram; the words' own distribution is interpolated with a given one
(the uniform one in the paper). Source: Chen and Goodman, "An empirical study of smoothing
techniques for language modeling", 1999.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.backoff_model import BackoffModel, Values
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.ngram_keys import (
    Keys,
    contexts_of,
    find_rows,
    group_starts,
    last_words,
    suffixes_of,
)
from ime.compiler.train.orders import Orders

# Where a corpus is too small to estimate from, the discounts of a middling one.
FALLBACK_DISCOUNTS = (0.5, 1.0, 1.5)
_MOST = len(FALLBACK_DISCOUNTS)


@dataclass(frozen=True, slots=True)
class Discounts:
    """What is taken from counts of 1, of 2, and of 3 and more."""

    values: tuple[float, float, float]

    @classmethod
    def estimate(cls, counts: NDArray[np.int64]) -> Discounts:
        """Estimate discounts from the numbers of n-grams counted once to four times.

        With n1 to n4 those numbers, Y = n1 / (n1 + 2 n2) and Dk = k - (k + 1) Y n(k+1) / nk.
        """
        n1, n2, n3, n4 = (float(np.count_nonzero(counts == often)) for often in (1, 2, 3, 4))
        if not min(n1, n2, n3, n4):
            return cls(FALLBACK_DISCOUNTS)
        share = n1 / (n1 + 2 * n2)
        values = (1 - 2 * share * n2 / n1, 2 - 3 * share * n3 / n2, 3 - 4 * share * n4 / n3)
        in_range = all(0 <= value <= often for often, value in enumerate(values, start=1))
        return cls(values if in_range else FALLBACK_DISCOUNTS)

    def of(self, counts: NDArray[np.int64]) -> Values:
        """Return the discount of each count, at least 1."""
        return np.array(self.values).take(np.minimum(counts, _MOST) - 1)


def kneser_ney(orders: Orders, base: Values, bigrams: Keys, trigrams: Keys) -> BackoffModel:
    """Estimate a model.

    Args:
        orders: what `continuations` returned. Discounts and contexts are taken from all of it.
        base: float64 by word id, special words included, with sum 1: what is known of words
            that were never counted.
        bigrams, trigrams: ascending keys of what the model is to hold, as far as it was counted;
            the contexts of the trigrams are among the bigrams. What is left out gives its
            probability to the back-off.
    """
    unigrams = _unigrams(orders.words, base)
    below = _interpolate(
        orders.bigrams, orders.bigrams.keys, unigrams[last_words(orders.bigrams.keys)]
    )
    held = _held(orders.trigrams.keys, trigrams)
    rows = find_rows(orders.bigrams.keys, suffixes_of(held))
    probabilities = _interpolate(orders.trigrams, held, below[rows])
    kept = find_rows(bigrams, orders.bigrams.keys) >= 0
    return BackoffModel.normalised(
        unigrams, orders.bigrams.keys[kept], below[kept], held, probabilities
    )


def _held(counted: Keys, wanted: Keys) -> Keys:
    return counted[find_rows(wanted, counted) >= 0]


def _unigrams(words: NgramCounts, base: Values) -> Values:
    discounted = words.counts - Discounts.estimate(words.counts).of(words.counts)
    total = max(1, int(words.counts.sum()))
    unigrams: Values = (total - discounted.sum()) / total * base
    unigrams[words.keys.astype(np.int64)] += discounted / total
    return unigrams


def _interpolate(counts: NgramCounts, keys: Keys, lower: Values) -> Values:
    """Return the probabilities of some of the counted n-grams.

    Args:
        counts: all n-grams of the order.
        keys: ascending, some of them.
        lower: float64 probability without the oldest word, for each key.
    """
    if not keys.size:
        return np.empty(0)
    starts = group_starts(contexts_of(counts.keys))
    discounts = Discounts.estimate(counts.counts).of(counts.counts)
    totals = np.add.reduceat(counts.counts, starts)
    left = np.add.reduceat(discounts, starts) / totals
    rows = np.searchsorted(counts.keys, keys)
    context = np.searchsorted(starts, rows, side="right") - 1
    discounted = counts.counts[rows] - discounts[rows]
    return discounted / totals[context] + left[context] * lower
