"""The readings that the package pypinyin knows, toneless.

Imported where they are used: the tables take a second to load.
"""

from __future__ import annotations

from collections.abc import Iterable

from ime.compiler.sources.toneless import is_legal, toneless

Reading = tuple[str, ...]


def load_characters() -> dict[str, Reading]:
    """Return the legal toneless readings of each character, the commonest first."""
    from pypinyin.pinyin_dict import pinyin_dict

    return {chr(code): _legal(readings.split(",")) for code, readings in pinyin_dict.items()}


def load_phrases() -> dict[str, Reading]:
    """Return the reading of each phrase, one legal toneless syllable for each character."""
    from pypinyin.phrases_dict import phrases_dict

    phrases = {
        phrase: tuple(toneless(readings[0]) for readings in syllables)
        for phrase, syllables in phrases_dict.items()
    }
    return {phrase: reading for phrase, reading in phrases.items() if all(map(is_legal, reading))}


def pypinyin_reading(word: str) -> Reading | None:
    """Return how pypinyin reads a word, `None` if it cannot read every character."""
    from pypinyin import Style, lazy_pinyin

    reading = tuple(map(toneless, lazy_pinyin(word, style=Style.TONE, errors="ignore")))
    return reading if len(reading) == len(word) and all(map(is_legal, reading)) else None


def _legal(readings: Iterable[str]) -> Reading:
    return tuple(dict.fromkeys(filter(is_legal, map(toneless, readings))))
