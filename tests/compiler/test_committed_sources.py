"""What `dictionaries/*.tsv` must be, whatever it was made from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ime.compiler.source_format import SourceEntry, read_source
from ime.compiler.sources.corrections import read_corrections

DICTIONARIES = Path(__file__).resolve().parents[2] / "dictionaries"
KNOWN_READINGS = Path(__file__).with_name("known_readings.tsv")
LIMIT_BYTES = 16_000_000

# Readings that are right although the character has them nowhere else.
SINGULAR = {"宕昌", "彰明较着", "旋干转坤", "火燵", "神祗", "赵孟𫖯", "通什", "通什市", "陈寅恪"}

# No reading is known for these among the ideographs that every device has had since 1993.
UNREADABLE = set("兙兡嗧桛烪瓧瓰瓱瓼甅")

Sources = Mapping[str, Sequence[SourceEntry]]
Shares = Mapping[str, Mapping[str, float]]


@pytest.fixture(scope="module")
def sources() -> Sources:
    return {path.name: list(read_source(path)) for path in sorted(DICTIONARIES.glob("*.tsv"))}


@pytest.fixture(scope="module")
def shares(sources: Sources) -> Shares:
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for entries in sources.values():
        for entry in entries:
            found[entry.word][entry.pinyin] = entry.share
    return found


def test_no_word_stands_twice_under_one_reading(sources):
    seen = Counter((entry.word, entry.pinyin) for entries in sources.values() for entry in entries)
    assert [key for key, count in seen.items() if count > 1] == []


def test_a_word_has_one_frequency(sources):
    frequencies = defaultdict(set)
    for entries in sources.values():
        for entry in entries:
            frequencies[entry.word].add(entry.frequency)
    assert [word for word, found in frequencies.items() if len(found) > 1] == []


def test_the_shares_of_a_word_add_up_to_one(shares):
    """Four decimals of up to a dozen logarithms: within a thousandth."""
    sums = {word: sum(10**share for share in found.values()) for word, found in shares.items()}
    assert [word for word, total in sums.items() if abs(total - 1) > 0.001] == []


def test_every_syllable_is_a_reading_of_its_character(shares):
    singular = {
        word
        for word, readings in shares.items()
        for reading in readings
        for char, syllable in zip(word, reading.split("'"), strict=True)
        if syllable not in shares.get(char, {})
    }
    assert singular == SINGULAR


def test_every_common_character_can_be_typed(shares):
    """The 20,902 ideographs of GBK and nine in ten of extension A."""
    assert {chr(code) for code in range(0x4E00, 0x9FA6)} - shares.keys() == UNREADABLE
    extension = [chr(code) for code in range(0x3400, 0x4DB6)]
    assert sum(char in shares for char in extension) > 0.88 * len(extension)


def test_a_rare_character_comes_after_the_common_ones_of_its_reading(sources):
    scores = {
        (entry.word, entry.pinyin): entry.share + entry.frequency
        for entries in sources.values()
        for entry in entries
        if len(entry.word) == 1
    }
    for pinyin, common, rare in [("shi", "是时十", "埘鼭㸷"), ("ti", "提题体", "是惖䎮")]:
        best = max(scores[char, pinyin] for char in rare)
        assert min(scores[char, pinyin] for char in common) > best


def _known() -> list[tuple[str, str]]:
    lines = KNOWN_READINGS.read_text(encoding="utf-8").splitlines()
    return [(word, pinyin) for word, pinyin in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("word", "pinyin"), _known(), ids=[word for word, _ in _known()])
def test_a_word_that_is_easily_misread_has_its_reading_first(shares, word, pinyin):
    assert max(shares[word], key=shares[word].__getitem__) == pinyin


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [
        ("睡觉", "shui'jue"),
        ("女权", "nu'quan"),
        ("朝政", "zhao'zheng"),
        ("俄勒冈", "e'lei'gang"),
        ("进言", "zhi'yan"),
        ("了望台", "le'wang'tai"),
    ],
)
def test_a_wrong_reading_is_gone(shares, word, pinyin):
    assert pinyin not in shares[word]


def test_the_corrections_are_in(shares):
    for word, readings in read_corrections().items():
        assert set(shares[word]) >= {"'".join(reading) for reading in readings}
        assert max(shares[word], key=shares[word].__getitem__) == "'".join(readings[0])


def test_the_table_of_origins_has_every_file_with_its_rows(sources):
    page = (DICTIONARIES / "SOURCES.md").read_text(encoding="utf-8")
    rows = {
        name: int(count.replace(",", ""))
        for name, count in re.findall(r"^\| `([\w-]+\.tsv)` \| ([\d,]+) \|", page, re.MULTILINE)
    }
    assert rows == {name: len(entries) for name, entries in sources.items()}


def test_the_licence_texts_named_are_there_and_no_others():
    page = (DICTIONARIES / "SOURCES.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`licenses/([\w.-]+)`", page))
    assert named == {path.name for path in (DICTIONARIES / "licenses").iterdir()}


def test_the_sources_stay_small():
    assert sum(path.stat().st_size for path in DICTIONARIES.glob("*.tsv")) < LIMIT_BYTES
