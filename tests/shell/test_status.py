"""The status line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.utils import get_cwidth

from ime.shell.keymap import hints
from ime.shell.status import notice_line, status_line


def shown(columns: int, *, description: str = "toy data") -> str:
    facts = ("not learning", description)
    return fragment_list_to_text(status_line("中", facts, tuple(hints()), columns))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(
            80,
            "中  not learning  toy data    F2 中/英  Ctrl-D done  Ctrl-C cancel  Ctrl-Z undo",
            id="all of it",
        ),
        pytest.param(
            60, "中  not learning  toy data            F2 中/英  Ctrl-D done", id="two hints less"
        ),
        pytest.param(40, "中  not learning  F2 中/英  Ctrl-D done", id="and the data"),
        pytest.param(24, "中             F2 中/英", id="the way to switch outlives the facts"),
        pytest.param(10, "中", id="the mode outlives all"),
    ],
)
def test_parts_go_as_room_gets_short(columns, expected):
    assert shown(columns).rstrip() == expected


def test_a_notice_takes_the_place_of_the_rest_and_is_cut_before_the_last_column():
    # 20 columns: the mode and its gap 4, the last stays free, so 15 for the notice.
    assert fragment_list_to_text(notice_line("中", "choose first", 20)) == "中  choose first"
    assert (
        fragment_list_to_text(notice_line("中", "no more than 256 letters", 20))
        == "中  no more than 2…"
    )


@given(st.integers(min_value=4, max_value=300), st.text(st.sampled_from("abc词"), max_size=60))
def test_the_line_ends_before_the_last_column_and_keeps_the_mode(columns, description):
    line = shown(columns, description=description)
    assert get_cwidth(line) <= columns - 1
    assert line.startswith("中")
