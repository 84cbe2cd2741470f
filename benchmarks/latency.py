"""How long Siyu takes for a key: `python -m benchmarks.latency`.

The project's own sentences are typed key by key, and times are sorted by how many letters the
composition has after the key.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.command import run_command, whole_number
from benchmarks.harness import engine_version, type_lines
from benchmarks.keystrokes import Loaded, load_engine
from benchmarks.measures import Times
from benchmarks.memory import peak_kb
from benchmarks.protocol import UNKNOWN, Line, Typed, read_file
from benchmarks.sentences import OWN_SENTENCES
from benchmarks.tables import MISSING, number, plain
from ime.compiler.progress import Progress

NAME = "latency"
# The longest composition of each bucket, in letters; the last bucket has no end.
BUCKET_ENDS = (5, 10, 20, 30, 40, 80, 120, 160)


@dataclass(frozen=True, slots=True)
class Bucket:
    """The keys that left a composition of `first` to `last` letters, and their times in µs.

    `last` is None where there is no upper end.
    """

    first: int
    last: int | None
    wall_us: Times
    cpu_us: Times

    @property
    def label(self) -> str:
        """Return the bucket's lengths as a table names them."""
        if self.last is None:
            return "all" if self.first == 1 else f"{self.first} and more"
        return f"{self.first} to {self.last}"


def buckets_of(results: Iterable[Typed]) -> list[Bucket]:
    """Sort keystrokes by the length of the composition; the last bucket has all of them.

    Buckets without a keystroke are left out.
    """
    timed = [
        (length, wall_us, cpu_us)
        for typed in results
        for length, (wall_us, cpu_us) in enumerate(zip(typed.wall_us, typed.cpu_us, strict=True), 1)
    ]
    firsts = (1, *(end + 1 for end in BUCKET_ENDS))
    ends = [*zip(firsts, (*BUCKET_ENDS, None), strict=True), (1, None)]
    buckets = [_bucket(timed, first, last) for first, last in ends]
    return [bucket for bucket in buckets if bucket.wall_us.count]


def _bucket(timed: list[tuple[int, float, float]], first: int, last: int | None) -> Bucket:
    inside = [keystroke for keystroke in timed if first <= keystroke[0] <= (last or keystroke[0])]
    return Bucket(
        first,
        last,
        wall_us=Times.of(wall_us for _, wall_us, _ in inside),
        cpu_us=Times.of(cpu_us for _, _, cpu_us in inside),
    )


def joined(lines: Iterable[Line], letters: int) -> list[Line]:
    """Put lines together and cut them into lines of so many letters; a rest is left out."""
    keys = "".join(line.keystrokes() for line in lines)
    starts = range(0, len(keys) - letters + 1, letters)
    return [Line(keys[start : start + letters], "") for start in starts]


def main(argv: Sequence[str] | None = None) -> None:
    """Type the sentences and print the table, or the same as JSON."""
    options = _parser().parse_args(argv)
    lines = read_file(OWN_SENTENCES)
    if options.letters:
        lines = joined(lines, options.letters)
    loaded = load_engine(options.data)
    results = []
    with Progress() as progress:
        for typed in type_lines(loaded.engine, lines, warmup=options.warmup):
            results.append(typed)
            progress.show(f"{len(results)} of {len(lines)} sentences typed")
    report = _json_report if options.json else _text_report
    print(report(results, loaded))


def _text_report(results: Sequence[Typed], loaded: Loaded) -> str:
    header = ["letters", "keys"]
    header += [f"{name} µs" for name in ("p50", "p95", "p99", "max")]
    header += [f"CPU {name}" for name in ("p50", "p95", "p99", "max")]
    rows = [
        [bucket.label, str(bucket.wall_us.count), *_cells(bucket.wall_us), *_cells(bucket.cpu_us)]
        for bucket in buckets_of(results)
    ]
    memory = f"resident {_mebibytes(loaded.rss_load_kb)}, at most {_mebibytes(peak_kb())}"
    return "\n".join(
        [
            f"siyu {engine_version()}, {len(results)} sentences typed key by key",
            "",
            plain(header, rows),
            "",
            f"loaded in {loaded.load_ms:.0f} ms, {memory}",
        ]
    )


def _json_report(results: Sequence[Typed], loaded: Loaded) -> str:
    report = {
        "engine": "siyu",
        "version": engine_version(),
        "sentences": len(results),
        "load_ms": loaded.load_ms,
        "rss_load_kb": loaded.rss_load_kb,
        "rss_peak_kb": peak_kb(),
        "buckets": [asdict(bucket) for bucket in buckets_of(results)],
    }
    return json.dumps(report, indent=2)


def _cells(times: Times) -> list[str]:
    return [number(time) for time in (times.p50, times.p95, times.p99, times.longest)]


def _mebibytes(kb: int) -> str:
    return MISSING if kb == UNKNOWN else f"{kb / 1024:.0f} MB"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks.{NAME}",
        description="Type the project's own sentences and show how long each key takes.",
    )
    parser.add_argument(
        "--warmup",
        type=whole_number(smallest=0),
        default=20,
        metavar="N",
        help="first type the first N sentences untimed (%(default)s)",
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="compiled data to open (the packaged ones)"
    )
    parser.add_argument(
        "--letters",
        type=whole_number(smallest=1),
        metavar="N",
        help="type the sentences without a pause, in compositions of N letters",
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object instead")
    return parser


if __name__ == "__main__":
    raise SystemExit(run_command(NAME, main))
