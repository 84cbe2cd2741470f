"""What a front end shows and inserts after a key."""

from __future__ import annotations

from dataclasses import dataclass, field

from ime.candidates import Candidate
from ime.pinyin import SEPARATOR, fold
from ime.session.composition import Composition


@dataclass(frozen=True, slots=True)
class View:
    """The state of a session after a key.

    All of it is what somebody typed, so the texts stay out of the `repr`.

    Attributes:
        preedit: what to show for the composition; empty when nothing is composed.
        caret: offset in the preedit, in characters.
        candidates: this page's, best first.
        highlighted: which of them the space bar takes.
        page: number of the page, from 0.
        has_next_page: whether there is one more page.
        commit: text that this key hands over, to be inserted at the cursor.
        handled: False if the key means nothing here: insert `commit`, then do with the key what
            the front end does without an input method.
        notice: one sentence for the user when a key could not be obeyed; mostly empty.
    """

    preedit: str = field(default="", repr=False)
    caret: int = 0
    candidates: tuple[Candidate, ...] = ()
    highlighted: int = 0
    page: int = 0
    has_next_page: bool = False
    commit: str = field(default="", repr=False)
    handled: bool = True
    notice: str = ""


def preedit_of(composition: Composition, boundaries: tuple[int, ...]) -> tuple[str, int]:
    """Return the string to show for a composition, and the caret in it.

    Chosen texts stand first, then the letters, cut by spaces where syllables end.

    Args:
        composition: what was typed and chosen.
        boundaries: offsets in the open letters at which syllables end, ascending.
    """
    letters = composition.open_letters
    gaps = [
        boundary
        for boundary in boundaries
        if 0 < boundary < len(letters) and fold(letters[boundary]) != SEPARATOR
    ]
    pieces = [letters[i:j] for i, j in zip([0, *gaps], [*gaps, len(letters)], strict=True)]
    caret = composition.caret - composition.open_start
    before_caret = sum(gap <= caret for gap in gaps)
    fixed = composition.fixed_text
    return fixed + " ".join(pieces), len(fixed) + caret + before_caret
