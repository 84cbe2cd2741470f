"""Several harnesses on the same lines, taking turns on one core.

    lines   | 1 to 100        | 101 to 200      | ...
    process | A1   B1   C1    | A2   B2   C2    | ...

A machine that slows down or speeds up meanwhile does so for all of them alike. Each turn is a
new process: it loads anew, types some lines untimed, and then types its chunk.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from statistics import median

from benchmarks.errors import BenchmarkError
from benchmarks.protocol import Line, Summary, Typed, read_results


@dataclass(frozen=True, slots=True)
class Run:
    """All turns of one harness: what came of each line, and one summary of its processes.

    The summary has the median of the load times and the largest of each memory figure.
    """

    results: tuple[Typed, ...]
    summary: Summary


def run_interleaved(
    commands: Sequence[Sequence[str]],
    lines: Sequence[Line],
    *,
    chunk: int,
    show: Callable[[int], None] = lambda done: None,
) -> list[Run]:
    """Let harnesses type some lines in turns of `chunk` lines.

    Args:
        commands: each the arguments of a harness process.
        lines: what all of them type; at least one.
        chunk: lines of a turn, 1 or more.
        show: told before each turn how many lines all of them have typed.

    Returns:
        One run for each command, in the same order.

    Raises:
        BenchmarkError: a command cannot be run, fails, or does not keep to the protocol.
    """
    turns: list[list[tuple[list[Typed], Summary]]] = [[] for _ in commands]
    for start in range(0, len(lines), chunk):
        show(start)
        part = lines[start : start + chunk]
        for command, done in zip(commands, turns, strict=True):
            done.append(_run_once(command, part))
    return [_merge(done) for done in turns]


@contextmanager
def pinned(core: int | None) -> Iterator[int | None]:
    """Keep this process and those it starts on one core, and let it go afterwards.

    Args:
        core: its number; the last one this process may use if not given.

    Yields:
        The number of the core, or None where a process cannot be pinned.

    Raises:
        BenchmarkError: there is no such core for this process.
    """
    if not hasattr(os, "sched_setaffinity"):
        yield None
        return
    allowed = os.sched_getaffinity(0)
    core = max(allowed) if core is None else core
    if core not in allowed:
        raise BenchmarkError(f"core {core} cannot be used here; use one of {sorted(allowed)}")
    os.sched_setaffinity(0, {core})
    try:
        yield core
    finally:
        os.sched_setaffinity(0, allowed)


def _run_once(command: Sequence[str], lines: Sequence[Line]) -> tuple[list[Typed], Summary]:
    shown = shlex.join(command)
    try:
        process = subprocess.run(
            command,
            input="".join(f"{line.keys}\t{line.gold}\n" for line in lines),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its output is not UTF-8"
        raise BenchmarkError(f"{shown}: cannot be run ({reason})") from error
    if process.returncode:
        raise BenchmarkError(f"{shown}: failed with exit status {process.returncode}")
    try:
        results, summary = read_results(process.stdout.splitlines())
    except BenchmarkError as error:
        raise BenchmarkError(f"{shown}: {error}") from error
    if len(results) != len(lines):
        raise BenchmarkError(f"{shown}: want {len(lines)} objects, got {len(results)}")
    return results, summary


def _merge(turns: Sequence[tuple[list[Typed], Summary]]) -> Run:
    summaries = [summary for _, summary in turns]
    results = tuple(typed for results, _ in turns for typed in results)
    merged = replace(
        summaries[0],
        lines=len(results),
        load_ms=median(summary.load_ms for summary in summaries),
        rss_start_kb=max(summary.rss_start_kb for summary in summaries),
        rss_load_kb=max(summary.rss_load_kb for summary in summaries),
        rss_peak_kb=max(summary.rss_peak_kb for summary in summaries),
    )
    return Run(results, merged)
