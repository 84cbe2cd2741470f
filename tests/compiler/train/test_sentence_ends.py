"""Ends of sentences, lent by one model to another."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from ime.compiler.train.backoff_model import BackoffModel
from ime.compiler.train.mixture import mix
from ime.compiler.train.ngram_keys import last_words
from ime.compiler.train.sentence_ends import WithEnds
from tests.compiler.train.toy_models import CONTEXTS, models, probability, sums
from tests.compiler.train.toy_text import BEGIN, END, UNKNOWN

NONE = np.empty(0, np.uint64)


def without_ends() -> BackoffModel:
    """Words 0 to 3, each as probable as the others, and <unk> half as probable."""
    unigrams = np.full(7, 2 / 9)
    unigrams[[BEGIN, END, UNKNOWN]] = 0, 0, 1 / 9
    return BackoffModel.normalised(unigrams, NONE, np.empty(0), NONE, np.empty(0))


@given(models)
def test_ends_are_as_the_lender_has_them(lender):
    """And the words share the rest, so that all sums to 1."""
    ended = WithEnds(without_ends(), lender, END)
    for oldest, last in CONTEXTS:
        end = probability(lender, oldest, last, END)
        assert probability(ended, oldest, last, END) == pytest.approx(end)
        assert probability(ended, oldest, last, 1) == pytest.approx((1 - end) * 2 / 9)
    assert sums(ended) == pytest.approx(np.ones(len(CONTEXTS)), abs=1e-6)
    assert ended.unigrams.sum() == pytest.approx(1.0)


@given(models)
def test_mixing_leaves_ends_alone(lender):
    """Where the lender holds an end, it is as probable in the mixture."""
    mixed = mix([lender, WithEnds(without_ends(), lender, END)], np.array([0.25, 0.75]))
    ends = lender.trigrams[last_words(lender.trigrams) == END]
    assert mixed.after_two(ends) == pytest.approx(lender.after_two(ends))
