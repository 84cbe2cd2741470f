"""A perfect hash: every key of a fixed set gets a slot of its own, with few slots to spare.

    key (64 random bits)
     |  low bits             multipliers[]             the whole key
     +------------> bucket -----------------> m --------------------> slot
                    (about 3 keys)            (odd, 16 bits)          high half of key * m,
                                                                      scaled to the table

The keys are dealt into small buckets, and the builder tries odd multipliers for each bucket,
biggest buckets first, until all its keys fall into free slots ("hash, displace": Belazzougui,
Botelho, Dietzfelbinger, "Hash, displace, and compress", 2009). A reader needs two reads: the
multiplier and whatever the caller keeps in the slot. A key outside of the set gets somebody
else's slot, so that the caller has to keep enough of the key in the slot to notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_HALF = np.array(32, np.uint64)  # numpy takes such arrays twice as fast as its scalars
_KEYS_PER_BUCKET = 4  # at most, on average; half of it at least, as buckets are a power of two
_SPARE = 32  # one slot to spare for as many keys: more makes building slow, less wastes memory
_ATTEMPTS = 4  # each with more slots; one build in 65,000 needs a second
_MULTIPLIERS = range(1, 1 << 16, 2)


@dataclass(frozen=True, slots=True)
class PerfectHash:
    """Distinct slots for the keys that it was built from.

    Attributes:
        multipliers: uint16, one for each bucket; their number is a power of two.
        slot_count: slots are numbered from 0 up to this, exclusive; below 2 ** 31.
    """

    multipliers: NDArray[np.uint16]
    slot_count: int

    @classmethod
    def build(cls, keys: NDArray[np.uint64]) -> PerfectHash:
        """Find multipliers for the keys, which must be distinct and well mixed.

        Raises:
            ValueError: the keys are not distinct, or not mixed.
        """
        if np.unique(keys).size != keys.size:
            raise ValueError("the keys of a perfect hash must be distinct")
        spare = keys.size // _SPARE + 1
        for slot_count in range(keys.size + spare, keys.size + (_ATTEMPTS + 1) * spare, spare):
            multipliers = _find_multipliers(keys, slot_count)
            if multipliers is not None:
                return cls(multipliers, slot_count)
        raise ValueError("the keys of a perfect hash must be well mixed")

    def slots_of(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the slot of each key (of any key, in the set or not); any shape."""
        buckets = keys & np.uint64(self.multipliers.size - 1)
        return _slots(keys, self.multipliers.take(buckets.view(np.int64)), self.slot_count)


def _slots(
    keys: NDArray[np.uint64], multipliers: NDArray[np.uint16], slot_count: int
) -> NDArray[np.int64]:
    """Map the high half of each product to [0, slot_count) without a division.

    Source: Lemire, "Fast random integer generation in an interval", 2019.
    """
    slots = keys * multipliers.astype(np.uint64)  # twice as fast as to let numpy mix types
    slots >>= _HALF
    slots *= np.uint64(slot_count)
    slots >>= _HALF
    return slots.view(np.int64)


def _find_multipliers(keys: NDArray[np.uint64], slot_count: int) -> NDArray[np.uint16] | None:
    """Return a multiplier for each bucket, or None if some bucket fits nowhere."""
    bucket_count = 1 << max(0, (keys.size // _KEYS_PER_BUCKET - 1)).bit_length()
    multipliers = np.ones(bucket_count, np.uint16)
    table = _Table.empty(slot_count)
    for buckets, rows in _buckets_by_size(keys, bucket_count):
        for multiplier in _MULTIPLIERS:
            placed = table.place(rows, np.uint16(multiplier))
            multipliers[buckets[placed]] = multiplier
            buckets, rows = buckets[~placed], rows[~placed]
            if not buckets.size:
                break
        else:
            return None
    return multipliers


def _buckets_by_size(
    keys: NDArray[np.uint64], bucket_count: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.uint64]]]:
    """Yield the buckets of each size, biggest first, with their keys: (n,) and (n, size)."""
    buckets = (keys & np.uint64(bucket_count - 1)).view(np.int64)
    by_bucket = keys[np.argsort(buckets, kind="stable")]
    sizes = np.bincount(buckets, minlength=bucket_count)
    starts = np.cumsum(sizes) - sizes
    for size in range(int(sizes.max()), 0, -1):
        of_size = np.flatnonzero(sizes == size)
        yield of_size, by_bucket[starts[of_size, None] + np.arange(size)]


@dataclass(frozen=True, slots=True)
class _Table:
    """The slots while they are given away.

    Attributes:
        taken: bool per slot.
        claimant: int32 per slot: the last row that wanted it, meaningful during one `place`.
    """

    taken: NDArray[np.bool_]
    claimant: NDArray[np.int32]

    @classmethod
    def empty(cls, slot_count: int) -> _Table:
        return cls(np.zeros(slot_count, np.bool_), np.zeros(slot_count, np.int32))

    def place(self, rows: NDArray[np.uint64], multiplier: np.uint16) -> NDArray[np.bool_]:
        """Give the rows of keys their slots where this multiplier finds free ones for all.

        Where two rows want one slot, one of them may get it. Returns which rows were placed.
        """
        slots = _slots(rows, np.full(1, multiplier), self.taken.size)
        fit = np.flatnonzero(~self.taken[slots].any(axis=1))
        fit = fit[_all_different(slots[fit])]
        self.claimant[slots[fit]] = fit[:, None]
        fit = fit[(self.claimant[slots[fit]] == fit[:, None]).all(axis=1)]
        self.taken[slots[fit]] = True
        placed = np.zeros(len(rows), np.bool_)
        placed[fit] = True
        return placed


def _all_different(rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    ordered = np.sort(rows, axis=1)
    different: NDArray[np.bool_] = (ordered[:, 1:] != ordered[:, :-1]).all(axis=1)
    return different
