"""The read-only lexicon that is compiled from `dictionaries/*.tsv`.

    reading  --trie-->  reading id  --offsets-->  [entries, best first]  -->  word id, share
    initials --trie-->  group id    --offsets-->  [entries, best first] + their syllables

An entry is one word under one reading. Entries lie in the order of their readings, so that the
words of a reading are a slice; the groups of common initials hold entry numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from ime.compiled import CompiledData
from ime.lexicon.vocabulary import Vocabulary

LEXICON_KIND = "lexicon"
LEXICON_VERSION = 1


class SystemLexicon:
    """Words by their syllables.

    Attributes:
        vocabulary: text and id of every word.
        entry_word: int32[entries], the word id of each entry.
        entry_share: float32[entries], log10 of how often the word is read this way.
        longest: the number of syllables of the longest reading.
        vocabulary_sha256: digest of the vocabulary, by which a model knows it.
    """

    def __init__(self, data: CompiledData) -> None:
        self.vocabulary = Vocabulary.open(data.path("vocabulary.marisa"))
        self.vocabulary_sha256 = data.sha256["vocabulary.marisa"]
        self.entry_word: NDArray[np.int32] = data.array("entry_word")
        self.entry_share: NDArray[np.float32] = data.array("entry_share")
        self.longest = data.count("longest")
        self._readings = _open_trie(data, "readings.marisa")
        # Views give plain ints faster than arrays do.
        self._reading_offset = data.array("reading_offset").data
        self._groups = _open_trie(data, "initials.marisa")
        self._group_offset = data.array("initials_offset").data
        self._group_entry: NDArray[np.int32] = data.array("initials_entry")
        self._group_syllable_offset = data.array("initials_syllable_offset").data
        self._group_syllable: NDArray[np.uint16] = data.array("initials_syllable")

    @classmethod
    def open(cls, folder: Path) -> SystemLexicon:
        """Check and map a compiled lexicon; raises `DataError` if it cannot be used."""
        return cls(CompiledData.open(folder, kind=LEXICON_KIND, version=LEXICON_VERSION))

    def readings_in(self, path: str) -> list[tuple[int, int]]:
        """Return the readings that end where an encoded path of syllables ends.

        Args:
            path: syllable codes, last syllable first (`encode_reading`).

        Returns:
            Pairs of number of syllables and reading id, shortest first.
        """
        found = self._readings.iter_prefixes_with_ids(path)
        return [(len(reading), reading_id) for reading, reading_id in found]

    def entries(self, reading_id: int) -> tuple[int, int]:
        """Return the half-open range of a reading's entries, best first."""
        return self._reading_offset[reading_id], self._reading_offset[reading_id + 1]

    def groups_in(self, initials: str) -> list[tuple[int, int]]:
        """Return the groups of readings that end with given initials.

        Args:
            initials: first letters of syllables, last syllable first.

        Returns:
            Pairs of number of syllables and group id, shortest first.
        """
        found = self._groups.iter_prefixes_with_ids(initials)
        return [(len(group), group_id) for group, group_id in found]

    def entries_within(self, group: int, ranges: Sequence[tuple[int, int]]) -> NDArray[np.int32]:
        """Return the best entries of a group whose syllables lie in given ranges.

        Args:
            group: id of a group of readings with common initials.
            ranges: for each syllable, last one first, the half-open range of ids.

        Returns:
            int32[entries], best first.
        """
        start, stop = self._group_offset[group], self._group_offset[group + 1]
        first = self._group_syllable_offset[group]
        syllables = self._group_syllable[first : first + len(ranges) * (stop - start)]
        fits = _within(syllables.reshape(len(ranges), stop - start), ranges)
        return self._group_entry[start:stop][fits]


def _within(syllables: NDArray[np.uint16], ranges: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    # One comparison for both ends: below `low` the unsigned difference wraps around.
    fits: list[NDArray[np.bool_]] = [
        (row - np.uint16(low)) < np.uint16(high - low)
        for row, (low, high) in zip(syllables, ranges, strict=True)
    ]
    within: NDArray[np.bool_] = np.logical_and.reduce(fits)
    return within


def _open_trie(data: CompiledData, name: str) -> marisa_trie.Trie:
    return marisa_trie.Trie().mmap(str(data.path(name)))
