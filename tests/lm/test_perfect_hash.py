from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.lm.perfect_hash import PerfectHash


def random_keys(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 1 << 64, count, np.uint64)


@given(st.integers(0, 3000), st.integers(0, 1 << 32))
def test_every_key_has_its_own_slot(count: int, seed: int) -> None:
    """No two keys share a slot, and about one slot in thirty is empty."""
    keys = random_keys(count, seed)
    places = PerfectHash.build(keys)
    slots = places.slots_of(keys)

    assert np.unique(slots).size == count
    assert places.slot_count <= count * 1.07 + 8
    if count:
        assert 0 <= slots.min() <= slots.max() < places.slot_count


@given(st.integers(0, 300), st.integers(0, 1 << 32))
def test_other_keys_get_some_slot(count: int, seed: int) -> None:
    """A key that is not in the set gets a slot of the table too, in arrays of any shape."""
    places = PerfectHash.build(random_keys(count, seed))
    slots = places.slots_of(random_keys(600, seed + 1).reshape(20, 30))
    assert slots.shape == (20, 30)
    assert 0 <= slots.min() <= slots.max() < places.slot_count


def test_slot_formula() -> None:
    """A slot is the high half of key * multiplier, scaled to the table: plain integers agree."""
    keys = random_keys(1000, 5)
    places = PerfectHash.build(keys)
    multipliers = places.multipliers.tolist()
    for key, slot in zip(keys.tolist(), places.slots_of(keys).tolist(), strict=True):
        product = key * multipliers[key % len(multipliers)] % (1 << 64)
        assert slot == (product >> 32) * places.slot_count >> 32


def test_same_keys_same_table() -> None:
    """Building twice gives the same multipliers; the order of the keys does not matter to slots."""
    keys = random_keys(5000, 7)
    assert np.array_equal(PerfectHash.build(keys).multipliers, PerfectHash.build(keys).multipliers)


@pytest.mark.parametrize(
    ("keys", "reason"),
    [([1 << 60, 5 << 40, 1 << 60], "distinct"), ([0, 1], "well mixed")],
)
def test_keys_that_cannot_be_placed(keys: list[int], reason: str) -> None:
    """A repeated key, and keys that no multiplier separates, are refused."""
    with pytest.raises(ValueError, match=reason):
        PerfectHash.build(np.array(keys, np.uint64))
