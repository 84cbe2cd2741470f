"""Accuracy and percentiles, by the definitions of every table in this project.

Pure Python, so that measuring brings nothing into the process that is measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.protocol import Typed


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the nearest-rank percentile of some values in ascending order.

    That is the smallest value that at least `percent` per cent of the values do not exceed;
    NaN if there are no values.

    Args:
        values: ascending.
        percent: 1 to 100; 100 gives the largest value.
    """
    if not values:
        return float("nan")
    rank = -(-len(values) * percent // 100)
    return values[rank - 1]


def edit_distance(first: str, second: str) -> int:
    """Return how many characters to insert, delete or replace to make one text the other.

    Source: Wagner and Fischer, "The string-to-string correction problem", 1974.
    """
    above = list(range(len(second) + 1))
    for row, left_character in enumerate(first, 1):
        current = [row]
        for column, upper_character in enumerate(second, 1):
            replaced = above[column - 1] + (left_character != upper_character)
            current.append(min(above[column] + 1, current[-1] + 1, replaced))
        above = current
    return above[-1]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often the wanted text was offered, in per cent.

    Attributes:
        lines: how many lines were counted.
        top1: lines whose first candidate was the wanted text.
        top5: lines that had it among the first five.
        top10: lines that had it among the first ten.
        characters: 100 less the edit distance of the first candidates to the wanted texts,
            over the length of the wanted texts; below 0 if more had to be mended.
    """

    lines: int
    top1: float
    top5: float
    top10: float
    characters: float

    @classmethod
    def of(cls, results: Sequence[Typed]) -> Accuracy:
        """Count some lines; all figures are 0 without any."""
        wanted = sum(len(typed.line.gold) for typed in results)
        errors = sum(edit_distance(_first(typed), typed.line.gold) for typed in results)
        return cls(
            lines=len(results),
            top1=_per_cent(sum(typed.line.gold in typed.top[:1] for typed in results), results),
            top5=_per_cent(sum(typed.line.gold in typed.top[:5] for typed in results), results),
            top10=_per_cent(sum(typed.line.gold in typed.top[:10] for typed in results), results),
            characters=100 * (1 - errors / wanted) if wanted else 0.0,
        )


@dataclass(frozen=True, slots=True)
class Times:
    """Nearest-rank percentiles of some durations, in their unit; NaN if there were none."""

    count: int
    p50: float
    p95: float
    p99: float
    longest: float

    @classmethod
    def of(cls, durations: Iterable[float]) -> Times:
        """Sort some durations and read the percentiles."""
        ascending = sorted(durations)
        p50, p95, p99, longest = (percentile(ascending, percent) for percent in (50, 95, 99, 100))
        return cls(len(ascending), p50, p95, p99, longest)


def _first(typed: Typed) -> str:
    return typed.top[0] if typed.top else ""


def _per_cent(count: int, results: Sequence[Typed]) -> float:
    return 100 * count / len(results) if results else 0.0
