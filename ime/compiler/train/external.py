"""A published ARPA model as a part of the mixture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.arpa import Ngrams, read_arpa
from ime.compiler.progress import Progress
from ime.compiler.train.backoff_model import BackoffModel, Values
from ime.compiler.train.base_distribution import RAREST
from ime.compiler.train.ngram_keys import Keys, contexts_of, pack, unpack
from ime.errors import SourceError
from ime.lexicon import Vocabulary
from ime.lm.model import SPECIAL_WORDS, special_ids


def read_external(
    arpa: Path,
    vocabulary: Vocabulary,
    word_frequency: NDArray[np.float32],
    progress: Progress,
) -> BackoffModel:
    """Read a model and normalise it over the vocabulary.

    What it leaves to words that it lacks, and to <unk>, is shared among them by frequency.

    Args:
        arpa: n-grams of up to three words, plain or compressed.
        vocabulary: the words; n-grams with others are left out.
        word_frequency: float32 log10 by word id, NaN where unknown.
        progress: where to show how far the reading is.

    Raises:
        SourceError: the file cannot be used.
    """
    orders = read_arpa(arpa, vocabulary, progress)
    unigrams = _unigrams(arpa, orders[0], word_frequency)
    bigrams, bigram_values = _sorted(orders, 2)
    trigrams, trigram_values = _sorted(orders, 3)
    absent = np.setdiff1d(contexts_of(trigrams), bigrams)
    if absent.size:
        words = unpack(absent, 2)
        backed_off = _backoffs(orders[0], unigrams.size)[words[:, 0]] * unigrams[words[:, 1]]
        bigrams = np.concatenate([bigrams, absent])
        order = np.argsort(bigrams)
        bigrams = bigrams[order]
        bigram_values = np.concatenate([bigram_values, backed_off])[order]
    return BackoffModel.normalised(unigrams, bigrams, bigram_values, trigrams, trigram_values)


def _unigrams(arpa: Path, found: Ngrams, word_frequency: NDArray[np.float32]) -> Values:
    size = word_frequency.size + SPECIAL_WORDS
    begin, end, unknown = special_ids(word_frequency.size)
    unigrams = np.zeros(size)
    unigrams[found.words[:, 0]] = 10.0 ** found.probabilities.astype(np.float64)
    if not unigrams[:begin].any():
        raise SourceError(f"{arpa}: no word of it is in the lexicon; give an ARPA file of Chinese")
    left = max(unigrams[unknown], 1.0 - unigrams[:begin].sum() - unigrams[end])
    unigrams[[begin, unknown]] = 0.0
    frequency = np.append(word_frequency, np.full(SPECIAL_WORDS, np.nan, np.float32))
    shares = np.where(unigrams > 0, 0.0, 10.0 ** np.nan_to_num(frequency, nan=RAREST))
    shares[[begin, end]] = 0.0
    unigrams += left * shares / shares.sum()
    normalised: Values = unigrams / unigrams.sum()
    return normalised


def _backoffs(found: Ngrams, size: int) -> Values:
    backoffs = np.ones(size)
    backoffs[found.words[:, 0]] = 10.0 ** found.backoffs.astype(np.float64)
    return backoffs


def _sorted(orders: list[Ngrams], order: int) -> tuple[Keys, Values]:
    if order > len(orders):
        return np.empty(0, np.uint64), np.empty(0)
    found = orders[order - 1]
    keys, first = np.unique(pack(*found.words.T), return_index=True)
    return keys, 10.0 ** found.probabilities.astype(np.float64)[first]
