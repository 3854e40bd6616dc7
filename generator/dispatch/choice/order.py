"""Sorting of units by ``--sort``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.ground.errors import Problem, UsageError, closest
from generator.ground.source import OfficialDate
from generator.roster.units import STANDARD_FIELDS, Roster, Unit

_DESCENDING = "-"


def ordered(roster: Roster, units: Sequence[Unit], sort: Sequence[str]) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """``units`` by the fields of ``sort``, the first above all; and these fields by their names, for telling them.

    A field is named by its name or Chinese title, with ``-`` before it where what is more comes first. Numbers and
    dates go by what they are worth; texts by their characters: first what is no hanzi, then the usual hanzi as GB 2312
    has them, which is by their sound, then all others by code point. What is empty comes last. Units that are equal
    in all of it stay in the order of the roster. Raises UsageError for what is no field.
    """
    known = {**{name: name for name in _names(roster)}, **roster.field_titles}
    problems = [
        Problem("cli-sort-field", None, {"name": field}, suggestion=_suggested(each, field, known))
        for each in sort
        if (field := each.removeprefix(_DESCENDING)) not in known
    ]
    if problems:
        raise UsageError(problems)
    names = tuple(
        (_DESCENDING if each.startswith(_DESCENDING) else "") + known[each.removeprefix(_DESCENDING)] for each in sort
    )
    found = list(units)
    for each in reversed(names):
        found = _sorted(found, each)
    return tuple(found), names


def _names(roster: Roster) -> Iterable[str]:
    return (*STANDARD_FIELDS, *(field.name for field in roster.fields))


def _suggested(typed: str, field: str, known: Iterable[str]) -> str | None:
    near = closest(field, known)
    return f"{typed.removesuffix(field)}{near}" if near is not None else None


def _sorted(units: Sequence[Unit], by: str) -> list[Unit]:
    """``units`` by one field; equal ones in their order, those without a value last."""
    name = by.removeprefix(_DESCENDING)
    values = [(unit.as_mapping()[name], unit) for unit in units]
    given = [(value, unit) for value, unit in values if value not in ("", [])]
    given.sort(key=lambda each: _key(each[0]), reverse=by != name)
    return [unit for _, unit in (*given, *(each for each in values if each[0] in ("", [])))]


def _key(value: object) -> Any:
    if isinstance(value, OfficialDate):
        return value.day_of_calendar
    if isinstance(value, str):
        return _text_key(value)
    return [_text_key(str(each)) for each in value] if isinstance(value, list) else value


def _text_key(text: str) -> list[tuple[int, bytes]]:
    return [_character_key(each) for each in text]


def _character_key(character: str) -> tuple[int, bytes]:
    """Where a character is: ASCII, GB 2312 (its first 3,755 hanzi by pinyin, then by radicals), everything else."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return 2, character.encode("utf-8", "surrogatepass")
    return len(code) - 1, code
