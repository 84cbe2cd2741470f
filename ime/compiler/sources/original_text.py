"""Lines of the files that the sources are made from, plain or compressed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ime.compiler.compressed import UNREADABLE, decompress
from ime.errors import SourceError


def read_lines(path: Path) -> Iterator[str]:
    """Read the lines of a UTF-8 file without their ends; a name in `.xz` or `.gz` says compressed.

    Raises:
        SourceError: the file cannot be read, is damaged or is not UTF-8.
    """
    try:
        with path.open("rb") as raw, _text(path, raw) as lines:
            for line in lines:
                yield line.rstrip("\r\n")
    except (*UNREADABLE, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "damaged or not UTF-8"
        raise SourceError(f"{path}: cannot be read ({reason}); get the file again") from None


def _text(path: Path, raw: IO[bytes]) -> io.TextIOWrapper:
    return io.TextIOWrapper(decompress(path, raw), encoding="utf-8")
