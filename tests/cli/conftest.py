"""The command as a process of its own, far from the checkout and from the user's settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """An environment whose settings folder is empty."""
    # Variables of the interpreter would change how it buffers and encodes.
    inherited = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    settings = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "settings")}
    return {**inherited, **settings, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def command() -> list[str]:
    return [sys.executable, "-m", "ime"]


@pytest.fixture
def ime(tmp_path, environment, command) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run `ime` with arguments, and `stdin`, and more `environment` if given."""

    def run(*arguments: str | bytes, stdin: bytes = b"", **more: str):
        return subprocess.run(
            [*command, *arguments],
            input=stdin,
            cwd=tmp_path,
            env={**environment, **more},
            capture_output=True,
        )

    return run


@pytest.fixture
def settings_file(ime) -> Path:
    """The place of the settings file, in a folder that is there."""
    path = Path(json.loads(ime("info", "--json").stdout)["settings"]["path"])
    path.parent.mkdir(parents=True)
    return path
