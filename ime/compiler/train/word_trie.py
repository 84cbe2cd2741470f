"""Which words begin where, for all places of a text at once.

                 ┌── 天 ──► node 3 (今天)
    root ── 今 ──► node 1 (今)
         └─ 天 ──► node 2 (天) ── 气 ──► node 4 (天气)

The nodes are found by an edge table: (node, code) -> perfect hash -> slot. A walk goes one
character deeper in each round, with those places only that still lie on a path of the trie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.alphabet import Alphabet
from ime.lm.ngram_hash import bigram_hashes
from ime.lm.perfect_hash import PerfectHash

_CODE_BITS = np.uint64(16)
_ROOT = 0
_NO_WORD = -1


@dataclass(frozen=True, slots=True)
class Spans:
    """Words over places of a text.

    Attributes:
        start: int64, where each word begins.
        stop: int64, where it ends, exclusive.
        word: int32, its id.
    """

    start: NDArray[np.int64]
    stop: NDArray[np.int64]
    word: NDArray[np.int32]


class WordTrie:
    """The words of a vocabulary by their characters.

    Args:
        words: each word once; its id is its place.
        alphabet: covers all words.
    """

    def __init__(self, words: Sequence[str], alphabet: Alphabet) -> None:
        edges, word_of_node = _grow(words, alphabet)
        keys = np.array(list(edges), np.uint64)
        self._places = PerfectHash.build(_hashes(keys))
        slots = self._places.slots_of(_hashes(keys))
        self._keys = np.zeros(self._places.slot_count, np.uint64)
        self._keys[slots] = keys
        self._children = np.zeros(self._places.slot_count, np.int32)
        self._children[slots] = np.fromiter(edges.values(), np.int32, len(edges))
        self._word_of_node = np.array(word_of_node, np.int32)

    def spans(self, codes: NDArray[np.uint16]) -> Spans:
        """Find every word at every place, ordered by length."""
        starts = np.arange(codes.size)
        nodes = np.full(codes.size, _ROOT, np.int32)
        found: list[Spans] = []
        length = 0
        while starts.size:
            nodes, moved = self._descend(nodes, codes[starts + length])
            starts = starts[moved]
            length += 1
            words = self._word_of_node[nodes]
            is_word = words != _NO_WORD
            begin = starts[is_word]
            found.append(Spans(begin, begin + length, words[is_word]))
            inside = starts + length < codes.size
            starts, nodes = starts[inside], nodes[inside]
        return _joined(found)

    def _descend(
        self, nodes: NDArray[np.int32], codes: NDArray[np.uint16]
    ) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """Return the children that exist, and for which of the nodes they do."""
        keys = (nodes.astype(np.uint64) << _CODE_BITS) | codes
        slots = self._places.slots_of(_hashes(keys))
        moved = self._keys.take(slots) == keys
        return self._children.take(slots[moved]), moved


def _grow(words: Sequence[str], alphabet: Alphabet) -> tuple[dict[int, int], list[int]]:
    edges: dict[int, int] = {}
    word_of_node = [_NO_WORD]
    for word_id, word in enumerate(words):
        node = _ROOT
        for code in alphabet.encode(word).tolist():
            key = (node << int(_CODE_BITS)) | code
            node = edges.setdefault(key, len(word_of_node))
            if node == len(word_of_node):
                word_of_node.append(_NO_WORD)
        word_of_node[node] = word_id
    return edges, word_of_node


def _hashes(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    low = (keys & np.uint64(0x7FFFFFFF)).astype(np.int32)
    return bigram_hashes((keys >> np.uint64(31)).astype(np.int32), low)


def _joined(parts: Sequence[Spans]) -> Spans:
    return Spans(
        np.concatenate([np.empty(0, np.int64), *(part.start for part in parts)]),
        np.concatenate([np.empty(0, np.int64), *(part.stop for part in parts)]),
        np.concatenate([np.empty(0, np.int32), *(part.word for part in parts)]),
    )
