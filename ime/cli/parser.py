"""What the command line may say, and one clear line for what it may not.

A complaint never repeats an argument: it may be text somebody meant to convert, and error
output often ends in a log.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from ime.cli import compose, convert, info
from ime.version import __version__

_COMMANDS = {
    "convert": (convert, "convert pinyin to Chinese, one line for each line"),
    "info": (info, "show versions, and where data and settings lie"),
}
_EPILOG = "Without a command the composer opens: write, press Ctrl-D, and the text is written to \
standard output."


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line; the result's `run` takes it and returns the exit status.

    Raises:
        SystemExit: with status 0 after `--help` and `--version`, with 2 and one line on
            standard error for wrong use.
    """
    parser, subparsers = _build()
    asked = subparsers.get(argv[0], parser) if argv else parser
    try:
        arguments, unknown = parser.parse_known_args(argv)
    except argparse.ArgumentError as error:
        asked.error(_complaint(error))
    if unknown:
        asked.error(f"argument {argv.index(unknown[0]) + 1} is not understood")
    return arguments


def _build() -> tuple[_Parser, dict[str, _Parser]]:
    parser = _Parser(
        prog="ime",
        usage="ime [-h] [--version] [COMMAND ...]",
        description="Siyu, an offline and private pinyin input method.",
        epilog=_EPILOG,
        allow_abbrev=False,
        exit_on_error=False,
    )
    parser.add_argument("--version", action="version", version=f"ime {__version__}")
    parser.set_defaults(run=compose.run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    subparsers = {}
    for name, (module, summary) in _COMMANDS.items():
        subparser = commands.add_parser(
            name,
            prog=f"ime {name}",
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            allow_abbrev=False,
            exit_on_error=False,
        )
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
        subparsers[name] = subparser
    return parser, subparsers


def _complaint(error: argparse.ArgumentError) -> str:
    if error.argument_name == "COMMAND":
        return f"no such command, there are {' and '.join(_COMMANDS)}"
    # argparse quotes what it got wherever it repeats it.
    message = "used wrongly" if {"'", '"'} & set(error.message) else error.message
    return f"{error.argument_name}: {message}" if error.argument_name else message
