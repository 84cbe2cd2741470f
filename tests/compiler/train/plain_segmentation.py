"""The slow, plain way to segment a clause: try every way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def ways(clause: str, words: Mapping[str, int], unknown: int) -> Iterator[list[int]]:
    """Yield the word ids of every way to cut a clause; a character that is no word is unknown."""
    if not clause:
        yield []
    for length in range(1, len(clause) + 1):
        word = words.get(clause[:length], unknown if length == 1 else None)
        if word is not None:
            for rest in ways(clause[length:], words, unknown):
                yield [word, *rest]
