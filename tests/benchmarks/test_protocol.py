"""What the harnesses read and write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.errors import BenchmarkError
from benchmarks.protocol import Line, Summary, Typed, read_file, read_lines, read_results

NO_RESULT = Summary(engine="slow").to_json()


def test_lines_keep_two_columns_and_comments_are_left_out():
    lines = read_lines(["# a comment\n", "ni'hao\t你好\tgreeting\r\n", "\n", "wo\n"])
    assert lines == [Line("ni'hao", "你好"), Line("wo", "")]


def test_only_letters_are_keys_unless_separators_are_asked_for():
    line = Line("Lv'xing 2", "")
    assert line.keystrokes() == "vxing"
    assert line.keystrokes(separated=True) == "v'xing"


def test_an_object_has_the_names_of_the_protocol():
    line = Line("ni'hao", "你好")
    typed = Typed(line, ("你好", "你"), wall_us=(12.34, 5.0), cpu_us=(12.0, 4.96))
    assert json.loads(typed.to_json()) == {
        "keys": "ni'hao",
        "gold": "你好",
        "top": ["你好", "你"],
        "us": [12.3, 5.0],
        "cpu_us": [12.0, 5.0],
    }


def test_a_truncated_line_says_so():
    typed = Typed(Line("ni", "你"), (), wall_us=(), truncated=True)
    assert json.loads(typed.to_json())["truncated"] is True


def test_the_summary_has_the_names_of_the_protocol():
    summary = json.loads(Summary(engine="siyu", version="1", load_ms=2.5).to_json())
    assert summary["summary"] is True
    assert (summary["engine"], summary["version"], summary["load_ms"]) == ("siyu", "1", 2.5)
    assert {"rss_start_kb", "rss_load_kb", "rss_peak_kb"} <= set(summary)
    assert summary["learn"] is False


TIMES = st.lists(st.integers(0, 10**7).map(lambda tenths: tenths / 10)).map(tuple)


@given(
    st.lists(
        st.builds(
            Typed,
            line=st.builds(Line, keys=st.text(), gold=st.text()),
            top=st.lists(st.text()).map(tuple),
            wall_us=TIMES,
            cpu_us=TIMES,
            truncated=st.booleans(),
        )
    )
)
def test_what_is_written_is_read_back(results):
    summary = Summary(engine="siyu", lines=len(results), load_ms=1.5)
    written = [*(typed.to_json() for typed in results), summary.to_json()]
    assert all("\n" not in text for text in written)
    assert read_results(written) == (results, summary)


@pytest.mark.parametrize(
    "text", ["", "no object", "[]", "3", "{}", '{"keys": "ni", "gold": "", "top": [], "us": ["x"]}']
)
def test_what_is_no_object_is_refused_with_its_line_number(text):
    with pytest.raises(BenchmarkError, match=r"^line 2 is not an object of the protocol$"):
        read_results([NO_RESULT, text])


def test_a_run_without_a_summary_did_not_end():
    with pytest.raises(BenchmarkError, match="summary object is missing"):
        read_results([])


def test_a_peer_without_cpu_times_and_memory_is_read():
    typed = '{"keys": "ni", "gold": "你", "top": ["你"], "us": [3]}'
    summary = '{"summary": true, "engine": "slow", "unheard_of": 1}'
    results, read = read_results([typed, summary])
    assert results == [Typed(Line("ni", "你"), ("你",), wall_us=(3.0,))]
    assert (read.engine, read.version, read.rss_peak_kb) == ("slow", "?", -1)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"# nothing\n", "no lines to type"), (b"\xff\n", "not UTF-8"), (None, "cannot be read")],
)
def test_a_file_that_cannot_be_typed_is_named(tmp_path, content, complaint):
    path = tmp_path / "lines.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BenchmarkError, match=complaint) as caught:
        read_file(path)
    assert str(path) in str(caught.value)


def test_what_is_typed_stays_out_of_reprs():
    line = Line("canary", "金丝雀")
    shown = repr([line, Typed(line, ("金丝雀",), wall_us=(1.0,))])
    assert "canary" not in shown
    assert "金丝雀" not in shown
