"""What the documentation shows is so: its examples run, its links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ime.config import Settings

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]

# A fenced block of a language, with the block of text directly behind it: what it prints.
EXAMPLE = re.compile(
    r"^```(?P<language>\w+)\n(?P<code>.*?)^```$(?:\n\n```text\n(?P<printed>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
# `ime/data` is there in an installed package only.
FILE = re.compile(r"`[^`\n]*?\b((?!ime/data)(?:ime|tests|docs|dictionaries)/[\w./-]*[\w/])")


def _examples(language: str) -> list[pytest.param]:
    return [
        pytest.param(found["code"], found["printed"], id=f"{page.relative_to(ROOT)}-{number}")
        for page in PAGES
        for number, found in enumerate(EXAMPLE.finditer(page.read_text(encoding="utf-8")))
        if found["language"] == language
    ]


def _run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode("utf-8")


@pytest.mark.parametrize(("code", "printed"), _examples("python"))
def test_a_program_prints_what_the_page_says(code, printed, tmp_path):
    assert printed, "show in a block of text what the program prints"
    assert _run([sys.executable, "-X", "utf8", "-c", code], tmp_path) == printed


@pytest.mark.parametrize(("code", "printed"), _examples("console"))
def test_a_command_prints_what_the_page_says(code, printed, tmp_path):
    commands = COMMAND.findall(code)
    assert commands
    for command, output in commands:
        script = f'ime() {{ "{sys.executable}" -m ime "$@"; }}\n{command}'
        assert _run(["bash", "-c", script], tmp_path) == output


def test_the_first_page_shows_the_library_in_ten_lines_and_the_command():
    found = {example["language"]: example["code"] for example in EXAMPLE.finditer(_text(README))}
    assert len([line for line in found["python"].splitlines() if line]) <= 10
    assert "ime convert" in found["console"]


def test_the_first_page_shows_every_setting_with_its_default():
    shown = next(block for block in EXAMPLE.finditer(_text(README)) if block["language"] == "toml")
    assert Settings(**tomllib.loads(shown["code"])) == Settings()
    assert re.findall(r"^(\w+) =", shown["code"], re.MULTILINE) == list(Settings.__slots__)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_named_files_are_there(page):
    text = _text(page)
    missing = [target for target in LINK.findall(text) if not (page.parent / target).exists()]
    missing += [name for name in FILE.findall(text) if not (ROOT / name).exists()]
    assert missing == []


def test_every_decision_stands_in_the_list():
    folder = ROOT / "docs" / "decisions"
    pages = {page.name for page in folder.glob("*.md")} - {"README.md"}
    assert set(LINK.findall(_text(folder / "README.md"))) == pages


def test_each_dependency_has_its_reason_and_nothing_else_has():
    project = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    sections = re.split(r"^## ", _text(ROOT / "docs" / "dependencies.md"), flags=re.MULTILINE)[1:]
    for section, required in zip(
        sections, [project["dependencies"], extras["compile"], extras["test"]], strict=True
    ):
        explained = re.findall(r"^\| `([\w-]+)` \| \w", section, re.MULTILINE)
        assert explained == [re.split(r"[=><]", requirement)[0] for requirement in required]


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")
