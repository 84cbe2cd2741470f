"""Wrong use: exit status 2 and one line that tells the way out and repeats nothing typed."""

from __future__ import annotations

import pytest

TYPED = "wodemimashi"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([TYPED], "ime: no such command, there are convert and info; see `ime --help`"),
        ([f"--{TYPED}"], "ime: argument 1 is not understood; see `ime --help`"),
        (["convert", TYPED, f"-{TYPED}"], "ime convert: argument 3 is not understood; "),
        (["convert", f"--json={TYPED}"], "ime convert: --json: used wrongly; "),
        (["convert", f"-n{TYPED}"], "ime convert: -n: want a whole number, 1 or more; "),
        (["convert", "-n", "0"], "ime convert: -n: want a whole number, 1 or more; "),
        (["convert", "-n"], "ime convert: -n: expected one argument; "),
        (["convert", "--js"], "ime convert: argument 2 is not understood; "),
        (["info", TYPED], "ime info: argument 2 is not understood; see `ime info --help`"),
    ],
)
def test_one_line_and_status_2(ime, arguments, line):
    run = ime(*arguments)
    assert run.returncode == 2
    assert run.stdout == b""
    assert run.stderr.decode().startswith(line)
    assert run.stderr.count(b"\n") == 1
    assert TYPED.encode() not in run.stderr


def test_keys_that_look_like_an_option_come_after_two_dashes(ime):
    assert ime("convert", "--", "-").stdout == b"-\n"


def test_help_is_drawn_from_the_commands_that_there_are(ime):
    run = ime("--help")
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"convert" in run.stdout
    assert b"info" in run.stdout


@pytest.mark.parametrize(
    ("name", "options"), [("convert", ["KEYS", "-n", "--json"]), ("info", ["--json"])]
)
def test_each_command_describes_its_options(ime, name, options):
    run = ime(name, "--help")
    assert (run.returncode, run.stderr) == (0, b"")
    assert all(option in run.stdout.decode() for option in options)


def test_the_version_is_one_line(ime):
    from ime.version import __version__

    run = ime("--version")
    assert (run.returncode, run.stdout.decode()) == (0, f"ime {__version__}\n")
