"""The composer: write, press Ctrl-D, and the text goes to standard output.

Engine -> Session -> Editor -> screen_layout, key_bindings -> Application
                        |                                          |
                        +-- text --> standard output <-- status ---+
"""

from __future__ import annotations

import asyncio
import errno
import selectors
import signal
import sys
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.styles import Style

from ime.config import load_settings
from ime.engine import Engine
from ime.errors import StreamError
from ime.shell.bindings import key_bindings
from ime.shell.delivery import deliver, show
from ime.shell.editor import Editor
from ime.shell.screen import screen_layout
from ime.shell.style import STYLE
from ime.shell.terminal import Terminal, open_terminal

FINISHED = 0
CANCELLED = 128 + signal.SIGINT  # as a shell reports it
HUNG_UP = 128 + signal.SIGHUP
FATAL_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
LONE_ESCAPE_SECONDS = 0.025  # by then the rest of an escape sequence has come


def run_composer() -> int:
    """Let somebody write a text on the terminal, and write it to standard output after Ctrl-D.

    It is written in UTF-8, exactly, with a line end behind it if it is not empty and has none.

    Returns:
        The exit status: 0 after Ctrl-D. Without any text: 130 after Ctrl-C, and 128 plus the
        signal's number after SIGTERM, SIGHUP, or when the terminal is gone.

    Raises:
        TerminalError: there is no terminal.
        StreamError: standard output is closed or cannot be written.
        SettingsError: the user's settings file cannot be used.
        DataError: the engine's data cannot be opened.
    """
    if sys.stdout is None:
        raise StreamError("standard output is closed; open it or send it to a file")
    with (
        open_terminal(sys.stdin, sys.stdout) as terminal,
        Engine.open(settings=load_settings()) as engine,
    ):
        editor = Editor(engine.session())
        application = build_application(editor, terminal, description=engine.description)
        status = run_application(application, editor, terminal)
        if status == FINISHED:
            deliver(editor.draft.text, sys.stdout.fileno(), terminal.output)
    return status


def build_application(editor: Editor, terminal: Terminal, *, description: str) -> Application[int]:
    """Put an editor on a terminal's whole screen; the application's result is the exit status.

    Args:
        editor: holds the text, also after the application has ended.
        terminal: where keys come from and where the screen goes.
        description: what data is loaded, for the status line.
    """

    def finish() -> None:
        editor.finish_composition()
        application.exit(result=FINISHED)

    def cancel() -> None:
        application.exit(result=CANCELLED)

    application: Application[int] = Application(
        layout=screen_layout(editor, description=description),
        key_bindings=key_bindings(editor, finish=finish, cancel=cancel),
        style=Style.from_dict(STYLE),
        include_default_pygments_style=False,
        full_screen=True,
        terminal_size_polling_interval=None,
        input=terminal.input,
        output=terminal.output,
    )
    application.ttimeoutlen = LONE_ESCAPE_SECONDS
    return application


def run_application(application: Application[int], editor: Editor, terminal: Terminal) -> int:
    """Run until the end, leave the terminal as it was, and return the exit status.

    Whatever goes wrong inside, the text so far is left on the terminal, if there still is one.
    """
    # Selectors better than `select` refuse /dev/tty on macOS.
    selector = selectors.SelectSelector()
    try:
        with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selector)) as runner:
            return runner.run(_supervised(application))
    except Exception as error:
        if _is_hang_up(error):
            return HUNG_UP
        show(editor.draft.text, terminal.output)
        raise


def _is_hang_up(error: Exception) -> bool:
    """Tell whether an error is what reading or writing gives when the terminal is gone."""
    return isinstance(error, EOFError) or getattr(error, "errno", None) == errno.EIO


async def _supervised(application: Application[int]) -> int:
    loop = asyncio.get_running_loop()

    def end(outcome: int | BaseException) -> None:
        if application.is_done:
            return
        if isinstance(outcome, int):
            application.exit(result=outcome)
        else:
            application.exit(exception=outcome)

    def fail(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        end(context.get("exception") or RuntimeError(context["message"]))

    def listen() -> None:
        for number in FATAL_SIGNALS:
            loop.add_signal_handler(number, end, 128 + number)

    loop.set_exception_handler(fail)
    # prompt_toolkit's own handler would show the traceback.
    return await application.run_async(pre_run=listen, set_exception_handler=False)
