"""Undo and redo."""

from __future__ import annotations

from ime.shell.draft import Draft
from ime.shell.history import History

FIRST, SECOND, THIRD = Draft("一", 1), Draft("一二", 2), Draft("一二三", 3)


def test_undo_goes_back_step_by_step_and_stops_at_the_beginning():
    history = History()
    history.record(FIRST)
    history.record(SECOND)
    assert history.undo(THIRD) == SECOND
    assert history.undo(SECOND) == FIRST
    assert history.undo(FIRST) == FIRST


def test_redo_goes_forward_again_and_stops_at_the_end():
    history = History()
    history.record(FIRST)
    history.record(SECOND)
    history.undo(history.undo(THIRD))
    assert history.redo(FIRST) == SECOND
    assert history.redo(SECOND) == THIRD
    assert history.redo(THIRD) == THIRD


def test_a_change_after_undo_forgets_what_could_be_done_again():
    history = History()
    history.record(FIRST)
    history.undo(SECOND)
    history.record(FIRST)
    assert history.redo(THIRD) == THIRD


def test_the_oldest_steps_are_forgotten():
    history = History(most_steps=1)
    history.record(FIRST)
    history.record(SECOND)
    assert history.undo(THIRD) == SECOND
    assert history.undo(SECOND) == SECOND
