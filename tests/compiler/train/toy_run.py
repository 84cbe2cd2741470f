"""A whole training run in miniature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from ime.compiler.lexicon import compile_lexicon, word_frequencies
from ime.compiler.progress import Progress
from ime.compiler.train.outcome import Outcome
from ime.compiler.train.pipeline import Training
from ime.compiler.train.settings import Source, TrainingSettings
from ime.lexicon import SystemLexicon
from tests.miniature import entry

ENTRIES = [
    entry("今天", "jin'tian"),
    entry("天气", "tian'qi"),
    entry("很", "hen"),
    entry("好", "hao"),
    entry("今", "jin", frequency=-5.0),
    entry("天", "tian", frequency=-5.0),
    entry("气", "qi", frequency=-5.0),
    entry("二", "er"),
    entry("两", "liang"),
    entry("个", "ge"),
]
CHAT = "今天很好。\n天气很好，好！\n2个 Python 很好\n" * 3 + "天气好\n"
NEWS = "今天天气好\n今天，天气很好\n" * 4
HELDOUT = "今天天气很好\n很好\n"
ARPA = """\\data\\
ngram 1=5
ngram 2=2
ngram 3=1

\\1-grams:
-4	<unk>
-1.4	今天	-0.2
-1.5	天气	-0.1
-1.8	很	-0.3
-0.1	好

\\2-grams:
-0.9	今天 天气	-0.1
-0.7	很 好

\\3-grams:
-0.1	天气 很 好

\\end\\
"""


def prepare(folder: Path) -> TrainingSettings:
    """Write a lexicon and text into a folder."""
    compile_lexicon(ENTRIES, folder / "lexicon")
    texts = {"chat.txt": CHAT, "news.txt": NEWS, "heldout.txt": HELDOUT, "lm.arpa": ARPA}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return TrainingSettings(
        sources=(
            Source("chat", (folder / "chat.txt",)),
            Source("news", (folder / "news.txt",)),
        ),
        heldout=folder / "heldout.txt",
        arpa=folder / "lm.arpa",
        lexicon=folder / "lexicon",
        work=folder / "work",
        output=folder / "model",
        sample_every=1,
        jobs=1,
    )


def train(settings: TrainingSettings, **changes: object) -> Outcome:
    """Run the trainer."""
    return Training(replace(settings, **changes), frequencies(settings.lexicon), Progress()).run()


def frequencies(lexicon: Path) -> np.ndarray:
    return word_frequencies(ENTRIES, SystemLexicon.open(lexicon).vocabulary)


def contents(folder: Path) -> Mapping[str, bytes]:
    """The bytes of all files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
