"""Lexicons of a few words and models of a few n-grams, compiled as the real ones are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ime.compiler.lexicon import compile_lexicon, word_frequencies
from ime.compiler.model import compile_arpa
from ime.compiler.source_format import SourceEntry
from ime.decoder import Decoder
from ime.lexicon import SystemLexicon, Vocabulary
from ime.lm import NgramModel
from ime.pinyin import SpellingTable


def entry(word: str, pinyin: str, *, share: float = 0.0, frequency: float = -3.0) -> SourceEntry:
    return SourceEntry(word, tuple(pinyin.split("'")), share, frequency)


def compile_miniature(folder: Path, entries: Iterable[SourceEntry], arpa: str) -> Path:
    """Compile a lexicon and a model for it into a folder, and return the folder."""
    entries = list(entries)
    compile_lexicon(entries, folder / "lexicon")
    lexicon = SystemLexicon.open(folder / "lexicon")
    (folder / "lm.arpa").write_text(arpa, encoding="utf-8")
    compile_arpa(
        folder / "lm.arpa",
        folder / "model",
        vocabulary=lexicon.vocabulary,
        vocabulary_sha256=lexicon.vocabulary_sha256,
        word_frequency=word_frequencies(entries, lexicon.vocabulary),
    )
    return folder


def open_miniature(folder: Path, *, beam_width: int = 256, most_words: int = 64) -> Decoder:
    """Open what `compile_miniature` wrote, with beams so wide that nothing falls out of them."""
    lexicon = SystemLexicon.open(folder / "lexicon")
    model = NgramModel.open(folder / "model", vocabulary_sha256=lexicon.vocabulary_sha256)
    table = SpellingTable.quanpin()
    return Decoder(lexicon, model, table, beam_width=beam_width, most_words=most_words)


def ids(vocabulary: Vocabulary, *words: str) -> tuple[int, ...]:
    """Return the ids of words of the vocabulary."""
    found = [vocabulary.id(word) for word in words]
    assert None not in found, "a word of the test is not in the vocabulary"
    return tuple(number for number in found if number is not None)
