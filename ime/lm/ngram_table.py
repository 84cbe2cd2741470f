"""n-grams and their log10 probabilities in one uint32 each.

    entry of the n-gram's slot:   31            8 7        0
                                 | hash, bits  | hash ^   |
                                 | 8 to 31     | code     |

`entry ^ hash` therefore is the code of the probability if the n-gram is the slot's, and at
least 256 otherwise: but for one absent n-gram in 2 ** 24, which gets the probability of
another. (That the bucket in `ime.lm.perfect_hash` takes some of the same bits changes nothing:
whose slot an absent n-gram gets does not depend on the bucket of the owner.)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiled import CompiledData
from ime.errors import DataError
from ime.lm.arrays import CURE, open_array
from ime.lm.perfect_hash import PerfectHash
from ime.lm.quantise import LEVELS, encode, make_codebook

FINGERPRINT_BITS = 24


@dataclass(frozen=True, slots=True)
class NgramTable:
    """The n-grams of one order, found by their hashes.

    Attributes:
        places: the slot of each n-gram.
        entries: uint32 per slot: fingerprint and code.
        codebook: float32 of `LEVELS` log10 probabilities.
    """

    places: PerfectHash
    entries: NDArray[np.uint32]
    codebook: NDArray[np.float32]

    @classmethod
    def build(cls, hashes: NDArray[np.uint64], probabilities: NDArray[np.float32]) -> NgramTable:
        """Put n-grams with distinct hashes and their log10 probabilities into a table.

        Raises:
            ValueError: two n-grams have one hash.
        """
        places = PerfectHash.build(hashes)
        codebook = make_codebook(probabilities)
        entries = np.zeros(places.slot_count, np.uint32)
        entries[places.slots_of(hashes)] = hashes.astype(np.uint32) ^ encode(
            probabilities, codebook
        )
        return cls(places, entries, codebook)

    @classmethod
    def open(cls, data: CompiledData, name: str) -> NgramTable:
        """Map the table that was saved under this name.

        Raises:
            DataError: an array is missing or is not what `save` writes.
        """
        multipliers = open_array(data, f"{name}_multiplier", np.uint16)
        entries = open_array(data, f"{name}_entry", np.uint32)
        codebook = open_array(data, f"{name}_codebook", np.float32, size=LEVELS)
        if multipliers.size.bit_count() != 1:
            raise DataError(f"{data.folder}: {name}_multiplier.npy has a wrong size; {CURE}")
        return cls(PerfectHash(multipliers, entries.size), entries, codebook)

    def save(self, folder: Path, name: str) -> None:
        """Write the arrays as `<name>_*.npy`."""
        np.save(folder / f"{name}_multiplier.npy", self.places.multipliers)
        np.save(folder / f"{name}_entry.npy", self.entries)
        np.save(folder / f"{name}_codebook.npy", self.codebook)

    def find(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Return the slot of each n-gram and its code, which is `LEVELS` or more if absent."""
        slots = self.places.slots_of(hashes)
        codes = self.entries.take(slots)
        codes ^= hashes.astype(np.uint32)
        return slots, codes

    def probabilities(self, codes: NDArray[np.uint32]) -> NDArray[np.float32]:
        """Return the log10 probability of each code; of absent n-grams, any."""
        return self.codebook.take(codes, mode="clip")
