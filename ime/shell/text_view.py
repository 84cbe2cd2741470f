"""The text on the screen, with the preedit in it where the cursor stands.

draft            今天|我们            (| is the cursor)
preedit          tian qi|
shown            今天tian qi|我们     (underlined: the preedit; its caret is the terminal's cursor)
"""

from __future__ import annotations

from dataclasses import dataclass

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import UIContent, UIControl

from ime.shell.editor import Editor, Viewport
from ime.shell.rows import Rows, cut_into_rows

MOST_CANDIDATE_ROWS = 6


@dataclass(frozen=True, slots=True)
class Preedit:
    """The offsets `[start, end)` that the preedit has in the shown text, and its caret."""

    start: int
    end: int
    caret: int


@dataclass(frozen=True, slots=True)
class PreeditPlace:
    """Where the preedit is on the screen.

    Attributes:
        column: the column in which it starts.
        rows_below_caret: rows from its caret to its last.
    """

    column: int
    rows_below_caret: int


class TextView(UIControl):
    """Shows an editor's text, one line of content for each row of the screen.

    Attributes:
        place: where the preedit was when the text was last drawn.
    """

    def __init__(self, editor: Editor) -> None:
        self.place = PreeditPlace(column=0, rows_below_caret=0)
        self._editor = editor

    def is_focusable(self) -> bool:
        """It takes the focus: the terminal's cursor is shown in it."""
        return True

    def create_content(self, width: int, height: int) -> UIContent:
        """Lay the text out for a width; called by prompt_toolkit for every drawing."""
        columns = max(width, 1)
        self._editor.viewport = Viewport(columns=columns, rows=height)
        rows, preedit = _compose(self._editor, columns)
        self.place = _place(rows, preedit)
        row, _ = rows.locate(preedit.caret)
        return UIContent(
            get_line=lambda number: _fragments(rows, number, preedit),
            line_count=len(rows.rows) + room_below(height),
            # prompt_toolkit counts characters here, not columns.
            cursor_position=Point(x=len(rows.shown(row, 0, preedit.caret)), y=row),
        )


def room_below(height: int) -> int:
    """Rows kept free below the cursor: candidates have their place there, and never jump."""
    return min(MOST_CANDIDATE_ROWS, height // 2)


def _compose(editor: Editor, columns: int) -> tuple[Rows, Preedit]:
    draft, view = editor.draft, editor.view
    rows = cut_into_rows(draft.before + view.preedit + draft.after, columns)
    start = draft.cursor
    return rows, Preedit(start, start + len(view.preedit), start + view.caret)


def _place(rows: Rows, preedit: Preedit) -> PreeditPlace:
    _, column = rows.locate(preedit.start)
    caret, _ = rows.locate(preedit.caret)
    last, _ = rows.locate(preedit.end)
    return PreeditPlace(column, last - caret)


def _fragments(rows: Rows, number: int, preedit: Preedit) -> StyleAndTextTuples:
    if number >= len(rows.rows):
        return []
    row = rows.rows[number]
    return [
        ("", rows.shown(number, row.start, preedit.start)),
        ("class:preedit", rows.shown(number, preedit.start, preedit.end)),
        # A space more than the text: the cursor can stand behind it.
        ("", rows.shown(number, preedit.end, row.end) + " "),
    ]
