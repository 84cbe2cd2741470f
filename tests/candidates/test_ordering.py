"""Which candidates there are for an input, and in which order."""

from __future__ import annotations

from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.candidates import Candidate, CandidateList, Source, candidates
from ime.decoder import Decoder, Lattice
from tests.miniature import ids

PIECES = (
    "xi an xian fan gan fangan zhong guo ren zhongguo zhgr shh shang hai shi nve e ng ni "
    "z sh x g n zho zhon ' '' 1 i v ü 我 X ’ fiao"
).split()
inputs = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
SEPARATORS = "'’"


def lattice_of(decoder: Decoder, typed: str, *context: str) -> Lattice:
    lattice = decoder.lattice(ids(decoder.lexicon.vocabulary, *context))
    lattice.update(typed)
    return lattice


def offered(
    decoder: Decoder, typed: str, *context: str, sentences: int = 5
) -> list[tuple[str, int, Source]]:
    found = candidates(lattice_of(decoder, typed, *context), sentences=sentences)
    return [(candidate.text, candidate.end, candidate.source) for candidate in found]


def texts(decoder: Decoder, typed: str, *context: str, sentences: int = 5) -> list[str]:
    return [text for text, _, _ in offered(decoder, typed, *context, sentences=sentences)]


def test_words_and_characters_for_all_letters_and_for_some(decoder: Decoder) -> None:
    """What covers all letters comes first, by the score after the context; 西 leaves `an`."""
    assert offered(decoder, "xian") == [
        ("现", 4, Source.CHARACTER),
        ("先", 4, Source.CHARACTER),
        ("西安", 4, Source.WORD),
        ("西", 2, Source.CHARACTER),
    ]


def test_most_probable_here_comes_before_most_used(decoder: Decoder) -> None:
    """After 反感, 西安 is the second best sentence; of the others 先 is used more than 西安."""
    # P(现) - 0.3 = -1.8, P(西安 | 反感) = -1.9, P(先) - 0.3 = -2.3
    assert texts(decoder, "xian", "反感", sentences=2) == ["现", "西安", "先", "西"]
    # P(先) = -2.0, P(西安) = -2.75
    assert texts(decoder, "xian", "反感", sentences=1) == ["现", "先", "西安", "西"]


def test_words_for_all_letters_come_before_further_sentences(decoder: Decoder) -> None:
    """Who typed `fangan` and does not mean 方案 means 反感, whatever two characters could be."""
    found = offered(decoder, "fangan")
    assert found == [
        ("方案", 6, Source.WORD),
        ("反感", 6, Source.WORD),
        ("方安", 6, Source.SENTENCE),
        ("方", 4, Source.CHARACTER),
        ("反", 3, Source.CHARACTER),
    ]


def test_best_sentence_comes_before_words(decoder: Decoder) -> None:
    """P(是) twice, the second time backing off, is -2.85; 逝世 is -4.2."""
    assert offered(decoder, "shishi") == [
        ("是是", 6, Source.SENTENCE),
        ("逝世", 6, Source.WORD),
        ("是", 3, Source.CHARACTER),
    ]


def test_words_for_the_beginning_come_longest_first(decoder: Decoder) -> None:
    """Words by their length, and only then characters; 国人 is not at the beginning."""
    found = offered(decoder, "zhongguorenshi", sentences=1)
    assert found[1:] == [
        ("中国人", 11, Source.WORD),
        ("中国", 8, Source.WORD),
        ("中", 5, Source.CHARACTER),
        ("重", 5, Source.CHARACTER),
    ]


def test_words_for_one_beginning_come_most_used_first(decoder: Decoder) -> None:
    """P(方案) = -2.9 and P(反感) = -3.0 for six letters; P(方) for four, P(反) for three."""
    found = offered(decoder, "fangan'shi", sentences=1)
    assert found[1:] == [
        ("方案", 7, Source.WORD),
        ("反感", 7, Source.WORD),
        ("方", 4, Source.CHARACTER),
        ("反", 3, Source.CHARACTER),
    ]


def test_as_many_sentences_as_asked_for(decoder: Decoder) -> None:
    for most in (1, 2, 5):
        found = offered(decoder, "fanganxian", sentences=most)
        assert sum(source is Source.SENTENCE for _, _, source in found) == most


def test_apostrophes_belong_to_what_stands_before(decoder: Decoder) -> None:
    """So that the rest begins with a letter, and at the end nothing is left."""
    assert offered(decoder, "xi''an") == [("西安", 6, Source.WORD), ("西", 4, Source.CHARACTER)]
    assert offered(decoder, "xi'an'") == [("西安", 6, Source.WORD), ("西", 3, Source.CHARACTER)]
    assert offered(decoder, "xi’an’") == [("西安", 6, Source.WORD), ("西", 3, Source.CHARACTER)]
    assert offered(decoder, "''xi") == [("西", 4, Source.CHARACTER)]


def test_boundaries_are_where_syllables_end(decoder: Decoder) -> None:
    """Offsets in the letters as they were typed."""
    found = candidates(lattice_of(decoder, "'xi''an'shi'"), sentences=1)
    assert {candidate.text: candidate.boundaries for candidate in found} == {
        "西安是": (3, 7, 11),
        "西安": (3, 7),
        "西": (3,),
    }


def test_what_stands_for_itself(decoder: Decoder) -> None:
    assert offered(decoder, "1") == [("1", 1, Source.LITERAL)]
    assert offered(decoder, "12") == [("12", 2, Source.LITERAL), ("1", 1, Source.LITERAL)]
    assert offered(decoder, "1shi") == [("1是", 4, Source.SENTENCE), ("1", 1, Source.LITERAL)]


@pytest.mark.parametrize("typed", ["'", "''", "fiao", "'fiao"], ids=count(1))
def test_what_cannot_be_read_is_offered_as_itself(decoder: Decoder, typed: str) -> None:
    """Apostrophes alone, and a syllable of which there is no word."""
    assert offered(decoder, typed) == [(typed, len(typed), Source.LITERAL)]


def test_nothing_typed_nothing_offered(decoder: Decoder) -> None:
    assert offered(decoder, "") == []


def test_beginning_is_offered_where_the_end_cannot_be_read(decoder: Decoder) -> None:
    """Whoever goes on to a syllable without a word keeps the words before it."""
    assert texts(decoder, "xianfiao") == ["西安", "现", "先", "西", "xianfiao"]


def test_words_are_the_context_of_what_follows(decoder: Decoder) -> None:
    """Ids of the words of a candidate; what stands for itself is an unknown word."""
    best = next(candidates(lattice_of(decoder, "zhongguo1ren"), sentences=1))
    china, person = ids(decoder.lexicon.vocabulary, "中国", "人")
    assert best.words == (china, decoder.model.unknown, person)


@given(inputs)
def test_each_text_once(decoder: Decoder, typed: str) -> None:
    found = texts(decoder, typed)
    assert len(set(found)) == len(found)


@given(inputs)
def test_offsets(decoder: Decoder, typed: str) -> None:
    """Each covers the beginning, cut behind a syllable and the apostrophes that follow it."""
    for found in candidates(lattice_of(decoder, typed), sentences=5):
        assert 0 == found.start < found.end <= len(typed)
        assert found.end == len(typed) or typed[found.end] not in SEPARATORS
        assert all(0 < one < other for one, other in pairwise((*found.boundaries, found.end + 1)))
        if found.boundaries:
            assert set(typed[found.boundaries[-1] : found.end]) <= set(SEPARATORS)
        else:
            assert (found.text, found.source) == (typed, Source.LITERAL)


@given(inputs, st.integers(1, 8))
def test_order(decoder: Decoder, typed: str, most: int) -> None:
    """The best sentence, words for all letters, sentences, words for some, characters."""
    lattice = lattice_of(decoder, typed)
    best = next(lattice.sentences(), None)
    found = list(candidates(lattice, sentences=most))
    if best is None:
        assert found.pop().text == typed
    else:
        assert (found[0].text, found[0].score) == (best.text, best.score)
    kinds = [_kind(candidate, len(typed)) for candidate in found]
    assert kinds[1:] == sorted(kinds[1:])
    assert sum(kind == _SENTENCE for kind in kinds) <= most
    of_sentences = [c.score for c, kind in zip(found, kinds, strict=True) if kind == _SENTENCE]
    assert of_sentences == sorted(of_sentences, reverse=True)
    for kind in (_PART, _CHARACTER):
        ends = [c.end for c, k in zip(found, kinds, strict=True) if k == kind]
        assert ends == sorted(ends, reverse=True)


_WORD, _SENTENCE, _PART, _CHARACTER = range(4)


def _kind(candidate: Candidate, length: int) -> int:
    if candidate.end < length:
        return _PART if len(candidate.boundaries) > 1 else _CHARACTER
    return _WORD if len(candidate.words) == 1 else _SENTENCE


@given(inputs)
def test_what_is_left_can_be_chosen(decoder: Decoder, typed: str) -> None:
    """Behind every candidate for the beginning there is something to offer for the rest."""
    for found in candidates(lattice_of(decoder, typed), sentences=2):
        rest = decoder.lattice(found.words)
        rest.update(typed[found.end :])
        assert (found.end < len(typed)) == bool(
            CandidateList(candidates(rest, sentences=1)).first(1)
        )


def test_words_for_the_beginning_wait_until_they_are_asked_for(
    decoder: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first candidate costs no look at words; each length is looked up when it is reached."""
    ends: list[int] = []
    words_to = Lattice.words_to

    def noted(lattice: Lattice, end: int, *, min_syllables: int) -> object:
        ends.append(end)
        return words_to(lattice, end, min_syllables=min_syllables)

    monkeypatch.setattr(Lattice, "words_to", noted)
    found = candidates(lattice_of(decoder, "zhongguorenshi"), sentences=1)
    next(found)
    assert ends == []
    assert next(found).text == "中国人"
    assert ends == [11]
    assert next(found).text == "中国"
    assert ends == [11, 8]


def test_text_stays_out_of_the_repr(decoder: Decoder) -> None:
    """Neither the text nor what leads back to it."""
    found = next(candidates(lattice_of(decoder, "shanghai"), sentences=1))
    assert repr(found) == (
        f"Candidate(start=0, end=8, score={found.score!r}, source=<Source.WORD: 'word'>)"
    )


def test_text_stays_out_of_the_reprs_of_the_lattice(decoder: Decoder) -> None:
    lattice = lattice_of(decoder, "shanghai")
    (whole, *_), _ = lattice.ends()
    shown = repr(next(lattice.sentences())) + repr(next(lattice.words_to(whole, min_syllables=2)))
    assert shown == "Sentence(2 characters)Word(2 characters)"
