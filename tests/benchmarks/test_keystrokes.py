"""Typing a line under the stopwatch, on an engine whose answers are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.harness import type_lines
from benchmarks.keystrokes import first_page, type_line
from benchmarks.protocol import Line
from ime import Candidate, Source

OFFERED = 13


@dataclass
class Echo:
    """A session that offers what was typed so far, numbered."""

    keys: str = ""
    offered: int = OFFERED

    def press(self, key: str) -> None:
        self.keys += key

    def candidates(self, count: int) -> list[Candidate]:
        texts = [f"{self.keys}{number}" for number in range(self.offered)][:count]
        return [Candidate(text, 0, 1, 0.0, Source.SENTENCE) for text in texts]


@dataclass
class EchoEngine:
    """Keeps its sessions, so that a test can see what was typed into each."""

    sessions: list[Echo] = field(default_factory=list)

    def session(self) -> Echo:
        self.sessions.append(Echo())
        return self.sessions[-1]


def test_the_first_candidates_are_taken_whatever_the_page():
    assert first_page(Echo(), "n", 10) == [f"n{number}" for number in range(10)]
    assert first_page(Echo(), "n", 3) == ["n0", "n1", "n2"]


def test_fewer_candidates_are_all_of_them():
    assert first_page(Echo(), "n", 99) == [f"n{number}" for number in range(OFFERED)]
    assert first_page(Echo(offered=0), "n", 10) == []


def test_every_key_is_timed_and_the_last_page_kept():
    typed = type_line(EchoEngine(), Line("ni'hao", "你好"), page_size=2)
    assert typed.top == ("nihao0", "nihao1")
    assert len(typed.wall_us) == len(typed.cpu_us) == len("nihao")
    assert all(time > 0 for time in typed.wall_us)
    assert not typed.truncated


def test_separators_are_typed_if_asked_for():
    typed = type_line(EchoEngine(), Line("ni'hao", ""), page_size=1, separated=True)
    assert typed.top == ("ni'hao0",)
    assert len(typed.wall_us) == len("ni'hao")


def test_every_line_has_a_session_of_its_own():
    engine = EchoEngine()
    lines = [Line("ni", ""), Line("hao", "")]
    assert [typed.top for typed in type_lines(engine, lines, page_size=1)] == [("ni0",), ("hao0",)]
    assert [session.keys for session in engine.sessions] == ["ni", "hao"]


def test_a_warm_up_is_typed_first_and_not_told():
    engine = EchoEngine()
    lines = [Line("ni", ""), Line("hao", "")]
    results = list(type_lines(engine, lines, warmup=1))
    assert [typed.line for typed in results] == lines
    assert [session.keys for session in engine.sessions] == ["ni", "ni", "hao"]
