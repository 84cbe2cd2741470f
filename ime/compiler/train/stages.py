"""A folder of work in stages, which an interruption cannot spoil.

    work/
      counts-news/          finished: it has been renamed to this
        stage.json          the digest of all that the stage was made from
        keys.npy ...
      model-news.part/      unfinished: thrown away and begun again

A stage is known by its digest: of its settings and of the digests of the stages and files that it
reads. One whose digest has not changed is not run again; every stage writes the same bytes from
the same inputs.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ime.errors import SourceError

_MARK = "stage.json"
# Raised when a stage's output changes for the same inputs.
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """A finished stage.

    Attributes:
        folder: what it wrote.
        digest: of all that it was made from.
    """

    folder: Path
    digest: str


class WorkFolder:
    """Runs stages, or finds that they have been run.

    Args:
        folder: created if missing.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def finished(self, name: str) -> Path:
        """Return the folder of a stage that has been run."""
        return self._folder / name

    def run(
        self, name: str, made_from: Mapping[str, object], write: Callable[[Path], None]
    ) -> Stage:
        """Return a stage, running it if need be.

        Args:
            name: of the stage and its folder.
            made_from: digests of its inputs and its settings, JSON values.
            write: writes the output into an empty folder.
        """
        digest = _digest({"format": _FORMAT, "name": name, **made_from})
        target = self._folder / name
        if _digest_of(target) != digest:
            part = self._folder / f"{name}.part"
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            write(part)
            (part / _MARK).write_text(json.dumps({"digest": digest}), encoding="utf-8")
            shutil.rmtree(target, ignore_errors=True)
            part.rename(target)
        return Stage(target, digest)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file; raises `SourceError` if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); give another file") from None


def array_digest(array: NDArray[Any]) -> str:
    """Return the SHA-256 of an array's bytes."""
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def _digest(made_from: Mapping[str, object]) -> str:
    text = json.dumps(made_from, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of(folder: Path) -> str | None:
    try:
        digest: str = json.loads((folder / _MARK).read_text(encoding="utf-8"))["digest"]
    except (OSError, ValueError, KeyError):
        return None
    return digest
