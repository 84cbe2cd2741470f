"""Candidates by the page, made when somebody turns to them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice

from ime.candidates.candidate import Candidate


class CandidateList:
    """A list that asks its source for no more than was looked at.

    Args:
        source: candidates, best first.
    """

    def __init__(self, source: Iterator[Candidate]) -> None:
        self._source = source
        self._made: list[Candidate] = []

    def first(self, count: int) -> list[Candidate]:
        """Return the first `count` candidates, fewer if there are fewer."""
        missing = max(0, min(count, sys.maxsize) - len(self._made))
        self._made.extend(islice(self._source, missing))
        return self._made[:count]

    def page(self, number: int, size: int) -> tuple[Candidate, ...]:
        """Return a page; pages are numbered from 0, and empty behind the last."""
        return tuple(self.first((number + 1) * size)[number * size :])

    def has_page(self, number: int, size: int) -> bool:
        """Return whether there is a page of that number."""
        return len(self.first(number * size + 1)) > number * size
