"""Syllables as data, and what may be typed for them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ime.pinyin import SYLLABLE_ID, SYLLABLES, Spelling, SpellingKind, SpellingTable
from tests.pinyin.plain_segmentation import IN_FULL, INTERJECTIONS, LONGEST, SHORT

TABLE = SpellingTable.quanpin()


def syllables_of(spelling: Spelling) -> tuple[str, ...]:
    return SYLLABLES[spelling.low : spelling.high]


def test_syllables_are_in_alphabetical_order() -> None:
    """Each syllable stands once; ids are places."""
    assert all(one < other for one, other in pairwise(SYLLABLES))
    assert [SYLLABLE_ID[syllable] for syllable in SYLLABLES] == list(range(len(SYLLABLES)))


def test_syllables_are_letters() -> None:
    """Lower case, at most six letters, ü written v and only behind l and n."""
    for syllable in SYLLABLES:
        assert syllable.isascii()
        assert syllable.isalpha()
        assert syllable.islower()
        assert len(syllable) <= LONGEST
        assert "v" not in syllable or syllable in {"lv", "lve", "nv", "nve"}


@pytest.mark.parametrize("syllable", "a e o er ang zhi chi shi ri zi ci si juan nve lv yo".split())
def test_legal_syllables_are_there(syllable: str) -> None:
    assert syllable in SYLLABLE_ID


@pytest.mark.parametrize("syllable", "bv fi gi jan kv lue nue qang rin uan vn xa".split())
def test_others_are_not(syllable: str) -> None:
    assert syllable not in SYLLABLE_ID


def test_what_is_typed_in_full() -> None:
    """Every syllable but the interjections, and ü in all ways in which people type it."""
    assert set(TABLE.full) == set(IN_FULL)
    for typed, spellings in TABLE.full.items():
        assert [syllables_of(spelling) for spelling in spellings] == [(IN_FULL[typed],)]


def test_initials_stand_for_all_that_begins_with_them() -> None:
    """`zh` is narrower than `z`, which holds it; an interjection stands for itself alone."""
    assert set(TABLE.abbreviated) == SHORT
    for letters, spelling in TABLE.abbreviated.items():
        expected = tuple(syllable for syllable in SYLLABLES if syllable.startswith(letters))
        assert syllables_of(spelling) == expected


def test_unfinished_is_neither_full_nor_an_initial() -> None:
    """`zho` may become two syllables, `zhon` one; `zhi`, `zh` and `hn` are not unfinished."""
    assert syllables_of(TABLE.unfinished["zho"]) == ("zhong", "zhou")
    assert syllables_of(TABLE.unfinished["zhon"]) == ("zhong",)
    assert TABLE.unfinished.keys().isdisjoint(IN_FULL.keys() | SHORT | {"hn"})
    for letters, spelling in TABLE.unfinished.items():
        assert syllables_of(spelling) == tuple(s for s in SYLLABLES if s.startswith(letters))


def test_every_beginning_leads_somewhere() -> None:
    """However far a syllable has been typed, there is a spelling for the letters."""
    for typed in set(IN_FULL.values()) - INTERJECTIONS:
        for length in range(1, len(typed) + 1):
            letters = typed[:length]
            assert letters in {*TABLE.full, *TABLE.abbreviated, *TABLE.unfinished}


def test_penalties_follow_the_kind() -> None:
    """Typing in full is free; anything less is not, and an initial says least."""
    scores = {
        spelling.kind: spelling.score
        for spelling in (
            TABLE.full["zhong"][0],
            TABLE.unfinished["zhon"],
            TABLE.abbreviated["zh"],
        )
    }
    assert scores[SpellingKind.FULL] == 0
    assert scores[SpellingKind.ABBREVIATED] < scores[SpellingKind.UNFINISHED] < 0


def test_longest_bounds_all_keys() -> None:
    keys = [*TABLE.full, *TABLE.abbreviated, *TABLE.unfinished]
    assert max(map(len, keys)) == TABLE.longest == LONGEST
