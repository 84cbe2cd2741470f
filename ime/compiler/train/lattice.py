"""All ways to cut clauses into words, for many clauses at once.

codes     END  今   天   天   气   END
spans     <s>├今 ─┼天 ─┼天 ─┼气 ─┤</s>
              ├─ 今天 ──┼─ 天气 ──┤

arc: a pair of spans of which the second begins where the first ends
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.word_trie import Spans

# A span in one number, by which spans are ordered: offset in the clause, start, length.
_LENGTH_BITS, _START_BITS = 8, 32


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands between the clauses.

    Attributes:
        place: int64, where each mark stands, ascending; the last place of the text is one.
        closing: int32, the word that it is for the clause before it: </s> or <unk>.
        opening: int32, the word that stands before the clause that it ends: <s> or <unk>.
    """

    place: NDArray[np.int64]
    closing: NDArray[np.int32]
    opening: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Lattice:
    """The spans and arcs of a text.

    Attributes:
        spans: ordered by the offset within the clause, then by start and length. Every mark is
            two spans: the opening of its clause, which comes before all others, and the closing.
        closings: int64 numbers of the closings, one for each clause.
        first, second: int64 numbers of the spans of each arc; ordered by `second`.
        steps: int64, where the arcs to the spans of each offset begin, then the number of arcs.
    """

    spans: Spans
    closings: NDArray[np.int64]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    steps: NDArray[np.int64]

    @classmethod
    def build(cls, words: Spans, marks: Marks) -> Lattice:
        """Connect words and marks."""
        clause_starts = np.concatenate([[0], marks.place[:-1] + 1])
        spans = Spans(
            np.concatenate([clause_starts - 1, words.start, marks.place]),
            np.concatenate([clause_starts, words.stop, marks.place + 1]),
            np.concatenate([marks.opening, words.word, marks.closing]),
        )
        clauses = marks.place.size
        offsets = spans.start - clause_starts[np.searchsorted(marks.place, spans.start)]
        offsets[:clauses] = -1
        order = np.argsort(_sort_keys(offsets, spans))
        kinds = np.zeros(order.size, np.int8)
        kinds[:clauses], kinds[order.size - clauses :] = -1, 1
        kinds, offsets = kinds[order], offsets[order]
        spans = Spans(spans.start[order], spans.stop[order], spans.word[order])
        first, second = _arcs(spans, np.flatnonzero(kinds <= 0), clauses)
        steps = np.searchsorted(offsets[second], np.arange(offsets[-1] + 2))
        return cls(spans, np.flatnonzero(kinds > 0), first, second, steps)


def _sort_keys(offsets: NDArray[np.int64], spans: Spans) -> NDArray[np.int64]:
    lengths = spans.stop - spans.start
    starts = spans.start + 1
    return (((offsets + 1) << _START_BITS | starts) << _LENGTH_BITS) | lengths


def _arcs(
    spans: Spans, sources: NDArray[np.int64], openings: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """List the pairs of spans, the first ones among `sources`, ordered by the second.

    All spans but the openings, which are the first ones, may come second.
    """
    stops = spans.stop[sources]
    by_stop = sources[np.argsort(stops, kind="stable")]
    counts = np.bincount(stops, minlength=int(spans.stop.max()) + 1)
    offsets = np.cumsum(counts) - counts
    starts = spans.start[openings:]
    degrees = counts[starts]
    second = np.repeat(np.arange(openings, spans.start.size), degrees)
    # The arcs to one span are numbered from 0, and lead to its row of `by_stop`.
    shifts = np.repeat(offsets[starts] - (np.cumsum(degrees) - degrees), degrees)
    return by_stop[np.arange(second.size) + shifts], second
