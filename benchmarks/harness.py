"""Siyu behind the protocol of the peer harnesses: `python -m benchmarks.harness < lines.tsv`.

Each line is typed key by key into a new composition, without context, and nothing is learnt.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.command import run_command, whole_number
from benchmarks.keystrokes import PAGE_SIZE, load_engine, type_line
from benchmarks.memory import peak_kb
from benchmarks.protocol import Line, Summary, Typed, read_lines

if TYPE_CHECKING:
    from ime import Engine

NAME = "harness"


def main(argv: Sequence[str] | None = None) -> None:
    """Type the lines of standard input and write the protocol's objects to standard output."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.learn:
        parser.exit(2, f"{NAME}: Siyu does not learn yet; run it without --learn\n")
    lines = read_lines(sys.stdin)
    loaded = load_engine(options.data)
    for typed in type_lines(
        loaded.engine,
        lines,
        warmup=options.warmup,
        page_size=options.top,
        separated=options.separated,
    ):
        print(typed.to_json())
    summary = Summary(
        engine="siyu",
        version=engine_version(),
        note=f"Python {platform.python_version()}, garbage collected as usual",
        lines=len(lines),
        separated=options.separated,
        load_ms=loaded.load_ms,
        rss_start_kb=loaded.rss_start_kb,
        rss_load_kb=loaded.rss_load_kb,
        rss_peak_kb=peak_kb(),
    )
    print(summary.to_json())


def type_lines(
    engine: Engine,
    lines: Sequence[Line],
    *,
    warmup: int = 0,
    page_size: int = PAGE_SIZE,
    separated: bool = False,
) -> Iterator[Typed]:
    """Type the first `warmup` lines for nothing, then all lines, and yield what came of each."""
    for line in lines[:warmup]:
        type_line(engine, line, page_size=page_size, separated=separated)
    for line in lines:
        yield type_line(engine, line, page_size=page_size, separated=separated)


def engine_version() -> str:
    """Return the version of Siyu that is measured."""
    from ime import __version__

    return __version__


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks.{NAME}",
        description="Type keys<TAB>text lines from standard input; write one JSON object each.",
    )
    parser.add_argument(
        "--top",
        type=whole_number(smallest=1),
        default=PAGE_SIZE,
        metavar="N",
        help="candidates to ask for behind each key (%(default)s)",
    )
    parser.add_argument(
        "--warmup",
        type=whole_number(smallest=0),
        default=0,
        metavar="N",
        help="first type the first N lines untimed (%(default)s)",
    )
    parser.add_argument(
        "--separated", action="store_true", help="type the apostrophes between syllables too"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="compiled data to open (the packaged ones)"
    )
    parser.add_argument("--learn", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    raise SystemExit(run_command(NAME, main))
