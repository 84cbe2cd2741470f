"""Settings: frozen values, read from one TOML file.

    page_size = 5
    beam_width = 40

The file lies where the platform keeps settings (`ime info` says where); without it, and for
every key it does not name, the default holds.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ime.errors import SettingsError

# Key -> smallest and largest value allowed.
_RANGES = {"page_size": (1, 9), "beam_width": (1, 200), "sentences": (1, 50)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set.

    Attributes:
        page_size: candidates on one page, 1 to 9, the digits that choose one.
        beam_width: nodes kept at a vertex while decoding, 1 to 200; more is slower and finds
            a better sentence now and then.
        sentences: whole sentences offered for one composition, 1 to 50.

    Raises:
        SettingsError: a value is not a whole number of its range.
    """

    page_size: int = 9
    beam_width: int = 20
    sentences: int = 5

    def __post_init__(self) -> None:
        for key, (smallest, largest) in _RANGES.items():
            value = getattr(self, key)
            # `true` is an `int` for Python, and a mistake for a reader of settings.
            if type(value) is not int or not smallest <= value <= largest:
                raise SettingsError(f"{key}: want a whole number from {smallest} to {largest}")


def settings_path() -> Path:
    """Return where the settings file of this user lies, whether it exists or not."""
    from platformdirs import user_config_path

    return user_config_path("ime", appauthor=False) / "config.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read a settings file; a missing one gives the defaults.

    Args:
        path: the file; the user's own, at `settings_path()`, if not given.

    Raises:
        SettingsError: the file cannot be read or is not TOML, or a key or value of it is not
            allowed. The message names the file and the key.
    """
    path = settings_path() if path is None else path
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8; save the file as UTF-8 text") from error
    return _settings_of(_parse(text, path), path)


def _parse(text: str, path: Path) -> dict[str, Any]:
    # Only who has a settings file pays for its parser.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error


def _settings_of(table: dict[str, Any], path: Path) -> Settings:
    known = [field.name for field in fields(Settings)]
    for key in table:
        if key not in known:
            raise SettingsError(f"{path}: {key} is not a setting; {_suggestion(key, known)}")
    try:
        return Settings(**table)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def _suggestion(key: str, known: list[str]) -> str:
    import difflib

    nearest = difflib.get_close_matches(key, known, n=1)
    if nearest:
        return f"did you mean {nearest[0]}?"
    return f"the settings are {', '.join(known)}"
