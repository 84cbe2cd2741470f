"""The screen, drawn by prompt_toolkit and read through a terminal emulator."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from ime.shell.rows import cut_into_rows

SIZES = [(80, 24), (40, 10), (200, 50)]
SENTENCE = "jintiantianqihenhao"


def window_lines(frame) -> list[str]:
    """The rows of the candidate window: all that begin with a number or a page marker."""
    return [line for line in frame.lines[:-1] if re.match(r"\s*([1-9] \S|(‹ )?\d( ›)?$)", line)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_preedit_is_underlined_at_the_cursor_and_candidates_stand_below(play, columns, rows):
    frame = play("wo<SPACE>" + SENTENCE, columns=columns, rows=rows).last
    assert frame.lines[0] == "我jin tian tian qi hen hao"
    assert frame.underlined == "jin tian tian qi hen hao"
    assert frame.cursor == (0, 26)
    assert frame.lines[1].lstrip().startswith("1 今天天气很好")
    assert frame.reverse == "1 今天天气很好"


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_taking_a_candidate_leaves_only_the_text(play, columns, rows):
    frame = play(SENTENCE + "<SPACE>", columns=columns, rows=rows).last
    assert frame.lines[0] == "今天天气很好"
    assert frame.cursor == (0, 12)
    assert not any(frame.lines[1:-1])
    assert frame.underlined == frame.reverse == ""


def test_the_caret_moves_inside_the_letters(play):
    recording = play("jintian<LEFT><LEFT><HOME><END>")
    # "jin tian": behind n at 8, before n at 7, before a at 6, at the start, at the end.
    assert [frame.cursor for frame in recording.frames[-5:]] == [
        (0, 8), (0, 7), (0, 6), (0, 0), (0, 8),
    ]  # fmt: skip


def test_the_text_right_of_the_cursor_makes_room_for_the_preedit(play):
    recording = play("ren<SPACE><LEFT>hao")
    assert recording.last.lines[0] == "hao人"
    assert recording.last.cursor == (0, 3)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_status_line_shows_the_mode_and_stays_before_the_last_column(play, columns, rows):
    recording = play("<F2><CTRL_SPACE>", columns=columns, rows=rows)
    assert [frame.lines[-1][0] for frame in recording.frames] == ["中", "英", "中"]
    assert all("not learning" in frame.lines[-1] for frame in recording.frames)
    assert all("Ctrl-D done" in frame.lines[-1] for frame in recording.frames)
    assert all(get_cwidth(frame.lines[-1]) < columns for frame in recording.frames)


def test_down_highlights_the_next_candidate(play):
    recording = play("jintian<DOWN>")
    first, second = recording.frames[-2].reverse, recording.last.reverse
    assert first.startswith("1 ")
    assert second.startswith("2 ")
    assert recording.frames[-2].lines == recording.last.lines


def test_the_page_marker_counts_pages(play):
    recording = play("shi=-")
    page = [" ".join(window_lines(frame)) for frame in recording.frames[-3:]]
    assert re.search(r"\s1 ›$", page[0])
    assert re.search(r"‹ 2 ›$", page[1])
    assert page[2] == page[0]


@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (20, 6), (12, 4)])
@pytest.mark.parametrize("lines_above", [0, 3, 100])
def test_the_window_is_whole_wherever_the_cursor_is(play, columns, rows, lines_above):
    """It is below the preedit, does not touch the status line and holds the highlighted one."""
    above = "\x1b[200~" + "\n" * lines_above + "\x1b[201~"
    frame = play([above, *SENTENCE], columns=columns, rows=rows).last
    numbers = [line for line in frame.lines if re.match(r"\s*\d ", line)]
    assert numbers
    assert frame.lines[-1].startswith("中")
    first = frame.lines.index(numbers[0])
    assert first > frame.cursor[0]
    assert frame.reverse.startswith("1 今")
    assert all(get_cwidth(line) <= columns for line in frame.lines)


def test_long_sentences_are_cut_with_an_ellipsis_on_a_narrow_screen(play):
    frame = play("women" * 12, columns=40, rows=10).last
    assert "…" in "".join(frame.lines)
    assert all(get_cwidth(line) <= 40 for line in frame.lines)


def test_a_preedit_wraps_at_the_right_margin_and_the_window_stays_below_it(play):
    frame = play(SENTENCE * 3, columns=40, rows=10).last
    shown = "".join(frame.lines[:2]).replace(" ", "")
    assert shown == SENTENCE * 3
    assert frame.cursor[0] == 1
    assert frame.lines[2].lstrip().startswith("1 ")


def test_the_window_stays_below_a_wrapped_preedit_when_the_caret_goes_back_into_it(play):
    recording = play(SENTENCE * 3 + "<HOME>", columns=40, rows=10)
    assert recording.last.cursor == (0, 0)
    assert recording.last.lines == recording.frames[-2].lines


def test_the_window_covers_the_end_of_a_preedit_that_fills_the_screen(play):
    # Ten sentences have 240 columns with their spaces, seven rows of 36; the text has five.
    recording = play(SENTENCE * 10 + "<HOME>", columns=36, rows=6)
    for frame in recording.frames[-2:]:
        row, _ = frame.cursor
        assert frame.lines[row + 1].startswith("1 今天天气很好")
        assert frame.lines[-1].startswith("中")
    assert recording.last.cursor == (0, 0)


def test_the_window_starts_at_the_preedit_and_does_not_move_while_typing(play):
    frames = play("wo<SPACE>,<SPACE>" + SENTENCE).frames[-len(SENTENCE) :]
    starts = {(frame.lines[1].index("1 "), frame.lines[0].index("j")) for frame in frames}
    # 我，and a space have five columns and three characters.
    assert starts == {(5, 3)}


def test_no_more_is_sent_than_what_changed(play):
    """Nothing is erased and drawn again: that is what flickers."""
    recording = play([*SENTENCE, " "] * 3, columns=80, rows=24)
    for frame in recording.frames[1:]:
        assert "\x1b[2J" not in frame.written
        assert "\x1b[J" not in frame.written
        assert "Ctrl-D" not in frame.written
        # The window has at most 6 rows of 64 columns; hidden while drawing, shown once after.
        assert len(frame.written) < 1500
        assert frame.written.startswith("\x1b[?25l")
        assert frame.written.endswith("\x1b[?25h")


def test_unknown_keys_do_nothing(play):
    recording = play("jin<F5>")
    assert recording.last.lines == recording.frames[-2].lines


def test_no_escape_of_a_pasted_text_reaches_the_screen(play):
    nasty = "红\x1b[31m\x9b2J\x1b]0;title\x07\x00\x7f字"
    recording = play(["\x1b[200~" + nasty + "\x1b[201~"])
    assert recording.last.lines[0] == "红[31m2J]0;title字"
    assert recording.text == "红[31m2J]0;title字"
    assert "\x1b[31m" not in recording.last.written


def test_a_letter_and_its_mark_share_a_column(play):
    recording = play(["\x1b[200~e\u0301天\x1b[201~", "\x1b[D"])
    assert [frame.cursor for frame in recording.frames[1:]] == [(0, 3), (0, 1)]


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (2, 2), (5, 3), (80, 1)])
def test_a_screen_too_small_for_anything_breaks_nothing(play, columns, rows):
    assert play("jintian<SPACE><ENTER>jin<CTRL_D>", columns=columns, rows=rows).status == 0


@settings(max_examples=20)
@given(
    st.text(st.sampled_from("ab天，。 \n\t"), max_size=120),
    st.integers(min_value=2, max_value=30),
    st.integers(min_value=0, max_value=30),
)
def test_the_rows_on_the_screen_are_the_rows_the_cursor_moves_by(play, text, columns, moves):
    """`cut_into_rows` is what is drawn: rows and cursor agree on a real screen."""
    script = ["\x1b[200~" + text + "\x1b[201~", *["\x1b[D"] * moves]
    recording = play(script, columns=columns, rows=150)
    rows = cut_into_rows(text, columns)
    expected = [rows.shown(number, 0, len(text)).rstrip() for number in range(len(rows.rows))]
    assert list(recording.last.lines[: len(expected)]) == expected
    assert recording.last.cursor == rows.locate(max(len(text) - moves, 0))
