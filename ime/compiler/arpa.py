r"""Reads n-gram models in ARPA format, plain or compressed with xz or gzip.

    \data\
    ngram 1=4
    ngram 2=2

    \1-grams:
    -0.6   <unk>                      log10 probability, words, log10 back-off (may be left out)
    -0.5   今天         -0.3
    ...
    \2-grams:
    -0.2   今天 天气                  n-grams of the highest order have no back-off
    ...
    \end\
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.compressed import UNREADABLE, decompress
from ime.compiler.progress import Progress
from ime.errors import SourceError
from ime.lexicon import Vocabulary
from ime.lm.model import special_ids

HIGHEST_ORDER = 3
_SPECIAL_WORDS = (b"<s>", b"</s>", b"<unk>")
_LIMIT = 1000.0  # of a log10 number: what is beyond is a mistake
_DROPPED = -1
_LINES_PER_PROGRESS = 1 << 16


@dataclass(frozen=True, slots=True)
class Ngrams:
    """The n-grams of one order.

    Attributes:
        words: int32 word ids of shape (n, order), oldest first.
        probabilities: float32 log10 of P(last word | words before).
        backoffs: float32 log10 back-off of the whole n-gram as a context; 0 where none is given.
        lines: uint32 number of the line in the file.
    """

    words: NDArray[np.int32]
    probabilities: NDArray[np.float32]
    backoffs: NDArray[np.float32]
    lines: NDArray[np.uint32]


def read_arpa(path: Path, vocabulary: Vocabulary, progress: Progress) -> list[Ngrams]:
    """Read the n-grams whose words are all in the vocabulary or special.

    Args:
        path: the file; a name that ends in `.xz` or `.gz` says that it is compressed.
        vocabulary: gives word ids; <s>, </s> and <unk> get those of `special_ids`.
        progress: where to show how far the reading is.

    Returns:
        The n-grams of each order, from 1 to the highest of the file.

    Raises:
        SourceError: the file cannot be read, or a line is not what must come there.
    """
    try:
        with path.open("rb") as raw, decompress(path, raw) as file:
            return _read_orders(_Lines(path, file, progress), vocabulary)
    except UNREADABLE as error:
        reason = getattr(error, "strerror", None) or "damaged"
        raise SourceError(f"{path}: cannot be read ({reason}); give another ARPA file") from error


class _Lines:
    """The lines of the file that are not empty, split into fields."""

    def __init__(self, path: Path, file: Iterable[bytes], progress: Progress) -> None:
        self.number = 0
        self._path = path
        self._file = iter(file)
        self._progress = progress

    def next(self) -> list[bytes]:
        """Return the next line's fields; raises `SourceError` at the end of the file."""
        for line in self._file:
            self.number += 1
            if not self.number % _LINES_PER_PROGRESS:
                self._progress.show(f"{self._path.name}: {self.number:,} lines read")
            if fields := line.split():
                return fields
        self.number += 1
        raise self.error(r"\end\ somewhere", "the end of the file")

    def expect(self, text: str) -> None:
        """Read a line that must be this text."""
        if self.next() != [text.encode()]:
            raise self.error(text, "something else")

    def log10(self, field: bytes, highest: float) -> float:
        """Return the number in a field of the current line."""
        try:
            number = float(field)
        except ValueError:
            raise self.error("a number", "something else") from None
        if not -_LIMIT <= number <= highest:
            raise self.error(f"log10 from {-_LIMIT:g} to {highest:g}", f"{number:g}")
        return number

    def error(self, want: str, got: str) -> SourceError:
        """Return an error about the current line."""
        return SourceError(f"{self._path}:{self.number}: want {want}, got {got}")


class _WordIds:
    """The ids of the words, by their bytes in the file."""

    def __init__(self, lines: _Lines, vocabulary: Vocabulary) -> None:
        self._lines = lines
        self._vocabulary = vocabulary
        specials = special_ids(len(vocabulary))
        self._specials = dict(zip(_SPECIAL_WORDS, specials, strict=True))
        self._ids: dict[bytes, int] = {}

    def add(self, words: Sequence[bytes]) -> list[int]:
        """Return the id of the word of a 1-gram, `_DROPPED` if it is not wanted."""
        (word,) = words
        if word in self._ids:
            raise self._lines.error("each 1-gram once", "it again")
        number = self._specials.get(word)
        if number is None:
            number = self._vocabulary.id(self._text(word))
        self._ids[word] = _DROPPED if number is None else number
        return [self._ids[word]]

    def find(self, words: Sequence[bytes]) -> list[int]:
        """Return the ids of the words of a longer n-gram."""
        try:
            return [self._ids[word] for word in words]
        except KeyError:
            raise self._lines.error("words of the 1-grams", "another one") from None

    def _text(self, word: bytes) -> str:
        try:
            return word.decode()
        except UnicodeDecodeError:
            raise self._lines.error("UTF-8", "something else") from None


def _read_orders(lines: _Lines, vocabulary: Vocabulary) -> list[Ngrams]:
    counts = _read_counts(lines)
    words = _WordIds(lines, vocabulary)
    orders = []
    for order, count in enumerate(counts, start=1):
        is_last = order == len(counts)
        ids_of = words.add if order == 1 else words.find
        orders.append(_read_ngrams(lines, order, count, ids_of, has_backoffs=not is_last))
        lines.expect("\\end\\" if is_last else f"\\{order + 1}-grams:")
    return orders


def _read_counts(lines: _Lines) -> list[int]:
    """Read the number of n-grams of each order, up to the line that begins the 1-grams."""
    lines.expect("\\data\\")
    counts: list[int] = []
    while (line := b"".join(lines.next())) != rb"\1-grams:" or not counts:
        found = re.fullmatch(rb"ngram(\d+)=(\d+)", line)
        if not found or int(found[1]) != len(counts) + 1:
            raise lines.error(f"ngram {len(counts) + 1}= and a number", "something else")
        if len(counts) == HIGHEST_ORDER:
            raise lines.error(f"n-grams of {HIGHEST_ORDER} words at the most", "longer ones")
        counts.append(int(found[2]))
    return counts


def _read_ngrams(
    lines: _Lines,
    order: int,
    count: int,
    ids_of: Callable[[Sequence[bytes]], list[int]],
    *,
    has_backoffs: bool,
) -> Ngrams:
    words, numbers = array("i"), array("I")
    probabilities, backoffs = array("f"), array("f")
    for _ in range(count):
        fields = lines.next()
        if not order < len(fields) <= order + 1 + has_backoffs:
            raise lines.error(f"a {order}-gram", f"{len(fields)} fields")
        ids = ids_of(fields[1 : order + 1])
        probability = lines.log10(fields[0], 0.0)
        backoff = lines.log10(fields[-1], _LIMIT) if len(fields) > order + 1 else 0.0
        if _DROPPED not in ids:
            words.extend(ids)
            probabilities.append(probability)
            backoffs.append(backoff)
            numbers.append(lines.number)
    return Ngrams(
        np.array(words, np.int32).reshape(-1, order),
        np.array(probabilities, np.float32),
        np.array(backoffs, np.float32),
        np.array(numbers, np.uint32),
    )
