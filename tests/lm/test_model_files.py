"""Model folders that cannot be used: each has one fault."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ime.compiled import write_manifest
from ime.errors import DataError
from ime.lm import MODEL_KIND, MODEL_VERSION, NgramModel


def properties(folder: Path) -> dict[str, object]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["properties"]


def list_again(folder: Path, changed: dict[str, object] | None = None) -> None:
    """Make the manifest fit the files, so that only the model's own checks are left."""
    listed = properties(folder) | (changed or {})
    write_manifest(folder, kind=MODEL_KIND, version=MODEL_VERSION, properties=listed)


def replace_array(name: str, array: np.ndarray) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        np.save(folder / f"{name}.npy", array)
        list_again(folder)

    return damage


def remove(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).unlink()
        list_again(folder)

    return damage


def flip_a_bit(folder: Path) -> None:
    path = folder / "bigram_entry.npy"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


@pytest.fixture
def copied(toy_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(toy_folder, tmp_path / "model"))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(flip_a_bit, "bigram_entry.npy: damaged", id="one bit"),
        pytest.param(remove("trigram_entry.npy"), "trigram_entry.npy is not listed", id="missing"),
        pytest.param(
            replace_array("unigram_backoff", np.zeros(3, np.float32)),
            r"unigram_backoff.npy: want 8 elements float32, got \(3,\) float32",
            id="too short",
        ),
        pytest.param(
            replace_array("bigram_entry", np.zeros(6, np.int64)),
            "bigram_entry.npy: want some elements uint32",
            id="another type",
        ),
        pytest.param(
            replace_array("trigram_entry", np.zeros(0, np.uint32)),
            "trigram_entry.npy: want some elements",
            id="no slots",
        ),
        pytest.param(
            replace_array("bigram_backoff", np.zeros(99, np.uint8)),
            "bigram_backoff.npy: want 7 elements",
            id="not as many back-offs as slots",
        ),
        pytest.param(
            replace_array("bigram_multiplier", np.ones(3, np.uint16)),
            "bigram_multiplier.npy has a wrong size",
            id="buckets not a power of two",
        ),
        pytest.param(
            lambda folder: list_again(folder, {"vocabulary_size": "5"}),
            "no valid vocabulary_size",
            id="no number of words",
        ),
        pytest.param(
            lambda folder: list_again(folder, {"order": -1}), "no valid order", id="order"
        ),
    ],
)
def test_damaged_models_are_refused(
    copied: Path, damage: Callable[[Path], None], message: str
) -> None:
    """Each fault is named, with the cure."""
    NgramModel.open(copied)
    damage(copied)
    with pytest.raises(DataError, match=rf"{message}.*install Siyu again"):
        NgramModel.open(copied)


def test_model_of_another_vocabulary_is_refused(toy_folder: Path) -> None:
    """Word ids would mean other words: the message says so."""
    with pytest.raises(DataError, match="another lexicon.*compile the model again"):
        NgramModel.open(toy_folder, vocabulary_sha256="of another one")
