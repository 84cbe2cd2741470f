"""Makes all the sources in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ime.compiler.source_format import SourceEntry, write_source
from ime.compiler.sources.characters import character_entries
from ime.compiler.sources.corrections import read_corrections
from ime.compiler.sources.jieba_words import JiebaWord, jieba_entries, load_jieba_words
from ime.compiler.sources.open_gram import open_gram_entries
from ime.compiler.sources.original_text import read_lines
from ime.compiler.sources.phrases import phrase_entries
from ime.compiler.sources.pypinyin_tables import Reading, load_characters, load_phrases
from ime.compiler.sources.readings import Readings
from ime.compiler.sources.unigrams import read_unigrams

_HEADINGS = {
    "open-gram": "Words of open-gram's dictionary, LGPL-2.1-or-later.",
    "characters": "Readings of characters from pypinyin, MIT.",
    "jieba": "Words of jieba's dictionary, MIT; readings by pypinyin, MIT, and open-gram's words.",
    "pypinyin-phrases": "Phrases of pypinyin, MIT.",
}
_SEE = "Made by `python -m ime.compiler sources`; see SOURCES.md and FORMAT.md."


def make_sources(*, open_gram: Path, arpa: Path, output: Path) -> None:
    """Write `open-gram.tsv`, `characters.tsv`, `jieba.tsv` and `pypinyin-phrases.tsv`.

    The same inputs and the same versions of jieba and pypinyin give the same bytes.

    Args:
        open_gram: lines of word, pinyin and perhaps log10 share; plain or `.xz`.
        arpa: a language model in ARPA format, plain or `.xz`, for the words' frequencies.
        output: the folder to write to, made if it is missing.

    Raises:
        SourceError: an input cannot be read or used.
    """
    sources = combine(
        dictionary=read_lines(open_gram),
        unigrams=read_unigrams(read_lines(arpa)),
        jieba=load_jieba_words(),
        characters=load_characters(),
        phrases=load_phrases(),
        corrections=read_corrections(),
    )
    output.mkdir(parents=True, exist_ok=True)
    for name, entries in sources.items():
        write_source(output / f"{name}.tsv", entries, heading=[_HEADINGS[name], _SEE])


def combine(
    *,
    dictionary: Iterable[str],
    unigrams: Mapping[str, float],
    jieba: Iterable[JiebaWord],
    characters: Mapping[str, Reading],
    phrases: Mapping[str, Reading],
    corrections: Mapping[str, tuple[Reading, ...]],
) -> dict[str, list[SourceEntry]]:
    """Return the entries of each source; no word stands in two of them under one reading."""
    order = _reading_order(characters, phrases)
    open_gram = list(
        open_gram_entries(dictionary, unigrams=unigrams, order=order, corrections=corrections)
    )
    added = list(character_entries(characters, open_gram))
    readings = Readings([*open_gram, *added])
    known = {entry.word for entry in open_gram}
    from_jieba = list(
        jieba_entries(jieba, known=known, unigrams=unigrams, phrases=phrases, readings=readings)
    )
    known.update(entry.word for entry in from_jieba)
    return {
        "open-gram": open_gram,
        "characters": added,
        "jieba": from_jieba,
        "pypinyin-phrases": list(phrase_entries(phrases, known=known, readings=readings)),
    }


def _reading_order(
    characters: Mapping[str, Reading], phrases: Mapping[str, Reading]
) -> dict[str, tuple[Reading, ...]]:
    order: dict[str, tuple[Reading, ...]] = {phrase: (phrases[phrase],) for phrase in phrases}
    for char, syllables in characters.items():
        order[char] = tuple((syllable,) for syllable in syllables)
    return order
