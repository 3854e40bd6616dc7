"""Money filters: amounts as they are written on cheques and receipts."""

from __future__ import annotations

from generator.templates.expressions.chinese_numerals import CAPITALS, MOST, in_numerals
from generator.templates.expressions.filters.filter_values import FilterValueError, decimal_of


def rmb(value: object) -> str:
    """大写金额: 12345.6 as 壹万贰仟叁佰肆拾伍元陆角整, 0.05 as 伍分, -3 as 负叁元整.

    零 is between 元 and 分 where there is no 角, and 整 at the end where there is no 分 (the form that the
    People's Bank of China asks for on cheques, in its rules of 1997 for payment and settlement, annex 1). Raises
    FilterValueError for what is no number, is 10^12 or more, or has more than two places: it is not rounded.
    """
    number = decimal_of(value, "大写金额")
    cents = number.scaleb(2)
    if cents != cents.to_integral_value() or abs(cents) >= (MOST + 1) * 100:
        raise FilterValueError("大写金额", "amount", value)
    yuan, rest = divmod(abs(int(cents)), 100)
    sign = "负" if cents < 0 else ""
    return sign + _amount(yuan, *divmod(rest, 10))


def _amount(yuan: int, jiao: int, fen: int) -> str:
    text = f"{in_numerals(yuan, CAPITALS)}元" if yuan or not (jiao or fen) else ""
    if jiao:
        text += f"{CAPITALS.digits[jiao]}角"
    elif fen and yuan:
        text += CAPITALS.digits[0]
    return text + (f"{CAPITALS.digits[fen]}分" if fen else "整")
