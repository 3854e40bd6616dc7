"""All filters: the office's own, each with a Chinese and an English name, and Jinja's within bounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import wraps
from typing import Any, cast

from jinja2 import Undefined, pass_context, pass_eval_context
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context as JinjaContext
from jinja2.tests import TESTS as JINJA_TESTS

from generator.ground.source.date import OpenDate
from generator.templates.expressions.call_measures import FILTERS as MEASURES
from generator.templates.expressions.call_measures import TESTS as TEST_CHECKS
from generator.templates.expressions.call_measures import Check, Measure, check_pieces
from generator.templates.expressions.chinese_numerals import CAPITALS, MOST, SPOKEN, digit_by_digit, in_numerals, rmb
from generator.templates.expressions.rendering_limits import charged, timed
from generator.templates.expressions.value_conversion import (
    MOST_DIGITS,
    FilterValueError,
    date_of,
    decimal_of,
    text_of,
    whole_number,
)

_WEEKDAYS = "一二三四五六日"


def official_date(value: object) -> str:
    """公文日期: 2022-02-14 as 2022年2月14日. Raises FilterValueError where ``value`` is no date."""
    if isinstance(value, OpenDate):
        return str(value)
    date = date_of(value, "公文日期")
    return f"{date.year}年{date.month}月{date.day}日"


def chinese_date(value: object) -> str:
    """中文日期: 2022-02-14 as 二〇二二年二月十四日. Raises FilterValueError where ``value`` is no date."""
    if isinstance(value, OpenDate):
        return str(value)
    date = date_of(value, "中文日期")
    return f"{digit_by_digit(date.year, SPOKEN)}年{in_numerals(date.month, SPOKEN)}月{in_numerals(date.day, SPOKEN)}日"


def weekday(value: object) -> str:
    """星期: 2022-02-14 as 星期一. Raises FilterValueError where ``value`` is no date."""
    if isinstance(value, OpenDate):
        return "星期\u3000"
    return f"星期{_WEEKDAYS[date_of(value, '星期').weekday()]}"


# U+FF01 to U+FF5E are the full-width forms of ASCII; the blank is U+3000.
_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_HALF = {full: half for half, full in _FULL.items()}
_LONG_NUMBER = 15  # characters; such a number is that of an identity card or an account


def full_width(value: object) -> str:
    """全角: the ASCII characters of ``value`` in full width."""
    return text_of(value).translate(_FULL)


def half_width(value: object) -> str:
    """半角: the full-width letters, digits and signs of ``value`` as ASCII."""
    return text_of(value).translate(_HALF)


def masked(value: object, front: int | None = None, back: int | None = None) -> str:
    """脱敏: ``value`` with stars in its middle, 13812345678 as 138****5678; ``front`` and ``back`` stay.

    A long number keeps 6 and 4 characters, a shorter one 3 and 4. Where nothing would be hidden, the first character
    stays. Raises FilterValueError for a negative number of characters.
    """
    text = text_of(value)
    front = front if front is not None else 6 if len(text) >= _LONG_NUMBER else 3
    back = 4 if back is None else back
    for kept in (front, back):
        if isinstance(kept, bool) or not isinstance(kept, int) or kept < 0:
            raise FilterValueError("脱敏", "option", kept)
    if front + back >= len(text):
        front, back = min(1, len(text) - 1), 0
    hidden = len(text) - front - back
    return text[: max(front, 0)] + "*" * min(hidden, len(text)) + text[len(text) - back :]


def listed(value: object, last: str = "、") -> str:
    """顿号: a list as 甲、乙、丙, with ``last`` before the last item: ``顿号("和")`` gives 甲、乙和丙.

    Raises FilterValueError where ``value`` is no list, and what :func:`text_of` raises for its items.
    """
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise FilterValueError("顿号", "list", type(value).__name__)
    texts = [text_of(each) for each in value]
    check_pieces("、", [*texts, last])
    return last.join(["、".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts)


def if_empty(value: object, other: object = "") -> object:
    """空则: ``value``, or ``other`` where it is undefined, None, blank or an empty list."""
    if isinstance(value, Undefined) or value is None:
        return other
    if isinstance(value, str):
        return value if value.strip() else other
    return other if isinstance(value, Iterable) and not value else value


_TWO_HANZI = re.compile(r"\s*([\u3400-\u9fff\U00020000-\U000323af])\s*([\u3400-\u9fff\U00020000-\U000323af])\s*")


def full_name(value: object) -> str:
    """姓名: a name of two characters as wide as one of three, 王甲 as 王　甲; every other name as it is [practice]."""
    text = text_of(value)
    two = _TWO_HANZI.fullmatch(text)
    return text if two is None else f"{two[1]}\u3000{two[2]}"


def seating(value: object, view: str = "台下", by: str = "") -> list[object]:
    """座次: people in the order of their rank as they sit in a row, from left to right as ``view`` sees them.

    The first is in the middle, the second at his left hand, the third at his right; of an even number the first two are
    in the middle, the second at the left hand of the first [practice]. ``view`` is 台下, of who faces them, 台上, their
    own, or 名次 for the mere order of rank. ``by`` is the field with the rank of each; without it they are in order.

    Raises FilterValueError where ``value`` is no list, ``view`` none of these, or two have the same rank, or are the
    same text.
    """
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise FilterValueError("座次", "list", type(value).__name__)
    if view not in _VIEWS:
        raise FilterValueError("座次", "option", view)
    people: list[object] = list(value)
    twice = next((each for each, count in Counter(filter(_is_name, people)).items() if count > 1), None)
    if twice is not None:
        raise FilterValueError("座次", "seat", twice)
    if by:
        ranks = [whole_number(_field(each, by), "座次", MOST) for each in people]
        shared = next((rank for rank, count in Counter(ranks).items() if count > 1), None)
        if shared is not None:
            raise FilterValueError("座次", "rank", shared)
        people = [each for _, each in sorted(zip(ranks, people, strict=True), key=lambda pair: pair[0])]
    seen = [*people[::2][::-1], *people[1::2]]
    return {"台下": seen, "台上": seen[::-1], "名次": people}[view]


_VIEWS = ("台下", "台上", "名次")


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _field(record: object, name: str) -> object:
    found = record.get(name) if isinstance(record, Mapping) else None
    return "" if found is None else found


_MOST_PLACES = 20


_EXACT = Context(prec=3 * MOST_DIGITS)


def chinese_number(value: object) -> str:
    """中文数字: a whole number up to MOST, 12 as 十二, 105 as 一百〇五. Raises FilterValueError."""
    return in_numerals(whole_number(value, "中文数字", MOST), SPOKEN)


def capital_number(value: object) -> str:
    """大写数字: a whole number up to MOST in the numerals of cheques, 105 as 壹佰零伍. Raises FilterValueError."""
    return in_numerals(whole_number(value, "大写数字", MOST), CAPITALS)


def thousands(value: object, places: int | None = None) -> str:
    """千分位: 1234567.5 as 1,234,567.5, with ``places`` digits after the point where given.

    Further digits are rounded half up. Raises FilterValueError.
    """
    return f"{_rounded(decimal_of(value, '千分位'), places, '千分位'):,f}"


def percent(value: object, places: int | None = None) -> str:
    """百分比: 0.256 as 25.6%, with ``places`` digits after the point where given, rounded half up."""
    share = decimal_of(value, "百分比").scaleb(2, _EXACT)
    if places is None and share == share.to_integral_value(context=_EXACT):
        places = 0
    return f"{_rounded(share, places, '百分比'):f}%"


def _rounded(number: Decimal, places: int | None, filter_name: str) -> Decimal:
    if places is None:
        return number
    if isinstance(places, bool) or not isinstance(places, int) or not 0 <= places <= _MOST_PLACES:
        raise FilterValueError(filter_name, "option", places)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    return rounded if rounded else abs(rounded)


def zero_padded(value: object, width: int = 2) -> str:
    """补零: a serial padded with zeros to ``width`` digits, 7 as 07. Raises FilterValueError."""
    if isinstance(width, bool) or not isinstance(width, int) or not 0 <= width <= _MOST_PLACES:
        raise FilterValueError("补零", "option", width)
    digits = value if isinstance(value, str) and value.isascii() and value.isdigit() else None
    return (digits or str(whole_number(value, "补零", MOST))).zfill(width)


def serial(value: object, style: str = "一、") -> str:
    """序号: the number in the ``style`` of a heading level: 一、 （一） 1. （1） or ①, up to ㊿.

    Raises FilterValueError.
    """
    number = whole_number(value, "序号", MOST)
    if style not in _STYLES:
        raise FilterValueError("序号", "option", style)
    if number == 0 or (style == "①" and number > _MOST_CIRCLED):
        raise FilterValueError("序号", "serial", value)
    return _STYLES[style](number)


_MOST_CIRCLED = 50


def _circled(number: int) -> str:
    """The circled digit; they are in three places of Unicode: from U+2460, U+3251 and U+32B1."""
    for most, before in ((20, 0x2460 - 1), (35, 0x3251 - 21), (_MOST_CIRCLED, 0x32B1 - 36)):
        if number <= most:
            return chr(before + number)
    raise AssertionError(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "一、": lambda number: f"{in_numerals(number, SPOKEN)}、",
    "（一）": lambda number: f"（{in_numerals(number, SPOKEN)}）",
    "1.": lambda number: f"{number}.",
    "（1）": lambda number: f"（{number}）",
    "①": _circled,
}


OFFICE: dict[tuple[str, str], Callable[..., Any]] = {
    ("公文日期", "official_date"): official_date,
    ("中文日期", "chinese_date"): chinese_date,
    ("星期", "weekday"): weekday,
    ("中文数字", "chinese_number"): chinese_number,
    ("大写数字", "capital_number"): capital_number,
    ("大写金额", "rmb"): rmb,
    ("千分位", "thousands"): thousands,
    ("百分比", "percent"): percent,
    ("序号", "serial"): serial,
    ("补零", "zero_padded"): zero_padded,
    ("全角", "full_width"): full_width,
    ("半角", "half_width"): half_width,
    ("脱敏", "masked"): masked,
    ("顿号", "listed"): listed,
    ("空则", "if_empty"): if_empty,
    ("姓名", "full_name"): full_name,
    ("座次", "seating"): seating,
}
"""The office's own filters by their two names."""

# random would make another document each time, attr and pprint would show internals, and the others make
# markup, which has no meaning here.
_LEFT_OUT = ("attr", "pprint", "random", "tojson", "urlize", "xmlattr")


def as_it_is(value: object) -> object:
    """``e`` and ``safe``: the value itself. Every value is written as typed, and none can contain markup."""
    return value


def _replace(value: object, old: object, new: object, count: int = -1) -> str:
    return str(value).replace(str(old), str(new), count)


def _format(value: object, *arguments: object, **named: object) -> str:
    return str(str(value) % (named or arguments))


@pass_eval_context
def _join(context: EvalContext, value: Iterable[object], d: str = "", attribute: str | int | None = None) -> str:
    items = list(value)
    check_pieces(str(d), items)
    return str(do_join(context, items, d, attribute))


def _number(name: str) -> Callable[..., Any]:
    """Jinja's ``int`` or ``float``; without a default, a text that is neither a number nor blank is refused, not 0."""
    convert = DEFAULT_FILTERS[name]

    @wraps(convert)
    def converted(value: object, *arguments: object, **named: object) -> object:
        strict = isinstance(value, str) and value.strip() and not arguments and "default" not in named
        if strict and convert(value, None, **named) is None:
            raise FilterValueError(name, "number", value)
        return convert(value, *arguments, **named)

    return converted


JINJA: dict[str, Callable[..., Any]] = {
    **{name: function for name, function in DEFAULT_FILTERS.items() if name not in _LEFT_OUT},
    **dict.fromkeys(("e", "escape", "forceescape", "safe"), as_it_is),
    "replace": _replace,
    "format": _format,
    "join": _join,
    **{name: _number(name) for name in ("int", "float")},
}

_PLAIN = {**JINJA, **{name: function for names, function in OFFICE.items() for name in names}}

_PASSED: dict[str, Callable[[JinjaContext], Any]] = {
    "context": lambda context: context,
    "eval_context": lambda context: context.eval_ctx,
    "environment": lambda context: context.environment,
}


def measured(function: Callable[..., Any], measure: Measure) -> Callable[..., Any]:
    """The filter ``function`` bounded by ``measure`` at each call, whether from a tag, ``map`` or ``select``.

    ``sees_names`` of the result says whether the filter itself reads the template's names.
    """
    if measure == Measure():
        return function
    wanted = getattr(function, "jinja_pass_arg", None)
    passed = None if wanted is None else _PASSED[wanted.name]
    check, goes_round, makes = measure.check, measure.goes_round, measure.makes

    @pass_context
    def call(context: JinjaContext, value: Any, /, *arguments: Any, **named: Any) -> Any:
        if check is not None:
            check(value, (*arguments, *named.values()))
        if goes_round:
            value = timed(context, value, is_list=goes_round == "anything")
        before = () if passed is None else (passed(context),)
        result = function(*before, value, *arguments, **named)
        return charged(context, result, least=0) if makes else result

    marked: Any = call
    marked.sees_names = wanted is not None
    marked.__wrapped__ = function
    return call


FILTERS: dict[str, Callable[..., Any]] = {name: measured(function, MEASURES[name]) for name, function in _PLAIN.items()}
"""Every filter that all templates have."""


def measured_test(function: Callable[..., Any], check: Check) -> Callable[..., Any]:
    """The test ``function``, its operands checked by ``check`` first."""

    @wraps(function)
    def call(value: Any, *arguments: Any, **named: Any) -> Any:
        check(value, (*arguments, *named.values()))
        return function(value, *arguments, **named)

    return call


TESTS: dict[str, Callable[..., Any]] = {
    name: measured_test(cast("Callable[..., Any]", JINJA_TESTS[name]), check) for name, check in TEST_CHECKS.items()
}
"""The tests that are measured."""
