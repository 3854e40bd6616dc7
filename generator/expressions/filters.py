"""The filters: the office's own, Jinja's harmless ones, and Jinja's others with a bound on what they make."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2 import pass_eval_context
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import do_join
from jinja2.nodes import EvalContext

from generator.expressions.limits import check_method, check_text, check_width
from generator.source import OfficialDate

# random gives another document each time, attr and pprint show what is not the template's to see, and the
# rest make markup, which has no meaning here.
_LEFT_OUT = ("attr", "pprint", "random", "urlize", "xmlattr")
_DIGITS = "〇一二三四五六七八九"
_UNITS = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
_MOST = 10**12


def official_date(value: object) -> str:
    """公文日期: a date, or a text such as 2022-02-14, as 2022年2月14日. Raises ValueError where it is no date."""
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value if isinstance(value, OfficialDate) else OfficialDate.parse(str(value)))


def chinese_number(value: object) -> str:
    """中文数字: a whole number below 10^12 in Chinese numerals, 12 as 十二, 105 as 一百〇五. Raises ValueError."""
    number = int(str(value))
    if not 0 <= number < _MOST:
        raise ValueError(f"not between 0 and 10^12: {number}")
    text = _numerals(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def _numerals(number: int) -> str:
    for unit, word in _UNITS:
        if number >= unit:
            high, low = divmod(number, unit)
            gap = _DIGITS[0] if 0 < low < unit // 10 else ""
            return _numerals(high) + word + gap + (_numerals(low) if low else "")
    return _DIGITS[number]


def as_it_is(value: object) -> object:
    """``e`` and ``safe``: the value itself. Every value is written as it was typed, and none can bring markup."""
    return value


def _bounded(name: str) -> Callable[..., Any]:
    function = DEFAULT_FILTERS[name]

    @wraps(function)
    def bounded(*arguments: Any, **named: Any) -> Any:
        for argument in (*arguments, *named.values()):
            check_width(argument)
        return function(*arguments, **named)

    return bounded


def _replace(value: object, old: object, new: object, count: int = -1) -> str:
    check_method("replace", str(value), (old, new))
    return str(value).replace(str(old), str(new), count)


def _format(value: object, *arguments: object, **named: object) -> str:
    check_method("format", str(value).replace("%", "{"), (*arguments, *named.values()))
    return str(str(value) % (named or arguments))


@pass_eval_context
def _join(context: EvalContext, value: Iterable[object], d: str = "", attribute: str | int | None = None) -> str:
    items = list(value)
    check_text(len(d) * len(items))
    return str(do_join(context, items, d, attribute))


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: function for name, function in DEFAULT_FILTERS.items() if name not in _LEFT_OUT},
    **{name: _bounded(name) for name in ("batch", "center", "indent", "slice", "wordwrap")},
    **dict.fromkeys(("e", "escape", "forceescape", "safe"), as_it_is),
    "replace": _replace,
    "format": _format,
    "join": _join,
    "公文日期": official_date,
    "中文数字": chinese_number,
}
