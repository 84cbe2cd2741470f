"""`ime info`: versions, and where everything lies."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ime.cli.streams import write_line
from ime.version import __version__

DEPENDENCIES = (
    "cryptography",
    "marisa-trie",
    "numpy",
    "platformdirs",
    "prompt_toolkit",
    "pypinyin",
)
_DATA = ("lexicon", "model")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of `ime info`."""
    parser.add_argument("--json", action="store_true", help="write one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Write what is installed, where the data and the settings lie, and how large they are."""
    information = gather()
    if arguments.json:
        import json

        write_line(json.dumps(information, ensure_ascii=False))
    else:
        for line in _as_lines(information):
            write_line(line)
    return 0


def gather() -> dict[str, Any]:
    """Collect what `ime info` shows, as JSON values; nothing is opened but the settings.

    Raises:
        SettingsError: the settings file cannot be used.
    """
    from dataclasses import asdict

    from ime.compiled import packaged_data
    from ime.config import load_settings, settings_path

    data = packaged_data()
    return {
        "versions": _versions(),
        "data": {name: _folder(data / name) for name in _DATA},
        "settings": {
            "path": str(settings_path()),
            "exists": settings_path().exists(),
            "values": asdict(load_settings()),
        },
    }


def _versions() -> dict[str, str]:
    import platform

    ours = {"ime": __version__, "python": platform.python_version()}
    return ours | {name: _version(name) for name in DEPENDENCIES}


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"


def _folder(folder: Path) -> dict[str, Any]:
    sizes = [file.stat().st_size for file in folder.glob("*") if file.is_file()]
    return {"path": str(folder), "files": len(sizes), "bytes": sum(sizes)}


def _as_lines(information: dict[str, Any]) -> list[str]:
    lines = [f"{name:<15} {version}" for name, version in information["versions"].items()]
    for name, folder in information["data"].items():
        size = f"{folder['bytes'] / 1e6:.1f} MB" if folder["files"] else "missing"
        lines.append(f"{name:<15} {folder['path']} ({size})")
    settings = information["settings"]
    state = "read" if settings["exists"] else "no such file, the defaults hold"
    lines.append(f"{'settings':<15} {settings['path']} ({state})")
    lines += [f"  {key:<13} {value}" for key, value in settings["values"].items()]
    return lines
