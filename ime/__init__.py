"""Siyu, an offline and private pinyin input method.

`Engine.open()` is the way in; what is exported here is the public interface and nothing else is.
Each name is imported when it is first asked for, so that `import ime` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ime.version import __version__

if TYPE_CHECKING:
    from ime.candidates import Candidate, Source
    from ime.config import Settings, load_settings
    from ime.engine import Engine
    from ime.errors import ClosedError, DataError, ImeError, InputTooLongError, SettingsError
    from ime.keys import Key
    from ime.session import Session, View

__all__ = [
    "Candidate",
    "ClosedError",
    "DataError",
    "Engine",
    "ImeError",
    "InputTooLongError",
    "Key",
    "Session",
    "Settings",
    "SettingsError",
    "Source",
    "View",
    "__version__",
    "load_settings",
]

_HOME_OF = {
    "Candidate": "ime.candidates",
    "ClosedError": "ime.errors",
    "DataError": "ime.errors",
    "Engine": "ime.engine",
    "ImeError": "ime.errors",
    "InputTooLongError": "ime.errors",
    "Key": "ime.keys",
    "Session": "ime.session",
    "Settings": "ime.config",
    "SettingsError": "ime.errors",
    "Source": "ime.candidates",
    "View": "ime.session",
    "load_settings": "ime.config",
}


def __dir__() -> list[str]:
    return __all__


# Hidden from type checkers: they would take every misspelled name for one that exists.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'ime' has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOME_OF[name]), name)
