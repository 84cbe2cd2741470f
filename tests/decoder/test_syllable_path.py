"""The paths on which words are looked up, in the letters of real sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.decoder.syllable_path import MOST_PATHS, SyllablePath, extend_paths
from ime.lexicon import encode_reading
from ime.pinyin import SYLLABLE_ID, SYLLABLES, SegmentationGraph, SpellingTable

SENTENCES = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "sentences.tsv"
LONGEST = 12
LONGEST_WORD = 4


def paths_into_each(typed: str, longest: int = LONGEST) -> list[list[SyllablePath]]:
    graph = SegmentationGraph(SpellingTable.quanpin())
    graph.update(typed)
    paths: list[list[SyllablePath]] = [[]]
    for end in range(1, len(typed) + 1):
        paths.append(extend_paths(graph.edges_into(end), paths, longest))
    return paths


def true_words(syllables: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and key of every run of syllables that may be a word."""
    offsets = [0, *accumulate(map(len, syllables))]
    for last in range(1, len(syllables) + 1):
        for first in range(max(0, last - LONGEST_WORD), last):
            run = [SYLLABLE_ID[syllable] for syllable in syllables[first:last]]
            yield offsets[first], offsets[last], encode_reading(run)


def missed(syllables: list[str]) -> list[tuple[int, int, str]]:
    """Return the runs of syllables that no kept path ends with."""
    paths = paths_into_each("".join(syllables))
    return [
        (start, end, key)
        for start, end, key in true_words(syllables)
        if not any(
            path.codes.startswith(key) and path.starts[len(key) - 1] == start for path in paths[end]
        )
    ]


def test_no_word_of_a_real_sentence_is_missed() -> None:
    """Few paths are kept, and those of what people mean are among them."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        assert missed(line.split("\t")[0].split("'")) == []


@given(st.lists(st.sampled_from("fan fang gan an xi xian gang nan".split()), max_size=4))
def test_no_word_of_a_short_input_is_missed(syllables: list[str]) -> None:
    """However ambiguous: four syllables have fewer splits than are kept."""
    assert missed(syllables) == []


@given(st.text("angxio'", max_size=60), st.integers(1, LONGEST))
def test_paths_are_few_and_short(typed: str, longest: int) -> None:
    """At every vertex, each path once, and none longer than the longest word."""
    for paths in paths_into_each(typed, longest):
        assert len(paths) <= MOST_PATHS
        assert len({(path.ranges, path.starts) for path in paths}) == len(paths)
        assert all(1 <= len(path.ranges) <= longest for path in paths)


def test_a_path_tells_its_syllables_last_first() -> None:
    """`xi'an` in full, and its codes are those of a reading."""
    (path,) = paths_into_each("xi'an")[5]
    xi, an = SYLLABLE_ID["xi"], SYLLABLE_ID["an"]
    assert path.ranges == ((an, an + 1), (xi, xi + 1))
    assert path.starts == (2, 0)
    assert path.scores == (0.0, 0.0)
    assert path.codes == encode_reading([xi, an])


def test_codes_end_where_a_syllable_is_not_a_single_one() -> None:
    """Behind an initial, exact readings go no farther back; its penalty counts from there."""
    (path,) = paths_into_each("jtian'")[5][:1]
    assert path.codes == encode_reading([SYLLABLE_ID["tian"]])
    assert [SYLLABLES[low] for low, _ in path.ranges] == ["tian", "ji"]
    assert path.scores[0] == 0.0
    assert path.scores[1] == pytest.approx(SpellingTable.quanpin().abbreviated["j"].score)
