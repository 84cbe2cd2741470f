"""A back-off trigram over word ids, in flat memory-mapped arrays.

    (last, word) --hash--> bigram table ----------> slot -> log10 P(word | last)
         |                                           |
         |                                           +---> back-off of (last, word), for the
         v                                                 state after the word
    (previous, last, word) --hash--> trigram table -------> log10 P(word | previous, last)

    P(w | p, l) = trigram(p, l, w)                     if the model holds it
                  backoff(p, l) * bigram(l, w)         else, if the model holds that
                  backoff(p, l) * backoff(l) * unigram(w)        else

(Katz, "Estimation of probabilities from sparse data for the language model component of a
speech recognizer", 1987; here with log10 and sums.) An array of states or of pairs is asked
for at once: a numpy call costs a microsecond whatever its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ime.compiled import CompiledData
from ime.errors import DataError
from ime.lm.arrays import CURE, open_array
from ime.lm.ngram_hash import bigram_hashes, trigram_hashes
from ime.lm.ngram_table import NgramTable
from ime.lm.quantise import LEVELS
from ime.lm.state import State

MODEL_KIND = "model"
MODEL_VERSION = 1
SPECIAL_WORDS = 3  # <s>, </s> and <unk> have the ids after the words of the vocabulary


class NgramModel:
    """Scores of words after words; never changes, safe to share between threads.

    Attributes:
        order: the longest n-grams that the model was compiled from, 1 to 3.
        vocabulary_size: word ids are 0 to this, exclusive.
        begin: the id of <s>, which stands before the first word.
        end: the id of </s>, which can be scored after the last word if `scores_end`.
        unknown: the id of <unk>, which stands for text outside of the vocabulary.
        scores_end: whether the model knows where sentences end.
    """

    def __init__(self, data: CompiledData) -> None:
        self.order = data.count("order")
        self.vocabulary_size = data.count("vocabulary_size")
        self.begin, self.end, self.unknown = special_ids(self.vocabulary_size)
        self.scores_end = bool(data.properties.get("scores_end"))
        words = self.vocabulary_size + SPECIAL_WORDS
        self._unigrams = open_array(data, "unigram_probability", np.float32, size=words)
        self._unigram_backoffs = open_array(data, "unigram_backoff", np.float32, size=words)
        self._bigrams = NgramTable.open(data, "bigram")
        # One more code than there are slots: the code 0 that "slot -1" falls on.
        self._backoff_codes: NDArray[np.uint8] = open_array(
            data, "bigram_backoff", np.uint8, size=self._bigrams.entries.size + 1
        )
        self._backoffs = open_array(data, "backoff_codebook", np.float32, size=LEVELS)
        self._trigrams = NgramTable.open(data, "trigram")

    @classmethod
    def open(cls, folder: Path, *, vocabulary_sha256: str | None = None) -> NgramModel:
        """Check and map a compiled model.

        Args:
            folder: where `python -m ime.compiler arpa` wrote it.
            vocabulary_sha256: the vocabulary that word ids will be taken from; None if it
                is known to be the right one.

        Raises:
            DataError: the model cannot be used, or was compiled for another vocabulary.
        """
        data = CompiledData.open(folder, kind=MODEL_KIND, version=MODEL_VERSION)
        compiled_for = data.properties.get("vocabulary_sha256")
        if vocabulary_sha256 is not None and vocabulary_sha256 != compiled_for:
            raise DataError(
                f"{folder}: the model was compiled for another lexicon than the one in use; {CURE}"
            )
        return cls(data)

    def score(
        self,
        previous: NDArray[np.int32],
        last: NDArray[np.int32],
        backoff: NDArray[np.float32],
        words: NDArray[np.int32],
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Score words after states, all pairs at once.

        Args:
            previous, last, backoff: the fields of the states (see `State`), of one shape.
            words: word ids, of a shape that broadcasts with that of the states: states of
                shape (W, K) and words of shape (W, 1), or the like. At least one dimension.

        Returns:
            log10 P(word | state), and the slot of the bigram (last, word) for `extend`, -1
            where the model does not hold it; both of the broadcast shape.
        """
        hashes = bigram_hashes(last, words)
        slots, codes = self._bigrams.find(hashes)
        absent = codes >= LEVELS
        scores = self._bigrams.probabilities(codes)
        backed_off = self._unigram_backoffs.take(last) + self._unigrams.take(words)
        np.putmask(scores, absent, backed_off)
        scores += backoff
        self._put_trigrams(scores, hashes, previous)
        np.putmask(slots, absent, -1)
        return scores, slots.astype(np.int32)

    def _put_trigrams(
        self, scores: NDArray[np.float32], bigrams: NDArray[np.uint64], previous: NDArray[np.int32]
    ) -> None:
        """Overwrite the scores of those (previous, last, word) that the model holds.

        Args:
            scores: where to put them.
            bigrams: the hashes of (last, word), of the same shape.
            previous: of a shape that broadcasts to it; -1 where there is nothing to look up.
        """
        if previous.shape != scores.shape:
            previous = np.broadcast_to(previous, scores.shape)
        before = previous.reshape(-1)
        pairs = (before >= 0).nonzero()[0]
        if not pairs.size:
            return
        hashes = trigram_hashes(bigrams.reshape(-1).take(pairs), before.take(pairs))
        _, codes = self._trigrams.find(hashes)
        held = (codes < LEVELS).nonzero()[0]
        scores.reshape(-1)[pairs.take(held)] = self._trigrams.probabilities(codes.take(held))

    def unigrams(self, words: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return log10 P(word) without context; of the shape of `words`."""
        return self._unigrams.take(words)

    def extend(
        self, last: NDArray[np.int32], words: NDArray[np.int32], slots: NDArray[np.int32]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
        """Return the states after further words.

        Args:
            last: the last words of the states before.
            words: the words that followed.
            slots: what `score` returned for these pairs. All of one shape.

        Returns:
            The fields `previous`, `last` and `backoff` of the new states.
        """
        codes = self._backoff_codes.take(slots)
        previous = last.copy()
        np.putmask(previous, codes == 0, -1)
        return previous, words, self._backoffs.take(codes)

    def begin_state(self) -> State:
        """Return the state before the first word of a sentence."""
        return State(previous=-1, last=self.begin, backoff=0.0)

    def state_of(self, words: Sequence[int]) -> State:
        """Return the state after some words, of which at most the last two count.

        Args:
            words: word ids, oldest first; `begin` and `unknown` are allowed. None at all
                gives the state before the first word.
        """
        if not words:
            return self.begin_state()
        if len(words) == 1:
            return State(previous=-1, last=words[0], backoff=0.0)
        last, word = (np.array([number], np.int32) for number in words[-2:])
        nothing = np.full(1, -1, np.int32)
        _, slots = self.score(nothing, last, np.zeros(1, np.float32), word)
        before, _, backoff = self.extend(last, word, slots)
        return State(previous=int(before[0]), last=words[-1], backoff=float(backoff[0]))


def special_ids(vocabulary_size: int) -> tuple[int, int, int]:
    """Return the ids of <s>, </s> and <unk> in a model of a vocabulary of this size."""
    return vocabulary_size, vocabulary_size + 1, vocabulary_size + 2
