"""Text -> words: the most probable path through the lattice of all words (Viterbi).

All arcs of a chunk of text are scored at once. Then there is one step for each offset within a
clause, for all clauses together: every span that begins there takes its best predecessor. The
best predecessors are followed back from the ends of all clauses together, too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.alphabet import END_CODE, FOREIGN_CODE
from ime.compiler.train.lattice import Lattice, Marks
from ime.compiler.train.word_scores import WordScores
from ime.compiler.train.word_trie import Spans, WordTrie
from ime.lm.model import special_ids

_NONE = -1


@dataclass(frozen=True, slots=True)
class Segmented:
    """Words of a text.

    Attributes:
        words: int32 word ids in order; </s> where a clause ends, <unk> where something foreign
            stands.
        score: log10 probability of all of them.
    """

    words: NDArray[np.int32]
    score: float


class Segmenter:
    """Finds the most probable words of a text.

    Args:
        trie: the vocabulary.
        scores: of words after words.
        vocabulary_size: the number of its words.
    """

    def __init__(self, trie: WordTrie, scores: WordScores, vocabulary_size: int) -> None:
        self._trie = trie
        self._scores = scores
        self._begin, self._end, self._unknown = special_ids(vocabulary_size)

    def segment(self, codes: NDArray[np.uint16]) -> Segmented:
        """Segment a text; of equally probable ways, the same one whatever stands around.

        Args:
            codes: uint16 of an `Alphabet`; the last one is `END_CODE`.
        """
        if not codes.size:
            return Segmented(np.empty(0, np.int32), 0.0)
        marks = self._marks(codes)
        lattice = Lattice.build(self._words(codes), marks)
        spans = lattice.spans
        scores, before = _best_predecessors(
            lattice, self._scores.score(spans.word[lattice.first], spans.word[lattice.second])
        )
        used = _on_best_paths(lattice, before)
        words = np.full(codes.size, _NONE, np.int32)
        words[spans.start[used]] = spans.word[used]
        words[marks.place] = marks.closing
        return Segmented(words[words != _NONE], float(scores[lattice.closings].sum()))

    def _marks(self, codes: NDArray[np.uint16]) -> Marks:
        places = np.flatnonzero(codes <= FOREIGN_CODE)
        is_end = codes[places] == END_CODE
        closing = np.where(is_end, self._end, self._unknown)
        opening = np.where(is_end, self._begin, self._unknown)
        opening = np.concatenate([[self._begin], opening[:-1]])
        return Marks(places, closing.astype(np.int32), opening.astype(np.int32))

    def _words(self, codes: NDArray[np.uint16]) -> Spans:
        """Return all words; a hanzi that is none is <unk>."""
        found = self._trie.spans(codes)
        is_alone = codes > FOREIGN_CODE
        is_alone[found.start[found.stop == found.start + 1]] = False
        alone = np.flatnonzero(is_alone)
        return Spans(
            np.concatenate([found.start, alone]),
            np.concatenate([found.stop, alone + 1]),
            np.concatenate([found.word, np.full(alone.size, self._unknown, np.int32)]),
        )


def _best_predecessors(
    lattice: Lattice, arc_scores: NDArray[np.float32]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return each span's best score and predecessor, `_NONE` for the openings."""
    scores = np.zeros(lattice.spans.word.size)
    before = np.full(scores.size, _NONE)
    for begin, stop in zip(lattice.steps[:-1], lattice.steps[1:], strict=True):
        first, second = lattice.first[begin:stop], lattice.second[begin:stop]
        reached = scores[first] + arc_scores[begin:stop]
        groups = np.flatnonzero(np.append(True, second[1:] != second[:-1]))
        best = np.maximum.reduceat(reached, groups)
        best_of_arc = np.repeat(best, np.diff(np.append(groups, second.size)))
        # Of equally good ones the last that is written stays: the one that comes first.
        hits = np.flatnonzero(reached == best_of_arc)[::-1]
        scores[second[groups]] = best
        before[second[hits]] = first[hits]
    return scores, before


def _on_best_paths(lattice: Lattice, before: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers of the words on the best paths to the closings, in no order."""
    here = before[lattice.closings]
    paths = []
    while (here := here[before[here] != _NONE]).size:
        paths.append(here)
        here = before[here]
    return np.concatenate([np.empty(0, np.int64), *paths])
