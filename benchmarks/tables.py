"""Rows of text, drawn as a plain or as a Markdown table."""

from __future__ import annotations

import math
from collections.abc import Sequence

MISSING = "–"


def number(value: float, digits: int = 0) -> str:
    """Return a number with so many decimals, `MISSING` for NaN."""
    return MISSING if math.isnan(value) else f"{value:.{digits}f}"


def plain(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return an aligned table: the first column to the left, all others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    return "\n".join(_plain_row(row, widths) for row in (header, *rows))


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1) -> str:
    """Return a Markdown table: the first `left` columns to the left, all others to the right."""
    marks = ["---"] * left + ["---:"] * (len(header) - left)
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, marks, *rows))


def _plain_row(row: Sequence[str], widths: Sequence[int]) -> str:
    first = row[0].ljust(widths[0])
    others = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
    return "  ".join([first, *others]).rstrip()
