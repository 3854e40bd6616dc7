"""How large a value may become that a template makes: checked before it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sized
from typing import Any

from generator.expressions.limits import MAX_OUTPUT, LimitError

MAX_TEXT = 1_000_000
MAX_WIDTH = 1_000
MAX_BITS = 4_096
MAX_DEPTH = 50

_WIDE = re.compile(r"\d{4,}|\*|\{[^}]*\{")  # a width of four digits, or one that comes from the values
_LIGHT = 1_000  # things and characters; what adds no more to something cannot double it
_PADDING = frozenset({"center", "ljust", "rjust", "zfill"})


def joined(pieces: list[object]) -> str:
    """The pieces of ``a ~ b``, one text of bounded length."""
    texts = [str(piece) for piece in pieces]
    check_text(sum(map(len, texts)))
    return "".join(texts)


def nested(value: object) -> object:
    """``value``, a list, tuple or mapping that a template puts together; raises LimitError as :func:`check_nested`."""
    check_nested(value)
    return value


def check_nested(*values: object) -> None:
    """Raise LimitError where ``values`` hold lists in lists that would be huge or endless if each were written out.

    Twenty lists that hold the one before twice are a million things to whoever prints, compares or sorts them.
    """
    sizes: dict[int, int] = {}
    if sum(_size(value, sizes, MAX_DEPTH) for value in values) > MAX_OUTPUT:
        raise LimitError("text", MAX_OUTPUT)


def _size(value: object, sizes: dict[int, int], depth: int) -> int:
    """The things and characters in ``value``; ``sizes`` has those of the containers that are known."""
    if isinstance(value, str):
        return 1 + len(value)
    if isinstance(value, int):
        return 1 + value.bit_length() // 3
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
    """Raise LimitError where a text would be longer than MAX_TEXT."""
    if length > MAX_TEXT:
        raise LimitError("text", MAX_TEXT)


def check_operation(operator: str, left: object, right: object) -> None:
    """Raise LimitError where ``left operator right`` would be a huge text, list or number."""
    check = _OPERATIONS.get(operator)
    if check is not None:
        check(left, right)


def check_call(function: object, arguments: tuple[object, ...]) -> None:
    """Raise LimitError where a method of a text would make a huge text, or a call a huge heap of lists."""
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if isinstance(owner, str):
        check_method(name, owner, arguments)
    elif any(isinstance(each, list | tuple | dict) for each in arguments):
        check_nested(*arguments)


def check_method(name: str, text: str, arguments: tuple[object, ...]) -> None:
    """The same for the method ``name`` of ``text``, or for the filter of that name."""
    if name in _PADDING:
        for argument in arguments:
            check_width(argument)
    elif name in _METHODS:
        _METHODS[name](text, arguments)


def check_width(number: object) -> None:
    """Raise LimitError where a number of blanks, columns or gaps is beyond reason."""
    if isinstance(number, int) and abs(number) > MAX_WIDTH:
        raise LimitError("width", MAX_WIDTH)


def check_pieces(separator: str, pieces: Iterable[object]) -> None:
    """Raise LimitError where ``pieces`` with ``separator`` between them would be a huge text."""
    check_text(sum(len(separator) + (len(piece) if isinstance(piece, str) else 1) for piece in pieces))


def _check_replace(text: str, arguments: tuple[object, ...]) -> None:
    old, new = (*map(str, arguments), "", "")[:2]
    check_text(len(text) + text.count(old) * len(new))


def _check_format(text: str, values: Iterable[object]) -> None:
    if _WIDE.search(text):
        raise LimitError("width", MAX_WIDTH)
    filled = sum(_size(value, {}, MAX_DEPTH) for value in values)
    check_text(len(text) + filled * text.count("{"))


def _check_tabs(text: str, arguments: tuple[object, ...]) -> None:
    for width in arguments:
        check_width(width)
        check_text(len(text) + text.count("\t") * (width if isinstance(width, int) else 0))


def _check_lines(text: str, arguments: tuple[object, ...]) -> None:
    """What is set before or after each line of ``text``, given as a text or as a number of blanks."""
    for each in arguments:
        check_width(each)
        added = len(each) if isinstance(each, str) else each if isinstance(each, int) else 0
        check_text(len(text) + (1 + len(text.splitlines())) * max(added, 0))


def _check_wrapped(text: str, arguments: tuple[object, ...]) -> None:
    for each in arguments:
        check_width(each)
        check_text(len(text) * (1 + len(each)) if isinstance(each, str) else 0)


def _check_join(text: str, arguments: tuple[object, ...]) -> None:
    for each in arguments:
        if not isinstance(each, Sized):  # it would be empty once it had been measured
            raise LimitError("text", MAX_TEXT)
        if isinstance(each, Iterable):
            check_pieces(text, each)


def _product(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())
    for items, times in ((left, right), (right, left)):
        if isinstance(items, Sized) and isinstance(times, int):
            check_text(len(items) * times)
            if not isinstance(items, str):
                check_nested(*[items] * min(times, _LIGHT))


def _power(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() * right)


def _sum(left: object, right: object) -> None:
    if isinstance(left, Sized) and isinstance(right, Sized):
        check_text(len(left) + len(right))
        if isinstance(left, list | tuple) and not (_is_light(right) or _is_light(left)):
            check_nested(left, right)


def _is_light(value: object) -> bool:
    """Whether the things in ``value`` are few, so that adding them over and over again makes nothing huge."""
    return isinstance(value, Sized) and len(value) < _LIGHT and _size(value, {}, MAX_DEPTH) < _LIGHT


def _remainder(left: object, right: object) -> None:
    if isinstance(left, str):
        values = (
            right if isinstance(right, tuple) else tuple(right.values()) if isinstance(right, Mapping) else (right,)
        )
        _check_format(left.replace("%", "{"), values)


def _check_bits(bits: int) -> None:
    if bits > MAX_BITS:
        raise LimitError("digits", MAX_BITS)


_METHODS: dict[str, Callable[[str, tuple[object, ...]], None]] = {
    "replace": _check_replace,
    "format": _check_format,
    "format_map": _check_format,
    "expandtabs": _check_tabs,
    "indent": _check_lines,
    "wordwrap": _check_wrapped,
    "join": _check_join,
}
_OPERATIONS: dict[str, Callable[[Any, Any], None]] = {"*": _product, "**": _power, "+": _sum, "%": _remainder}
