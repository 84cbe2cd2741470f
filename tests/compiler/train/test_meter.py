"""The line that says how far a stage is."""

from __future__ import annotations

import io

from ime.compiler.progress import Progress
from ime.compiler.train.meter import Meter, describe


def test_rate_and_time_left():
    """A quarter of 8,000 in 10 seconds: 200 a second, 30 seconds for the rest."""
    line = describe("counting", 2000, 8000, "words", 10.0)
    assert line == "counting: 25%, 200 words/s, 0:30 left"


def test_ends():
    assert describe("a", 0, 0, "words", 1.0) == "a: 0%, 0 words/s, 0:00 left"
    assert describe("a", 9, 8, "words", 1.0) == "a: 100%, 9 words/s, 0:00 left"
    assert describe("a", 1, 7201, "words", 1.0) == "a: 0%, 1 words/s, 120:00 left"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_amounts_add_up():
    terminal = Terminal()
    meter = Meter(Progress(stream=terminal, quiet_seconds=0), "counting", total=4, unit="words")
    meter.advance(1)
    meter.advance(2)
    assert "25%" in terminal.getvalue()
    assert "75%" in terminal.getvalue().rpartition("\r")[2]
