"""Folders of compiled data: listed in a manifest, checked when opened, mapped into memory.

A folder holds `manifest.json` and the files it lists:

    {"kind": "lexicon", "version": 1, "properties": {...},
     "files": {"entry_word.npy": {"bytes": 1234, "sha256": "..."}, ...}}

Mapped pages are shared between processes and read when touched, so that opening costs only
the check.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ime.errors import DataError

MANIFEST = "manifest.json"
_CURE = "install Siyu again, or compile the data again with `python -m ime.compiler`"


def packaged_data() -> Path:
    """Return the folder of the data that came with this installation.

    An installed package carries it inside; a source checkout has it under `dictionaries/`.
    """
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "dictionaries" / "compiled"


@dataclass(frozen=True, slots=True)
class CompiledData:
    """An opened folder of compiled data.

    Attributes:
        folder: where the files lie.
        properties: what the compiler noted about the data (JSON values).
        sha256: the digest of each file by its name.
    """

    folder: Path
    properties: Mapping[str, Any]
    sha256: Mapping[str, str]

    @classmethod
    def open(cls, folder: Path, *, kind: str, version: int) -> CompiledData:
        """Check the manifest and every file that it lists.

        Raises:
            DataError: a file is missing or differs from the manifest, or the data are of
                another kind or format version.
        """
        manifest = _read_manifest(folder / MANIFEST)
        if manifest["kind"] != kind or manifest["version"] != version:
            raise DataError(
                f"{folder / MANIFEST}: want {kind} data of format {version}, "
                f"got {manifest['kind']} of format {manifest['version']}; {_CURE}"
            )
        for name, expected in manifest["files"].items():
            _check_file(folder / name, expected["bytes"], expected["sha256"])
        sha256 = {name: listed["sha256"] for name, listed in manifest["files"].items()}
        return cls(folder, manifest["properties"], sha256)

    def path(self, name: str) -> Path:
        """Return the path of a listed file; raises `DataError` if it is not listed."""
        if name not in self.sha256:
            raise DataError(f"{self.folder / MANIFEST}: {name} is not listed; {_CURE}")
        return self.folder / name

    def array(self, name: str) -> NDArray[Any]:
        """Map the listed file `name` + `.npy` read-only, as a plain array."""
        path = self.path(f"{name}.npy")
        try:
            # `np.memmap` objects pay Python code at every slice; their base arrays do not.
            return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
        except (ValueError, EOFError) as error:
            raise DataError(f"{path}: not an array file; {_CURE}") from error

    def count(self, name: str) -> int:
        """Return a property that is a whole number, 0 or more; raises `DataError` if it is not."""
        count = self.properties.get(name)
        if type(count) is not int or count < 0:
            raise DataError(f"{self.folder / MANIFEST}: no valid {name}; {_CURE}")
        return count


def prepare_folder(folder: Path) -> None:
    """Make a folder for compiled data, and empty it of those that were there before."""
    folder.mkdir(parents=True, exist_ok=True)
    for pattern in (MANIFEST, "*.npy", "*.marisa"):
        for path in folder.glob(pattern):
            path.unlink()


def write_manifest(folder: Path, *, kind: str, version: int, properties: dict[str, Any]) -> None:
    """List every file of the folder in a new manifest, in the order of their names."""
    files = {
        path.name: {"bytes": path.stat().st_size, "sha256": _sha256(path)}
        for path in sorted(folder.iterdir())
        if path.name != MANIFEST
    }
    manifest = {"kind": kind, "version": version, "properties": properties, "files": files}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(manifest["properties"], dict):
            raise TypeError
        for listed in manifest["files"].values():
            int(listed["bytes"]), str(listed["sha256"])
        return {"kind": manifest["kind"], "version": manifest["version"], **manifest}
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); {_CURE}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(f"{path}: not a manifest; {_CURE}") from error


def _check_file(path: Path, size: int, sha256: str) -> None:
    try:
        if path.stat().st_size != size:
            raise DataError(f"{path}: wrong size, want {size} bytes; {_CURE}")
        if _sha256(path) != sha256:
            raise DataError(f"{path}: damaged, its SHA-256 is not the manifest's; {_CURE}")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); {_CURE}") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
