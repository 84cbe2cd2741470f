"""Stolcke's pruning, against the relative entropy computed word by word."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.train.backoff_model import BackoffModel
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.ngram_keys import contexts_of, unpack
from ime.compiler.train.pruning import losses, prune
from tests.compiler.train.toy_models import CONTEXTS, estimate, models, probability, sums
from tests.compiler.train.toy_text import ALL, END, SIZE

SHARES = NgramCounts(np.arange(SIZE + 3, dtype=np.uint64), np.arange(1, SIZE + 4))
NONE = NgramCounts(np.empty(0, np.uint64), np.empty(0, np.int64))


def without(model: BackoffModel, trigram: int) -> BackoffModel:
    return model.restricted(model.bigrams, model.trigrams[model.trigrams != np.uint64(trigram)])


def plain_loss(model: BackoffModel, trigram: int) -> float:
    """P(context) * sum over all words of P(word) * log(P(word) / P(word without the trigram))."""
    ((oldest, middle, _),) = unpack(np.array([trigram], np.uint64), 3).tolist()
    smaller = without(model, trigram)
    total = 0.0
    for word in ALL:
        before, after = (probability(one, oldest, middle, word) for one in (model, smaller))
        total += before * log(before / after)
    row = model.bigrams.tolist().index(int(contexts_of(np.array([trigram], np.uint64))[0]))
    share = SHARES.counts[oldest] / SHARES.counts.sum() * model.bigram_probabilities[row]
    return share * total


@given(models)
def test_losses_are_relative_entropies(model):
    """What a trigram is worth is how far the model moves when it alone is taken out."""
    found = losses(model, SHARES, NONE).trigrams
    plain = [plain_loss(model, key) for key in model.trigrams.tolist()]
    assert found == pytest.approx(plain, abs=1e-8)
    assert (found >= -1e-12).all()


def test_counts_say_how_frequent_a_context_is():
    """Twice the count of a context, twice the loss of what follows it."""
    model = estimate([0, 1, 2, END, 0, 1, 2, END, 3, 1, 0, END])
    context = contexts_of(model.trigrams)[:1]
    counts = [NgramCounts(context, np.array([often])) for often in (1, 2)]
    once, twice = (losses(model, SHARES, count).trigrams for count in counts)
    of_context = contexts_of(model.trigrams) == context
    assert twice[of_context] == pytest.approx(2 * once[of_context])
    assert twice[~of_context] == pytest.approx(once[~of_context])


@given(models, st.integers(0, 20))
def test_a_pruned_model_is_small_and_normalised(model, most):
    """It holds no more than asked for, every trigram's context, and sums to 1."""
    lost = losses(model, SHARES, NONE)
    pruned = prune(model, lost, lambda bigrams, trigrams: bigrams + trigrams <= most)
    assert pruned.bigrams.size + pruned.trigrams.size <= most
    assert set(contexts_of(pruned.trigrams).tolist()) <= set(pruned.bigrams.tolist())
    assert sums(pruned) == pytest.approx(np.ones(len(CONTEXTS)), abs=1e-6)


@given(models, st.integers(0, 20))
def test_what_is_lost_is_worth_least(model, most):
    """No n-gram that is left out is worth more than one that is kept."""
    lost = losses(model, SHARES, NONE)
    pruned = prune(model, lost, lambda bigrams, trigrams: bigrams + trigrams <= most)
    kept_two, kept_three = (
        np.isin(model.bigrams, pruned.bigrams),
        np.isin(model.trigrams, pruned.trigrams),
    )
    kept = [*lost.bigrams[kept_two], *lost.trigrams[kept_three]]
    gone = [*lost.bigrams[~kept_two], *lost.trigrams[~kept_three]]
    assert not gone or max(gone) < min(kept, default=np.inf)


def test_what_fits_is_not_pruned():
    model = estimate([0, 1, END])
    pruned = prune(model, losses(model, SHARES, NONE), lambda bigrams, trigrams: True)
    assert pruned.bigrams.tolist() == model.bigrams.tolist()
    assert pruned.trigrams.tolist() == model.trigrams.tolist()
