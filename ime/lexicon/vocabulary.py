"""Word text <-> word id."""

from __future__ import annotations

from pathlib import Path

import marisa_trie


class Vocabulary:
    """The words that lexicon and model share, each with a dense id.

    Args:
        trie: the words; the id of a word is its id in the trie.
    """

    __slots__ = ("_trie",)

    def __init__(self, trie: marisa_trie.Trie) -> None:
        self._trie = trie

    @classmethod
    def open(cls, path: Path) -> Vocabulary:
        """Map the trie of a compiled lexicon."""
        return cls(marisa_trie.Trie().mmap(str(path)))

    def __len__(self) -> int:
        return len(self._trie)

    def word(self, word_id: int) -> str:
        """Return the text of a word; raises `KeyError` for an id that no word has."""
        text: str = self._trie.restore_key(word_id)
        return text

    def id(self, word: str) -> int | None:
        """Return the id of a word, or None if it is not in the vocabulary."""
        found: int | None = self._trie.get(_encodable(word))
        return found

    def words_beginning(self, text: str) -> list[tuple[str, int]]:
        """Return the words that the text begins with and their ids, shortest first."""
        return list(self._trie.iter_prefixes_with_ids(_encodable(text)))


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no trie can hold and no word has."""
    return text.encode("utf-8", "replace").decode("utf-8")
