"""The phrases of pypinyin that the other sources lack."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from ime.compiler.source_format import SourceEntry, is_hanzi
from ime.compiler.sources.pypinyin_tables import Reading
from ime.compiler.sources.readings import Readings, entries_of

# Below every word that jieba has counted: log10.
PHRASE_FREQUENCY = -7.5


def phrase_entries(
    phrases: Mapping[str, Reading], *, known: Container[str], readings: Readings
) -> Iterator[SourceEntry]:
    """Make entries for phrases of hanzi that are not known.

    A phrase is read as pypinyin says and, second, as the known words inside it are read.
    """
    for phrase, reading in phrases.items():
        if len(phrase) > 1 and all(map(is_hanzi, phrase)) and phrase not in known:
            yield from entries_of(phrase, PHRASE_FREQUENCY, [reading, readings.of(phrase)])
