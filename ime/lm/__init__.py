"""The language model: log10 probabilities of words after words, whole columns at once."""

from ime.lm.model import MODEL_KIND, MODEL_VERSION, NgramModel
from ime.lm.state import State

__all__ = ["MODEL_KIND", "MODEL_VERSION", "NgramModel", "State"]
