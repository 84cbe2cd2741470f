"""`python -m ime.compiler train`: text -> a language model for the compiled lexicon."""

from __future__ import annotations

import argparse
import math
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from ime.compiler.lexicon import word_frequencies
from ime.compiler.progress import Progress
from ime.compiler.source_format import read_source
from ime.compiler.train.outcome import Outcome
from ime.compiler.train.pipeline import RESERVED_NAMES, Training
from ime.compiler.train.settings import Source, TrainingSettings
from ime.errors import SourceError
from ime.lexicon import SystemLexicon

_NAME = re.compile("[a-z0-9-]+")
_MEGABYTE = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `train` understands to a parser of its own."""
    _add_text(parser)
    _add_folders(parser)
    _add_settings(parser)


def _add_text(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--source",
        type=_source,
        action="append",
        required=True,
        dest="sources",
        metavar="NAME=FILE[,FILE]",
        help="text of one kind, one sentence a line, plain or .xz or .gz; may be repeated",
    )
    add(
        "--heldout",
        type=Path,
        required=True,
        metavar="FILE",
        help="text like what will be typed and in none of the sources; weighs them",
    )
    add("--arpa", type=Path, metavar="FILE", help="a published model to mix with")


def _add_folders(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--work", type=Path, required=True, metavar="FOLDER", help="stages are kept there")
    add("--dictionaries", type=Path, default=Path("dictionaries"), metavar="FOLDER")
    add("--lexicon", type=Path, default=Path("dictionaries/compiled/lexicon"), metavar="FOLDER")
    add("--output", type=Path, default=Path("dictionaries/compiled/model"), metavar="FOLDER")


def _add_settings(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--megabytes", type=_positive, default=30.0, help="of the model, default: %(default)s")
    for order, unit in (("bigrams", "two"), ("trigrams", "three")):
        add(
            f"--least-{order}",
            type=_at_least(2, ": what was seen once stays here"),
            default=2,
            metavar="COUNT",
            help=f"leave out {unit} words seen together less often, default: %(default)s",
        )
    add(
        "--sample-every",
        type=_at_least(1),
        default=8,
        metavar="N",
        help="find out on one part of the text in so many how to cut words, default: %(default)s",
    )
    add(
        "--jobs",
        type=_at_least(1),
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes, default: %(default)s",
    )


def run(arguments: argparse.Namespace) -> None:
    """Train as the arguments say, and print what came out."""
    _check_names(arguments.sources)
    vocabulary = SystemLexicon.open(arguments.lexicon).vocabulary
    files = sorted(arguments.dictionaries.glob("*.tsv"))
    entries = (entry for file in files for entry in read_source(file))
    settings = TrainingSettings(
        sources=tuple(arguments.sources),
        heldout=arguments.heldout,
        arpa=arguments.arpa,
        lexicon=arguments.lexicon,
        work=arguments.work,
        output=arguments.output,
        most_bytes=round(arguments.megabytes * _MEGABYTE),
        least_bigrams=arguments.least_bigrams,
        least_trigrams=arguments.least_trigrams,
        sample_every=arguments.sample_every,
        jobs=arguments.jobs,
    )
    with Progress() as progress:
        result = Training(settings, word_frequencies(entries, vocabulary), progress).run()
    print(table(result))


def table(outcome: Outcome) -> str:
    """Return the figures of a run, a line for each model."""
    lines = [f"{'model':12} {'weight':>8} {'perplexity':>11}"]
    lines += [
        f"{name:12} {weight:8.3f} {outcome.perplexities[name]:11.1f}"
        for name, weight in outcome.weights.items()
    ]
    lines.append(f"{'mixed':12} {1:8.3f} {outcome.mixture_perplexity:11.1f}")
    lines.append(f"{outcome.bigrams:,} bigrams and {outcome.trigrams:,} trigrams before pruning")
    return "\n".join(lines)


def _source(text: str) -> Source:
    name, _, files = text.partition("=")
    if not _NAME.fullmatch(name) or name in RESERVED_NAMES or not files:
        raise argparse.ArgumentTypeError("want a name of letters, =, and files")
    return Source(name, tuple(map(Path, files.split(","))))


def _at_least(least: int, why: str = "") -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"want {least} or more{why}")
        return int(text)

    return parse


def _positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError("want more than 0")
    return number


def _check_names(sources: Sequence[Source]) -> None:
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise SourceError(f"--source {name}= is given twice; join the files by commas")
