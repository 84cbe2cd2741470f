"""The small rules by which the dictionary sources are made, each by hand."""

from __future__ import annotations

import lzma
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.source_format import SourceEntry
from ime.compiler.sources.characters import ADDED_READING_SHARE, character_entries
from ime.compiler.sources.corrections import CORRECTIONS, REASONS, read_corrections
from ime.compiler.sources.jieba_words import (
    JiebaWord,
    is_wanted,
    jieba_entries,
    load_jieba_words,
    log10_shift,
)
from ime.compiler.sources.open_gram import UNCOUNTED_WORD_FREQUENCY, open_gram_entries
from ime.compiler.sources.original_text import read_lines
from ime.compiler.sources.phrases import PHRASE_FREQUENCY, phrase_entries
from ime.compiler.sources.pypinyin_tables import load_characters, load_phrases, pypinyin_reading
from ime.compiler.sources.rarity import rare_character_frequency
from ime.compiler.sources.readings import Readings, entries_of
from ime.compiler.sources.shares import ranked_shares
from ime.compiler.sources.toneless import toneless
from ime.compiler.sources.unigrams import read_unigrams
from ime.errors import SourceError
from ime.pinyin import SYLLABLE_ID


def _entry(word: str, pinyin: str, share: float = 0.0, frequency: float = -3.0) -> SourceEntry:
    return SourceEntry(word, tuple(pinyin.split("'")), share, frequency)


def _open_gram(lines, **given):
    nothing = {"unigrams": {}, "order": {}, "corrections": {}}
    return list(open_gram_entries(lines, **{**nothing, **given}))


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("zhōng", "zhong"),
        ("de", "de"),
        ("nǚ", "nv"),
        ("lüè", "lve"),
        ("nüè", "nve"),
        ("jǔ", "ju"),
        ("jǘ", "ju"),
        ("yuǎn", "yuan"),
        ("Yī", "yi"),
        ("ê̄", "e"),
        ("ế", "e"),
        ("ḿ", "m"),
        ("ǹg", "ng"),
        ("hng", "hng"),
    ],
)
def test_a_syllable_loses_its_tone_and_is_written_as_it_is_typed(marked, plain):
    assert toneless(marked) == plain


@given(st.integers(1, 9), st.floats(0.5, 0.99))
def test_ranked_shares_add_up_to_one_and_the_first_is_the_greatest(count, dominance):
    shares = ranked_shares(count, dominance=dominance)
    assert len(shares) == count
    assert sum(10**share for share in shares) == pytest.approx(1)
    assert shares[0] == max(shares)


def test_the_others_divide_what_the_first_reading_leaves():
    # 0.2 for two: 0.1 each.
    assert ranked_shares(3, dominance=0.8) == pytest.approx((log10(0.8), -1, -1))


@pytest.mark.parametrize(
    ("char", "frequency"), [("圯", -6.5), ("壓", -7.0), ("乪", -7.5), ("㐀", -8.0), ("鿿", -8.0)]
)
def test_an_uncounted_character_is_ranked_by_the_standard_that_has_it(char, frequency):
    """GB 2312, then the everyday level of Big5, then GBK, then the rest."""
    assert rare_character_frequency(char) == frequency


def test_unigrams_are_those_of_hanzi_and_end_where_the_bigrams_begin():
    lines = ["\\data\\", "ngram 1=3", "", "\\1-grams:", "-2\t<unk>", "-1.5\t银行\t-0.2", "-3\t一"]
    assert read_unigrams([*lines, "", "\\2-grams:", "-1\t一 二", "-1\t二"]) == {
        "银行": -1.5,
        "一": -3.0,
    }


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["\\data\\"], "the ARPA file has no 1-grams of hanzi; give another one"),
        (["\\1-grams:", "x 一"], "a 1-gram of the ARPA file has no number; get the file again"),
    ],
)
def test_a_file_without_unigrams_is_refused(lines, message):
    with pytest.raises(SourceError) as raised:
        read_unigrams(lines)
    assert str(raised.value) == message


def test_open_gram_keeps_the_shares_it_counts_and_the_unigrams():
    """Shares of 0.3 and 0.1 become 3/4 and 1/4: together they are all."""
    lines = [f"一行\tyi'hang\t{log10(0.1)}", f"一行\tyi'xing\t{log10(0.3)}", "银行 yin'hang"]
    assert _open_gram(lines, unigrams={"一行": -4.5}) == [
        SourceEntry("一行", ("yi", "hang"), pytest.approx(log10(0.25)), -4.5),
        SourceEntry("一行", ("yi", "xing"), pytest.approx(log10(0.75)), -4.5),
        _entry("银行", "yin'hang", frequency=UNCOUNTED_WORD_FREQUENCY),
    ]


def test_open_gram_readings_without_shares_are_ordered_by_pypinyin():
    """nan is first of what is listed, na2 is not listed, na comes last: 0.9 and 0.1."""
    entries = _open_gram(["南\tna\t0", "南\tnan\t0"], order={"南": (("nan",), ("no",), ("na",))})
    assert {entry.pinyin: entry.share for entry in entries} == pytest.approx(
        {"nan": log10(0.9), "na": log10(0.1)}
    )


def test_a_correction_replaces_the_readings():
    """Of a word's two readings the first has 0.7."""
    entries = _open_gram(
        ["女权\tnu'quan\t0", "泊车\tpo'che\t0"],
        corrections={"女权": (("nv", "quan"),), "泊车": (("bo", "che"), ("po", "che"))},
    )
    assert {(entry.word, entry.pinyin): entry.share for entry in entries} == pytest.approx(
        {("女权", "nv'quan"): 0, ("泊车", "bo'che"): log10(0.7), ("泊车", "po'che"): log10(0.3)}
    )


@pytest.mark.parametrize("line", ["儿\tr\t0", "特-达\tte'da\t0", "澳门区\tao'men\t0"])
def test_what_cannot_be_typed_as_listed_is_left_out(line):
    assert _open_gram([line]) == []


@pytest.mark.parametrize("line", ["银行", "银行\tyin'hang\tx", ""])
def test_a_line_that_is_no_dictionary_line_is_refused(line):
    want = "want a word, its pinyin and perhaps a share; get the file again"
    with pytest.raises(SourceError) as raised:
        _open_gram(["一 yi", line])
    assert str(raised.value) == f"open-gram line 2: {want}"


def test_readings_of_a_known_character_are_added_with_a_tiny_share():
    known = [_entry("是", "shi", frequency=-2.4), _entry("是的", "shi'de")]
    assert list(character_entries({"是": ("shi", "ti")}, known)) == [
        SourceEntry("是", ("ti",), ADDED_READING_SHARE, -2.4)
    ]


def test_an_unknown_character_gets_all_its_readings():
    entries = list(character_entries({"乪": ("nang", "you"), "𠀀": ("he",), "a": ("a",)}, []))
    assert entries == [
        SourceEntry("乪", ("nang",), pytest.approx(log10(0.9)), -7.5),
        SourceEntry("乪", ("you",), pytest.approx(log10(0.1)), -7.5),
    ]


def test_a_word_is_read_as_its_most_probable_split():
    """银行+长 costs -4-3, 银+行长 -5-5, 银+行+长 -5-3-3."""
    known = [
        _entry("银", "yin", frequency=-5),
        _entry("行", "xing", -0.1),
        _entry("行", "hang", -0.7),
        _entry("长", "zhang"),
        _entry("银行", "yin'hang", frequency=-4),
        _entry("行长", "hang'zhang", frequency=-5),
    ]
    readings = Readings(known)
    assert readings.of("银行长") == ("yin", "hang", "zhang")
    assert readings.of("长行") == ("zhang", "xing")
    assert readings.of("银行门") is None


def test_opinions_that_differ_are_both_listed_and_equal_ones_once():
    two = entries_of("泊车", -5.0, [("bo", "che"), None, ("po", "che"), ("bo", "che")])
    assert [(entry.pinyin, round(10**entry.share, 6)) for entry in two] == [
        ("bo'che", 0.7),
        ("po'che", 0.3),
    ]
    assert entries_of("泊车", -5.0, [None, None]) == []


def test_the_shift_is_the_median_over_words_that_both_have_often():
    """Of 1,000: 100 is -1, 400 is -0.3979, 500 is -0.3010; differences -1, -2 and -4."""
    words = [JiebaWord("一", 100), JiebaWord("二", 400), JiebaWord("三", 500), JiebaWord("四", 99)]
    unigrams = {"一": -2.0, "二": log10(0.4) - 2, "三": log10(0.5) - 4, "四": 0.0}
    assert log10_shift(words, 1000, unigrams) == pytest.approx(-2)
    assert log10_shift(words, 1000, {"五": -1.0}) == 0


@pytest.mark.parametrize("word", ["一", "T恤", "AA制", "，。", "一二三四五六七八九十百千万"])
def test_some_words_of_jieba_are_not_wanted(word):
    assert not is_wanted(JiebaWord(word, 1000))


def test_jieba_words_are_read_from_both_sides():
    """pypinyin has exactly 银行 and wins; it has no 行银, where the split wins.

    银行 10 of 1,000, shift 0 without unigrams: -2.
    """
    readings = Readings([_entry("银", "yin"), _entry("行", "heng")])
    words = [JiebaWord("银行", 10), JiebaWord("行银", 100), JiebaWord("重庆", 890)]
    entries = jieba_entries(
        words, known={"重庆"}, unigrams={}, phrases={"银行": ("yin", "hang")}, readings=readings
    )
    assert [(entry.word, entry.pinyin, round(entry.frequency, 6)) for entry in entries] == [
        ("银行", "yin'hang", -2.0),
        ("银行", "yin'heng", -2.0),
        ("行银", "heng'yin", -1.0),
        ("行银", "xing'yin", -1.0),
    ]


def test_phrases_that_are_known_or_no_words_are_left_out():
    readings = Readings([_entry(char, "yi") for char in "一二三"])
    phrases = {
        "一": ("yi",),
        "一，二": ("yi", "yi", "er"),
        "一二": ("yi", "er"),
        "二三": ("er", "san"),
    }
    entries = list(phrase_entries(phrases, known={"一二"}, readings=readings))
    assert [(entry.word, entry.pinyin) for entry in entries] == [
        ("二三", "er'san"),
        ("二三", "yi'yi"),
    ]
    assert {entry.frequency for entry in entries} == {PHRASE_FREQUENCY}


def test_pypinyin_gives_legal_syllables_only():
    assert all(
        syllable in SYLLABLE_ID
        for readings in (*load_characters().values(), *load_phrases().values())
        for syllable in readings
    )


def test_pypinyin_reads_phrases_and_says_when_it_cannot():
    assert pypinyin_reading("重庆") == ("chong", "qing")
    assert pypinyin_reading("花儿") == ("hua", "er")
    assert pypinyin_reading("a女") is None


def test_a_plain_and_a_compressed_file_are_the_same(tmp_path):
    text = "一\tyi\r\n二\ter".encode()
    (tmp_path / "plain.txt").write_bytes(text)
    (tmp_path / "packed.txt.xz").write_bytes(lzma.compress(text))
    assert list(read_lines(tmp_path / "plain.txt")) == ["一\tyi", "二\ter"]
    assert list(read_lines(tmp_path / "packed.txt.xz")) == ["一\tyi", "二\ter"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("none.txt", None, "No such file or directory"),
        ("bytes.txt", b"\xff\n", "damaged or not UTF-8"),
        ("cut.xz", lzma.compress(b"text" * 99)[:-20], "damaged or not UTF-8"),
        ("not.xz", b"text", "damaged or not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, data, reason):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError) as raised:
        list(read_lines(path))
    assert str(raised.value) == f"{path}: cannot be read ({reason}); get the file again"


def test_the_dictionary_of_an_installed_jieba_is_found(tmp_path, monkeypatch):
    """It is found, not imported: what its module does on import does not happen."""
    (tmp_path / "jieba").mkdir()
    (tmp_path / "jieba" / "__init__.py").write_text("raise SystemExit")
    (tmp_path / "jieba" / "dict.txt").write_text("AT&T 3 nz\n银行 12 n\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert load_jieba_words() == [JiebaWord("AT&T", 3), JiebaWord("银行", 12)]


def test_a_missing_jieba_is_named_with_its_cure(monkeypatch):
    monkeypatch.setattr("sys.path", [])
    with pytest.raises(SourceError) as raised:
        load_jieba_words()
    assert str(raised.value) == "jieba is not installed; run `pip install siyu[compile]`"


def test_each_correction_gives_legal_readings_and_a_reason():
    """A wrong reading replaced leaves one or more; `both` is at least two."""
    rows = [line.split("\t") for line in read_lines(CORRECTIONS)]
    words = [word for word, _, _ in rows]
    assert words == sorted(set(words))
    assert {reason for _, _, reason in rows} == REASONS
    assert all(len(readings.split()) >= 2 for _, readings, reason in rows if reason == "both")
    for word, readings in read_corrections().items():
        assert len(set(readings)) == len(readings)
        for reading in readings:
            assert len(reading) == len(word)
            assert all(syllable in SYLLABLE_ID for syllable in reading)
