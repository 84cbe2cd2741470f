"""The size of the packaged files is known before they are made."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ime.compiler.train.backoff_model import BackoffModel
from ime.compiler.train.ngram_keys import pack
from ime.compiler.train.packaging import package, packaged_bytes

SIZE = 300
FIXED_BYTES = 8_000  # manifest, codebooks, heads of the files


def random_model(bigrams: int, trigrams: int) -> BackoffModel:
    """A model of so many n-grams; the contexts of the trigrams are the first bigrams."""
    numbers = np.random.default_rng(1)
    pairs = np.sort(numbers.choice(SIZE * SIZE, bigrams, replace=False))
    first, second = np.divmod(pairs, SIZE)
    rows, last = np.divmod(np.arange(trigrams), SIZE)
    return BackoffModel.normalised(
        np.full(SIZE + 3, 1 / SIZE),
        pack(first, second),
        numbers.uniform(0, 1 / SIZE, bigrams),
        pack(first[rows], second[rows], last),
        numbers.uniform(0, 1 / SIZE, trigrams),
    )


@given(st.integers(100, 9000), st.integers(1, 9000))
@settings(max_examples=10)
def test_the_estimate_is_close(tmp_path_factory, bigrams, trigrams):
    folder = tmp_path_factory.mktemp("model")
    package(
        random_model(bigrams, trigrams), folder, vocabulary_size=SIZE, vocabulary_sha256="digest"
    )
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert size == pytest.approx(packaged_bytes(SIZE, bigrams, trigrams), abs=FIXED_BYTES)
