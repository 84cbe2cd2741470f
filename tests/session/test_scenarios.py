"""Plays the scenarios of `tests/scenarios/*.txt`; `tests/scenarios/README.md` explains them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest

from ime import Engine, Key, Session, View

FOLDER = Path(__file__).resolve().parent.parent / "scenarios"
# More than any input of a scenario has.
ALL = 20_000


@dataclass(frozen=True, slots=True)
class Step:
    """A line: its number, its first word, and what stands behind that."""

    line: int
    word: str
    rest: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A title and the lines below it."""

    path: Path
    data: str
    title: str
    steps: list[Step]

    def fail(self, step: Step, message: str) -> None:
        pytest.fail(f"{self.path.name}:{step.line}: {self.title}: {message}", pytrace=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the session showed after each key of an action."""

    session: Session
    views: tuple[View, ...]

    @property
    def last(self) -> View:
        return self.views[-1]

    def page(self) -> list[str]:
        return [candidate.text for candidate in self.last.candidates]

    def offered(self) -> set[str]:
        return {candidate.text for candidate in self.session.candidates(ALL)}


def press(session: Session, rest: str) -> list[View]:
    keys = repeated(rest, " ").split()
    return [session.press(Key[key] if len(key) > 1 else key) for key in keys]


def type_(session: Session, rest: str) -> list[View]:
    return [session.press(character) for character in repeated(rest)]


def repeated(rest: str, joined_by: str = "") -> str:
    """Write out `wo 3 times`."""
    return re.sub(r"(\S+) (\d+) times", lambda m: joined_by.join([m[1]] * int(m[2])), rest)


def context(session: Session, rest: str) -> list[View]:
    session.set_context(rest)
    return [session.view]


ACTIONS: dict[str, Callable[[Session, str], list[View]]] = {
    "type": type_,
    "press": press,
    "choose": lambda session, rest: [session.choose(int(rest) - 1)],
    "context": context,
    "reset": lambda session, rest: [session.reset()],
}


def candidates(outcome: Outcome, rest: str) -> tuple[object, object]:
    *want, last = repeated(rest).split() or [""]
    if last == "...":
        return want, outcome.page()[: len(want)]
    return [*want, last] if last else want, outcome.page()


def handled(outcome: Outcome, rest: str) -> tuple[object, object]:
    shown = {True: "yes", False: "no"}
    return {rest}, {shown[view.handled] for view in outcome.views}


# What is wanted and what was got, by the word that asks for it.
EXPECTATIONS: dict[str, Callable[[Outcome, str], tuple[object, object]]] = {
    "preedit": lambda outcome, rest: (rest, with_caret(outcome.last)),
    "candidates": candidates,
    "offers": lambda outcome, rest: (
        set(rest.split()),
        set(rest.split()) & outcome.offered(),
    ),
    "never": lambda outcome, rest: (set(), set(rest.split()) & outcome.offered()),
    "highlighted": lambda outcome, rest: (rest, outcome.page()[outcome.last.highlighted]),
    "page": lambda outcome, rest: (rest, str(outcome.last.page)),
    "more": lambda outcome, rest: (rest, "yes" if outcome.last.has_next_page else "no"),
    "commit": lambda outcome, rest: (
        repeated(rest),
        "".join(view.commit for view in outcome.views),
    ),
    "handled": handled,
    "notice": lambda outcome, rest: (rest, outcome.last.notice),
}
# What is wanted of an action where the scenario does not say.
UNSAID = {"commit": "", "handled": "yes", "notice": ""}


def with_caret(view: View) -> str:
    return f"{view.preedit[: view.caret]}|{view.preedit[view.caret :]}"


def do(scenario: Scenario, action: Step, session: Session) -> Outcome:
    try:
        return Outcome(session, tuple(ACTIONS[action.word](session, action.rest)))
    except Exception as error:
        error.add_note(f"{scenario.path.name}:{action.line}: {scenario.title}")
        raise


def play(scenario: Scenario, session: Session) -> None:
    steps = list(scenario.steps)
    while steps:
        action = steps.pop(0)
        if action.word not in ACTIONS:
            scenario.fail(action, f"{action.word} stands before anything was done")
        outcome = do(scenario, action, session)
        said = list(takewhile(lambda step: step.word in EXPECTATIONS, steps))
        del steps[: len(said)]
        words = {step.word for step in said}
        unsaid = [Step(action.line, word, rest) for word, rest in UNSAID.items()]
        for step in [*said, *(step for step in unsaid if step.word not in words)]:
            want, got = EXPECTATIONS[step.word](outcome, step.rest)
            if want != got:
                scenario.fail(step, f"{step.word}: want {want!r}, got {got!r}")


def read(path: Path) -> list[Scenario]:
    data, scenarios = "", []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        word, _, rest = line.strip().partition(" ")
        if word == "data":
            data = rest
        elif word == "=":
            scenarios.append(Scenario(path, data, rest, []))
        elif word in ACTIONS or word in EXPECTATIONS:
            scenarios[-1].steps.append(Step(number, word, rest))
        elif word and not word.startswith("#"):
            raise ValueError(f"{path.name}:{number}: {word} is not a word of scenarios")
    return scenarios


SCENARIOS = [scenario for path in sorted(FOLDER.glob("*.txt")) for scenario in read(path)]


@pytest.mark.parametrize(
    "scenario", SCENARIOS, ids=[f"{each.path.stem}: {each.title}" for each in SCENARIOS]
)
def test_scenario(scenario: Scenario, request: pytest.FixtureRequest) -> None:
    """The session does what the scenario's title says."""
    assert any(step.word in EXPECTATIONS for step in scenario.steps), "it expects nothing"
    engine: Engine = request.getfixturevalue(f"{scenario.data}_engine")
    play(scenario, engine.session())


@pytest.mark.parametrize(
    ("lines", "at", "fault"),
    [
        ("type wo\npreedit w|o", 3, "preedit: want 'w|o', got 'wo|'"),
        ("type wo\ncandidates 你", 3, "candidates: want ['你'], got ['我']"),
        ("type tianqi\ncandidates 天气 田七", 3, "candidates: want"),
        ("type shi\ncandidates 时 ...", 3, "candidates: want ['时'], got ['是']"),
        ("type wo\noffers 我 你", 3, "offers: want"),
        ("type wo\nnever 我", 3, "never: want set(), got {'我'}"),
        ("type shi\nhighlighted 时", 3, "highlighted: want '时', got '是'"),
        ("type shi\npage 1", 3, "page: want '1', got '0'"),
        ("type shi\nmore no", 3, "more: want 'no', got 'yes'"),
        ("type wo\npress SPACE\ncommit 你", 4, "commit: want '你', got '我'"),
        ("type wo\npress SPACE\npreedit |", 3, "commit: want '', got '我'"),
        ("press SPACE", 2, "handled: want {'yes'}, got {'no'}"),
        ("type wo\nhandled no", 3, "handled: want {'no'}, got {'yes'}"),
        ("type wo 129 times", 2, "notice: want ''"),
        ("type wo\nnotice too long", 3, "notice: want 'too long', got ''"),
        ("preedit |", 2, "preedit stands before anything was done"),
    ],
)
def test_a_scenario_that_is_wrong_fails_and_says_where(
    lines: str, at: int, fault: str, tmp_path: Path, mini_engine: Engine
) -> None:
    """Each word that expects something can fail, and what is not said is expected too."""
    path = tmp_path / "wrong.txt"
    path.write_text(f"= A title\n{lines}\n", encoding="utf-8")
    (scenario,) = read(path)
    place = re.escape(f"wrong.txt:{at}: A title: {fault}")
    with pytest.raises(pytest.fail.Exception, match=place):
        play(scenario, mini_engine.session())


def test_what_a_session_raises_is_shown_with_its_place(tmp_path: Path, mini_engine: Engine) -> None:
    """The traceback alone would not tell which line of which scenario it was."""
    path = tmp_path / "wrong.txt"
    path.write_text("= A title\ntype wo\npress NO_SUCH_KEY\n", encoding="utf-8")
    (scenario,) = read(path)
    with pytest.raises(KeyError) as raised:
        play(scenario, mini_engine.session())
    assert raised.value.__notes__ == ["wrong.txt:3: A title"]


def test_a_misspelled_word_is_no_scenario(tmp_path: Path) -> None:
    """It is reported with its place and not taken for a comment."""
    path = tmp_path / "wrong.txt"
    path.write_text("= A title\ntype wo\ncandidate 我\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong.txt:3: candidate is not a word"):
        read(path)
