"""Percentiles and accuracy, by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measures import Accuracy, Times, edit_distance, percentile
from benchmarks.protocol import Line, Typed


def typed(gold: str, *top: str) -> Typed:
    return Typed(Line("ni", gold), top, wall_us=())


@pytest.mark.parametrize(
    ("percent", "value"),
    [
        (1, 10.0),  # 1 % of 5 is 0.05: the first
        (20, 10.0),  # 20 % of 5 is 1: still the first
        (21, 20.0),  # 1.05: the second
        (50, 30.0),  # 2.5: the third
        (95, 50.0),  # 4.75: the fifth
        (100, 50.0),
    ],
)
def test_a_percentile_is_the_nearest_rank(percent, value):
    assert percentile([10.0, 20.0, 30.0, 40.0, 50.0], percent) == value


def test_nothing_has_no_percentile():
    assert math.isnan(percentile([], 50))


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_so_many_per_cent_do_not_exceed_a_percentile_and_fewer_are_below(values, percent):
    found = percentile(sorted(values), percent)
    assert 100 * sum(value <= found for value in values) >= percent * len(values)
    assert 100 * sum(value < found for value in values) < percent * len(values)


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ("", "", 0),
        ("", "你好", 2),
        ("今天", "今天", 0),
        ("今天", "明天", 1),  # one replaced
        ("今天天气", "今天气", 1),  # one deleted
        ("天气好", "好天气", 2),  # one deleted, one inserted
        ("kitten", "sitting", 3),
    ],
)
def test_an_edit_distance_counts_what_must_be_mended(first, second, distance):
    assert edit_distance(first, second) == distance


@given(st.text("天气好", max_size=7), st.text("天气好", max_size=7))
def test_an_edit_distance_is_the_plain_recursive_one(first, second):
    def plain(left: str, right: str) -> int:
        if not left or not right:
            return len(left) + len(right)
        if left[0] == right[0]:
            return plain(left[1:], right[1:])
        return 1 + min(plain(left[1:], right), plain(left, right[1:]), plain(left[1:], right[1:]))

    assert edit_distance(first, second) == plain(first, second)


def test_accuracy_counts_where_the_wanted_text_stands():
    results = [
        typed("今天", "今天", "金田"),  # first
        typed("你好", "拟好", "你好"),  # among five; one character wrong
        typed("天气", "田七", *"一二三四五六七", "天气"),  # the ninth; two wrong
        typed("好", *"一二三四五六七八九十", "好"),  # the eleventh; one wrong
        typed("我们"),  # nothing offered; two missing
    ]
    # 2 + 2 + 2 + 1 + 2 = 9 characters wanted, 0 + 1 + 2 + 1 + 2 = 6 to be mended.
    accuracy = Accuracy.of(results)
    assert (accuracy.lines, accuracy.top1, accuracy.top5, accuracy.top10) == (5, 20, 40, 60)
    assert accuracy.characters == pytest.approx(100 * 3 / 9)


def test_accuracy_of_nothing_is_nothing():
    assert Accuracy.of([]) == Accuracy(lines=0, top1=0, top5=0, top10=0, characters=0)


def test_times_are_sorted_first():
    # Of 1 to 200: 50 % is the 100th, 95 % the 190th, 99 % the 198th.
    times = Times.of(float(value) for value in range(200, 0, -1))
    assert times == Times(count=200, p50=100, p95=190, p99=198, longest=200)
