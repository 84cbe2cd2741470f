"""Entropy pruning: the n-grams that change the distribution least are left out.

    D(h, w) = -P(h) * (P(w|h) * (log P(w|h') + log a'(h) - log P(w|h))
                       + (1 - sum of P(v|h) over all held v) * (log a'(h) - log a(h)))

h' is the context without its oldest word, a(h) its back-off, a'(h) the back-off that it would
have without w. Source: Stolcke, "Entropy-based pruning of backoff language models", 1998. P(h)
comes from counts and not from the model: the lower orders of a Kneser-Ney model do not say how
frequent a context is (Chelba et al., "Study on interaction between entropy pruning and
Kneser-Ney smoothing", 2010).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.backoff_model import BackoffModel, Values
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.ngram_keys import contexts_of, find_rows, last_words, suffixes_of

_LEAST_REST = 1e-9


@dataclass(frozen=True, slots=True)
class Losses:
    """What is lost, in nats a word, with each n-gram of a model.

    Attributes:
        bigrams, trigrams: float64 in the order of the model's n-grams. A bigram loses no less
            than any trigram whose context it is, so that no trigram is kept without it.
    """

    bigrams: Values
    trigrams: Values


def losses(model: BackoffModel, words: NgramCounts, bigrams: NgramCounts) -> Losses:
    """Return the losses.

    Args:
        model: normalised.
        words, bigrams: how often they occur as contexts. A context that does not occur has the
            probability that the model gives it.
    """
    total = max(1, int(words.counts.sum()))
    of_words = model.unigrams.copy()
    of_words[words.keys.astype(np.int64)] = words.counts / total
    first = contexts_of(model.bigrams).astype(np.int64)
    of_bigrams = of_words[first] * model.bigram_probabilities
    rows = find_rows(bigrams.keys, model.bigrams)
    of_bigrams[rows >= 0] = bigrams.counts[rows[rows >= 0]] / total
    lower = model.unigrams[last_words(model.bigrams)]
    of_order_two = _losses(first, of_words, model.bigram_probabilities, lower)
    contexts = find_rows(model.bigrams, contexts_of(model.trigrams))
    lower = model.after_one(suffixes_of(model.trigrams))
    of_order_three = _losses(contexts, of_bigrams, model.trigram_probabilities, lower)
    np.maximum.at(of_order_two, contexts, of_order_three)
    return Losses(of_order_two, of_order_three)


def prune(model: BackoffModel, lost: Losses, fits: Callable[[int, int], bool]) -> BackoffModel:
    """Keep the n-grams that lose most, as many as fit, and normalise again.

    Args:
        model: the model.
        lost: its losses; one threshold holds for bigrams and trigrams.
        fits: tells whether so many bigrams and so many trigrams are few enough; if it holds for
            some numbers, then for all lower ones.
    """
    threshold = _threshold(lost, fits)
    bigrams = model.bigrams[lost.bigrams >= threshold]
    return model.restricted(bigrams, model.trigrams[lost.trigrams >= threshold])


def _threshold(lost: Losses, fits: Callable[[int, int], bool]) -> float:
    """Return the lowest loss at and above which everything fits."""
    bigrams, trigrams = np.sort(lost.bigrams), np.sort(lost.trigrams)
    steps = np.unique(np.concatenate([bigrams, trigrams, [np.inf]]))
    low, high = 0, steps.size - 1
    while low < high:
        middle = (low + high) // 2
        above = [
            loss.size - int(np.searchsorted(loss, steps[middle])) for loss in (bigrams, trigrams)
        ]
        if fits(*above):
            high = middle
        else:
            low = middle + 1
    return float(steps[low])


def _losses(contexts: NDArray[np.int64], shares: Values, upper: Values, lower: Values) -> Values:
    """Return the losses of the n-grams of one order.

    Args:
        contexts: int64 number of each n-gram's context.
        shares: float64 P(h) by that number.
        upper, lower: float64 P(w|h) and P(w|h') of each n-gram.
    """
    size = shares.size
    left = np.maximum(1.0 - np.bincount(contexts, upper, size), _LEAST_REST)[contexts]
    lower_left = np.maximum(1.0 - np.bincount(contexts, lower, size), _LEAST_REST)[contexts]
    backoff = np.log(left) - np.log(lower_left)
    backoff_without = np.log(left + upper) - np.log(lower_left + lower)
    gain = upper * (np.log(lower) + backoff_without - np.log(upper))
    lost: Values = -shares[contexts] * (gain + left * (backoff_without - backoff))
    return lost
