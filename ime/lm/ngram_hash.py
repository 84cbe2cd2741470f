"""64-bit hashes of n-grams of word ids, for whole arrays at once.

    bigram hash  = mix(last * A + word * B + E)
    trigram hash = mix(bigram hash + previous * C)
    mix(x)       : x ^= x >> 32;  x *= D;  x ^= x >> 32          (all modulo 2 ** 64)

A, B and D are the constants of splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom
number generators", 2014) and `mix` is one round of its finaliser; C and E are further odd
numbers with about as many ones as zeros. E keeps the hash of words with id 0 from being 0,
which no multiplier of a perfect hash could move. The hash of a trigram goes on from that of
its last two words, which a back-off model has asked for anyway. Compiled data hold these
hashes: whoever changes them raises the format version in `ime.lm.model`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Arrays without dimensions: numpy takes them twice as fast as its scalars.
_LAST = np.array(0x9E3779B97F4A7C15, np.uint64)
_WORD = np.array(0xBF58476D1CE4E5B9, np.uint64)
_PREVIOUS = np.array(0xD6E8FEB86659FD93, np.uint64)
_START = np.array(0x2545F4914F6CDD1D, np.uint64)
_MIX = np.array(0x94D049BB133111EB, np.uint64)
_HALF = np.array(32, np.uint64)


def bigram_hashes(last: NDArray[np.int32], words: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Hash the bigrams (last, word).

    Args:
        last, words: word ids, never negative; of shapes that broadcast together. Each is
            multiplied before it is broadcast.
    """
    contexts = last.astype(np.uint64)
    contexts *= _LAST
    following = words.astype(np.uint64)
    following *= _WORD
    following += _START
    return _mix(contexts + following)


def trigram_hashes(bigrams: NDArray[np.uint64], previous: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Hash the trigrams (previous, last, word), given the hashes of their (last, word).

    Args:
        bigrams: what `bigram_hashes(last, words)` returned.
        previous: the ids of the words before, never negative; of the same shape.
    """
    hashes = previous.astype(np.uint64)
    hashes *= _PREVIOUS
    hashes += bigrams
    return _mix(hashes)


def hashes_of(ngrams: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Hash bigrams or trigrams given as rows of word ids, of shape (n, 2) or (n, 3)."""
    hashes = bigram_hashes(ngrams[:, -2], ngrams[:, -1])
    return hashes if ngrams.shape[1] == 2 else trigram_hashes(hashes, ngrams[:, 0])


def _mix(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    numbers ^= numbers >> _HALF
    numbers *= _MIX
    numbers ^= numbers >> _HALF
    return numbers
