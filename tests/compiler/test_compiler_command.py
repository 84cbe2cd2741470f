"""`python -m ime.compiler`, step by step, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ime import Engine

ROOT = Path(__file__).resolve().parent.parent.parent
TOY = ROOT / "tests" / "lm" / "toy.arpa"
WORDS = """\
今天\tjin'tian\t0.0000\t-2.0000
天气\ttian'qi\t0.0000\t-2.5000
好\thao\t0.0000\t-2.2000
很\then\t0.0000\t-2.3000
"""


def compiler(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ime.compiler", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the sources where the command looks for them."""
    (tmp_path / "dictionaries").mkdir()
    (tmp_path / "dictionaries" / "words.tsv").write_text(WORDS, encoding="utf-8")
    return tmp_path


def test_sources_and_an_arpa_file_become_data_that_an_engine_opens(project: Path) -> None:
    assert compiler("lexicon", cwd=project).returncode == 0
    assert compiler("arpa", str(TOY), cwd=project).returncode == 0
    with Engine.open(project / "dictionaries" / "compiled") as engine:
        assert engine.convert("jintiantianqihenhao")[0].text == "今天天气很好"


def test_compiled_again_the_bytes_are_the_same(project: Path) -> None:
    contents = []
    for _ in range(2):
        compiler("lexicon", cwd=project)
        compiler("arpa", str(TOY), cwd=project)
        files = sorted((project / "dictionaries" / "compiled").rglob("*.*"))
        contents.append([(file.name, file.read_bytes()) for file in files])
    assert contents[0] == contents[1]
    assert len(contents[0]) > 10


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        (["lexicon", "--dictionaries", "nowhere"], 1, "nowhere: no *.tsv in it; name the folder"),
        (["lexicon", "--output", "/proc/nowhere"], 1, "/proc/nowhere"),
        (["arpa", "missing.arpa"], 1, "lexicon/manifest.json: cannot be read"),
        (["sources", "--open-gram", "no.txt", "--arpa", "no.arpa"], 1, "no.arpa"),
        (["boil"], 2, "boil"),
        ([], 2, "STEP"),
    ],
)
def test_what_goes_wrong_is_one_line(
    project: Path, arguments: list[str], status: int, complaint: str
) -> None:
    finished = compiler(*arguments, cwd=project)
    assert finished.returncode == status
    assert complaint in finished.stderr
    assert "Traceback" not in finished.stderr
