"""What the composer holds: a draft, the composition inside it, and the mode.

                            Chinese mode                  not handled
    key -> Editor.press ----------------> Session.press ---------------> Editor's own action
                      |                        | commit                      |
                      | English mode           v                             v
                      +----------------> Draft.insert  <------------- insert, delete, move

It draws nothing and knows no terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from ime.keys import Key
from ime.session import Session, View
from ime.shell.draft import Draft
from ime.shell.history import History
from ime.shell.keymap import Action, Binding
from ime.shell.movement import MOVEMENTS, rows_away
from ime.shell.printable import printable
from ime.shell.rows import cut_into_rows

# More than any conversion looks back.
CONTEXT_LENGTH = 64  # characters


class Mode(Enum):
    """What letters become."""

    CHINESE = auto()
    ENGLISH = auto()


@dataclass(frozen=True, slots=True)
class Viewport:
    """The columns and rows that the text has on the screen."""

    columns: int
    rows: int


class Editor:
    """A text under way.

    Attributes:
        draft: the text and the cursor; the composition is not part of it.
        mode: what letters become.
        notice: why the last key could not be obeyed; mostly empty.
        viewport: the size of the text on the screen; whoever draws it keeps it true.
    """

    def __init__(self, session: Session) -> None:
        self.draft = Draft()
        self.mode = Mode.CHINESE
        self.notice = ""
        self.viewport = Viewport(columns=80, rows=24)
        self._session = session
        self._history = History()
        self._known_context = ""
        # Where the last typed character left the cursor: typing on from there is one step of undo.
        self._typed_up_to: int | None = None
        # The column that a series of vertical movements keeps to.
        self._kept_column: int | None = None
        self._actions: dict[Action, Callable[[], None]] = {
            Action.SPACE: lambda: self._type(" "),
            Action.NEWLINE: lambda: self._change(self.draft.insert("\n")),
            Action.INDENT: lambda: self._change(self.draft.indent()),
            Action.DELETE_BEFORE: lambda: self._change(self.draft.delete_before()),
            Action.DELETE_AFTER: lambda: self._change(self.draft.delete_after()),
            Action.UNDO: lambda: self._go_to(self._history.undo(self.draft)),
            Action.REDO: lambda: self._go_to(self._history.redo(self.draft)),
        }

    @property
    def view(self) -> View:
        """What is to be shown of the composition."""
        return self._session.view

    def type(self, character: str) -> None:
        """Take one typed character; control characters are ignored."""
        self.notice = ""
        if not printable(character):
            return
        if self.mode is Mode.CHINESE and self._press(character).handled:
            return
        self.finish_composition()
        self._type(character)

    def press(self, binding: Binding) -> None:
        """Take a key of the key map; the ones that end the composer are not taken here."""
        self.notice = ""
        if binding.action is Action.SWITCH:
            self.switch()
            return
        key = binding.session_key
        if key is not None and self.mode is Mode.CHINESE and self._press(key).handled:
            return
        # The draft never changes under a composition.
        if not self._session.composing:
            self._perform(binding.action)

    def paste(self, text: str) -> None:
        """Insert a text as it is, except control characters, behind what is being composed."""
        self.notice = ""
        self.finish_composition()
        self._change(self.draft.insert(printable(text)))

    def switch(self) -> None:
        """Change the mode; a composition is committed as its raw letters."""
        if self._session.composing:
            self._press(Key.ENTER)
        self.mode = Mode.ENGLISH if self.mode is Mode.CHINESE else Mode.CHINESE

    def finish_composition(self) -> None:
        """Commit the highlighted candidate, and the first ones for what it does not cover."""
        for _ in range(len(self.view.preedit)):
            if not self._session.composing:
                return
            self._press(Key.SPACE)
        if self._session.composing:
            self._press(Key.ENTER)

    def _press(self, key: Key | str) -> View:
        if not self._session.composing:
            self._tell_context()
        view = self._session.press(key)
        self.notice = view.notice
        if view.commit:
            self._change(self.draft.insert(view.commit))
            self._known_context = self._context()
        return view

    def _tell_context(self) -> None:
        context = self._context()
        if context != self._known_context:
            self._session.set_context(context)
            self._known_context = context

    def _context(self) -> str:
        return self.draft.text[max(self.draft.cursor - CONTEXT_LENGTH, 0) : self.draft.cursor]

    def _perform(self, action: Action) -> None:
        distance = rows_away(action, max(self.viewport.rows - 1, 1))
        if distance is not None:
            self._move_rows(distance)
        elif action in MOVEMENTS:
            rows = cut_into_rows(self.draft.text, self.viewport.columns)
            self._go_to(self.draft.at(MOVEMENTS[action](self.draft, rows)))
        elif action in self._actions:
            self._actions[action]()

    def _move_rows(self, distance: int) -> None:
        rows = cut_into_rows(self.draft.text, self.viewport.columns)
        row, column = rows.locate(self.draft.cursor)
        kept = column if self._kept_column is None else self._kept_column
        self._go_to(self.draft.at(rows.offset_at(row + distance, kept)))
        self._kept_column = kept

    def _type(self, character: str) -> None:
        goes_on = self._typed_up_to == self.draft.cursor
        draft = self.draft.insert(character)
        if goes_on:
            self._go_to(draft)
        else:
            self._change(draft)
        # Each word is a step of its own.
        self._typed_up_to = None if character == " " else draft.cursor

    def _change(self, draft: Draft) -> None:
        if draft.text != self.draft.text:
            self._history.record(self.draft)
        self._go_to(draft)

    def _go_to(self, draft: Draft) -> None:
        self.draft = draft
        self._typed_up_to = None
        self._kept_column = None
