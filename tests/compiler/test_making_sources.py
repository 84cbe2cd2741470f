from __future__ import annotations

import lzma

import pytest

from ime.compiler.source_format import read_source, write_source
from ime.compiler.sources import make_sources
from ime.compiler.sources.jieba_words import JiebaWord
from ime.compiler.sources.make import combine

DICTIONARY = [
    "银行\tyin'hang",
    "银\tyin",
    "行\thang\t-1",
    "行\txing\t-0.05",
    "一 yi",
    "女权 nu'quan",
]
ARPA = "\\data\\\nngram 1=2\n\n\\1-grams:\n-2\t银行\n-3\t行\n\n\\end\\\n"
JIEBA = [JiebaWord("银行", 500), JiebaWord("一行", 100), JiebaWord("C一", 3), JiebaWord("银", 3)]
CHARACTERS = {"行": ("xing", "hang", "heng"), "㐀": ("qiu",), "一": ("yi",), "三": ("san",)}
PHRASES = {"一行": ("yi", "hang"), "三行": ("san", "hang"), "银行": ("yin", "xing")}


def _combine(dictionary=DICTIONARY, jieba=JIEBA):
    return combine(
        dictionary=dictionary,
        unigrams={"银行": -2.0, "行": -3.0},
        jieba=jieba,
        characters=CHARACTERS,
        phrases=PHRASES,
        corrections={"女权": (("nv", "quan"),)},
    )


def test_each_source_takes_what_those_before_it_lack():
    """银行 stays as open-gram reads it; 一行 is jieba's; only 三行 is left for the phrases."""
    rows = {
        name: sorted((entry.word, entry.pinyin) for entry in entries)
        for name, entries in _combine().items()
    }
    assert rows == {
        "open-gram": [
            ("一", "yi"),
            ("女权", "nv'quan"),
            ("行", "hang"),
            ("行", "xing"),
            ("银", "yin"),
            ("银行", "yin'hang"),
        ],
        "characters": [("㐀", "qiu"), ("三", "san"), ("行", "heng")],
        "jieba": [("一行", "yi'hang"), ("一行", "yi'xing")],
        "pypinyin-phrases": [("三行", "san'hang"), ("三行", "san'xing")],
    }


def test_the_order_of_the_input_does_not_matter(tmp_path):
    written = []
    for sources in (_combine(), _combine(DICTIONARY[::-1], JIEBA[::-1])):
        for name, entries in sources.items():
            write_source(tmp_path / name, entries)
        written.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert written[0] == written[1]


@pytest.fixture
def installed_jieba(tmp_path, monkeypatch):
    package = tmp_path / "site" / "jieba"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "dict.txt").write_text("一行 100 m\n银行 500 n\n", encoding="utf-8")
    monkeypatch.syspath_prepend(package.parent)


@pytest.mark.usefixtures("installed_jieba")
def test_the_files_are_made_from_compressed_originals(tmp_path):
    """With the real tables of pypinyin, which have every common character."""
    (tmp_path / "dict.txt.xz").write_bytes(lzma.compress("\n".join(DICTIONARY).encode()))
    (tmp_path / "lm.arpa.xz").write_bytes(lzma.compress(ARPA.encode()))
    make_sources(
        open_gram=tmp_path / "dict.txt.xz", arpa=tmp_path / "lm.arpa.xz", output=tmp_path / "made"
    )
    made = {path.stem: list(read_source(path)) for path in (tmp_path / "made").iterdir()}
    assert set(made) == {"open-gram", "characters", "jieba", "pypinyin-phrases"}
    assert {entry.pinyin for entry in made["jieba"]} == {"yi'xing"}
    assert len({entry.word for entry in made["characters"]}) > 25_000
    heading = (tmp_path / "made" / "open-gram.tsv").read_text(encoding="utf-8").split("\n")[0]
    assert heading == "# Words of open-gram's dictionary, LGPL-2.1-or-later."
