"""Readings of the open-gram dictionary that were found wrong or incomplete, one by one.

`corrections.tsv` has a word, its readings (best first, with spaces between) and the reason:

- `impossible`: the old reading has a syllable that the character never has;
- `other`: the character has the old reading, but not in this word;
- `both`: more than one is defensible, so all of them are listed.
"""

from __future__ import annotations

from pathlib import Path

from ime.compiler.sources.original_text import read_lines

REASONS = frozenset({"both", "impossible", "other"})
CORRECTIONS = Path(__file__).with_name("corrections.tsv")


def read_corrections(path: Path = CORRECTIONS) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the readings, best first, that replace those of each corrected word."""
    corrections = {}
    for line in read_lines(path):
        word, readings, _reason = line.split("\t")
        corrections[word] = tuple(tuple(reading.split("'")) for reading in readings.split())
    return corrections
