"""No control character enters the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.shell.printable import printable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("a\tb\nc", "a\tb\nc", id="tabs and line ends stay"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends of other systems become ours"),
        pytest.param("a\x1b[31mb", "a[31mb", id="an escape sequence loses its escape"),
        pytest.param("a\x9b31mb", "a31mb", id="so does one of one character"),
        pytest.param("a\x00\x07\x7fb", "ab", id="NUL, bell and delete go"),
        pytest.param("a\udcffb", "ab", id="bytes that were not UTF-8 go"),
        pytest.param("今天，“好”…\u3000👍", "今天，“好”…\u3000👍", id="all else stays"),
    ],
)
def test_control_characters_go_and_everything_else_stays(text, kept):
    assert printable(text) == kept


@given(st.text(st.characters()))
def test_what_is_left_can_be_written_and_holds_no_control_characters(text):
    kept = printable(text)
    kept.encode("utf-8")
    assert {unicodedata.category(character) for character in set(kept) - {"\n", "\t"}}.isdisjoint(
        {"Cc", "Cs"}
    )
