"""In CI a skipped test is a failed one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED_INSIDE = "import pytest\n\ndef test_it():\n    pytest.skip('no terminal')\n"
SKIPPED_BY_MARK = "import pytest\n\n@pytest.mark.skip\ndef test_it():\n    pass\n"
SKIPPED_WHOLE = "import pytest\n\npytest.skip('no terminal', allow_module_level=True)\n"


def _pytest(folder: Path, test: str, *, ci: str) -> subprocess.CompletedProcess[str]:
    rules = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    (folder / "conftest.py").write_text(rules, encoding="utf-8")
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir=."]
    environment = {**os.environ, "CI": ci}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("test", [SKIPPED_INSIDE, SKIPPED_BY_MARK, SKIPPED_WHOLE])
def test_a_skip_fails_in_ci_and_says_why(tmp_path, test):
    run = _pytest(tmp_path, test, ci="true")
    assert run.returncode not in {0, 5}, run.stdout
    assert "in CI nothing may be" in run.stdout


@pytest.mark.parametrize("test", [SKIPPED_INSIDE, SKIPPED_BY_MARK])
def test_a_skip_is_only_a_skip_elsewhere(tmp_path, test):
    assert _pytest(tmp_path, test, ci="").returncode == 0


def test_a_passing_test_passes_in_ci(tmp_path):
    assert _pytest(tmp_path, "def test_it():\n    pass\n", ci="true").returncode == 0
