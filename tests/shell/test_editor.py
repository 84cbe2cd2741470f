"""A draft, the composition inside it, and the mode."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ime.keys import Key
from ime.session import Session
from ime.shell.draft import Draft
from ime.shell.editor import Editor, Mode, Viewport
from ime.shell.keymap import KEYMAP, Action

BY_NAME = {name: binding for binding in KEYMAP for name in binding.names}


def write(editor: Editor, *keys: str) -> None:
    """Press keys by name; anything that is no name is typed."""
    for key in keys:
        if key in BY_NAME:
            editor.press(BY_NAME[key])
        else:
            for character in key:
                editor.type(character)


def test_a_candidate_goes_in_at_the_cursor_in_the_middle_of_the_text(editor):
    editor.draft = Draft("我好", 1)
    write(editor, "jintian", " ")
    assert editor.draft == Draft("我今天好", 3)


def test_letters_are_no_part_of_the_text_before_they_are_converted(editor):
    write(editor, "jintian")
    assert editor.draft == Draft()
    assert editor.view.preedit == "jin tian"


def test_marks_become_chinese_and_digits_stay(editor):
    write(editor, "jintian", " ", ",2024")
    assert editor.draft.text == "今天，2024"


def test_keys_edit_and_move_when_nothing_is_composed(editor):
    write(editor, "f2", "ab", "enter", "cd", "left", "backspace", " ", "home", "delete", "end")
    # "ab", new line, "cd"; back before d, c deleted, a space; the space at the start deleted.
    assert editor.draft == Draft("ab\nd", 4)


@pytest.mark.parametrize(
    "name", ["c-left", "c-right", "c-home", "c-end", "c-y", "s-tab", "tab", "up", "delete"]
)
def test_the_text_is_not_touched_under_a_composition(editor, name):
    editor.paste("一 二\n三 四")
    before = editor.draft
    write(editor, "jintian", name)
    assert editor.draft == before
    assert editor.view.preedit == "jin tian"


def test_switching_leaves_letters_as_they_were_typed(editor):
    write(editor, "git", "f2", " ok,")
    assert editor.mode is Mode.ENGLISH
    assert editor.draft.text == "git ok,"
    write(editor, "f2")
    assert editor.mode is Mode.CHINESE


def test_pasting_commits_what_is_composed_and_keeps_the_pasted_text_as_it_is(editor):
    write(editor, "jintian")
    editor.paste("nihao, \x1b[31m红\r\n")
    assert editor.draft.text == "今天nihao, [31m红\n"


def test_finishing_converts_what_several_choices_leave_open(editor):
    write(editor, "jintian", "wo")
    editor.finish_composition()
    assert editor.view.preedit == ""
    assert editor.draft.text.startswith("今天")
    assert len(editor.draft.text) == 3


def test_a_character_no_composition_wants_is_not_lost(editor):
    write(editor, "jintian", "é")
    assert editor.view.preedit + editor.draft.text
    editor.finish_composition()
    assert editor.draft.text == "今天é"


def test_control_characters_are_not_typed(editor):
    write(editor, "f2", "a\x1bb\udcff\x9b")
    assert editor.draft.text == "ab"


def test_undo_takes_back_one_commit_and_redo_brings_it_again(editor):
    write(editor, "jintian", " ", "tianqi", " ")
    write(editor, "c-z")
    assert editor.draft.text == "今天"
    write(editor, "c-y")
    assert editor.draft.text == "今天天气"


def test_undo_takes_back_english_word_by_word(editor):
    write(editor, "f2", "one two")
    write(editor, "c-z")
    assert editor.draft.text == "one "
    write(editor, "c-z")
    assert editor.draft.text == ""


def test_undo_in_a_composition_takes_back_a_letter(editor):
    editor.paste("一")
    write(editor, "jin", "c-z")
    assert editor.view.preedit == "ji"
    assert editor.draft.text == "一"


def test_moving_up_and_down_keeps_the_column_through_short_rows(editor):
    editor.paste("abcdef\nx\nabcdef")
    write(editor, "left", "left")
    assert [_moved(editor, "up"), _moved(editor, "up"), _moved(editor, "down")] == [8, 4, 8]


def test_up_and_down_move_by_rows_of_the_screen(editor):
    editor.viewport = Viewport(columns=10, rows=5)
    # Five hanzi fill a row: 0-4, 5-9, and 10 alone; from behind 10 a row up is behind 5.
    editor.paste("一二三四五六七八九十百")
    assert [_moved(editor, "up"), _moved(editor, "up")] == [6, 1]


def test_home_and_end_go_to_the_ends_of_the_row_and_then_of_the_line(editor):
    editor.viewport = Viewport(columns=10, rows=5)
    editor.paste("一二三四五六七八九十百")
    editor.draft = editor.draft.at(7)
    assert [_moved(editor, "home"), _moved(editor, "home")] == [5, 0]
    assert [_moved(editor, "end"), _moved(editor, "end")] == [4, 11]


def test_page_keys_move_by_almost_a_screen(editor):
    editor.viewport = Viewport(columns=10, rows=5)
    editor.paste("\n" * 20)
    assert [_moved(editor, "pageup"), _moved(editor, "pagedown")] == [16, 20]


def test_what_stands_left_of_the_cursor_is_context_wherever_it_came_from(engine):
    """After moving the conversion is the one a session gives that was told the same context."""
    told = engine.session()
    told.set_context("他")
    expected = [told.press(letter) for letter in "shuode"][-1].candidates
    editor = Editor(engine.session())
    editor.paste("他我")
    write(editor, "left", "shuode")
    assert editor.view.candidates == expected


JUDGED = ("f2", " ", "enter", "escape", "backspace", "delete", "left", "right", "c-home", "c-end")


class PlainEditor:
    """A list of characters and a cursor; knows nothing of rows, words and undo."""

    def __init__(self, session: Session) -> None:
        self.text: list[str] = []
        self.cursor = 0
        self.chinese = True
        self.known = ""
        self.session = session

    def write(self, key: str) -> None:
        binding = BY_NAME.get(key)
        if binding is None:
            self._type(key)
        elif binding.action is Action.SWITCH:
            if self.session.composing:
                self._insert(self.session.press(Key.ENTER).commit)
            self.chinese = not self.chinese
        elif not self._taken(binding.session_key) and not self.session.composing:
            self._perform(binding.action)

    def _type(self, character: str) -> None:
        if not self._taken(character):
            while self.session.composing:
                self._insert(self.session.press(Key.SPACE).commit)
            self._insert(character)

    def _taken(self, key: Key | str | None) -> bool:
        if key is None or not self.chinese:
            return False
        left = "".join(self.text[: self.cursor])
        # What the session committed itself it knows better: as words.
        if not self.session.composing and left != self.known:
            self.session.set_context(left)
            self.known = left
        view = self.session.press(key)
        self._insert(view.commit)
        if view.commit:
            self.known = "".join(self.text[: self.cursor])
        return view.handled

    def _insert(self, text: str) -> None:
        self.text[self.cursor : self.cursor] = text
        self.cursor += len(text)

    def _perform(self, action: Action) -> None:
        if action is Action.SPACE:
            self._insert(" ")
        elif action is Action.NEWLINE:
            self._insert("\n")
        elif action is Action.DELETE_BEFORE and self.cursor > 0:
            self.cursor -= 1
            del self.text[self.cursor]
        elif action is Action.DELETE_AFTER:
            del self.text[self.cursor : self.cursor + 1]
        else:
            places = {
                Action.LEFT: max(self.cursor - 1, 0),
                Action.RIGHT: min(self.cursor + 1, len(self.text)),
                Action.TEXT_START: 0,
                Action.TEXT_END: len(self.text),
            }
            self.cursor = places.get(action, self.cursor)


@settings(max_examples=50)
@given(st.lists(st.sampled_from([*JUDGED, *"abeginosu'，,;.?!\"()123-=é天"]), max_size=40))
def test_any_keys_give_what_a_plain_list_of_characters_gives(engine, keys):
    editor, judge = Editor(engine.session()), PlainEditor(engine.session())
    for key in keys:
        write(editor, key)
        judge.write(key)
        assert (editor.draft.text, editor.draft.cursor) == ("".join(judge.text), judge.cursor)


@settings(max_examples=50)
@given(
    st.lists(
        st.one_of(st.sampled_from(sorted(BY_NAME)), st.text(st.characters(), max_size=3)),
        max_size=60,
    ),
    st.integers(min_value=1, max_value=30),
)
def test_no_keys_break_it_on_a_screen_of_any_width(engine, keys, columns):
    editor = Editor(engine.session())
    editor.viewport = Viewport(columns=columns, rows=3)
    for key in keys:
        write(editor, key)
        assert 0 <= editor.draft.cursor <= len(editor.draft.text)
    editor.finish_composition()
    assert editor.view.preedit == ""


def _moved(editor: Editor, name: str) -> int:
    write(editor, name)
    return editor.draft.cursor
