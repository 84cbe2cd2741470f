"""Numbers as one-byte codes of a codebook: 256 values chosen for the least squared error.

The codebook is found by Lloyd's algorithm in one dimension ("Least squares quantization in
PCM", 1982): each value goes to the nearest entry, each entry moves to the mean of its values,
again and again. Half of the entries start equally spaced, which bounds the error:

    root mean square error <= (greatest - least) / (2 * (levels // 2 - 1))

and half start at quantiles, so that a few outliers do not take the entries from the rest.
Up to `levels` distinct values are kept exactly (as float32).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LEVELS = 256
_ROUNDS = 200


def make_codebook(values: NDArray[np.float32], *, levels: int = LEVELS) -> NDArray[np.float32]:
    """Return `levels` float32 values in ascending order, filled up with the last one.

    Args:
        values: float32, finite, of any order; one dimension, may be empty.
        levels: at least 4.
    """
    distinct, counts = np.unique(values, return_counts=True)
    if distinct.size > levels:
        distinct = _lloyd(distinct.astype(np.float64), counts, levels).astype(np.float32)
    filling = np.full(levels - distinct.size, distinct[-1] if distinct.size else 0.0)
    return np.concatenate([distinct, filling]).astype(np.float32)


def encode(values: NDArray[np.float32], codebook: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the index of the entry of the codebook that is nearest to each value."""
    return np.searchsorted(_midpoints(codebook.astype(np.float64)), values).astype(np.uint8)


def _lloyd(
    values: NDArray[np.float64], counts: NDArray[np.int64], levels: int
) -> NDArray[np.float64]:
    """Fit entries to ascending distinct values that occur `counts` times each."""
    totals = np.concatenate([[0], np.cumsum(counts)])
    sums = np.concatenate([[0.0], np.cumsum(values * counts)])
    entries = _first_entries(values, totals, levels)
    for _ in range(_ROUNDS):
        edges = np.searchsorted(values, _midpoints(entries))
        edges = np.concatenate([[0], edges, [values.size]])
        members = np.diff(totals[edges])
        means = np.diff(sums[edges]) / np.maximum(members, 1)
        moved = np.where(members > 0, means, entries)
        if np.array_equal(moved, entries):
            break
        entries = np.maximum.accumulate(moved)  # rounding must not break the order
    return entries


def _first_entries(
    values: NDArray[np.float64], totals: NDArray[np.int64], levels: int
) -> NDArray[np.float64]:
    spaced = np.linspace(values[0], values[-1], levels // 2)
    shares = (np.arange(levels - levels // 2) + 0.5) / (levels - levels // 2)
    quantiles = values[np.searchsorted(totals, shares * totals[-1]) - 1]
    return np.sort(np.concatenate([spaced, quantiles]))


def _midpoints(entries: NDArray[np.float64]) -> NDArray[np.float64]:
    return (entries[1:] + entries[:-1]) / 2
