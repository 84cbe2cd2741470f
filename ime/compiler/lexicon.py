"""Dictionary sources -> the files of a compiled lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from ime.compiled import prepare_folder, write_manifest
from ime.compiler.source_format import SourceEntry
from ime.lexicon import (
    LEXICON_KIND,
    LEXICON_VERSION,
    Vocabulary,
    encode_reading,
    initials_of,
)
from ime.pinyin import SYLLABLE_ID

# An entry: word id, syllable ids, log10 share of the reading, log10 frequency of the word.
_Entry = tuple[int, tuple[int, ...], float, float]


def compile_lexicon(sources: Iterable[SourceEntry], folder: Path) -> None:
    """Write lexicon files and manifest into a folder; the same sources give the same bytes."""
    prepare_folder(folder)
    listed = _without_repeats(sources)
    vocabulary = marisa_trie.Trie(sorted({entry.word for entry in listed}))
    vocabulary.save(str(folder / "vocabulary.marisa"))
    entries = [_number(entry, vocabulary) for entry in listed]
    ordered = _write_readings(entries, folder)
    _write_initials(ordered, folder)
    properties = {
        "words": len(vocabulary),
        "entries": len(ordered),
        "longest": max((len(syllables) for _, syllables, _, _ in ordered), default=0),
    }
    write_manifest(folder, kind=LEXICON_KIND, version=LEXICON_VERSION, properties=properties)


def word_frequencies(sources: Iterable[SourceEntry], vocabulary: Vocabulary) -> NDArray[np.float32]:
    """Return float32[words], the log10 frequency of each word by its id; NaN where unknown."""
    frequencies = np.full(len(vocabulary), np.nan, np.float32)
    for entry in sources:
        word = vocabulary.id(entry.word)
        if word is not None:
            frequencies[word] = entry.frequency
    return frequencies


def _without_repeats(sources: Iterable[SourceEntry]) -> list[SourceEntry]:
    """Keep each word once under each reading: as the source says that gives it the most."""
    best: dict[tuple[str, tuple[str, ...]], SourceEntry] = {}
    for entry in sources:
        key = entry.word, entry.syllables
        if key not in best or _likelihood(entry) > _likelihood(best[key]):
            best[key] = entry
    return [best[key] for key in sorted(best)]


def _likelihood(entry: SourceEntry) -> tuple[float, float]:
    return entry.share + entry.frequency, entry.share


def _number(entry: SourceEntry, vocabulary: marisa_trie.Trie) -> _Entry:
    syllables = tuple(SYLLABLE_ID[syllable] for syllable in entry.syllables)
    return vocabulary[entry.word], syllables, entry.share, entry.frequency


def _best_first(entry: _Entry) -> tuple[float, int]:
    word, _, share, frequency = entry
    return -(share + frequency), word


def _write_readings(entries: Iterable[_Entry], folder: Path) -> list[_Entry]:
    by_reading: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_reading[encode_reading(entry[1])].append(entry)
    trie = marisa_trie.Trie(sorted(by_reading))
    trie.save(str(folder / "readings.marisa"))
    groups = [sorted(by_reading[key], key=_best_first) for key in _keys_by_id(trie)]
    ordered = [entry for group in groups for entry in group]
    _save(folder, "reading_offset", _offsets(map(len, groups)))
    _save(folder, "entry_word", np.array([entry[0] for entry in ordered], np.int32))
    _save(folder, "entry_share", np.array([entry[2] for entry in ordered], np.float32))
    return ordered


def _write_initials(ordered: list[_Entry], folder: Path) -> None:
    by_initials: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(ordered):
        by_initials[initials_of(reversed(entry[1]))].append(number)
    trie = marisa_trie.Trie(sorted(by_initials))
    trie.save(str(folder / "initials.marisa"))
    keys = _keys_by_id(trie)
    groups = [sorted(by_initials[key], key=lambda n: _best_first(ordered[n])) for key in keys]
    syllables = [_last_first([ordered[n][1] for n in group]) for group in groups]
    _save(folder, "initials_offset", _offsets(map(len, groups)))
    _save(folder, "initials_entry", np.array([n for group in groups for n in group], np.int32))
    _save(folder, "initials_syllable_offset", _offsets(map(len, syllables)))
    _save(folder, "initials_syllable", np.concatenate(syllables or [np.empty(0, np.uint16)]))


def _last_first(readings: list[tuple[int, ...]]) -> NDArray[np.uint16]:
    """Return the last syllables of readings of one length, then those before, and so on."""
    return np.array(readings, np.uint16).T[::-1].ravel()


def _keys_by_id(trie: marisa_trie.Trie) -> list[str]:
    return [trie.restore_key(number) for number in range(len(trie))]


def _offsets(lengths: Iterable[int]) -> NDArray[np.uint32]:
    return np.cumsum([0, *lengths], dtype=np.uint32)


def _save(folder: Path, name: str, array: NDArray[np.generic]) -> None:
    np.save(folder / f"{name}.npy", array, allow_pickle=False)
