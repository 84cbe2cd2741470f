"""What holds for the letters of a composition however they are edited."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from ime import Engine, Key, Session

Press = Key | str

PINYIN = st.sampled_from("jin tian qi xian xi an fang gan zh sh g r shi nv lue ü wo i v '".split())
EDITS = st.lists(
    PINYIN | st.sampled_from([Key.BACKSPACE, Key.DELETE, Key.LEFT, Key.RIGHT, Key.HOME, Key.END]),
    max_size=60,
)


def keys_of(keys: Iterable[Press]) -> list[Press]:
    """Letters one by one, keys as they are."""
    return [press for key in keys for press in (key if isinstance(key, str) else [key])]


class Letters:
    """The plain version: letters, a caret, and nothing else."""

    def __init__(self) -> None:
        self.text, self.caret = "", 0

    def press(self, key: Press) -> None:
        before, behind = self.text[: self.caret], self.text[self.caret :]
        if isinstance(key, str):
            self.text, self.caret = before + key + behind, self.caret + 1
        elif key is Key.BACKSPACE:
            self.text, self.caret = before[:-1] + behind, max(self.caret - 1, 0)
        elif key is Key.DELETE:
            self.text = before + behind[1:]
        else:
            places = {Key.HOME: 0, Key.END: len(self.text)}
            steps = {Key.LEFT: -1, Key.RIGHT: 1}
            wanted = places.get(key, self.caret + steps.get(key, 0))
            self.caret = max(0, min(wanted, len(self.text)))


def edit(session: Session, keys: Iterable[Press]) -> Letters:
    """Press keys that only edit; the session must agree with the plain version at each."""
    letters = Letters()
    for key in keys_of(keys):
        if letters.text or key != "'":  # else it is a quote
            letters.press(key)
            view = session.press(key)
            assert view.commit == ""
            assert view.preedit.replace(" ", "") == letters.text
            assert len(view.preedit[: view.caret].replace(" ", "")) == letters.caret
    return letters


@given(keys=EDITS)
def test_no_letter_is_lost_or_moved_by_editing(mini_engine: Engine, keys: list[Press]) -> None:
    """The preedit is the letters that were typed, and ENTER commits just these."""
    session = mini_engine.session()
    letters = edit(session, keys)
    assert session.press(Key.ENTER).commit == letters.text


@given(keys=EDITS)
def test_what_was_edited_converts_as_if_typed_at_once(
    mini_engine: Engine, keys: list[Press]
) -> None:
    """Columns kept from earlier letters change nothing."""
    session = mini_engine.session()
    letters = edit(session, keys)
    assert session.candidates(5) == mini_engine.convert(letters.text, 5)


@settings(max_examples=50)
@given(keys=EDITS)
def test_the_shipped_words_convert_as_if_typed_at_once(
    packaged_engine: Engine, keys: list[Press]
) -> None:
    """The same, with many words at each vertex."""
    session = packaged_engine.session()
    letters = edit(session, keys)
    assert session.candidates(5) == packaged_engine.convert(letters.text, 5)
