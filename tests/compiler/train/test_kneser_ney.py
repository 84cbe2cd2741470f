"""Modified Kneser-Ney, against hand arithmetic and the plain formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.train.counting import PADDING
from ime.compiler.train.kneser_ney import Discounts
from tests.compiler.train.plain_kneser_ney import PlainKneserNey
from tests.compiler.train.toy_models import CONTEXTS, estimate, probability, sums
from tests.compiler.train.toy_text import ALL, BEGIN, END, UNKNOWN, plain_trigrams, texts

A, B, C, _D = range(4)
# A B, A B, A C: too little to estimate discounts from, so that they are 0.5, 1 and 1.5.
TEXT = [A, B, END, A, B, END, A, C, END]


def test_hand_arithmetic():
    """Every formula once, with fractions that one can follow.

    Bigrams by what stands before: (<s> A) 3 times; (A B), (A C), (B </s>), (C </s>) one word each.
    Words by bigrams: </s> 2; A, B, C 1 each; 5 in all. Discounted 1 + 3 * 0.5 = 2.5, which leaves
    0.5 for the uniform distribution over A, B, C, D, </s>, <unk>: 1/12 each.
    """
    model = estimate(TEXT)
    uniform = 0.5 / 6
    b = (1 - 0.5) / 5 + uniform
    end = (2 - 1) / 5 + uniform
    assert model.unigrams[[A, B, C]] == pytest.approx([b, b, b])
    assert model.unigrams[[BEGIN, END, UNKNOWN]] == pytest.approx([0, end, uniform])
    b_after_a = (1 - 0.5) / 2 + (0.5 + 0.5) / 2 * b
    assert probability(model, PADDING, A, B) == pytest.approx(b_after_a)
    end_after_b = (1 - 0.5) / 1 + 0.5 / 1 * end
    assert probability(model, PADDING, B, END) == pytest.approx(end_after_b)
    assert probability(model, PADDING, BEGIN, A) == pytest.approx((3 - 1.5) / 3 + 1.5 / 3 * b)
    # Of 3 words after <s> A, B is twice one and C is the third.
    after_begin = (1 + 0.5) / 3
    assert probability(model, BEGIN, A, B) == pytest.approx((2 - 1) / 3 + after_begin * b_after_a)
    assert probability(model, A, B, END) == pytest.approx((2 - 1) / 2 + 1 / 2 * end_after_b)
    # </s> after <s> A has not been seen, nor after A alone.
    assert probability(model, BEGIN, A, END) == pytest.approx(after_begin * (1.0 / 2) * end)


def test_discounts_by_hand():
    """Y = 8 / (8 + 2 * 4) = 1/2; D1 = 1 - 2/2 * 4/8, D2 = 2 - 3/2 * 2/4, D3 = 3 - 4/2 * 1/2."""
    counts = np.repeat([1, 2, 3, 4, 9], [8, 4, 2, 1, 7])
    assert Discounts.estimate(counts).values == pytest.approx((0.5, 1.25, 2.0))
    assert Discounts.estimate(counts).of(np.array([1, 2, 3, 50])).tolist() == [0.5, 1.25, 2, 2]


@given(texts)
def test_agrees_with_the_plain_formulas(words):
    words = [A, END, *words]
    model, plain = estimate(words), PlainKneserNey(plain_trigrams(words), len(ALL))
    for oldest, last in CONTEXTS:
        for word in ALL:
            context = (last,) if oldest == PADDING else (oldest, last)
            expected = plain.probability(*context, word)
            assert probability(model, oldest, last, word) == pytest.approx(expected, rel=1e-6)


@given(texts, st.integers(1, 3))
def test_probabilities_sum_to_one(words, least):
    """After every context, whether it was seen or not, and whatever has been left out."""
    model = estimate([A, END, *words], least=least)
    assert sums(model) == pytest.approx(np.ones(len(CONTEXTS)), abs=1e-6)
