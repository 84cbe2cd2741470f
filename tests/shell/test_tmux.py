"""The composer for real, in tmux."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 60  # only a hang lasts so long
IME = f"{sys.executable} -m ime"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Tmux:
    """A server of its own with one shell in it."""

    def __init__(self, folder: Path, *, columns: int, rows: int) -> None:
        self._server = f"siyu-{uuid.uuid4().hex}"
        environment = {
            **os.environ,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "ENV": "",
            "PS1": "$ ",
        }
        environment.pop("TMUX", None)
        self._run(
            "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
            "-c", str(folder), "sh",
            environment=environment,
        )  # fmt: skip

    def type(self, text: str) -> None:
        self._run("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        self._run("send-keys", *keys)

    def screen(self) -> list[str]:
        return self._run("capture-pane", "-p").split("\n")[:-1]

    def wait_until(self, condition: Callable[[list[str]], bool]) -> list[str]:
        """Look until the screen is as wanted, and return it."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition(lines := self.screen()):
            assert time.monotonic() < deadline, "\n".join(lines)
            time.sleep(0.02)
        return lines

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self._server, "kill-server"], capture_output=True)

    def _run(self, *arguments: str, environment: dict[str, str] | None = None) -> str:
        command = ["tmux", "-L", self._server, *arguments]
        run = subprocess.run(
            command, env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        return run.stdout


@pytest.fixture
def tmux(tmp_path):
    opened = []

    def open_tmux(*, columns: int = 80, rows: int = 24) -> Tmux:
        opened.append(Tmux(tmp_path, columns=columns, rows=rows))
        # What is typed before the shell reads is shown twice.
        opened[-1].wait_until(any)
        return opened[-1]

    yield open_tmux
    for server in opened:
        server.close()


def shows(text: str) -> Callable[[list[str]], bool]:
    return lambda lines: any(text in line for line in lines)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10)])
def test_a_sentence_is_typed_seen_taken_and_written_to_a_file(tmux, tmp_path, columns, rows):
    terminal = tmux(columns=columns, rows=rows)
    terminal.type(f"{IME} > note.txt; echo status=$?\n")
    terminal.wait_until(shows("not learning"))
    terminal.type("jintiantianqihenhao")
    lines = terminal.wait_until(shows("1 今天天气很好"))
    assert lines[0] == "jin tian tian qi hen hao"
    assert lines[1].startswith("1 今天天气很好")
    assert len(lines) == rows
    assert lines[-1].startswith("中  not learning")
    terminal.press("Space")
    lines = terminal.wait_until(lambda lines: lines[0] == "今天天气很好")
    assert not any(lines[1:-1])
    terminal.press("C-d")
    terminal.wait_until(shows("status=0"))
    assert (tmp_path / "note.txt").read_text(encoding="utf-8") == "今天天气很好\n"


def test_what_was_on_the_screen_before_is_there_again_after(tmux):
    terminal = tmux()
    terminal.type("echo before\n")
    terminal.wait_until(lambda lines: "before" in lines)
    terminal.type(f"{IME}\n")
    assert "before" not in terminal.wait_until(shows("not learning"))
    terminal.type("women")
    terminal.wait_until(shows("1 我们"))
    terminal.press("C-d")
    terminal.wait_until(lambda lines: {"before", "我们"} <= set(lines))


def test_a_command_takes_the_text_as_an_argument(tmux, tmp_path):
    terminal = tmux()
    terminal.type(f'printf "<%s>" "$({IME})" > argument.txt; echo done=$?\n')
    terminal.wait_until(shows("not learning"))
    terminal.type("women")
    terminal.wait_until(shows("1 我们"))
    terminal.press("Space", "Enter")
    terminal.type("nihao")
    terminal.wait_until(shows("1 你好"))
    terminal.press("C-d")
    terminal.wait_until(shows("done=0"))
    assert (tmp_path / "argument.txt").read_text(encoding="utf-8") == "<我们\n你好>"


def test_nothing_is_written_after_ctrl_c(tmux, tmp_path):
    terminal = tmux()
    terminal.type(f"{IME} > note.txt; echo status=$?\n")
    terminal.wait_until(shows("not learning"))
    terminal.type("women")
    terminal.wait_until(shows("1 我们"))
    terminal.press("Space", "C-c")
    terminal.wait_until(shows("status=130"))
    assert (tmp_path / "note.txt").read_bytes() == b""


def test_the_keys_that_switch_reach_it(tmux):
    terminal = tmux()
    terminal.type(f"{IME} > note.txt\n")
    terminal.wait_until(shows("中  not learning"))
    terminal.press("F2")
    terminal.wait_until(shows("英  not learning"))
    terminal.press("C-Space")
    terminal.wait_until(shows("中  not learning"))
