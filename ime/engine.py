"""The composition root: opens what was compiled and wires the rooms together."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from ime.candidates import Candidate, CandidateList, candidates
from ime.compiled import packaged_data
from ime.config import Settings
from ime.decoder import Decoder, context_of
from ime.errors import ClosedError, InputTooLongError
from ime.lexicon import SystemLexicon
from ime.lm import NgramModel
from ime.pinyin import SpellingTable
from ime.session import Session

# A paragraph without a punctuation mark. Further sentences are kept whole with every node, so that
# memory grows with the square of the length.
MOST_CHARACTERS = 1024


class Engine:
    """Lexicon and model, opened once and shared; safe to use from several threads.

    Sessions are not: each belongs to one thread at a time.

    Args:
        lexicon: which words there are.
        model: how probable they are; compiled for the lexicon.
        settings: what the user has set.
    """

    def __init__(self, lexicon: SystemLexicon, model: NgramModel, settings: Settings) -> None:
        self._settings = settings
        self._open_decoder: Decoder | None = Decoder(
            lexicon, model, SpellingTable.quanpin(), beam_width=settings.beam_width
        )

    @classmethod
    def open(cls, data: str | Path | None = None, *, settings: Settings | None = None) -> Self:
        """Open an engine.

        Args:
            data: a folder with `lexicon/` and `model/`, as `python -m ime.compiler` writes it;
                the data that came with the installation if not given.
            settings: the defaults if not given; `load_settings()` reads the user's.

        Raises:
            DataError: a file is missing, damaged, or of another version.
        """
        folder = packaged_data() if data is None else Path(data)
        lexicon = SystemLexicon.open(folder / "lexicon")
        model = NgramModel.open(folder / "model", vocabulary_sha256=lexicon.vocabulary_sha256)
        return cls(lexicon, model, settings or Settings())

    def convert(self, keys: str, n: int = 1, *, context: str = "") -> list[Candidate]:
        """Convert pinyin and return the best candidates, best first.

        Args:
            keys: pinyin, with or without `'` between syllables; whatever is no letter stands
                for itself.
            n: how many candidates; fewer are returned if there are fewer.
            context: the text to the left.

        Raises:
            InputTooLongError: the keys are more than `MOST_CHARACTERS`.
            ClosedError: the engine was closed.
        """
        if len(keys) > MOST_CHARACTERS:
            raise InputTooLongError(
                f"no more than {MOST_CHARACTERS} characters are converted at once; "
                "cut the text at a line end or a punctuation mark"
            )
        decoder = self._decoder
        lattice = decoder.lattice(context_of(context, decoder.lexicon.vocabulary))
        lattice.update(keys)
        offered = candidates(lattice, sentences=self._settings.sentences)
        return CandidateList(offered).first(n)

    def session(self) -> Session:
        """Return a new session; raises `ClosedError` if the engine was closed."""
        return Session(self._decoder, self._settings)

    @property
    def description(self) -> str:
        """What is loaded, in a few words."""
        return f"{len(self._decoder.lexicon.vocabulary):,} words"

    def close(self) -> None:
        """Give the memory back once no session uses it; closing twice is fine."""
        self._open_decoder = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def _decoder(self) -> Decoder:
        decoder = self._open_decoder
        if decoder is None:
            raise ClosedError("the engine was closed; open another with Engine.open()")
        return decoder
