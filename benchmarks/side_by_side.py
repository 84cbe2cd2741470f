"""Siyu beside other engines: `python -m benchmarks.side_by_side PEER...`.

Each PEER is the command of a harness, in quotes if it has arguments. Siyu and the peers type
the same lines in turns, on one core, and one Markdown table shows all of them.
"""

from __future__ import annotations

import argparse
import platform
import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.command import run_command, whole_number
from benchmarks.errors import BenchmarkError
from benchmarks.interleaved import Run, pinned, run_interleaved
from benchmarks.measures import Accuracy, Times
from benchmarks.protocol import UNKNOWN, Line, read_file
from benchmarks.sentences import OWN_SENTENCES
from benchmarks.tables import MISSING, markdown, number
from ime.compiler.progress import Progress

NAME = "side_by_side"
HEADER = (
    *("file", "engine", "lines", "top-1 %", "top-5 %", "top-10 %", "char %"),
    *("p50 µs", "p95 µs", "p99 µs", "CPU p50", "CPU p95", "CPU p99"),
    *("load ms", "peak MB"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A run under the names that the table and a kept file give it."""

    file: str
    engine: str
    run: Run


def main(argv: Sequence[str] | None = None) -> None:
    """Run all harnesses on all files and print the table."""
    options = _parser().parse_args(argv)
    files = {path: _lines_of(path, options) for path in options.file or [OWN_SENTENCES]}
    commands = [
        [*command, f"--warmup={options.warmup}"]
        for command in ([sys.executable, "-m", "benchmarks.harness"], *options.peers)
    ]
    entries: list[Entry] = []
    with pinned(options.core) as core, Progress() as progress:
        for path, lines in files.items():
            show = partial(_show, progress, path.name, len(lines))
            runs = run_interleaved(commands, lines, chunk=options.chunk, show=show)
            entries += _name(path.stem, runs)
    if options.keep:
        _keep(entries, options.keep)
    print(markdown(HEADER, [_row(entry) for entry in entries], left=2))
    print(f"\n{_circumstances(core, options)}")


def _show(progress: Progress, file: str, lines: int, done: int) -> None:
    progress.show(f"{file}: {done} of {lines} lines typed by all")


def _lines_of(path: Path, options: argparse.Namespace) -> list[Line]:
    lines = [
        line
        for line in read_file(path)
        if options.max_keys is None or len(line.keystrokes()) <= options.max_keys
    ][: options.lines]
    if not lines:
        raise BenchmarkError(f"{path}: no line has at most {options.max_keys} keys")
    return lines


def _name(file: str, runs: Sequence[Run]) -> list[Entry]:
    """Name runs by engine and version; the second of a name is `#2`, and so on."""
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for run in runs:
        engine = f"{run.summary.engine} {run.summary.version}"
        seen[engine] = seen.get(engine, 0) + 1
        entries.append(
            Entry(file, engine if seen[engine] == 1 else f"{engine} #{seen[engine]}", run)
        )
    return entries


def _row(entry: Entry) -> list[str]:
    results, summary = entry.run.results, entry.run.summary
    accuracy = Accuracy.of(results)
    wall_us = Times.of(time for typed in results for time in typed.wall_us)
    cpu_us = Times.of(time for typed in results for time in typed.cpu_us)
    peak = MISSING if summary.rss_peak_kb == UNKNOWN else number(summary.rss_peak_kb / 1024)
    rates = (accuracy.top1, accuracy.top5, accuracy.top10, accuracy.characters)
    return [
        *(entry.file, entry.engine, str(accuracy.lines)),
        *(number(rate, 1) for rate in rates),
        *(number(time) for time in (wall_us.p50, wall_us.p95, wall_us.p99)),
        *(number(time) for time in (cpu_us.p50, cpu_us.p95, cpu_us.p99)),
        *(number(summary.load_ms), peak),
    ]


def _circumstances(core: int | None, options: argparse.Namespace) -> str:
    where = "not pinned to a core" if core is None else f"all on core {core}"
    return (
        f"Turns of {options.chunk} lines after {options.warmup} untimed, {where}; "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}."
    )


def _keep(entries: Sequence[Entry], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for entry in entries:
            name = re.sub(r"[^\w.#-]+", "-", f"{entry.file}-{entry.engine}")
            objects = [typed.to_json() for typed in entry.run.results]
            objects.append(entry.run.summary.to_json())
            (folder / f"{name}.jsonl").write_text("\n".join(objects) + "\n", encoding="utf-8")
    except OSError as error:
        raise BenchmarkError(f"{folder}: cannot be written to ({error.strerror})") from error


def _command(text: str) -> list[str]:
    try:
        command = shlex.split(text)
    except ValueError:
        command = []
    if not command:
        raise argparse.ArgumentTypeError("want a command, its quotes closed")
    return command


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks.{NAME}",
        description="Let Siyu and other engines type the same lines in turns; compare them.",
    )
    parser.add_argument(
        "peers",
        nargs="*",
        type=_command,
        metavar="PEER",
        help="command of another harness of this protocol, as one argument",
    )
    parser.add_argument(
        "--file",
        action="append",
        type=Path,
        metavar="FILE",
        help="keys<TAB>text lines; may be given again (the project's own sentences)",
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the JSON lines there")
    parser.add_argument("--core", type=whole_number(smallest=0), metavar="N", help="core to use")
    for name, smallest, default, text in (
        ("lines", 1, None, "type only the first N lines of each file"),
        ("max-keys", 1, None, "leave out lines of more than N keys"),
        ("chunk", 1, 100, "lines of a turn (%(default)s)"),
        ("warmup", 0, 10, "lines typed untimed at the start of a turn (%(default)s)"),
    ):
        reader = whole_number(smallest=smallest)
        parser.add_argument(f"--{name}", type=reader, default=default, metavar="N", help=text)
    return parser


if __name__ == "__main__":
    raise SystemExit(run_command(NAME, main))
