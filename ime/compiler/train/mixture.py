"""Several models -> one, with the weights that held-out text asks for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.backoff_model import BackoffModel, Values
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.ngram_keys import Keys, contexts_of, last_words
from ime.compiler.train.sentence_ends import WithEnds

TOLERANCE = 1e-5
_MOST_ROUNDS = 10_000
_TINY = 1e-300


def words_only(heldout: NgramCounts, end: int) -> NgramCounts:
    """Drop what ends a clause: nobody types ends, so they do not choose the weights."""
    is_word = last_words(heldout.keys) != end
    return NgramCounts(heldout.keys[is_word], heldout.counts[is_word])


def probabilities(models: Sequence[BackoffModel | WithEnds], heldout: NgramCounts) -> Values:
    """Return float64[models, n-grams], the probability that each model gives to each."""
    return np.stack([model.after_two(heldout.keys) for model in models])


def mixture_weights(values: Values, counts: NDArray[np.int64]) -> Values:
    """Find the weights of models in a linear mixture by expectation maximisation.

    Args:
        values: float64[models, n], P(word) by each model.
        counts: int64[n], how often each of them occurs.

    Returns:
        float64[models], not negative, with sum 1. No other weights would give a perplexity
        lower by more than `TOLERANCE`, relative; so no single model does.
    """
    weights = np.full(len(values), 1.0 / len(values))
    shares = counts / max(1, counts.sum())
    for _ in range(_MOST_ROUNDS):
        mixed = np.maximum(weights @ values, _TINY)
        # The logarithm is concave: it can rise by no more than the logarithm of the highest gain.
        gains = values @ (shares / mixed)
        if gains.max(initial=0.0) <= 1.0 + TOLERANCE:
            break
        weights *= gains
        weights /= weights.sum()
    return weights


def perplexity(values: Values, counts: NDArray[np.int64], pieces: int) -> float:
    """Return the perplexity of a text.

    Args:
        values: float64 probability of each word.
        counts: int64, how often each occurs.
        pieces: of how many pieces the text is thought to be: the number of its words, or of its
            characters.
    """
    return float(np.exp(-(counts @ np.log(np.maximum(values, _TINY))) / max(1, pieces)))


def mix(models: Sequence[BackoffModel | WithEnds], weights: Values) -> BackoffModel:
    """Mix models linearly into one that holds the n-grams of all.

    Where it holds an n-gram, its probability is the mixed one; elsewhere it backs off, so that
    the result is a little different from asking all models every time.
    """
    trigrams = _union([model.trigrams for model in models])
    bigrams = _union([contexts_of(trigrams), *(model.bigrams for model in models)])
    parts = list(zip(weights, models, strict=True))
    return BackoffModel.normalised(
        sum((weight * model.unigrams for weight, model in parts), np.zeros(1)),
        bigrams,
        sum((weight * model.after_one(bigrams) for weight, model in parts), np.zeros(1)),
        trigrams,
        sum((weight * model.after_two(trigrams) for weight, model in parts), np.zeros(1)),
    )


def _union(keys: Sequence[Keys]) -> Keys:
    return np.unique(np.concatenate(keys))
