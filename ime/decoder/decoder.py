"""The decoder: what all compositions share, and nothing that changes."""

from __future__ import annotations

from collections.abc import Sequence

from ime.decoder.beam import LanguageModel
from ime.decoder.lattice import Lattice
from ime.lexicon import SystemLexicon
from ime.pinyin import SpellingTable

BEAM_WIDTH = 20
MOST_WORDS = 32


class Decoder:
    """Makes lattices; safe to share between threads.

    Args:
        lexicon: which words there are.
        model: how probable they are; compiled for the lexicon's vocabulary.
        spellings: what may be typed for a syllable.
        beam_width: how many nodes are kept at a vertex.
        most_words: how many words of one reading a sentence may use.
    """

    def __init__(
        self,
        lexicon: SystemLexicon,
        model: LanguageModel,
        spellings: SpellingTable,
        *,
        beam_width: int = BEAM_WIDTH,
        most_words: int = MOST_WORDS,
    ) -> None:
        self.lexicon = lexicon
        self.model = model
        self._spellings = spellings
        self._beam_width = beam_width
        self._most_words = most_words

    def lattice(self, context: Sequence[int] = ()) -> Lattice:
        """Return an empty lattice for what follows some words.

        Args:
            context: word ids to the left, oldest first.
        """
        return Lattice(
            self.lexicon,
            self.model,
            self._spellings,
            context=context,
            width=self._beam_width,
            most_words=self._most_words,
        )
