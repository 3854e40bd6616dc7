"""Size limits of values, checked before a value is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from decimal import Decimal

from generator.templates.expressions.rendering_limits import MAX_OUTPUT, LimitError

MAX_TEXT = 1_000_000
MAX_WIDTH = 1_000
MAX_BITS = 4_096
MAX_DEPTH = 50

MAX_PLACES = 400  # no float has a digit further from the point
MAX_PIECES = 10_000
MAX_WORK = 1_000_000_000

_LIGHT = 1_000  # items and characters; adding so few does not double a long text or list


def joined(pieces: list[object]) -> str:
    """The pieces of ``a ~ b`` as one text of bounded length. Raises LimitError."""
    texts = [str(piece) for piece in pieces]
    check_text(sum(map(len, texts)))
    return "".join(texts)


def nested(value: object) -> object:
    """``value``, a list, tuple or mapping literal of a template. Raises LimitError as :func:`check_nested`."""
    check_nested(value)
    return value


def check_nested(*values: object) -> None:
    """Raise LimitError where nested lists in ``values`` would be huge or endless if written out.

    Twenty lists that hold the one before twice are a million items to whatever prints, compares or sorts them.
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
    """Raise LimitError where a text would be longer than MAX_TEXT."""
    if length > MAX_TEXT:
        raise LimitError("text", MAX_TEXT)


def check_width(number: object) -> None:
    """Raise LimitError for an unreasonable number of blanks, columns or gaps, NaN included."""
    if isinstance(number, int | float) and not abs(number) <= MAX_WIDTH:
        raise LimitError("width", MAX_WIDTH)


def check_places(number: object) -> None:
    """Raise LimitError where a number is to be rounded at a digit that no number has."""
    if isinstance(number, int) and abs(number) > MAX_PLACES:
        raise LimitError("digits", MAX_PLACES)


def check_bits(bits: int) -> None:
    """Raise LimitError where a whole number would have more than MAX_BITS bits."""
    if bits > MAX_BITS:
        raise LimitError("digits", MAX_BITS)


def check_whole(value: object) -> None:
    """Raise LimitError for a whole number of more than MAX_BITS bits."""
    if isinstance(value, int):
        check_bits(value.bit_length())


def check_number(value: object) -> None:
    """Raise LimitError for a number that would be huge if written out."""
    check_whole(value)
    if isinstance(value, Decimal):
        check_bits(_digits(value))


def check_work(steps: int) -> None:
    """Raise LimitError where one call would take more than MAX_WORK of the machine's smallest steps."""
    if steps > MAX_WORK:
        raise LimitError("work", MAX_WORK)


def check_pieces(separator: str, pieces: Iterable[object]) -> None:
    """Raise LimitError where ``pieces`` with ``separator`` between them would be a huge text."""
    check_text(sum(len(separator) + (len(piece) if isinstance(piece, str) else size_of([piece])) for piece in pieces))


def is_light(value: object) -> bool:
    """Whether ``value`` has so few items that adding it repeatedly makes nothing huge."""
    return isinstance(value, Sized) and len(value) < _LIGHT and _size(value, {}, MAX_DEPTH) < _LIGHT


def size_of(values: Iterable[object]) -> int:
    """The number of items and characters in ``values``."""
    return sum(_size(value, {}, MAX_DEPTH) for value in values)


def check_repeated(items: Sized, times: int) -> None:
    """Raise LimitError where ``items`` repeated ``times`` times would be huge."""
    check_text(len(items) * times)
    if not isinstance(items, str) and size_of([items]) * times > MAX_OUTPUT:
        raise LimitError("text", MAX_OUTPUT)


def _digits(number: Decimal) -> int:
    return max(abs(number.adjusted()), len(number.as_tuple().digits)) if number.is_finite() else 0
