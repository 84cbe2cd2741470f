"""A text cut into the rows of a screen.

A row is filled to its last column and the next character goes on below, wherever it stands
in a word: Chinese has no other place to break. A line that fills its last row exactly gets an
empty one more, so that the cursor behind it has a place and nothing moves when it goes there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from prompt_toolkit.utils import get_cwidth

from ime.shell.draft import TAB_STOP, inside_character


@dataclass(frozen=True, slots=True)
class Row:
    """The offsets `[start, end)` of the text that one row shows."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A text on a screen of some width.

    Attributes:
        text: the whole text.
        columns: the width.
        rows: the rows, top to bottom; at least one.
        starts: where each row starts, for searching.
    """

    text: str = field(repr=False)
    columns: int
    rows: tuple[Row, ...]
    starts: tuple[int, ...]

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the row and the column of an offset, from 0 to the text's length."""
        row = bisect_right(self.starts, offset) - 1
        start = self.rows[row].start
        return row, sum(self._widths(start, offset))

    def offset_at(self, row: int, column: int) -> int:
        """Return the offset in a row that stands at a column or, if there is none, left of it.

        Rows and columns outside are drawn to the nearest inside.
        """
        row = min(max(row, 0), len(self.rows) - 1)
        shown = self.rows[row]
        offset, reached = shown.start, 0
        for width in self._widths(shown.start, shown.end):
            reached += width
            if reached > column:
                break
            offset += 1
        return min(offset, self._last_offset(row))

    def shown(self, row: int, start: int, end: int) -> str:
        """Return what a row shows of the offsets `[start, end)`: its text, tabs as spaces."""
        whole = self.rows[row]
        start, end = max(start, whole.start), min(end, whole.end)
        if "\t" not in self.text[start:end]:
            return self.text[start:end]
        widths = list(self._widths(whole.start, end))[start - whole.start :]
        return "".join(
            " " * width if character == "\t" else character
            for character, width in zip(self.text[start:end], widths, strict=True)
        )

    def _last_offset(self, row: int) -> int:
        """The last offset at which a cursor is shown in this row, not at the start of the next."""
        end = self.rows[row].end
        if row + 1 == len(self.rows) or self.rows[row + 1].start > end:
            return end
        end -= 1
        while inside_character(self.text, end):
            end -= 1
        return end

    def _widths(self, start: int, end: int) -> Iterator[int]:
        """The widths of the characters `[start, end)`, where `start` is the start of a row."""
        column = 0
        for character in self.text[start:end]:
            width = _width_at(character, column, self.columns)
            column += width
            yield width


def cut_into_rows(text: str, columns: int) -> Rows:
    """Cut a text into rows of at most `columns` columns (one character if none is so narrow)."""
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        rows.extend(_rows_of_line(line, start, columns))
        start += len(line) + 1
    return Rows(text, columns, tuple(rows), tuple(row.start for row in rows))


def _rows_of_line(line: str, offset: int, columns: int) -> Iterator[Row]:
    start = column = 0
    for place, character in enumerate(line):
        width = _width_at(character, column, columns)
        if column + width > columns and place > start:
            yield Row(offset + start, offset + place)
            start = place
            column = 0
            width = _width_at(character, column, columns)
        column += width
    yield Row(offset + start, offset + len(line))
    if column >= columns:
        yield Row(offset + len(line), offset + len(line))


def _width_at(character: str, column: int, columns: int) -> int:
    if character != "\t":
        return get_cwidth(character)
    # A tab never wraps by itself: it ends at the margin at the latest.
    return min(TAB_STOP - column % TAB_STOP, max(columns - column, 1))
