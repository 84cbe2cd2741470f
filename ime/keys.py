"""The keys of a session that are not characters."""

from __future__ import annotations

from enum import Enum, auto


class Key(Enum):
    """A key without a character of its own."""

    SPACE = auto()
    ENTER = auto()
    BACKSPACE = auto()
    DELETE = auto()
    ESCAPE = auto()
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    HOME = auto()
    END = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
