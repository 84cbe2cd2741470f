"""`ime convert`: letters in, Chinese out, a line for a line."""

from __future__ import annotations

import json
import subprocess

import pytest

from ime.candidates import Source


def test_an_argument_is_a_sentence(ime):
    run = ime("convert", "nihao")
    assert (run.returncode, run.stdout.decode(), run.stderr) == (0, "你好\n", b"")


def test_each_argument_gets_its_line(ime):
    assert ime("convert", "nihao", "zhongguo").stdout.decode() == "你好\n中国\n"


def test_each_line_of_standard_input_gets_its_line(ime):
    run = ime("convert", stdin=b"nihao\nzhongguo\n")
    assert (run.returncode, run.stdout.decode()) == (0, "你好\n中国\n")


@pytest.mark.parametrize(
    ("stdin", "written"),
    [
        pytest.param(b"", "", id="nothing"),
        pytest.param(b"nihao", "你好\n", id="no newline at the end"),
        pytest.param(b"nihao\r\nnihao\r\n", "你好\n你好\n", id="newlines of Windows"),
        pytest.param(b"\nnihao\n\n", "\n你好\n\n", id="blank lines stay blank"),
        pytest.param("，。\n".encode(), "，。\n", id="what is no pinyin stays"),
    ],
)
def test_lines_are_kept_apart_and_in_order(ime, stdin, written):
    assert ime("convert", stdin=stdin).stdout.decode() == written


def test_standard_input_is_left_alone_when_there_are_arguments(ime):
    assert ime("convert", "nihao", stdin=b"zhongguo\n").stdout.decode() == "你好\n"


def test_a_line_end_within_an_argument_ends_a_sentence(ime):
    assert ime("convert", "nihao\nzhongguo").stdout.decode() == "你好\n中国\n"


def test_a_byte_order_mark_is_no_text(ime):
    assert ime("convert", stdin=b"\xef\xbb\xbfnihao\n").stdout.decode() == "你好\n"


def test_a_very_large_n_gives_all_there_are(ime):
    result = ime("convert", "zhuang", "-n", "9" * 20)
    assert result.returncode == 0
    assert "装" in result.stdout.decode().split("\t")


def test_n_writes_the_best_candidates_apart_by_tabs(ime):
    line = ime("convert", "-n", "3", "shishi").stdout.decode().removesuffix("\n")
    candidates = line.split("\t")
    assert len(set(candidates)) == 3
    assert ime("convert", "shishi").stdout.decode() == f"{candidates[0]}\n"


def test_json_gives_one_object_for_a_line(ime):
    run = ime("convert", "--json", "-n", "2", stdin=b"nihao\n\n")
    first, blank = map(json.loads, run.stdout.decode().splitlines())
    best, second = first["candidates"]
    assert set(best) == {"text", "start", "end", "score", "source"}
    assert (best["text"], best["start"], best["end"]) == ("你好", 0, 5)
    assert best["score"] < 0
    assert best["source"] in {source.value for source in Source}
    assert second["text"] != "你好"
    assert blank == {"candidates": []}


def test_a_line_is_answered_before_the_next_one_is_there(command, environment):
    with subprocess.Popen(
        [*command, "convert"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as process:
        for _ in range(3):
            process.stdin.write(b"nihao\n")
            assert process.stdout.readline().decode() == "你好\n"
        process.stdin.close()
        assert process.wait() == 0


def test_output_is_utf_8_in_any_locale(ime):
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert ime("convert", "nihao", **plain).stdout.decode("utf-8") == "你好\n"
    # Letters of another script, as arguments that this locale cannot decode.
    assert ime("convert", "，。".encode(), **plain).stdout.decode("utf-8") == "，。\n"
    assert ime("convert", "nihao", PYTHONIOENCODING="latin-1").stdout.decode("utf-8") == "你好\n"


def test_nothing_is_imported_that_converting_does_not_need(command, environment):
    python, *rest = command
    run = subprocess.run(
        [python, "-X", "importtime", *rest, "convert", "nihao"],
        env=environment,
        capture_output=True,
        text=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "numpy" in imported
    needless = {"asyncio", "cryptography", "importlib.metadata", "jieba", "prompt_toolkit"}
    assert not imported & (needless | {"ime.shell", "ime.compiler", "pypinyin", "tomllib"})
