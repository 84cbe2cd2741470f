"""A training run from text to a packaged model, and what interrupts it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from ime.compiler.train.stages import WorkFolder
from ime.errors import SourceError
from ime.lexicon import SystemLexicon
from ime.lm import NgramModel
from tests.compiler.train.toy_run import contents, prepare, train
from tests.miniature import ids

STAGES = [
    "text-chat",
    "text-heldout",
    "sample",
    "segmentation",
    "words-news",
    "counts-chat",
    "counts-all",
    "kept",
    "model-news",
    "model-all",
    "model-arpa",
    "mixed",
    "pruned",
    "packaged",
]


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A folder in which a run has finished, and its settings."""
    folder = tmp_path_factory.mktemp("run")
    settings = prepare(folder)
    outcome = train(settings)
    return settings, outcome


def score(model: NgramModel, *words: int) -> float:
    previous, last, backoff = model.state_of(words[:-1])
    arrays = [np.array([previous], np.int32), np.array([last], np.int32)]
    found, _ = model.score(*arrays, np.array([backoff], np.float32), np.array(words[-1:], np.int32))
    return float(found[0])


def test_the_model_has_learned(finished):
    """It opens with its lexicon, prefers what it has read, and scores ends and beginnings."""
    settings, _ = finished
    lexicon = SystemLexicon.open(settings.lexicon)
    model = NgramModel.open(settings.output, vocabulary_sha256=lexicon.vocabulary_sha256)
    today, weather, very, good = ids(lexicon.vocabulary, "今天", "天气", "很", "好")
    assert model.scores_end
    assert score(model, today, very) > score(model, today, good)
    assert score(model, model.begin, today) > score(model, model.begin, good)
    assert score(model, very, good, model.end) > score(model, very, good, today)
    # What stands behind something foreign is remembered, too.
    assert score(model, model.unknown, very) > score(model, model.unknown, weather)


def test_numbers_are_read_out_before_words_are_looked_for(finished):
    """The text says 2个, the model knows 两 个."""
    settings, _ = finished
    lexicon = SystemLexicon.open(settings.lexicon)
    pair, two, piece = ids(lexicon.vocabulary, "两", "二", "个")
    model = NgramModel.open(settings.output)
    assert score(model, model.begin, pair) > score(model, model.begin, two)
    assert score(model, pair, piece) > score(model, two, piece)


def test_what_was_seen_once_is_not_packaged(finished):
    """天气 好 stands once in the text; the bigram that the ARPA brings is there."""
    settings, _ = finished
    words = SystemLexicon.open(settings.lexicon).vocabulary
    (_, weather, very, good) = ids(words, "今天", "天气", "很", "好")
    held = np.load(settings.work / "pruned" / "bigrams.npy").tolist()
    assert (very << 21 | good) in held
    begin = len(words)
    trigrams = np.load(settings.work / "pruned" / "trigrams.npy").tolist()
    assert (begin << 42 | weather << 21 | good) not in trigrams


def test_the_mixture_is_better_than_its_parts(finished):
    """On the held-out text, by the figures that the run gives."""
    _, outcome = finished
    assert set(outcome.weights) == {"chat", "news", "all", "arpa"}
    assert sum(outcome.weights.values()) == pytest.approx(1.0)
    assert outcome.mixture_perplexity <= min(outcome.perplexities.values()) * 1.001


def test_a_second_run_does_nothing(finished):
    """The stages of the first are found, and the model is the same."""
    settings, _ = finished
    before = contents(settings.output)
    times = {path: path.stat().st_mtime_ns for path in settings.work.rglob("*")}
    train(settings)
    assert contents(settings.output) == before
    assert times == {path: path.stat().st_mtime_ns for path in settings.work.rglob("*")}


@pytest.mark.parametrize("stage", STAGES)
def test_a_run_goes_on_where_it_was_killed(finished, stage, tmp_path):
    """Killed at any stage, the run ends with the same bytes.

    A stage is renamed when it has finished, so that a killed run leaves the stages before, and
    an unfinished folder.
    """
    settings, _ = finished
    work = tmp_path / "work"
    shutil.copytree(settings.work, work)
    (work / stage).rename(work / f"{stage}.part")
    for path in (work / f"{stage}.part").iterdir():
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    for later in made_after(stage, work):
        shutil.rmtree(later)
    train(settings, work=work, output=tmp_path / "model")
    assert contents(tmp_path / "model") == contents(settings.output)
    for path in work.iterdir():
        assert contents(path) == contents(settings.work / path.name)


def made_after(stage: str, work: Path) -> list[Path]:
    """The stages of a later kind."""
    kinds = list(dict.fromkeys(name.partition("-")[0] for name in STAGES))
    later = kinds[kinds.index(stage.partition("-")[0]) + 1 :]
    return [path for path in work.iterdir() if path.name.partition("-")[0] in later]


def test_processes_and_place_change_no_byte(tmp_path):
    """Two processes, another folder, compressed or not: the same model."""
    settings = prepare(tmp_path)
    train(settings, output=tmp_path / "one")
    train(settings, work=tmp_path / "other", output=tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_changed_text_is_noticed(tmp_path):
    settings = prepare(tmp_path)
    train(settings)
    before = contents(settings.output)
    (tmp_path / "news.txt").write_text("今天很好\n" * 9, encoding="utf-8")
    train(settings)
    assert contents(settings.output) != before


def test_a_model_of_the_size_asked_for(tmp_path):
    """No n-gram fits into so few bytes, but the words stay."""
    settings = prepare(tmp_path)
    train(settings, most_bytes=1)
    model = NgramModel.open(settings.output)
    manifest = (settings.output / "manifest.json").read_text()
    assert '"bigrams": 0' in manifest
    assert '"trigrams": 0' in manifest
    assert model.vocabulary_size == len(SystemLexicon.open(settings.lexicon).vocabulary)


def test_one_source_and_nothing_else(tmp_path):
    """One model is mixed with nothing."""
    settings = prepare(tmp_path)
    outcome = train(settings, sources=settings.sources[:1], arpa=None)
    assert outcome.weights == {"chat": 1.0}
    assert outcome.mixture_perplexity == pytest.approx(outcome.perplexities["chat"])


def test_text_without_hanzi(tmp_path):
    settings = prepare(tmp_path)
    (tmp_path / "news.txt").write_text("...\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no Chinese text"):
        train(settings)


def test_work_folder_is_made(tmp_path):
    WorkFolder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
