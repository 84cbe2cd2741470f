"""All ways of cutting the letters typed so far into syllables.

Vertices are offsets in the input, edges are spellings. `xian` gives

        xi          an
    0 -------- 2 -------- 4
    |    xia              |
    |----------- 3        |
    |          xian       |
    +---------------------+

and no edge `n` from 3 to 4: an initial stands for a syllable only where it takes no more
abbreviations than the fewest that reach the vertex otherwise. So letters that make whole
syllables are read as whole syllables, `zhgrm` is four initials and `tamd` a syllable and two.

Every other character is an edge of its own, which stands for itself. An apostrophe is part of
the edge that follows it: vertex 3 of `xi'an` is vertex 2 seen from the other side.

The graph grows by a letter at its end and shrinks there; what stands before is never touched.
"""

from __future__ import annotations

from collections.abc import Collection
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from ime.pinyin.spelling import Spelling, SpellingKind, SpellingTable

SEPARATOR = "'"
_FOLD = str.maketrans(ascii_uppercase + "üÜ’", ascii_lowercase + "vv'")

# A letter that is read as itself counts as many abbreviations, so that it is the last resort.
_LITERAL_LETTER = 4


class Edge(NamedTuple):
    """A spelling at its place: input letters `[start, end)`, an apostrophe before included."""

    start: int
    end: int
    spelling: Spelling


class SegmentationGraph:
    """The segmentation graph of an input that is typed letter by letter.

    Args:
        table: what may be typed for which syllables.
    """

    __slots__ = ("_abbreviations", "_edges", "_origin", "_table", "_text")

    def __init__(self, table: SpellingTable) -> None:
        self._table = table
        self._text = ""
        self._edges: list[tuple[Edge, ...]] = [()]
        # For each offset: the vertex it belongs to, and the fewest abbreviations up to it.
        self._origin = [0]
        self._abbreviations = [0]

    @property
    def text(self) -> str:
        """The input, case folded, ü written v."""
        return self._text

    def vertex(self, offset: int) -> int:
        """Return the vertex at an offset: the offset itself, or the one before apostrophes."""
        return self._origin[offset]

    def edges_into(self, offset: int) -> tuple[Edge, ...]:
        """Return the edges that end at the offset; none where an apostrophe stands before it."""
        return self._edges[offset]

    def update(self, text: str) -> int:
        """Make `text` the input and return how many characters at its beginning were kept."""
        text = fold(text)
        kept = common_prefix_length(self._text, text)
        self._truncate(kept)
        for character in text[kept:]:
            self._append(character)
        return kept

    def edges_into_end(self) -> tuple[Edge, ...]:
        """Return the edges into the end of the input, those of an unfinished syllable too.

        An unfinished syllable (`zho`) holds only as long as nothing is typed behind it, so it is
        no part of the graph. Where it takes fewer abbreviations than the other edges, it stands
        alone. An apostrophe at the end closes the syllable before it.
        """
        end = self._origin[-1]
        if end < len(self._text):
            return self._edges[end]
        unfinished = self._unfinished_into(end)
        if any(
            self._abbreviations[edge.start] + 1 < self._abbreviations[end] for edge in unfinished
        ):
            return unfinished
        return self._edges[end] + unfinished

    def leading_to_end(self, vertices: Collection[int]) -> list[int]:
        """Return those of some vertices from which edges lead to the end, last first.

        What is more than a syllable behind the last of them is taken to lead there, so that a
        long input does not take longer.
        """
        last = max(vertices, default=0)
        end = min(self._origin[-1], last + self._table.longest)
        reached = {end} if end == self._origin[-1] else {*range(last + 1, end + 1)}
        for vertex in range(end, 0, -1):
            if vertex in reached:
                at_end = vertex == self._origin[-1]
                edges = self.edges_into_end() if at_end else self._edges[vertex]
                reached.update(edge.start for edge in edges)
        return sorted(reached.intersection(vertices), reverse=True)

    def _unfinished_into(self, end: int) -> tuple[Edge, ...]:
        most = self._abbreviations[end] + 1
        edges = []
        for length in range(2, min(self._table.longest, end + 1)):
            spelling = self._table.unfinished.get(self._text[end - length :])
            if spelling and self._abbreviations[end - length] < most:
                edges.append(Edge(self._origin[end - length], end, spelling))
        return tuple(edges)

    def _truncate(self, length: int) -> None:
        self._text = self._text[:length]
        del self._edges[length + 1 :]
        del self._origin[length + 1 :]
        del self._abbreviations[length + 1 :]

    def _append(self, character: str) -> None:
        self._text += character
        end = len(self._text)
        if character == SEPARATOR:
            self._add_vertex((), self._origin[end - 1], self._abbreviations[end - 1])
        elif character.isascii() and character.isalpha():
            self._append_letter(end)
        else:
            edge = Edge(self._origin[end - 1], end, _literal())
            self._add_vertex((edge,), end, self._abbreviations[end - 1])

    def _append_letter(self, end: int) -> None:
        found = self._full_into(end)
        fewest = min((count for count, _ in found), default=len(self._text) * _LITERAL_LETTER)
        found += self._abbreviated_into(end, fewest)
        if not found:
            found = [(self._abbreviations[end - 1] + _LITERAL_LETTER, self._literal_into(end))]
        fewest = min(count for count, _ in found)
        edges = tuple(edge for count, edge in found if count <= fewest + self._allowance(edge))
        self._add_vertex(edges, end, fewest)

    def _full_into(self, end: int) -> list[tuple[int, Edge]]:
        found = []
        for length in range(1, min(self._table.longest, end) + 1):
            for spelling in self._table.full.get(self._text[end - length :], ()):
                edge = Edge(self._origin[end - length], end, spelling)
                found.append((self._abbreviations[end - length], edge))
        return found

    def _abbreviated_into(self, end: int, fewest: int) -> list[tuple[int, Edge]]:
        found = []
        for length in range(1, min(self._table.longest_abbreviated, end) + 1):
            spelling = self._table.abbreviated.get(self._text[end - length :])
            count = self._abbreviations[end - length] + 1
            if spelling and count <= fewest:
                found.append((count, Edge(self._origin[end - length], end, spelling)))
        return found

    def _literal_into(self, end: int) -> Edge:
        return Edge(self._origin[end - 1], end, _literal())

    def _allowance(self, edge: Edge) -> int:
        # `sh` is one initial, and also the two of 上海.
        if edge.spelling.kind is not SpellingKind.ABBREVIATED:
            return 0
        lengths = range(self._table.longest_abbreviated, 1, -1)
        letters = self._text[: edge.end]
        return next((n - 1 for n in lengths if letters[-n:] in self._table.abbreviated), 0)

    def _add_vertex(self, edges: tuple[Edge, ...], vertex: int, abbreviations: int) -> None:
        self._edges.append(edges)
        self._origin.append(vertex)
        self._abbreviations.append(abbreviations)


def fold(text: str) -> str:
    """Return the input as the graph reads it: lower case, ü as v; offsets stay the same."""
    return text.translate(_FOLD)


def _literal() -> Spelling:
    return Spelling(0, 0, SpellingKind.LITERAL, 0.0)


def common_prefix_length(one: str, other: str) -> int:
    """Return how many characters two texts share from their beginnings."""
    if other.startswith(one):
        return len(one)
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
