"""What may be typed for a syllable.

Syllable ids are alphabetical, so whatever begins with the same letters is one range of ids. A
spelling is such a range: `zhong` is one syllable, `zho` two, `zh` twenty, `z` also holds `zh`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ime.pinyin.syllables import INTERJECTIONS, SYLLABLE_ID, SYLLABLES

# log10 penalties: how much less often a syllable is typed this way than in full.
ABBREVIATED_PENALTY = -1.0
UNFINISHED_PENALTY = -0.5

INITIALS = tuple("b p m f d t n l g k h j q x zh ch sh r z c s y w".split())

# As one writes them elsewhere than behind a keyboard without ü.
_TYPED_FOR = {"nue": "nve", "lue": "lve"}
_U_UMLAUT_AFTER = "jqxy"


class SpellingKind(Enum):
    """How a syllable was typed."""

    FULL = "full"
    ABBREVIATED = "abbreviated"
    UNFINISHED = "unfinished"
    LITERAL = "literal"


class Spelling(NamedTuple):
    """The syllables `[low, high)` that some letters may stand for.

    Attributes:
        low: id of the first syllable.
        high: id behind the last syllable.
        kind: how they were typed.
        score: log10 penalty, at most 0.
    """

    low: int
    high: int
    kind: SpellingKind
    score: float


_ABBREVIATED = (SpellingKind.ABBREVIATED, ABBREVIATED_PENALTY)


@dataclass(frozen=True, slots=True)
class SpellingTable:
    """Letters -> spellings.

    Attributes:
        full: whole syllables; several spellings where letters may stand for several.
        abbreviated: initials, and syllables without a vowel.
        unfinished: beginnings that are none of these.
        longest: the number of letters of the longest key.
        longest_abbreviated: the same of the abbreviated alone.
    """

    full: Mapping[str, tuple[Spelling, ...]]
    abbreviated: Mapping[str, Spelling]
    unfinished: Mapping[str, Spelling]
    longest: int
    longest_abbreviated: int

    @classmethod
    def quanpin(cls) -> SpellingTable:
        """Return the table of full pinyin (全拼), with `v` for ü and `lue`, `nue`, `jv` too."""
        full = {typed: (_exactly(syllable),) for typed, syllable in _typed_in_full()}
        abbreviated = {initial: _beginning_with(initial) for initial in INITIALS}
        for interjection in INTERJECTIONS - abbreviated.keys():
            low, high, _, _ = _exactly(interjection)
            abbreviated[interjection] = Spelling(low, high, *_ABBREVIATED)
        unfinished = {
            beginning: _beginning_with(beginning)._replace(
                kind=SpellingKind.UNFINISHED, score=UNFINISHED_PENALTY
            )
            for beginning in _beginnings() - full.keys() - abbreviated.keys()
        }
        longest = max(map(len, full))
        return cls(full, abbreviated, unfinished, longest, max(map(len, abbreviated)))


def _typed_in_full() -> Iterator[tuple[str, str]]:
    for syllable in SYLLABLES:
        if syllable in INTERJECTIONS:
            continue
        yield syllable, syllable
        if syllable[0] in _U_UMLAUT_AFTER and syllable[1] == "u":
            yield syllable.replace("u", "v", 1), syllable
    yield from _TYPED_FOR.items()


def _beginnings() -> set[str]:
    return {
        syllable[:length]
        for syllable in SYLLABLES
        if syllable not in INTERJECTIONS
        for length in range(1, len(syllable) + 1)
    }


def _exactly(syllable: str) -> Spelling:
    syllable_id = SYLLABLE_ID[syllable]
    return Spelling(syllable_id, syllable_id + 1, SpellingKind.FULL, 0.0)


def _beginning_with(letters: str) -> Spelling:
    low = bisect_left(SYLLABLES, letters)
    high = bisect_left(SYLLABLES, letters + "{")  # "{" is the code point after "z"
    return Spelling(low, high, *_ABBREVIATED)
