"""Which item of a list is which: what became of each when the list was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.desk.notice_editing.form_keys import FILE, Value


def item_origins(before: Sequence[Value], value: Sequence[Value]) -> list[int | None]:
    """For each of ``value`` the number of the item that it was ``before``; None for a new one."""
    left = list(range(len(before)))
    origins: list[int | None] = [None] * len(value)
    for is_same in (lambda one, other: one == other, _is_same_entry):
        for number, each in enumerate(value):
            found = next((place for place in left if origins[number] is None and is_same(before[place], each)), None)
            if found is not None:
                origins[number] = found
                left.remove(found)
    for number, place in zip([n for n, origin in enumerate(origins) if origin is None], list(left), strict=False):
        origins[number] = place
    return origins


def _is_same_entry(one: Value, other: Value) -> bool:
    return _identity(one) is not None and _identity(one) == _identity(other)


def _identity(value: Value) -> Value | None:
    return value.get(FILE) if isinstance(value, Mapping) else value if isinstance(value, str) else None
