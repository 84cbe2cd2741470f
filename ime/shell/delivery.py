"""The finished text on its way out."""

from __future__ import annotations

import contextlib
import os

from prompt_toolkit.output import Output

from ime.errors import StreamError


def as_written(text: str) -> bytes:
    """Return the text in UTF-8, with a line end behind it if it is not empty and has none."""
    return (text if not text or text.endswith("\n") else text + "\n").encode("utf-8")


def deliver(text: str, descriptor: int, fallback: Output) -> None:
    """Write a text to a file descriptor; if that fails, show it on the terminal.

    Args:
        text: without lone surrogates.
        descriptor: of standard output.
        fallback: the terminal, out of raw mode.

    Raises:
        StreamError: the text could not be written, and stands on the terminal.
    """
    remaining = as_written(text)
    try:
        # Not through a buffer: what it keeps after a failure is tried again at the very end.
        while remaining:
            remaining = remaining[os.write(descriptor, remaining) :]
    except OSError as error:
        show(text, fallback)
        raise StreamError(
            f"standard output cannot be written ({error.strerror}); "
            "the text stands on the terminal, copy it from there"
        ) from error


def show(text: str, output: Output) -> None:
    """Leave a text on the terminal, where nothing else can be done with it."""
    with contextlib.suppress(OSError):
        output.write(as_written(text).decode("utf-8"))
        output.flush()
