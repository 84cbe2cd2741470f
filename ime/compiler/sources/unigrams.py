"""The probabilities of single words in an ARPA file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import dropwhile, takewhile

from ime.compiler.source_format import is_hanzi
from ime.errors import SourceError

_BEGIN, _END = "\\1-grams:", "\\2-grams:"


def read_unigrams(lines: Iterable[str]) -> dict[str, float]:
    """Return the log10 probability of each word of hanzi in the lines of an ARPA file.

    Raises:
        SourceError: there are no unigrams, or one has no number.
    """
    unigrams: dict[str, float] = {}
    from_first = dropwhile(lambda line: line != _BEGIN, lines)
    for line in takewhile(lambda line: line != _END, from_first):
        fields = line.split()
        if len(fields) > 1 and all(map(is_hanzi, fields[1])):
            unigrams[fields[1]] = _log10(fields[0])
    if not unigrams:
        raise SourceError("the ARPA file has no 1-grams of hanzi; give another one")
    return unigrams


def _log10(text: str) -> float:
    try:
        return min(float(text), 0.0)
    except ValueError:
        raise SourceError("a 1-gram of the ARPA file has no number; get the file again") from None
