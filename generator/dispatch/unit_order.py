"""The order of units (``--sort``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from generator.ground.errors import Problem, UsageError, closest
from generator.ground.source.date import OfficialDate
from generator.roster.units.groups import Roster
from generator.roster.units.unit import STANDARD_FIELDS, Unit

_NOTHING: tuple[object, ...] = ("", [], {})
_DESCENDING = "-"
_CHARACTERS_KEPT = 30_000


def ordered(roster: Roster, units: Sequence[Unit], sort: Sequence[str]) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """``units`` sorted by the fields of ``sort``, the first field first; and the names of these fields, for messages.

    A field is given by its name or Chinese title; ``-`` before it sorts downwards. Numbers and dates are compared as
    such. Texts are compared by character: first everything but hanzi, then the usual hanzi in the order of GB 2312,
    which is by pinyin, then all others by code point. Units without a value come last. Equal units keep the order of
    the roster.

    Raises UsageError for an unknown field.
    """
    known = {**{name: name for name in field_names(roster)}, **roster.field_titles}
    UsageError.raise_for(
        Problem("cli-sort-field", None, {"name": field}, suggestion=_suggested(each, field, known))
        for each in sort
        if (field := each.removeprefix(_DESCENDING)) not in known
    )
    names = tuple(
        (_DESCENDING if each.startswith(_DESCENDING) else "") + known[each.removeprefix(_DESCENDING)] for each in sort
    )
    found = list(units)
    for each in reversed(names):
        found = _sorted(found, each)
    return tuple(found), names


def field_names(roster: Roster) -> tuple[str, ...]:
    """The names of all fields that a unit of ``roster`` has."""
    return (*STANDARD_FIELDS, *(field.name for field in roster.fields))


def _suggested(typed: str, field: str, known: Iterable[str]) -> str | None:
    near = closest(field, known)
    return f"{typed.removesuffix(field)}{near}" if near is not None else None


def _sorted(units: Sequence[Unit], by: str) -> list[Unit]:
    """``units`` sorted by one field; equal units keep their order, and those without a value come last."""
    name = by.removeprefix(_DESCENDING)
    values = [(unit.value(name), unit) for unit in units]
    given = [(value, unit) for value, unit in values if value not in _NOTHING]
    given.sort(key=lambda each: _key(each[0]), reverse=by != name)
    return [unit for _, unit in (*given, *(each for each in values if each[0] in _NOTHING))]


def _key(value: object) -> Any:
    if isinstance(value, OfficialDate):
        return value.day_of_calendar
    if isinstance(value, str):
        return _text_key(value)
    items = list(value.values()) if isinstance(value, dict) else value
    return [_text_key(str(each)) for each in items] if isinstance(items, list) else value


def _text_key(text: str) -> list[tuple[int, bytes]]:
    return [_character_key(each) for each in text]


@lru_cache(maxsize=_CHARACTERS_KEPT)
def _character_key(character: str) -> tuple[int, bytes]:
    """The sort key of a character: ASCII, GB 2312 (3,755 hanzi by pinyin, the others by radical), the rest."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return 2, character.encode("utf-8", "surrogatepass")
    return len(code) - 1, code
