"""A session: one user's composition, driven key by key.

          letters, BACKSPACE, LEFT, ...
              |         +---------------------------+
              v         v                           |
idle ---> composing: candidates ---> choice of a part of the letters
  ^                    |
  |                    v
  +---- ENTER, ESCAPE, marks, choice of all ---> commit, context for what follows
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ime.candidates import Candidate, CandidateList, candidates
from ime.config import Settings
from ime.decoder import Decoder, Lattice, context_of
from ime.keys import Key
from ime.pinyin import SEPARATOR, fold
from ime.session.composition import Composition
from ime.session.punctuation import Punctuation
from ime.session.view import View, preedit_of

# Far beyond any sentence; a book on the keyboard does not fill the memory.
MOST_LETTERS = 256
# More than any model looks back.
_CONTEXT_WORDS = 8


class Session:
    """One composition over time; for one user, and one thread at a time.

    Args:
        decoder: shared with other sessions.
        settings: how many candidates a page has, and how many sentences are offered.
    """

    def __init__(self, decoder: Decoder, settings: Settings) -> None:
        self._decoder = decoder
        self._settings = settings
        self._punctuation = Punctuation()
        self._context: tuple[int, ...] = ()
        self._context_of_composition: tuple[int, ...] = ()
        self._after_digit = False
        self._composing_keys: dict[Key | str, Callable[[], View]] = {
            Key.SPACE: self._take_highlighted,
            Key.ENTER: self._commit_letters,
            Key.BACKSPACE: lambda: self._edit(self._composition.delete_before()),
            Key.DELETE: lambda: self._edit(self._composition.delete_after()),
            Key.ESCAPE: self.reset,
            Key.LEFT: lambda: self._edit(self._composition.left()),
            Key.RIGHT: lambda: self._edit(self._composition.right()),
            Key.HOME: lambda: self._edit(self._composition.home()),
            Key.END: lambda: self._edit(self._composition.end()),
            Key.UP: lambda: self._move_highlight(-1),
            Key.DOWN: lambda: self._move_highlight(1),
            Key.PAGE_UP: lambda: self._turn_page(-1),
            Key.PAGE_DOWN: lambda: self._turn_page(1),
            "-": lambda: self._turn_page(-1),
            "=": lambda: self._turn_page(1),
            **{str(digit): lambda i=digit - 1: self.choose(i) for digit in range(1, 10)},  # type: ignore[misc]
        }
        self._start_over()

    @property
    def composing(self) -> bool:
        """Whether anything is being composed."""
        return bool(self._composition.letters)

    @property
    def view(self) -> View:
        """What to show now."""
        return self._view

    def candidates(self, count: int) -> list[Candidate]:
        """Return the first candidates of the composition, whatever the page.

        Args:
            count: how many; fewer are returned if there are fewer.
        """
        return self._candidates.first(count)

    def press(self, key: Key | str) -> View:
        """Press a key and return what to show and insert then.

        Args:
            key: a `Key`, or a character as a string of length 1.

        Raises:
            ValueError: the string is not one character.
        """
        if isinstance(key, str) and len(key) != 1:
            raise ValueError("press() takes a Key or one character")
        if key == " ":
            key = Key.SPACE
        if self.composing:
            return self._press_composing(key)
        return self._press_idle(key) if isinstance(key, str) else View(handled=False)

    def choose(self, index: int) -> View:
        """Choose a candidate of the page by its place from 0; nothing happens if it has none."""
        page = self._view.candidates
        return self._take(page[index]) if 0 <= index < len(page) else self._view

    def reset(self) -> View:
        """Drop the composition; nothing is committed."""
        self._start_over()
        return self._view

    def set_context(self, text: str) -> None:
        """Tell what stands left of the cursor, where that is not what was committed last.

        Args:
            text: at least the last few words; it counts from the next composition on. A front
                end says so after each change of its own: a cursor moved, a line ended.
        """
        self._context = context_of(text, self._decoder.lexicon.vocabulary)
        self._punctuation.look_at(text)
        self._after_digit = text[-1:].isdigit()

    def _press_idle(self, character: str) -> View:
        after_digit, self._after_digit = self._after_digit, character.isdigit()
        if _is_letter(character):
            return self._insert(character)
        if character == "." and after_digit:
            return View(handled=False)
        mark = self._punctuation.mark(character)
        return self._commit(mark, ()) if mark else View(handled=False)

    def _press_composing(self, key: Key | str) -> View:
        if isinstance(key, str) and (_is_letter(key) or fold(key) == SEPARATOR):
            return self._insert(key)
        if key == ";" and len(self._view.candidates) > 1:
            return self.choose(1)
        action = self._composing_keys.get(key)
        if action is not None:
            return action()
        if isinstance(key, str) and key.isprintable() and key != "0":
            return self._commit_before(key)
        return self._view

    def _start_over(self) -> None:
        self._lattices: list[Lattice] = []
        self._edit(Composition())

    def _insert(self, letter: str) -> View:
        if len(self._composition.letters) >= MOST_LETTERS:
            return replace(self._view, notice=f"no more than {MOST_LETTERS} letters at once")
        return self._edit(self._composition.insert(letter))

    def _edit(self, composition: Composition) -> View:
        self._composition = composition
        self._page = self._highlighted = 0
        self._candidates = CandidateList(self._find_candidates())
        return self._show()

    def _find_candidates(self) -> Iterator[Candidate]:
        if not self._composition.letters:
            self._lattices.clear()
            return iter(())
        lattice = self._lattice()
        lattice.update(self._composition.open_letters)
        return candidates(lattice, sentences=self._settings.sentences)

    def _lattice(self) -> Lattice:
        """Return the lattice of the open letters; those of earlier choices wait for their undo."""
        choices = self._composition.choices
        del self._lattices[len(choices) + 1 :]
        if not self._lattices:
            self._context_of_composition = self._context
        if len(self._lattices) <= len(choices):
            context = self._context_of_composition + self._composition.fixed_words
            self._lattices.append(self._decoder.lattice(context))
        return self._lattices[-1]

    def _show(self) -> View:
        size = self._settings.page_size
        best = self._candidates.first(1)
        preedit, caret = preedit_of(self._composition, best[0].boundaries if best else ())
        self._view = View(
            preedit,
            caret,
            self._candidates.page(self._page, size),
            self._highlighted,
            self._page,
            self._candidates.has_page(self._page + 1, size),
        )
        return self._view

    def _turn_page(self, by: int) -> View:
        page = self._page + by
        if page >= 0 and self._candidates.has_page(page, self._settings.page_size):
            self._page, self._highlighted = page, 0
        return self._show()

    def _move_highlight(self, by: int) -> View:
        size = self._settings.page_size
        place = self._page * size + self._highlighted + by
        if 0 <= place < len(self._candidates.first(place + 1)):
            self._page, self._highlighted = divmod(place, size)
        return self._show()

    def _take_highlighted(self) -> View:
        if self._view.candidates:
            return self.choose(self._highlighted)
        return self._commit_letters()

    def _take(self, candidate: Candidate) -> View:
        chosen = self._composition.choose(candidate)
        if chosen.open_letters:
            return self._edit(chosen)
        return self._commit(chosen.fixed_text, chosen.fixed_words)

    def _commit_letters(self) -> View:
        letters = self._composition.open_letters
        words = () if letters else self._composition.fixed_words
        return self._commit(self._composition.fixed_text + letters, words)

    def _commit_before(self, character: str) -> View:
        """Commit what is highlighted, the best for the letters behind it, and a character."""
        text = self._take_highlighted().commit
        while self.composing:
            text = self._take_highlighted().commit
        text += self._punctuation.mark(character) or character
        view = self._commit(text, ())
        self.set_context(text)
        return view

    def _commit(self, text: str, words: tuple[int, ...]) -> View:
        """Hand over a text; its words are the context of what follows."""
        self._context = words and (self._context + words)[-_CONTEXT_WORDS:]
        self._start_over()
        return replace(self._view, commit=text)


def _is_letter(character: str) -> bool:
    return (character.isascii() and character.isalpha()) or character in "üÜ"
