"""Opening compiled data that is damaged, incomplete, or made for something else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ime import DataError, Engine


@pytest.fixture
def copied_data(mini_data: Path, tmp_path: Path) -> Path:
    """Compiled data that a test may damage."""
    return Path(shutil.copytree(mini_data, tmp_path / "data"))


def test_a_missing_folder_is_named_with_a_cure(tmp_path: Path) -> None:
    """The message names what was looked for, and what to do."""
    missing = tmp_path / "nowhere"
    with pytest.raises(DataError, match=r"install Siyu again, or compile") as raised:
        Engine.open(missing)
    assert str(missing) in str(raised.value)


def data_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def flip(path: Path) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 0x01
    path.write_bytes(damaged)


def cut(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink])
def test_a_damaged_or_missing_file_is_named_with_a_cure(
    copied_data: Path, damage: Callable[[Path], None]
) -> None:
    """Whichever file of the data it is."""
    for path in data_files(copied_data):
        if damage is flip and path.name == "manifest.json":
            continue
        whole = path.read_bytes()
        damage(path)
        with pytest.raises(DataError, match=r"install Siyu again, or compile") as raised:
            Engine.open(copied_data)
        assert str(path) in str(raised.value)
        path.write_bytes(whole)
    assert Engine.open(copied_data).convert("wo")[0].text == "我"


@pytest.mark.parametrize("kind", ["lexicon", "model"])
def test_a_manifest_with_anything_wrong_in_it_raises_nothing_else(
    copied_data: Path, kind: str
) -> None:
    """Each field lost, or holding something else; what is there for people only may be so."""
    path = copied_data / kind / "manifest.json"
    whole = path.read_text(encoding="utf-8")
    for place in places_of(json.loads(whole)):
        for wrong in (LOST, None, -1, 10**30, 0.5, "", "x", [], {}, "\0"):
            path.write_text(json.dumps(changed(json.loads(whole), place, wrong)), encoding="utf-8")
            with suppress(DataError):
                assert Engine.open(copied_data).convert("wo")[0].text == "我"


LOST = object()


def places_of(tree: object) -> Iterator[tuple[str, ...]]:
    """Yield the path to every field, from the top."""
    if isinstance(tree, dict):
        for key, below in tree.items():
            yield (key,)
            yield from ((key, *place) for place in places_of(below))


def changed(tree: dict[str, Any], place: tuple[str, ...], value: object) -> dict[str, Any]:
    *above, key = place
    parent = tree
    for name in above:
        parent = parent[name]
    if value is LOST:
        del parent[key]
    else:
        parent[key] = value
    return tree


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [("lexicon", "version", 999), ("model", "version", 999), ("model", "kind", "lexicon")],
)
def test_data_of_another_version_or_kind_are_refused(
    copied_data: Path, kind: str, field: str, value: object
) -> None:
    """The message says what was wanted and what was found."""
    path = copied_data / kind / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, field: value}), encoding="utf-8")
    with pytest.raises(DataError, match=rf"want {kind} data .*, got .*{value}"):
        Engine.open(copied_data)


def test_a_model_of_another_lexicon_is_refused(copied_data: Path) -> None:
    """Its word ids would mean other words."""
    path = copied_data / "model" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["properties"]["vocabulary_sha256"] = "0" * 64
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(DataError, match="another lexicon"):
        Engine.open(copied_data)
