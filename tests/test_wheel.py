"""The wheel: all that is needed and nothing else, the same each time, and it works alone."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from ime.compiled import packaged_data
from ime.version import __version__

ROOT = Path(__file__).resolve().parent.parent
WHEEL = f"siyu-{__version__}-py3-none-any.whl"


def _build(folder: Path) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr or run.stdout
    return folder / WHEEL


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return _build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def files(wheel) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_holds_every_module_and_the_mark_of_a_typed_package(files):
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "ime").rglob("*.py")}
    assert modules | {"ime/py.typed"} <= files


def test_it_holds_the_compiled_data(files):
    data = packaged_data()
    listed = {f"ime/data/{path.relative_to(data)}" for path in data.rglob("*") if path.is_file()}
    assert {"ime/data/lexicon/manifest.json", "ime/data/model/manifest.json"} <= listed
    assert {name for name in files if name.startswith("ime/data/")} == listed


def test_it_holds_the_licences_of_code_and_data(files):
    texts = [ROOT / "LICENSE", ROOT / "dictionaries" / "SOURCES.md"]
    texts += (ROOT / "dictionaries" / "licenses").iterdir()
    folder = f"siyu-{__version__}.dist-info/licenses"
    assert len(texts) > 2
    assert {f"{folder}/{path.relative_to(ROOT)}" for path in texts} <= files


def test_it_holds_nothing_else(files):
    assert {name.split("/")[0] for name in files} == {"ime", f"siyu-{__version__}.dist-info"}
    assert not [name for name in files if name.endswith((".pyc", ".pyo"))]


def test_building_again_gives_the_same_bytes(wheel, tmp_path):
    assert _build(tmp_path).read_bytes() == wheel.read_bytes()


def test_it_works_alone_in_an_empty_environment(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    commands = tmp_path / "venv" / "bin"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    # Nothing of this checkout or of the environment that runs the tests may help.
    alone = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}

    def run(*command: str | Path) -> str:
        done = subprocess.run(command, cwd=elsewhere, env=alone, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8")

    run(commands / "pip", "install", "--quiet", wheel)
    assert run(commands / "ime", "convert", "nihao") == "你好\n"
    assert run(commands / "python", "-m", "ime", "convert", "nihao") == "你好\n"
    assert run(commands / "ime", "--version") == f"ime {__version__}\n"
    assert str(tmp_path / "venv") in run(commands / "ime", "info", "--json")
