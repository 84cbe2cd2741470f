"""The engine as a library: opened, asked, shared, closed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ime import (
    Candidate,
    ClosedError,
    Engine,
    InputTooLongError,
    Key,
    Session,
    Settings,
    Source,
)
from ime.pinyin import SYLLABLES

SENTENCE = "jintiantianqihenhao"


@pytest.fixture(scope="module")
def engine(mini_data: Path) -> Iterator[Engine]:
    with Engine.open(mini_data) as engine:
        yield engine


@pytest.fixture(scope="module")
def packaged() -> Iterator[Engine]:
    with Engine.open() as engine:
        yield engine


def texts(candidates: list[Candidate]) -> list[str]:
    return [candidate.text for candidate in candidates]


def test_the_data_that_came_with_the_installation_are_opened(packaged: Engine) -> None:
    """`Engine.open()` needs no argument."""
    assert texts(packaged.convert("nihao")) == ["你好"]


def test_a_path_may_be_a_string(mini_data: Path) -> None:
    """Or a `Path`, as in every other test."""
    assert texts(Engine.open(str(mini_data)).convert("wo")) == ["我"]


def test_the_best_candidate_comes_first_and_says_what_it_covers(engine: Engine) -> None:
    """-0.3 of 今天 at the beginning, -0.4 of 天气 behind it, -0.5 of 很, -0.3 of 好: -1.5."""
    (best,) = engine.convert(SENTENCE)
    assert (best.text, best.start, best.end) == ("今天天气很好", 0, 19)
    assert best.source is Source.SENTENCE
    assert best.score == pytest.approx(-1.5, abs=0.05)
    assert best.boundaries == (3, 7, 11, 13, 16, 19)


def test_a_candidate_says_where_it_comes_from(engine: Engine) -> None:
    """A sentence of several words, a word, a character, or the letters themselves."""
    source = {candidate.text: candidate.source for candidate in engine.convert("tianqi", 9)}
    assert source["天七"] is Source.SENTENCE
    assert source["天气"] is Source.WORD
    assert source["天"] is Source.CHARACTER
    assert engine.convert("i")[0].source is Source.LITERAL


def test_no_letters_give_no_candidates(engine: Engine) -> None:
    assert engine.convert("") == []


@pytest.mark.parametrize("n", [0, -1])
def test_none_wanted_none_given(engine: Engine, n: int) -> None:
    assert engine.convert("jintian", n) == []


def test_more_candidates_than_there_are_give_all_there_are(engine: Engine) -> None:
    """天气 and 田七, two more that are put together, and two characters for the beginning."""
    found = engine.convert("tianqi", 1000)
    assert texts(found) == ["天气", "田七", "天七", "田气", "天", "田"]


def test_a_longer_list_begins_with_the_shorter_one(engine: Engine) -> None:
    """Further candidates come behind those that were there."""
    for letters in (SENTENCE, "fangan", "zhgrm"):
        assert engine.convert(letters, 9)[:3] == engine.convert(letters, 3)


def test_context_decides_between_words_that_sound_the_same(engine: Engine) -> None:
    """The model knows 吃 田七 as a pair, and 今天 天气."""
    assert texts(engine.convert("tianqi")) == ["天气"]
    assert texts(engine.convert("tianqi", context="我吃")) == ["田七"]
    assert texts(engine.convert("tianqi", context="我吃今天")) == ["天气"]


@pytest.mark.parametrize("context", ["吃a", "吃，", "吃\n", "吃 ", "吃\0", "吃\ud800"])
def test_context_counts_from_behind_what_is_no_word(engine: Engine, context: str) -> None:
    """A mark or a foreign letter ends it, and a lone surrogate is one of these."""
    assert texts(engine.convert("tianqi", context=context)) == ["天气"]
    assert texts(engine.convert("tianqi", context=context + "吃")) == ["田七"]


def test_a_long_context_is_cut_and_not_refused(engine: Engine) -> None:
    """Only its end counts."""
    assert texts(engine.convert("tianqi", context="今天" * 100_000 + "吃")) == ["田七"]


def test_what_is_no_pinyin_stands_for_itself(engine: Engine) -> None:
    """It splits the letters and stays where it was."""
    (best,) = engine.convert("tianqi，hao! 你3nv")
    assert best.text == "天气，好! 你3女"


def test_case_does_not_matter(engine: Engine) -> None:
    assert engine.convert("JinTian", 9) == engine.convert("jintian", 9)


def test_a_curly_apostrophe_separates_like_a_straight_one(engine: Engine) -> None:
    """Some editors and phones write no other."""
    assert engine.convert("xi’an’", 9) == engine.convert("xi'an'", 9)


def test_words_for_the_beginning_are_offered_where_no_sentence_fits(engine: Engine) -> None:
    """The mini lexicon has no word for the `ji` behind 今."""
    assert texts(engine.convert("jinji", 9)) == ["今", "金", "近", "jinji"]


@pytest.mark.parametrize("letters", ["a", "ju", "sh", "an", "i", "'", "ah'", "你", "zhonguo", "q1"])
def test_as_many_characters_as_allowed_are_converted(engine: Engine, letters: str) -> None:
    """The longest input has a candidate, whatever it is made of."""
    (best,) = engine.convert((letters * 1024)[:1024])
    assert 0 < best.end <= 1024


def test_more_than_allowed_is_refused_with_a_cure(engine: Engine) -> None:
    """The message says how much is too much and what to do, and quotes nothing."""
    with pytest.raises(InputTooLongError, match=r"1024.*cut the text") as raised:
        engine.convert("w" * 4097)
    assert "ww" not in str(raised.value)
    assert isinstance(raised.value, ValueError)


def test_every_syllable_has_a_word(packaged: Engine) -> None:
    """Else one syllable would leave the whole sentence without a reading."""
    without = []
    for syllable in SYLLABLES:
        best = packaged.convert(syllable)[0]
        if best.source is Source.LITERAL or best.end < len(syllable):
            without.append(syllable)
    assert without == []


def test_texts_stay_out_of_reprs(engine: Engine) -> None:
    """What somebody types must not end in a log by way of an error report."""
    session = engine.session()
    for key in ["j", "i", "n", "t", "i", "a", "n", "2", "t", "i", "a", "n"]:
        session.press(key)
    view = session.view
    shown = "".join(map(repr, [engine.convert("tianqi", 9), view, session, view.candidates]))
    shown += repr(session.press(Key.SPACE))
    assert not any(character in shown for character in "今金近田天气七")
    assert "tian" not in shown


def test_settings_change_pages_and_sentences(mini_data: Path) -> None:
    """Pages of 3; two sentences, so that the third candidate is a word for the beginning."""
    session = Engine.open(mini_data, settings=Settings(page_size=3, sentences=2)).session()
    for letter in SENTENCE:
        view = session.press(letter)
    assert texts(list(view.candidates)) == ["今天天气很好", "今天天气很号", "今天"]
    assert texts(list(session.press("=").candidates)) == ["今", "金", "近"]


def test_the_description_tells_how_many_words_there_are(engine: Engine) -> None:
    """The mini lexicon has 71."""
    assert "71 words" in engine.description


def test_a_closed_engine_refuses_everything_and_says_why(mini_data: Path) -> None:
    """Closing twice is fine; a session that is open goes on."""
    engine = Engine.open(mini_data)
    session = engine.session()
    engine.close()
    engine.close()
    for use in (lambda: engine.convert("wo"), engine.session, lambda: engine.description):
        with pytest.raises(ClosedError, match=r"closed; open another"):
            use()
    assert [session.press(key).commit for key in ("w", "o", Key.SPACE)] == ["", "", "我"]


def test_a_context_manager_closes(mini_data: Path) -> None:
    """At the end of `with`, and after an error too."""
    with Engine.open(mini_data) as engine:
        assert texts(engine.convert("wo")) == ["我"]
    with pytest.raises(ClosedError):
        engine.convert("wo")
    with pytest.raises(ZeroDivisionError), Engine.open(mini_data) as engine:
        _ = 1 / 0
    with pytest.raises(ClosedError):
        engine.session()


def test_threads_that_share_an_engine_get_what_one_thread_gets(engine: Engine) -> None:
    """Each with sessions of its own; threads are switched far more often than usual."""
    inputs = [SENTENCE[i:j] for i in range(0, 12, 3) for j in range(i + 3, len(SENTENCE), 2)]
    alone = [converted(engine.session(), letters) for letters in inputs]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(max_workers=4) as threads:
            shared = [
                list(threads.map(lambda letters: converted(engine.session(), letters), inputs))
                for _ in range(3)
            ]
    finally:
        sys.setswitchinterval(usual)
    assert shared == [alone] * 3


def converted(session: Session, letters: str) -> list[Candidate]:
    found = []
    for letter in letters:
        found.extend(session.press(letter).candidates)
    return found
