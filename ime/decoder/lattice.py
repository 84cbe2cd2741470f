"""Words laid over an input that is typed letter by letter.

                  西安
          xi ----------- an          words lie on paths of the segmentation graph;
    0 ---------- 2 ------------ 4    the column at 4 holds every word that ends there
     -------------------------->     with every state of the vertex where it begins
             先  现  线  xian

A letter typed at the end asks for the column that ends there, and that for the columns where its
words begin. Columns of earlier letters are kept, those of deleted letters dropped, and a vertex
where no word begins never gets one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ime.decoder.beam import Beams, Column, LanguageModel
from ime.decoder.nbest import Hypotheses, Sentence
from ime.decoder.span import Span, SpanFinder, literal_span
from ime.decoder.syllable_path import SyllablePath, extend_paths
from ime.lexicon import SystemLexicon
from ime.pinyin import (
    SEPARATOR,
    Edge,
    SegmentationGraph,
    SpellingKind,
    SpellingTable,
    common_prefix_length,
)

# Letters in which words for the beginning are looked for; few words are longer.
_BEGINNING = 64
_PAGE = 16


class Word(NamedTuple):
    """A word for the beginning of the input.

    Attributes:
        text: the word.
        score: log10 probability of the word without context.
        word_id: its id.
        boundaries: the offsets at which its syllables end, ascending.
    """

    text: str
    score: float
    word_id: int
    boundaries: tuple[int, ...]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.text)} characters)"


class Lattice:
    """The lattice of one composition; not safe to share between threads.

    Args:
        lexicon: which words there are.
        model: how probable they are.
        spellings: what may be typed for a syllable.
        context: word ids to the left, of which the model looks at the last.
        width: how many nodes are kept at a vertex.
        most_words: how many words of one span are looked at.

    Attributes:
        unknown: the word id of what stands for itself.
    """

    def __init__(
        self,
        lexicon: SystemLexicon,
        model: LanguageModel,
        spellings: SpellingTable,
        *,
        context: Sequence[int],
        width: int,
        most_words: int,
    ) -> None:
        self._vocabulary = lexicon.vocabulary
        self._model = model
        self.unknown = model.unknown
        self._longest = lexicon.longest
        self._graph = SegmentationGraph(spellings)
        self._finder = SpanFinder(lexicon)
        self._beams = Beams(model, model.state_of(context), width=width, most_words=most_words)
        self._hypotheses = Hypotheses(self._text_of)
        self._text = ""
        self._paths: list[list[SyllablePath]] = [[]]
        self._spans: dict[int, list[Span]] = {}
        self._columns: dict[int, Column] = {}
        self._first_spans: dict[int, list[Span]] = {}
        # The column at the end, which an unfinished syllable may set apart from the kept one.
        self._end: Column | None = None

    @property
    def text(self) -> str:
        """The input as it was typed."""
        return self._text

    def update(self, text: str) -> None:
        """Make `text` the input; what it shares with the old one from its beginning is kept."""
        kept = min(self._graph.update(text), common_prefix_length(self._text, text))
        self._text = text
        self._end = None
        del self._paths[kept + 1 :]
        for kept_by_vertex in (self._spans, self._first_spans, self._columns):
            for vertex in [vertex for vertex in kept_by_vertex if vertex > kept]:
                del kept_by_vertex[vertex]
        for vertex in range(kept + 1, len(text) + 1):
            edges = self._graph.edges_into(vertex)
            self._paths.append(extend_paths(edges, self._paths, self._longest))

    def sentences(self) -> Iterator[Sentence]:
        """Yield the most probable sentences for the whole input, best first, each text once."""
        end = self._graph.vertex(len(self._text))
        return self._hypotheses.best(self._end_column(end)) if end else iter(())

    def ends(self) -> tuple[list[int], list[int]]:
        """Return the vertices at which words for the beginning of the input end.

        Returns:
            The vertex at the end of the input, if a word reaches it; and the others, last first.
        """
        end = self._graph.vertex(len(self._text))
        whole = [end] if self._first_spans_into(end) else []
        before = self._graph.leading_to_end(range(1, min(end, _BEGINNING)))
        return whole, [vertex for vertex in before if self._first_spans_into(vertex)]

    def words_to(self, end: int, *, min_syllables: int) -> Iterator[Word]:
        """Yield the words for the input up to a vertex, as the lexicon orders those of a span.

        Words of several spans are merged by their scores.

        Args:
            end: one of those that `ends()` returns.
            min_syllables: how many syllables a word has at least.
        """
        spans = self._first_spans_into(end)
        words = [self._words_of(span) for span in spans if len(span.boundaries) >= min_syllables]
        return heapq.merge(*words, key=_low_first) if len(words) > 1 else chain(*words)

    def behind_separators(self, vertex: int) -> int:
        """Return the offset behind the apostrophes that follow a vertex."""
        return len(self._text) - len(self._graph.text[vertex:].lstrip(SEPARATOR))

    def _words_of(self, span: Span) -> Iterator[Word]:
        # A page shows a few of the hundreds of characters that some syllables have.
        for first in range(0, len(span.words), _PAGE):
            words = span.words[first : first + _PAGE]
            scores = self._model.unigrams(words) + span.scores[first : first + _PAGE]
            for word, score in zip(words.tolist(), scores.tolist(), strict=True):
                yield Word(self._text_of(word, span.end), score, word, span.boundaries)

    def _end_column(self, end: int) -> Column:
        if self._end is None:
            spans = self._spans_into_end(end)
            if spans is self._spans.get(end):
                self._decode([end])
                self._end = self._columns[end]
            else:
                self._decode(span.start for span in spans)
                self._end, _ = self._beams.extend(spans)
        return self._end

    def _first_spans_into(self, vertex: int) -> list[Span]:
        if vertex and vertex == self._graph.vertex(len(self._text)):
            return _first(self._end_column(vertex).spans)
        spans = self._first_spans.get(vertex)
        if spans is None:
            spans = self._first_spans[vertex] = _first(self._spans_into(vertex))
        return spans

    def _decode(self, vertices: Iterable[int]) -> None:
        """Make the columns of vertices, and of those where words that end there begin."""
        wanted = {0}
        waiting = [*vertices]
        while waiting:
            vertex = waiting.pop()
            if vertex not in wanted and vertex not in self._columns:
                wanted.add(vertex)
                waiting.extend(span.start for span in self._spans_into(vertex))
        for vertex in sorted(wanted - {0}):
            column, nodes = self._beams.extend(self._spans_into(vertex))
            self._columns[vertex] = column
            self._beams.put(vertex, nodes)
            self._hypotheses.put(vertex, column)

    def _spans_into(self, vertex: int) -> list[Span]:
        spans = self._spans.get(vertex)
        if spans is None:
            paths = self._paths[vertex]
            spans = self._find_spans(vertex, paths, self._graph.edges_into(vertex))
            self._spans[vertex] = spans
        return spans

    def _spans_into_end(self, end: int) -> list[Span]:
        edges = self._graph.edges_into_end()
        if edges == self._graph.edges_into(end):
            return self._spans_into(end)
        paths = extend_paths(edges, self._paths, self._longest)
        return self._find_spans(end, paths, edges)

    def _find_spans(
        self, vertex: int, paths: list[SyllablePath], edges: Iterable[Edge]
    ) -> list[Span]:
        literals = [
            literal_span(edge.start, vertex, self.unknown)
            for edge in edges
            if edge.spelling.kind is SpellingKind.LITERAL
        ]
        return self._finder.find(vertex, paths) + literals

    def _text_of(self, word: int, end: int) -> str:
        return self._text[end - 1] if word == self.unknown else self._vocabulary.word(word)


def _first(spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.start == 0]


def _low_first(word: Word) -> float:
    return -word.score
