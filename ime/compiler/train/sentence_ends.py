"""Ends of sentences for a model that knows none.

    P(</s> | h) = e(h)              as another model has it
    P(w | h)    = (1 - e(h)) * the model's own P(w | h)

Without this, a mixture would make ends as much less probable as the model has weight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ime.compiler.train.backoff_model import BackoffModel, Values
from ime.compiler.train.ngram_keys import WORD_BITS, Keys, contexts_of, last_words


@dataclass(frozen=True, slots=True)
class WithEnds:
    """A model that asks another one where sentences end.

    Attributes:
        model: knows no ends.
        ends: knows them.
        end: the id of </s>.
    """

    model: BackoffModel
    ends: BackoffModel
    end: int

    @property
    def unigrams(self) -> Values:
        """As of `BackoffModel`."""
        unigrams: Values = self.model.unigrams * (1.0 - self.ends.unigrams[self.end])
        unigrams[self.end] = self.ends.unigrams[self.end]
        return unigrams

    @property
    def bigrams(self) -> Keys:
        """As of `BackoffModel`."""
        return self.model.bigrams

    @property
    def trigrams(self) -> Keys:
        """As of `BackoffModel`."""
        return self.model.trigrams

    def after_one(self, bigrams: Keys) -> Values:
        """As of `BackoffModel`."""
        of_end = self.ends.after_one(self._ending(bigrams))
        return self._with(of_end, bigrams, self.model.after_one(bigrams))

    def after_two(self, trigrams: Keys) -> Values:
        """As of `BackoffModel`."""
        of_end = self.ends.after_two(self._ending(trigrams))
        return self._with(of_end, trigrams, self.model.after_two(trigrams))

    def _ending(self, keys: Keys) -> Keys:
        """Return the keys with </s> for the last word."""
        return (contexts_of(keys) << np.uint64(WORD_BITS)) | np.uint64(self.end)

    def _with(self, of_end: Values, keys: Keys, own: Values) -> Values:
        return np.where(last_words(keys) == self.end, of_end, (1.0 - of_end) * own)
