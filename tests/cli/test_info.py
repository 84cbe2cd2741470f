"""`ime info`: versions, places, sizes."""

from __future__ import annotations

import json
import platform
import tomllib
from pathlib import Path

from ime.cli.info import DEPENDENCIES
from ime.compiled import packaged_data
from ime.version import __version__

ROOT = Path(__file__).resolve().parent.parent.parent


def test_it_is_one_json_object_on_demand(ime, environment):
    run = ime("info", "--json")
    assert (run.returncode, run.stderr) == (0, b"")
    shown = json.loads(run.stdout)
    assert shown["versions"]["ime"] == __version__
    assert shown["versions"]["python"] == platform.python_version()
    for name in ("lexicon", "model"):
        folder = packaged_data() / name
        size = sum(file.stat().st_size for file in folder.iterdir())
        listed = {"path": str(folder), "files": len(list(folder.iterdir())), "bytes": size}
        assert shown["data"][name] == listed
    assert shown["settings"]["exists"] is False
    assert shown["settings"]["path"].startswith(environment["HOME"])
    assert shown["settings"]["values"] == {"page_size": 9, "beam_width": 20, "sentences": 5}


def test_every_dependency_is_shown_with_its_version(ime):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [requirement.partition(">=")[0] for requirement in project["dependencies"]]
    assert list(DEPENDENCIES) == sorted(required)
    shown = ime("info").stdout.decode()
    assert "not installed" not in shown
    assert all(name in shown for name in required)


def test_people_get_lines_with_places_and_sizes(ime):
    lines = ime("info").stdout.decode().splitlines()
    assert lines[0].split() == ["ime", __version__]
    model = next(line for line in lines if line.startswith("model "))
    assert str(packaged_data() / "model") in model
    assert model.endswith(" MB)")


def test_settings_in_force_are_shown(ime, settings_file):
    settings_file.write_text("page_size = 4\n", encoding="utf-8")
    settings = json.loads(ime("info", "--json").stdout)["settings"]
    assert settings == {
        "path": str(settings_file),
        "exists": True,
        "values": {"page_size": 4, "beam_width": 20, "sentences": 5},
    }
