"""Words laid over the segmentation graph: all entries that may stand on one path of syllables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ime.decoder.syllable_path import SyllablePath
from ime.lexicon import SystemLexicon, initials_of


class Span(NamedTuple):
    """The words that may stand between two vertices, read in one way.

    Attributes:
        start: the vertex at which the words begin.
        boundaries: the vertices at which their syllables end, ascending; the last one is where
            the words end.
        words: int32[n], word ids, best first.
        scores: float32[n], log10 of the share of this reading and of the spelling's penalty.
    """

    start: int
    boundaries: tuple[int, ...]
    words: NDArray[np.int32]
    scores: NDArray[np.float32]

    @property
    def end(self) -> int:
        """The vertex at which the words end."""
        return self.boundaries[-1]


class SpanFinder:
    """Finds the words that end at a vertex.

    Args:
        lexicon: where to look them up.
    """

    def __init__(self, lexicon: SystemLexicon) -> None:
        self._lexicon = lexicon

    def find(self, end: int, paths: Iterable[SyllablePath]) -> list[Span]:
        """Return the spans that end at a vertex, one for each reading or range of readings."""
        spans: dict[object, Span] = {}
        for path in paths:
            self._find_exact(end, path, spans)
            if len(path.codes) < len(path.ranges):
                self._find_abbreviated(end, path, spans)
        return list(spans.values())

    def _find_exact(self, end: int, path: SyllablePath, spans: dict[object, Span]) -> None:
        for length, reading in self._lexicon.readings_in(path.codes):
            key = path.starts[length - 1], reading
            if key not in spans:
                entries = slice(*self._lexicon.entries(reading))
                spans[key] = self._span(end, path, length, entries)

    def _find_abbreviated(self, end: int, path: SyllablePath, spans: dict[object, Span]) -> None:
        initials = initials_of(low for low, _ in path.ranges)
        for length, group in self._lexicon.groups_in(initials):
            key = path.starts[length - 1], path.ranges[:length]
            if length > len(path.codes) and key not in spans:
                ranges = path.ranges[:length]
                entries = self._lexicon.entries_within(group, ranges)
                if len(entries):
                    spans[key] = self._span(end, path, length, entries)

    def _span(
        self, end: int, path: SyllablePath, length: int, entries: slice | NDArray[np.int32]
    ) -> Span:
        boundaries = (*path.starts[length - 2 :: -1], end) if length > 1 else (end,)
        words, scores = self._lexicon.entry_word[entries], self._lexicon.entry_share[entries]
        penalty = path.scores[length - 1]
        if penalty:
            scores = scores + np.float32(penalty)
        return Span(path.starts[length - 1], boundaries, words, scores)


def literal_span(start: int, end: int, unknown: int) -> Span:
    """Return the span of a character that stands for itself."""
    return Span(start, (end,), np.array([unknown], np.int32), np.zeros(1, np.float32))
