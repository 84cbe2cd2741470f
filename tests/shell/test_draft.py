"""A text and the cursor in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ime.shell.draft import Draft, inside_character

E_ACUTE = "e\u0301"  # two code points, one column


@st.composite
def drafts(draw) -> Draft:
    text = draw(st.text(st.sampled_from("a天， \n\t\u0301")))
    cursors = [offset for offset in range(len(text) + 1) if not inside_character(text, offset)]
    return Draft(text, draw(st.sampled_from(cursors)))


def test_text_goes_in_at_the_cursor_which_then_stands_behind_it():
    assert Draft("我们", 1).insert("和你") == Draft("我和你们", 3)


def test_deleting_before_takes_the_character_left_of_the_cursor():
    assert Draft("今天好", 2).delete_before() == Draft("今好", 1)


def test_deleting_after_takes_the_character_under_the_cursor():
    assert Draft("今天好", 1).delete_after() == Draft("今好", 1)


def test_a_mark_that_combines_goes_with_its_letter():
    assert Draft(f"a{E_ACUTE}b", 3).left() == 1
    assert Draft(f"a{E_ACUTE}b", 1).right() == 3
    assert Draft(f"a{E_ACUTE}b", 3).delete_before() == Draft("ab", 1)
    assert Draft(f"a{E_ACUTE}b", 1).delete_after() == Draft("ab", 1)


def test_a_mark_without_a_letter_is_a_character_itself():
    assert Draft("a\n\u0301", 3).left() == 2
    assert Draft("\u0301", 1).left() == 0


def test_a_run_of_hanzi_is_one_word_and_punctuation_parts_it():
    #        0 1 2 3 4 5 6
    text = "今天，我 ok"
    assert [Draft(text, cursor).word_left() for cursor in (7, 5, 4, 2, 0)] == [5, 3, 3, 0, 0]
    assert [Draft(text, cursor).word_right() for cursor in (0, 2, 3, 4, 7)] == [2, 4, 4, 7, 7]


def test_indenting_fills_up_to_the_next_fourth_column():
    # 天 is two columns wide: 2 + 2 = 4; after four columns there are four more to go.
    assert Draft("天", 1).indent() == Draft("天  ", 3)
    assert Draft("x\nabcd", 6).indent() == Draft("x\nabcd    ", 10)


def test_the_text_is_not_in_the_repr():
    assert "secret" not in repr(Draft("secret", 3))


@given(drafts())
def test_no_movement_leaves_the_text_or_parts_a_letter_from_its_marks(draft):
    for offset in (draft.left(), draft.right(), draft.word_left(), draft.word_right()):
        assert 0 <= offset <= len(draft.text)
        assert not inside_character(draft.text, offset)
    assert draft.left() <= draft.cursor <= draft.right()
    assert draft.word_left() <= draft.cursor <= draft.word_right()


@given(drafts(), st.text())
def test_deleting_gives_back_what_was_there_before_inserting_one_character(draft, text):
    assert draft.insert(text).text == draft.before + text + draft.after
    assert draft.insert("天").delete_before() == draft
