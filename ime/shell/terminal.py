"""The terminal that the composer draws on and reads keys from.

                    if it is a terminal     otherwise
screen goes to      standard output         /dev/tty      (`ime > note.txt`, "$(ime)")
keys come from      standard input          /dev/tty      (`... | ime`)
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Literal, TextIO

from prompt_toolkit.input import Input
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output

from ime.errors import TerminalError

CONTROLLING_TERMINAL = "/dev/tty"
_WITHOUT_CURSOR = frozenset({"", "dumb", "unknown"})


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where keys come from and where the screen goes."""

    input: Input
    output: Output


class GuestOutput(Vt100_Output):
    """A terminal whose cursor keeps blinking if it did: prompt_toolkit's own stops it."""

    def hide_cursor(self) -> None:
        """Hide the cursor, as before every drawing."""
        self.write_raw("\x1b[?25l")

    def show_cursor(self) -> None:
        """Show the cursor, as after every drawing."""
        self.write_raw("\x1b[?25h")


@contextmanager
def open_terminal(stdin: TextIO | None, stdout: TextIO | None) -> Iterator[Terminal]:
    """Open the terminal of this process; standard input and output themselves stay as they are.

    Args:
        stdin: standard input; None if it is closed.
        stdout: standard output; None if it is closed.

    Raises:
        TerminalError: there is no terminal, or it cannot move its cursor.
    """
    with ExitStack() as stack:
        keys = _open(_descriptor(stdin), "r", stack)
        screen = _open(_descriptor(stdout), "w", stack)
        name = os.environ.get("TERM", "")
        if name in _WITHOUT_CURSOR:
            raise TerminalError(
                "this terminal cannot be drawn on, as TERM says or fails to say; set TERM to what "
                "it is, or convert line by line with `ime convert`"
            )
        output = GuestOutput.from_pty(screen, term=name, enable_bell=False)
        yield Terminal(Vt100Input(keys), output)


def _descriptor(stream: TextIO | None) -> int | None:
    """Return the file descriptor of a stream if it is a terminal."""
    return stream.fileno() if stream is not None and stream.isatty() else None


def _open(descriptor: int | None, mode: Literal["r", "w"], stack: ExitStack) -> TextIO:
    source = CONTROLLING_TERMINAL if descriptor is None else descriptor
    try:
        stream = open(  # noqa: SIM115 - closed by `_close`
            source, mode, encoding="utf-8", errors="replace", closefd=descriptor is None
        )
    except OSError as error:
        raise TerminalError(
            f"there is no terminal to write in ({CONTROLLING_TERMINAL} cannot be opened); start "
            "`ime` in one, or do without by `ime convert`"
        ) from error
    stack.callback(_close, stream)
    return stream


def _close(stream: TextIO) -> None:
    # A terminal that hung up refuses what is still to be written; nobody is there to see it.
    with contextlib.suppress(OSError):
        stream.close()
