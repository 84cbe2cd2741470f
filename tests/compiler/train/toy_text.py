"""Random text of a tiny vocabulary, and how to count it plainly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from ime.compiler.train.counting import PADDING, count_trigrams
from ime.compiler.train.ngram_counts import NgramCounts
from ime.lm.model import special_ids

SIZE = 4
BEGIN, END, UNKNOWN = special_ids(SIZE)
ALL = [*range(SIZE), END, UNKNOWN]  # all that may follow

# Words end a clause with END; UNKNOWN may stand anywhere.
clause = st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 3, UNKNOWN]), max_size=8)
texts = st.lists(clause, max_size=12).map(lambda many: [w for one in many for w in [*one, END]])


def plain_trigrams(words: list[int]) -> Counter[tuple[int, int, int]]:
    """Count trigrams one by one."""
    return Counter(_trigrams(words))


def _trigrams(words: list[int]) -> Iterator[tuple[int, int, int]]:
    history = [BEGIN]
    for word in words:
        is_empty_clause = word == END and len(history) == 1
        if word != UNKNOWN and not is_empty_clause:
            yield (PADDING, *history, word) if len(history) == 1 else (*history[-2:], word)
        if word in (END, UNKNOWN):
            history = [BEGIN if word == END else UNKNOWN]
        else:
            history.append(word)


def counted(words: list[int], scratch: Path, **settings: int) -> NgramCounts:
    """Count with the trainer."""
    return count_trigrams(np.array(words, np.int32), SIZE, scratch, **settings)
