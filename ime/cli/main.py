"""The way in: run a command line, and answer for everything that can go wrong with one line."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from ime.cli.parser import parse
from ime.cli.streams import abandon_output, flush_output, write_utf8
from ime.errors import ImeError

FAILED = 1
INTERRUPTED = 128 + 2  # as a shell reports SIGINT
READER_GONE = 128 + 13  # as a shell reports SIGPIPE
SHOW_TRACEBACK = "IME_TRACEBACK"


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status.

    The status is 0, 1 when Siyu could not do it, 2 for wrong use, 130 after Ctrl-C and 141
    when nobody reads the output any more. Whatever went wrong is said in one line on standard
    error; a traceback is printed only if the environment has `IME_TRACEBACK` set, because it
    may show what was typed.

    Args:
        argv: the arguments without the command's name; those of the process if not given.
    """
    write_utf8()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        return READER_GONE
    except ImeError as error:
        _complain(str(error))
    except Exception as error:
        if os.environ.get(SHOW_TRACEBACK):
            raise
        _complain(
            f"unexpected {type(error).__name__}, a mistake of Siyu's; "
            f"to see where, set {SHOW_TRACEBACK}=1 (it may show what was typed)"
        )
    return FAILED


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = parse(argv)
    except SystemExit as stop:
        flush_output()
        return int(stop.code or 0)
    status: int = arguments.run(arguments)
    return status


def _complain(message: str) -> None:
    if sys.stderr is None:
        return
    # One line whatever the message holds, and nothing in it that a terminal obeys.
    line = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in message)
    with contextlib.suppress(OSError):
        print(f"ime: {line}", file=sys.stderr, flush=True)
