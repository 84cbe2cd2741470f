"""ARPA file + vocabulary -> the files of a compiled model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiled import prepare_folder, write_manifest
from ime.compiler.arpa import Ngrams, read_arpa
from ime.compiler.progress import Progress
from ime.errors import SourceError
from ime.lexicon import Vocabulary
from ime.lm.model import MODEL_KIND, MODEL_VERSION, SPECIAL_WORDS, special_ids
from ime.lm.ngram_hash import hashes_of
from ime.lm.ngram_table import FINGERPRINT_BITS, NgramTable
from ime.lm.quantise import LEVELS, encode, make_codebook

# log10, on top of <unk>: a word that the model has never seen is not more probable than this,
# however frequent the lexicon says it is.
UNSEEN_WORD_BONUS = 0.0


def compile_arpa(
    arpa: Path,
    folder: Path,
    *,
    vocabulary: Vocabulary,
    vocabulary_sha256: str,
    word_frequency: NDArray[np.float32],
) -> None:
    """Write model files and manifest into a folder; the same input gives the same bytes.

    n-grams with a word that is neither in the vocabulary nor special (<s>, </s>, <unk>) are
    left out. A word of the vocabulary that the ARPA lacks gets its own frequency, but not more
    than <unk> + `UNSEEN_WORD_BONUS`; if the ARPA lacks <unk>, its least frequent word stands in.

    Args:
        arpa: n-grams of up to three words, plain or compressed (`.xz`, `.gz`).
        folder: where to write; created if missing.
        vocabulary: the words of the lexicon.
        vocabulary_sha256: by which the model is checked to fit the lexicon when opened.
        word_frequency: float32[words], log10 frequency by word id; NaN where unknown.

    Raises:
        SourceError: the ARPA file cannot be used.
    """
    with Progress() as progress:
        orders = read_arpa(arpa, vocabulary, progress)
        progress.show(f"{arpa.name}: building tables")
        compile_ngrams(
            orders,
            folder,
            origin=arpa,
            vocabulary_sha256=vocabulary_sha256,
            word_frequency=word_frequency,
        )


def compile_ngrams(
    orders: Sequence[Ngrams],
    folder: Path,
    *,
    origin: Path,
    vocabulary_sha256: str,
    word_frequency: NDArray[np.float32],
) -> None:
    """Write model files and manifest from n-grams; see `compile_arpa`.

    Args:
        orders: the n-grams of each order, from 1 to at most 3.
        folder: where to write; created if missing.
        origin: what the n-grams came from, for messages.
        vocabulary_sha256: by which the model is checked to fit the lexicon when opened.
        word_frequency: float32[words], log10 frequency by word id; NaN where unknown.

    Raises:
        SourceError: the n-grams cannot be used.
    """
    unigrams = _all_words(origin, orders[0], word_frequency)
    trigrams = _of_order(orders, 3)
    bigrams = _with_contexts(_of_order(orders, 2), trigrams, unigrams)
    prepare_folder(folder)
    _save(folder, "unigram_probability", unigrams.probabilities)
    _save(folder, "unigram_backoff", unigrams.backoffs)
    _write_bigrams(folder, origin, bigrams, trigrams)
    _build_table(origin, trigrams).save(folder, "trigram")
    properties = {
        "order": len(orders),
        "vocabulary_size": word_frequency.size,
        "vocabulary_sha256": vocabulary_sha256,
        "scores_end": special_ids(word_frequency.size)[1] in orders[0].words,
        "fingerprint_bits": FINGERPRINT_BITS,
        "codebook_levels": LEVELS,
        "bigrams": len(bigrams.words),
        "trigrams": len(trigrams.words),
    }
    write_manifest(folder, kind=MODEL_KIND, version=MODEL_VERSION, properties=properties)


def _of_order(orders: Sequence[Ngrams], order: int) -> Ngrams:
    if order <= len(orders):
        return orders[order - 1]
    nothing = np.empty(0, np.float32)
    return Ngrams(np.empty((0, order), np.int32), nothing, nothing, np.empty(0, np.uint32))


def _all_words(arpa: Path, found: Ngrams, word_frequency: NDArray[np.float32]) -> Ngrams:
    """Return one unigram for each word of the vocabulary and each special word, by id."""
    size = word_frequency.size + SPECIAL_WORDS
    ids = found.words[:, 0]
    probabilities = np.full(size, np.nan, np.float32)
    probabilities[ids] = found.probabilities
    unknown = _unknown_probability(arpa, probabilities)
    missing = np.isnan(probabilities)
    unseen = np.append(word_frequency, np.full(SPECIAL_WORDS, unknown, np.float32))
    ceiling = np.float32(unknown + UNSEEN_WORD_BONUS)
    probabilities[missing] = np.fmin(unseen[missing], ceiling)  # of NaN and a number, the number
    backoffs = np.zeros(size, np.float32)
    backoffs[ids] = found.backoffs
    lines = np.zeros(size, np.uint32)
    return Ngrams(np.arange(size, dtype=np.int32)[:, None], probabilities, backoffs, lines)


def _unknown_probability(arpa: Path, probabilities: NDArray[np.float32]) -> float:
    words, unknown = probabilities[:-SPECIAL_WORDS], probabilities[-1]
    if np.isnan(words).all():
        raise SourceError(f"{arpa}: no word of it is in the lexicon; give an ARPA file of Chinese")
    return float(np.nanmin(words) if np.isnan(unknown) else unknown)


def _with_contexts(bigrams: Ngrams, trigrams: Ngrams, unigrams: Ngrams) -> Ngrams:
    """Add the bigrams that trigrams begin with and a pruned model may lack.

    They get the probability that backing off would give them, so that no score changes; but a
    state can only remember a bigram that has a slot.
    """
    contexts, first = np.unique(hashes_of(trigrams.words[:, :2]), return_index=True)
    added = trigrams.words[first[~np.isin(contexts, hashes_of(bigrams.words))], :2]
    last, word = added.T
    backed_off = unigrams.backoffs[last] + unigrams.probabilities[word]
    return Ngrams(
        np.concatenate([bigrams.words, added]),
        np.concatenate([bigrams.probabilities, backed_off]),
        np.concatenate([bigrams.backoffs, np.zeros(len(added), np.float32)]),
        np.concatenate([bigrams.lines, np.zeros(len(added), np.uint32)]),
    )


def _write_bigrams(folder: Path, arpa: Path, bigrams: Ngrams, trigrams: Ngrams) -> None:
    """Write the bigrams' table, and their back-offs where a state has to remember them."""
    table = _build_table(arpa, bigrams)
    table.save(folder, "bigram")
    hashes = hashes_of(bigrams.words)
    used = np.isin(hashes, hashes_of(trigrams.words[:, :2])) | (bigrams.backoffs != 0)
    codebook = make_codebook(bigrams.backoffs[used], levels=LEVELS - 1)
    codes = np.zeros(table.places.slot_count + 1, np.uint8)
    codes[table.places.slots_of(hashes[used])] = encode(bigrams.backoffs[used], codebook) + 1
    _save(folder, "bigram_backoff", codes)
    _save(folder, "backoff_codebook", np.append(np.float32(0.0), codebook))


def _build_table(arpa: Path, ngrams: Ngrams) -> NgramTable:
    hashes = hashes_of(ngrams.words)
    order = np.argsort(hashes, kind="stable")
    repeats = order[1:][hashes[order[1:]] == hashes[order[:-1]]]
    if repeats.size:
        line = ngrams.lines[repeats].min()
        raise SourceError(f"{arpa}:{line}: want each n-gram once, got it again")
    return NgramTable.build(hashes, ngrams.probabilities)


def _save(folder: Path, name: str, array: NDArray[np.generic]) -> None:
    np.save(folder / f"{name}.npy", array, allow_pickle=False)
