"""Pinyin: syllables, the ways of spelling them, and the graph of all splits of an input."""

from ime.pinyin.segmentation import SEPARATOR, Edge, SegmentationGraph, common_prefix_length, fold
from ime.pinyin.spelling import Spelling, SpellingKind, SpellingTable
from ime.pinyin.syllables import SYLLABLE_ID, SYLLABLES

__all__ = [
    "SEPARATOR",
    "SYLLABLES",
    "SYLLABLE_ID",
    "Edge",
    "SegmentationGraph",
    "Spelling",
    "SpellingKind",
    "SpellingTable",
    "common_prefix_length",
    "fold",
]
