"""How numbers are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ime.compiler.train.numbers import read_number
from ime.compiler.train.numerals import DIGITS, read_decimal, read_digits, read_quantity


@pytest.mark.parametrize(
    ("digits", "said"),
    [
        ("0", "零"),
        ("2", "二"),
        ("10", "十"),
        ("12", "十二"),
        ("20", "二十"),
        ("101", "一百零一"),
        ("110", "一百一十"),
        ("200", "两百"),
        ("1001", "一千零一"),
        ("1010", "一千零一十"),
        ("2222", "两千二百二十二"),
        ("10000", "一万"),
        ("10001", "一万零一"),
        ("100100", "十万零一百"),
        ("120000", "十二万"),
        ("20000", "两万"),
        ("100010000", "一亿零一万"),
        ("250000000", "两亿五千万"),
        ("1020304050", "十亿二千零三十万四千零五十"),
        ("1000000000000", "一万亿"),
        ("007", "零零七"),
        ("12345678901234567", "一二三四五六七八九零一二三四五六七"),
    ],
)
def test_quantities(digits, said):
    assert read_quantity(digits) == said


@given(st.integers(1, 10**16 - 1))
def test_a_quantity_can_be_read_back(number):
    """No two quantities sound alike: adding up what is said gives the number."""
    assert value_of(read_quantity(str(number))) == number


def value_of(said: str) -> int:
    """The value of a quantity, by the places that are named in it."""
    total = below_myriad = digit = 0
    text = said.replace("万亿", "兆").replace("两", "二")
    if text[0] == "十":
        text = "一" + text
    for char in text:
        if char in DIGITS:
            digit = DIGITS.index(char)
        elif char in "十百千":
            below_myriad += digit * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            total += (below_myriad + digit) * {"万": 10**4, "亿": 10**8, "兆": 10**12}[char]
            below_myriad = digit = 0
    return total + below_myriad + digit


def test_digits_and_decimals():
    assert read_digits("2015") == "二零一五"
    assert read_decimal("3.05") == "三点零五"
    assert read_decimal("2.0.1") == "二点零点一"


@pytest.mark.parametrize(
    ("run", "before", "after", "said"),
    [
        ("2015", "", "年", "二零一五"),
        ("1000", "", "年", "一千"),
        ("2022", "", "世界", "二零二二"),
        ("2022", "", "个人", "两千零二十二"),
        ("15", "", "年", "十五"),
        ("80", "", "后", "八零"),
        ("2", "", "个月", "两"),
        ("2", "第", "个", "二"),
        ("2", "", "年级", "二"),
        ("2", "", "年后", "两"),
        ("2", "", "月", "二"),
        ("3.5%", "", "", "百分之三点五"),
        ("5‰", "", "", "千分之五"),
        ("12:30", "", "", "十二点三十分"),
        ("08:05", "", "", "八点零五分"),
        ("2:00", "", "", "两点整"),
        ("23:59:59", "", "", "二十三点五十九分五十九秒"),
        ("3:1", "", "", "三比一"),
        ("1,234", "", "", "一千二百三十四"),
        ("1,234.5", "", "", "一千二百三十四点五"),
        ("¥100", "", "", "一百元"),
        ("$3.5", "", "", "三点五美元"),
        ("$3", "", "亿美", "三"),
        ("13812345678", "", "", "一三八一二三四五六七八"),
        ("010-12345678", "", "", "零一零一二三四五六七八"),
        ("3-5", "", "天", "三到五"),
        ("3%-5%", "", "", "百分之三到百分之五"),
        ("3-5%", "", "", "百分之三到百分之五"),
        ("2015-2016", "", "年", "二零一五到二零一六"),
        ("2015-06-03", "", "", "二零一五年六月三日"),
        ("1/3", "", "", "三分之一"),
        ("1-2-3", "", "", "一\n二\n三"),
    ],
)
def test_numbers_are_read_as_they_are_meant(run, before, after, said):
    assert read_number(run, before, after) == said
