"""Where each movement of the cursor leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ime.shell.draft import Draft
from ime.shell.keymap import Action
from ime.shell.rows import Rows

Movement = Callable[[Draft, Rows], int]


def row_start(draft: Draft, rows: Rows) -> int:
    """The offset where the cursor's row starts; where its line starts if it stands there."""
    row, _ = rows.locate(draft.cursor)
    start = rows.rows[row].start
    return start if start < draft.cursor else draft.before.rfind("\n") + 1


def row_end(draft: Draft, rows: Rows) -> int:
    """The last offset of the cursor's row; where its line ends if it stands there."""
    row, _ = rows.locate(draft.cursor)
    end = rows.offset_at(row, rows.columns)
    if end > draft.cursor:
        return end
    line_end = draft.text.find("\n", draft.cursor)
    return len(draft.text) if line_end < 0 else line_end


MOVEMENTS: Mapping[Action, Movement] = MappingProxyType(
    {
        Action.LEFT: lambda draft, rows: draft.left(),
        Action.RIGHT: lambda draft, rows: draft.right(),
        Action.WORD_LEFT: lambda draft, rows: draft.word_left(),
        Action.WORD_RIGHT: lambda draft, rows: draft.word_right(),
        Action.ROW_START: row_start,
        Action.ROW_END: row_end,
        Action.TEXT_START: lambda draft, rows: 0,
        Action.TEXT_END: lambda draft, rows: len(draft.text),
    }
)


def rows_away(action: Action, page: int) -> int | None:
    """How many rows down a movement goes, negative for up; None if it is not of that kind.

    Args:
        action: what the key does.
        page: the rows of a screenful, by which the page keys move.
    """
    distances = {
        Action.UP: -1,
        Action.DOWN: 1,
        Action.PAGE_UP: -page,
        Action.PAGE_DOWN: page,
    }
    return distances.get(action)
