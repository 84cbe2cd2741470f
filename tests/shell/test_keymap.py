"""The key map as data."""

from __future__ import annotations

from collections import Counter

from prompt_toolkit.key_binding import KeyBindings

from ime.keys import Key
from ime.shell.keymap import KEYMAP, Action, hints


def test_no_key_has_two_meanings():
    counts = Counter(name for binding in KEYMAP for name in binding.names)
    assert max(counts.values()) == 1


def test_every_action_and_every_key_of_a_session_can_be_reached():
    assert {binding.action for binding in KEYMAP} == set(Action)
    assert {binding.session_key for binding in KEYMAP} == {*Key, None}


def test_every_binding_explains_itself():
    assert all(binding.help and binding.help[0].islower() for binding in KEYMAP)
    assert len({binding.help for binding in KEYMAP}) == len(KEYMAP)


def test_prompt_toolkit_knows_every_name():
    bindings = KeyBindings()
    for binding in KEYMAP:
        for name in binding.names:
            bindings.add(name)(lambda event: None)


def test_the_first_hints_are_how_to_switch_and_how_to_end():
    assert list(hints())[:2] == ["F2 中/英", "Ctrl-D done"]
