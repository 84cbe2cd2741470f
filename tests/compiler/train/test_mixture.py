"""Mixing models, with weights found on held-out text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.train.mixture import TOLERANCE, mix, mixture_weights, perplexity
from ime.compiler.train.ngram_keys import unpack
from tests.compiler.train.toy_models import CONTEXTS, models, probability, sums

probabilities = st.integers(1, 1000).map(lambda n: n / 1000)


@st.composite
def heldout(draw):
    """Probabilities of some words by some models, and how often the words occur."""
    shape = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    values = draw(
        st.lists(probabilities, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1])
    )
    counts = draw(st.lists(st.integers(1, 9), min_size=shape[1], max_size=shape[1]))
    return np.array(values).reshape(shape), np.array(counts)


@given(heldout())
def test_a_mixture_is_no_worse_than_its_best_part(drawn):
    values, counts = drawn
    weights = mixture_weights(values, counts)
    assert weights.sum() == pytest.approx(1.0)
    assert (weights >= 0).all()
    best = min(perplexity(row, counts, 1) for row in values)
    assert perplexity(weights @ values, counts, 1) <= best * (1 + 2 * TOLERANCE) ** counts.sum()


def test_weights_by_hand():
    """One model knows the first word only, the other the second: 3 to 1, as the words occur."""
    values = np.array([[0.5, 0.0], [0.0, 0.5]])
    counts = np.array([30, 10])
    assert mixture_weights(values, counts) == pytest.approx([0.75, 0.25], abs=1e-3)


def test_perplexity_by_hand():
    """1/2 twice and 1/8 once: 2 * 2 * 8 = 32, in three words or in five characters."""
    values, counts = np.array([1 / 2, 1 / 8]), np.array([2, 1])
    assert perplexity(values, counts, 3) == pytest.approx(32 ** (1 / 3))
    assert perplexity(values, counts, 5) == pytest.approx(2)


@given(models, models, st.integers(0, 4))
def test_a_mixed_model_holds_what_its_parts_hold(first, second, quarters):
    """With their probabilities mixed, and all probabilities sum to 1."""
    weights = np.array([quarters / 4, 1 - quarters / 4])
    mixed = mix([first, second], weights)
    for key in {*first.trigrams.tolist(), *second.trigrams.tolist()}:
        (ngram,) = unpack(np.array([key], np.uint64), 3).tolist()
        parts = [probability(first, *ngram), probability(second, *ngram)]
        assert probability(mixed, *ngram) == pytest.approx(weights @ parts)
    assert sums(mixed) == pytest.approx(np.ones(len(CONTEXTS)), abs=1e-6)
