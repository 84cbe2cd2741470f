"""Lines of text -> clauses of hanzi, as one would type them.

    NFKC  ->  letters and what sticks to them: FOREIGN  ->  numbers read out  ->  the rest: BOUNDARY

A clause is what one types at a stretch. The engine begins anew behind every mark, so a comma ends
a clause like a full stop does. A space between hanzi is where something has got lost, nobody knows
what: it is like something foreign.
"""

from __future__ import annotations

import re
import unicodedata

from ime.compiler.source_format import HANZI_RANGES
from ime.compiler.train.numbers import read_out_numbers

BOUNDARY = "\n"
FOREIGN = "A"  # stands for a run of letters of whatever script, or for a gap

_HANZI = "".join(f"{chr(first)}-{chr(last)}" for first, last in HANZI_RANGES)
_LETTERS = "A-Za-zª-ɏͰ-ϿЀ-ӿ\u0590-\u06ff\u0900-\u0eff\u3041-\u30ff\uac00-\ud7af"
_JOINERS = r"[-_.+#@/:'’&~=?%]"
_WORD = re.compile(
    rf"(?:[0-9][0-9.]*)?[{_LETTERS}](?:[{_LETTERS}0-9]|{_JOINERS}+(?=[{_LETTERS}0-9]))*"
)
_FOREIGN_RUN = re.compile(rf" *{FOREIGN}[ {FOREIGN}]*")
_BETWEEN_NAMES = re.compile(r"[·•‧・](?=[" + _HANZI + "])")
_GAP = re.compile(rf"(?<=[{_HANZI}]) +(?=[{_HANZI}])")
_OTHERS = re.compile(rf"[^{_HANZI}{FOREIGN}]+")
_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?)(km|kg|cm|mm|ml)")
_UNITS = {"km": "公里", "kg": "公斤", "cm": "厘米", "mm": "毫米", "ml": "毫升"}


def normalise(text: str) -> str:
    """Return the clauses of a text: hanzi and `FOREIGN`, each clause ended by `BOUNDARY`.

    Args:
        text: lines; the end of a line ends a clause.
    """
    text = fold(text)
    text = mark_foreign(text)
    text = read_out_numbers(text)
    return split_clauses(text)


def fold(text: str) -> str:
    """Fold full-width and compatibility forms (NFKC), and drop the dot inside foreign names."""
    # NFKC makes three full stops of an ellipsis, which could end up inside of a number.
    folded = unicodedata.normalize("NFKC", text.replace("…", "。"))
    return _BETWEEN_NAMES.sub("", folded).replace("°C", "度").replace("\t", " ")


def mark_foreign(text: str) -> str:
    """Replace each run of letters, with the digits and signs inside it, by one `FOREIGN`."""
    return _FOREIGN_RUN.sub(FOREIGN, _WORD.sub(_mark, text))


def split_clauses(text: str) -> str:
    """Replace gaps by `FOREIGN`, and what else is neither by one `BOUNDARY`."""
    marked = _GAP.sub(FOREIGN, text) + BOUNDARY
    return _OTHERS.sub(BOUNDARY, marked).lstrip(BOUNDARY)


def _mark(found: re.Match[str]) -> str:
    if unit := _UNIT.fullmatch(found[0]):
        return unit[1] + _UNITS[unit[2]]
    return FOREIGN
