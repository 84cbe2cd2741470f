"""Folders of compiled data: what is refused, and how."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import ime.compiled
from ime.compiled import CompiledData, packaged_data, prepare_folder, write_manifest
from ime.errors import DataError, ImeError

CURE = r"install Siyu again, or compile the data again with `python -m ime\.compiler`"
NUMBERS = np.array([1, 2, 3], np.uint16)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    np.save(tmp_path / "numbers.npy", NUMBERS)
    (tmp_path / "words.txt").write_bytes(b"words")
    write_manifest(tmp_path, kind="test", version=3, properties={"longest": 4})
    return tmp_path


def opened(folder: Path) -> CompiledData:
    return CompiledData.open(folder, kind="test", version=3)


def test_what_was_written_is_read(folder: Path) -> None:
    data = opened(folder)
    assert data.folder == folder
    assert data.properties == {"longest": 4}
    assert data.path("words.txt").read_bytes() == b"words"
    # printf words | sha256sum
    assert data.sha256["words.txt"] == (
        "dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e"
    )


def test_arrays_are_plain_and_read_only(folder: Path) -> None:
    """Mapped as they are: nobody can write to them, and slices cost no Python code."""
    array = opened(folder).array("numbers")
    assert type(array) is np.ndarray
    assert array.dtype == np.uint16
    assert array.tolist() == [1, 2, 3]
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 9


def test_same_files_give_the_same_manifest(folder: Path) -> None:
    """Also when there is one already: it does not list itself."""
    before = (folder / "manifest.json").read_bytes()
    write_manifest(folder, kind="test", version=3, properties={"longest": 4})
    assert (folder / "manifest.json").read_bytes() == before
    assert list(json.loads(before)["files"]) == ["numbers.npy", "words.txt"]


def test_a_folder_is_emptied_of_older_data_only(tmp_path: Path) -> None:
    for name in ("manifest.json", "stale.npy", "stale.marisa", "notes.txt"):
        (tmp_path / name).touch()
    prepare_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


Fault = Callable[[Path], object]


def manifest_with(**changes: object) -> Fault:
    def write(folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        changed = {**manifest, **changes}
        kept = {key: value for key, value in changed.items() if value is not None}
        (folder / "manifest.json").write_text(json.dumps(kept), encoding="utf-8")

    return write


def manifest_of(content: bytes) -> Fault:
    return lambda folder: (folder / "manifest.json").write_bytes(content)


# One fault each, and what the message says of it.
FAULTS = {
    "no manifest": (lambda f: (f / "manifest.json").unlink(), r"manifest\.json: cannot be read"),
    "empty manifest": (manifest_of(b""), r"manifest\.json: not a manifest"),
    "no JSON": (manifest_of(b"kind: test"), r"manifest\.json: not a manifest"),
    "no UTF-8": (manifest_of(b'{"kind": "\xff"}'), r"manifest\.json: not a manifest"),
    "a list": (manifest_of(b"[]"), r"manifest\.json: not a manifest"),
    "a number": (manifest_of(b"1"), r"manifest\.json: not a manifest"),
    "deep": (manifest_of(b"[" * 100_000), r"manifest\.json: not a manifest"),
    "no kind": (manifest_with(kind=None), r"manifest\.json: not a manifest"),
    "no version": (manifest_with(version=None), r"manifest\.json: not a manifest"),
    "no properties": (manifest_with(properties=None), r"manifest\.json: not a manifest"),
    "no files": (manifest_with(files=None), r"manifest\.json: not a manifest"),
    "files a list": (manifest_with(files=["words.txt"]), r"manifest\.json: not a manifest"),
    "files bare": (manifest_with(files={"words.txt": 5}), r"manifest\.json: not a manifest"),
    "no digest": (
        manifest_with(files={"words.txt": {"bytes": 5}}),
        r"manifest\.json: not a manifest",
    ),
    "other kind": (
        manifest_with(kind="model"),
        "want test data of format 3, got model of format 3",
    ),
    "older": (manifest_with(version=2), "want test data of format 3, got test of format 2"),
    "newer": (manifest_with(version=4), "want test data of format 3, got test of format 4"),
    "missing file": (lambda f: (f / "words.txt").unlink(), r"words\.txt: cannot be read"),
    "longer file": (lambda f: (f / "words.txt").write_bytes(b"words!"), r"words\.txt: wrong size"),
    "shorter file": (lambda f: (f / "words.txt").write_bytes(b"word"), r"words\.txt: wrong size"),
    "empty file": (lambda f: (f / "words.txt").write_bytes(b""), r"words\.txt: wrong size"),
    "other bytes": (lambda f: (f / "words.txt").write_bytes(b"world"), r"words\.txt: damaged"),
}


@pytest.mark.parametrize(("damage", "message"), FAULTS.values(), ids=FAULTS)
def test_fault_is_named_with_its_cure(folder: Path, damage: Fault, message: str) -> None:
    """Each message names the file, says what is wrong with it, and what to do."""
    damage(folder)
    with pytest.raises(DataError, match=f"{message}.*{CURE}") as caught:
        opened(folder)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=rf"nowhere.manifest\.json: cannot be read.*{CURE}"):
        opened(tmp_path / "nowhere")


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DataError, match=rf"manifest\.json: cannot be read.*{CURE}"):
        opened(tmp_path / "file")


def test_files_that_are_not_listed_are_not_there(folder: Path) -> None:
    """What was put into the folder later was not checked, so it is not opened."""
    np.save(folder / "later.npy", NUMBERS)
    with pytest.raises(DataError, match=rf"later\.npy is not listed; {CURE}"):
        opened(folder).array("later")


@pytest.mark.parametrize("content", [b"", b"no array", b"\x93NUMPY\x01\x00"])
def test_listed_file_that_is_no_array(folder: Path, content: bytes) -> None:
    (folder / "numbers.npy").write_bytes(content)
    write_manifest(folder, kind="test", version=3, properties={})
    with pytest.raises(DataError, match=rf"numbers\.npy: not an array file; {CURE}"):
        opened(folder).array("numbers")


def test_arrays_of_objects_are_not_unpickled(folder: Path) -> None:
    """A pickle could run any code."""
    np.save(folder / "numbers.npy", np.array([{}], object), allow_pickle=True)
    write_manifest(folder, kind="test", version=3, properties={})
    with pytest.raises(DataError, match=r"numbers\.npy: not an array file"):
        opened(folder).array("numbers")


def test_faults_are_of_the_one_tree() -> None:
    assert issubclass(DataError, ImeError)


def test_packaged_data_of_an_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package has the data inside, or else a checkout has them beside it."""
    monkeypatch.setattr(ime.compiled, "__file__", str(tmp_path / "ime" / "compiled.py"))
    assert packaged_data() == tmp_path / "dictionaries" / "compiled"
    (tmp_path / "ime" / "data").mkdir(parents=True)
    assert packaged_data() == tmp_path / "ime" / "data"
