"""The finished text on its way out."""

from __future__ import annotations

import os
import resource

import pytest

from ime.errors import StreamError
from ime.shell.delivery import as_written, deliver


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("", b"", id="nothing stays nothing"),
        pytest.param("今天", "今天\n".encode(), id="a line end is added"),
        pytest.param("今天\n", "今天\n".encode(), id="but only one"),
        pytest.param("\n\n", b"\n\n", id="and none taken away"),
        pytest.param("  a ", b"  a \n", id="spaces stay"),
    ],
)
def test_the_text_is_written_exactly_with_one_line_end_at_least(text, written):
    assert as_written(text) == written


def test_a_text_longer_than_a_pipe_holds_arrives_whole(tmp_path, seen_output):
    text = "今天" * 100_000
    path = tmp_path / "note.txt"
    with path.open("wb") as file:
        deliver(text, file.fileno(), seen_output)
    assert path.read_text(encoding="utf-8") == text + "\n"


def test_a_text_of_which_only_a_part_fits_is_not_taken_for_written(tmp_path, seen_output):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with (tmp_path / "note.txt").open("wb") as file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4, hard))
        try:
            with pytest.raises(StreamError):
                deliver("今天", file.fileno(), seen_output)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert seen_output.seen == "今天\n"


def test_a_text_that_cannot_be_written_is_shown_on_the_terminal(seen_output):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        with pytest.raises(StreamError, match="copy it from there") as caught:
            deliver("今天", writing, seen_output)
    finally:
        os.close(writing)
    assert seen_output.seen == "今天\n"
    assert "今天" not in str(caught.value)
