"""The beams: for each vertex the best nodes, as rows of arrays.

                 states of the vertex where a word begins
                     s0     s1     s2   ...
    words     w0   -3.1   -3.4   -4.0          score of the node before
              w1   -2.9   -5.2   -5.1          + log10 P(word | state)
              w2    ...                        + its reading's share and spelling

A column is one such matrix over all spans that end at a vertex, scored in one batch. Its best
arcs are kept. Arcs that lead to the same state have the same future: the best of them is a node
of the beam, the others are its rivals and wait until somebody asks for further sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ime.decoder.span import Span
from ime.lm import State

# Arcs kept for each node of the beam: the node's own and rivals for further sentences.
ARCS_PER_NODE = 2
_ROWS = 32
_NEVER = np.float32(-np.inf)


class LanguageModel(Protocol):
    """What the decoder asks of a model; `ime.lm.NgramModel` documents it."""

    @property
    def unknown(self) -> int:
        """The id of a word that is not in the vocabulary."""

    def state_of(self, words: Sequence[int]) -> State:
        """Return the state after some words of context."""

    def unigrams(self, words: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return log10 P(word) without context."""

    def score(
        self,
        previous: NDArray[np.int32],
        last: NDArray[np.int32],
        backoff: NDArray[np.float32],
        words: NDArray[np.int32],
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Return log10 P(word | state) and the bigrams' slots, each of the broadcast shape."""

    def extend(
        self, last: NDArray[np.int32], words: NDArray[np.int32], slots: NDArray[np.int32]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
        """Return the states after the words: previous, last and back-off."""


@dataclass(frozen=True, slots=True)
class Column:
    """The arcs kept at a vertex, best first, as lists of one length.

    Attributes:
        spans: the spans that end at the vertex.
        scores: log10 probability of all words up to here.
        words: the last word's id.
        span: the number in `spans` of the last word's span.
        before: the node at the start of that span.

        node: the node that the arc leads to, known by its best arc.

    And, for each node, best first:
        firsts: its best arc.
    """

    spans: list[Span]
    scores: list[float]
    words: list[int]
    span: list[int]
    before: list[int]
    node: list[int]
    firsts: list[int]

    def rival(self, arc: int) -> int | None:
        """Return the next best arc into the same node, or None."""
        try:
            return self.node.index(self.node[arc], arc + 1)
        except ValueError:
            return None


class Nodes(NamedTuple):
    """Scores and states of the nodes at one vertex, best first, as arrays of one length."""

    scores: NDArray[np.float32]
    previous: NDArray[np.int32]
    last: NDArray[np.int32]
    backoff: NDArray[np.float32]

    def each(self, change: Callable[[NDArray[Any]], NDArray[Any]]) -> Nodes:
        """Return the nodes with every array changed in the same way."""
        return Nodes(
            change(self.scores), change(self.previous), change(self.last), change(self.backoff)
        )


class Beams:
    """The nodes at each vertex, a row of `width` places a vertex.

    Args:
        model: the language model.
        origin: the state before the first word.
        width: how many nodes are kept at a vertex.
        most_words: how many words of one span are looked at.
    """

    def __init__(self, model: LanguageModel, origin: State, *, width: int, most_words: int) -> None:
        self._model = model
        self._width = width
        self._most_words = most_words
        self._sizes: dict[int, int] = {}
        node = _node_at_origin(origin)
        self._rows = node.each(lambda part: np.zeros((_ROWS, width), part.dtype))
        self.put(0, node)

    def put(self, vertex: int, nodes: Nodes) -> None:
        """Keep the nodes of a vertex; there are at most `width`."""
        while vertex >= len(self._rows.scores):
            self._rows = self._rows.each(lambda row: np.concatenate([row, row]))
        size = self._sizes[vertex] = len(nodes.scores)
        for row, values in zip(self._rows, nodes, strict=True):
            row[vertex, :size] = values
        self._rows.scores[vertex, size:] = _NEVER

    def extend(self, spans: list[Span]) -> tuple[Column, Nodes]:
        """Score all words of some spans that end at one vertex, after all nodes before them.

        Args:
            spans: words; the nodes at their starts have been put.

        Returns:
            The best arcs and the nodes that they lead to.
        """
        spans = [span for span in spans if self._sizes[span.start]]
        if not spans:
            return _empty_column()
        limit = self._most_words
        words = np.concatenate([span.words[:limit] for span in spans])
        shares = np.concatenate([span.scores[:limit] for span in spans])
        span_of = np.repeat(np.arange(len(spans)), [min(len(span.words), limit) for span in spans])
        starts = np.array([span.start for span in spans])
        before = self._nodes_at(starts[span_of], max(self._sizes[span.start] for span in spans))
        scores, slots = self._model.score(
            before.previous, before.last, before.backoff, words[:, np.newaxis]
        )
        scores += before.scores
        scores += shares[:, np.newaxis]
        arcs = _best(scores.ravel(), ARCS_PER_NODE * self._width)
        row, node_before = np.divmod(arcs, scores.shape[1])
        chosen = words[row]
        states = self._model.extend(before.last[row, node_before], chosen, slots.ravel()[arcs])
        node, firsts = _recombine(states[0], states[1])
        best = scores.ravel()[arcs]
        column = Column(
            spans,
            best.tolist(),
            chosen.tolist(),
            span_of[row].tolist(),
            node_before.tolist(),
            node,
            firsts,
        )
        return column, Nodes(best, *states).each(lambda part: part[firsts[: self._width]])

    def _nodes_at(self, vertices: NDArray[np.int64], width: int) -> Nodes:
        return self._rows.each(lambda row: row[:, :width][vertices])


def _node_at_origin(state: State) -> Nodes:
    return Nodes(
        np.zeros(1, np.float32),
        np.array([state.previous], np.int32),
        np.array([state.last], np.int32),
        np.array([state.backoff], np.float32),
    )


def _empty_column() -> tuple[Column, Nodes]:
    none = np.empty(0, np.int32)
    scores = np.empty(0, np.float32)
    return Column([], [], [], [], [], [], []), Nodes(scores, none, none, scores)


def _best(scores: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """Return where the highest finite scores stand, best first."""
    places = np.arange(len(scores))
    if len(scores) > most:
        places = scores.argpartition(len(scores) - most)[-most:]
    places = places[(-scores[places]).argsort(kind="stable")]
    finite = len(places)
    while finite and scores[places[finite - 1]] == _NEVER:
        finite -= 1
    return places[:finite]


def _recombine(previous: NDArray[np.int32], last: NDArray[np.int32]) -> tuple[list[int], list[int]]:
    """Find arcs that lead to the same state.

    Returns:
        For each arc, the first one that leads to its state; and the first ones in order.
    """
    states = ((last.astype(np.int64) << 32) + previous).tolist()
    arcs = range(len(states))
    # The last one put in for a state stays, so they are put in from the last to the first.
    first = dict(zip(reversed(states), reversed(arcs), strict=True))
    return [first[state] for state in states], sorted(first.values())
