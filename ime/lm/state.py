"""What the model remembers of the words before."""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """All that the probability of a next word depends on.

    Two histories with the same state give every continuation the same probability, so that a
    decoder keeps the better one and drops the other. To make states equal as often as
    possible, the word before the last is remembered only where the model can use it
    (Li and Khudanpur, "A scalable decoder for parsing-based machine translation with
    equivalent language model state maintenance", 2008; Heafield, "KenLM: faster and smaller
    language model queries", 2011).

    Attributes:
        previous: id of the word before the last; -1 if no trigram begins with these two words
            and their back-off is 0.
        last: id of the last word.
        backoff: log10 back-off of (previous, last); 0 where `previous` is -1.
    """

    previous: int
    last: int
    backoff: float
