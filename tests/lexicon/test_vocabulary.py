"""Word text <-> word id."""

from __future__ import annotations

import marisa_trie
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.lexicon import Vocabulary

WORDS = ("一", "一二", "一二三", "二", "三二")
VOCABULARY = Vocabulary(marisa_trie.Trie(WORDS))


def test_ids_are_dense_and_lead_back() -> None:
    """Each word has one of the first ids, and the id the word."""
    ids = [number for number in map(VOCABULARY.id, WORDS) if number is not None]
    assert sorted(ids) == list(range(len(WORDS))) == list(range(len(VOCABULARY)))
    assert [VOCABULARY.word(number) for number in ids] == list(WORDS)


def test_words_that_are_not_there() -> None:
    assert [VOCABULARY.id(word) for word in ("", "三", "二二", "一二三四")] == [None] * 4


@pytest.mark.parametrize("number", [len(WORDS), 1 << 20])
def test_ids_that_no_word_has(number: int) -> None:
    with pytest.raises(KeyError):
        VOCABULARY.word(number)


def test_words_that_a_text_begins_with() -> None:
    """Shortest first, each with its id."""
    expected = [(word, VOCABULARY.id(word)) for word in ("一", "一二", "一二三")]
    assert VOCABULARY.words_beginning("一二三四") == expected
    assert VOCABULARY.words_beginning("三一") == VOCABULARY.words_beginning("") == []


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_may_be_asked_for(text: str) -> None:
    """Not even half a character raises: it is in no word."""
    assert VOCABULARY.id(text) is None or text in WORDS
    beginnings = [word for word, _ in VOCABULARY.words_beginning(text)]
    assert beginnings == [word for word in WORDS if text.startswith(word)]
