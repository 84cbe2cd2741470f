"""A folder of work survives interruptions and notices changes."""

from __future__ import annotations

import numpy as np
import pytest

from ime.compiler.train.stages import WorkFolder, array_digest, file_digest
from ime.errors import SourceError


def write_word(word, runs):
    def write(folder):
        assert not list(folder.iterdir())
        runs.append(word)
        (folder / "word").write_text(word)

    return write


def test_a_finished_stage_is_not_run_again(tmp_path):
    runs = []
    for _ in range(2):
        stage = WorkFolder(tmp_path).run("one", {"from": 1}, write_word("a", runs))
        assert (stage.folder / "word").read_text() == "a"
    assert runs == ["a"]


def test_a_stage_runs_again_when_its_inputs_change(tmp_path):
    """And nothing of what it wrote before is left."""
    runs = []
    work = WorkFolder(tmp_path)
    before = work.run("one", {"from": 1}, write_word("a", runs))
    after = work.run("one", {"from": 2}, write_word("b", runs))
    assert (after.folder / "word").read_text() == "b"
    assert before.digest != after.digest
    assert work.run("two", {"from": 2}, write_word("c", runs)).digest != after.digest


def test_an_interrupted_stage_begins_again(tmp_path):
    """What it had written by then is thrown away."""

    def interrupted(folder):
        (folder / "half").write_text("of it")
        raise KeyboardInterrupt

    work = WorkFolder(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        work.run("one", {}, interrupted)
    runs = []
    stage = work.run("one", {}, write_word("a", runs))
    assert runs == ["a"]
    assert not (stage.folder / "half").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_damaged_mark_is_no_mark(tmp_path):
    runs = []
    stage = WorkFolder(tmp_path).run("one", {}, write_word("a", runs))
    (stage.folder / "stage.json").write_text("{")
    WorkFolder(tmp_path).run("one", {}, write_word("a", runs))
    assert runs == ["a", "a"]


def test_digests_are_of_contents(tmp_path):
    (tmp_path / "a").write_bytes(b"text")
    (tmp_path / "b").write_bytes(b"text")
    assert file_digest(tmp_path / "a") == file_digest(tmp_path / "b")
    assert array_digest(np.arange(3)) != array_digest(np.arange(4))
    with pytest.raises(SourceError, match="give another file"):
        file_digest(tmp_path / "c")
