"""Small models, compiled from ARPA text as the real one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import marisa_trie
import numpy as np
import pytest

from ime.compiler.model import compile_arpa
from ime.lexicon import Vocabulary
from ime.lm import NgramModel

TOY = Path(__file__).with_name("toy.arpa")
# What the lexicon knows: the words of the toy, and one that the toy lacks.
TOY_WORDS = ("今天", "天气", "很", "好", "私语")

Compile = Callable[[Path, Path, tuple[str, ...]], Vocabulary]


def compile_words(arpa: Path, folder: Path, words: tuple[str, ...]) -> Vocabulary:
    vocabulary = Vocabulary(marisa_trie.Trie(words))
    frequency = np.full(len(words), np.nan, np.float32)
    compile_arpa(
        arpa, folder, vocabulary=vocabulary, vocabulary_sha256="toy", word_frequency=frequency
    )
    return vocabulary


@pytest.fixture(scope="session")
def compile_model() -> Compile:
    """Compiles an ARPA file into a folder, for some words of unknown frequency."""
    return compile_words


@pytest.fixture(scope="session")
def toy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toy") / "model"
    compile_words(TOY, folder, TOY_WORDS)
    return folder


@pytest.fixture(scope="session")
def toy(toy_folder: Path) -> NgramModel:
    return NgramModel.open(toy_folder, vocabulary_sha256="toy")


@pytest.fixture(scope="session")
def toy_ids(toy: NgramModel) -> dict[str, int]:
    vocabulary = Vocabulary(marisa_trie.Trie(TOY_WORDS))
    specials = {"<s>": toy.begin, "</s>": toy.end, "<unk>": toy.unknown}
    return {word: vocabulary.id(word) for word in TOY_WORDS} | specials
