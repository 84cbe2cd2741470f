from __future__ import annotations

import io

from ime.compiler.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_short_tasks_show_nothing() -> None:
    """Nobody needs to know about what takes under two seconds, here under an hour."""
    terminal = Terminal()
    with Progress(stream=terminal, quiet_seconds=3600) as progress:
        progress.show("half")
    assert terminal.getvalue() == ""


def test_long_tasks_show_a_line_and_wipe_it() -> None:
    """Each text covers the one before; nothing is left at the end."""
    terminal = Terminal()
    with Progress(stream=terminal, quiet_seconds=0) as progress:
        progress.show("reading")
        progress.show("done")
    assert terminal.getvalue() == "\rreading\rdone   \r    \r"


def test_nothing_is_written_into_files() -> None:
    """A stream that is no terminal stays empty."""
    file = io.StringIO()
    with Progress(stream=file, quiet_seconds=0) as progress:
        progress.show("reading")
    assert file.getvalue() == ""
