"""Words by their syllables: small sources, compiled and asked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ime.compiler.lexicon import compile_lexicon
from ime.compiler.source_format import SourceEntry
from ime.lexicon import SystemLexicon, encode_reading, initials_of, syllable_code
from ime.pinyin import SYLLABLE_ID, SYLLABLES
from tests.miniature import entry

ENTRIES = [
    entry("先", "xian", frequency=-3.0),
    entry("线", "xian", frequency=-3.5),
    entry("现", "xian", frequency=-2.5),
    entry("西安", "xi'an", frequency=-4.0),
    entry("西岸", "xi'an", frequency=-5.0),
    entry("西", "xi", frequency=-3.0),
    entry("安", "an", frequency=-3.0),
    # 重 is read zhong four times in five: -2.5 - 0.1 and -2.5 - 0.7.
    entry("重", "zhong", share=-0.1, frequency=-2.5),
    entry("重", "chong", share=-0.7, frequency=-2.5),
    entry("中", "zhong", frequency=-2.0),
    entry("虫", "chong", frequency=-3.0),
    entry("中国", "zhong'guo", frequency=-3.0),
    entry("这个", "zhe'ge", frequency=-3.2),
    entry("资格", "zi'ge", frequency=-3.8),
]


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> SystemLexicon:
    return compiled(ENTRIES, tmp_path_factory.mktemp("lexicon"))


def compiled(entries: Iterable[SourceEntry], folder: Path) -> SystemLexicon:
    compile_lexicon(entries, folder)
    return SystemLexicon.open(folder)


def code_of(pinyin: str) -> str:
    return encode_reading([SYLLABLE_ID[syllable] for syllable in pinyin.split("'")])


def words_of(lexicon: SystemLexicon, pinyin: str) -> list[str]:
    """Return the words of one reading in their order."""
    (reading,) = [r for n, r in lexicon.readings_in(code_of(pinyin)) if n == pinyin.count("'") + 1]
    return texts(lexicon, np.arange(*lexicon.entries(reading)))


def words_within(lexicon: SystemLexicon, *beginnings: str) -> list[str]:
    """Return the words whose syllables begin like this, in their order."""
    ranges = [
        (min(ids), max(ids) + 1)
        for beginning in reversed(beginnings)
        for ids in [[SYLLABLE_ID[s] for s in SYLLABLES if s.startswith(beginning)]]
    ]
    groups = lexicon.groups_in(initials_of(low for low, _ in ranges))
    found = [group for length, group in groups if length == len(ranges)]
    return [
        word for group in found for word in texts(lexicon, lexicon.entries_within(group, ranges))
    ]


def texts(lexicon: SystemLexicon, entries: np.ndarray) -> list[str]:
    return [lexicon.vocabulary.word(word) for word in lexicon.entry_word[entries].tolist()]


def test_words_of_a_reading_are_best_first(lexicon: SystemLexicon) -> None:
    """What counts is how often a word occurs and how often it is read like this."""
    assert words_of(lexicon, "xian") == ["现", "先", "线"]
    assert words_of(lexicon, "xi'an") == ["西安", "西岸"]
    # 中 -2.0, 重 -2.6; 虫 -3.0, 重 -3.2.
    assert words_of(lexicon, "zhong") == ["中", "重"]
    assert words_of(lexicon, "chong") == ["虫", "重"]


def test_share_is_the_reading_s_own(lexicon: SystemLexicon) -> None:
    ((_, reading),) = lexicon.readings_in(code_of("chong"))
    shares = lexicon.entry_share[slice(*lexicon.entries(reading))]
    assert shares.tolist() == pytest.approx([0.0, -0.7])


def test_readings_end_where_the_path_ends(lexicon: SystemLexicon) -> None:
    """Of `zhong xi an`, `an` and `xi'an` are readings; `xi` does not end there."""
    found = lexicon.readings_in(code_of("zhong'xi'an"))
    assert [length for length, _ in found] == [1, 2]
    assert [texts(lexicon, np.arange(*lexicon.entries(r))) for _, r in found] == [
        ["安"],
        ["西安", "西岸"],
    ]


def test_no_readings_in_other_paths(lexicon: SystemLexicon) -> None:
    assert lexicon.readings_in(code_of("guo'zhong'ge")) == []
    assert lexicon.readings_in("") == []
    assert lexicon.groups_in("") == []


def test_initials_gather_readings(lexicon: SystemLexicon) -> None:
    """`z g` holds all that begins so, best first; `zh g` only what begins with zh."""
    assert words_within(lexicon, "z", "g") == ["中国", "这个", "资格"]
    assert words_within(lexicon, "zh", "g") == ["中国", "这个"]
    assert words_within(lexicon, "z", "ge") == ["这个", "资格"]
    assert words_within(lexicon, "zi", "g") == ["资格"]
    assert words_within(lexicon, "sh", "g") == []


def test_initials_of_one_syllable(lexicon: SystemLexicon) -> None:
    """先 -3.0 and 西 -3.0 share a place; the order of words with one score is that of ids."""
    found = words_within(lexicon, "x")
    assert (found[0], found[-1], set(found)) == ("现", "线", {"现", "先", "西", "线"})


def test_longest_reading(lexicon: SystemLexicon) -> None:
    assert lexicon.longest == 2


def test_empty_lexicon(tmp_path: Path) -> None:
    """A lexicon of no words opens and finds nothing."""
    lexicon = compiled([], tmp_path)
    assert (len(lexicon.vocabulary), lexicon.longest) == (0, 0)
    assert lexicon.readings_in(code_of("xi'an")) == lexicon.groups_in("ax") == []


def test_one_syllable_is_one_code_unit() -> None:
    """Codes differ, none ends a string inside a trie, none is half a character."""
    codes = [syllable_code(syllable_id) for syllable_id in range(len(SYLLABLES))]
    assert len(set(codes)) == len(SYLLABLES)
    assert all(len(code) == 1 and 0 < ord(code) < 0xD800 for code in codes)


@given(st.lists(st.integers(0, len(SYLLABLES) - 1), max_size=6))
def test_reading_is_encoded_last_syllable_first(syllable_ids: list[int]) -> None:
    """So that the readings that end with it begin like it."""
    assert encode_reading(syllable_ids) == "".join(map(syllable_code, reversed(syllable_ids)))
    assert initials_of(syllable_ids) == "".join(SYLLABLES[number][0] for number in syllable_ids)


# Few syllables and numbers, so that readings, initials and scores often collide.
syllables = st.sampled_from("a an xi xian xin zhong zi zhe chong ge guo gan".split())
scores = st.integers(-40, 0).map(lambda number: number / 10)
words = st.lists(syllables, min_size=1, max_size=4).flatmap(
    lambda read: st.builds(
        SourceEntry,
        st.text("一二三四五", min_size=len(read), max_size=len(read)),
        st.just(tuple(read)),
        scores,
        scores,
    )
)
sources = st.lists(words, max_size=30, unique_by=lambda entry: (entry.word, entry.syllables))
few_examples = settings(max_examples=40)


@few_examples
@given(sources)
def test_every_entry_is_found_by_its_reading(entries: list[SourceEntry]) -> None:
    """The words of each reading are those of the sources, none twice, best first."""
    with tempfile.TemporaryDirectory() as folder:
        lexicon = compiled(entries, Path(folder))
        for pinyin in {entry.pinyin for entry in entries}:
            here = {e.word: e.share + e.frequency for e in entries if e.pinyin == pinyin}
            found = words_of(lexicon, pinyin)
            assert sorted(found) == sorted(here)
            ranked = [here[word] for word in found]
            assert ranked == sorted(ranked, reverse=True)


@few_examples
@given(sources)
def test_every_entry_is_found_by_its_initials(entries: list[SourceEntry]) -> None:
    """A group holds what begins with the initials, as often as it is in the sources."""
    with tempfile.TemporaryDirectory() as folder:
        lexicon = compiled(entries, Path(folder))
        for initials in {tuple(s[0] for s in entry.syllables) for entry in entries}:
            here = [e for e in entries if tuple(s[0] for s in e.syllables) == initials]
            best = {
                e.word: max(o.share + o.frequency for o in here if o.word == e.word) for e in here
            }
            found = words_within(lexicon, *initials)
            assert sorted(found) == sorted(e.word for e in here)
            ranked = [best[word] for word in dict.fromkeys(found)]
            assert ranked == sorted(ranked, reverse=True)
