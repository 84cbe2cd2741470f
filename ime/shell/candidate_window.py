"""The window of candidates: rows of their own right below the preedit.

今天jin tian|我们      the row of the preedit
    1 今天  2 金田     the window, from the preedit's column on if it fits there
她说                   the text goes on
"""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.containers import Container, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Screen, WritePosition

from ime.session import View
from ime.shell.candidate_rows import candidate_rows
from ime.shell.text_view import MOST_CANDIDATE_ROWS, TextView

# Wider rows are slow to read; and the window shall find room right of the preedit's start.
WIDEST = 64  # columns


class CandidateWindow(Container):
    """Draws the candidates over the text; put it over the whole text area, without erasing."""

    def __init__(self, view: Callable[[], View], text_view: TextView, text_window: Window) -> None:
        self._view = view
        self._text_view = text_view
        self._text_window = text_window
        self._content: StyleAndTextTuples = []
        self._window = Window(FormattedTextControl(lambda: self._content))

    def reset(self) -> None:
        """Nothing is kept from one run to the next."""
        self._window.reset()

    def preferred_width(self, max_available_width: int) -> Dimension:
        """All of it."""
        return Dimension(preferred=max_available_width)

    def preferred_height(self, width: int, max_available_height: int) -> Dimension:
        """All of it."""
        return Dimension(preferred=max_available_height)

    def get_children(self) -> list[Container]:
        """The window that holds the text."""
        return [self._window]

    def write_to_screen(
        self,
        screen: Screen,
        mouse_handlers: MouseHandlers,
        write_position: WritePosition,
        parent_style: str,
        erase_bg: bool,
        z_index: int | None,
    ) -> None:
        """Place the window by where the preedit has just been drawn, and draw it."""
        area, view = write_position, self._view()
        top = self._top(screen.get_cursor_position(self._text_window).y - area.ypos, area.height)
        if not view.candidates or top >= area.height:
            return
        columns = min(WIDEST, area.width)
        indent = " " * min(self._text_view.place.column, area.width - columns)
        rows = candidate_rows(view, columns, min(area.height - top, MOST_CANDIDATE_ROWS))
        self._content = [part for row in rows for part in (("", indent), *row, ("", "\n"))]
        position = WritePosition(area.xpos, area.ypos + top, area.width, len(rows))
        self._window.write_to_screen(screen, mouse_handlers, position, parent_style, True, z_index)

    def _top(self, caret_row: int, height: int) -> int:
        """The row below the preedit's last; if the screen ends there, the one below the caret."""
        below_preedit = caret_row + self._text_view.place.rows_below_caret + 1
        return below_preedit if below_preedit < height else caret_row + 1
