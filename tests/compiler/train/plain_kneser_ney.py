"""Modified Kneser-Ney smoothing, plainly: by the book's formulas, on dicts, one word at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ime.compiler.train.counting import PADDING
from ime.compiler.train.kneser_ney import FALLBACK_DISCOUNTS
from tests.compiler.train.toy_text import BEGIN

Ngram = tuple[int, ...]


class PlainKneserNey:
    """Interpolated probabilities, with nothing left out.

    Args:
        trigrams: counts, `PADDING` before what begins a clause.
        choices: the number of words that may follow.
    """

    def __init__(self, trigrams: Counter[Ngram], choices: int) -> None:
        self._choices = choices
        three = Counter({k: n for k, n in trigrams.items() if k[0] != PADDING})
        two: Counter[Ngram] = Counter(ngram[1:] for ngram in three)
        two.update({k[1:]: n for k, n in trigrams.items() if k[0] == PADDING})
        one = Counter(ngram[1:] for ngram in two)
        self._counts = {1: one, 2: two, 3: three}
        self._discounts = {order: discounts(counts) for order, counts in self._counts.items()}

    def probability(self, *ngram: int) -> float:
        """P(last word | words before)."""
        if ngram[-1] == BEGIN:
            return 0.0
        if not ngram:
            return 0.0
        lower = self.probability(*ngram[1:]) if len(ngram) > 1 else 1 / self._choices
        counts, discount = self._counts[len(ngram)], self._discounts[len(ngram)]
        after = [count for other, count in counts.items() if other[:-1] == ngram[:-1]]
        if not after:
            return lower
        count, total = counts[ngram], sum(after)
        left = sum(map(discount, after)) / total
        return (count - discount(count)) / total + left * lower


def discounts(counts: Counter[Ngram]) -> Callable[[int], float]:
    """The discount of a count."""
    n1, n2, n3, n4 = (sum(count == often for count in counts.values()) for often in (1, 2, 3, 4))
    found = FALLBACK_DISCOUNTS
    if n1 and n2 and n3 and n4:
        y = n1 / (n1 + 2 * n2)
        wanted = (1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3)
        if all(0 <= value <= k for k, value in enumerate(wanted, start=1)):
            found = wanted
    return lambda count: 0.0 if count == 0 else found[min(count, 3) - 1]
