"""Numbers written in digits -> the hanzi that one types for them.

A run of digits and the signs between them is looked at as a whole, with the characters on both
sides; the first rule of the table that matches it reads it. Where a number can be said in more
than one way (2015年, 15年, 2个, 第2个) the rules take what is most often meant;
`docs/training.md` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ime.compiler.train.numerals import read_decimal, read_digits, read_quantity

# A run may not lie inside a word of letters; those have been taken out before.
_RUN = re.compile(r" *([¥$€]?[0-9](?:[0-9.,:/%‰~-]*[0-9%‰])?) *")
_CURRENCIES = {"¥": "元", "$": "美元", "€": "欧元"}
_PER = {"%": "百分之", "‰": "千分之"}
_PAIR = "两"
# What is counted with 两 and not with 二.
_COUNTED = frozenset(
    "个 只 条 位 名 人 次 种 件 张 本 台 辆 家 天 周 岁 倍 块 元 米 份 场 套 部 项 支 架 颗 座 间 "
    "句 杯 瓶 包 把 双 对 匹 头 棵 片 斤 吨 口 边 者 万 亿 千 百 点 分钟 小时 公里 公斤 年".split()
)
_NOT_COUNTED = frozenset(["年级", "点零", "次元", "人转"])
_LONGEST_QUANTITY = 7  # digits without a separator: more of them are a telephone number or a code

Reader = Callable[[re.Match[str], str, str], str]


def read_out_numbers(text: str) -> str:
    """Replace every number in digits by hanzi; the spaces around it go with it.

    Args:
        text: NFKC, so that full-width digits and signs are ASCII.
    """
    return _RUN.sub(_read_found, text)


def read_number(run: str, before: str = "", after: str = "") -> str:
    """Read one number.

    Args:
        run: digits with `.,:/%‰~-` between them, perhaps a currency sign in front.
        before, after: up to two characters of the text on either side.
    """
    for pattern, reader in _RULES:
        if found := pattern.fullmatch(run):
            return reader(found, before, after)
    return "\n".join(_plain(part, "", "") for part in re.findall("[0-9]+", run))


def _read_found(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    return read_number(found[1], text[max(0, start - 2) : start], text[end : end + 2])


def _plain(digits: str, before: str, after: str) -> str:
    if digits == "2" and _is_counted(before, after):
        return _PAIR
    if _is_year(digits, after) or _is_code(digits, after):
        return read_digits(digits)
    return read_quantity(digits)


def _is_counted(before: str, after: str) -> bool:
    if before.endswith("第") or after in _NOT_COUNTED:
        return False
    return after in _COUNTED or after[:1] in _COUNTED


def _is_year(digits: str, after: str) -> bool:
    if len(digits) != 4:
        return False
    if after.startswith("年"):
        return digits >= "1900" or not digits.endswith("00")
    return "1900" <= digits <= "2099" and after[:1] not in _COUNTED


def _is_code(digits: str, after: str) -> bool:
    if len(digits) > _LONGEST_QUANTITY and after[:1] not in _COUNTED:
        return True
    return after.startswith("后") and len(digits) == 2 and digits[1] in "05"  # 80后, 95后


def _read_plain(found: re.Match[str], before: str, after: str) -> str:
    return _plain(found[0], before, after)


def _read_decimal(found: re.Match[str], before: str, after: str) -> str:
    return read_decimal(found[0])


def _read_grouped(found: re.Match[str], before: str, after: str) -> str:
    return read_decimal(found[0].replace(",", ""))


def _read_percent(found: re.Match[str], before: str, after: str) -> str:
    return _PER[found[2]] + read_decimal(found[1])


def _read_range(found: re.Match[str], before: str, after: str) -> str:
    ends = [read_number(found[1] + (found[2] or "")), read_number(found[3], after=after)]
    if found[3][-1] in _PER and not found[2]:
        ends[0] = _PER[found[3][-1]] + ends[0]
    if _is_year(found[3], after) and len(found[1]) == 4 and found[1].isdigit():
        ends[0] = read_digits(found[1])
    return "到".join(ends)


def _read_telephone(found: re.Match[str], before: str, after: str) -> str:
    return read_digits(re.sub(r"[^0-9]", "", found[0]))


def _read_time(found: re.Match[str], before: str, after: str) -> str:
    hour = _PAIR if found[1].lstrip("0") == "2" else read_quantity(str(int(found[1])))
    minute = _minutes(found[2]) + "分" if int(found[2]) else "整"
    second = _minutes(found[3]) + "秒" if found[3] else ""
    return f"{hour}点{minute}{second}"


def _minutes(digits: str) -> str:
    return read_quantity(digits) if digits[0] != "0" else read_digits(digits)


def _read_score(found: re.Match[str], before: str, after: str) -> str:
    return "比".join(map(read_quantity, found.groups()))


def _read_date(found: re.Match[str], before: str, after: str) -> str:
    year, month, day = found[1], *(read_quantity(str(int(part))) for part in found.groups()[2:])
    return f"{read_digits(year)}年{month}月{day}日"


def _read_fraction(found: re.Match[str], before: str, after: str) -> str:
    return f"{read_quantity(found[2])}分之{read_quantity(found[1])}"


def _read_amount(found: re.Match[str], before: str, after: str) -> str:
    number = found[2].replace(",", "")
    scale = re.match("[万亿]+", after)
    return read_decimal(number) + ("" if scale else _CURRENCIES[found[1]])


_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_RULES: Sequence[tuple[re.Pattern[str], Reader]] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"[0-9]+", _read_plain),
        (rf"({_NUMBER})([%‰])", _read_percent),
        (r"([12][0-9]{3})([./-])([01]?[0-9])\2([0-3]?[0-9])", _read_date),
        (r"[0-9]+(?:\.[0-9]+)+", _read_decimal),
        (r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", _read_grouped),
        (r"([¥$€])((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)", _read_amount),
        (r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?", _read_time),
        (r"([1-9][0-9]{0,2}|0):([1-9][0-9]{0,2}|0)", _read_score),
        (r"0[0-9]{2,3}-[0-9]{7,8}|[0-9]{3}-[0-9]{3,4}-[0-9]{4}", _read_telephone),
        (rf"({_NUMBER})([%‰]?)[~-]({_NUMBER}[%‰]?)", _read_range),
        (r"([1-9][0-9]?)/([1-9][0-9]{0,2})", _read_fraction),
    )
)
