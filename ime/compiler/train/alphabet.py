"""Normalised text as arrays: a code for each hanzi that some word of the vocabulary has."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.normalisation import BOUNDARY

END_CODE = 0  # a clause ends here
FOREIGN_CODE = 1  # letters, or a hanzi that no word has
_FIRST_CODE = 2
_UNICODE_SIZE = 0x110000


class Alphabet:
    """Codes of characters.

    Args:
        words: all words of the vocabulary.

    Attributes:
        size: codes are 0 to this, exclusive.
    """

    def __init__(self, words: Iterable[str]) -> None:
        characters = sorted(set().union(*words))
        self.size = _FIRST_CODE + len(characters)
        self._codes = np.full(_UNICODE_SIZE, FOREIGN_CODE, np.uint16)
        self._codes[ord(BOUNDARY)] = END_CODE
        self._codes[[ord(char) for char in characters]] = np.arange(_FIRST_CODE, self.size)

    def encode(self, text: str) -> NDArray[np.uint16]:
        """Return the code of each character of a normalised text, uint16[len(text)]."""
        codes: NDArray[np.uint16] = self._codes[np.frombuffer(text.encode("utf-32-le"), "<u4")]
        return codes
