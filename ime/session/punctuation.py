"""Chinese marks for the marks on the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MARKS: Mapping[str, str] = MappingProxyType(
    {
        ",": "，",
        ".": "。",
        "?": "？",
        "!": "！",
        ":": "：",
        ";": "；",
        "(": "（",
        ")": "）",
        "<": "《",
        ">": "》",
        "[": "【",
        "]": "】",
        "\\": "、",
        "^": "……",
        "_": "——",
        "$": "￥",
    }
)
# The first of a pair opens, the next one closes.
PAIRS: Mapping[str, tuple[str, str]] = MappingProxyType({'"': ("“", "”"), "'": ("‘", "’")})


class Punctuation:
    """Turns marks of the keyboard into Chinese ones, and quotes into pairs."""

    def __init__(self) -> None:
        self._open: set[str] = set()

    def look_at(self, text: str) -> None:
        """Take from the text left of the cursor which quotes are open."""
        pairs = PAIRS.items()
        self._open = {
            key for key, (opens, closes) in pairs if text.rfind(opens) > text.rfind(closes)
        }

    def mark(self, character: str) -> str | None:
        """Return the Chinese mark for a character; None if it has none."""
        pair = PAIRS.get(character)
        if pair is None:
            return MARKS.get(character)
        closing = character in self._open
        self._open ^= {character}
        return pair[closing]
