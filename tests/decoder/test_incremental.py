"""A lattice that was edited is the one that its text would have had from the beginning."""

from __future__ import annotations

from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.candidates import candidates
from ime.decoder import Decoder, Lattice, Sentence
from ime.decoder.beam import Beams
from ime.decoder.span import Span

PIECES = (
    "xi an xian fan gan fangan zhong guo ren zhongguo zhgr shh shang hai shi nve e ng ni "
    "z sh x g n zho zhon ' '' 1 i v ü 我 X ’ fiao"
).split()
pieces = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
# Where to cut the text, what to take out and put in there, and whether to look at the result.
edits = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 6), pieces, st.booleans()), max_size=8
)

# More columns than this are never new at one key: those of the last syllables at the most.
MOST_AT_ONE_KEY = 6


def everything(lattice: Lattice) -> tuple[list[Sentence], list[tuple[object, ...]]]:
    """Return the best sentences and all candidates, with what candidates do not compare."""
    offered = candidates(lattice, sentences=20)
    listed: list[tuple[object, ...]] = [(c, c.words, c.boundaries) for c in offered]
    return list(islice(lattice.sentences(), 20)), listed


def afresh(decoder: Decoder, typed: str) -> Lattice:
    lattice = decoder.lattice()
    lattice.update(typed)
    return lattice


@given(pieces, edits)
def test_editing_is_starting_afresh(
    decoder: Decoder, typed: str, changes: list[tuple[int, int, str, bool]]
) -> None:
    """Exactly: the same sentences, candidates and scores, whatever was looked at before."""
    lattice = afresh(decoder, typed)
    for place, length, inserted, looked_at in changes:
        typed = typed[:place] + inserted + typed[place + length :]
        lattice.update(typed)
        if looked_at:
            assert everything(lattice) == everything(afresh(decoder, typed))
    assert everything(lattice) == everything(afresh(decoder, typed))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_typing_and_deleting_letter_by_letter(decoder: Decoder, typed: str) -> None:
    """Forwards and backwards, looked at after every key."""
    lattice = decoder.lattice()
    lengths = [*range(1, len(typed) + 1), *range(len(typed), -1, -1)]
    for length in lengths:
        lattice.update(typed[:length])
        assert everything(lattice) == everything(afresh(decoder, typed[:length]))


@pytest.mark.parametrize(
    ("before", "after"), [("v", "V"), ("xian'", "xian’"), ("ü1", "v1")], ids=count(1)
)
def test_same_letters_otherwise_written(decoder: Decoder, before: str, after: str) -> None:
    """Read alike, but what stands for itself and what is left are as they are written now."""
    lattice = afresh(decoder, before)
    assert everything(lattice)
    lattice.update(after)
    assert everything(lattice) == everything(afresh(decoder, after))


def test_half_read_sentences_do_not_disturb(decoder: Decoder) -> None:
    """Sentences that were asked for and not all taken change nothing behind."""
    lattice = afresh(decoder, "xianfangan")
    next(lattice.sentences())
    next(candidates(lattice, sentences=3))
    lattice.update("xianfanganxi")
    assert everything(lattice) == everything(afresh(decoder, "xianfanganxi"))


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the end of each column that is decoded, 0 if no word ends there."""
    ends: list[int] = []
    extend = Beams.extend

    def counted(beams: Beams, spans: list[Span]) -> object:
        ends.append(max((span.end for span in spans), default=0))
        return extend(beams, spans)

    monkeypatch.setattr(Beams, "extend", counted)
    return ends


@pytest.mark.parametrize(
    "typed",
    ["zhongguoren" * 20, "xianfangan" * 22, "zhgrm" * 44, "an'" * 70, "a1" * 100, "vi" * 100],
    ids=["plain", "ambiguous", "initials", "apostrophes", "mixed", "no pinyin"],
)
def test_a_key_decodes_a_few_columns(decoder: Decoder, decoded: list[int], typed: str) -> None:
    """However long the input is, and they are those of the last letters."""
    lattice = decoder.lattice()
    for length in range(1, len(typed) + 1):
        decoded.clear()
        lattice.update(typed[:length])
        list(islice(candidates(lattice, sentences=5), 10))
        assert len(decoded) <= MOST_AT_ONE_KEY
        assert all(end == 0 or end >= length - MOST_AT_ONE_KEY for end in decoded)


def test_typing_decodes_each_column_twice_at_the_most(decoder: Decoder, decoded: list[int]) -> None:
    """Once while an unfinished syllable may end there, once as it stays."""
    typed = "xianfanganzhongguoren" * 10
    lattice = decoder.lattice()
    for length in range(1, len(typed) + 1):
        lattice.update(typed[:length])
        next(lattice.sentences(), None)
    assert len(decoded) <= 2 * len(typed)


def test_deleting_decodes_only_the_end(decoder: Decoder, decoded: list[int]) -> None:
    """What stands before is known; only the end may have been kept without what is unfinished."""
    lattice = afresh(decoder, "zhongguoren" * 20)
    next(lattice.sentences())
    for length in range(219, 0, -1):
        decoded.clear()
        lattice.update(("zhongguoren" * 20)[:length])
        next(lattice.sentences(), None)
        assert len(decoded) <= MOST_AT_ONE_KEY


def test_looking_again_decodes_nothing(decoder: Decoder, decoded: list[int]) -> None:
    """Pages are turned, and the same letters given again, for nothing."""
    lattice = afresh(decoder, "xianfanganzho")
    everything(lattice)
    decoded.clear()
    lattice.update("xianfanganzho")
    everything(lattice)
    assert len(decoded) <= 1


def test_columns_only_where_words_begin(decoder: Decoder, decoded: list[int]) -> None:
    """`zhong` costs one column, and not one for each letter."""
    list(afresh(decoder, "zhong").sentences())
    assert decoded == [5]
