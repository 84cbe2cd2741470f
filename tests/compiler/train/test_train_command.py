"""The arguments of the trainer, and what it prints."""

from __future__ import annotations

import argparse

import pytest

from ime.compiler.source_format import write_source
from ime.compiler.train import add_arguments, run
from ime.lm import NgramModel
from tests.compiler.train.toy_run import ENTRIES, prepare


def parse(*arguments):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args([str(argument) for argument in arguments])


def test_a_run_prints_its_figures(tmp_path, capsys):
    prepare(tmp_path)
    write_source(tmp_path / "dictionaries.tsv", ENTRIES)
    arguments = parse(
        *("--source", f"chat={tmp_path / 'chat.txt'},{tmp_path / 'news.txt'}"),
        *("--heldout", tmp_path / "heldout.txt"),
        *("--dictionaries", tmp_path),
        *("--lexicon", tmp_path / "lexicon"),
        *("--work", tmp_path / "work"),
        *("--output", tmp_path / "model"),
        *("--sample-every", 1, "--jobs", 1),
    )
    run(arguments)
    assert NgramModel.open(tmp_path / "model").order == 3
    printed = capsys.readouterr().out
    assert "chat            1.000" in printed
    assert "before pruning" in printed


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--source", "chat", "want a name"),
        ("--source", "all=a.txt", "want a name"),
        ("--source", "../x=a.txt", "want a name"),
        ("--least-bigrams", "1", "want 2 or more"),
        ("--least-trigrams", "many", "want 2 or more"),
        ("--sample-every", "0", "want 1 or more"),
        ("--jobs", "0", "want 1 or more"),
        ("--megabytes", "-1", "want more than 0"),
    ],
)
def test_arguments_that_make_no_sense(option, value, reason, capsys):
    with pytest.raises(SystemExit):
        parse("--source", "a=a.txt", "--heldout", "b.txt", "--work", "w", option, value)
    assert reason in capsys.readouterr().err


def test_two_sources_of_one_name(tmp_path):
    """They would overwrite each other's stages."""
    from ime.errors import SourceError

    prepare(tmp_path)
    arguments = parse(
        *("--source", f"a={tmp_path / 'chat.txt'}", "--source", f"a={tmp_path / 'news.txt'}"),
        *("--heldout", tmp_path / "heldout.txt", "--work", tmp_path / "work"),
        *("--lexicon", tmp_path / "lexicon", "--dictionaries", tmp_path),
    )
    with pytest.raises(SourceError, match="twice"):
        run(arguments)
