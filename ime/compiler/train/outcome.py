"""What a training run has to say about its result, and where the result goes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ime.compiler.train.backoff_model import BackoffModel
from ime.compiler.train.mixture import mix, mixture_weights, perplexity, probabilities, words_only
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.sentence_ends import WithEnds
from ime.lm.model import special_ids

MODEL = "model"
_OUTCOME = "outcome.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures of a run.

    Perplexities are per hanzi of the held-out text, so that runs with different lexica compare;
    how probable it is that a sentence ends does not enter.

    Attributes:
        weights: of each model in the mixture, by name.
        perplexities: of each model alone.
        mixture_perplexity: of the mixture as one back-off model, before pruning.
        bigrams, trigrams: that it holds, before pruning.
    """

    weights: Mapping[str, float]
    perplexities: Mapping[str, float]
    mixture_perplexity: float
    bigrams: int
    trigrams: int


def mix_and_report(
    models: Mapping[str, BackoffModel],
    heldout: NgramCounts,
    hanzi: int,
    vocabulary_size: int,
    folder: Path,
) -> None:
    """Mix models with the best weights; write the mixture and its `Outcome` into a folder.

    Args:
        models: the parts, by name.
        heldout: counts of the held-out text.
        hanzi: the number of its characters.
        vocabulary_size: the number of words in the vocabulary.
        folder: where to write.
    """
    _, end, _ = special_ids(vocabulary_size)
    heldout = words_only(heldout, end)
    parts = _all_with_ends(list(models.values()), end)
    values = probabilities(parts, heldout)
    weights = mixture_weights(values, heldout.counts)
    mixed = mix(parts, weights)
    mixed.save(folder)
    outcome = Outcome(
        weights=dict(zip(models, weights.tolist(), strict=True)),
        perplexities={
            name: perplexity(row, heldout.counts, hanzi)
            for name, row in zip(models, values, strict=True)
        },
        mixture_perplexity=perplexity(mixed.after_two(heldout.keys), heldout.counts, hanzi),
        bigrams=mixed.bigrams.size,
        trigrams=mixed.trigrams.size,
    )
    (folder / _OUTCOME).write_text(json.dumps(asdict(outcome), indent=2), encoding="utf-8")


def _all_with_ends(models: Sequence[BackoffModel], end: int) -> list[BackoffModel | WithEnds]:
    """Let models that know no ends ask the largest of those that do."""
    knowing = max(models, key=lambda model: (model.unigrams[end] > 0, model.bigrams.size))
    return [model if model.unigrams[end] > 0 else WithEnds(model, knowing, end) for model in models]


def read(folder: Path) -> Outcome:
    """Return what `mix_and_report` wrote."""
    return Outcome(**json.loads((folder / _OUTCOME).read_text(encoding="utf-8")))


def publish(packaged: Path, output: Path) -> None:
    """Put a copy of the model's files where they are wanted, in place of what lies there."""
    part = output.with_name(f"{output.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(packaged / MODEL, part)
    shutil.rmtree(output, ignore_errors=True)
    part.rename(output)
