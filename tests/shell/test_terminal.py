"""The terminal that the composer borrows, and how it gives it back."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 60  # only a hang lasts so long
COMMAND = f"exec {sys.executable} -m ime"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "LANG": "C.UTF-8"}


class PseudoTerminal:
    """A shell command with a terminal of its own, 80 by 24."""

    def __init__(self, command: str, folder: Path, **environment: str) -> None:
        self.controller, self.terminal = os.openpty()
        termios.tcsetwinsize(self.terminal, (24, 80))
        self.modes_before = termios.tcgetattr(self.terminal)
        self.screen = pyte.Screen(80, 24)
        self.received = b""
        self._stream = pyte.ByteStream(self.screen)
        self.process = subprocess.Popen(
            ["sh", "-c", command],
            cwd=folder,
            env={**ENVIRONMENT, **environment},
            preexec_fn=lambda: os.login_tty(os.dup(self.terminal)),
        )

    def press(self, typed: str) -> None:
        os.write(self.controller, typed.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text is on the screen, spaces aside."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while text not in "".join(self.screen.display).replace(" ", ""):
            assert time.monotonic() < deadline, self.screen.display
            self._read(timeout=0.1)

    def wait_for_end(self) -> int:
        """Wait for the command, reading what it still sends, and return its status."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None:
            assert time.monotonic() < deadline
            self._read(timeout=0.1)
        self._read(timeout=0)
        return self.process.returncode

    def resize(self, *, rows: int, columns: int) -> None:
        self.screen.reset()
        self.screen.resize(rows, columns)
        termios.tcsetwinsize(self.terminal, (rows, columns))
        self.process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        os.close(self.terminal)
        os.close(self.controller)
        self.controller = self.terminal = -1

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.controller >= 0:
            self.hang_up()

    def _read(self, *, timeout: float) -> None:
        if self.controller >= 0 and select.select([self.controller], [], [], timeout)[0]:
            data = os.read(self.controller, 65536)
            self.received += data
            self._stream.feed(data)


@pytest.fixture
def start(tmp_path):
    started = []

    def run(command: str, **environment: str) -> PseudoTerminal:
        terminal = PseudoTerminal(command, tmp_path, **environment)
        started.append(terminal)
        return terminal

    yield run
    for terminal in started:
        terminal.close()


def assert_given_back(terminal: PseudoTerminal) -> None:
    """Every mode that was switched is switched back, and the line discipline is as before."""
    assert termios.tcgetattr(terminal.terminal) == terminal.modes_before
    for mode in (b"?1049", b"?2004"):
        assert terminal.received.rfind(mode + b"l") > terminal.received.rfind(mode + b"h") >= 0
    for mode in (b"?25", b"?7"):
        assert terminal.received.rfind(mode + b"h") > terminal.received.rfind(mode + b"l") >= 0


def test_the_text_goes_to_a_terminal_that_is_standard_output(start):
    terminal = start(COMMAND)
    terminal.wait_for("notlearning")
    terminal.press("women")
    terminal.wait_for("1我们")
    terminal.press("\x04")
    assert terminal.wait_for_end() == 0
    assert_given_back(terminal)
    after = terminal.received[terminal.received.rfind(b"?1049l") :]
    assert "我们\r\n".encode() in after


def test_keys_come_from_the_terminal_when_standard_input_is_none(start, tmp_path):
    terminal = start(f"{COMMAND} < /dev/null > note.txt")
    terminal.wait_for("notlearning")
    terminal.press("women\x04")
    assert terminal.wait_for_end() == 0
    assert_given_back(terminal)
    assert (tmp_path / "note.txt").read_text(encoding="utf-8") == "我们\n"


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_it_without_text_and_gives_the_terminal_back(start, tmp_path, number, status):
    terminal = start(f"{COMMAND} > note.txt")
    terminal.wait_for("notlearning")
    terminal.press("women ")
    terminal.wait_for("我们")
    terminal.process.send_signal(number)
    assert terminal.wait_for_end() == status
    assert_given_back(terminal)
    assert (tmp_path / "note.txt").read_bytes() == b""


def test_it_does_not_outlive_its_terminal(start, tmp_path):
    terminal = start(f"{COMMAND} > note.txt 2> errors.txt")
    terminal.wait_for("notlearning")
    terminal.hang_up()
    assert terminal.process.wait(PATIENCE_SECONDS) == 129
    assert (tmp_path / "note.txt").read_bytes() == b""
    assert (tmp_path / "errors.txt").read_bytes() == b""


def test_a_text_nobody_reads_is_left_on_the_terminal(start):
    terminal = start(f"{COMMAND.removeprefix('exec ')} | true; echo ended")
    terminal.wait_for("notlearning")
    terminal.press("women\x04")
    terminal.wait_for("copyitfromthere")
    assert "我们\r\n".encode() in terminal.received[terminal.received.rfind(b"?1049l") :]
    terminal.wait_for_end()


def test_a_terminal_that_cannot_be_drawn_on_is_refused_with_a_cure(start):
    terminal = start(COMMAND, TERM="dumb")
    assert terminal.wait_for_end() == 1
    assert b"set TERM" in terminal.received
    assert b"\x1b" not in terminal.received


def test_without_a_terminal_there_is_one_clear_line(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "ime"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        input=b"",
        capture_output=True,
        start_new_session=True,
    )
    assert run.returncode == 1
    assert run.stdout == b""
    [line] = run.stderr.decode().splitlines()
    assert line.startswith("ime: there is no terminal to write in")
    assert "ime convert" in line


def test_the_size_of_the_terminal_is_followed(start):
    terminal = start(f"{COMMAND} > /dev/null")
    terminal.wait_for("Ctrl-Ddone")
    terminal.resize(rows=24, columns=40)
    terminal.wait_for("Ctrl-Ddone")
    assert terminal.screen.display[-1].rstrip().endswith("Ctrl-D done")
    terminal.press("\x04")
    assert terminal.wait_for_end() == 0
