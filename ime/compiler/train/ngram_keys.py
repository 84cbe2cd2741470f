"""n-grams of word ids as numbers: 21 bits a word, the oldest word highest.

    trigram key:  0 | oldest, 21 bits | middle, 21 bits | last, 21 bits

Sorted keys are sorted by context, so that the words after a context are a slice.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WORD_BITS = 21
MOST_WORDS = 1 << WORD_BITS
_BITS = np.uint64(WORD_BITS)
_WORD_MASK = np.uint64(MOST_WORDS - 1)
_PAIR_MASK = np.uint64((1 << 2 * WORD_BITS) - 1)

Keys = NDArray[np.uint64]


def pack(*words: NDArray[np.integer]) -> Keys:
    """Return the keys of n-grams, given an array for each of their words, oldest first."""
    keys = words[0].astype(np.uint64)
    for word in words[1:]:
        keys = (keys << _BITS) | word.astype(np.uint64)
    return keys


def unpack(keys: Keys, order: int) -> NDArray[np.int32]:
    """Return the words of n-grams: int32[n, order], oldest first."""
    places = range(WORD_BITS * (order - 1), -1, -WORD_BITS)
    words = [((keys >> np.uint64(place)) & _WORD_MASK).astype(np.int32) for place in places]
    return np.stack(words, axis=1)


def contexts_of(keys: Keys) -> Keys:
    """Return the keys of the n-grams without their last words."""
    return keys >> _BITS


def suffixes_of(trigrams: Keys) -> Keys:
    """Return the keys of the last two words of trigrams."""
    return trigrams & _PAIR_MASK


def last_words(keys: Keys) -> NDArray[np.int64]:
    """Return the ids of the last words."""
    return (keys & _WORD_MASK).astype(np.int64)


def find_rows(keys: Keys, wanted: Keys) -> NDArray[np.int64]:
    """Return the row of each wanted key in ascending keys, -1 where it is not there."""
    if not keys.size:
        return np.full(wanted.shape, -1, np.int64)
    rows = np.searchsorted(keys, wanted)
    np.minimum(rows, keys.size - 1, out=rows)
    rows[keys[rows] != wanted] = -1
    return rows


def sum_by_key(keys: Keys, counts: NDArray[np.int64]) -> tuple[Keys, NDArray[np.int64]]:
    """Sort keys and add up the counts of equal ones."""
    order = np.argsort(keys, kind="stable")
    return sum_sorted(keys[order], counts[order])


def sum_sorted(keys: Keys, counts: NDArray[np.int64]) -> tuple[Keys, NDArray[np.int64]]:
    """Add up the counts of equal keys, which lie side by side."""
    starts = group_starts(keys)
    return keys[starts], np.add.reduceat(counts, starts) if keys.size else counts


def count_sorted(keys: Keys) -> tuple[Keys, NDArray[np.int64]]:
    """Count equal keys, which lie side by side."""
    starts = group_starts(keys)
    return keys[starts], np.diff(np.append(starts, keys.size))


def group_starts(keys: Keys) -> NDArray[np.int64]:
    """Return where a run of equal keys begins."""
    is_first = np.empty(keys.size, np.bool_)
    is_first[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)
