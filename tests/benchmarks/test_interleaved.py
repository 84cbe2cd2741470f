"""Harness processes that take turns."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.errors import BenchmarkError
from benchmarks.interleaved import pinned, run_interleaved
from benchmarks.protocol import Line

# A harness that offers its own name and notes each line it is given in a journal.
HARNESS = """
import json, sys
name, journal = sys.argv[1:3]
lines = [line.rstrip("\\n").split("\\t") for line in sys.stdin]
with open(journal, "a") as file:
    file.write(f"{name}:{','.join(keys for keys, _ in lines)}\\n")
for keys, gold in lines:
    print(json.dumps({"keys": keys, "gold": gold, "top": [name], "us": [len(keys)]}))
print(json.dumps({"summary": True, "engine": name, "load_ms": 10 * len(lines),
                  "rss_peak_kb": 100 * len(lines)}))
"""
LINES = [Line(keys, "") for keys in ("a", "bb", "ccc", "dddd", "eeeee")]


@pytest.fixture
def journal(tmp_path) -> Path:
    return tmp_path / "journal"


def harness(name: str, journal: Path, *, program: str = HARNESS) -> list[str]:
    return [sys.executable, "-c", program, name, str(journal)]


def test_harnesses_take_turns_over_the_same_chunks(journal):
    commands = [harness("A", journal), harness("B", journal)]
    run_interleaved(commands, LINES, chunk=2)
    assert journal.read_text().split() == [
        *("A:a,bb", "B:a,bb"),
        *("A:ccc,dddd", "B:ccc,dddd"),
        *("A:eeeee", "B:eeeee"),
    ]


def test_the_turns_of_a_harness_become_one_run(journal):
    first, second = run_interleaved([harness("A", journal), harness("B", journal)], LINES, chunk=2)
    assert [typed.top for typed in first.results] == [("A",)] * 5
    assert [typed.line.keys for typed in second.results] == [line.keys for line in LINES]
    assert [typed.wall_us for typed in second.results] == [(1,), (2,), (3,), (4,), (5,)]
    # Loading took 20, 20 and 10 ms: the median is 20. The peaks were 200, 200 and 100 KiB.
    assert (first.summary.engine, first.summary.lines) == ("A", 5)
    assert (first.summary.load_ms, first.summary.rss_peak_kb) == (20, 200)


def test_progress_is_told_before_each_turn(journal):
    told: list[int] = []
    run_interleaved([harness("A", journal)], LINES, chunk=2, show=told.append)
    assert told == [0, 2, 4]


@pytest.mark.parametrize(
    ("program", "complaint"),
    [
        ("raise SystemExit(3)", "failed with exit status 3"),
        ("print('hello')", "line 1 is not an object of the protocol"),
        ("pass", "summary object is missing"),
        ('print(\'{"summary": true, "engine": "A"}\')', "want 5 objects, got 0"),
        ("import os; os.write(1, b'\\xff')", "its output is not UTF-8"),
    ],
)
def test_a_harness_that_does_not_keep_to_the_protocol_is_named(journal, program, complaint):
    with pytest.raises(BenchmarkError, match=complaint) as caught:
        run_interleaved([harness("A", journal, program=program)], LINES, chunk=5)
    assert str(caught.value).startswith(sys.executable)


def test_a_command_that_is_not_there_is_named():
    with pytest.raises(BenchmarkError, match=r"^no-such-harness: cannot be run \(No such file"):
        run_interleaved([["no-such-harness"]], LINES, chunk=5)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs a scheduler with affinity")
class TestPinned:
    def test_processes_stay_on_one_core_and_are_let_go(self):
        allowed = os.sched_getaffinity(0)
        with pinned(None) as core:
            assert os.sched_getaffinity(0) == {core}
            assert core == max(allowed)
        assert os.sched_getaffinity(0) == allowed

    def test_a_core_that_is_not_there_is_refused(self):
        with (
            pytest.raises(BenchmarkError, match=r"^core 100000 cannot be used here; use one of"),
            pinned(100000),
        ):
            pass
