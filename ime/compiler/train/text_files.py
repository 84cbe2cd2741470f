"""Blocks of lines from text files, plain or compressed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ime.compiler.compressed import UNREADABLE, decompress
from ime.errors import SourceError

LINES_PER_BLOCK = 8192


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a file.

    Attributes:
        text: whole lines.
        bytes_read: how much of the file, as it lies on the disk, has been read by now.
    """

    text: str
    bytes_read: int


def read_blocks(path: Path, *, lines_per_block: int = LINES_PER_BLOCK) -> Iterator[Block]:
    """Read a text file block by block; bytes that are not UTF-8 become U+FFFD.

    Args:
        path: the file; a name that ends in `.xz` or `.gz` says that it is compressed.
        lines_per_block: how many lines are read at once.

    Raises:
        SourceError: the file cannot be read; raised when the place is reached.
    """
    try:
        with path.open("rb") as raw, decompress(path, raw) as plain:
            lines = io.TextIOWrapper(plain, encoding="utf-8", errors="replace")
            while text := "".join(islice(lines, lines_per_block)):
                yield Block(text, raw.tell())
    except UNREADABLE as error:
        reason = getattr(error, "strerror", None) or "damaged"
        raise SourceError(f"{path}: cannot be read ({reason}); give another text file") from error
