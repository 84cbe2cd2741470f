"""The words of jieba's dictionary that open-gram lacks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from math import log10
from pathlib import Path
from statistics import median

from ime.compiler.source_format import SourceEntry, is_hanzi
from ime.compiler.sources.original_text import read_lines
from ime.compiler.sources.pypinyin_tables import Reading, pypinyin_reading
from ime.compiler.sources.readings import Readings, entries_of
from ime.errors import SourceError

# Words seen less often are in the language model only if it saw them more often than jieba
# did, so that comparing them would make every jieba word look too common.
RELIABLE_COUNT = 100
LONGEST_WORD = 12


@dataclass(frozen=True, slots=True)
class JiebaWord:
    """A word and how often jieba's author saw it."""

    word: str
    count: int


def load_jieba_words() -> list[JiebaWord]:
    """Return the words of the dictionary of the installed jieba, without importing it.

    Raises:
        SourceError: jieba is not installed, or its dictionary cannot be read.
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SourceError("jieba is not installed; run `pip install siyu[compile]`")
    return read_jieba(read_lines(Path(spec.origin).with_name("dict.txt")))


def read_jieba(lines: Iterable[str]) -> list[JiebaWord]:
    """Read lines of word, count and part-of-speech tag."""
    split = (line.rsplit(" ", 2) for line in lines)
    return [JiebaWord(word, int(count)) for word, count, _tag in split]


def jieba_entries(
    words: Iterable[JiebaWord],
    *,
    known: Container[str],
    unigrams: Mapping[str, float],
    phrases: Mapping[str, Reading],
    readings: Readings,
) -> Iterator[SourceEntry]:
    """Make entries for words of hanzi that are not known and worth having (`is_wanted`).

    A word is read as pypinyin reads it and as the known words inside it are read; where the two
    differ both are listed, pypinyin's first if it has exactly this word.

    Args:
        words: jieba's words.
        known: words to leave out.
        unigrams: log10 probabilities that the frequencies are fitted to (`log10_shift`).
        phrases: words whose reading pypinyin has.
        readings: reads a word by the words inside it.
    """
    listed = list(words)
    total = sum(word.count for word in listed)
    shift = log10_shift(listed, total, unigrams)
    for word in listed:
        if is_wanted(word) and word.word not in known:
            frequency = min(log10(word.count / total) + shift, 0.0)
            split = readings.of(word.word)
            if word.word in phrases:
                opinions = [phrases[word.word], split]
            else:
                opinions = [split, pypinyin_reading(word.word)]
            yield from entries_of(word.word, frequency, opinions)


def log10_shift(words: Iterable[JiebaWord], total: int, unigrams: Mapping[str, float]) -> float:
    """Return what to add to log10(count / total) to compare it with the unigrams.

    It is the median difference over the words that both have and jieba saw `RELIABLE_COUNT`
    times or more; 0 if there are none.
    """
    differences = [
        unigrams[word.word] - log10(word.count / total)
        for word in words
        if word.count >= RELIABLE_COUNT and word.word in unigrams
    ]
    return median(differences) if differences else 0.0


def is_wanted(word: JiebaWord) -> bool:
    """Tell whether a word is taken: hanzi, neither a single one nor longer than `LONGEST_WORD`.

    Rare words, personal names and number expressions stay: without any of them sentences come
    out worse, because what is read like them is mostly written like them.
    """
    return 1 < len(word.word) <= LONGEST_WORD and all(map(is_hanzi, word.word))
