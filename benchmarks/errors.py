"""What a benchmark raises on purpose."""

from __future__ import annotations

from ime.errors import ImeError


class BenchmarkError(ImeError):
    """A benchmark cannot be run: a file, a command or its output is not as it must be."""
