"""Settings: defaults, ranges, one TOML file, and errors that say what to mend."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, asdict

import pytest

from ime.config import Settings, load_settings, settings_path
from ime.errors import SettingsError


@pytest.fixture
def settings_file(tmp_path):
    """Write bytes to a settings file and return its path."""

    def write(content: bytes):
        path = tmp_path / "config.toml"
        path.write_bytes(content)
        return path

    return write


def test_the_defaults():
    assert asdict(Settings()) == {"page_size": 9, "beam_width": 20, "sentences": 5}


def test_settings_do_not_change():
    with pytest.raises(FrozenInstanceError):
        Settings().page_size = 5


def test_a_missing_file_gives_the_defaults(tmp_path):
    assert load_settings(tmp_path / "config.toml") == Settings()


def test_what_a_file_names_holds_and_the_rest_is_default(settings_file):
    path = settings_file(b"# mine\npage_size = 5\nsentences = 1\n")
    assert load_settings(path) == Settings(page_size=5, sentences=1)


@pytest.mark.parametrize(
    ("key", "smallest", "largest"),
    [("page_size", 1, 9), ("beam_width", 1, 200), ("sentences", 1, 50)],
)
def test_a_range_holds_its_ends_and_nothing_beyond(key, smallest, largest):
    for value in (smallest, largest):
        assert getattr(Settings(**{key: value}), key) == value
    for value in (smallest - 1, largest + 1):
        with pytest.raises(SettingsError, match=f"{key}: .* from {smallest} to {largest}"):
            Settings(**{key: value})


@pytest.mark.parametrize("value", [b"true", b'"5"', b"5.0", b"[5]", b"{}", b"2024-01-01"])
def test_only_a_whole_number_is_one(settings_file, value):
    path = settings_file(b"page_size = " + value)
    with pytest.raises(SettingsError, match="config.toml: page_size: want a whole number"):
        load_settings(path)


def test_a_misspelled_key_gets_the_nearest_right_one(settings_file):
    path = settings_file(b"pagesize = 5")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    message = str(caught.value)
    assert message == f"{path}: pagesize is not a setting; did you mean page_size?"


def test_a_key_like_none_gets_the_list(settings_file):
    with pytest.raises(SettingsError, match="the settings are page_size, beam_width, sentences"):
        load_settings(settings_file(b"[zzz]\nx = 1"))


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        pytest.param(b"page_size 5", "not TOML: .*line 1", id="no TOML"),
        pytest.param(b"page_size = 5\npage_size = 5", "not TOML: ", id="twice"),
        pytest.param(b"# \xff", "not UTF-8", id="bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_cause(settings_file, content, cause):
    with pytest.raises(SettingsError, match=f"config.toml: {cause}"):
        load_settings(settings_file(content))


def test_a_folder_in_the_file_s_place_is_named(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


def test_the_user_s_own_file_is_found_and_asking_makes_nothing(monkeypatch, tmp_path):
    # Linux goes by the second, macOS by the first.
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    path = settings_path()
    assert path.is_relative_to(tmp_path)
    assert path.parts[-2:] == ("ime", "config.toml")
    assert list(tmp_path.iterdir()) == []
    path.parent.mkdir(parents=True)
    path.write_text("page_size = 4", encoding="utf-8")
    assert load_settings().page_size == 4


def test_importing_settings_loads_neither_parser_nor_platform_paths():
    code = "import sys, ime.config; print({'tomllib', 'platformdirs'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
