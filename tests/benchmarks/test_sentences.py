"""The project's own sentences, as somebody would type them."""

from __future__ import annotations

from collections import Counter

from pypinyin import Style, pinyin

from benchmarks.sentences import OWN_SENTENCES
from ime.pinyin.syllables import SYLLABLES

ROWS = [line.split("\t") for line in OWN_SENTENCES.read_text(encoding="utf-8").splitlines()]
KEYS = [keys.split("'") for keys, _, _ in ROWS]
TEXTS = [text for _, text, _ in ROWS]


def test_there_are_300_in_20_domains_of_15():
    domains = Counter(domain for _, _, domain in ROWS)
    assert len(ROWS) == 300
    assert len(domains) == 20
    assert set(domains.values()) == {15}


def test_none_is_there_twice():
    assert len(set(TEXTS)) == len(TEXTS)
    assert len({tuple(syllables) for syllables in KEYS}) == len(KEYS)


def test_each_is_4_to_25_hanzi_and_nothing_else():
    for text in TEXTS:
        assert 4 <= len(text) <= 25, text
        assert all("一" <= character <= "鿿" for character in text), text


def test_every_syllable_is_legal():
    assert {syllable for syllables in KEYS for syllable in syllables} <= set(SYLLABLES)


def test_every_character_has_the_reading_it_is_given():
    for syllables, text in zip(KEYS, TEXTS, strict=True):
        for syllable, character in zip(syllables, text, strict=True):
            assert syllable in readings(character), f"{character} is not {syllable} in {text}"


def test_a_wrong_reading_would_be_noticed():
    assert readings("长") == {"chang", "zhang"}
    assert readings("略") == {"lve"}


def readings(character: str) -> set[str]:
    found = pinyin(character, heteronym=True, style=Style.NORMAL, v_to_u=False)
    return set(found[0])
