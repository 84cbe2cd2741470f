"""Connects the key map to an editor, in prompt_toolkit's terms."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys

from ime.shell.editor import Editor
from ime.shell.keymap import KEYMAP, Action, Binding

Handler = Callable[[KeyPressEvent], None]


def key_bindings(
    editor: Editor, *, finish: Callable[[], None], cancel: Callable[[], None]
) -> KeyBindings:
    """Bind every key of the key map, typed characters and pasted text.

    Args:
        editor: what the keys change.
        finish: ends the composer with its text.
        cancel: ends the composer without.
    """
    bindings = KeyBindings()
    ends = {Action.FINISH: finish, Action.CANCEL: cancel}
    for binding in KEYMAP:
        end = ends.get(binding.action)
        handler = _pressing(editor, binding) if end is None else _ending(end)
        for name in binding.names:
            bindings.add(name)(handler)
    bindings.add(Keys.Any)(_typing(editor))
    bindings.add(Keys.BracketedPaste)(lambda event: editor.paste(event.data))
    return bindings


def _pressing(editor: Editor, binding: Binding) -> Handler:
    return lambda event: editor.press(binding)


def _ending(end: Callable[[], None]) -> Handler:
    return lambda event: end()


def _typing(editor: Editor) -> Handler:
    def typed(event: KeyPressEvent) -> None:
        key = event.key_sequence[-1].key
        # Function keys nobody bound come here too.
        if not isinstance(key, Keys):
            editor.type(key)

    return typed
