"""The status line: one row that says what is on, and which keys matter."""

from __future__ import annotations

from collections.abc import Sequence

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import UIContent, UIControl
from prompt_toolkit.utils import get_cwidth

from ime.shell.editor import Editor, Mode
from ime.shell.keymap import hints
from ime.shell.width import cut_to_width

GAP = "  "
MODE_SIGNS = {Mode.CHINESE: "中", Mode.ENGLISH: "英"}
LEARNING = "not learning"


class StatusView(UIControl):
    """Shows the status line of an editor.

    Args:
        editor: whose mode is shown.
        description: what data is loaded.
    """

    def __init__(self, editor: Editor, description: str) -> None:
        self._editor = editor
        self._description = description

    def create_content(self, width: int, height: int) -> UIContent:
        """Draw the line for a width; called by prompt_toolkit for every drawing."""
        mode, notice = MODE_SIGNS[self._editor.mode], self._editor.notice
        if notice:
            line = notice_line(mode, notice, width)
        else:
            line = status_line(mode, (LEARNING, self._description), tuple(hints()), width)
        return UIContent(get_line=lambda number: line, line_count=1, show_cursor=False)


def status_line(
    mode: str, facts: Sequence[str], hints: Sequence[str], columns: int
) -> StyleAndTextTuples:
    """Return the row: the mode and facts on the left, hints on the right.

    Where room is short, parts go, the least useful first: facts and hints take turns from
    their ends, so that the first fact and then the first hint stay longest. The last column stays
    free, because some terminals show an ambiguous character wider than it counts.

    Args:
        mode: what letters become.
        facts: what else is on, the most important first.
        hints: keys and what they do, the most important first.
        columns: the width of the screen.
    """
    facts, hints = list(facts), list(hints)
    room = columns - 1
    while (facts or hints) and _width(mode, facts, hints) > room:
        (facts if len(facts) >= len(hints) else hints).pop()
    left = "".join(GAP + fact for fact in facts)
    right = GAP.join(hints)
    filling = " " * (room - get_cwidth(mode + left + right))
    return [("class:status.mode", mode), ("", left + filling + right)]


def notice_line(mode: str, notice: str, columns: int) -> StyleAndTextTuples:
    """Return the row with something to say instead: the mode, and as much of it as fits."""
    room = max(columns - 1 - get_cwidth(mode + GAP), 1)
    return [("class:status.mode", mode), ("", GAP + cut_to_width(notice, room))]


def _width(mode: str, facts: Sequence[str], hints: Sequence[str]) -> int:
    parts = [mode, *facts, *hints]
    return sum(get_cwidth(part) for part in parts) + len(GAP) * (len(parts) - 1)
