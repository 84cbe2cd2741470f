"""How often each reading of a word is meant, when nobody has counted."""

from __future__ import annotations

from math import log10

# Of ten occurrences of a character, nine have the reading that dictionaries put first.
CHARACTER_DOMINANCE = 0.9
# A word with two defensible readings: the better one is typed in seven of ten cases.
WORD_DOMINANCE = 0.7


def ranked_shares(count: int, *, dominance: float) -> tuple[float, ...]:
    """Return log10 shares for readings in order, best first.

    The first has `dominance`, the others divide the rest equally; a single one has all.
    """
    if count == 1:
        return (0.0,)
    return (log10(dominance), *[log10((1 - dominance) / (count - 1))] * (count - 1))
