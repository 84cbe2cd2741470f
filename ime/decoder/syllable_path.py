"""The last few syllables before a vertex, one path for each way of cutting the letters.

    f a n g a n       into vertex 6 lead   fan gan    <- read from right to left:
    0 1 2 3 4 5 6                          fang an       gan, fan  and  an, fang

A path holds at most as many syllables as the longest word, since it serves to find the words
that end at the vertex.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ime.lexicon import syllable_code
from ime.pinyin import Edge, SpellingKind

# Each ambiguous split doubles the paths (`anananan`); what is beyond is not what anyone means.
MOST_PATHS = 8


class SyllablePath(NamedTuple):
    """Syllables that lead to a vertex, the last syllable first.

    Attributes:
        ranges: half-open ranges of the syllable ids that each may be.
        starts: the vertex at which each begins.
        scores: log10 penalties, summed from the last syllable to each.
        codes: codes of the syllables up to the first that is not a single one.
    """

    ranges: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    scores: tuple[float, ...]
    codes: str


_NO_SYLLABLES = SyllablePath((), (), (), "")


def extend_paths(
    edges: Iterable[Edge], paths_into: Sequence[Sequence[SyllablePath]], longest: int
) -> list[SyllablePath]:
    """Return the paths that end with one of the edges.

    Args:
        edges: edges into one vertex.
        paths_into: the paths into each earlier vertex.
        longest: the number of syllables at the most.
    """
    found: dict[tuple[tuple[tuple[int, int], ...], tuple[int, ...]], SyllablePath] = {}
    for edge in edges:
        if edge.spelling.kind is SpellingKind.LITERAL:
            continue
        for path in paths_into[edge.start] or (_NO_SYLLABLES,):
            longer = _append(path, edge, longest)
            found.setdefault((longer.ranges, longer.starts), longer)
    return sorted(found.values(), key=_reach)[:MOST_PATHS] if len(found) > 1 else [*found.values()]


def _append(path: SyllablePath, edge: Edge, longest: int) -> SyllablePath:
    low, high, _, score = edge.spelling
    kept = longest - 1
    scores = (score, *(score + s for s in path.scores[:kept])) if score else None
    return SyllablePath(
        ((low, high), *path.ranges[:kept]),
        (edge.start, *path.starts[:kept]),
        scores or (0.0, *path.scores[:kept]),
        (syllable_code(low) + path.codes)[:longest] if high == low + 1 else "",
    )


def _reach(path: SyllablePath) -> tuple[int, int]:
    """Order paths by how few syllables they need for how many letters."""
    return path.starts[-1], len(path.starts)
