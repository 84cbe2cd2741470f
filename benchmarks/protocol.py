"""The lines that every harness reads and the JSON objects that it writes.

In: `keys<TAB>gold`, syllables joined by `'`, more columns ignored, `#` lines too. Out: one
object for each line with what was offered at the end and the time of each keystroke, then one
summary object. Every engine behind this protocol can be compared with every other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError

SEPARATOR = "'"
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to type.

    Attributes:
        keys: the letters, syllables joined by `'`.
        gold: the text that is wanted; empty if the line has none.
    """

    keys: str = field(repr=False)
    gold: str = field(repr=False)

    def keystrokes(self, *, separated: bool = False) -> str:
        """Return the keys to press: `a` to `z`, and `'` if `separated`."""
        return "".join(
            key for key in self.keys if "a" <= key <= "z" or (separated and key == SEPARATOR)
        )


@dataclass(frozen=True, slots=True)
class Typed:
    """What came of typing one line.

    Attributes:
        line: what was typed.
        top: the candidates offered behind the last key, the best first.
        wall_us: microseconds that passed for each keystroke.
        cpu_us: microseconds of processor time for each keystroke; empty if not measured.
        truncated: whether the engine stopped accepting keys.
    """

    line: Line
    top: tuple[str, ...] = field(repr=False)
    wall_us: tuple[float, ...]
    cpu_us: tuple[float, ...] = ()
    truncated: bool = False

    def to_json(self) -> str:
        """Return the object of this line, in one line of text."""
        listed: dict[str, Any] = {
            "keys": self.line.keys,
            "gold": self.line.gold,
            "top": self.top,
            "us": [round(time, 1) for time in self.wall_us],
            "cpu_us": [round(time, 1) for time in self.cpu_us],
        }
        if self.truncated:
            listed["truncated"] = True
        return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is said once for a whole run; memory in KiB, `UNKNOWN` where it cannot be had."""

    engine: str
    version: str = "?"
    note: str = ""
    lines: int = 0
    separated: bool = False
    load_ms: float = float("nan")
    rss_start_kb: int = UNKNOWN
    rss_load_kb: int = UNKNOWN
    rss_peak_kb: int = UNKNOWN

    def to_json(self) -> str:
        """Return the last object of a run, in one line of text."""
        listed = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(
            {"summary": True, **listed, "learn": False},
            ensure_ascii=False,
            separators=(",", ":"),
        )


def read_lines(texts: Iterable[str]) -> list[Line]:
    """Read `keys<TAB>gold` lines; empty lines and those that begin with `#` are left out."""
    lines = []
    for text in texts:
        text = text.rstrip("\r\n")
        if text and not text.startswith("#"):
            keys, gold = [*text.split("\t"), ""][:2]
            lines.append(Line(keys, gold))
    return lines


def read_file(path: Path) -> list[Line]:
    """Read a file of `keys<TAB>gold` lines.

    Raises:
        BenchmarkError: the file cannot be read, or has no such line.
    """
    try:
        with path.open(encoding="utf-8") as file:
            lines = read_lines(file)
    except OSError as error:
        raise BenchmarkError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{path}: not UTF-8; save the file as UTF-8 text") from error
    if not lines:
        raise BenchmarkError(f"{path}: no lines to type; want keys<TAB>text in each")
    return lines


def read_results(texts: Iterable[str]) -> tuple[list[Typed], Summary]:
    """Read what a harness wrote.

    Raises:
        BenchmarkError: a line is not an object of the protocol, or the summary is missing.
    """
    typed: list[Typed] = []
    summary = None
    for number, text in enumerate(texts, 1):
        try:
            listed = json.loads(text)
            if listed.get("summary"):
                summary = _summary_of(listed)
            else:
                typed.append(_typed_of(listed))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BenchmarkError(f"line {number} is not an object of the protocol") from error
    if summary is None:
        raise BenchmarkError("the summary object is missing; the run did not end")
    return typed, summary


def _typed_of(listed: dict[str, Any]) -> Typed:
    return Typed(
        line=Line(listed["keys"], listed["gold"]),
        top=tuple(listed["top"]),
        wall_us=tuple(map(float, listed["us"])),
        cpu_us=tuple(map(float, listed.get("cpu_us", ()))),
        truncated=bool(listed.get("truncated")),
    )


def _summary_of(listed: dict[str, Any]) -> Summary:
    return Summary(
        **{name: listed[name] for name in Summary.__dataclass_fields__ if name in listed}
    )
