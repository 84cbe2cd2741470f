"""Text to the left of an input -> the words that the model looks back to."""

from __future__ import annotations

from ime.lexicon import Vocabulary

# More than the longest words that a model looks back over.
_REACH = 16


def context_of(text: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return the ids of the words at the end of a text, oldest first.

    The text is cut by taking the longest word from its left, again and again. A character that
    begins no word ends a sentence: only what stands behind it counts.
    """
    words: list[int] = []
    rest = text[-_REACH:]
    while rest:
        found = vocabulary.words_beginning(rest)
        if found:
            word, word_id = found[-1]
            words.append(word_id)
            rest = rest[len(word) :]
        else:
            words.clear()
            rest = rest[1:]
    return tuple(words)
