"""The words and readings of the dictionary that libime ships (open-gram)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log10

from ime.compiler.source_format import SourceEntry, is_hanzi
from ime.compiler.sources.pypinyin_tables import Reading
from ime.compiler.sources.rarity import rare_character_frequency
from ime.compiler.sources.shares import CHARACTER_DOMINANCE, WORD_DOMINANCE, ranked_shares
from ime.compiler.sources.toneless import is_legal
from ime.errors import SourceError

# A word of the dictionary that the language model never counted: log10, just below its rarest.
UNCOUNTED_WORD_FREQUENCY = -6.5

Shares = dict[Reading, float]


def open_gram_entries(
    lines: Iterable[str],
    *,
    unigrams: Mapping[str, float],
    order: Mapping[str, tuple[Reading, ...]],
    corrections: Mapping[str, tuple[Reading, ...]],
) -> Iterator[SourceEntry]:
    """Make entries from the lines of the dictionary: word, pinyin and perhaps log10 share.

    Left out are words with other characters than hanzi and readings that cannot be typed or do
    not have one syllable for each character.

    Args:
        lines: the dictionary.
        unigrams: log10 probability of words.
        order: readings of words, commonest first, that decide where the dictionary does not.
        corrections: readings, best first, that replace what the dictionary says.

    Raises:
        SourceError: a line is something else.
    """
    for word, listed in _read(lines).items():
        if word in corrections:
            shares = _ranked(corrections[word], word)
        else:
            shares = _shares(word, listed, order.get(word, ()))
        frequency = word_frequency(word, unigrams)
        for reading, share in shares.items():
            yield SourceEntry(word, reading, share, frequency)


def word_frequency(word: str, unigrams: Mapping[str, float]) -> float:
    """Return the log10 frequency of a word of the dictionary: counted, or one for uncounted."""
    if word in unigrams:
        return unigrams[word]
    return rare_character_frequency(word) if len(word) == 1 else UNCOUNTED_WORD_FREQUENCY


def _read(lines: Iterable[str]) -> dict[str, Shares]:
    words: defaultdict[str, Shares] = defaultdict(dict)
    for number, line in enumerate(lines, start=1):
        word, reading, share = _parse(line, number)
        if len(reading) == len(word) and all(map(is_hanzi, word)) and all(map(is_legal, reading)):
            words[word][reading] = share
    return words


def _parse(line: str, number: int) -> tuple[str, Reading, float]:
    try:
        word, pinyin, *share = line.split()
        return word, tuple(pinyin.split("'")), float(share[0]) if share else 0.0
    except ValueError:
        want = "want a word, its pinyin and perhaps a share"
        raise SourceError(f"open-gram line {number}: {want}; get the file again") from None


def _shares(word: str, listed: Shares, order: tuple[Reading, ...]) -> Shares:
    if len(set(listed.values())) > 1 or len(listed) == 1:
        return _normalised(listed)
    return _ranked(sorted(listed, key=lambda reading: _rank(reading, order)), word)


def _normalised(shares: Shares) -> Shares:
    total = log10(sum(10**share for share in shares.values()))
    return {reading: min(share - total, 0.0) for reading, share in shares.items()}


def _rank(reading: Reading, order: tuple[Reading, ...]) -> tuple[int, Reading]:
    return (order.index(reading) if reading in order else len(order)), reading


def _ranked(readings: Iterable[Reading], word: str) -> Shares:
    listed = tuple(readings)
    dominance = CHARACTER_DOMINANCE if len(word) == 1 else WORD_DOMINANCE
    return dict(zip(listed, ranked_shares(len(listed), dominance=dominance), strict=True))
