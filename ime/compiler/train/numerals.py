"""Numbers in hanzi, as they are said and therefore typed in pinyin."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_MYRIADS = ("", "万", "亿", "万亿")
_MOST_DIGITS = len(_PLACES) * len(_MYRIADS)


def read_digits(digits: str) -> str:
    """Read ASCII digits one by one: `2015` is 二零一五."""
    return "".join(DIGITS[int(digit)] for digit in digits)


def read_quantity(digits: str) -> str:
    """Read ASCII digits as a quantity: `1234` is 一千二百三十四, `2000` is 两千.

    The first 2 before 百, 千, 万 and 亿 is 两, every other one 二, as most people say it. Digits
    that no quantity is written with (a leading zero, more than 16 of them) are read one by one.
    """
    if len(digits) > _MOST_DIGITS or (digits[0] == "0" and len(digits) > 1):
        return read_digits(digits)
    if digits == "0":
        return DIGITS[0]
    text = _join_groups(digits).removesuffix(DIGITS[0])
    if text.startswith("一十"):
        return text[1:]
    if text[0] == "二" and text[1:2] not in ("", "十"):
        return "两" + text[1:]
    return text


def read_decimal(number: str) -> str:
    """Read ASCII digits with points between: `3.05` is 三点零五."""
    whole, *fractions = number.split(".")
    return "点".join([read_quantity(whole), *map(read_digits, fractions)])


def _join_groups(digits: str) -> str:
    """Read groups of four digits, each with its 万 or 亿, with one 零 for zeros in between."""
    padded = digits.zfill(-(-len(digits) // 4) * 4)
    groups = [padded[start : start + 4] for start in range(0, len(padded), 4)]
    parts: list[str] = []
    for place, group in zip(reversed(range(len(groups))), groups, strict=True):
        text = _read_group(group)
        if text == DIGITS[0]:
            parts.append(text)
            continue
        parts.append((text if parts else text.removeprefix(DIGITS[0])) + _MYRIADS[place])
    return _squeeze("".join(parts))


def _read_group(group: str) -> str:
    read = [
        DIGITS[int(digit)] + (_PLACES[place] if digit != "0" else "")
        for place, digit in zip(reversed(range(4)), group, strict=True)
    ]
    return _squeeze("".join(read)).removesuffix(DIGITS[0]) or DIGITS[0]


def _squeeze(text: str) -> str:
    while DIGITS[0] * 2 in text:
        text = text.replace(DIGITS[0] * 2, DIGITS[0])
    return text
