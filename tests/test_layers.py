"""Imports point down, and stay among the modules that a room may use.

The tables here are the law; `docs/architecture.md` shows the ranks to people.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

RANKS = {
    "errors": 0,
    "keys": 0,
    "version": 0,
    "config": 1,
    "compiled": 1,
    "pinyin": 2,
    "lm": 2,
    "lexicon": 3,
    "decoder": 4,
    "compiler": 4,
    "candidates": 5,
    "session": 6,
    "engine": 7,
    "shell": 8,
    "cli": 9,
    # The two doors know every room, and no room knows them.
    "__init__": 10,
    "__main__": 10,
}

THIRD_PARTY = {
    "config": {"platformdirs"},
    "compiled": {"numpy"},
    "lm": {"numpy"},
    "lexicon": {"marisa_trie", "numpy"},
    "decoder": {"numpy"},
    "compiler": {"jieba", "marisa_trie", "numpy", "pypinyin"},
    "shell": {"prompt_toolkit"},
}

FORBIDDEN = {"http", "pickle", "socket", "ssl", "urllib"}


def room_of(module: str) -> str:
    """`ime.lm.model` -> `lm`; `ime` itself -> `__init__`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported_modules(source: str) -> Iterator[str]:
    """Every module a source names in an import, wherever the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            # `from ime import lm` names a room, `from ime import Engine` the door.
            submodules = [f"ime.{name.name}" for name in node.names if name.name in RANKS]
            yield from submodules if node.module == "ime" and submodules else [node.module or ""]
        elif isinstance(node, ast.Call) and _callee(node) in {"import_module", "__import__"}:
            yield from (name.value for name in node.args if isinstance(name, ast.Constant))


def _callee(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def faults(module: str, source: str) -> list[str]:
    """What one module imports against the rules."""
    room = room_of(module)
    if room not in RANKS:
        return [f"{module}: the room {room} has no rank; give it one here and in the page"]
    found = []
    for name in imported_modules(source):
        top = name.split(".")[0]
        if top in FORBIDDEN:
            found.append(f"{module}: nothing may import {top}")
        elif top == "ime":
            other = room_of(name)
            if other != room and RANKS.get(other, 99) >= RANKS[room]:
                found.append(f"{module}: {room} may not know {other}")
        elif top not in sys.stdlib_module_names and top not in THIRD_PARTY.get(room, ()):
            found.append(f"{module}: {room} may not use {top}")
    return found


def modules() -> list[tuple[str, Path]]:
    """Every module of the package, by its dotted name."""
    paths = sorted((ROOT / "ime").rglob("*.py"))
    return [(".".join(path.relative_to(ROOT).with_suffix("").parts), path) for path in paths]


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_every_module_imports_downwards_and_only_what_its_room_may_use(module, path):
    assert faults(module, path.read_text(encoding="utf-8")) == []


def test_the_page_shows_the_same_ranks():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = {}
    for rank, rooms in re.findall(r"^\| (\d+) \| (`ime/[^|]*) \|", page, re.MULTILINE):
        for room in re.findall(r"`ime/(\w+)(?:\.py|/)`", rooms):
            shown[room] = int(rank)
    assert shown == RANKS


@pytest.mark.parametrize(
    ("module", "source"),
    [
        pytest.param("ime.lm.model", "import ime.lexicon", id="upwards"),
        pytest.param("ime.lm.model", "from ime.pinyin import syllables", id="sideways"),
        pytest.param("ime.lm.model", "from ime import lexicon", id="upwards by name"),
        pytest.param("ime.lm.model", "from ime import Engine", id="through the door"),
        pytest.param("ime.lm.model", "def f():\n    import ime.engine", id="inside a function"),
        pytest.param("ime.lm.model", "if TYPE_CHECKING:\n    import ime.engine", id="for types"),
        pytest.param("ime.lm.model", "import_module('ime.engine')", id="by string"),
        pytest.param("ime.cli.main", "import urllib.request", id="network"),
        pytest.param("ime.cli.main", "from http import client", id="network by from"),
        pytest.param("ime.cli.main", "import numpy", id="foreign package"),
        pytest.param("ime.nowhere.model", "", id="room without rank"),
        pytest.param("ime.nowhere", "", id="module without rank"),
    ],
)
def test_each_fault_is_found(module, source):
    assert len(faults(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        pytest.param("ime.lm.model", "from ime.lm import arpa", id="own room"),
        pytest.param("ime.lm.model", "from ime.compiled import CompiledData", id="downwards"),
        pytest.param("ime.lm.model", "import numpy as np, json", id="allowed packages"),
        pytest.param("ime.__main__", "from ime.cli.main import main", id="a door"),
    ],
)
def test_what_is_allowed_is_not_a_fault(module, source):
    assert faults(module, source) == []
