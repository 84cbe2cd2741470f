"""Text is read block by block, plain or compressed."""

from __future__ import annotations

import gzip
import lzma

import pytest

from ime.compiler.train.text_files import read_blocks
from ime.errors import SourceError

TEXT = "今天\n天气\n好"


@pytest.mark.parametrize(
    ("name", "compress"), [("a.txt", bytes), ("a.xz", lzma.compress), ("a.gz", gzip.compress)]
)
def test_all_ways_to_store_a_text(name, compress, tmp_path):
    """The name says how it is compressed; blocks are whole lines; in the end all is read."""
    path = tmp_path / name
    path.write_bytes(compress(TEXT.encode()))
    blocks = list(read_blocks(path, lines_per_block=2))
    assert [block.text for block in blocks] == ["今天\n天气\n", "好"]
    assert blocks[-1].bytes_read == path.stat().st_size


def test_what_is_not_utf8_is_replaced(tmp_path):
    (tmp_path / "a.txt").write_bytes("好".encode() + b"\xff" + "好".encode())
    assert [block.text for block in read_blocks(tmp_path / "a.txt")] == ["好\ufffd好"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xz", lzma.compress(TEXT.encode())[:-20], "damaged"),
        ("a.xz", TEXT.encode(), "damaged"),
        ("a.gz", gzip.compress(TEXT.encode())[:-9], "damaged"),
        ("a.txt", None, "No such file"),
    ],
)
def test_files_that_cannot_be_read(name, content, reason, tmp_path):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=reason):
        list(read_blocks(tmp_path / name))
