"""`ime convert`: pinyin in, Chinese out, one line for each line."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ime.cli.streams import decode, read_lines, write_line
from ime.errors import InputTooLongError

if TYPE_CHECKING:
    from ime.candidates import Candidate
    from ime.engine import Engine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of `ime convert`."""
    parser.add_argument(
        "keys",
        nargs="*",
        metavar="KEYS",
        help="the letters of one sentence; without any, each line of standard input is one",
    )
    parser.add_argument(
        "-n",
        dest="count",
        type=_count,
        default=1,
        metavar="N",
        help="write the N best candidates, separated by tabs, instead of the best one",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="write one JSON object for each sentence, with the candidates' offsets and scores",
    )


def run(arguments: argparse.Namespace) -> int:
    """Convert the arguments, or else standard input, line by line."""
    from ime.config import load_settings
    from ime.engine import Engine

    inputs = _from_arguments(arguments.keys) if arguments.keys else read_lines()
    line_of = _json_line if arguments.json else _text_line
    with Engine.open(settings=load_settings()) as engine:
        for candidates in _convert_each(engine, inputs, arguments.count):
            write_line(line_of(candidates))
    return 0


def _from_arguments(arguments: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, argument in enumerate(arguments, 1):
        place = f"KEYS {number}"
        # What the locale's encoding could not decode is here as surrogates; the bytes count.
        for line in decode(os.fsencode(argument), place).split("\n"):
            yield place, line


def _convert_each(
    engine: Engine, inputs: Iterable[tuple[str, str]], count: int
) -> Iterator[list[Candidate]]:
    for place, keys in inputs:
        try:
            yield engine.convert(keys, n=count)
        except InputTooLongError as error:
            raise InputTooLongError(f"{place}: {error}") from error


def _text_line(candidates: list[Candidate]) -> str:
    return "\t".join(candidate.text for candidate in candidates)


def _json_line(candidates: list[Candidate]) -> str:
    import json

    listed = [
        {
            "text": candidate.text,
            "start": candidate.start,
            "end": candidate.end,
            "score": candidate.score,
            "source": candidate.source.value,
        }
        for candidate in candidates
    ]
    return json.dumps({"candidates": listed}, ensure_ascii=False)


def _count(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if count < 1:
        raise argparse.ArgumentTypeError("want a whole number, 1 or more")
    return count
