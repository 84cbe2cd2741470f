"""Input of any length and of any characters."""

from __future__ import annotations

from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.candidates import candidates
from ime.decoder import Decoder, context_of
from tests.miniature import ids

LETTERS = 4096
# All of Unicode, surrogates too.
anything = st.text(st.characters(exclude_categories=()), max_size=20)
some_letters = st.text("aeghimnosuvxz'’1 \0", max_size=20)


@given(anything | some_letters)
def test_no_text_raises(decoder: Decoder, typed: str) -> None:
    """Whatever is typed, something is offered, and it covers letters that were typed."""
    lattice = decoder.lattice()
    lattice.update(typed)
    assert lattice.text == typed
    offered = list(islice(candidates(lattice, sentences=5), 20))
    assert bool(offered) == bool(typed)
    assert all(0 == found.start < found.end <= len(typed) for found in offered)


@pytest.mark.parametrize(
    "piece",
    ["xian", "fangan", "zh", "zho", "a", "an'", "'an", "1", "我", "v", "xi1", "n"],
    ids=count(1),
)
def test_thousands_of_letters(decoder: Decoder, piece: str) -> None:
    """No limit of recursion is met, and sentences are as many and as different as elsewhere."""
    typed = (piece * LETTERS)[:LETTERS]
    lattice = decoder.lattice()
    lattice.update(typed)
    found = list(islice(lattice.sentences(), 3))
    assert found
    assert len({sentence.text for sentence in found}) == len(found)
    assert all(sentence.boundaries[-1] == len(typed.rstrip("'")) for sentence in found)
    assert list(islice(candidates(lattice, sentences=3), 10))


@pytest.mark.parametrize("apostrophes", [1, 31, 32, 33, 63, 64, 65, 200, LETTERS])
def test_many_apostrophes(decoder: Decoder, apostrophes: int) -> None:
    """They count for nothing, wherever they stand and however many they are."""
    few, many = decoder.lattice(), decoder.lattice()
    few.update("xi'an")
    many.update("'" * apostrophes + "xi" + "'" * apostrophes + "an" + "'" * apostrophes)
    assert [(s.text, s.score) for s in many.sentences()] == [
        (s.text, s.score) for s in few.sentences()
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("西安", ["西安"]),
        # The longest word, again and again.
        ("中国人上海", ["中国人", "上海"]),
        ("是中国", ["是", "中国"]),
        # A character of which there is no word ends a sentence.
        ("西安，上海", ["上海"]),
        ("西安。", []),
        ("西安 ", []),
        ("abc先", ["先"]),
        # What stands far to the left is not looked at.
        ("，" * 1000 + "先现", ["先", "现"]),
        ("\ud800先", ["先"]),
        ("先\ud800", []),
        ("\0先", ["先"]),
    ],
    ids=count(1),
)
def test_context_of_a_text(decoder: Decoder, text: str, words: list[str]) -> None:
    vocabulary = decoder.lexicon.vocabulary
    assert context_of(text, vocabulary) == ids(vocabulary, *words)


@given(anything, anything)
def test_any_text_may_be_context(decoder: Decoder, text: str, more: str) -> None:
    """Nothing raises, and what follows can be decoded."""
    for context in (text, text + "西安" + more, text + "西安"):
        words = context_of(context, decoder.lexicon.vocabulary)
        assert all(0 <= word < len(decoder.lexicon.vocabulary) for word in words)
        lattice = decoder.lattice(words)
        lattice.update("fang'an")
        assert next(lattice.sentences()).text == "方案"


def test_context_ends_with_the_last_word(decoder: Decoder) -> None:
    """A long context is that of its end."""
    vocabulary = decoder.lexicon.vocabulary
    words = context_of("上海人是中国人" * 100, vocabulary)
    assert words[-2:] == ids(vocabulary, "是", "中国人")


def test_unknown_words_may_be_context(decoder: Decoder) -> None:
    """What stood for itself was chosen, and goes on as context: P(中国 | <unk>)."""
    lattice = decoder.lattice([decoder.model.unknown])
    lattice.update("zhongguo")
    assert next(lattice.sentences()).score == pytest.approx(-1.2)
