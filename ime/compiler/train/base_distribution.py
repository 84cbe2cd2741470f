"""How probable words are before any text has been read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ime.compiler.train.backoff_model import Values
from ime.lm.model import SPECIAL_WORDS, special_ids

# log10 frequency of a word about which nobody says anything.
RAREST = -8.0


def base_distribution(word_frequency: NDArray[np.float32], *, equal_share: float = 0.5) -> Values:
    """Return P(word) by word id: partly uniform, partly as frequencies have it.

    A frequent word of the dictionary that a corpus lacks is so more probable than a rare one,
    and no word is out of reach because its frequency is not known.

    Args:
        word_frequency: float32 log10 by word id, NaN where unknown.
        equal_share: what all words, </s> and <unk> share equally, from 0 to 1.

    Returns:
        float64[words + special words] with sum 1; <s> is never a word.
    """
    begin, end, unknown = special_ids(word_frequency.size)
    equal = np.ones(word_frequency.size + SPECIAL_WORDS)
    equal[begin] = 0.0
    known = np.zeros_like(equal)
    known[:begin] = 10.0 ** np.nan_to_num(word_frequency.astype(np.float64), nan=RAREST)
    known[end], known[unknown] = known.max(), known[:begin].min()
    distribution: Values = (
        equal_share * equal / equal.sum() + (1 - equal_share) * known / known.sum()
    )
    return distribution
