"""Times by the length of the composition."""

from __future__ import annotations

from benchmarks.latency import buckets_of, joined
from benchmarks.measures import Times
from benchmarks.protocol import Line, Typed


def test_a_key_belongs_to_the_length_it_makes():
    # Seven keys: the first five leave 1 to 5 letters, the others 6 and 7.
    wall_us = (10.0, 20.0, 30.0, 40.0, 50.0, 600.0, 700.0)
    cpu_us = tuple(time + 1 for time in wall_us)
    short, longer, whole = buckets_of([Typed(Line("", ""), (), wall_us, cpu_us)])
    assert (short.label, longer.label, whole.label) == ("1 to 5", "6 to 10", "all")
    assert short.wall_us == Times(count=5, p50=30, p95=50, p99=50, longest=50)
    assert longer.wall_us == Times(count=2, p50=600, p95=700, p99=700, longest=700)
    assert longer.cpu_us == Times(count=2, p50=601, p95=701, p99=701, longest=701)
    assert whole.wall_us == Times(count=7, p50=40, p95=700, p99=700, longest=700)


def test_the_longest_compositions_share_a_bucket():
    # Of 200 keys 5, 5, 10, 10, 10, 40, 40, 40 leave up to 160 letters, and 40 leave more.
    typed = Typed(Line("", ""), (), (1.0,) * 200, (1.0,) * 200)
    buckets = buckets_of([typed])
    assert [bucket.wall_us.count for bucket in buckets] == [5, 5, 10, 10, 10, 40, 40, 40, 40, 200]
    assert buckets[-2].label == "161 and more"


def test_sentences_are_joined_and_cut_to_length():
    lines = [Line("ni'hao", "你好"), Line("wo", "我")]
    assert [line.keys for line in joined(lines, 3)] == ["nih", "aow"]
    assert [line.keys for line in joined(lines, 7)] == ["nihaowo"]
    assert joined(lines, 8) == []
