"""A line on the terminal that says how far a long task is."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TextIO

_QUIET_SECONDS = 2.0


class Progress:
    """Shows what is going on, once it has gone on for two seconds, if somebody can see it.

    Used as a context manager; the line is wiped at the end.

    Args:
        stream: where to write; nothing is written if it is not a terminal.
        quiet_seconds: how long nothing is shown.
    """

    def __init__(
        self, *, stream: TextIO | None = None, quiet_seconds: float = _QUIET_SECONDS
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._start = time.monotonic() + quiet_seconds
        self._width = 0

    def show(self, text: str) -> None:
        """Replace the line by this text."""
        if self._stream.isatty() and time.monotonic() >= self._start:
            self._write(text)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._width:
            self._write("")

    def _write(self, text: str) -> None:
        self._stream.write(f"\r{text:{self._width}}" if text else f"\r{'':{self._width}}\r")
        self._stream.flush()
        self._width = len(text)
