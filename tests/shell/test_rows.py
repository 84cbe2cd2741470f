"""A text cut into the rows of a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from ime.shell.draft import inside_character
from ime.shell.rows import cut_into_rows

texts = st.text(st.sampled_from("ab天， \n\t\u0301👍"))
widths = st.integers(min_value=2, max_value=12)


def shown_rows(text: str, columns: int) -> list[str]:
    rows = cut_into_rows(text, columns)
    return [rows.shown(number, 0, len(text)) for number in range(len(rows.rows))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [""], id="no text has one row"),
        pytest.param("abc", ["abc"], id="a short line has one row"),
        pytest.param("abcdefg", ["abcde", "fg"], id="a long one goes on below"),
        pytest.param("abcde", ["abcde", ""], id="a full one leaves a row for the cursor"),
        pytest.param("今天好", ["今天", "好"], id="half of a character is not left at the edge"),
        pytest.param("ab\n\ncd", ["ab", "", "cd"], id="every line starts a row"),
        pytest.param("ab\n", ["ab", ""], id="so does the empty last one"),
        pytest.param("a\tb", ["a   b", ""], id="a tab goes to the fourth column"),
        pytest.param("abcd\te", ["abcd ", "e"], id="a tab ends at the edge"),
        pytest.param("abcde\u0301f", ["abcde\u0301", "f"], id="a mark stays with its letter"),
    ],
)
def test_five_columns_show(text, expected):
    assert shown_rows(text, 5) == expected


def test_an_offset_is_located_by_columns():
    rows = cut_into_rows("今天好\na\tb", 5)
    # Offsets: 今 0, 天 1, 好 2, line end 3, a 4, tab 5, b 6, end 7.
    assert [rows.locate(offset) for offset in range(8)] == [
        (0, 0),
        (0, 2),
        (1, 0),
        (1, 2),
        (2, 0),
        (2, 1),
        (2, 4),
        (3, 0),  # five columns are full, so behind b is a row below
    ]


def test_a_column_inside_a_wide_character_belongs_to_it():
    rows = cut_into_rows("今天", 5)
    assert [rows.offset_at(0, column) for column in range(6)] == [0, 0, 1, 1, 2, 2]


def test_the_end_of_a_wrapped_row_is_before_its_last_character():
    """Behind it would be the start of the next row."""
    assert cut_into_rows("今天好", 4).offset_at(0, 99) == 1


def test_rows_outside_are_drawn_to_the_nearest():
    rows = cut_into_rows("ab\ncd", 10)
    assert rows.offset_at(-3, 1) == 1
    assert rows.offset_at(9, 1) == 4


@given(texts, widths)
def test_nothing_is_lost_and_no_row_is_too_wide(text, columns):
    rows = cut_into_rows(text, columns)
    assert "".join(text[row.start : row.end] for row in rows.rows) == text.replace("\n", "")
    assert all(get_cwidth(row) <= columns for row in shown_rows(text, columns))


@given(texts, widths)
def test_no_row_could_have_held_the_next_character_too(text, columns):
    rows = cut_into_rows(text, columns)
    shown = shown_rows(text, columns)
    for number, (row, following) in enumerate(zip(rows.rows, rows.rows[1:], strict=False)):
        if row.end == following.start < following.end:
            # A tab needs one column at least.
            needed = max(get_cwidth(text[following.start].replace("\t", " ")), 1)
            assert get_cwidth(shown[number]) + needed > columns


@given(texts, widths)
def test_every_place_that_is_shown_is_found_again(text, columns):
    rows = cut_into_rows(text, columns)
    for offset in range(len(text) + 1):
        if not inside_character(text, offset):
            row, column = rows.locate(offset)
            assert column < columns
            # A mark at the start of a line has no column: the offset behind it is found.
            assert rows.locate(rows.offset_at(row, column)) == (row, column)


@pytest.mark.parametrize("columns", [0, 1])
def test_a_screen_too_narrow_for_a_character_shows_one_a_row(columns):
    assert shown_rows("今天", columns) == ["今", "天", ""]
