"""What the commands of this folder share: one line for whatever goes wrong, and exit statuses."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable

from ime.errors import ImeError

FAILED = 1
INTERRUPTED = 128 + 2  # as a shell reports SIGINT
READER_GONE = 128 + 13  # as a shell reports SIGPIPE


def run_command(name: str, main: Callable[[], None]) -> int:
    """Run a benchmark and return its exit status; an `ImeError` becomes one line on stderr."""
    for stream in (sys.stdin, sys.stdout):
        # Chinese text passes through here, whatever the locale is.
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes the stream once more at exit: let that go nowhere.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except ImeError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return FAILED
    return 0


def whole_number(*, smallest: int) -> Callable[[str], int]:
    """Return a reader of whole numbers for `argparse`."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < smallest:
            raise argparse.ArgumentTypeError(f"want a whole number, {smallest} or more")
        return int(text)

    return read
