from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ime.lm.quantise import LEVELS, encode, make_codebook

numbers = st.floats(-99, 2, width=32, allow_subnormal=False)
few = st.lists(numbers, max_size=8).map(lambda found: np.array(found, np.float32))
many = arrays(np.float32, st.integers(20, 400), elements=numbers)


def root_mean_square(errors: np.ndarray) -> float:
    return float(np.sqrt(np.mean(errors.astype(np.float64) ** 2)))


@given(few)
def test_few_values_are_kept(values: np.ndarray) -> None:
    """Not more distinct values than levels come back exactly."""
    codebook = make_codebook(values, levels=8)
    assert np.array_equal(codebook[encode(values, codebook)], values)


@given(many)
@example(np.repeat(np.float32([-7, -1]), 200))
@example(np.append(np.linspace(-6, 0, 300, dtype=np.float32), np.float32(-99)))
def test_error_is_bounded(values: np.ndarray) -> None:
    """The error is what the module promises: for 16 levels, a fourteenth of the range."""
    codebook = make_codebook(values, levels=16)
    error = root_mean_square(codebook[encode(values, codebook)] - values)
    assert error <= (values.max() - values.min()) / (2 * 7) + 1e-5


@given(many)
def test_nearest_entry_is_chosen(values: np.ndarray) -> None:
    """No entry is nearer to a value than its own, and the codebook ascends."""
    codebook = make_codebook(values, levels=16)
    distances = np.abs(values.astype(np.float64)[:, None] - codebook)
    own = np.abs(values.astype(np.float64) - codebook[encode(values, codebook)])
    assert codebook.shape == (16,)
    assert np.all(np.diff(codebook) >= 0)
    np.testing.assert_allclose(own, distances.min(axis=1), rtol=0, atol=1e-5)


def test_log_probabilities_lose_little() -> None:
    """Bell-shaped values lose less than a hundredth of a log10, with outliers a fiftieth."""
    values = np.random.default_rng(1).normal(-4, 1, 50_000).astype(np.float32)
    for outliers, bound in ((0, 0.01), (5, 0.02)):
        values[:outliers] = -99
        codebook = make_codebook(values)
        assert codebook.size == LEVELS
        assert root_mean_square(codebook[encode(values, codebook)] - values) < bound


def test_nothing_to_quantise() -> None:
    """A codebook of no values has entries all the same."""
    codebook = make_codebook(np.empty(0, np.float32))
    assert (codebook.shape, codebook.dtype) == ((LEVELS,), np.float32)
    assert encode(np.empty(0, np.float32), codebook).size == 0
