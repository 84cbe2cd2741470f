"""A published model becomes one over the lexicon's words."""

from __future__ import annotations

import marisa_trie
import numpy as np
import pytest

from ime.compiler.progress import Progress
from ime.compiler.train.external import read_external
from ime.compiler.train.ngram_keys import pack
from ime.errors import SourceError
from ime.lexicon import Vocabulary

# 好 is not in the model, 坏 not in the lexicon; the context of the trigram is no bigram.
WORDS = ("今天", "天气", "很", "好")
ARPA = """\\data\\
ngram 1=5
ngram 2=2
ngram 3=1

\\1-grams:
-2	<unk>
-0.5	今天	-0.25
-0.75	天气	-0.1
-1	很
-1	坏

\\2-grams:
-0.3	天气 很
-0.6	天气 坏

\\3-grams:
-0.1	今天 天气 很

\\end\\
"""


@pytest.fixture
def model(tmp_path):
    (tmp_path / "lm.arpa").write_text(ARPA, encoding="utf-8")
    frequency = np.full(len(WORDS), np.nan, np.float32)
    return read_external(tmp_path / "lm.arpa", VOCABULARY, frequency, Progress())


VOCABULARY = Vocabulary(marisa_trie.Trie(WORDS))
TODAY, WEATHER, VERY, GOOD = (VOCABULARY.id(word) for word in WORDS)
BEGIN, END, UNKNOWN = 4, 5, 6


def after(model, *ngram: int) -> float:
    keys = pack(*(np.array([word]) for word in ngram))
    values = model.after_two(keys) if len(ngram) == 3 else model.after_one(keys)
    return float(values[0])


def test_what_it_holds_stays(model):
    assert after(model, WEATHER, VERY) == pytest.approx(10**-0.3)
    assert after(model, TODAY, WEATHER, VERY) == pytest.approx(10**-0.1)


def test_words_that_it_lacks_share_what_is_left(model):
    """10 ** -0.5 + 10 ** -0.75 + 10 ** -1 = 0.594; 好 and <unk> share 0.406 equally."""
    left = 1 - 10**-0.5 - 10**-0.75 - 10**-1
    assert model.unigrams[[GOOD, UNKNOWN]] == pytest.approx([left / 2, left / 2])
    assert model.unigrams[TODAY] == pytest.approx(10**-0.5)
    assert model.unigrams[[BEGIN, END]].tolist() == [0, 0]


def test_a_context_without_a_bigram_gets_one(model):
    """今天 天气 is no bigram of the file: it gets what backing off gives."""
    assert after(model, TODAY, WEATHER) == pytest.approx(10**-0.25 * 10**-0.75)


@pytest.mark.parametrize("context", [(TODAY,), (WEATHER,), (GOOD,), (TODAY, WEATHER)])
def test_probabilities_sum_to_one(model, context):
    """What it gave to a word outside of the lexicon goes to the others."""
    assert sum(after(model, *context, word) for word in range(7)) == pytest.approx(1)


def test_a_model_of_another_language(tmp_path):
    (tmp_path / "lm.arpa").write_text(
        "\\data\\\nngram 1=1\n\n\\1-grams:\n-1\tword\n\n\\end\\\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match="give an ARPA file of Chinese"):
        read_external(tmp_path / "lm.arpa", VOCABULARY, np.zeros(4, np.float32), Progress())
