"""Texts by the columns they take on the screen."""

from __future__ import annotations

from prompt_toolkit.utils import get_cwidth

ELLIPSIS = "…"


def cut_to_width(text: str, columns: int) -> str:
    """Return the text, or its beginning and an ellipsis if it is wider than some columns."""
    if get_cwidth(text) <= columns:
        return text
    kept, room = "", columns - get_cwidth(ELLIPSIS)
    for character in text:
        room -= get_cwidth(character)
        if room < 0:
            break
        kept += character
    return kept + ELLIPSIS
