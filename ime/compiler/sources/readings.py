"""The reading of a word that comes without one, by the words inside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ime.compiler.source_format import SourceEntry
from ime.compiler.sources.pypinyin_tables import Reading
from ime.compiler.sources.shares import WORD_DOMINANCE, ranked_shares

_LONGEST_PART = 6
_IMPOSSIBLE = float("-inf")


class Readings:
    """Reads a word as its most probable split into known words.

    Args:
        known: entries of words and of every character; of several readings the one with the
            greatest share is used.
    """

    def __init__(self, known: Iterable[SourceEntry]) -> None:
        self._best: dict[str, SourceEntry] = {}
        for entry in known:
            best = self._best.get(entry.word)
            if best is None or (entry.share, entry.pinyin) > (best.share, best.pinyin):
                self._best[entry.word] = entry

    def of(self, word: str) -> Reading | None:
        """Return one syllable for each character, `None` if a character is unknown."""
        # For each offset: score and reading of the best split of what comes before.
        splits: list[tuple[float, Reading]] = [(0.0, ())]
        for end in range(1, len(word) + 1):
            splits.append(max(self._last_parts(word, end, splits), default=(_IMPOSSIBLE, ())))
        score, reading = splits[-1]
        return None if score == _IMPOSSIBLE else reading

    def _last_parts(
        self, word: str, end: int, splits: list[tuple[float, Reading]]
    ) -> Iterator[tuple[float, Reading]]:
        for start in range(max(0, end - _LONGEST_PART), end):
            part = self._best.get(word[start:end])
            if part is not None:
                score, reading = splits[start]
                yield score + part.frequency, reading + part.syllables


def entries_of(
    word: str, frequency: float, readings: Iterable[Reading | None]
) -> list[SourceEntry]:
    """Make the entries of a word from opinions on its reading, the most trusted first."""
    distinct = list(dict.fromkeys(reading for reading in readings if reading is not None))
    shares = ranked_shares(len(distinct), dominance=WORD_DOMINANCE) if distinct else ()
    return [
        SourceEntry(word, reading, share, frequency)
        for reading, share in zip(distinct, shares, strict=True)
    ]
