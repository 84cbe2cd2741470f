"""The order of candidates.

    1. the best sentence for the whole input
    2. single words for the whole input: the most probable here, then the most used
    3. further sentences for the whole input
    4. words for its beginning, longest first
    5. characters for its beginning, longest first

The model sees the words before, so its own order comes first; but a word that exists is never
outranked by further sentences, which are the best one with something worse in one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ime.candidates.candidate import Candidate, Source
from ime.decoder import Lattice, Sentence, Word


def candidates(lattice: Lattice, *, sentences: int) -> Iterator[Candidate]:
    """Yield the candidates for a lattice's input, each text once.

    Args:
        lattice: read when the next candidate is asked for; it must not change until then.
        sentences: how many sentences at the most.
    """
    seen: set[str] = set()
    for candidate in _in_order(lattice, sentences):
        if candidate.text not in seen:
            seen.add(candidate.text)
            yield candidate


def _in_order(lattice: Lattice, most_sentences: int) -> Iterator[Candidate]:
    sentences = [_of_sentence(s, lattice) for s in islice(lattice.sentences(), most_sentences)]
    yield from sentences[:1]
    yield from (sentence for sentence in sentences if sentence.source is not Source.SENTENCE)
    whole, parts = lattice.ends()
    for end in whole:
        yield from _words(lattice, end, min_syllables=1)
    yield from sentences
    for end in parts:
        yield from _words(lattice, end, min_syllables=2)
    for end in parts:
        yield from _words(lattice, end, min_syllables=1)
    if not sentences and lattice.text:
        yield _literally(lattice)


def _literally(lattice: Lattice) -> Candidate:
    """Offer what cannot be read at all as itself."""
    return Candidate(lattice.text, 0, len(lattice.text), 0.0, Source.LITERAL, (lattice.unknown,))


def _words(lattice: Lattice, end: int, *, min_syllables: int) -> Iterator[Candidate]:
    words = lattice.words_to(end, min_syllables=min_syllables)
    return (_of_word(word, lattice) for word in words)


def _of_sentence(sentence: Sentence, lattice: Lattice) -> Candidate:
    source = _source(lattice, sentence.words, len(sentence.boundaries))
    return Candidate(
        sentence.text,
        0,
        len(lattice.text),
        sentence.score,
        source,
        sentence.words,
        sentence.boundaries,
    )


def _of_word(word: Word, lattice: Lattice) -> Candidate:
    words = (word.word_id,)
    source = _source(lattice, words, len(word.boundaries))
    end = lattice.behind_separators(word.boundaries[-1])
    return Candidate(word.text, 0, end, word.score, source, words, word.boundaries)


def _source(lattice: Lattice, words: tuple[int, ...], syllables: int) -> Source:
    if words.count(lattice.unknown) == len(words):
        return Source.LITERAL
    if len(words) > 1:
        return Source.SENTENCE
    return Source.WORD if syllables > 1 else Source.CHARACTER
