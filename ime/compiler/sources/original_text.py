"""Lines of the files that the sources are made from, plain or compressed with xz."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from ime.errors import SourceError


def read_lines(path: Path) -> Iterator[str]:
    """Read the lines of a UTF-8 file without their ends; a name in `.xz` says compressed.

    Raises:
        SourceError: the file cannot be read, is damaged or is not UTF-8.
    """
    try:
        with _open(path) as file:
            for line in file:
                yield line.rstrip("\r\n")
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "damaged or not UTF-8"
        raise SourceError(f"{path}: cannot be read ({reason}); get the file again") from None


def _open(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
