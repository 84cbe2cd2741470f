"""How the composer ends, and with what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.input import create_pipe_input

from ime.shell.composer import CANCELLED, FINISHED, build_application, run_application
from ime.shell.editor import Editor
from ime.shell.printable import printable
from ime.shell.terminal import Terminal

SENTENCE = "jintiantianqihenhao"


def test_ctrl_d_ends_with_the_text(play):
    recording = play(SENTENCE + "<SPACE>,<ENTER>women<SPACE><CTRL_D>")
    assert recording.status == FINISHED == 0
    assert recording.text == "今天天气很好，\n我们"


def test_ctrl_d_takes_the_highlighted_candidate_first(play):
    """What was on the screen is not lost, and looks like what was offered."""
    recording = play("women<SPACE>" + SENTENCE + "<CTRL_D>")
    assert recording.status == FINISHED
    assert recording.text == "我们今天天气很好"


def test_ctrl_d_without_a_text_ends_with_none(play):
    recording = play("<CTRL_D>")
    assert recording.status == FINISHED
    assert recording.text == ""


def test_ctrl_c_ends_with_the_status_of_an_interrupt(play):
    recording = play(SENTENCE + "<SPACE><CTRL_C>")
    assert recording.status == CANCELLED == 130


@pytest.mark.parametrize("key", ["<F2>", "<CTRL_SPACE>"])
def test_both_keys_switch_to_english_and_back(play, key):
    recording = play(f"wo<SPACE>{key}git {key}hao<SPACE><CTRL_D>")
    assert recording.text == "我git 好"


def test_keys_after_the_end_are_not_taken(play):
    assert play(["wo \x04nihao"]).text == "我"


def test_escape_drops_the_composition_only(play):
    assert play("wo<SPACE>hao<ESCAPE><CTRL_D>").text == "我"


def test_enter_commits_the_letters_and_then_breaks_the_line(play):
    assert play("git<ENTER><ENTER>wo<SPACE><CTRL_D>").text == "git\n我"


def test_tab_goes_through_the_candidates_and_indents_otherwise(play):
    recording = play("<TAB>jintian<TAB>")
    assert recording.text == "    "
    assert recording.last.reverse.startswith("2 ")


def test_text_goes_in_where_the_cursor_is(play):
    assert play("wo<SPACE>hao<SPACE><LEFT>ye<SPACE><CTRL_D>").text == "我也好"


def test_undo_and_redo(play):
    recording = play("wo<SPACE>hao<SPACE><CTRL_Z><CTRL_UNDERSCORE><CTRL_Y><CTRL_D>")
    assert recording.text == "我"


def test_a_pasted_text_stays_as_it_is(play):
    text = "git commit -m 'x'\n\t今天, ok;\n"
    assert play(["\x1b[200~" + text + "\x1b[201~", "\x04"]).text == text


def test_a_mistake_of_ours_leaves_the_text_on_the_terminal(engine, seen_output):
    class FaultyEditor(Editor):
        def paste(self, text: str) -> None:
            raise ZeroDivisionError

    editor = FaultyEditor(engine.session())
    with create_pipe_input() as pipe:
        terminal = Terminal(pipe, seen_output)
        application = build_application(editor, terminal, description="toy data")
        pipe.send_text("women \x1b[200~x\x1b[201~")
        with pytest.raises(ZeroDivisionError):
            run_application(application, editor, terminal)
    assert seen_output.seen.endswith("我们\n")


def test_a_keyboard_that_is_gone_ends_it_without_text(engine, seen_output):
    editor = Editor(engine.session())
    with create_pipe_input() as pipe:
        terminal = Terminal(pipe, seen_output)
        application = build_application(editor, terminal, description="toy data")
        pipe.send_text("women ")
        pipe.close()
        assert run_application(application, editor, terminal) == 129
    assert not seen_output.seen.endswith("我们\n")


@settings(max_examples=50)
@given(st.text(st.characters(), max_size=40))
def test_whatever_comes_from_the_keyboard_it_ends_with_text_that_can_be_written(play, typed):
    """Escape sequences begun and not ended among it; the end of a paste ends those."""
    recording = play([typed.encode("utf-8", "replace").decode() + "\x1b[201~ \x04"])
    assert recording.status in {FINISHED, CANCELLED}
    assert printable(recording.text) == recording.text
