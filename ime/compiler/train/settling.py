"""Words and how to find them, each from the other, until neither changes much.

frequencies ──► segment a sample ──► count ──► bigram model ─┐
                      ▲                                      │
                      └──────── until the likelihood settles ┘
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.backoff_model import BackoffModel, Values
from ime.compiler.train.base_distribution import base_distribution
from ime.compiler.train.corpus import Report, read_words, save_scores, segment_codes
from ime.compiler.train.counting import count_trigrams
from ime.compiler.train.kneser_ney import kneser_ney
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.orders import Orders, continuations, occurrences
from ime.compiler.train.words_of_lexicon import LexiconId

MOST_ROUNDS = 6
SETTLED = 2e-3  # relative gain of log probability
_LEAST_BIGRAM = 2


def settle(
    sample: Path,
    folder: Path,
    lexicon: LexiconId,
    word_frequency: NDArray[np.float32],
    *,
    jobs: int,
    report: Report,
) -> None:
    """Write the scores that segmentation has settled on (`save_scores`).

    Args:
        sample: the folder with the codes of a sample of all text.
        folder: where to write.
        lexicon: gives the words.
        word_frequency: float32 log10 by word id, NaN where unknown: what the first round uses.
        jobs: number of processes.
        report: told how many further codes have been segmented.
    """
    base = base_distribution(word_frequency, equal_share=0.0)
    none = np.empty(0, np.uint64)
    model = BackoffModel.normalised(base, none, np.empty(0), none, np.empty(0))
    before = -np.inf
    scratch = folder / "scratch"
    scratch.mkdir()
    for _ in range(MOST_ROUNDS):
        save_scores(model, folder)
        reached = segment_codes(sample, scratch, lexicon, folder, jobs=jobs, report=report)
        counted = count_trigrams(read_words(scratch), lexicon.vocabulary_size, scratch)
        model = _bigram_model(counted, base)
        if reached - before < SETTLED * abs(reached):
            break
        before = reached
    save_scores(model, folder)
    shutil.rmtree(scratch)


def _bigram_model(counted: NgramCounts, base: Values) -> BackoffModel:
    """Return a model of bigrams seen twice, smoothed as if it were of the highest order."""
    none = NgramCounts(np.empty(0, np.uint64), np.empty(0, np.int64))
    bigrams = occurrences(counted).bigrams
    orders = Orders(none, bigrams, continuations(counted).words)
    kept = bigrams.at_least(_LEAST_BIGRAM).keys
    return kneser_ney(orders, base, kept, none.keys)
