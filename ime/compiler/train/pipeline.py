"""The training run, stage by stage.

    files ──text──► codes ──sample──► segmentation
                      └────words◄──────────┘
                             │
                           counts ──► counts-all ──► kept
                             │            │            │
                           model ◄────────┴────────────┘
                             │
            arpa ─model──► mixed ──► pruned ──► packaged

`text`, `words`, `counts` and `model` run once for each source, and for the held-out text as far
as `counts`. `ime.compiler.train.stages` says how stages are kept.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.progress import Progress
from ime.compiler.train import corpus, outcome
from ime.compiler.train.backoff_model import BackoffModel
from ime.compiler.train.base_distribution import base_distribution
from ime.compiler.train.counting import count_trigrams, merge_counts
from ime.compiler.train.external import read_external
from ime.compiler.train.kneser_ney import kneser_ney
from ime.compiler.train.meter import Meter
from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.orders import contexts, continuations, occurrences
from ime.compiler.train.packaging import package, packaged_bytes
from ime.compiler.train.pruning import losses, prune
from ime.compiler.train.settings import Source, TrainingSettings
from ime.compiler.train.settling import MOST_ROUNDS, settle
from ime.compiler.train.stages import Stage, WorkFolder, array_digest, file_digest
from ime.compiler.train.words_of_lexicon import LexiconId
from ime.lexicon import SystemLexicon

_HELDOUT, _ALL, _ARPA = "heldout", "all", "arpa"
RESERVED_NAMES = (_HELDOUT, _ALL, _ARPA)


class Training:
    """One run.

    Args:
        settings: what to do.
        word_frequency: float32 log10 by word id, NaN where unknown.
        progress: where to show how far the run is.
    """

    def __init__(
        self,
        settings: TrainingSettings,
        word_frequency: NDArray[np.float32],
        progress: Progress,
    ) -> None:
        self._settings = settings
        self._frequency = word_frequency
        self._progress = progress
        self._lexicon = LexiconId.of(settings.lexicon)
        self._work = WorkFolder(settings.work)

    def run(self) -> outcome.Outcome:
        """Train, write the model into the output folder, and say what came out.

        Raises:
            SourceError: a file cannot be used.
        """
        counts = self._counts()
        everything = self._merged(counts)
        heldout = counts.pop(_HELDOUT)
        models = self._models(counts, everything)
        mixed = self._mixed(models, heldout)
        packaged = self._packaged(self._pruned(mixed, everything))
        outcome.publish(packaged.folder, self._settings.output)
        return outcome.read(mixed.folder)

    def _counts(self) -> dict[str, Stage]:
        heldout = Source(_HELDOUT, (self._settings.heldout,))
        texts = {source.name: self._text(source) for source in (*self._settings.sources, heldout)}
        scores = self._segmentation([text for name, text in texts.items() if name != _HELDOUT])
        words = {name: self._words(name, text, scores) for name, text in texts.items()}
        return {name: self._counted(name, stage) for name, stage in words.items()}

    def _text(self, source: Source) -> Stage:
        def write(folder: Path) -> None:
            total = sum(path.stat().st_size for path in source.files)
            meter = self._meter(f"{source.name}: reading", total, "bytes")
            corpus.encode_files(
                source.files, folder, self._lexicon, jobs=self._settings.jobs, report=meter.advance
            )

        made_from = {
            "files": [file_digest(path) for path in source.files],
            "vocabulary": self._lexicon.vocabulary_sha256,
        }
        return self._work.run(f"text-{source.name}", made_from, write)

    def _segmentation(self, texts: list[Stage]) -> Stage:
        every = self._settings.sample_every

        def write_sample(folder: Path) -> None:
            corpus.write_sample([text.folder for text in texts], folder, every=every)

        made_from = {"texts": [text.digest for text in texts], "every": every}
        sample = self._work.run("sample", made_from, write_sample)

        def write(folder: Path) -> None:
            total = MOST_ROUNDS * corpus.read_codes(sample.folder).size
            meter = self._meter("settling on words", total, "characters")
            settle(
                sample.folder,
                folder,
                self._lexicon,
                self._frequency,
                jobs=self._settings.jobs,
                report=meter.advance,
            )

        frequency = array_digest(self._frequency)
        return self._work.run(
            "segmentation", {"sample": sample.digest, "frequency": frequency}, write
        )

    def _words(self, name: str, text: Stage, scores: Stage) -> Stage:
        def write(folder: Path) -> None:
            total = corpus.read_codes(text.folder).size
            meter = self._meter(f"{name}: segmenting", total, "characters")
            corpus.segment_codes(
                text.folder,
                folder,
                self._lexicon,
                scores.folder,
                jobs=self._settings.jobs,
                report=meter.advance,
            )

        return self._work.run(f"words-{name}", _made_from(text, scores), write)

    def _counted(self, name: str, words: Stage) -> Stage:
        def write(folder: Path) -> None:
            found = corpus.read_words(words.folder)
            meter = self._meter(f"{name}: counting", found.size, "words")
            size = self._lexicon.vocabulary_size
            count_trigrams(found, size, folder, report=meter.advance).save(folder)

        return self._work.run(f"counts-{name}", _made_from(words), write)

    def _merged(self, counts: dict[str, Stage]) -> Stage:
        parts = [stage for name, stage in counts.items() if name != _HELDOUT]

        def write(folder: Path) -> None:
            self._progress.show("adding up all counts")
            merge_counts([NgramCounts.open(part.folder) for part in parts]).save(folder)

        return self._work.run(f"counts-{_ALL}", _made_from(*parts), write)

    def _models(self, counts: dict[str, Stage], everything: Stage) -> dict[str, Stage]:
        kept = self._kept(everything)
        parts = counts if len(counts) == 1 else {**counts, _ALL: everything}
        models = {name: self._estimated(name, part, kept) for name, part in parts.items()}
        if self._settings.arpa is not None:
            models[_ARPA] = self._external(self._settings.arpa)
        return models

    def _kept(self, everything: Stage) -> Stage:
        least = [self._settings.least_bigrams, self._settings.least_trigrams]

        def write(folder: Path) -> None:
            self._progress.show("choosing n-grams")
            orders = occurrences(NgramCounts.open(everything.folder))
            np.save(folder / "bigrams.npy", orders.bigrams.at_least(least[0]).keys)
            np.save(folder / "trigrams.npy", orders.trigrams.at_least(least[1]).keys)

        return self._work.run("kept", {**_made_from(everything), "least": least}, write)

    def _estimated(self, name: str, counts: Stage, kept: Stage) -> Stage:
        def write(folder: Path) -> None:
            self._progress.show(f"{name}: estimating")
            orders = continuations(NgramCounts.open(counts.folder))
            wanted = [np.load(kept.folder / f"{order}.npy") for order in ("bigrams", "trigrams")]
            kneser_ney(orders, base_distribution(self._frequency), *wanted).save(folder)

        made_from = {**_made_from(counts, kept), "frequency": array_digest(self._frequency)}
        return self._work.run(f"model-{name}", made_from, write)

    def _external(self, arpa: Path) -> Stage:
        def write(folder: Path) -> None:
            vocabulary = SystemLexicon.open(self._lexicon.folder).vocabulary
            read_external(arpa, vocabulary, self._frequency, self._progress).save(folder)

        made_from = {
            "file": file_digest(arpa),
            "vocabulary": self._lexicon.vocabulary_sha256,
            "frequency": array_digest(self._frequency),
        }
        return self._work.run(f"model-{_ARPA}", made_from, write)

    def _mixed(self, models: dict[str, Stage], heldout: Stage) -> Stage:
        def write(folder: Path) -> None:
            self._progress.show("mixing")
            opened = {name: BackoffModel.open(stage.folder) for name, stage in models.items()}
            counts = NgramCounts.open(heldout.folder)
            hanzi = corpus.count_hanzi(self._work.finished(f"text-{_HELDOUT}"))
            outcome.mix_and_report(opened, counts, hanzi, self._lexicon.vocabulary_size, folder)

        made_from = {"names": list(models), **_made_from(*models.values(), heldout)}
        return self._work.run("mixed", made_from, write)

    def _pruned(self, mixed: Stage, everything: Stage) -> Stage:
        most_bytes = self._settings.most_bytes
        size = self._lexicon.vocabulary_size

        def fits(bigrams: int, trigrams: int) -> bool:
            return packaged_bytes(size, bigrams, trigrams) <= most_bytes

        def write(folder: Path) -> None:
            self._progress.show("pruning")
            orders = occurrences(NgramCounts.open(everything.folder))
            model = BackoffModel.open(mixed.folder)
            lost = losses(model, contexts(orders.bigrams), contexts(orders.trigrams))
            prune(model, lost, fits).save(folder)

        made_from = {**_made_from(mixed, everything), "most_bytes": most_bytes}
        return self._work.run("pruned", made_from, write)

    def _packaged(self, pruned: Stage) -> Stage:
        def write(folder: Path) -> None:
            self._progress.show("building tables")
            package(
                BackoffModel.open(pruned.folder),
                folder / outcome.MODEL,
                vocabulary_size=self._lexicon.vocabulary_size,
                vocabulary_sha256=self._lexicon.vocabulary_sha256,
            )

        return self._work.run("packaged", _made_from(pruned), write)

    def _meter(self, title: str, total: int, unit: str) -> Meter:
        return Meter(self._progress, title, total=total, unit=unit)


def _made_from(*stages: Stage) -> dict[str, object]:
    return {"stages": [stage.digest for stage in stages]}
