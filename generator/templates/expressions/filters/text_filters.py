"""Text filters: width, masking, lists as 甲、乙和丙, a default for empty values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jinja2 import Undefined

from generator.templates.expressions.filters.filter_values import FilterValueError
from generator.templates.expressions.value_sizes import check_pieces
from generator.templates.expressions.value_text import text_of

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
