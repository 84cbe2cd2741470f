"""The commands as a reader of `benchmarks/README.md` runs them, on the packaged data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LINES = "jin'tian'tian'qi'hen'hao\t今天天气很好\nni'hao\t你好\n"
PEER = """
import json, sys
for line in sys.stdin:
    keys, gold = line.rstrip("\\n").split("\\t")
    print(json.dumps({"keys": keys, "gold": gold, "top": [gold], "us": [7], "cpu_us": [6]}))
print(json.dumps({"summary": True, "engine": "peer", "version": "2", "load_ms": 3,
                  "rss_peak_kb": 5120}))
"""


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        input=stdin,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )


def objects(*options: str) -> list[dict]:
    process = run("benchmarks.harness", *options, stdin=LINES)
    assert process.returncode == 0, process.stderr
    return [json.loads(line) for line in process.stdout.splitlines()]


def test_the_harness_types_every_line_and_ends_with_a_summary():
    *typed, summary = objects()
    assert [line["gold"] for line in typed] == ["今天天气很好", "你好"]
    for line, letters in zip(typed, (len("jintiantianqihenhao"), len("nihao")), strict=True):
        assert len(line["us"]) == len(line["cpu_us"]) == letters
        assert 1 <= len(line["top"]) <= 10
        assert all(isinstance(text, str) and text for text in line["top"])
    assert summary["summary"] is True
    assert (summary["engine"], summary["lines"], summary["learn"]) == ("siyu", 2, False)
    assert summary["load_ms"] > 0
    assert {"version", "rss_start_kb", "rss_load_kb", "rss_peak_kb"} <= set(summary)


def test_a_plain_scorer_finds_the_wanted_sentences_first():
    *typed, _ = objects()
    assert sum(line["top"][0] == line["gold"] for line in typed) == len(typed)


def test_the_harness_takes_the_options_of_the_protocol():
    first, second, summary = objects("--separated", "--top=3", "--warmup=1")
    assert len(first["us"]) == len("jin'tian'tian'qi'hen'hao")
    assert len(second["top"]) == 3
    assert summary["separated"] is True


def test_the_harness_refuses_to_learn_in_one_line():
    process = run("benchmarks.harness", "--learn", stdin=LINES)
    assert process.returncode == 2
    assert process.stdout == ""
    assert process.stderr == "harness: Siyu does not learn yet; run it without --learn\n"


def test_data_that_are_not_there_are_one_line(tmp_path):
    missing = tmp_path / "no-data"
    process = run("benchmarks.harness", f"--data={missing}", stdin=LINES)
    assert process.returncode == 1
    assert process.stderr.startswith(f"harness: {missing}")
    assert process.stderr.count("\n") == 1


def test_latency_is_a_table_of_every_length():
    process = run("benchmarks.latency", "--warmup=0")
    assert process.returncode == 0, process.stderr
    assert process.stdout.splitlines()[0].endswith("300 sentences typed key by key")
    labels = [line.split("  ")[0] for line in process.stdout.splitlines()]
    assert labels[2:10] == [
        *("letters", "1 to 5", "6 to 10", "11 to 20", "21 to 30", "31 to 40", "41 to 80"),
        "all",
    ]
    assert "loaded in " in labels[-2] + labels[-1]


def test_latency_as_json_counts_every_key():
    process = run("benchmarks.latency", "--warmup=0", "--json")
    report = json.loads(process.stdout)
    *lengths, whole = report["buckets"]
    assert report["sentences"] == 300
    assert whole["wall_us"]["count"] == sum(bucket["wall_us"]["count"] for bucket in lengths)
    assert whole["wall_us"]["p50"] <= whole["wall_us"]["p99"] <= whole["wall_us"]["longest"]
    assert report["load_ms"] > 0


@pytest.mark.parametrize("module", ["benchmarks.harness", "benchmarks.latency"])
def test_nothing_of_the_engine_is_loaded_before_its_load_is_timed(module):
    program = f"import sys, {module}; print(*{{'numpy', 'marisa_trie'}} & set(sys.modules))"
    process = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert process.stdout == "\n"


def test_side_by_side_prints_one_row_for_each_engine_and_file(tmp_path):
    for name in ("first", "second"):
        (tmp_path / f"{name}.tsv").write_text(LINES, encoding="utf-8")
    peer = tmp_path / "peer.py"
    peer.write_text(PEER, encoding="utf-8")
    files = [f"--file={tmp_path / name}.tsv" for name in ("first", "second")]
    command = f"'{sys.executable}' '{peer}'"
    process = run("benchmarks.side_by_side", command, command, *files, "--chunk=2", "--warmup=0")
    assert process.returncode == 0, process.stderr
    header, rule, *rows, _, circumstances = process.stdout.splitlines()
    assert header.startswith("| file | engine | lines | top-1 % |")
    assert rule.count("---:") == 13
    names = [[cell.strip() for cell in row.split("|")[1:3]] for row in rows]
    assert [file for file, _ in names] == ["first"] * 3 + ["second"] * 3
    assert names[0][1].startswith("siyu ")
    assert [engine for _, engine in names[1:3]] == ["peer 2", "peer 2 #2"]
    # Always right, 7 µs a key and 6 of the processor, 3 ms to load, 5120 KiB = 5 MB.
    assert rows[1] == (
        "| first | peer 2 | 2 | 100.0 | 100.0 | 100.0 | 100.0 | 7 | 7 | 7 | 6 | 6 | 6 | 3 | 5 |"
    )
    assert circumstances.startswith("Turns of 2 lines after 0 untimed")


def test_side_by_side_keeps_what_was_offered(tmp_path):
    lines = tmp_path / "lines.tsv"
    lines.write_text(LINES, encoding="utf-8")
    kept = tmp_path / "kept"
    options = [f"--file={lines}", f"--keep={kept}", "--max-keys=5", "--warmup=0"]
    process = run("benchmarks.side_by_side", *options)
    assert process.returncode == 0, process.stderr
    (path,) = kept.iterdir()
    typed, summary = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert typed["keys"] == "ni'hao"
    assert (summary["engine"], summary["lines"]) == ("siyu", 1)


def test_a_peer_that_cannot_be_run_is_one_line():
    process = run("benchmarks.side_by_side", "no-such-harness", "--lines=1", "--warmup=0")
    assert process.returncode == 1
    assert process.stderr == (
        "side_by_side: no-such-harness --warmup=0: cannot be run (No such file or directory)\n"
    )
