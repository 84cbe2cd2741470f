"""Whatever goes wrong: a status, at most one line, never a traceback, never typed text."""

from __future__ import annotations

import os
import signal
import subprocess

import pytest

from ime.cli import convert
from ime.cli.main import main
from ime.cli.streams import LONGEST_LINE

TYPED = "wodemimashi"


def _one_line(run: subprocess.CompletedProcess[bytes]) -> str:
    lines = run.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert TYPED not in lines[0]
    return lines[0]


def test_bytes_that_are_not_utf_8_name_their_line(ime):
    run = ime("convert", stdin=b"nihao\n" + TYPED.encode() + b"\xff\nnihao\n")
    assert run.returncode == 1
    assert run.stdout.decode() == "你好\n"
    assert _one_line(run).startswith("ime: line 2 of standard input is not UTF-8; ")


def test_an_argument_that_is_not_utf_8_is_named_by_its_number(ime):
    run = ime("convert", "nihao", b"\xff")
    assert (run.returncode, run.stdout.decode()) == (1, "你好\n")
    assert _one_line(run).startswith("ime: KEYS 2 is not UTF-8; ")


def test_more_than_is_converted_at_once_names_its_line(ime):
    run = ime("convert", stdin=b"nihao\n" + TYPED.encode() * 10_000 + b"\n")
    assert (run.returncode, run.stdout.decode()) == (1, "你好\n")
    assert _one_line(run).startswith("ime: line 2 of standard input: ")


def test_a_line_without_end_is_given_up_not_gathered(command, environment):
    with subprocess.Popen(
        [*command, "convert"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdin.write(b"a" * (LONGEST_LINE + 1))
        process.stdin.flush()
        # The pipe is still open: only a reader that stops by itself ends.
        assert process.wait(timeout=60) == 1
        assert b"ime: line 1 of standard input is longer than" in process.stderr.read()


def _with_streams(command: list[str], redirection: str, environment: dict[str, str]):
    script = f'exec "$@" {redirection}'
    line = ["sh", "-c", script, "sh", *command]
    return subprocess.run(line, env=environment, stdin=subprocess.DEVNULL, capture_output=True)


@pytest.mark.parametrize(
    ("redirection", "complaint"),
    [
        (">&-", "ime: standard output is closed; "),
        # Open, but only for reading.
        ("1</dev/null", "ime: standard output cannot be written ("),
    ],
)
def test_output_that_takes_nothing_is_said(command, environment, redirection, complaint):
    run = _with_streams([*command, "convert", "nihao"], redirection, environment)
    assert run.returncode == 1
    assert _one_line(run).startswith(complaint)


def test_closed_input_is_said(command, environment):
    run = _with_streams([*command, "convert"], "<&-", environment)
    assert run.returncode == 1
    assert _one_line(run).startswith("ime: standard input is closed; ")


def test_input_that_cannot_be_read_is_said(command, environment):
    run = _with_streams([*command, "convert"], "0>/dev/null", environment)
    assert run.returncode == 1
    assert _one_line(run).startswith("ime: standard input cannot be read (")


def test_closed_error_output_keeps_the_status(command, environment):
    run = _with_streams([*command, "convert"], "<&- 2>&-", environment)
    assert (run.returncode, run.stdout) == (1, b"")


def test_a_reader_that_goes_away_ends_it_quietly(command, environment):
    with subprocess.Popen(
        [*command, "convert"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    ) as process:
        process.stdin.write(b"nihao\n")
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"nihao\n")
        assert process.wait() == 141
        assert process.stderr.read() == b""


def test_ctrl_c_ends_it_quietly(command, environment):
    with subprocess.Popen(
        [*command, "convert"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    ) as process:
        process.stdin.write(b"nihao\n")
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == b""


def test_a_mistake_in_the_settings_names_file_and_key(ime, settings_file):
    settings_file.write_text('"page\\u001b[31m\\nsize" = 5\n', encoding="utf-8")
    run = ime("convert", "nihao")
    line = _one_line(run)
    assert run.returncode == 1
    # One line, and nothing that a terminal would obey.
    assert r"config.toml: page\x1b[31m\nsize is not a setting; did you mean page_size?" in line


class _UnforeseenError(Exception):
    pass


def _break(monkeypatch, arguments=("convert", "nihao")) -> int:
    def run(_arguments: object) -> int:
        raise _UnforeseenError(TYPED)

    monkeypatch.setattr(convert, "run", run)
    return main(arguments)


def test_a_mistake_of_ours_is_named_by_its_class_only(monkeypatch, capsys):
    monkeypatch.delenv("IME_TRACEBACK", raising=False)
    assert _break(monkeypatch) == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("ime: unexpected _UnforeseenError, a mistake of Siyu's; ")
    assert written.err.count("\n") == 1
    assert TYPED not in written.err


def test_who_asks_for_the_traceback_gets_it(monkeypatch):
    monkeypatch.setenv("IME_TRACEBACK", "1")
    with pytest.raises(_UnforeseenError):
        _break(monkeypatch)


def test_help_into_a_closed_pipe_is_quiet(command, environment):
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [*command, "--help"], env=environment, stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (141, b"")
