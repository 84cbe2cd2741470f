"""Tables for people."""

from __future__ import annotations

from benchmarks.tables import markdown, number, plain

HEADER = ["letters", "keys", "p50 µs"]
ROWS = [["1 to 5", "1500", "98"], ["all", "10226", "211"]]


def test_a_plain_table_is_aligned():
    assert plain(HEADER, ROWS).splitlines() == [
        "letters   keys  p50 µs",
        "1 to 5    1500      98",
        "all      10226     211",
    ]


def test_a_markdown_table_says_which_columns_are_to_the_right():
    assert markdown(HEADER, ROWS, left=2).splitlines() == [
        "| letters | keys | p50 µs |",
        "| --- | --- | ---: |",
        "| 1 to 5 | 1500 | 98 |",
        "| all | 10226 | 211 |",
    ]


def test_a_number_that_is_missing_is_a_dash():
    assert number(float("nan"), 1) == "–"
    assert number(69.75, 1) == "69.8"
    assert number(0.4) == "0"
