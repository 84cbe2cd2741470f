"""Text becomes clauses of what one would type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.source_format import is_hanzi
from ime.compiler.train.normalisation import BOUNDARY, FOREIGN, normalise


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("今天好，明天好。", ["今天好", "明天好"]),
        ("今天 明天", [f"今天{FOREIGN}明天"]),
        ("今天， 明天", ["今天", "明天"]),
        ("他说：“好”！", ["他说", "好"]),
        ("１２３个", ["一百二十三个"]),
        ("用 Python 3.8 写", [f"用{FOREIGN}三点八写"]),
        ("用Python写", [f"用{FOREIGN}写"]),
        ("装 Visual Studio Code 吧", [f"装{FOREIGN}吧"]),
        ("5G 手机和 GPT-3.5", [f"{FOREIGN}手机和{FOREIGN}"]),
        ("见 https://example.org/a?b=1 吧", [f"见{FOREIGN}吧"]),
        ("高180cm，重5 kg", ["高一百八十厘米", f"重五{FOREIGN}"]),
        ("10 月 24 日", ["十月二十四日"]),
        ("乔治·华盛顿", ["乔治华盛顿"]),
        ("好…12个", ["好", "十二个"]),
        ("が好", [f"{FOREIGN}好"]),
        ("30℃", ["三十度"]),
        ("好😀好", ["好", "好"]),
        ("", []),
        ("，。 ！", []),
        ("好\n好", ["好", "好"]),
        ("\ufffd好", ["好"]),
    ],
)
def test_clauses(text, clauses):
    assert normalise(text) == "".join(clause + BOUNDARY for clause in clauses)


@given(
    st.text(alphabet=st.sampled_from("好今二A1 9.,:%/-~¥\n，年个·…第") | st.characters())
    | st.text("0129.,:%‰/-~¥$年")
)
def test_only_hanzi_and_marks_are_left(text):
    """Whatever comes in, every clause has something in it and ends with a boundary."""
    clauses = normalise(text).split(BOUNDARY)
    assert clauses.pop() == ""
    assert all(clauses)
    assert all(is_hanzi(char) or char == FOREIGN for clause in clauses for char in clause)


@given(st.text("0123456789.,:%-~至年月后个/元 两", max_size=24))
def test_whatever_looks_like_a_number_is_read(text: str) -> None:
    assert not any(char.isdigit() for char in normalise(text))
