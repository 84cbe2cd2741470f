"""The segmentation graph against a plain one, and what must hold for any input."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ime.pinyin import Edge, SegmentationGraph, SpellingTable, common_prefix_length, fold
from tests.pinyin.plain_segmentation import (
    IN_FULL,
    Piece,
    full_splits,
    pieces,
    pieces_at_end,
    readings,
)

TABLE = SpellingTable.quanpin()
# At a place end at most 6 whole syllables, 3 abbreviated and 6 unfinished ones.
MOST_EDGES = 16

# Letters of many readings, an apostrophe, and characters that stand for themselves.
letters = st.text("aeghimnorsuvxz'1我", max_size=10)
syllable_lists = st.lists(st.sampled_from(sorted(IN_FULL)), min_size=1, max_size=6)
# All of Unicode, surrogates too.
anything = st.text(st.characters(exclude_categories=()), max_size=20)
# Where to cut a text, how many characters to take out there, and what to put in.
edits = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), letters), max_size=8)


def graph_of(typed: str) -> SegmentationGraph:
    graph = SegmentationGraph(TABLE)
    graph.update(typed)
    return graph


def edited(text: str, edit: tuple[int, int, str]) -> str:
    place, length, inserted = edit
    return text[:place] + inserted + text[place + length :]


def edges_of(graph: SegmentationGraph) -> list[object]:
    """Return all that a graph tells."""
    offsets = range(len(graph.text) + 1)
    vertices = [graph.vertex(offset) for offset in offsets]
    edges = [graph.edges_into(offset) for offset in offsets]
    return [graph.text, vertices, edges, graph.edges_into_end()]


def as_pieces(graph: SegmentationGraph, edges: tuple[Edge, ...]) -> set[Piece]:
    """Return edges with the apostrophes at their beginning cut off."""
    return {
        Piece(edge.end - len(graph.text[edge.start : edge.end].lstrip("'")), edge.end, kind)
        for edge in edges
        for kind in [edge.spelling.kind]
    }


def paths_of(graph: SegmentationGraph) -> set[tuple[Piece, ...]]:
    def before(vertex: int) -> list[tuple[Piece, ...]]:
        if vertex == 0:
            return [()]
        return paths(graph.edges_into(vertex))

    def paths(edges: tuple[Edge, ...]) -> list[tuple[Piece, ...]]:
        return [
            (*path, *as_pieces(graph, (edge,))) for edge in edges for path in before(edge.start)
        ]

    end = graph.vertex(len(graph.text))
    return set(paths(graph.edges_into_end()) if end else [()])


@given(letters)
def test_edges_are_those_of_the_plain_graph(typed: str) -> None:
    """Into every vertex, and into the end, lead the plain version's pieces and no others."""
    graph = graph_of(typed)
    for end in range(len(typed) + 1):
        assert as_pieces(graph, graph.edges_into(end)) == set(pieces(typed[:end]))
    assert as_pieces(graph, graph.edges_into_end()) == set(pieces_at_end(typed))


@given(letters)
def test_paths_are_the_readings_of_the_plain_graph(typed: str) -> None:
    assert paths_of(graph_of(typed)) == set(readings(typed))


@given(syllable_lists)
def test_true_split_is_among_the_paths(syllables: list[str]) -> None:
    """Whatever is spelled in full can be read as it was meant."""
    graph = graph_of("".join(syllables))
    ends = [len("".join(syllables[:count])) for count in range(1, len(syllables) + 1)]
    assert ends in [[piece.end for piece in path] for path in paths_of(graph)]


@given(syllable_lists)
def test_full_letters_have_all_full_splits(syllables: list[str]) -> None:
    """Letters of whole syllables are cut in every way there is, and into nothing but syllables."""
    typed = "".join(syllables)
    found = {
        tuple(typed[piece.start : piece.end] for piece in path)
        for path in paths_of(graph_of(typed + "'"))
    }
    assert found == set(full_splits(typed))


@given(syllable_lists, st.integers(1, 3))
def test_apostrophes_cut(syllables: list[str], count: int) -> None:
    """No syllable reaches over an apostrophe; between two of them every split is kept."""
    typed = "".join(syllable + "'" * count for syllable in syllables)
    found = [
        tuple(typed[piece.start : piece.end] for piece in path)
        for path in paths_of(graph_of(typed))
    ]
    splits = itertools.product(*map(full_splits, syllables))
    assert sorted(found) == sorted(tuple(itertools.chain(*split)) for split in splits)


@given(letters, edits)
def test_updating_is_starting_afresh(typed: str, changes: list[tuple[int, int, str]]) -> None:
    """After any editing the graph is the one of the text, and says how much of it was kept."""
    graph = graph_of(typed)
    for edit in changes:
        before, typed = typed, edited(typed, edit)
        assert graph.update(typed) == common_prefix_length(before, typed)
        assert edges_of(graph) == edges_of(graph_of(typed))


@given(anything)
def test_any_text_has_a_reading(typed: str) -> None:
    """No text raises; each has edges into its end, few into each vertex, and all go forward."""
    graph = graph_of(typed)
    assert len(graph.text) == len(typed)
    assert graph.edges_into_end() or not typed.strip("'’")
    for end in range(1, len(typed) + 1):
        edges = graph.edges_into(end)
        assert len(edges) <= MOST_EDGES
        assert all(graph.vertex(edge.start) == edge.start < edge.end == end for edge in edges)
    assert len(graph.edges_into_end()) <= MOST_EDGES


@given(letters, st.sets(st.integers(1, 10)))
def test_what_leads_to_the_end(typed: str, wanted: set[int]) -> None:
    """Those vertices are named, last first, from which edges lead to the end."""
    graph = graph_of(typed)
    vertices = {v for v in wanted if v <= len(typed) and graph.vertex(v) == v}
    on_paths = {piece.end for path in readings(typed) for piece in path}
    leading = sorted(vertices & on_paths, reverse=True)
    found = graph.leading_to_end(vertices)
    assert found == sorted(found, reverse=True)
    assert set(leading) <= set(found) <= vertices
    if graph.vertex(len(typed)) <= max(vertices, default=0) + TABLE.longest:
        assert found == leading


def test_edges_stay_few_however_long_the_input() -> None:
    """A thousand letters of the most ambiguous kind have no more edges a vertex than few."""
    graph = graph_of("anangang" * 128)
    assert max(len(graph.edges_into(end)) for end in range(1025)) <= MOST_EDGES


@given(anything)
def test_folding_keeps_offsets(typed: str) -> None:
    """Only A to Z, ü and the curly apostrophe change, one character into one."""
    changed = {"ü": "v", "Ü": "v", "’": "'"}
    assert fold(typed) == "".join(
        changed.get(char, char.lower() if char.isascii() else char) for char in typed
    )


@given(anything, anything, anything)
def test_common_prefix(common: str, one: str, other: str) -> None:
    """What is common is the same in both, and what follows differs."""
    one, other = common + one, common + other
    length = common_prefix_length(one, other)
    assert length >= len(common)
    assert one[:length] == other[:length]
    assert length in (len(one), len(other)) or one[length] != other[length]
