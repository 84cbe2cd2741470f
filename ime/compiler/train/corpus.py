"""A corpus on its way: text files -> file of codes -> file of words.

The arrays are written while they come and mapped when they are read, as raw numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.alphabet import END_CODE, FOREIGN_CODE
from ime.compiler.train.backoff_model import BackoffModel
from ime.compiler.train.ngram_keys import unpack
from ime.compiler.train.normalisation import normalise
from ime.compiler.train.parallel import map_in_order
from ime.compiler.train.segmentation import Segmented, Segmenter
from ime.compiler.train.stages import file_digest
from ime.compiler.train.text_files import Block, read_blocks
from ime.compiler.train.word_scores import WordScores
from ime.compiler.train.words_of_lexicon import LexiconId, alphabet_of, trie_of
from ime.errors import SourceError

CODES_PER_CHUNK = 1 << 19
_CODES, _WORDS = "codes.u16", "words.i32"

Report = Callable[[int], None]


def encode_files(
    paths: Sequence[Path], folder: Path, lexicon: LexiconId, *, jobs: int, report: Report
) -> None:
    """Normalise text files and write their codes.

    Args:
        paths: text, plain or compressed.
        folder: where to write.
        lexicon: whose alphabet is used.
        jobs: number of processes.
        report: told how many further bytes of the files have been read.

    Raises:
        SourceError: a file cannot be read, or no hanzi is in any.
    """
    encoded = map_in_order(partial(_encode, lexicon), _texts(paths, report), jobs=jobs)
    if not _write(folder / _CODES, encoded):
        raise SourceError(f"{paths[0]}: no Chinese text in it; give files of Chinese text")


def read_codes(folder: Path) -> NDArray[np.uint16]:
    """Map the codes that `encode_files` wrote, uint16."""
    return np.asarray(np.memmap(folder / _CODES, np.uint16, mode="r"))


def count_hanzi(folder: Path) -> int:
    """Return how many hanzi `encode_files` wrote."""
    return int(np.count_nonzero(read_codes(folder) > FOREIGN_CODE))


def write_sample(sources: Iterable[Path], folder: Path, *, every: int) -> None:
    """Write the codes of one chunk in so many of each source, from the first on."""
    chosen = (chunk for source in sources for chunk in list(chunks(read_codes(source)))[::every])
    _write(folder / _CODES, chosen)


def chunks(
    codes: NDArray[np.uint16], *, size: int = CODES_PER_CHUNK
) -> Iterator[NDArray[np.uint16]]:
    """Cut codes where clauses end, at the first end behind each `size` codes."""
    start = 0
    ends = np.flatnonzero(codes == END_CODE)
    while start < codes.size:
        place = int(np.searchsorted(ends, start + size))
        stop = int(ends[place]) + 1 if place < ends.size else codes.size
        yield np.asarray(codes[start:stop])
        start = stop


def segment_codes(
    source: Path, folder: Path, lexicon: LexiconId, scores: Path, *, jobs: int, report: Report
) -> float:
    """Segment codes and write the words.

    Args:
        source: the folder with the codes.
        folder: where to write.
        lexicon: gives the words.
        scores: where `save_scores` wrote.
        jobs: number of processes.
        report: told how many further codes have been segmented.

    Returns:
        log10 probability of the words.
    """
    total = 0.0

    def words() -> Iterator[NDArray[np.int32]]:
        nonlocal total
        parts = chunks(read_codes(source))
        function = partial(_segment, lexicon, scores, _digest(scores))
        for size, segmented in map_in_order(function, parts, jobs=jobs):
            total += segmented.score
            report(size)
            yield segmented.words

    _write(folder / _WORDS, words())
    return total


def read_words(folder: Path) -> NDArray[np.int32]:
    """Map the words that `segment_codes` wrote, int32."""
    return np.asarray(np.memmap(folder / _WORDS, np.int32, mode="r"))


def save_scores(model: BackoffModel, folder: Path) -> None:
    """Write what `segment_codes` scores words with: the model's words and bigrams."""
    model.save(folder)


def _texts(paths: Sequence[Path], report: Report) -> Iterator[Block]:
    for path in paths:
        before = 0
        for block in read_blocks(path):
            report(block.bytes_read - before)
            before = block.bytes_read
            yield block


def _encode(lexicon: LexiconId, block: Block) -> NDArray[np.uint16]:
    return alphabet_of(lexicon).encode(normalise(block.text))


def _segment(
    lexicon: LexiconId, scores: Path, digest: str, codes: NDArray[np.uint16]
) -> tuple[int, Segmented]:
    return codes.size, _segmenter(lexicon, scores, digest).segment(codes)


@lru_cache(maxsize=1)
def _segmenter(lexicon: LexiconId, scores: Path, digest: str) -> Segmenter:
    """Return the segmenter for a folder's scores, whose digest says that they are the same."""
    model = BackoffModel.open(scores)
    found = WordScores.build(
        _log10(model.unigrams),
        _log10(model.unigram_backoffs),
        unpack(model.bigrams, 2),
        _log10(model.bigram_probabilities),
    )
    return Segmenter(trie_of(lexicon), found, lexicon.vocabulary_size)


def _digest(scores: Path) -> str:
    return " ".join(file_digest(path) for path in sorted(scores.glob("*.npy")))


def _log10(values: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.log10(np.maximum(values, np.finfo(np.float32).tiny)).astype(np.float32)


def _write(path: Path, arrays: Iterable[NDArray[Any]]) -> int:
    """Write arrays one behind the other; return the number of bytes."""
    with path.open("wb") as file:
        for array in arrays:
            array.tofile(file)
        return file.tell()
