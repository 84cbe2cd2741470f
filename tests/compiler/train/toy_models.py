"""Models of random text of a tiny vocabulary."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path

import numpy as np

from ime.compiler.train.backoff_model import BackoffModel
from ime.compiler.train.counting import PADDING
from ime.compiler.train.kneser_ney import kneser_ney
from ime.compiler.train.ngram_keys import pack
from ime.compiler.train.orders import continuations, occurrences
from tests.compiler.train.toy_text import ALL, BEGIN, END, SIZE, UNKNOWN, counted, texts

# Uniform, but <s> is never a word.
BASE = np.where(np.arange(SIZE + 3) == BEGIN, 0.0, 1 / len(ALL))
CONTEXTS = [
    *((PADDING, last) for last in (*range(SIZE), BEGIN, UNKNOWN)),
    *product((*range(SIZE), BEGIN, UNKNOWN), range(SIZE)),
]


def probability(model: BackoffModel, *ngram: int) -> float:
    """P(last word | the two before)."""
    (key,) = pack(*(np.array([word]) for word in ngram))
    return float(model.after_two(np.array([key]))[0])


def sums(model: BackoffModel) -> np.ndarray:
    """The sum of all probabilities after each context."""
    rows = np.array([(*context, word) for context in CONTEXTS for word in (*ALL, BEGIN)])
    return model.after_two(pack(*rows.T)).reshape(len(CONTEXTS), -1).sum(axis=1)


def estimate(words: list[int], *, least: int = 1) -> BackoffModel:
    """A model that holds the n-grams that occur often enough."""
    with tempfile.TemporaryDirectory() as scratch:
        counts = counted(words, Path(scratch))
    found = occurrences(counts)
    bigrams, trigrams = found.bigrams.at_least(least), found.trigrams.at_least(least)
    return kneser_ney(continuations(counts), BASE, bigrams.keys, trigrams.keys)


# At least one word, so that there is something to estimate from.
models = texts.map(lambda words: estimate([0, END, *words]))
