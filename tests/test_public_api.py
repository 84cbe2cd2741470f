"""What `import ime` promises, and what it costs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import ime
import ime.errors

EXPORTED = [
    "Candidate",
    "ClosedError",
    "DataError",
    "Engine",
    "ImeError",
    "InputTooLongError",
    "Key",
    "Session",
    "Settings",
    "SettingsError",
    "Source",
    "View",
    "__version__",
    "load_settings",
]


def _python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_exactly_these_names_are_exported():
    assert ime.__all__ == EXPORTED
    assert dir(ime) == EXPORTED


@pytest.mark.parametrize("name", EXPORTED)
def test_each_exported_name_is_there_and_described(name):
    exported = getattr(ime, name)
    assert name == "__version__" or exported.__doc__


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'Motor'"):
        ime.Motor  # noqa: B018


def test_type_checkers_are_told_the_same_homes_as_the_interpreter():
    source = Path(ime.__file__).read_text(encoding="utf-8")
    guard = next(node for node in ast.parse(source).body if isinstance(node, ast.If))
    told = {
        name.name: statement.module
        for statement in guard.body
        if isinstance(statement, ast.ImportFrom)
        for name in statement.names
    }
    assert set(told) == set(EXPORTED) - {"__version__"}
    for name, home in told.items():
        assert getattr(import_module(home), name) is getattr(ime, name)


def test_every_error_is_in_one_tree():
    errors = [kind for kind in vars(ime.errors).values() if isinstance(kind, type)]
    assert len(errors) > 1
    assert all(issubclass(error, ime.ImeError) for error in errors)


def test_importing_loads_nothing_until_a_name_is_asked_for():
    loaded = _python("import sys, ime; print(*(m for m in sys.modules if m.startswith('ime')))")
    assert set(loaded.split()) == {"ime", "ime.version"}


def test_importing_alone_does_not_load_numpy():
    assert _python("import sys, ime; print('numpy' in sys.modules)").strip() == "False"


def test_the_version_is_a_plain_release_number():
    assert re.fullmatch(r"\d+\.\d+\.\d+", ime.__version__)
