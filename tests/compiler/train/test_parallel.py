"""Work is shared between processes, in order and not too far ahead."""

from __future__ import annotations

import operator
from collections.abc import Iterator

import pytest

from ime.compiler.train.parallel import map_in_order


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs):
    assert list(map_in_order(operator.neg, range(20), jobs=jobs)) == [-n for n in range(20)]


def test_items_are_not_all_taken_at_once():
    """Two ahead for each process: what is not needed yet stays on the disk."""
    taken = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = map_in_order(operator.neg, items(), jobs=2)
    assert next(results) == 0
    assert len(taken) == 4
    results.close()
