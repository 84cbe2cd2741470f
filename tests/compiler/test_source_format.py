from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.source_format import (
    HANZI_RANGES,
    SourceEntry,
    is_hanzi,
    read_source,
    write_source,
)
from ime.errors import SourceError
from ime.pinyin import SYLLABLES

FORMAT = Path(__file__).resolve().parents[2] / "dictionaries" / "FORMAT.md"
REFUSED = re.compile(r"^\| `(.*→.*)` \| (want .*) \|$", re.MULTILINE)
EXAMPLE = re.compile(r"^```tsv\n(.*?)^```$", re.MULTILINE | re.DOTALL)

HANZI = st.one_of(*[st.integers(a, b).map(chr) for a, b in HANZI_RANGES])
# Multiples of 1/10,000: what four decimals keep.
LOG10 = st.integers(-200_000, 0).map(lambda n: n / 10_000)


@st.composite
def _entries(draw):
    word = draw(st.text(HANZI, min_size=1, max_size=5))
    syllables = draw(st.tuples(*[st.sampled_from(SYLLABLES)] * len(word)))
    return SourceEntry(word, syllables, draw(LOG10), draw(LOG10))


def _write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "x.tsv"
    path.write_bytes(data)
    return path


def _refusal(tmp_path: Path, data: bytes) -> str:
    path = _write(tmp_path, data)
    with pytest.raises(SourceError) as raised:
        list(read_source(path))
    return str(raised.value).removeprefix(f"{path}")


@given(st.lists(_entries(), unique_by=lambda entry: (entry.word, entry.pinyin)), st.randoms())
def test_what_is_written_in_any_order_is_read_back_sorted(tmp_path_factory, entries, shuffler):
    """Sorted means: as `LC_ALL=C sort` sorts, by bytes."""
    folder = tmp_path_factory.mktemp("sources")
    write_source(folder / "one.tsv", entries, heading=["two lines", "of comment"])
    shuffler.shuffle(entries)
    write_source(folder / "two.tsv", entries, heading=["two lines", "of comment"])
    data = (folder / "one.tsv").read_bytes()
    assert data == (folder / "two.tsv").read_bytes()
    assert set(read_source(folder / "one.tsv")) == set(entries)
    lines = data.splitlines()
    assert lines[:2] == [b"# two lines", b"# of comment"]
    assert lines[2:] == sorted(lines[2:])


def test_numbers_have_four_decimals_and_no_negative_zero(tmp_path):
    write_source(tmp_path / "x.tsv", [SourceEntry("银行", ("yin", "hang"), -0.00001, -4.14184)])
    assert (tmp_path / "x.tsv").read_bytes() == "银行\tyin'hang\t0.0000\t-4.1418\n".encode()


def test_the_example_of_the_page_is_read(tmp_path):
    (example,) = EXAMPLE.findall(FORMAT.read_text(encoding="utf-8"))
    assert list(read_source(_write(tmp_path, example.encode()))) == [
        SourceEntry("朝阳", ("chao", "yang"), -0.1867, -5.0565),
        SourceEntry("朝阳", ("zhao", "yang"), -0.4567, -5.0565),
        SourceEntry("银行", ("yin", "hang"), 0.0, -4.1418),
    ]


@pytest.mark.parametrize(
    ("line", "message"), REFUSED.findall(FORMAT.read_text(encoding="utf-8")), ids=repr
)
def test_each_refusal_of_the_page_has_its_message(tmp_path, line, message):
    bad = line.replace("→", "\t").encode()
    data = "# 一\n一\tyi\t0\t-3\n".encode() + bad + b"\n"
    assert _refusal(tmp_path, data) == f":3: {message}; see dictionaries/FORMAT.md"


def test_the_page_lists_refusals():
    assert len(REFUSED.findall(FORMAT.read_text(encoding="utf-8"))) == 10


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"\xff\xfe\n", ":1: want UTF-8, got other bytes", id="not UTF-8"),
        pytest.param(
            "\ufeff一\tyi\t0\t-3\n".encode(),
            ":1: want a word of hanzi, got another character or none",
            id="byte order mark",
        ),
        pytest.param(
            "一\tyi\t0\t-3\r\n".encode(),
            ":1: want a decimal number, got something else",
            id="carriage return",
        ),
        pytest.param(b"\n", ":1: want 4 columns, got 1", id="empty line"),
        pytest.param(
            "三\tsan\t0\t-3\n一\tyi\t0\t-3\n".encode(),
            ":2: want the lines sorted, got one that belongs further up",
            id="order of words",
        ),
        pytest.param(
            "朝\tzhao\t-1\t-3\n朝\tchao\t0\t-3\n".encode(),
            ":2: want the lines sorted, got one that belongs further up",
            id="order of readings",
        ),
        pytest.param(
            "一\tyi\t0\t-3\n一\tyi\t0\t-4\n".encode(),
            ":2: want each reading of a word once, got it again",
            id="twice",
        ),
        pytest.param(
            "一\tyi\t0\t-３\n".encode(),
            ":1: want a decimal number, got something else",
            id="digits of another script",
        ),
        pytest.param(
            "一\tyi\t0\t-1e3\n".encode(),
            ":1: want a decimal number, got something else",
            id="exponent",
        ),
    ],
)
def test_each_other_fault_has_its_message(tmp_path, data, message):
    assert _refusal(tmp_path, data) == f"{message}; see dictionaries/FORMAT.md"


def test_a_missing_file_is_named_with_its_cure(tmp_path):
    path = tmp_path / "none.tsv"
    with pytest.raises(SourceError) as raised:
        list(read_source(path))
    assert str(raised.value) == (
        f"{path}: cannot be read (No such file or directory); give another file"
    )


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    path = _write(tmp_path_factory.mktemp("sources"), data)
    with contextlib.suppress(SourceError):
        list(read_source(path))


def test_entries_before_a_fault_have_been_given(tmp_path):
    """A reader sees what is right up to the fault: nothing is held back."""
    entries = read_source(_write(tmp_path, "一\tyi\t0\t-3\nfault\n".encode()))
    assert next(entries).word == "一"
    with pytest.raises(SourceError, match=":2: "):
        next(entries)


@pytest.mark.parametrize("char", "〇一龥鿿㐀䶿﨎豈𠀀𫖯")
def test_hanzi_of_every_block_are_hanzi(char):
    assert is_hanzi(char)


@pytest.mark.parametrize("char", "aÀ1１々〆ー，。·あ한ㄅ⺀⼀\ufe00😀 \t")
def test_what_only_stands_beside_hanzi_is_none(char):
    assert not is_hanzi(char)
