"""The files of a compiled lexicon: the same for the same words, and refused when damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ime.compiled import write_manifest
from ime.compiler.lexicon import compile_lexicon, word_frequencies
from ime.errors import DataError
from ime.lexicon import LEXICON_KIND, LEXICON_VERSION, SystemLexicon
from tests.miniature import entry

ROOT = Path(__file__).resolve().parents[2]

ENTRIES = [
    entry("西安", "xi'an"),
    entry("西岸", "xi'an"),
    entry("先", "xian"),
    entry("重", "zhong", share=-0.1),
    entry("重", "chong", share=-0.7),
]
# The same two words once more, by another source that says otherwise.
DISPUTED = [
    *ENTRIES,
    entry("先", "xian", share=-1.0, frequency=-2.0),
    entry("西安", "xi'an", share=-0.5, frequency=-2.5),
]

COMPILE_DISPUTED = """
import sys
from pathlib import Path
from ime.compiler.lexicon import compile_lexicon
from tests.lexicon.test_lexicon_files import DISPUTED
compile_lexicon(DISPUTED, Path(sys.argv[1]))
"""

FILES = (
    "entry_share.npy",
    "entry_word.npy",
    "initials.marisa",
    "initials_entry.npy",
    "initials_offset.npy",
    "initials_syllable.npy",
    "initials_syllable_offset.npy",
    "reading_offset.npy",
    "readings.marisa",
    "vocabulary.marisa",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    compile_lexicon(ENTRIES, tmp_path / "lexicon")
    return tmp_path / "lexicon"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_same_sources_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Compiled again, in another order, with lines that come twice."""
    for number, again in enumerate([ENTRIES, ENTRIES[::-1], ENTRIES * 2]):
        compile_lexicon(again, tmp_path / str(number))
        assert contents(tmp_path / str(number)) == contents(folder)


def test_compiling_over_an_old_lexicon_leaves_nothing_of_it(folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    compile_lexicon([entry("中国", "zhong'guo")], folder)
    compile_lexicon(ENTRIES, folder)
    assert contents(folder) == before


def test_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    """Sources that contradict each other are settled in one way, and no word is listed twice."""
    folders = [tmp_path / seed for seed in ("1", "2", "3", "4")]
    for folder in folders:
        environment = {**os.environ, "PYTHONHASHSEED": folder.name, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", COMPILE_DISPUTED, str(folder)]
        subprocess.run(command, env=environment, check=True)
    assert all(contents(folder) == contents(folders[0]) for folder in folders)
    assert len(SystemLexicon.open(folders[0]).entry_word) == len(ENTRIES)


def test_files_and_what_is_noted_of_them(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(manifest["files"]) == sorted(FILES)
    assert manifest["properties"] == {"words": 4, "entries": 5, "longest": 2}
    assert (manifest["kind"], manifest["version"]) == (LEXICON_KIND, LEXICON_VERSION)


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_missing_file_is_named(folder: Path, name: str) -> None:
    """The message names the file and says what to do."""
    (folder / name).unlink()
    with pytest.raises(DataError, match=rf"{name}: cannot be read .*python -m ime\.compiler"):
        SystemLexicon.open(folder)


@pytest.mark.parametrize("name", FILES)
def test_damaged_file_is_named(folder: Path, name: str) -> None:
    """One bit turned round, at the end, where a header knows nothing of it."""
    content = bytearray((folder / name).read_bytes())
    content[-1] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(DataError, match=rf"{name}: damaged.*python -m ime\.compiler"):
        SystemLexicon.open(folder)


@pytest.mark.parametrize("name", FILES)
def test_truncated_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    with pytest.raises(DataError, match=rf"{name}: wrong size.*python -m ime\.compiler"):
        SystemLexicon.open(folder)


@pytest.mark.parametrize("name", FILES)
def test_file_that_is_not_listed_is_named(folder: Path, name: str) -> None:
    """A manifest that was made without one of the files."""
    (folder / name).unlink()
    properties = {"words": 4, "entries": 5, "longest": 2}
    write_manifest(folder, kind=LEXICON_KIND, version=LEXICON_VERSION, properties=properties)
    with pytest.raises(DataError, match=rf"{name} is not listed.*python -m ime\.compiler"):
        SystemLexicon.open(folder)


@pytest.mark.parametrize("properties", [{}, {"longest": "two"}, {"longest": None}])
def test_manifest_without_what_is_needed(folder: Path, properties: dict[str, object]) -> None:
    """A manifest that lacks the length of the longest reading is a damaged one."""
    write_manifest(folder, kind=LEXICON_KIND, version=LEXICON_VERSION, properties=properties)
    with pytest.raises(DataError, match=r"python -m ime\.compiler"):
        SystemLexicon.open(folder)


def test_frequencies_by_word_id(folder: Path) -> None:
    """A word that no source has stays unknown; one that the lexicon lacks is passed over."""
    vocabulary = SystemLexicon.open(folder).vocabulary
    known = [
        entry("西安", "xi'an", frequency=-4.5),
        entry("先", "xian", frequency=-2.5),
        entry("中国", "zhong'guo", frequency=-2.0),
    ]
    found = word_frequencies(known, vocabulary)
    by_word = {vocabulary.word(number): float(found[number]) for number in range(len(vocabulary))}
    assert by_word == {
        "西安": pytest.approx(-4.5),
        "先": pytest.approx(-2.5),
        "西岸": pytest.approx(np.nan, nan_ok=True),
        "重": pytest.approx(np.nan, nan_ok=True),
    }
