"""Candidates in rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.utils import get_cwidth

from ime.candidates.candidate import Candidate, Source
from ime.session import View
from ime.shell.candidate_rows import candidate_rows
from ime.shell.width import cut_to_width


def view_of(*texts: str, highlighted: int = 0, page: int = 0, has_next_page: bool = False) -> View:
    return View(
        preedit="x",
        caret=1,
        candidates=tuple(Candidate(text, 0, 1, -1.0, Source.WORD) for text in texts),
        highlighted=highlighted,
        page=page,
        has_next_page=has_next_page,
        commit="",
        handled=True,
    )


def lines(view: View, columns: int, most_rows: int) -> list[str]:
    return [fragment_list_to_text(row) for row in candidate_rows(view, columns, most_rows)]


def test_candidates_stand_side_by_side_with_their_numbers():
    assert lines(view_of("今天", "金", "进"), 40, 6) == ["1 今天  2 金  3 进"]


def test_a_candidate_that_does_not_fit_starts_a_row_and_is_not_broken():
    # "1 今天" has 6 columns, "  2 天气" 8 more: 14 fit, 13 do not.
    assert lines(view_of("今天", "天气"), 14, 6) == ["1 今天  2 天气"]
    assert lines(view_of("今天", "天气"), 13, 6) == ["1 今天", "2 天气"]


def test_a_text_wider_than_the_row_is_cut_by_columns():
    # Ten columns: number and space 2, three hanzi 6, ellipsis 1; a fourth would make 11.
    assert lines(view_of("一二三四五"), 10, 6) == ["1 一二三…"]


def test_the_longest_are_cut_when_rows_are_short():
    # In 20 columns "1 今天天气很好" (14) and "2 我们" (6) need two rows. Cut to 12 the first is
    # "1 今天天气…" (11): 11 + 2 + 6 = 19.
    whole = view_of("今天天气很好", "我们")
    assert lines(whole, 20, 2) == ["1 今天天气很好", "2 我们"]
    assert lines(whole, 20, 1) == ["1 今天天气…  2 我们"]


def test_the_highlighted_one_is_cut_last():
    # Whole, each has 14 columns and a row of 16 to itself; two cut to 7 share one: 7 + 2 + 7.
    texts = ["一二三四五六"] * 3
    assert lines(view_of(*texts, highlighted=0), 16, 2) == ["1 一二三四五六", "2 一二…  3 一二…"]
    assert lines(view_of(*texts, highlighted=2), 16, 2) == ["1 一二…  2 一二…", "3 一二三四五六"]


def test_rows_that_still_do_not_fit_go_but_not_the_highlighted_one():
    texts = ["一二三"] * 9
    assert lines(view_of(*texts, highlighted=0), 8, 2) == ["1 一二三", "2 一二三"]
    assert lines(view_of(*texts, highlighted=8), 8, 2) == ["8 一二三", "9 一二三"]


def test_the_page_is_marked_where_there_are_several():
    assert lines(view_of("一"), 40, 6) == ["1 一"]
    assert lines(view_of("一", has_next_page=True), 40, 6) == ["1 一    1 ›"]
    assert lines(view_of("一", page=1, has_next_page=True), 40, 6) == ["1 一  ‹ 2 ›"]
    assert lines(view_of("一", page=2), 40, 6) == ["1 一  ‹ 3  "]


def test_only_the_highlighted_one_has_the_style_of_it():
    [row] = candidate_rows(view_of("一", "二", "三", highlighted=1), 40, 6)
    marked = "".join(text for style, text, *_ in row if "candidate.highlighted" in style)
    assert marked == "2 二"


def test_cutting_leaves_what_fits_alone():
    assert cut_to_width("今天", 4) == "今天"
    assert cut_to_width("今天", 3) == "今…"
    assert cut_to_width("今天", 2) == "…"


@given(
    st.lists(st.text(st.sampled_from("ab今天，"), min_size=1, max_size=60), max_size=9),
    st.integers(min_value=0, max_value=8),
    st.integers(min_value=1, max_value=100),
    st.integers(min_value=1, max_value=6),
    st.integers(min_value=0, max_value=20),
    st.booleans(),
)
def test_the_rows_never_leave_their_room_and_hold_the_highlighted_one(
    texts, highlighted, columns, most_rows, page, has_next_page
):
    highlighted = min(highlighted, max(len(texts) - 1, 0))
    view = view_of(*texts, highlighted=highlighted, page=page, has_next_page=has_next_page)
    rows = lines(view, columns, most_rows)
    assert len(rows) <= most_rows
    # The narrowest item is a number, a space and an ellipsis, or a page marker.
    narrowest = max(3, len(f"‹ {page + 1} ›") if page or has_next_page else 0)
    assert all(get_cwidth(row) <= max(columns, narrowest) for row in rows)
    if texts:
        assert any(f"{highlighted + 1} " in row for row in rows)
