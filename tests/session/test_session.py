"""What scenarios cannot say: misuse, and sessions side by side."""

from __future__ import annotations

import pytest

from ime import Engine, Key, Session, View


def press_all(session: Session, text: str) -> View:
    for character in text:
        view = session.press(character)
    return view


def test_a_new_session_shows_nothing(mini_engine: Engine) -> None:
    session = mini_engine.session()
    assert session.view == View()
    assert not session.composing
    assert session.candidates(9) == []


@pytest.mark.parametrize("keys", ["", "xi", "SPACE", "e\u0301"])
def test_a_string_that_is_not_one_character_is_no_key(mini_engine: Engine, keys: str) -> None:
    """It is refused whatever is composed, changes nothing, and is not quoted."""
    session = mini_engine.session()
    before = press_all(session, "wo")
    with pytest.raises(ValueError, match=r"one character$") as raised:
        session.press(keys)
    assert not keys or keys not in str(raised.value)
    assert session.view == before


def test_sessions_of_one_engine_know_nothing_of_each_other(mini_engine: Engine) -> None:
    """Neither letters, nor context, nor open quotes."""
    one, other = mini_engine.session(), mini_engine.session()
    press_all(one, "chi")
    one.press(Key.SPACE)
    one.press('"')
    one.set_context("吃")
    press_all(one, "jin")
    assert not other.composing
    assert other.press('"').commit == "“"
    assert press_all(other, "tianqi").candidates[0].text == "天气"
    assert one.view.preedit == "jin"


def test_candidates_can_be_asked_for_whatever_the_page(mini_engine: Engine) -> None:
    """Asking moves neither page nor highlight; there are 19 words read shi."""
    session = mini_engine.session()
    press_all(session, "shi")
    view = session.press("=")
    assert [candidate.text for candidate in session.candidates(3)] == ["是", "时", "事"]
    assert len(session.candidates(100)) == 19
    assert session.view == view
    assert session.press(Key.SPACE).commit == view.candidates[0].text


def test_resetting_an_idle_session_does_nothing(mini_engine: Engine) -> None:
    session = mini_engine.session()
    assert session.reset() == View()


def test_a_notice_does_not_quote_what_was_typed(mini_engine: Engine) -> None:
    session = mini_engine.session()
    view = press_all(session, "wo" * 129)
    assert view.notice
    assert "wo" not in view.notice
