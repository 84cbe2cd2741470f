from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.lm.ngram_hash import bigram_hashes, hashes_of, trigram_hashes
from ime.lm.ngram_table import NgramTable
from ime.lm.quantise import LEVELS

word_ids = st.integers(0, (1 << 31) - 1)


@given(word_ids, word_ids, word_ids)
def test_hash_formula(previous: int, last: int, word: int) -> None:
    """The hashes are those of plain integers: compiled data depend on them."""

    def mix(number: int) -> int:
        number %= 1 << 64
        number = (number ^ number >> 32) * 0x94D049BB133111EB % (1 << 64)
        return number ^ number >> 32

    bigram = mix(last * 0x9E3779B97F4A7C15 + word * 0xBF58476D1CE4E5B9 + 0x2545F4914F6CDD1D)
    trigram = mix(bigram + previous * 0xD6E8FEB86659FD93)
    words = np.array([[previous, last, word]], np.int32)
    assert hashes_of(words[:, 1:]).tolist() == [bigram]
    assert hashes_of(words).tolist() == [trigram]


def test_hashes_of_a_grid_are_distinct() -> None:
    """Small ids, which differ in few bits, do not fall together, and (a, b) is not (b, a)."""
    ids = np.arange(300, dtype=np.int32)
    hashes = bigram_hashes(ids[:, None], ids[None, :])
    assert np.unique(hashes).size == 300 * 300
    longer = trigram_hashes(hashes, np.broadcast_to(ids[:1], hashes.shape))
    assert np.unique(np.concatenate([hashes, longer])).size == 2 * 300 * 300


def test_every_bucket_gets_its_share() -> None:
    """The low bits of hashes of neighbouring ids spread as random numbers would."""
    ids = np.arange(1000, dtype=np.int32)
    hashes = bigram_hashes(ids[:, None], ids[None, :]).reshape(-1)
    sizes = np.bincount((hashes % np.uint64(1 << 18)).astype(np.int64), minlength=1 << 18)
    # A Poisson distribution's variance is its mean: 10 ** 6 / 2 ** 18 = 3.81
    assert abs(sizes.var() - 3.81) < 0.1


def random_table(count: int) -> tuple[NgramTable, np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    ngrams = np.unique(random.integers(0, 5000, (count, 2), np.int32), axis=0)
    probabilities = random.normal(-4, 1, len(ngrams)).astype(np.float32)
    hashes = hashes_of(ngrams)
    return NgramTable.build(hashes, probabilities), hashes, probabilities


def test_held_ngrams_have_their_probability() -> None:
    """Every n-gram is found, with the codebook's value nearest to its probability."""
    table, hashes, probabilities = random_table(20_000)
    _, codes = table.find(hashes)
    assert codes.max() < LEVELS
    nearest = np.abs(probabilities[:, None] - table.codebook).min(axis=1)
    got = np.abs(probabilities - table.probabilities(codes))
    np.testing.assert_allclose(got, nearest, rtol=0, atol=1e-6)


def test_absent_ngrams_are_noticed() -> None:
    """Of a million absent n-grams, 10 ** 6 / 2 ** 24 = 0.06 pass for held; here at most three."""
    table, _, _ = random_table(20_000)
    ids = np.arange(5000, 6000, dtype=np.int32)
    _, codes = table.find(bigram_hashes(ids[:, None], ids[None, :]))
    assert np.count_nonzero(codes < LEVELS) <= 3


def test_words_with_id_0() -> None:
    """The first word of the vocabulary is like the others: absent if absent, found if held."""
    zeros = np.zeros((1, 2), np.int32)
    empty = NgramTable.build(np.empty(0, np.uint64), np.empty(0, np.float32))
    assert empty.find(hashes_of(zeros))[1] >= LEVELS
    _, hashes, probabilities = random_table(20_000)
    table = NgramTable.build(np.append(hashes, hashes_of(zeros)), np.append(probabilities, [-1]))
    _, codes = table.find(hashes_of(zeros))
    assert codes < LEVELS
    assert table.probabilities(codes) == pytest.approx(-1, abs=0.05)
