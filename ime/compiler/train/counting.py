"""Words -> how often each trigram occurs.

    words    ... </s>  今天  天气  很  好  </s> ...
    keys     (PADDING <s> 今天) (<s> 今天 天气) (今天 天气 很) (天气 很 好) (很 好 </s>)

Nothing is remembered over the end of a clause or something foreign: what follows begins with <s>
or <unk>, and its first word makes a key with `PADDING`, which is a bigram in truth. <unk> only
ever stands at the beginning: how probable it is that something foreign follows is not asked, as
nobody types it in pinyin.

The keys of a chunk are sorted and reduced to counts; such runs go to the disk and are merged by
ranges of keys, so that the result does not depend on the chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.ngram_counts import NgramCounts
from ime.compiler.train.ngram_keys import MOST_WORDS, Keys, count_sorted, pack, sum_by_key
from ime.lm.model import special_ids

PADDING = MOST_WORDS - 1
WORDS_PER_RUN = 1 << 24
_KEYS_PER_RANGE = 1 << 24
_LOOK_BACK = 2


def count_trigrams(
    words: NDArray[np.int32],
    vocabulary_size: int,
    scratch: Path,
    *,
    words_per_run: int = WORDS_PER_RUN,
    report: Callable[[int], None] = lambda words: None,
) -> NgramCounts:
    """Count the trigrams of segmented text.

    Args:
        words: int32 word ids, </s> at the end of each clause, <unk> for something foreign; may
            be mapped from a file.
        vocabulary_size: the number of words in the vocabulary.
        scratch: a folder for intermediate files, which are removed.
        words_per_run: how many words are sorted at once; nothing but memory depends on it.
        report: told the number of words after each run.
    """
    runs = []
    for number, start in enumerate(range(0, words.size, words_per_run)):
        stop = min(start + words_per_run, words.size)
        keys = np.sort(
            trigram_keys(_with_look_back(words, start, stop, vocabulary_size), vocabulary_size)
        )
        runs.append(_spill(NgramCounts(*count_sorted(keys)), scratch / f"run-{number}"))
        report(stop - start)
    merged = merge_counts([NgramCounts.open(run) for run in runs])
    for run in runs:
        NgramCounts.remove(run)
    return merged


def trigram_keys(words: NDArray[np.int32], vocabulary_size: int) -> Keys:
    """Return the key of each word with the two before it, leaving out what is not scored.

    Args:
        words: int32 word ids; the first two are looked back at only.
        vocabulary_size: the number of words in the vocabulary.
    """
    begin, end, unknown = special_ids(vocabulary_size)
    oldest, middle, last = words[:-2], words[1:-1], words[2:]
    after_mark = middle >= vocabulary_size
    is_scored = (last != unknown) & ~(after_mark & (last == end))
    oldest = np.where(after_mark, PADDING, np.where(oldest == end, begin, oldest))
    middle = np.where(middle == end, begin, middle)
    return pack(oldest[is_scored], middle[is_scored], last[is_scored])


def merge_counts(
    parts: Sequence[NgramCounts], *, keys_per_range: int = _KEYS_PER_RANGE
) -> NgramCounts:
    """Add up sorted counts.

    Args:
        parts: may be mapped from files.
        keys_per_range: about how many keys are sorted at once.
    """
    merged = [sum_by_key(*joined) for joined in _ranges(parts, keys_per_range)]
    return NgramCounts(
        np.concatenate([np.empty(0, np.uint64), *(keys for keys, _ in merged)]),
        np.concatenate([np.empty(0, np.int64), *(counts for _, counts in merged)]),
    )


def _with_look_back(
    words: NDArray[np.int32], start: int, stop: int, vocabulary_size: int
) -> NDArray[np.int32]:
    if start >= _LOOK_BACK:
        return words[start - _LOOK_BACK : stop]
    _, end, _ = special_ids(vocabulary_size)
    before = np.full(_LOOK_BACK - start, end, np.int32)
    return np.concatenate([before, words[:stop]])


def _spill(counts: NgramCounts, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    counts.save(folder)
    return folder


def _ranges(
    parts: Sequence[NgramCounts], keys_per_range: int
) -> Iterator[tuple[Keys, NDArray[np.int64]]]:
    """Yield the keys and counts of all parts, a range of keys at a time."""
    step = max(1, keys_per_range // max(1, 2 * len(parts)))
    samples = np.sort(
        np.concatenate([np.empty(0, np.uint64), *(part.keys[::step] for part in parts)])
    )
    # Each sample stands for `step` keys of its part.
    splits = np.unique(samples[:: max(1, keys_per_range // step)][1:])
    cuts = [[0, *np.searchsorted(part.keys, splits), part.keys.size] for part in parts]
    for number in range(splits.size + 1):
        slices = [slice(cut[number], cut[number + 1]) for cut in cuts]
        pairs = list(zip(parts, slices, strict=True))
        yield (
            np.concatenate([np.empty(0, np.uint64), *(part.keys[rows] for part, rows in pairs)]),
            np.concatenate([np.empty(0, np.int64), *(part.counts[rows] for part, rows in pairs)]),
        )
