"""Readings as keys of the tries.

A decoder asks which words *end* where the last letter was typed. So a reading is stored from its
last syllable to its first, one code unit a syllable: then all words that end at a vertex are the
prefixes of one string, found by one walk down the trie. The first letters of a reading, by which
abbreviations are found, are turned round for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ime.pinyin import SYLLABLES

# Code unit 0 would end the string inside the trie.
_FIRST_CODE = 1
_FIRST_LETTERS = tuple(syllable[0] for syllable in SYLLABLES)


def encode_reading(syllable_ids: Sequence[int]) -> str:
    """Return the key of a reading: its syllable ids, last syllable first."""
    return "".join(map(syllable_code, reversed(syllable_ids)))


def syllable_code(syllable_id: int) -> str:
    """Return the code unit of one syllable."""
    return chr(_FIRST_CODE + syllable_id)


def initials_of(syllable_ids: Iterable[int]) -> str:
    """Return the first letters of syllables, in the order in which they are given."""
    return "".join([_FIRST_LETTERS[syllable_id] for syllable_id in syllable_ids])
