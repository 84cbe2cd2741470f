"""Dictionary sources: text with one word under one reading on a line.

    word <TAB> pinyin <TAB> log10 share of the reading <TAB> log10 frequency of the word

`dictionaries/FORMAT.md` describes the format for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ime.errors import SourceError
from ime.pinyin import SYLLABLE_ID

# 〇, extension A, the unified ideographs, the compatibility ideographs, extensions B and later.
HANZI_RANGES = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)

_COLUMNS = 4
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_WORD = re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in HANZI_RANGES) + "]+")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One word under one reading.

    Attributes:
        word: hanzi only.
        syllables: one for each hanzi, toneless.
        share: log10 of the part of the word's occurrences that is read so; 0 if all are.
        frequency: log10 estimate of the word's probability, whatever its reading.
    """

    word: str
    syllables: tuple[str, ...]
    share: float
    frequency: float

    @property
    def pinyin(self) -> str:
        """The syllables joined by apostrophes."""
        return "'".join(self.syllables)


def is_hanzi(char: str) -> bool:
    """Tell whether a character may stand in a word, by the blocks of Unicode it may come from."""
    return any(first <= ord(char) <= last for first, last in HANZI_RANGES)


def read_source(path: Path) -> Iterator[SourceEntry]:
    """Read a source from its first line to its last, checking everything.

    Raises:
        SourceError: the file cannot be read, a line breaks a rule of the format, or the lines
            are not in order; raised when the line is reached.
    """
    before = ("", "")
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                if raw.startswith(b"#"):
                    continue
                try:
                    entry = _parse(raw)
                    before = _check_order(before, entry)
                except ValueError as error:
                    cure = "see dictionaries/FORMAT.md"
                    raise SourceError(f"{path}:{number}: {error}; {cure}") from None
                yield entry
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); give another file") from None


def write_source(
    path: Path, entries: Iterable[SourceEntry], *, heading: Sequence[str] = ()
) -> None:
    """Write a source that `read_source` reads back, numbers rounded to four decimals.

    Args:
        path: the file, replaced if it exists.
        entries: in any order; no word twice under one reading.
        heading: comment lines for the top of the file, without their `#`.
    """
    lines = [f"# {line}\n" for line in heading]
    lines += [
        f"{entry.word}\t{entry.pinyin}\t{_number(entry.share)}\t{_number(entry.frequency)}\n"
        for entry in sorted(entries, key=_order)
    ]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _order(entry: SourceEntry) -> tuple[str, str]:
    return entry.word, entry.pinyin


def _check_order(before: tuple[str, str], entry: SourceEntry) -> tuple[str, str]:
    here = _order(entry)
    if here == before:
        raise ValueError("want each reading of a word once, got it again")
    if here < before:
        raise ValueError("want the lines sorted, got one that belongs further up")
    return here


def _parse(raw: bytes) -> SourceEntry:
    columns = _decode(raw).removesuffix("\n").split("\t")
    if len(columns) != _COLUMNS:
        raise ValueError(f"want {_COLUMNS} columns, got {len(columns)}")
    word, pinyin, share, frequency = columns
    if not _WORD.fullmatch(word):
        raise ValueError("want a word of hanzi, got another character or none")
    syllables = tuple(pinyin.split("'"))
    if not all(syllable in SYLLABLE_ID for syllable in syllables):
        raise ValueError("want toneless pinyin joined by ', got something else")
    if len(syllables) != len(word):
        raise ValueError(f"want {len(word)} syllables, one for each hanzi, got {len(syllables)}")
    return SourceEntry(word, syllables, _parse_log10(share), _parse_log10(frequency))


def _decode(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise ValueError("want UTF-8, got other bytes") from None


def _parse_log10(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError("want a decimal number, got something else")
    if (number := float(text)) > 0:
        raise ValueError("want a log10 of at most 0, got more")
    return number


def _number(log10: float) -> str:
    # Adding 0.0 turns -0.0 into 0.0.
    return f"{round(log10, 4) + 0.0:.4f}"
