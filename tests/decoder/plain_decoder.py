"""The plain version of the decoder: every reading, every word, one at a time.

    for every reading of the input as pieces
        for every way of making words of the pieces
            the sum of P(word | words before), the words' shares and the pieces' penalties

No beams, no arrays, no states: the whole history is kept and the model's n-grams are a dict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ime.compiler.source_format import SourceEntry
from ime.pinyin import SpellingKind, fold
from ime.pinyin.spelling import ABBREVIATED_PENALTY, UNFINISHED_PENALTY
from tests.pinyin.plain_segmentation import Piece, readings, syllables_of

UNKNOWN = "<unk>"
PENALTIES = {
    SpellingKind.FULL: 0.0,
    SpellingKind.ABBREVIATED: ABBREVIATED_PENALTY,
    SpellingKind.UNFINISHED: UNFINISHED_PENALTY,
    SpellingKind.LITERAL: 0.0,
}


class PlainSentence(NamedTuple):
    """One reading of an input in one way as words; a character as itself is the word `<unk>`."""

    score: float
    text: str
    words: tuple[str, ...]
    boundaries: tuple[int, ...]


class PlainWord(NamedTuple):
    """A word for some pieces, with the score of its share and of their penalties."""

    word: str
    text: str
    score: float


class PlainModel:
    """Back-off n-grams, read from ARPA text."""

    def __init__(self, arpa: str) -> None:
        self._probabilities: dict[tuple[str, ...], float] = {}
        self._backoffs: dict[tuple[str, ...], float] = {}
        for line in arpa.splitlines():
            fields = line.split()
            if fields and fields[0][0] in "-0123456789":
                self._read(fields)

    def _read(self, fields: list[str]) -> None:
        # A back-off is a number, and no word of the tests is.
        backoff = fields.pop() if fields[-1][0] in "-0123456789" else "0"
        self._probabilities[tuple(fields[1:])] = float(fields[0])
        self._backoffs[tuple(fields[1:])] = float(backoff)

    def score(self, history: tuple[str, ...], word: str) -> float:
        """Return log10 P(word | the last two words of the history)."""
        before = history[-2:]
        if (*before, word) in self._probabilities or not before:
            return self._probabilities[(*before, word)]
        return self._backoffs.get(before, 0.0) + self.score(before[1:], word)


class PlainDecoder:
    """Decodes short inputs; all words of its entries must be 1-grams of its model."""

    def __init__(self, entries: Sequence[SourceEntry], arpa: str) -> None:
        self._entries = entries
        self._model = PlainModel(arpa)

    def sentences(self, typed: str, context: Sequence[str] = ()) -> list[PlainSentence]:
        """Return all sentences, best first; a text comes once for each way to it."""
        found = [
            self._sentence(words, tuple(context) or ("<s>",), boundaries)
            for pieces in readings(fold(typed))
            if pieces
            for boundaries in [tuple(piece.end for piece in pieces)]
            for words in self._word_sequences(typed, pieces)
        ]
        return sorted(found, reverse=True)

    def first_words(self, typed: str) -> dict[tuple[str, int], float]:
        """Return the best scores, without context, of words for the beginning, and their ends."""
        found: dict[tuple[str, int], float] = {}
        for pieces in readings(fold(typed)):
            for count in range(1, len(pieces) + 1):
                for word in self._words(typed, pieces[:count]):
                    key = word.text, pieces[count - 1].end
                    score = self._model.score((), word.word) + word.score
                    found[key] = max(score, found.get(key, score))
        return found

    def _sentence(
        self, words: tuple[PlainWord, ...], history: tuple[str, ...], boundaries: tuple[int, ...]
    ) -> PlainSentence:
        score = 0.0
        for word in words:
            score += self._model.score(history, word.word) + word.score
            history = (*history, word.word)
        text = "".join(word.text for word in words)
        return PlainSentence(score, text, tuple(word.word for word in words), boundaries)

    def _word_sequences(
        self, typed: str, pieces: tuple[Piece, ...]
    ) -> Iterator[tuple[PlainWord, ...]]:
        if not pieces:
            yield ()
        for count in range(1, len(pieces) + 1):
            first = self._words(typed, pieces[:count])
            for rest in self._word_sequences(typed, pieces[count:]) if first else ():
                yield from ((word, *rest) for word in first)

    def _words(self, typed: str, pieces: tuple[Piece, ...]) -> list[PlainWord]:
        """Return the words that take exactly these pieces."""
        if pieces[0].kind is SpellingKind.LITERAL:
            text = typed[pieces[0].start]
            return [PlainWord(UNKNOWN, text, 0.0)] if len(pieces) == 1 else []
        if any(piece.kind is SpellingKind.LITERAL for piece in pieces):
            return []
        allowed = [syllables_of(fold(typed)[p.start : p.end], p.kind) for p in pieces]
        penalty = sum(PENALTIES[piece.kind] for piece in pieces)
        return [
            PlainWord(entry.word, entry.word, entry.share + penalty)
            for entry in self._entries
            if len(entry.syllables) == len(pieces)
            and all(s in those for s, those in zip(entry.syllables, allowed, strict=True))
        ]
