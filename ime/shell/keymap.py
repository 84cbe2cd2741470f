"""Which key does what: data only, and the source of every hint and help text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ime.keys import Key


class Action(Enum):
    """What the composer itself can do with a key."""

    IGNORE = auto()
    SPACE = auto()
    NEWLINE = auto()
    INDENT = auto()
    DELETE_BEFORE = auto()
    DELETE_AFTER = auto()
    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    ROW_START = auto()
    ROW_END = auto()
    TEXT_START = auto()
    TEXT_END = auto()
    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    UNDO = auto()
    REDO = auto()
    SWITCH = auto()
    FINISH = auto()
    CANCEL = auto()


@dataclass(frozen=True, slots=True)
class Binding:
    """Some keys and what they do.

    Attributes:
        names: the keys, as prompt_toolkit names them.
        action: what happens when no composition takes the key.
        help: what the keys do, for people.
        session_key: what a composition gets for it first; None if it never gets it.
        hint: a few characters for the status line; empty if it is not shown there.
    """

    names: tuple[str, ...]
    action: Action
    help: str
    session_key: Key | None = None
    hint: str = ""


# Hints stand in the status line in this order; where room is short the last go first.
KEYMAP = (
    Binding(
        ("f2", "c-@"),
        Action.SWITCH,
        "switch between Chinese and English; letters not yet converted stay letters",
        hint="F2 中/英",
    ),
    Binding(
        ("c-d",),
        Action.FINISH,
        "take the highlighted candidate if one is open, end, and write the text",
        hint="Ctrl-D done",
    ),
    Binding(("c-c", "<sigint>"), Action.CANCEL, "end without the text", hint="Ctrl-C cancel"),
    Binding(
        ("c-z", "c-_"),
        Action.UNDO,
        "undo; in a composition, the last letter or choice",
        Key.BACKSPACE,
        hint="Ctrl-Z undo",
    ),
    Binding(("c-y",), Action.REDO, "do again what was undone"),
    Binding((" ",), Action.SPACE, "take the highlighted candidate, or a space", Key.SPACE),
    Binding(("enter", "c-j"), Action.NEWLINE, "take the letters as typed, or new line", Key.ENTER),
    Binding(("escape",), Action.IGNORE, "drop the composition", Key.ESCAPE),
    Binding(
        ("tab",), Action.INDENT, "highlight the next candidate, or spaces to a tab stop", Key.DOWN
    ),
    Binding(("s-tab",), Action.IGNORE, "highlight the previous candidate", Key.UP),
    Binding(
        ("backspace",),
        Action.DELETE_BEFORE,
        "undo the last letter or choice, or delete the character before the cursor",
        Key.BACKSPACE,
    ),
    Binding(("delete",), Action.DELETE_AFTER, "delete the character under the cursor", Key.DELETE),
    Binding(("left",), Action.LEFT, "move one letter or character left", Key.LEFT),
    Binding(("right",), Action.RIGHT, "move one letter or character right", Key.RIGHT),
    Binding(("c-left",), Action.WORD_LEFT, "move to where the word before begins"),
    Binding(("c-right",), Action.WORD_RIGHT, "move to where the word ends"),
    Binding(("home", "c-a"), Action.ROW_START, "move to the start of the row", Key.HOME),
    Binding(("end", "c-e"), Action.ROW_END, "move to the end of the row", Key.END),
    Binding(("c-home",), Action.TEXT_START, "move to the start of the text"),
    Binding(("c-end",), Action.TEXT_END, "move to the end of the text"),
    Binding(("up",), Action.UP, "highlight the previous candidate, or move a row up", Key.UP),
    Binding(("down",), Action.DOWN, "highlight the next candidate, or move a row down", Key.DOWN),
    Binding(("pageup",), Action.PAGE_UP, "previous candidates, or a screen up", Key.PAGE_UP),
    Binding(("pagedown",), Action.PAGE_DOWN, "next candidates, or a screen down", Key.PAGE_DOWN),
)


def hints() -> Iterator[str]:
    """The hints of the status line, the most useful first."""
    return (binding.hint for binding in KEYMAP if binding.hint)
