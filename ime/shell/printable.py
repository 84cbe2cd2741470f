"""What may enter the text: no control character ever reaches the screen."""

from __future__ import annotations

import unicodedata

# Control characters, and the lone surrogates that undecodable bytes become.
_REFUSED = frozenset({"Cc", "Cs"})


def printable(text: str) -> str:
    """Return the text with line ends as `\\n` and without control characters.

    Tabs stay. Everything else of Unicode's categories Cc and Cs goes, escapes among them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in _REFUSED
    )
