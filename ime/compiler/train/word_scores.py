"""Scores of words after words, for the segmentation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ime.lm.ngram_hash import bigram_hashes
from ime.lm.ngram_table import NgramTable
from ime.lm.quantise import LEVELS


@dataclass(frozen=True, slots=True)
class WordScores:
    """A back-off model of two words.

    Attributes:
        unigrams: float32 log10 P(word) by word id, special words included; the last one is <unk>.
        backoffs: float32 log10 back-off by word id.
        bigrams: log10 P(word | word before), rounded to 256 values.
    """

    unigrams: NDArray[np.float32]
    backoffs: NDArray[np.float32]
    bigrams: NgramTable

    @classmethod
    def build(
        cls,
        unigrams: NDArray[np.float32],
        backoffs: NDArray[np.float32],
        words: NDArray[np.int32],
        bigrams: NDArray[np.float32],
    ) -> WordScores:
        """Put a model together.

        Args:
            unigrams, backoffs: as the attributes.
            words: int32[n, 2] word ids of bigrams, each once.
            bigrams: float32[n] log10 P(second word | first).
        """
        hashes = bigram_hashes(words[:, 0], words[:, 1])
        return cls(unigrams, backoffs, NgramTable.build(hashes, bigrams))

    def score(self, first: NDArray[np.int32], second: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return log10 P(second | first), for arrays of one shape.

        Something foreign or unknown has the same probability after every word.
        """
        _, codes = self.bigrams.find(bigram_hashes(first, second))
        backed_off = self.backoffs.take(first) + self.unigrams.take(second)
        scores = np.where(codes < LEVELS, self.bigrams.probabilities(codes), backed_off)
        unknown = self.unigrams.size - 1
        return np.where(second == unknown, self.unigrams[unknown], scores)
