"""Standard input and output, as UTF-8 whatever the locale says."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ime.errors import InputTooLongError, StreamError

# Far beyond what is converted at once; only keeps an endless line out of memory.
LONGEST_LINE = 1 << 20  # bytes


def write_utf8() -> None:
    """Make both output streams write UTF-8 and `\\n`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write_line(line: str) -> None:
    """Write one line to standard output, at once.

    Raises:
        BrokenPipeError: the reader has gone.
        StreamError: standard output is closed, or cannot be written.
    """
    if sys.stdout is None:
        raise StreamError("standard output is closed; open it or send it to a file")
    with _clear_failure():
        print(line, flush=True)


def flush_output() -> None:
    """Write what standard output still holds; raises as `write_line` does."""
    if sys.stdout is not None:
        with _clear_failure():
            sys.stdout.flush()


def abandon_output() -> None:
    """Send what standard output still holds nowhere, so that leaving does not fail on it."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def read_lines() -> Iterator[tuple[str, str]]:
    """Yield the lines of standard input as they come: where each stands, and its text.

    Raises:
        InputTooLongError: a line is longer than `LONGEST_LINE`.
        StreamError: standard input is closed, cannot be read, or is not UTF-8.
    """
    if sys.stdin is None:
        raise StreamError("standard input is closed; give the letters as arguments")
    number = 0
    while raw := _read_line():
        number += 1
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        place = f"line {number} of standard input"
        if len(raw) > LONGEST_LINE:
            raise InputTooLongError(f"{place} is longer than {LONGEST_LINE} bytes; split it")
        yield place, decode(raw.removesuffix(b"\n").removesuffix(b"\r"), place)


def decode(raw: bytes, place: str) -> str:
    """Decode UTF-8.

    Raises:
        StreamError: the bytes are something else; the message names the place.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StreamError(f"{place} is not UTF-8; convert it first, with iconv say") from error


@contextmanager
def _clear_failure() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise StreamError(f"standard output cannot be written ({error.strerror})") from error


def _read_line() -> bytes:
    try:
        return sys.stdin.buffer.readline(LONGEST_LINE + 1)
    except OSError as error:
        raise StreamError(f"standard input cannot be read ({error.strerror})") from error
