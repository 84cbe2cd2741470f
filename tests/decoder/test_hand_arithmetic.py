"""Sentences of `small_words.py`, with the sums of its numbers done by hand."""

from __future__ import annotations

from itertools import count, islice
from pathlib import Path

import pytest

from ime.decoder import Decoder, Sentence
from ime.pinyin.spelling import ABBREVIATED_PENALTY, UNFINISHED_PENALTY
from tests.miniature import ids, open_miniature


def sentences(decoder: Decoder, typed: str, *context: str, most: int = 9) -> list[Sentence]:
    lattice = decoder.lattice(ids(decoder.lexicon.vocabulary, *context))
    lattice.update(typed)
    return list(islice(lattice.sentences(), most))


def scored(found: list[Sentence]) -> list[tuple[str, object]]:
    return [(sentence.text, sentence.score) for sentence in found]


def words(decoder: Decoder, sentence: Sentence) -> list[str]:
    return [decoder.lexicon.vocabulary.word(number) for number in sentence.words]


def test_three_readings_of_four_letters(decoder: Decoder) -> None:
    """Each text once: 西 and 安 as two words are 西安 too, and less probable."""
    found = sentences(decoder, "xian")
    assert scored(found) == [
        # P(现 | <s>)
        ("现", pytest.approx(-0.5)),
        # backoff(<s>) + P(先)
        ("先", pytest.approx(-0.2 - 2.0)),
        # backoff(<s>) + P(西安); of two words: -0.2 - 2.5 - 0.3 - 2.25 = -5.25
        ("西安", pytest.approx(-0.2 - 2.75)),
    ]
    assert [sentence.boundaries for sentence in found] == [(4,), (4,), (2, 4)]
    assert words(decoder, found[2]) == ["西安"]


def test_apostrophe_leaves_one_reading(decoder: Decoder) -> None:
    assert scored(sentences(decoder, "xi'an")) == [("西安", pytest.approx(-2.95))]


def test_trigram_of_the_beginning(decoder: Decoder) -> None:
    """At the beginning of a sentence 中国 and 人 are better than 中国人."""
    best = sentences(decoder, "zhongguoren")[0]
    # P(中国 | <s>) + P(人 | <s> 中国), against backoff(<s>) + P(中国人) = -2.8
    assert (best.text, best.score) == ("中国人", pytest.approx(-0.7 - 0.2))
    assert words(decoder, best) == ["中国", "人"]
    assert best.boundaries == (5, 8, 11)


def test_context_of_one_word(decoder: Decoder) -> None:
    """After 是 the same letters are the same text by other words."""
    best = sentences(decoder, "zhongguoren", "是")[0]
    # backoff(是) + P(中国人), against P(中国 | 是) + P(人 | 是 中国) = -0.9 - 2.5
    assert (best.text, best.score) == ("中国人", pytest.approx(-0.25 - 2.6))
    assert words(decoder, best) == ["中国人"]


def test_context_of_two_words(decoder: Decoder) -> None:
    """The state after the context holds both words: 反感 西安 is a bigram, 西安 方案 another."""
    # P(方案 | 反感 西安)
    assert sentences(decoder, "fang'an", "反感", "西安")[0].score == pytest.approx(-0.1)
    # P(方案 | 西安)
    assert sentences(decoder, "fang'an", "西安")[0].score == pytest.approx(-0.4)
    # backoff(<s>) + P(方案)
    assert sentences(decoder, "fang'an")[0].score == pytest.approx(-0.2 - 2.9)
    # No word before the last two counts.
    assert sentences(decoder, "fang'an", "人", "反感", "西安")[0].score == pytest.approx(-0.1)


def test_context_reaches_into_the_sentence(decoder: Decoder) -> None:
    """P(西安 | 反感) + P(方案 | 反感 西安)."""
    best = sentences(decoder, "xianfangan", "反感")[0]
    assert (best.text, best.score) == ("西安方案", pytest.approx(-1.9 - 0.1))


def test_history_that_is_worse_now_may_be_better_later(decoder: Decoder) -> None:
    """Both words are remembered: 你现 leads until 方 follows, which is said after 你先."""
    # backoff(<s>) + P(你) is -1.5; P(现 | 你) = -1.4, P(先 | 你) = -1.9.
    assert scored(sentences(decoder, "nixian", most=2)) == [
        ("你现", pytest.approx(-1.5 - 1.4)),
        ("你先", pytest.approx(-1.5 - 1.9)),
    ]
    # P(方 | 你 现) = -3.5, P(方 | 你 先) = -0.3.
    assert scored(sentences(decoder, "nixianfang", most=1)) == [
        ("你先方", pytest.approx(-1.5 - 1.9 - 0.3)),
    ]


def test_one_last_word_after_different_words(decoder: Decoder) -> None:
    """After 上海 人 the model knows 是, after 中国 人 it has to back off."""
    best = sentences(decoder, "shanghairenshi")[0]
    # backoff(<s>) + P(上海) + P(人 | 上海) + P(是 | 上海 人)
    assert (best.text, best.score) == ("上海人是", pytest.approx(-0.2 - 2.2 - 0.3 - 0.8))
    best = sentences(decoder, "zhongguorenshi")[0]
    # P(中国 | <s>) + P(人 | <s> 中国) + backoff(中国 人) + P(是 | 人)
    assert (best.text, best.score) == ("中国人是", pytest.approx(-0.7 - 0.2 - 0.1 - 1.1))


def test_what_loses_against_the_only_node_is_kept_beside_it(small_folder: Path) -> None:
    """A beam of one node still offers a second sentence."""
    found = sentences(open_miniature(small_folder, beam_width=1), "xian")
    assert [sentence.text for sentence in found[:2]] == ["现", "先"]


def test_share_of_a_reading(decoder: Decoder) -> None:
    """backoff(<s>) + P(重) + the share of the reading."""
    # 中: -0.2 - 1.75
    expected = [("中", pytest.approx(-1.95)), ("重", pytest.approx(-0.2 - 2.0 - 0.1))]
    assert scored(sentences(decoder, "zhong")) == expected
    assert scored(sentences(decoder, "chong")) == [("重", pytest.approx(-0.2 - 2.0 - 0.7))]


def test_abbreviated_syllables_pay_a_penalty(decoder: Decoder) -> None:
    """上海 by its initials, two of them."""
    best = sentences(decoder, "shh")[0]
    assert (best.text, best.score) == ("上海", pytest.approx(-0.2 - 2.2 + 2 * ABBREVIATED_PENALTY))
    best = sentences(decoder, "shangh")[0]
    assert (best.text, best.score) == ("上海", pytest.approx(-0.2 - 2.2 + ABBREVIATED_PENALTY))


def test_unfinished_syllable_pays_less(decoder: Decoder) -> None:
    best = sentences(decoder, "zhon")[0]
    assert (best.text, best.score) == ("中", pytest.approx(-0.2 - 1.75 + UNFINISHED_PENALTY))


def test_characters_that_stand_for_themselves(decoder: Decoder) -> None:
    """They are unknown words: backoff(<s>) + P(<unk>), and P(中国 | <unk>) behind."""
    (only,) = sentences(decoder, "1")
    assert (only.text, only.score) == ("1", pytest.approx(-0.2 - 3.0))
    best = sentences(decoder, "1zhongguo")[0]
    assert (best.text, best.score) == ("1中国", pytest.approx(-0.2 - 3.0 - 1.2))
    assert best.words[0] == decoder.model.unknown


def test_characters_stay_as_they_were_typed(decoder: Decoder) -> None:
    """Letters are folded to be read, and not where they stand for themselves."""
    assert sentences(decoder, "V")[0].text == "V"
    assert sentences(decoder, "Üxian")[0].text == "Ü现"
    assert sentences(decoder, "XIAN")[0].text == "现"


@pytest.mark.parametrize("typed", ["", "'", "''''", "fiao", "xianfiao"], ids=count(1))
def test_no_sentence_where_nothing_can_be_read(decoder: Decoder, typed: str) -> None:
    """Nothing, apostrophes, and a syllable of which there is no word."""
    assert sentences(decoder, typed) == []
