"""Readings of single characters that the open-gram dictionary lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ime.compiler.source_format import SourceEntry
from ime.compiler.sources.pypinyin_tables import Reading
from ime.compiler.sources.rarity import rare_character_frequency
from ime.compiler.sources.shares import CHARACTER_DOMINANCE, ranked_shares

# Readings that open-gram leaves out are archaic even where the character is common: 是 is listed
# under `ti` by this, behind all that is read so today.
ADDED_READING_SHARE = -5.0

# What GB 18030 codes in two bytes and in the four bytes that every device must support; and 𤭢,
# 𰻝 and 𰻞, the only characters that are read `cei` and `biang`.
_BLOCKS = (
    range(0x3007, 0x3008),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0x24B62, 0x24B63),
    range(0x30EDD, 0x30EDF),
)


def character_entries(
    characters: Mapping[str, Reading], known: Iterable[SourceEntry]
) -> Iterator[SourceEntry]:
    """Make entries for the readings of common blocks' characters that are not known yet.

    Args:
        characters: the readings of each character, commonest first.
        known: entries that will not be repeated.
    """
    by_word: defaultdict[str, dict[str, SourceEntry]] = defaultdict(dict)
    for entry in known:
        if len(entry.word) == 1:
            by_word[entry.word][entry.syllables[0]] = entry
    for char in map(chr, (code for block in _BLOCKS for code in block)):
        readings = characters.get(char, ())
        if char in by_word:
            yield from _added(char, readings, by_word[char])
        elif readings:
            yield from _new(char, readings)


def _added(char: str, readings: Reading, known: Mapping[str, SourceEntry]) -> Iterator[SourceEntry]:
    frequency = next(iter(known.values())).frequency
    for syllable in readings:
        if syllable not in known:
            yield SourceEntry(char, (syllable,), ADDED_READING_SHARE, frequency)


def _new(char: str, readings: Reading) -> Iterator[SourceEntry]:
    shares = ranked_shares(len(readings), dominance=CHARACTER_DOMINANCE)
    for syllable, share in zip(readings, shares, strict=True):
        yield SourceEntry(char, (syllable,), share, rare_character_frequency(char))
