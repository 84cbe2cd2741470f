"""What is offered for choosing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Source(Enum):
    """Where a candidate comes from."""

    SENTENCE = "sentence"
    WORD = "word"
    CHARACTER = "character"
    LITERAL = "literal"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text for the input letters `[start, end)`.

    The text is what somebody typed, so it stays out of the `repr`.

    Attributes:
        text: what is committed when this candidate is chosen.
        start: offset in the input of the first letter covered. In a session's view the input is
            what no choice covers yet.
        end: offset in the input behind the last letter covered, and apostrophes behind that.
        score: log10 probability, higher is better: of a sentence, given the context; of what
            stands behind the sentences, without it.
        source: where the candidate comes from.
        words: vocabulary ids of the words of the text, the context of what follows.
        boundaries: offsets in the input, ascending, at which a syllable of this candidate
            ends; none for what stands for itself.
    """

    text: str = field(repr=False)
    start: int
    end: int
    score: float
    source: Source
    words: tuple[int, ...] = field(default=(), repr=False, compare=False)
    boundaries: tuple[int, ...] = field(default=(), repr=False, compare=False)
