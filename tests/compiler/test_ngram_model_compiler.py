from __future__ import annotations

from pathlib import Path

import marisa_trie
import numpy as np
import pytest

from ime.compiler.model import compile_arpa
from ime.errors import SourceError
from ime.lexicon import Vocabulary
from ime.lm import NgramModel

WORDS = ("今天", "天气", "私语", "很", "好")
ARPA = """\\data\\
ngram 1=4
ngram 2=1
ngram 3=1

\\1-grams:
-4	<unk>
-0.5	今天	-0.25
-0.75	天气	-0.1
-0.8	很

\\2-grams:
-0.3	天气 很

\\3-grams:
-0.1	今天 天气 很

\\end\\
"""


def compile_text(
    folder: Path, text: str, *, frequency: dict[str, float] | None = None
) -> tuple[NgramModel, dict[str, int]]:
    vocabulary = Vocabulary(marisa_trie.Trie(WORDS))
    ids = {word: vocabulary.id(word) for word in WORDS}
    frequencies = np.full(len(WORDS), np.nan, np.float32)
    for word, known in (frequency or {}).items():
        frequencies[ids[word]] = known
    folder.mkdir()
    (folder / "lm.arpa").write_text(text, encoding="utf-8")
    compile_arpa(
        folder / "lm.arpa",
        folder / "model",
        vocabulary=vocabulary,
        vocabulary_sha256="digest",
        word_frequency=frequencies,
    )
    return NgramModel.open(folder / "model"), ids


def score(model: NgramModel, history: list[int], word: int) -> float:
    previous, last, backoff = model.state_of(history)
    scores, _ = model.score(
        np.array([previous], np.int32),
        np.array([last], np.int32),
        np.array([backoff], np.float32),
        np.array([word], np.int32),
    )
    return float(scores[0])


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Compiling twice writes the same files."""
    for name in ("once", "again"):
        compile_text(tmp_path / name, ARPA)
    once, again = (sorted((tmp_path / name / "model").iterdir()) for name in ("once", "again"))
    assert [path.name for path in once] == [path.name for path in again]
    assert [path.read_bytes() for path in once] == [path.read_bytes() for path in again]


def test_words_that_the_arpa_lacks(tmp_path: Path) -> None:
    """They get their own frequency, but never more than <unk>."""
    frequency = {"私语": -5.5, "好": -2.0, "今天": -9.0}
    model, ids = compile_text(tmp_path / "lm", ARPA, frequency=frequency)
    after = [model.unknown]
    assert score(model, after, ids["私语"]) == -5.5  # rarer than <unk>: as it is
    assert score(model, after, ids["好"]) == -4.0  # more frequent: as <unk>
    assert score(model, after, ids["今天"]) == -0.5  # the ARPA knows better


def test_arpa_without_unknown_word(tmp_path: Path) -> None:
    """The least frequent word stands in for <unk>."""
    text = ARPA.replace("ngram 1=4", "ngram 1=3").replace("-4	<unk>\n", "")
    model, ids = compile_text(tmp_path / "lm", text, frequency={"好": -0.1})
    assert score(model, [model.unknown], ids["好"]) == pytest.approx(-0.8)
    assert score(model, [ids["好"]], model.unknown) == pytest.approx(-0.8)


def test_trigram_whose_context_was_pruned(tmp_path: Path) -> None:
    """A trigram is found though its first two words are no bigram, and changes nothing else."""
    model, ids = compile_text(tmp_path / "lm", ARPA)
    today, weather, very = ids["今天"], ids["天气"], ids["很"]
    assert score(model, [today, weather], very) == pytest.approx(-0.1)
    # backoff(今天) + P(天气), as without the added bigram; then P(很 | 天气) needs no back-off
    assert score(model, [today], weather) == pytest.approx(-0.25 - 0.75)
    assert score(model, [very, weather], very) == pytest.approx(-0.3)


def test_lower_orders(tmp_path: Path) -> None:
    """Files of bigrams or of unigrams only make models of the same kind."""
    cut = ARPA.replace("ngram 3=1\n", "").split("\\3-grams")[0] + "\\end\\\n"
    model, ids = compile_text(tmp_path / "two", cut)
    assert model.order == 2
    assert score(model, [ids["今天"], ids["天气"]], ids["很"]) == pytest.approx(-0.3)
    cut = cut.replace("ngram 2=1\n", "").replace("	-0.25", "").replace("	-0.1", "")
    model, ids = compile_text(tmp_path / "one", cut.split("\\2-grams")[0] + "\\end\\\n")
    assert model.order == 1
    assert score(model, [ids["今天"], ids["天气"]], ids["很"]) == pytest.approx(-0.8)


def test_model_without_sentence_ends(tmp_path: Path) -> None:
    """An ARPA that lacks </s> cannot score it, and says so."""
    model, _ = compile_text(tmp_path / "without", ARPA)
    assert not model.scores_end
    model, _ = compile_text(tmp_path / "with", ARPA.replace("<unk>", "</s>"))
    assert model.scores_end


def test_repeated_ngrams_are_refused(tmp_path: Path) -> None:
    """The second of two equal n-grams is named by its line."""
    twice = ARPA.replace("ngram 2=1", "ngram 2=2").replace("天气 很\n", "天气 很\n-1 天气 很\n", 1)
    with pytest.raises(SourceError, match=r"lm\.arpa:14: want each n-gram once"):
        compile_text(tmp_path / "lm", twice)


def test_arpa_of_another_language_is_refused(tmp_path: Path) -> None:
    """A file without any word of the lexicon is a mistake."""
    text = "\\data\\\nngram 1=1\n\\1-grams:\n-1 word\n\\end\\\n"
    with pytest.raises(SourceError, match="no word of it is in the lexicon"):
        compile_text(tmp_path / "lm", text)
