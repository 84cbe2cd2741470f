"""Pinyin with tone marks -> the syllables that are typed."""

from __future__ import annotations

import re
import unicodedata

from ime.pinyin import SYLLABLE_ID

# Grave, acute, circumflex (of ê), macron, caron.
_MARKS = re.compile("[\u0300\u0301\u0302\u0304\u030c]")
_UMLAUT = "u\u0308"


def toneless(syllable: str) -> str:
    """Return a syllable without tone: `lǜ` gives `lv`, `jǔ` gives `ju`, `ề` gives `e`.

    `ü` is written `v` after `l` and `n`, and `u` elsewhere.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", syllable.lower()))
    return re.sub(f"(?<=[ln]){_UMLAUT}", "v", plain).replace(_UMLAUT, "u")


def is_legal(syllable: str) -> bool:
    """Tell whether a toneless syllable is one that can be typed."""
    return syllable in SYLLABLE_ID
