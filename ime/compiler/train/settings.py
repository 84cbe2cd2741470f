"""What a training run is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """Text of one kind, which gets a weight of its own.

    Attributes:
        name: letters, digits and hyphens; names its stages.
        files: text, plain or compressed (`.xz`, `.gz`).
    """

    name: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """What to train from, and what is to come out.

    Attributes:
        sources: at least one; names differ.
        heldout: text like what will be typed, on which the weights are found.
        arpa: a published model for the mixture, or None.
        lexicon: folder of the compiled lexicon.
        work: folder for the stages.
        output: folder for the model's files.
        most_bytes: of the packaged model, within about 1 %.
        least_bigrams, least_trigrams: n-grams that occur less often in all sources together are
            left out before anything else; at least 2.
        sample_every: segmentation settles on one chunk of text in so many.
        jobs: number of processes.
    """

    sources: tuple[Source, ...]
    heldout: Path
    arpa: Path | None
    lexicon: Path
    work: Path
    output: Path
    most_bytes: int = 30_000_000
    least_bigrams: int = 2
    least_trigrams: int = 2
    sample_every: int = 8
    jobs: int = 2
