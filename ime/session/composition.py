"""What is being composed, as a value.

letters      j i n t i a n h e n h a o
choices     |今天          |
open                        h e n h a o        converted with the choices as context
caret                             ^
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ime.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Composition:
    """Letters typed, and the choices made for their beginning.

    Attributes:
        letters: as they were typed.
        caret: offset in the letters; never inside those that choices cover.
        choices: chosen candidates, in order; each one's offsets count from the end of the one
            before it.
        after_choices: letters and caret as they were right after each choice.
    """

    letters: str = field(default="", repr=False)
    caret: int = 0
    choices: tuple[Candidate, ...] = ()
    after_choices: tuple[tuple[str, int], ...] = field(default=(), repr=False)

    @property
    def open_start(self) -> int:
        """Offset of the first letter that no choice covers."""
        return sum(choice.end for choice in self.choices)

    @property
    def open_letters(self) -> str:
        """The letters that no choice covers."""
        return self.letters[self.open_start :]

    @property
    def fixed_text(self) -> str:
        """The text of the choices."""
        return "".join(choice.text for choice in self.choices)

    @property
    def fixed_words(self) -> tuple[int, ...]:
        """The word ids of the choices."""
        return tuple(word for choice in self.choices for word in choice.words)

    def insert(self, letter: str) -> Composition:
        """Type a letter at the caret."""
        letters = self.letters[: self.caret] + letter + self.letters[self.caret :]
        return self._edited(letters, self.caret + 1)

    def delete_before(self) -> Composition:
        """Take back a choice if that was done last or ends at the caret, else a letter."""
        if self.choices and (self.caret == self.open_start or self._chosen_last):
            return self.undo_choice()
        if self.caret == 0:
            return self
        letters = self.letters[: self.caret - 1] + self.letters[self.caret :]
        return self._edited(letters, self.caret - 1)

    def delete_after(self) -> Composition:
        """Delete the letter behind the caret, if there is one."""
        letters = self.letters[: self.caret] + self.letters[self.caret + 1 :]
        return self._edited(letters, self.caret)

    def left(self) -> Composition:
        """Move the caret a letter to the left; before the first open one, take back a choice."""
        if self.choices and self.caret == self.open_start:
            return self.undo_choice()
        return self._moved(self.caret - 1)

    def right(self) -> Composition:
        """Move the caret a letter to the right."""
        return self._moved(self.caret + 1)

    def home(self) -> Composition:
        """Move the caret before the first open letter."""
        return self._moved(self.open_start)

    def end(self) -> Composition:
        """Move the caret behind the last letter."""
        return self._moved(len(self.letters))

    def choose(self, candidate: Candidate) -> Composition:
        """Fix a candidate for the beginning of the open letters."""
        chosen = replace(self, choices=(*self.choices, candidate))
        caret = max(self.caret, chosen.open_start)
        after = (*self.after_choices, (self.letters, caret))
        return replace(chosen, caret=caret, after_choices=after)

    def undo_choice(self) -> Composition:
        """Open the letters of the last choice again."""
        return replace(self, choices=self.choices[:-1], after_choices=self.after_choices[:-1])

    @property
    def _chosen_last(self) -> bool:
        return (self.letters, self.caret) == self.after_choices[-1]

    def _edited(self, letters: str, caret: int) -> Composition:
        return replace(self, letters=letters, caret=caret)

    def _moved(self, caret: int) -> Composition:
        return replace(self, caret=max(self.open_start, min(caret, len(self.letters))))
