"""Files that may be compressed; their names say so."""

from __future__ import annotations

import gzip
import lzma
import zlib
from pathlib import Path
from typing import IO

# What reading a file raises that is missing, cut short or damaged.
UNREADABLE = (OSError, EOFError, lzma.LZMAError, zlib.error)


def decompress(path: Path, raw: IO[bytes]) -> IO[bytes] | gzip.GzipFile | lzma.LZMAFile:
    """Return what is in an opened file, decompressed if its name ends in `.xz` or `.gz`."""
    if path.suffix == ".xz":
        return lzma.open(raw)
    if path.suffix == ".gz":
        return gzip.open(raw)
    return raw
