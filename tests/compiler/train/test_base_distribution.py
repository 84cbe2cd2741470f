"""What is known of words before any text has been read."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.train.base_distribution import RAREST, base_distribution


def test_by_hand():
    """0.3 and 0.1 of the dictionary, </s> as the first and <unk> as the second: 0.8 in all."""
    log10 = np.log10(np.array([0.3, 0.1], np.float32))
    expected = [0.5 * (1 / 4 + share / 0.8) for share in (0.3, 0.1, 0.3, 0.1)]
    found = base_distribution(log10)
    assert found[[0, 1, 3, 4]] == pytest.approx(expected)
    assert found[2] == 0


@given(st.lists(st.floats(-12, 0) | st.just(np.nan), min_size=1, max_size=9))
def test_sums_to_one_and_reaches_every_word(frequencies):
    """The more frequent, the more probable; what is not known is rare."""
    found = base_distribution(np.array(frequencies, np.float32))
    assert found.sum() == pytest.approx(1.0)
    words = found[: len(frequencies)]
    assert (words > 0).all()
    assert (np.diff(words[np.argsort(np.nan_to_num(frequencies, nan=RAREST))]) >= -1e-6).all()
