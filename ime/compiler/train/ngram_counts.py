"""Counts of n-grams, in memory or mapped from files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.ngram_keys import Keys

_KEYS, _COUNTS = "keys.npy", "counts.npy"


@dataclass(frozen=True, slots=True)
class NgramCounts:
    """How often each n-gram of one order occurs.

    Attributes:
        keys: uint64, ascending, each once (`ime.compiler.train.ngram_keys`).
        counts: int64, at least 1.
    """

    keys: Keys
    counts: NDArray[np.int64]

    @classmethod
    def open(cls, folder: Path) -> NgramCounts:
        """Map what `save` wrote."""
        return cls(np.load(folder / _KEYS, mmap_mode="r"), np.load(folder / _COUNTS, mmap_mode="r"))

    def save(self, folder: Path) -> None:
        """Write into an existing folder."""
        np.save(folder / _KEYS, self.keys)
        np.save(folder / _COUNTS, self.counts)

    @staticmethod
    def remove(folder: Path) -> None:
        """Remove what `save` wrote, and the folder."""
        (folder / _KEYS).unlink()
        (folder / _COUNTS).unlink()
        folder.rmdir()

    def at_least(self, least: int) -> NgramCounts:
        """Return the n-grams that occur at least so often."""
        often = self.counts >= least
        return NgramCounts(self.keys[often], self.counts[often])
