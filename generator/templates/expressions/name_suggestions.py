"""Suggestions for undefined names in templates, and the names that there are instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from generator.ground.errors import Said, closest
from generator.roster.units import NAME_BY_DEFAULT, STANDARD_FIELD_TITLES
from generator.templates.expressions.bare_names import TITLES, names_for, titles_in, words_of

_DEEPEST = 3  # pieces of a suggested name
_MOST_LISTED = 8
_GIVEN_ANYHOW = frozenset({"group", "copies", "copy_numbers"})
"""Fields that have a value although no roster need say so."""

_NOTHING: tuple[object, ...] = ("", (), [], {}, None)
_COLUMN = Said("在名单里加上这一栏", "add that column to the roster")


def undefined_facts(name: str, context: Mapping[str, object], *, merge_field: bool = False) -> dict[str, object]:
    """The facts of the problem of an undefined ``name``: the remedy lists the fields that ``context`` has instead."""
    tag = f"{{% if {name} is defined %}}"
    absent = _COLUMN if merge_field else Said(f"用“{tag}”", f"use '{tag}'")
    return {"name": name, "there": _fields_there(name, context, merge_field=merge_field), "absent": absent}


def _fields_there(name: str, context: Mapping[str, object], *, merge_field: bool) -> Said:
    """The fields of the unit at hand, a few, those nearest to ``name`` first; empty words where it is no field."""
    root, _, last = name.rpartition(".")
    unit = context.get("unit")
    if not isinstance(unit, Mapping) or root not in ("", "unit"):
        return Said("", "")
    fields = {field: word for field, word in _words(unit, titles_in(context)).items() if _is_given(field, unit)}
    words = list(fields) if root else [word if merge_field else names_for(word)[0] for word in fields.values()]
    nearest = sorted(words, key=lambda word: -SequenceMatcher(None, last, word).ratio())
    if not nearest:
        return Said("", "")
    listed, more = nearest[:_MOST_LISTED], len(nearest) > _MOST_LISTED
    return Said(f"，这里有：{'、'.join(listed)}{'……' * more}", f" to one of these: {', '.join(listed)}{' …' * more}")


def _words(unit: Mapping[str, object], titles: Mapping[str, str]) -> dict[str, str]:
    """What each field of ``unit`` is called in its sheet: by its heading, else by its usual title, else by its name."""
    usual = {field: title for title, field in reversed(list(titles.items()))}
    own = {field: title for title, field in titles.items() if title not in STANDARD_FIELD_TITLES}
    return {field: own.get(field) or usual.get(field, field) for field in map(str, unit)}


def _is_given(field: str, unit: Mapping[str, object]) -> bool:
    """Whether the roster gives a value of ``field``, as far as the value shows it."""
    value = unit[field]
    by_default = field in _GIVEN_ANYHOW or (field in NAME_BY_DEFAULT and value == unit.get("name"))
    return not by_default and value not in _NOTHING


def suggested_name(
    name: str, known: Iterable[str], context: Mapping[str, object], titles: Mapping[str, str] | None = None
) -> str | None:
    """What to write for the last piece of the dotted ``name``, which is not defined; None without a suggestion.

    ``known`` are the names at the same place. The first that applies is suggested: the field that has the piece as its
    Chinese title (``titles``: fields by their titles); the same word elsewhere in ``context``, such as
    ``notice.contact.phone`` for ``notice.phone``; the nearest of ``known``, or of the names that a bare name may be.
    """
    pieces = name.replace("[]", ".[]").split(".")
    last, names = pieces[-1], [each for each in known if each != TITLES]
    field = (titles or {}).get(last)
    if field in names:
        return field
    if len(pieces) == 1:
        words = {**names_in_full(context), **{each: each for each in names}}
        return words.get(closest(last, words) or "")
    return _elsewhere(pieces, context) or closest(last, names)


def names_in_full(context: Mapping[str, object]) -> dict[str, str]:
    """Each bare name that the unit at hand and the notice have, with the same name from ``unit`` or ``notice`` on.

    One that cannot be written so, as a heading with a blank, is itself.
    """
    unit, notice = context.get("unit"), context.get("notice")
    found: dict[str, str] = {}
    if isinstance(unit, Mapping):
        for word, field in words_of(unit, titles_in(context)):
            for name in names_for(word):
                found.setdefault(name, f"unit.{field}" if field.isidentifier() else name)
    for name in map(str, notice) if isinstance(notice, Mapping) else ():
        found.setdefault(name, f"notice.{name}")
    return found


def _elsewhere(pieces: list[str], context: Mapping[str, object]) -> str | None:
    """The one other place in ``context`` that has the last piece as a name; the same root is preferred."""
    found = [path for path in _paths(context) if path[-1] == pieces[-1]]
    near = [path for path in found if path[0] == pieces[0]]
    places = near or found
    return ".".join(places[0]) if len(places) == 1 else None


def _paths(names: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every name in ``names`` and the groups below it; items of lists have no path."""
    for key, value in names.items():
        if key == TITLES:
            continue
        path = (*above, str(key))
        yield path
        if isinstance(value, Mapping) and len(path) < _DEEPEST:
            yield from _paths(value, path)
