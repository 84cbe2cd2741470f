"""Candidates by the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.candidates import Candidate, CandidateList, Source

MANY = [Candidate(str(number), 0, 1, -number, Source.WORD) for number in range(25)]


class Counted:
    """Candidates that count how many were taken."""

    def __init__(self, candidates: list[Candidate]) -> None:
        self.taken = 0
        self._candidates = candidates

    def __iter__(self) -> Iterator[Candidate]:
        for candidate in self._candidates:
            self.taken += 1
            yield candidate


@pytest.fixture
def source() -> Counted:
    return Counted(MANY)


@pytest.fixture
def listed(source: Counted) -> CandidateList:
    return CandidateList(iter(source))


def test_nothing_is_asked_for_before_it_is_looked_at(
    source: Counted, listed: CandidateList
) -> None:
    assert source.taken == 0
    assert listed.first(0) == []
    assert source.taken == 0


def test_no_more_than_a_page_is_asked_for(source: Counted, listed: CandidateList) -> None:
    """And one more, for whoever wants to know whether there is a next page."""
    assert listed.page(0, 9) == tuple(MANY[:9])
    assert source.taken == 9
    assert listed.has_page(1, 9)
    assert source.taken == 10
    assert listed.page(1, 9) == tuple(MANY[9:18])
    assert source.taken == 18


def test_what_was_made_is_kept(source: Counted, listed: CandidateList) -> None:
    """Turning back costs nothing and gives the same candidates."""
    assert listed.first(12) == MANY[:12]
    assert listed.page(0, 9) == tuple(MANY[:9])
    assert listed.first(3) == MANY[:3]
    assert listed.has_page(0, 9)
    assert source.taken == 12


def test_last_page_is_shorter(listed: CandidateList) -> None:
    """25 are two pages of nine, and seven."""
    assert listed.page(2, 9) == tuple(MANY[18:])
    assert not listed.has_page(3, 9)
    assert listed.page(3, 9) == listed.page(100, 9) == ()


def test_full_last_page() -> None:
    """Two pages of nine, and no empty third."""
    listed = CandidateList(iter(MANY[:18]))
    assert listed.has_page(1, 9)
    assert not listed.has_page(2, 9)


def test_nothing_at_all() -> None:
    listed = CandidateList(iter(()))
    assert (listed.first(5), listed.page(0, 9), listed.has_page(0, 9)) == ([], (), False)


calls = st.tuples(
    st.sampled_from(["first", "page", "has_page"]), st.integers(0, 6), st.integers(1, 9)
)


@given(st.integers(0, 25), st.lists(calls, max_size=10))
def test_a_list_in_any_order_of_asking(count: int, asked: list[tuple[str, int, int]]) -> None:
    """Whatever was asked before, it answers like a plain list, and takes what it must."""
    source, plain = Counted(MANY[:count]), MANY[:count]
    listed = CandidateList(iter(source))
    most = 0
    for name, number, size in asked:
        if name == "first":
            assert listed.first(number * size) == plain[: number * size]
            most = max(most, number * size)
        elif name == "page":
            assert listed.page(number, size) == tuple(plain[number * size : (number + 1) * size])
            most = max(most, (number + 1) * size)
        else:
            assert listed.has_page(number, size) == (len(plain) > number * size)
            most = max(most, number * size + 1)
        assert source.taken == min(most, count)
