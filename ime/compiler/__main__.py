"""`python -m ime.compiler`: makes what `dictionaries/` holds.

open-gram, jieba, pypinyin --sources--> dictionaries/*.tsv --lexicon--> compiled/lexicon/
                                                 ARPA file --arpa-----> compiled/model/
                                                          text --train----> compiled/model/
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ime.compiler.source_format import SourceEntry, read_source
from ime.compiler.train import add_arguments, run
from ime.errors import ImeError, SourceError

_DICTIONARIES = Path("dictionaries")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step; return the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        chosen.run(chosen)
    except ImeError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}; name another folder with --output")
    except KeyboardInterrupt:
        return 130
    return 0


def _complain(message: str) -> int:
    print(f"ime.compiler: {message}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ime.compiler", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    steps = parser.add_subparsers(metavar="STEP", required=True)

    sources = steps.add_parser("sources", help="make the dictionary sources")
    sources.add_argument(
        "--open-gram", type=Path, required=True, metavar="FILE", help="dict_sc.txt"
    )
    sources.add_argument("--arpa", type=Path, required=True, metavar="FILE", help="lm_sc.arpa")
    sources.add_argument("--output", type=Path, default=_DICTIONARIES, metavar="FOLDER")
    sources.set_defaults(run=_make_sources)

    lexicon = steps.add_parser("lexicon", help="compile the dictionary sources")
    _add_folders(lexicon)
    lexicon.set_defaults(run=_compile_lexicon)

    arpa = steps.add_parser("arpa", help="compile an n-gram model for the compiled lexicon")
    arpa.add_argument("file", type=Path, metavar="FILE", help="ARPA format; plain, .xz or .gz")
    _add_folders(arpa)
    arpa.set_defaults(run=_compile_arpa)

    training = steps.add_parser("train", help="train an n-gram model on text")
    add_arguments(training)
    training.set_defaults(run=run)
    return parser


def _add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dictionaries",
        type=Path,
        default=_DICTIONARIES,
        metavar="FOLDER",
        help="where the sources lie, default: %(default)s",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=_DICTIONARIES / "compiled",
        metavar="FOLDER",
        help="default: %(default)s",
    )


def _make_sources(arguments: argparse.Namespace) -> None:
    from ime.compiler.sources import make_sources

    make_sources(open_gram=arguments.open_gram, arpa=arguments.arpa, output=arguments.output)


def _compile_lexicon(arguments: argparse.Namespace) -> None:
    from ime.compiler.lexicon import compile_lexicon

    compile_lexicon(_read_sources(arguments.dictionaries), arguments.output / "lexicon")


def _compile_arpa(arguments: argparse.Namespace) -> None:
    from ime.compiler.lexicon import word_frequencies
    from ime.compiler.model import compile_arpa
    from ime.lexicon import SystemLexicon

    lexicon = SystemLexicon.open(arguments.output / "lexicon")
    compile_arpa(
        arguments.file,
        arguments.output / "model",
        vocabulary=lexicon.vocabulary,
        vocabulary_sha256=lexicon.vocabulary_sha256,
        word_frequency=word_frequencies(_read_sources(arguments.dictionaries), lexicon.vocabulary),
    )


def _read_sources(folder: Path) -> Iterator[SourceEntry]:
    files = sorted(folder.glob("*.tsv"))
    if not files:
        raise SourceError(f"{folder}: no *.tsv in it; name the folder with --dictionaries")
    for file in files:
        yield from read_source(file)


if __name__ == "__main__":
    sys.exit(main())
