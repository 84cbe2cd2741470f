"""How far a stage is: rate and time left on the progress line."""

from __future__ import annotations

import time

from ime.compiler.progress import Progress


class Meter:
    """Shows the progress of one stage.

    Args:
        progress: the line.
        title: of the stage.
        total: how much there is to do.
        unit: what is counted, in the plural.
    """

    def __init__(self, progress: Progress, title: str, *, total: int, unit: str) -> None:
        self._progress = progress
        self._title = title
        self._total = total
        self._unit = unit
        self._done = 0
        self._start = time.monotonic()
        progress.show(title)

    def advance(self, amount: int) -> None:
        """Count what has been done since the last time."""
        self._done += amount
        seconds = max(time.monotonic() - self._start, 1e-3)
        self._progress.show(describe(self._title, self._done, self._total, self._unit, seconds))


def describe(title: str, done: int, total: int, unit: str, seconds: float) -> str:
    """Return the text of the line.

    Args:
        title: of the stage.
        done, total: how much has been done, and is to be done.
        unit: what is counted.
        seconds: how long it has taken.
    """
    rate = done / seconds
    left = max(0, total - done) / rate if rate else 0.0
    minutes, rest = divmod(round(left), 60)
    share = 100 * min(done, total) // max(1, total)
    return f"{title}: {share}%, {rate:,.0f} {unit}/s, {minutes}:{rest:02} left"
