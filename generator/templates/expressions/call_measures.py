"""The filters, tests, methods and operators whose cost is measured in advance, and the limits of it.

What a template calls runs inside C or a library, and checks no clock until it is done. So each call is either linear in
its bounded operands, or its operands are measured here first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from generator.templates.expressions.rendering_limits import MAX_OUTPUT, LimitError

Check = Callable[[Any, Any], None]
"""Checks a value and all arguments, positional and named; raises LimitError."""

MAX_TEXT = 1_000_000
MAX_WIDTH = 1_000
MAX_BITS = 4_096
MAX_DEPTH = 50
MAX_WORK = 1_000_000_000
MAX_PIECES = 10_000
MAX_PLACES = 400  # no float has a digit further from the point

_LIGHT = 1_000  # items and characters; adding so few does not double a long text or list

_WIDE = re.compile(r"\d{4,}|\*|\{[^}]*\{")  # a width of four digits, or one that is a value
_WIDTHS = re.compile(r"\d{1,3}")
_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Measure:
    """How a filter is bounded: ``check`` its operands, check the time while it iterates, charge what it makes.

    ``goes_round`` says what the filter iterates over: lists only, or anything, where a text is a list of characters.
    """

    check: Check | None = None
    goes_round: Literal["", "lists", "anything"] = ""
    makes: bool = False


def check_operation(operator: str, left: object, right: object) -> None:
    """Raises LimitError where ``left operator right`` would be a huge text, list or number."""
    check = OPERATORS.get(operator)
    if check is not None:
        check(left, right)


def check_call(function: object, arguments: tuple[object, ...]) -> None:
    """Raises LimitError where a text method would make a huge text, or a call a huge pile of lists."""
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if isinstance(owner, str):
        check_method(name, owner, arguments)
    elif any(isinstance(each, list | tuple | dict) for each in arguments):
        check_nested(*arguments)
    if len(arguments) > MAX_PIECES:
        raise LimitError("arguments", MAX_PIECES)


def check_method(name: str, text: str, arguments: tuple[object, ...]) -> None:
    """Raises LimitError where the method ``name`` of ``text`` would make a huge text."""
    check = METHODS.get(name)
    if check is not None:
        check(text, arguments)


def joined(pieces: list[object]) -> str:
    """The pieces of ``a ~ b`` as one text of bounded length. Raises LimitError."""
    texts = [str(piece) for piece in pieces]
    check_text(sum(map(len, texts)))
    return "".join(texts)


def nested(value: object) -> object:
    """``value``, a list, tuple or mapping literal of a template. Raises LimitError as :func:`check_nested`."""
    check_nested(value)
    return value


def _written(value: object) -> str:
    """``value`` as the text that a filter makes of it."""
    if isinstance(value, list | tuple | dict):
        check_nested(value)
    return str(value)


def _width(_value: object, arguments: tuple[object, ...]) -> None:
    for each in arguments:
        check_width(each)


def _centred(value: object, arguments: tuple[object, ...]) -> None:
    _written(value)
    _width(value, arguments)


def _places(value: object, arguments: tuple[object, ...]) -> None:
    check_number(value)
    for each in arguments:
        if isinstance(each, int) and abs(each) > MAX_PLACES:
            raise LimitError("digits", MAX_PLACES)


def _one_value(value: object, arguments: tuple[object, ...]) -> None:
    """A value that is no number, date or text is written out in the error message."""
    for each in (value, *arguments):
        check_whole(each)
        if isinstance(each, list | tuple | dict):
            check_nested(each)


def _to_number(value: object, _arguments: tuple[object, ...]) -> None:
    """A text of many digits becomes a huge number, at once where its base is a power of two."""
    check_number(value)
    if isinstance(value, str):
        check_bits(len(value))


def _set(value: object, arguments: tuple[object, ...]) -> None:
    """Each character of ``value`` is searched for in each argument."""
    text = _written(value)
    for each in arguments:
        if isinstance(each, str) and len(each) > MAX_WIDTH:
            check_work(len(text) * len(each))


def _replaced(value: object, arguments: tuple[object, ...]) -> None:
    text = _written(value)
    old, new = (*map(str, arguments), "", "")[:2]
    check_text(len(text) + text.count(old) * len(new))


def _formatted(text: str, values: Iterable[object]) -> None:
    if _WIDE.search(text):
        raise LimitError("width", MAX_WIDTH)
    filled = tuple(values)
    for each in filled:
        check_number(each)
    widest = max(map(int, _WIDTHS.findall(text)), default=0)
    check_text(len(text) + (size_of(filled) + widest) * text.count("{"))


def _formatted_by_percent(left: object, right: object) -> None:
    if isinstance(left, str):
        values = (
            right if isinstance(right, tuple) else tuple(right.values()) if isinstance(right, Mapping) else (right,)
        )
        _formatted(left.replace("%", "{"), values)


def _format_filter(value: object, arguments: tuple[object, ...]) -> None:
    _formatted(_written(value).replace("%", "{"), arguments)


def _tabs(text: str, arguments: tuple[object, ...]) -> None:
    for width in arguments:
        check_width(width)
        check_text(len(text) + text.count("\t") * (width if isinstance(width, int) else 0))


def _lines(value: object, arguments: tuple[object, ...]) -> None:
    """Each line of a text gets a prefix, given as a text or as a number of blanks."""
    text = _written(value)
    for each in arguments:
        check_width(each)
        added = len(each) if isinstance(each, str) else each if isinstance(each, int) else 0
        check_text(len(text) + (1 + len(text.splitlines())) * max(added, 0))


def _wrapped(value: object, arguments: tuple[object, ...]) -> None:
    """A word longer than a line is copied again for each line cut from it except the first."""
    text = _written(value)
    for each in arguments:
        check_width(each)
        check_text(len(text) * (1 + len(each)) if isinstance(each, str) else 0)
    width = max(1, min((each for each in arguments if type(each) is int), default=79))
    check_work(sum(len(word) ** 2 // width for word in _WORDS.findall(text)))


def _pieces(text: str, arguments: tuple[object, ...]) -> None:
    for each in arguments:
        if not isinstance(each, Sized):  # measuring it would use it up
            raise LimitError("text", MAX_TEXT)
        if isinstance(each, Iterable):
            check_pieces(text, each)


def _separated(_value: object, arguments: tuple[object, ...]) -> None:
    """The joined items are measured where they are a list already; the separator may be a list by mistake."""
    check_nested(*arguments)


def _added_up(value: object, arguments: tuple[object, ...]) -> None:
    """Lists are summed by copying the sum for each of them."""
    check_nested(*arguments)
    if any(isinstance(each, list | tuple) for each in arguments) and isinstance(value, Sized):
        check_work(len(value) * size_of([value]))


def _product(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        check_bits(left.bit_length() + right.bit_length())
    for items, times in ((left, right), (right, left)):
        if isinstance(items, Sized) and isinstance(times, int):
            check_text(len(items) * times)
            if not isinstance(items, str) and size_of([items]) * times > MAX_OUTPUT:
                raise LimitError("text", MAX_OUTPUT)


def _power(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        check_bits(left.bit_length() * right)


def _sum(left: object, right: object) -> None:
    if isinstance(left, Sized) and isinstance(right, Sized):
        check_text(len(left) + len(right))
        if isinstance(left, list | tuple) and not (is_light(right) or is_light(left)):
            check_nested(left, right)


# Sizes are checked before a value is made.


def check_nested(*values: object) -> None:
    """Raises LimitError where nested lists in ``values`` would be huge or endless if written out.

    Twenty lists, each with the one before twice, are a million items to print, compare or sort.
    """
    sizes: dict[int, int] = {}
    if sum(_size(value, sizes, MAX_DEPTH) for value in values) > MAX_OUTPUT:
        raise LimitError("text", MAX_OUTPUT)


def _size(value: object, sizes: dict[int, int], depth: int) -> int:
    """The number of items and characters in ``value``; ``sizes`` caches the containers already measured."""
    if isinstance(value, str):
        return 1 + len(value)
    if isinstance(value, int):
        return 1 + value.bit_length() // 3
    if isinstance(value, Decimal):
        return 1 + _digits(value)
    if not isinstance(value, list | tuple | Mapping):
        return 1
    if depth == 0:
        raise LimitError("depth", MAX_DEPTH)
    known = sizes.get(id(value))
    if known is None:
        inside = (each for pair in value.items() for each in pair) if isinstance(value, Mapping) else iter(value)
        known = sizes[id(value)] = 1 + sum(_size(each, sizes, depth - 1) for each in inside)
    return known


def check_text(length: int) -> None:
    """Raises LimitError where a text would be longer than MAX_TEXT."""
    if length > MAX_TEXT:
        raise LimitError("text", MAX_TEXT)


def check_bits(bits: int) -> None:
    """Raises LimitError where a whole number would have more than MAX_BITS bits."""
    if bits > MAX_BITS:
        raise LimitError("digits", MAX_BITS)


def check_width(number: object) -> None:
    """Raises LimitError for an unreasonable number of blanks, columns or gaps, NaN included."""
    if isinstance(number, int | float) and not abs(number) <= MAX_WIDTH:
        raise LimitError("width", MAX_WIDTH)


def check_work(steps: int) -> None:
    """Raises LimitError where one call would take more than MAX_WORK of the machine's smallest steps."""
    if steps > MAX_WORK:
        raise LimitError("work", MAX_WORK)


def check_pieces(separator: str, pieces: Iterable[object]) -> None:
    """Raises LimitError where ``pieces`` with ``separator`` between them would be a huge text."""
    check_text(sum(len(separator) + (len(piece) if isinstance(piece, str) else size_of([piece])) for piece in pieces))


def check_whole(value: object) -> None:
    """Raises LimitError for a whole number of more than MAX_BITS bits."""
    if isinstance(value, int):
        check_bits(value.bit_length())


def check_number(value: object) -> None:
    """Raises LimitError for a number that would be huge if written out."""
    check_whole(value)
    if isinstance(value, Decimal):
        check_bits(_digits(value))


def is_light(value: object) -> bool:
    """Whether ``value`` has so few items that adding it repeatedly makes nothing huge."""
    return isinstance(value, Sized) and len(value) < _LIGHT and _size(value, {}, MAX_DEPTH) < _LIGHT


def size_of(values: Iterable[object]) -> int:
    """The number of items and characters in ``values``."""
    return sum(_size(value, {}, MAX_DEPTH) for value in values)


def _digits(number: Decimal) -> int:
    return max(abs(number.adjusted()), len(number.as_tuple().digits)) if number.is_finite() else 0


OPERATORS: dict[str, Check] = {"*": _product, "**": _power, "+": _sum, "%": _formatted_by_percent}
"""The operators whose result has another size than their operands; Jinja's ``~`` is :func:`joined`."""

METHODS: dict[str, Check] = {
    **dict.fromkeys(("center", "ljust", "rjust", "zfill"), _width),
    **dict.fromkeys(("strip", "lstrip", "rstrip"), _set),
    "replace": _replaced,
    "format": _formatted,
    "format_map": _formatted,
    "expandtabs": _tabs,
    "join": _pieces,
}
"""The methods of texts that are measured. The others at most triple their text, in linear time."""

TESTS: dict[str, Check] = {"divisibleby": _one_value}
"""The tests that are measured. The others check one value, or compare two."""

_AS_IT_IS = Measure()
_WALK = Measure(goes_round="anything")
_COPY = Measure(_one_value, makes=True)
_LIST = Measure(goes_round="lists", makes=True)
_ONE_VALUE = Measure(_one_value, makes=True)

FILTERS: dict[str, Measure] = {
    **dict.fromkeys(("count", "d", "default", "e", "escape", "first", "forceescape", "items", "last"), _AS_IT_IS),
    **dict.fromkeys(("length", "safe", "空则", "if_empty"), _AS_IT_IS),
    **dict.fromkeys(("map", "max", "min", "reject", "rejectattr", "select", "selectattr", "unique"), _WALK),
    "wordcount": Measure(_one_value),
    **dict.fromkeys(("capitalize", "lower", "string", "truncate", "upper"), _COPY),
    **dict.fromkeys(("全角", "full_width", "半角", "half_width"), _COPY),
    **dict.fromkeys(("dictsort", "groupby", "list", "reverse", "sort"), _LIST),
    **dict.fromkeys(("顿号", "listed", "座次", "seating"), _LIST),
    **dict.fromkeys(("姓名", "full_name"), _COPY),
    **dict.fromkeys(("striptags", "title", "urlencode"), _COPY),
    **dict.fromkeys(("abs", "filesizeformat", "脱敏", "masked"), _ONE_VALUE),
    **dict.fromkeys(("公文日期", "official_date", "中文日期", "chinese_date", "星期", "weekday"), _ONE_VALUE),
    **dict.fromkeys(("中文数字", "chinese_number", "大写数字", "capital_number", "大写金额", "rmb"), _ONE_VALUE),
    **dict.fromkeys(("千分位", "thousands", "百分比", "percent"), _ONE_VALUE),
    **dict.fromkeys(("序号", "serial", "补零", "zero_padded"), _ONE_VALUE),
    **dict.fromkeys(("int", "float"), Measure(_to_number, makes=True)),
    "round": Measure(_places, makes=True),
    **dict.fromkeys(("batch", "slice"), Measure(_width, goes_round="lists", makes=True)),
    "center": Measure(_centred, makes=True),
    "format": Measure(_format_filter, makes=True),
    "join": Measure(_separated, goes_round="lists", makes=True),
    "indent": Measure(_lines, goes_round="lists", makes=True),
    "replace": Measure(_replaced, makes=True),
    "sum": Measure(_added_up, goes_round="anything", makes=True),
    "trim": Measure(_set, makes=True),
    "wordwrap": Measure(_wrapped, goes_round="lists", makes=True),
}
"""Every filter that a template may call. Those that make texts or lists are charged, those that iterate are timed."""
