"""A back-off trigram in sorted arrays of full precision, while it is being made."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.ngram_keys import (
    Keys,
    contexts_of,
    find_rows,
    last_words,
    suffixes_of,
)

Values = NDArray[np.float64]

# Of what the n-grams after a context leave to all others; rounding must not make it 0 or less.
_LEAST_REST = 1e-9


@dataclass(frozen=True, slots=True)
class BackoffModel:
    """Probabilities (not their logarithms) of words after words.

    Attributes:
        unigrams: float64 P(word) by word id, special words included.
        unigram_backoffs: float64, of each word as a context.
        bigrams: uint64 keys, ascending.
        bigram_probabilities, bigram_backoffs: float64 in their order.
        trigrams: uint64 keys, ascending; their contexts are bigrams of the model.
        trigram_probabilities: float64 in their order.
    """

    unigrams: Values
    unigram_backoffs: Values
    bigrams: Keys
    bigram_probabilities: Values
    bigram_backoffs: Values
    trigrams: Keys
    trigram_probabilities: Values

    @classmethod
    def normalised(
        cls,
        unigrams: Values,
        bigrams: Keys,
        bigram_probabilities: Values,
        trigrams: Keys,
        trigram_probabilities: Values,
    ) -> BackoffModel:
        """Give the model those back-offs with which probabilities sum to 1 after each context."""
        lower = unigrams[last_words(bigrams)]
        contexts = contexts_of(bigrams).astype(np.int64)
        left = _rest(contexts, bigram_probabilities, unigrams.size)
        unigram_backoffs = left / _rest(contexts, lower, unigrams.size)
        rows = find_rows(bigrams, contexts_of(trigrams))
        model = cls(
            unigrams,
            unigram_backoffs,
            bigrams,
            bigram_probabilities,
            np.ones(bigrams.size),
            trigrams,
            trigram_probabilities,
        )
        lower = model.after_one(suffixes_of(trigrams))
        left = _rest(rows, trigram_probabilities, bigrams.size)
        model.bigram_backoffs[:] = left / _rest(rows, lower, bigrams.size)
        return model

    @classmethod
    def open(cls, folder: Path) -> BackoffModel:
        """Map what `save` wrote."""
        arrays = (np.load(folder / f"{field.name}.npy", mmap_mode="r") for field in fields(cls))
        return cls(*map(np.asarray, arrays))

    def save(self, folder: Path) -> None:
        """Write into an existing folder."""
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name))

    def after_one(self, bigrams: Keys) -> Values:
        """Return P(second word | first word)."""
        rows = find_rows(self.bigrams, bigrams)
        contexts = contexts_of(bigrams).astype(np.int64)
        values = self.unigram_backoffs[contexts] * self.unigrams[last_words(bigrams)]
        held = rows >= 0
        values[held] = self.bigram_probabilities[rows[held]]
        return values

    def after_two(self, trigrams: Keys) -> Values:
        """Return P(third word | first two); a first word that is padding is not looked at."""
        values = self.after_one(suffixes_of(trigrams))
        contexts = find_rows(self.bigrams, contexts_of(trigrams))
        known = contexts >= 0
        values[known] *= self.bigram_backoffs[contexts[known]]
        rows = find_rows(self.trigrams, trigrams)
        held = rows >= 0
        values[held] = self.trigram_probabilities[rows[held]]
        return values

    def restricted(self, bigrams: Keys, trigrams: Keys) -> BackoffModel:
        """Return the model with no other n-grams than these, normalised again.

        Args:
            bigrams, trigrams: ascending; the contexts of the trigrams are among the bigrams.
        """
        in_bigrams = find_rows(bigrams, self.bigrams) >= 0
        in_trigrams = find_rows(trigrams, self.trigrams) >= 0
        return BackoffModel.normalised(
            self.unigrams,
            self.bigrams[in_bigrams],
            self.bigram_probabilities[in_bigrams],
            self.trigrams[in_trigrams],
            self.trigram_probabilities[in_trigrams],
        )


def _rest(contexts: NDArray[np.int64], probabilities: Values, size: int) -> Values:
    """Return what the probabilities after each context leave of 1."""
    rest: Values = np.maximum(1.0 - np.bincount(contexts, probabilities, size), _LEAST_REST)
    return rest
