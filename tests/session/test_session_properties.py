"""What holds for a session whatever is pressed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ime import Engine, Key, Session, View

Press = Key | str
PAGE_SIZE = 9

# Letters in the ways people cut them, often enough that something is composed.
PINYIN = st.sampled_from("jin tian qi xian xi an fang gan zh sh g r shi nv lue ü wo i v '".split())
# Surrogates too: a terminal hands over bytes that are no text as such.
ANY_CHARACTER = st.characters() | st.characters(categories=["Cs"])
ANY_TEXT = st.lists(PINYIN | st.sampled_from([" ", ",", "A", "’", "İ"]) | ANY_CHARACTER).map(
    "".join
)
ANY_KEY = PINYIN | st.sampled_from(Key) | st.sampled_from("123456789;-=") | ANY_CHARACTER
ANY_KEYS = st.lists(ANY_KEY)
# An apostrophe that comes first is a quote.
LETTERS = st.lists(PINYIN, min_size=1).map("".join).filter(lambda text: text[0] != "'")
PLACES = st.lists(st.integers(0, PAGE_SIZE - 1), max_size=5)


def keys_of(keys: Iterable[Press]) -> list[Press]:
    """Letters one by one, keys as they are."""
    return [press for key in keys for press in (key if isinstance(key, str) else [key])]


def idle(view: View) -> bool:
    return view == View(commit=view.commit, handled=view.handled)


def check(session: Session, before: View, view: View) -> None:
    """What every view keeps to, after the one before it."""
    assert session.view == replace(view, commit="", handled=True, notice="")
    assert session.composing == bool(view.preedit)
    assert session.composing != idle(view)
    assert 0 <= view.caret <= len(view.preedit)
    assert 0 <= view.highlighted < max(1, len(view.candidates))
    assert len(view.candidates) <= PAGE_SIZE
    assert len({candidate.text for candidate in view.candidates}) == len(view.candidates)
    assert all(0 == candidate.start < candidate.end for candidate in view.candidates)
    assert all(candidate.text for candidate in view.candidates)
    assert view.page >= 0
    assert len(view.candidates) == PAGE_SIZE or not view.has_next_page
    assert view.handled or (idle(before) and idle(view) and not view.commit)


def play(session: Session, keys: Iterable[Press]) -> None:
    for key in keys_of(keys):
        before = session.view
        check(session, before, session.press(key))
    view = session.press(Key.ESCAPE)
    assert idle(view)
    assert not view.commit


@settings(max_examples=5000)
@given(keys=ANY_KEYS)
def test_whatever_is_pressed_the_view_keeps_to_its_contract(
    mini_engine: Engine, keys: list[Press]
) -> None:
    """Caret and highlight stay inside, a page is not too long, ESCAPE ends every composition."""
    play(mini_engine.session(), keys)


@settings(max_examples=300)
@given(keys=ANY_KEYS)
def test_the_contract_holds_over_the_shipped_words(
    packaged_engine: Engine, keys: list[Press]
) -> None:
    """A large lexicon offers whole pages for everything, and must not offer more."""
    play(packaged_engine.session(), keys)


@settings(max_examples=5000)
@given(keys=ANY_TEXT, context=ANY_TEXT, n=st.integers(-1, 20))
def test_any_text_can_be_converted(mini_engine: Engine, keys: str, context: str, n: int) -> None:
    """Nothing raises, and there is a candidate for every input."""
    found = mini_engine.convert(keys, n, context=context)
    assert len(found) <= max(n, 0)
    assert bool(found) == bool(keys and n > 0)
    assert all(0 == candidate.start < candidate.end <= len(keys) for candidate in found)


def compose(engine: Engine, letters: str) -> Session:
    session = engine.session()
    for letter in letters:
        session.press(letter)
    return session


@given(letters=LETTERS, places=PLACES)
def test_choices_use_up_the_letters_from_their_beginning(
    mini_engine: Engine, letters: str, places: list[int]
) -> None:
    """After each choice the rest is open, and what is committed is what was chosen, in order."""
    session = compose(mini_engine, letters)
    chosen, rest = "", letters
    for place in [*places, *[0] * len(letters)]:
        if not rest:
            break
        page = session.view.candidates
        candidate = page[place % len(page)]
        chosen, rest = chosen + candidate.text, rest[candidate.end :]
        view = session.choose(place % len(page))
        assert view.commit == ("" if rest else chosen)
        assert view.preedit.replace(" ", "") == (chosen + rest if rest else "")
    assert not rest


@given(letters=LETTERS, places=PLACES, mark=st.sampled_from(",@你"))
def test_a_mark_commits_what_space_would_until_nothing_is_open(
    mini_engine: Engine, letters: str, places: list[int], mark: str
) -> None:
    """Then comes the mark itself, or the Chinese one if there is one."""
    session, spaced = (compose(mini_engine, letters) for _ in range(2))
    for place in places:
        if session.composing and len(session.view.candidates) > place:
            session.choose(place)
            spaced.choose(place)
    text = ""
    while spaced.composing:
        text = spaced.press(Key.SPACE).commit
    if session.composing:
        assert session.press(mark).commit == text + ("，" if mark == "," else mark)


@given(letters=LETTERS, lefts=st.integers(0, 4), places=PLACES)
def test_backspace_goes_back_through_choices_to_what_was_shown_before(
    mini_engine: Engine, letters: str, lefts: int, places: list[int]
) -> None:
    """One BACKSPACE for each choice, wherever the caret stood, and in the end the letters."""
    session = compose(mini_engine, letters)
    for _ in range(lefts):
        session.press(Key.LEFT)
    shown = [session.view]
    for place in places:
        view = session.choose(place % len(session.view.candidates))
        if view.commit:
            return
        shown.append(view)
    for before in reversed(shown[:-1]):
        view = session.press(Key.BACKSPACE)
        assert (view.preedit, view.candidates) == (before.preedit, before.candidates)


@given(letters=LETTERS)
def test_turning_pages_shows_each_candidate_once_and_in_order(
    mini_engine: Engine, letters: str
) -> None:
    """The pages laid end to end are the list, and the way back shows the same pages."""
    session = compose(mini_engine, letters)
    pages = [session.view]
    while pages[-1].has_next_page:
        pages.append(session.press(Key.PAGE_DOWN))
    laid = [candidate for view in pages for candidate in view.candidates]
    assert laid == session.candidates(len(laid) + 1)
    assert [view.page for view in pages] == list(range(len(pages)))
    for view in reversed(pages[:-1]):
        assert session.press(Key.PAGE_UP) == view


@given(letters=LETTERS, steps=st.lists(st.sampled_from([Key.UP, Key.DOWN]), max_size=40))
def test_the_highlight_walks_the_list_as_if_it_had_no_pages(
    mini_engine: Engine, letters: str, steps: list[Key]
) -> None:
    """UP and DOWN move by one and stop at both ends, and SPACE takes what is highlighted."""
    session = compose(mini_engine, letters)
    listed, place = session.candidates(1000), 0
    for step in steps:
        place = max(0, min(place + (1 if step is Key.DOWN else -1), len(listed) - 1))
        view = session.press(step)
        assert view.page * PAGE_SIZE + view.highlighted == place
        assert view.candidates[view.highlighted] == listed[place]


def test_a_view_cannot_be_changed(mini_engine: Engine) -> None:
    """A front end may keep views; candidates come as a tuple of frozen values."""
    view = compose(mini_engine, "jintian").view
    for field in fields(View):
        with pytest.raises(FrozenInstanceError):
            setattr(view, field.name, None)
    assert isinstance(view.candidates, tuple)
