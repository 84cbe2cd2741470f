"""Inputs and all their readings, as data.

A reading is written as its pieces: `xi` a syllable in full, `zh-` an initial, `zho~` an unfinished
syllable, `=1` a character that stands for itself.
"""

from __future__ import annotations

import pytest

from ime.pinyin import Edge, SegmentationGraph, SpellingKind, SpellingTable

MARKS = {
    SpellingKind.FULL: "{}",
    SpellingKind.ABBREVIATED: "{}-",
    SpellingKind.UNFINISHED: "{}~",
    SpellingKind.LITERAL: "={}",
}

AMBIGUOUS = {
    "xian": ["xian", "xi an"],
    "fangan": ["fan gan", "fang an"],
    "changan": ["chan gan", "chang an"],
    "tuan": ["tuan", "tu an"],
    "jiangan": ["jian gan", "jiang an", "ji an gan", "ji ang an"],
    "tiananmen": ["tian an men", "ti an an men", "ti a nan men"],
    "xiexie": ["xie xie", "xie xi e", "xi e xie", "xi e xi e"],
    "xia": ["xia", "xi a"],
    # An `h` behind `c`, `s` or `z` is no reason to tear a whole syllable.
    "shi": ["shi"],
    "dengao": ["den gao", "deng ao", "den ga o", "deng a o"],
    # What begins with `n` or `g` belongs to either side.
    "min'ge": ["min ge"],
    "ming'e": ["ming e"],
    "minge": ["min ge", "ming e"],
}

ABBREVIATIONS = {
    "zhgrm": ["zh- g- r- m-", "z- h- g- r- m-"],
    "jttq": ["j- t- t- q-"],
    "jtian": ["j- tian", "j- ti an"],
    "tamd": ["ta m- d-"],
    "shenmdian": ["shen m- dian", "shen m- di an"],
    "jint": ["jin t-"],
    "zh": ["zh-", "z- h-"],
    "sh": ["sh-", "s- h-"],
    "shsh": ["sh- sh-", "sh- s- h-", "s- h- sh-", "s- h- s- h-"],
    "n": ["n-"],
    "g": ["g-"],
    "xianb": ["xian b-", "xi an b-"],
    "bxian": ["b- xian", "b- xi an"],
    # One initial either way.
    "der": ["de r-", "d- er"],
}

UNFINISHED = {
    "zho": ["zho~", "zh- o", "z- ho~", "z- h- o"],
    # Torn into initials they would take two of them, so they stand alone.
    "zhon": ["zhon~", "z- hon~"],
    "xio": ["xi o", "xio~"],
    "jintia": ["jin ti a", "jin tia~"],
    "jinti": ["jin ti"],
    # `no~` behind `r- a` would cost an initial more.
    "rano": ["ran o"],
    # Nothing is unfinished that something is typed behind, be it an apostrophe.
    "zho'": ["zh- o", "z- h- o"],
    "zho1": ["zh- o =1", "z- h- o =1"],
    "don'": ["d- o n-"],
}

INTERJECTIONS = {
    # 嗯, and 能够.
    "ng": ["ng-", "n- g-"],
    # 呣, and 好吗.
    "hm": ["hm-", "h- m-"],
    # 河南 has nothing to do with 哼.
    "hn": ["h- n-"],
    "hng": ["hng-", "h- ng-", "h- n- g-"],
    "nga": ["n- ga", "ng- a", "n- g- a"],
    "hmm": ["hm- m-", "h- m- m-"],
    # Whole syllables are not torn for them.
    "fang": ["fang"],
    "fangm": ["fang m-"],
}

UMLAUTS = {
    "nv": ["nv"],
    "lv": ["lv"],
    "nve": ["nve", "nv e"],
    "lve": ["lve", "lv e"],
    "nue": ["nue", "nu e"],
    "lue": ["lue", "lu e"],
    "jv": ["jv"],
    "qve": ["qve", "qv e"],
    "xvan": ["xvan", "xv an"],
    "yvn": ["yvn"],
    "nü": ["nv"],
    "LÜE": ["lve", "lv e"],
    "jü": ["jv"],
}

APOSTROPHES = {
    "xi'an": ["xi an"],
    "xi''an": ["xi an"],
    "'xian": ["xian", "xi an"],
    "'''xi'''an'''": ["xi an"],
    "xian'": ["xian", "xi an"],
    "z'h": ["z- h-"],
    "xi’an": ["xi an"],
    "'": [""],
    "'''": [""],
    "": [""],
}

OTHERS = {
    "XIAN": ["xian", "xi an"],
    "XiAn": ["xian", "xi an"],
    "ni3hao": ["ni =3 hao", "ni =3 ha o"],
    "1": ["=1"],
    "2024nian": ["=2 =0 =2 =4 nian", "=2 =0 =2 =4 ni an"],
    "我ai你": ["=我 ai =你"],
    "ni😀": ["ni =😀"],
    "ni hao": ["ni =  hao", "ni =  ha o"],
    "İxian": ["=İ xian", "=İ xi an"],
    "xiİan": ["xi =İ an"],
    "ｎｉ": ["=ｎ =ｉ"],
    # The sign of the unit kelvin, which lower case makes a plain k.
    "\u212aan": ["=\u212a an"],
    "ß": ["=ß"],
    "vvv": ["=v =v =v"],
    "iii": ["=i =i =i"],
    "u": ["=u"],
    "uan": ["=u an"],
    "ni\n\t\0": ["ni =\n =\t =\0"],
    "\ud800": ["=\ud800"],
    "1'2": ["=1 =2"],
}

TABLES = {
    "ambiguous": AMBIGUOUS,
    "abbreviations": ABBREVIATIONS,
    "unfinished": UNFINISHED,
    "interjections": INTERJECTIONS,
    "umlauts": UMLAUTS,
    "apostrophes": APOSTROPHES,
    "others": OTHERS,
}
ROWS = [
    pytest.param(typed, readings, id=f"{name} {number}")
    for name, table in TABLES.items()
    for number, (typed, readings) in enumerate(table.items(), 1)
]


def graph_of(typed: str) -> SegmentationGraph:
    graph = SegmentationGraph(SpellingTable.quanpin())
    graph.update(typed)
    return graph


def readings_of(graph: SegmentationGraph) -> list[str]:
    end = graph.vertex(len(graph.text))
    return [" ".join(path) for path in _paths(graph, end, graph.edges_into_end())]


def _paths(graph: SegmentationGraph, vertex: int, edges: tuple[Edge, ...]) -> list[tuple[str, ...]]:
    if vertex == 0:
        return [()]
    return [
        (*path, _written(graph, edge))
        for edge in edges
        for path in _paths(graph, edge.start, graph.edges_into(edge.start))
    ]


def _written(graph: SegmentationGraph, edge: Edge) -> str:
    letters = graph.text[edge.start : edge.end].lstrip("'")
    return MARKS[edge.spelling.kind].format(letters)


@pytest.mark.parametrize(("typed", "readings"), ROWS)
def test_input_has_these_readings_and_no_others(typed: str, readings: list[str]) -> None:
    assert sorted(readings_of(graph_of(typed))) == sorted(readings)


def test_edges_of_xian() -> None:
    """Edges into each vertex, shortest first; an initial `n` from 3 to 4 is none of them."""
    graph = graph_of("xian")
    found = [[(edge.start, edge.end) for edge in graph.edges_into(v)] for v in range(5)]
    assert found == [[], [(0, 1)], [(0, 2)], [(2, 3), (0, 3)], [(2, 4), (0, 4)]]


def test_vertex_behind_apostrophes_is_the_one_before() -> None:
    """Offsets 2, 3 and 4 of `xi''an` are one vertex, at which `an` begins."""
    graph = graph_of("xi''an")
    assert [graph.vertex(offset) for offset in range(7)] == [0, 1, 2, 2, 2, 5, 6]
    assert graph.edges_into(3) == graph.edges_into(4) == ()
    assert [(edge.start, edge.end) for edge in graph.edges_into(6)] == [(2, 6)]
