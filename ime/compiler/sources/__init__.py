"""Makes the dictionary sources from what others have published.

    open-gram dictionary ──┬── corrections
    ARPA unigrams ─────────┤
    pypinyin characters ───┤
                           ▼
                     open-gram.tsv ─────► characters.tsv
                           │                    │
                           └───── readings ◄────┘
                                     │
             jieba dictionary ───────┼──► jieba.tsv
             pypinyin phrases ───────┴──► pypinyin-phrases.tsv

Each module holds one origin or one rule; `dictionaries/SOURCES.md` tells people where all came
from and under which licence.
"""

from __future__ import annotations

from ime.compiler.sources.make import make_sources

__all__ = ["make_sources"]
