from __future__ import annotations

import gzip
import lzma
from pathlib import Path

import marisa_trie
import pytest

from ime.compiler.arpa import Ngrams, read_arpa
from ime.compiler.progress import Progress
from ime.errors import SourceError
from ime.lexicon import Vocabulary

ARPA = """
\\data\\
ngram 1=4
ngram 2=3
ngram 3=1

\\1-grams:
-1.5	<unk>
-0.5	今天	-0.25
-0.75	天气
-1	明天	-0.5

\\2-grams:
-0.125	今天 天气	-2
-0.25	明天 天气	-3
-0.375	<unk> 今天

\\3-grams:
-0.0625	今天 天气 今天

\\end\\
"""
VOCABULARY = Vocabulary(marisa_trie.Trie(["今天", "天气"]))
TODAY, WEATHER, UNKNOWN = VOCABULARY.id("今天"), VOCABULARY.id("天气"), 4


def read(path: Path) -> list[Ngrams]:
    return read_arpa(path, VOCABULARY, Progress())


def read_text(folder: Path, text: str) -> list[Ngrams]:
    path = folder / "lm.arpa"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_reads_words_numbers_and_lines(tmp_path: Path) -> None:
    """Probabilities and back-offs come with word ids; what is left out is 0."""
    unigrams, _, trigrams = read_text(tmp_path, ARPA)

    assert unigrams.words.tolist() == [[UNKNOWN], [TODAY], [WEATHER]]
    assert unigrams.probabilities.tolist() == [-1.5, -0.5, -0.75]
    assert unigrams.backoffs.tolist() == [0, -0.25, 0]
    assert unigrams.lines.tolist() == [8, 9, 10]
    assert trigrams.words.tolist() == [[TODAY, WEATHER, TODAY]]
    assert trigrams.probabilities.tolist() == [-0.0625]


def test_drops_words_outside_of_the_vocabulary(tmp_path: Path) -> None:
    """n-grams with such a word are left out; those with <unk> stay."""
    _, bigrams, _ = read_text(tmp_path, ARPA)
    assert bigrams.words.tolist() == [[TODAY, WEATHER], [UNKNOWN, TODAY]]
    assert bigrams.backoffs.tolist() == [-2, 0]
    assert bigrams.lines.tolist() == [14, 16]


def test_compressed_files_are_the_same(tmp_path: Path) -> None:
    """`.xz` and `.gz` are unpacked while reading."""
    (tmp_path / "lm.arpa.xz").write_bytes(lzma.compress(ARPA.encode()))
    (tmp_path / "lm.arpa.gz").write_bytes(gzip.compress(ARPA.encode()))
    plain = read_text(tmp_path, ARPA)
    for name in ("lm.arpa.xz", "lm.arpa.gz"):
        packed = read(tmp_path / name)
        assert [found.words.tolist() for found in packed] == [o.words.tolist() for o in plain]


def test_spaces_and_line_ends_do_not_matter(tmp_path: Path) -> None:
    """Tabs, runs of spaces, CRLF and `ngram 1 = 4` mean the same."""
    spaced = ARPA.replace("\t", "   ").replace("ngram 1=", "ngram  1 = ").replace("\n", "\r\n")
    found, plain = read_text(tmp_path, spaced), read_text(tmp_path, ARPA)
    assert [o.backoffs.tolist() for o in found] == [o.backoffs.tolist() for o in plain]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\\data\\", "data", r"2: want \\data\\, got something else"),
        ("ngram 2=3", "ngram 3=3", "4: want ngram 2= and a number, got something else"),
        ("ngram 3=1", "ngram 3=1\nngram 4=1", "6: want n-grams of 3 words at the most"),
        ("-0.75	天气", "-0.75", "10: want a 1-gram, got 1 fields"),
        ("-0.75	天气", "0.75	天气", "10: want log10 from -1000 to 0, got 0.75"),
        ("-0.75	天气", "-inf	天气", "10: want log10 from -1000 to 0, got -inf"),
        ("-0.75	天气", "-0.75	天气	nan", "10: want log10 from -1000 to 1000, got nan"),
        ("-0.75	天气", "-0,75	天气", "10: want a number, got something else"),
        ("-0.75	天气", "-0.75	今天", "10: want each 1-gram once, got it again"),
        ("今天 天气	-2", "今天 -2", "14: want words of the 1-grams, got another one"),
        ("-0.25	明天 天气	-3\n", "", "17: want a 2-gram, got 1 fields"),
        ("ngram 2=3", "ngram 2=2", r"16: want \\3-grams:, got something else"),
        ("天气 今天", "天气 今天 -1", "19: want a 3-gram, got 5 fields"),
        ("\n\\end\\\n", "", r"20: want \\end\\ somewhere, got the end of the file"),
    ],
)
def test_names_line_and_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One fault each: the message has the file, the line, what must come there and what came."""
    assert old in ARPA
    with pytest.raises(SourceError, match=rf"lm\.arpa:{message}"):
        read_text(tmp_path, ARPA.replace(old, new, 1))


def test_words_must_be_utf_8(tmp_path: Path) -> None:
    """Another encoding is noticed at its first word."""
    path = tmp_path / "lm.arpa"
    path.write_bytes(ARPA.encode("gb18030"))
    with pytest.raises(SourceError, match=r"lm\.arpa:9: want UTF-8"):
        read(path)


@pytest.mark.parametrize("name", ["lm.arpa", "lm.arpa.xz", "lm.arpa.gz"])
def test_files_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """A missing file, and a compressed one that breaks off or is none, are named."""
    with pytest.raises(SourceError, match=rf"{name}: cannot be read \(No such file"):
        read(tmp_path / name)
    for suffix, content in ((".xz", lzma.compress(b"x" * 999)), (".gz", gzip.compress(b"x" * 999))):
        for broken in (content[:-9], b"not compressed at all"):
            path = tmp_path / f"lm.arpa{suffix}"
            path.write_bytes(broken)
            with pytest.raises(SourceError, match=r"cannot be read \("):
                read(path)
