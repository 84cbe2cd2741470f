"""A back-off model -> the packaged format, and how big that will be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.arpa import Ngrams
from ime.compiler.model import compile_ngrams
from ime.compiler.train.backoff_model import BackoffModel, Values
from ime.compiler.train.ngram_keys import Keys, unpack
from ime.lm.model import SPECIAL_WORDS

NEVER = -99.0  # log10 of 0, by the habit of ARPA files

_SPARE = 33 / 32  # slots of a table for each n-gram
_ENTRY_BYTES, _MULTIPLIER_BYTES, _BACKOFF_BYTES, _UNIGRAM_BYTES = 4, 2, 1, 8
_KEYS_PER_BUCKET = 4


def package(
    model: BackoffModel, folder: Path, *, vocabulary_size: int, vocabulary_sha256: str
) -> None:
    """Write the files that `ime.lm.NgramModel` maps.

    Args:
        model: the model.
        folder: created if missing.
        vocabulary_size: the number of words in the vocabulary.
        vocabulary_sha256: its digest.
    """
    words = np.arange(vocabulary_size + SPECIAL_WORDS, dtype=np.uint64)
    orders = [
        _ngrams(words, 1, model.unigrams, model.unigram_backoffs),
        _ngrams(model.bigrams, 2, model.bigram_probabilities, model.bigram_backoffs),
        _ngrams(model.trigrams, 3, model.trigram_probabilities, np.ones(model.trigrams.size)),
    ]
    compile_ngrams(
        orders,
        folder,
        origin=folder,
        vocabulary_sha256=vocabulary_sha256,
        word_frequency=np.full(vocabulary_size, np.nan, np.float32),
    )


def packaged_bytes(vocabulary_size: int, bigrams: int, trigrams: int) -> int:
    """Return about how many bytes the files will have."""
    unigrams = (vocabulary_size + SPECIAL_WORDS) * _UNIGRAM_BYTES
    slots = int(_SPARE * bigrams)
    return unigrams + _table_bytes(bigrams) + slots * _BACKOFF_BYTES + _table_bytes(trigrams)


def _table_bytes(ngrams: int) -> int:
    buckets = 1 << max(0, ngrams // _KEYS_PER_BUCKET - 1).bit_length()
    return int(_SPARE * ngrams) * _ENTRY_BYTES + buckets * _MULTIPLIER_BYTES


def _ngrams(keys: Keys, order: int, probabilities: Values, backoffs: Values) -> Ngrams:
    return Ngrams(
        unpack(keys, order),
        _log10(probabilities),
        _log10(backoffs),
        np.zeros(keys.size, np.uint32),
    )


def _log10(values: Values) -> NDArray[np.float32]:
    logarithms: NDArray[np.float32] = np.log10(np.maximum(values, 10.0**NEVER)).astype(np.float32)
    return logarithms
