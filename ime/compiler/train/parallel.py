"""Work shared between processes, results in order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_AHEAD = 2  # items handed out for each process, so that none waits and memory stays bounded


def map_in_order(
    function: Callable[[_Item], _Result], items: Iterable[_Item], *, jobs: int
) -> Iterator[_Result]:
    """Yield the function's result for each item, in order.

    Args:
        function: one that another process finds by its name, or a `partial` of such a one.
        items: taken one by one, a few ahead.
        jobs: how many processes; with 1 everything happens in this one.
    """
    if jobs == 1:
        yield from map(function, items)
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        waiting: deque[Any] = deque()
        for item in items:
            waiting.append(pool.apply_async(function, (item,)))
            if len(waiting) >= _AHEAD * jobs:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()
