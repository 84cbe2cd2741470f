"""The composer with its keys in a pipe and its screen in a terminal emulator."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyte
import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput

from ime import Engine
from ime.shell.composer import build_application
from ime.shell.editor import Editor
from ime.shell.terminal import GuestOutput, Terminal

PATIENCE_SECONDS = 60  # only a hang lasts so long

NAMED_KEYS = {
    "SPACE": " ",
    "ENTER": "\r",
    "ESCAPE": "\x1b",
    "TAB": "\t",
    "BACKSPACE": "\x7f",
    "DELETE": "\x1b[3~",
    "LEFT": "\x1b[D",
    "RIGHT": "\x1b[C",
    "UP": "\x1b[A",
    "DOWN": "\x1b[B",
    "HOME": "\x1b[H",
    "END": "\x1b[F",
    "PAGE_UP": "\x1b[5~",
    "PAGE_DOWN": "\x1b[6~",
    "CTRL_LEFT": "\x1b[1;5D",
    "CTRL_RIGHT": "\x1b[1;5C",
    "CTRL_HOME": "\x1b[1;5H",
    "CTRL_END": "\x1b[1;5F",
    "CTRL_SPACE": "\x00",
    "CTRL_C": "\x03",
    "CTRL_D": "\x04",
    "CTRL_Y": "\x19",
    "CTRL_Z": "\x1a",
    "CTRL_UNDERSCORE": "\x1f",
    "F2": "\x1bOQ",
    "F5": "\x1b[15~",
}


def paste(text: str) -> str:
    """What a terminal sends for a bracketed paste."""
    return f"\x1b[200~{text}\x1b[201~"


def keys(script: str) -> list[str]:
    """`"ni<SPACE>"` -> the bytes of three keys."""
    parts = re.findall(r"<([A-Z_0-9]+)>|(.)", script, re.DOTALL)
    return [NAMED_KEYS[name] if name else character for name, character in parts]


@dataclass(frozen=True)
class Frame:
    """A screen at one moment."""

    lines: tuple[str, ...]
    cursor: tuple[int, int]  # row, column
    underlined: str
    reverse: str  # of the text area, not the status line
    written: str  # what was sent to the terminal for it


class EmulatedTerminal:
    """What prompt_toolkit writes to, read through pyte."""

    encoding = "utf-8"

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._written: list[str] = []

    def write(self, text: str) -> None:
        self._stream.feed(text)
        self._written.append(text)

    def flush(self) -> None:
        pass

    def fileno(self) -> int:
        return -1

    def isatty(self) -> bool:
        return True

    def take_frame(self) -> Frame:
        cells = [
            [self.screen.buffer[row][column] for column in range(self.screen.columns)]
            for row in range(self.screen.lines)
        ]
        written, self._written = "".join(self._written), []
        return Frame(
            lines=tuple("".join(cell.data for cell in row).rstrip() for row in cells),
            cursor=(self.screen.cursor.y, self.screen.cursor.x),
            underlined="".join(cell.data for row in cells for cell in row if cell.underscore),
            reverse="".join(cell.data for row in cells[:-1] for cell in row if cell.reverse),
            written=written,
        )


class SeenOutput(DummyOutput):
    """Keeps the text that is shown, and none of the movements."""

    def __init__(self) -> None:
        self.seen = ""

    def write(self, data: str) -> None:
        self.seen += data


@dataclass
class Recording:
    """Everything that a script of keys led to.

    `frames[0]` is the screen before the first key, `frames[n]` the one after key n.
    """

    editor: Editor
    frames: list[Frame]
    status: int | None = None  # None: it did not end

    @property
    def last(self) -> Frame:
        return self.frames[-1]

    @property
    def text(self) -> str:
        return self.editor.draft.text


async def _play(
    recording: Recording, script: Sequence[str], pipe: PipeInput, emulated: EmulatedTerminal
) -> None:
    size = Size(rows=emulated.screen.lines, columns=emulated.screen.columns)
    output = GuestOutput(emulated, lambda: size, term="xterm", enable_cpr=False)
    application = build_application(
        recording.editor, Terminal(pipe, output), description="toy data"
    )
    drawn = asyncio.Event()
    waiting_for_key = False

    def pressed(_: object) -> None:
        nonlocal waiting_for_key
        waiting_for_key = False

    def rendered(_: object) -> None:
        if not waiting_for_key:
            drawn.set()

    application.key_processor.after_key_press += pressed
    application.after_render += rendered
    running = asyncio.ensure_future(application.run_async(set_exception_handler=False))
    try:
        await drawn.wait()
        recording.frames.append(emulated.take_frame())
        for key in script:
            waiting_for_key = True
            drawn.clear()
            pipe.send_text(key)
            waiting = asyncio.ensure_future(drawn.wait())
            await asyncio.wait({waiting, running}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                waiting.cancel()
                recording.status = running.result()
                return
            recording.frames.append(emulated.take_frame())
        if application.is_done:
            recording.status = await running
    finally:
        if not running.done():
            application.exit(result=-1)
            await running


@pytest.fixture(scope="session")
def engine():
    with Engine.open() as engine:
        yield engine


@pytest.fixture(scope="session")
def play(engine):
    """Run the composer on a script, or on a list of what is sent for each key."""

    def run(script: str | Sequence[str], *, columns: int = 80, rows: int = 24) -> Recording:
        script = keys(script) if isinstance(script, str) else script
        recording = Recording(Editor(engine.session()), [])
        emulated = EmulatedTerminal(columns, rows)
        with create_pipe_input() as pipe:
            asyncio.run(
                asyncio.wait_for(_play(recording, script, pipe, emulated), PATIENCE_SECONDS)
            )
        return recording

    return run


@pytest.fixture
def editor(engine):
    return Editor(engine.session())


@pytest.fixture
def seen_output():
    return SeenOutput()
