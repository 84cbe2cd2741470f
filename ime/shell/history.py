"""Undo and redo over drafts."""

from __future__ import annotations

from collections import deque

from ime.shell.draft import Draft

MOST_STEPS = 200


class History:
    """Drafts to go back to, in memory only."""

    def __init__(self, *, most_steps: int = MOST_STEPS) -> None:
        self._undone: list[Draft] = []
        self._done: deque[Draft] = deque(maxlen=most_steps)

    def record(self, draft: Draft) -> None:
        """Remember a draft that is about to change; nothing can be done again afterwards."""
        self._done.append(draft)
        self._undone.clear()

    def undo(self, draft: Draft) -> Draft:
        """Return the draft before the last change; the given one if there is none."""
        return _step(self._done, self._undone, draft)

    def redo(self, draft: Draft) -> Draft:
        """Return the draft before the last `undo`; the given one if there is none."""
        return _step(self._undone, self._done, draft)


def _step(
    source: list[Draft] | deque[Draft], target: list[Draft] | deque[Draft], draft: Draft
) -> Draft:
    if not source:
        return draft
    target.append(draft)
    return source.pop()
