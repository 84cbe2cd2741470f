"""What the trainer takes from a compiled lexicon, built once in every process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ime.compiler.train.alphabet import Alphabet
from ime.compiler.train.ngram_keys import MOST_WORDS
from ime.compiler.train.word_trie import WordTrie
from ime.errors import SourceError
from ime.lexicon import SystemLexicon
from ime.lm.model import SPECIAL_WORDS


@dataclass(frozen=True, slots=True)
class LexiconId:
    """A compiled lexicon, by which what is built from it is remembered.

    Attributes:
        folder: where it lies.
        vocabulary_sha256: the digest of its words.
        vocabulary_size: the number of its words.
    """

    folder: Path
    vocabulary_sha256: str
    vocabulary_size: int

    @classmethod
    def of(cls, folder: Path) -> LexiconId:
        """Open a lexicon; raises `SourceError` if it has more words than keys have room for."""
        lexicon = SystemLexicon.open(folder)
        size = len(lexicon.vocabulary)
        most = MOST_WORDS - SPECIAL_WORDS - 1
        if size > most:
            raise SourceError(f"{folder}: {size:,} words; give a lexicon of at most {most:,}")
        return cls(folder, lexicon.vocabulary_sha256, size)


@lru_cache(maxsize=1)
def alphabet_of(lexicon: LexiconId) -> Alphabet:
    """Return the alphabet of all words."""
    return Alphabet(_words(lexicon))


@lru_cache(maxsize=1)
def trie_of(lexicon: LexiconId) -> WordTrie:
    """Return the trie of all words."""
    return WordTrie(_words(lexicon), alphabet_of(lexicon))


def _words(lexicon: LexiconId) -> list[str]:
    vocabulary = SystemLexicon.open(lexicon.folder).vocabulary
    return [vocabulary.word(number) for number in range(len(vocabulary))]
