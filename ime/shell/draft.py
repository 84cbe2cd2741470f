"""The text being written and the cursor in it, as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prompt_toolkit.utils import get_cwidth

TAB_STOP = 4  # columns

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with a cursor; every change gives a new one.

    A character here is one with the marks that combine with it: none of the methods leaves
    the cursor between the two.

    Attributes:
        text: lines separated by `\\n`.
        cursor: offset in the text, from 0 to its length.
    """

    text: str = field(default="", repr=False)
    cursor: int = 0

    @property
    def before(self) -> str:
        """The text left of the cursor."""
        return self.text[: self.cursor]

    @property
    def after(self) -> str:
        """The text from the cursor on."""
        return self.text[self.cursor :]

    def at(self, cursor: int) -> Draft:
        """The same text with the cursor elsewhere."""
        return Draft(self.text, cursor)

    def insert(self, text: str) -> Draft:
        """The draft with a text inserted at the cursor, which then stands behind it."""
        return Draft(self.before + text + self.after, self.cursor + len(text))

    def delete_before(self) -> Draft:
        """The draft without the character before the cursor."""
        start = self.left()
        return Draft(self.text[:start] + self.after, start)

    def delete_after(self) -> Draft:
        """The draft without the character behind the cursor."""
        return Draft(self.before + self.text[self.right() :], self.cursor)

    def left(self) -> int:
        """The offset one character to the left."""
        return self._before_marks(max(self.cursor - 1, 0))

    def right(self) -> int:
        """The offset one character to the right."""
        return self._behind_marks(min(self.cursor + 1, len(self.text)))

    def word_left(self) -> int:
        """The offset where the word before the cursor begins; a run of hanzi is one word."""
        starts = [word.start() for word in _WORD.finditer(self.before)]
        return self._before_marks(starts[-1]) if starts else 0

    def word_right(self) -> int:
        """The offset where the word at or behind the cursor ends."""
        word = _WORD.search(self.text, self.cursor)
        return self._behind_marks(word.end()) if word else len(self.text)

    def indent(self) -> Draft:
        """The draft with spaces up to the next tab stop."""
        line = self.before.rpartition("\n")[2]
        return self.insert(" " * (TAB_STOP - get_cwidth(line) % TAB_STOP))

    def _before_marks(self, offset: int) -> int:
        while inside_character(self.text, offset):
            offset -= 1
        return offset

    def _behind_marks(self, offset: int) -> int:
        while inside_character(self.text, offset):
            offset += 1
        return offset


def inside_character(text: str, offset: int) -> bool:
    """Tell whether an offset parts a character from a mark that takes no column of its own."""
    return (
        0 < offset < len(text)
        and text[offset - 1] != "\n"
        and text[offset] not in "\n\t"
        and get_cwidth(text[offset]) == 0
    )
