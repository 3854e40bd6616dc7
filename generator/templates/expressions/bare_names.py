"""Bare names, as in ``{{ 收文单位 }}``: the one home of their order, for tags and merge fields.

A template's own names, Jinja's and those of the rendering (:data:`ROOTS`) come first. Then come the fields of the unit
at hand, by name, by Chinese title or by the heading of a sheet, then the elements of the notice. Where a template has
a ``unit`` of its own, as in ``{% for unit in units %}``, that is the unit at hand: :mod:`own_units`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from generator.roster.units import STANDARD_FIELD_TITLES, written_name

ROOTS = ("unit", "units", "notice", "serial", "total", "papers")
"""All variables of templates."""

UNIT = "unit"
"""The variable with the unit at hand."""

TITLES = "=titles"
"""The entry of a context that has the titles of fields; no template can write this name."""


def with_titles(context: Mapping[str, object], titles: Mapping[str, str]) -> dict[str, object]:
    """``context`` in which a unit's fields are found by ``titles``, too: the name of a field for each title."""
    return {**context, TITLES: titles}


def titles_in(context: Mapping[str, object]) -> Mapping[str, str]:
    """The titles of fields that ``context`` has; without any, those of the standard fields."""
    return cast("Mapping[str, str]", context.get(TITLES, STANDARD_FIELD_TITLES))


def bare_path(name: str, context: Mapping[str, object]) -> tuple[str, str] | None:
    """Where the bare ``name`` is found: ``unit`` or ``notice``, and the key in it; None where it is in neither."""
    unit, notice = context.get("unit"), context.get("notice")
    field = field_of(name, unit, titles_in(context)) if isinstance(unit, Mapping) else None
    if field is not None:
        return "unit", field
    return ("notice", name) if isinstance(notice, Mapping) and name in notice else None


def field_of(name: str, record: Mapping[str, object], titles: Mapping[str, str]) -> str | None:
    """The field of ``record`` that a tag calls ``name``; None where there is none.

    A title or heading that is no name is written with ``_`` for each character that no name can have.
    """
    found = exact_field(name, record, titles)
    if found is not None or "_" not in name:
        return found
    return next((field for word, field in words_of(record, titles) if name in names_for(word)), None)


def exact_field(name: str, record: Mapping[str, object], titles: Mapping[str, str]) -> str | None:
    """The field of ``record`` with this very name, title or heading; None where there is none."""
    if name in record:
        return name
    field = titles.get(name)
    return field if field in record else None


def words_of(record: Mapping[str, object], titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every name, title and heading of the fields of ``record``, in the order in which they count, with its field."""
    yield from ((name, name) for name in map(str, record))
    yield from ((title, field) for title, field in titles.items() if field in record)


def names_for(word: str) -> tuple[str, ...]:
    """How tags may write ``word``, usually first: ``Last_Name`` for ``Last Name``; ``_3月`` and ``_月`` for 3月."""
    name = written_name(word)
    return (name, f"_{name[2:]}") if name.startswith("_") and word[:1].isdigit() else (name,)


def split_name(name: str, context: Mapping[str, object]) -> tuple[str, ...]:
    """The dotted ``name`` in pieces, ``[]`` for each item of a list, from a name of ``context`` on."""
    return in_full(tuple(name.replace("[]", ".[]").split(".")), context)


def in_full(pieces: tuple[str, ...], context: Mapping[str, object]) -> tuple[str, ...]:
    """The ``pieces`` of a name with ``unit`` or ``notice`` before a bare name that is found there."""
    path = None if pieces[0] in context else bare_path(pieces[0], context)
    return pieces if path is None else (*path, *pieces[1:])
