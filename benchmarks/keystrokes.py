"""The engine under the stopwatch: the one place here that knows its interface.

    before -> key handed over -> decoded -> first ten candidates are strings -> after

Only what lies between the two readings is timed. The processor's clock is read outside the
wall clock's readings, so that its own cost, the larger one, is in no wall time. Garbage is
collected as in any Python program: a collection that falls into a keystroke counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns, process_time_ns
from typing import TYPE_CHECKING

from benchmarks.memory import resident_kb
from benchmarks.protocol import Line, Typed

if TYPE_CHECKING:
    from ime import Engine, Session

PAGE_SIZE = 10


@dataclass(frozen=True, slots=True)
class Loaded:
    """An engine, and what opening it took.

    Attributes:
        engine: opened, never used.
        load_ms: wall time of importing and opening it.
        rss_start_kb: resident memory before, in KiB.
        rss_load_kb: resident memory after, in KiB.
    """

    engine: Engine
    load_ms: float
    rss_start_kb: int
    rss_load_kb: int


def load_engine(folder: Path | None = None) -> Loaded:
    """Import the engine and open its data.

    Args:
        folder: the compiled data; the packaged ones if not given.

    Raises:
        ime.DataError: the data are missing, damaged or of another format version.
    """
    rss_start_kb = resident_kb()
    before = perf_counter_ns()
    # Its import is a part of what a user waits for.
    from ime import Engine

    engine = Engine.open() if folder is None else Engine.open(folder)
    load_ms = (perf_counter_ns() - before) / 1e6
    return Loaded(engine, load_ms, rss_start_kb, resident_kb())


def first_page(session: Session, key: str, size: int) -> list[str]:
    """Press a key and return the texts of the first candidates, `size` if there are so many."""
    session.press(key)
    return [candidate.text for candidate in session.candidates(size)]


def type_line(
    engine: Engine, line: Line, *, page_size: int = PAGE_SIZE, separated: bool = False
) -> Typed:
    """Type a line, key by key, into a new composition without context.

    Args:
        engine: opened; it learns nothing.
        line: what to type.
        page_size: candidates to ask for behind each key.
        separated: whether to type the apostrophes between syllables too.
    """
    session = engine.session()
    page: list[str] = []
    wall_us, cpu_us = [], []
    for key in line.keystrokes(separated=separated):
        cpu_before = process_time_ns()
        wall_before = perf_counter_ns()
        page = first_page(session, key, page_size)
        wall_after = perf_counter_ns()
        cpu_after = process_time_ns()
        wall_us.append((wall_after - wall_before) / 1000)
        cpu_us.append((cpu_after - cpu_before) / 1000)
    return Typed(line, tuple(page), tuple(wall_us), tuple(cpu_us))
