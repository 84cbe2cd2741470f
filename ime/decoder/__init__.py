"""The decoder: segmentation graph, lexicon and model -> the most probable sentences."""

from ime.decoder.beam import LanguageModel
from ime.decoder.context import context_of
from ime.decoder.decoder import Decoder
from ime.decoder.lattice import Lattice, Word
from ime.decoder.nbest import Sentence

__all__ = ["Decoder", "LanguageModel", "Lattice", "Sentence", "Word", "context_of"]
