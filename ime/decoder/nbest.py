r"""The best sentences of a lattice, best first.

    origin --- a1 --- b1 --- c1      a node's best hypothesis: its best arc, after the best
           \-- a2 --/    \-- c2      hypothesis of the node before that arc;
                                     the next best one changes either of the two

A node finds its next hypothesis when somebody asks for it, and asks the nodes before it in turn.
What was found is kept with the node, so that a further letter, which makes one more column, finds
the hypotheses of the earlier ones ready (Huang and Chiang 2005, "Better k-best parsing",
algorithm 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from ime.decoder.beam import Column
from ime.decoder.span import Span


class Sentence(NamedTuple):
    """Words for the whole input.

    Attributes:
        text: the words, and what stands for itself.
        score: log10 probability of the words given the context.
        words: their ids.
        boundaries: the vertices at which their syllables end, ascending.
    """

    text: str
    score: float
    words: tuple[int, ...]
    boundaries: tuple[int, ...]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.text)} characters)"


class _Hypothesis(NamedTuple):
    """A word after the hypothesis before it; the words up to it make the text."""

    score: float
    text: str
    before: _Hypothesis | None
    word: int
    span: Span | None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.text)} characters)"


class _Node:
    """The hypotheses that end in a node of a column, or in any arc of it.

    Attributes:
        column: the column; an empty one at the origin, which has one hypothesis and no arcs.
        following: the next best arc behind an arc, or None.
        found: hypotheses found so far, best first, each text once.
        queue: what may be next: negative score, arc, rank of the hypothesis before it.
        wanted: arcs and ranks that are to be put into the queue before it is asked.
    """

    __slots__ = ("column", "following", "found", "queue", "wanted")

    def __init__(
        self, column: Column, arc: int | None, following: Callable[[int], int | None]
    ) -> None:
        self.column = column
        self.following = following
        self.found: list[_Hypothesis] = []
        self.queue: list[tuple[float, int, int]] = []
        self.wanted = [] if arc is None else [(arc, 0)]

    def has(self, rank: int) -> bool:
        """Return whether the hypothesis of a rank is found, or none is left to be."""
        return len(self.found) > rank or not (self.queue or self.wanted)


class Hypotheses:
    """The hypotheses of all nodes of a lattice.

    Args:
        text_of: the text of a word, by its id and the vertex at which it ends.
    """

    def __init__(self, text_of: Callable[[int, int], str]) -> None:
        self._text_of = text_of
        self._origin = _Node(Column([], [], [], [], [], [], []), None, _none)
        self._origin.found.append(_Hypothesis(0.0, "", None, -1, None))
        self._columns: dict[int, Column] = {}
        self._nodes: dict[int, dict[int, _Node]] = {}

    def put(self, vertex: int, column: Column) -> None:
        """Take in the column at a vertex, in place of another or as a new one."""
        self._columns[vertex] = column
        self._nodes[vertex] = {}

    def best(self, column: Column) -> Iterator[Sentence]:
        """Yield the sentences that end in any arc of a column, best first, each text once.

        The columns where its words begin have been put.
        """
        last = len(column.scores) - 1
        node = _Node(column, None if last < 0 else 0, lambda arc: arc + 1 if arc < last else None)
        rank = 0
        while self._find(node, rank):
            yield _sentence(node.found[rank])
            rank += 1

    def _find(self, node: _Node, rank: int) -> bool:
        """Find the hypotheses of a node up to a rank; return whether there are so many."""
        # A stack, since a chain of nodes may be longer than Python lets functions nest.
        asked = [(node, rank)]
        while asked:
            asking, wanted_rank = asked[-1]
            if asking.has(wanted_rank):
                asked.pop()
            elif asking.wanted:
                arc, rank_before = asking.wanted[-1]
                before = self._before(asking, arc)
                if before.has(rank_before):
                    asking.wanted.pop()
                    _enqueue(asking, arc, before, rank_before)
                else:
                    asked.append((before, rank_before))
            else:
                self._take_next(asking)
        return len(node.found) > rank

    def _before(self, node: _Node, arc: int) -> _Node:
        column = node.column
        start = column.spans[column.span[arc]].start
        return self._node(start, column.before[arc]) if start else self._origin

    def _node(self, vertex: int, number: int) -> _Node:
        node = self._nodes[vertex].get(number)
        if node is None:
            column = self._columns[vertex]
            node = _Node(column, column.firsts[number], column.rival)
            self._nodes[vertex][number] = node
        return node

    def _take_next(self, node: _Node) -> None:
        negative, arc, rank = heappop(node.queue)
        node.wanted.append((arc, rank + 1))
        following = node.following(arc) if rank == 0 else None
        if following is not None:
            node.wanted.append((following, 0))
        column = node.column
        before = self._before(node, arc).found[rank]
        span, word = column.spans[column.span[arc]], column.words[arc]
        text = before.text + self._text_of(word, span.end)
        if all(text != found.text for found in node.found):
            node.found.append(_Hypothesis(-negative, text, before, word, span))


def _enqueue(node: _Node, arc: int, before: _Node, rank: int) -> None:
    if rank < len(before.found):
        loss = before.found[0].score - before.found[rank].score
        heappush(node.queue, (loss - node.column.scores[arc], arc, rank))


def _sentence(last: _Hypothesis) -> Sentence:
    words: list[int] = []
    boundaries: list[int] = []
    hypothesis = last
    while hypothesis.span is not None and hypothesis.before is not None:
        words.append(hypothesis.word)
        boundaries.extend(reversed(hypothesis.span.boundaries))
        hypothesis = hypothesis.before
    return Sentence(last.text, last.score, tuple(words[::-1]), tuple(boundaries[::-1]))


def _none(_: int) -> None:
    return None
