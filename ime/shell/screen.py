"""The composer's screen: text, candidates over it, and the status line.

+--------------------------------+
| TextView                       |
|   ...preedit|...               |
|   CandidateWindow              |
|                                |
| StatusView                     |
+--------------------------------+
"""

from __future__ import annotations

from prompt_toolkit.layout import Float, FloatContainer, HSplit, Layout, ScrollOffsets, Window

from ime.shell.candidate_window import CandidateWindow
from ime.shell.editor import Editor
from ime.shell.status import StatusView
from ime.shell.text_view import MOST_CANDIDATE_ROWS, TextView


def screen_layout(editor: Editor, *, description: str) -> Layout:
    """Lay the screen out.

    Args:
        editor: what is shown.
        description: what data is loaded, for the status line.
    """
    text_view = TextView(editor)
    text_window = Window(text_view, scroll_offsets=ScrollOffsets(bottom=MOST_CANDIDATE_ROWS))
    candidates = CandidateWindow(lambda: editor.view, text_view, text_window)
    text_area = FloatContainer(
        text_window,
        [Float(candidates, left=0, right=0, top=0, bottom=0, transparent=True)],
    )
    status = Window(StatusView(editor, description), height=1, style="class:status")
    return Layout(HSplit([text_area, status]), focused_element=text_window)
