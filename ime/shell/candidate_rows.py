"""Candidates in rows: which stands where, and what is cut when room is short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.utils import get_cwidth

from ime.session import View
from ime.shell.width import ELLIPSIS, cut_to_width

GAP = "  "
# A candidate cut to less says nothing; rows are left out instead.
NARROWEST_ITEM = 8  # columns


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the window: a candidate with its number, or the page marker."""

    number: str
    text: str = field(repr=False)
    style: str
    highlighted: bool = False

    @property
    def width(self) -> int:
        """Its columns on the screen."""
        return get_cwidth(self.number) + get_cwidth(self.text)


def candidate_rows(view: View, columns: int, most_rows: int) -> list[StyleAndTextTuples]:
    """Arrange the candidates of a page, and the page marker, in rows.

    They flow from left to right and none is broken between rows. While they need more rows
    than there are, the longest texts are cut, the highlighted one last, and an ellipsis says
    so. If that does not help, rows are left out, but never the highlighted one's.

    Args:
        view: what the session shows.
        columns: the width of a row, at least 1.
        most_rows: how many rows there is room for, at least 1.
    """
    items = _items(view)
    arrangements = _arrangements(items, columns)
    rows = next(
        (rows for rows in arrangements if len(rows) <= most_rows), _flow(items, columns, columns)
    )
    return [_fragments(row) for row in _around_highlighted(rows, most_rows)]


def _arrangements(items: Sequence[Item], columns: int) -> Iterator[list[list[Item]]]:
    """Yield the items in rows, cut more and more."""
    longest = max((item.width for item in items), default=0)
    limits = range(min(columns, longest), NARROWEST_ITEM - 1, -1)
    for highlighted_spared in (True, False):
        for limit in limits:
            yield _flow(items, columns, limit, highlighted_spared=highlighted_spared)


def _items(view: View) -> list[Item]:
    items = []
    for place, candidate in enumerate(view.candidates):
        highlighted = place == view.highlighted
        style = "class:candidate.highlighted" if highlighted else "class:candidate"
        items.append(Item(f"{place + 1} ", candidate.text, style, highlighted))
    if view.page > 0 or view.has_next_page:
        items.append(Item("", _page_marker(view), "class:candidate.page"))
    return items


def _page_marker(view: View) -> str:
    back = "‹" if view.page > 0 else " "
    forth = "›" if view.has_next_page else " "
    return f"{back} {view.page + 1} {forth}"


def _cut(item: Item, columns: int) -> Item:
    room = max(columns - get_cwidth(item.number), get_cwidth(ELLIPSIS))
    return replace(item, text=cut_to_width(item.text, room))


def _flow(
    items: Sequence[Item], columns: int, limit: int, *, highlighted_spared: bool = False
) -> list[list[Item]]:
    rows: list[list[Item]] = []
    used = 0
    for item in items:
        spared = highlighted_spared and item.highlighted
        cut = _cut(item, columns if spared else limit)
        if rows and used + len(GAP) + cut.width <= columns:
            rows[-1].append(cut)
            used += len(GAP) + cut.width
        else:
            rows.append([cut])
            used = cut.width
    return rows


def _around_highlighted(rows: list[list[Item]], most_rows: int) -> list[list[Item]]:
    """The first rows, or the ones that end with the highlighted one if it comes later."""
    for place, row in enumerate(rows):
        if any(item.highlighted for item in row):
            first = max(place - most_rows + 1, 0)
            return rows[first : first + most_rows]
    return rows[:most_rows]


def _fragments(row: Sequence[Item]) -> StyleAndTextTuples:
    fragments: StyleAndTextTuples = []
    for item in row:
        if fragments:
            fragments.append(("", GAP))
        fragments.append((item.style + " class:candidate.number", item.number))
        fragments.append((item.style, item.text))
    return fragments
