"""The lexicon: which words a sequence of syllables may be."""

from ime.lexicon.reading import encode_reading, initials_of, syllable_code
from ime.lexicon.system import LEXICON_KIND, LEXICON_VERSION, SystemLexicon
from ime.lexicon.vocabulary import Vocabulary

__all__ = [
    "LEXICON_KIND",
    "LEXICON_VERSION",
    "SystemLexicon",
    "Vocabulary",
    "encode_reading",
    "initials_of",
    "syllable_code",
]
