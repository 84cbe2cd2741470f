"""How rare a character is that no text has been counted for, told by the standards that have it."""

from __future__ import annotations

GB2312_FREQUENCY = -6.5  # log10: just below the rarest word that the language model has
BIG5_FREQUENCY = -7.0
GBK_FREQUENCY = -7.5
OTHER_FREQUENCY = -8.0

# The first of Big5's two levels: 5,401 characters in everyday use where traditional ones are.
_BIG5_EVERYDAY = (b"\xa4\x40", b"\xc6\x7e")


def rare_character_frequency(char: str) -> float:
    """Return a log10 frequency for a character that has not been counted."""
    if _encoded(char, "gb2312"):
        return GB2312_FREQUENCY
    if _BIG5_EVERYDAY[0] <= _encoded(char, "big5") <= _BIG5_EVERYDAY[1]:
        return BIG5_FREQUENCY
    return GBK_FREQUENCY if _encoded(char, "gbk") else OTHER_FREQUENCY


def _encoded(char: str, encoding: str) -> bytes:
    return char.encode(encoding, errors="ignore")
