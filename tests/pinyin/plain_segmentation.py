"""The plain version of the segmentation graph: sets of pieces, asked again for every vertex.

A piece is `(start, end, kind)`. What may be typed is listed here once more, so that a gap in the
table of spellings is a difference too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from ime.pinyin import SYLLABLES, SpellingKind

FULL, ABBREVIATED = SpellingKind.FULL, SpellingKind.ABBREVIATED
UNFINISHED, LITERAL = SpellingKind.UNFINISHED, SpellingKind.LITERAL

INITIALS = frozenset("b c ch d f g h j k l m n p q r s sh t w x y z zh".split())
INTERJECTIONS = frozenset({"hm", "hng", "m", "n", "ng"})
SHORT = INITIALS | INTERJECTIONS
TYPED_OTHERWISE = {"lue": "lve", "nue": "nve"} | {
    f"{initial}v{rest}": f"{initial}u{rest}" for initial in "jqxy" for rest in ("", "an", "e", "n")
}
IN_FULL = {s: s for s in SYLLABLES if s not in INTERJECTIONS} | TYPED_OTHERWISE
LONGEST = 6
LITERAL_LETTER = 4


class Piece(NamedTuple):
    """Some letters, read as one syllable or as themselves; apostrophes are no part of it."""

    start: int
    end: int
    kind: SpellingKind


def full_splits(letters: str) -> list[tuple[str, ...]]:
    """Return all ways of cutting letters into syllables that are typed in full."""
    if not letters:
        return [()]
    lengths = range(1, min(LONGEST, len(letters)) + 1)
    return [
        (letters[:length], *rest)
        for length in lengths
        if letters[:length] in IN_FULL
        for rest in full_splits(letters[length:])
    ]


@cache
def fewest(text: str) -> int:
    """Return the fewest abbreviations with which a text can be read."""
    text = text.rstrip("'")
    return min((fewest(text[: p.start]) + cost(text, p) for p in possible(text)), default=0)


def cost(text: str, piece: Piece) -> int:
    if piece.kind is LITERAL:
        return LITERAL_LETTER if text[piece.start] in ascii_lowercase else 0
    return int(piece.kind is ABBREVIATED)


@cache
def possible(text: str) -> tuple[Piece, ...]:
    """Return the pieces with which a text may end, whatever stands before them."""
    end = len(text)
    tails = [text[end - n :] for n in range(1, min(LONGEST, end) + 1)]
    found = [Piece(end - len(tail), end, FULL) for tail in tails if tail in IN_FULL]
    found += [Piece(end - len(tail), end, ABBREVIATED) for tail in tails if tail in SHORT]
    last_resort = [Piece(end - 1, end, LITERAL)] if text and not text.endswith("'") else []
    return tuple(found or last_resort)


def pieces(text: str) -> list[Piece]:
    """Return the pieces with which a text may end in the graph: those of few abbreviations.

    Where `sh` or `ng` would spare some, reading them letter by letter is as good; but never
    where whole syllables would spare them.
    """
    if text.endswith("'"):
        return []
    counted = [(fewest(text[: piece.start]) + cost(text, piece), piece) for piece in possible(text)]
    of_whole = [count for count, piece in counted if piece.kind is FULL]
    spared = max(length - 1 for length in range(1, 4) if length == 1 or text[-length:] in SHORT)
    limits = {ABBREVIATED: min([fewest(text) + spared, *of_whole])}
    return [piece for count, piece in counted if count <= limits.get(piece.kind, fewest(text))]


def pieces_at_end(text: str) -> list[Piece]:
    """Return the pieces with which a whole input may end: an unfinished syllable, too."""
    if text.endswith("'"):
        return pieces(text.rstrip("'"))
    end = len(text)
    starts = range(max(0, end - LONGEST), end)
    unfinished = [Piece(start, end, UNFINISHED) for start in starts if is_unfinished(text, start)]
    alone = any(fewest(text[: piece.start]) + 1 < fewest(text) for piece in unfinished)
    return unfinished if alone else pieces(text) + unfinished


def is_unfinished(text: str, start: int) -> bool:
    """Tell whether the letters from `start` may be the beginning of a syllable.

    What is a syllable, an initial or an interjection is none, nor what leads to an interjection.
    """
    letters = text[start:]
    if letters in IN_FULL or letters in SHORT:
        return False
    whole = set(SYLLABLES) - INTERJECTIONS
    return fewest(text[:start]) <= fewest(text) and any(s.startswith(letters) for s in whole)


def readings(text: str) -> Iterator[tuple[Piece, ...]]:
    """Yield all paths through the graph of a folded input."""
    yield from _paths_before(text, pieces_at_end(text))


def _paths_before(text: str, last: list[Piece]) -> Iterator[tuple[Piece, ...]]:
    if not text.strip("'"):
        yield ()
    for piece in last:
        before = text[: piece.start].rstrip("'")
        for path in _paths_before(before, pieces(before)):
            yield (*path, piece)


def syllables_of(letters: str, kind: SpellingKind) -> frozenset[str]:
    """Return the syllables that a piece may stand for."""
    if kind is FULL:
        return frozenset({IN_FULL[letters]})
    return frozenset(syllable for syllable in SYLLABLES if syllable.startswith(letters))
