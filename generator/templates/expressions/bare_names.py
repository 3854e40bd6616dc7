"""Bare names, as in ``{{ 收文单位 }}``: their order, in tags and in merge fields alike; and what undefined ones get.

A template's own names, Jinja's and those of the rendering (:data:`ROOTS`) come first. Then come the fields of the
unit at hand, by name, by Chinese title or by the heading of a sheet, then the elements of the notice. Where a
template has a ``unit`` of its own, as in ``{% for unit in units %}``, that is the unit at hand: :mod:`sandbox`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache, partial
from typing import cast

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from generator.ground.errors import Span, TranslatedText, closest, joined
from generator.ground.words.vocabularies import phrase
from generator.roster.units.declared_fields import STANDARD_FIELD_TITLES
from generator.roster.units.sheet_headings import written_name
from generator.roster.units.unit import NAME_BY_DEFAULT

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
    """The owner of the bare ``name``, ``unit`` or ``notice``, and the key in it; None where neither has it."""
    unit, notice = context.get("unit"), context.get("notice")
    field = field_of(name, unit, titles_in(context)) if isinstance(unit, Mapping) else None
    if field is not None:
        return "unit", field
    return ("notice", name) if isinstance(notice, Mapping) and name in notice else None


def field_of(name: str, record: Mapping[str, object], titles: Mapping[str, str]) -> str | None:
    """The field of ``record`` that a tag calls ``name``; None where there is none.

    In a title or heading ``_`` stands for each character that no name can have.
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
    """The ``pieces`` of a name with ``unit`` or ``notice`` before a bare name that is found there.

    A title or heading after ``unit``, or after an item of ``units``, becomes the name of its field.
    """
    path = None if pieces[0] in context else bare_path(pieces[0], context)
    if path is not None:
        return (*path, *pieces[1:])
    record, before = _record(pieces, context)
    if record is None or len(pieces) == before or pieces[before] in record:
        return pieces
    field = field_of(pieces[before], record, titles_in(context))
    return pieces if field is None else (*pieces[:before], field, *pieces[before + 1 :])


def _record(pieces: tuple[str, ...], context: Mapping[str, object]) -> tuple[Mapping[str, object] | None, int]:
    """The unit that the dotted name begins with, if any, and how many of its ``pieces`` lead to it."""
    if pieces[0] == UNIT:
        unit = context.get(UNIT)
        return (unit if isinstance(unit, Mapping) else None), 1
    units = context.get("units")
    if pieces[:2] != ("units", "[]") or not isinstance(units, Sequence) or not units:
        return None, 0
    return (units[0] if isinstance(units[0], Mapping) else None), 2


# The problem of an undefined name says what there is instead, in the words of the sheet.


_MOST_LISTED = 8
_GIVEN_ANYHOW = frozenset({"group", "copies", "copy_numbers"})
"""Fields that have a value although no roster need say so."""

_NOTHING: tuple[object, ...] = ("", (), [], {}, None)


def undefined_facts(name: str, context: Mapping[str, object], *, merge_field: bool = False) -> dict[str, object]:
    """The facts of the problem of an undefined ``name``: the remedy says what ``context`` has instead."""
    text = _text_in_loop(name, context)
    there = _fields_there(name, context, merge_field=merge_field) if text is None else _no_list(text)
    return {"name": name, "there": there, "absent": phrase("expression-column") if merge_field else _absent(name)}


def _absent(name: str) -> TranslatedText:
    """The way to allow for the absence of ``name`` in a template; an item's, ``items[].name``, by a default."""
    if "[]" in name:
        return phrase("expression-default")
    tag = f"{{% if {name} is defined %}}"
    return phrase("expression-if-defined", tag=tag)


def _no_list(text: str) -> TranslatedText:
    return phrase("expression-no-list", text=text)


def _fields_there(name: str, context: Mapping[str, object], *, merge_field: bool) -> TranslatedText:
    """The fields of the unit at hand, a few, those nearest to ``name`` first; empty words where it is no field."""
    root, _, last = ("", "", name) if merge_field else name.rpartition(".")
    unit = context.get("unit")
    if not isinstance(unit, Mapping) or root not in ("", "unit"):
        return TranslatedText("", "")
    given = [field for field in map(str, unit) if _is_given(field, unit)]
    titles = _titles_by_field(titles_in(context)) if not root else {}
    words = [max(_written(titles.get(field, [field]), merge_field), key=partial(_likeness, last)) for field in given]
    nearest = sorted(words, key=partial(_likeness, last), reverse=True)
    if not nearest:
        return TranslatedText("", "")
    listed, more = nearest[:_MOST_LISTED], len(nearest) > _MOST_LISTED
    return phrase("expression-there-and-more" if more else "expression-there", names=joined(listed))


def _titles_by_field(titles: Mapping[str, str]) -> dict[str, list[str]]:
    """The headings of each field in its sheet, or else its titles."""
    own: dict[str, list[str]] = {}
    usual: dict[str, list[str]] = {}
    for title, field in sorted(titles.items(), key=lambda each: -len(each[0])):  # a heading before it without blanks
        there = (usual if title in STANDARD_FIELD_TITLES else own).setdefault(field, [])
        if "".join(title.split()) not in map("".join, map(str.split, there)):
            there.append(title)
    return {**usual, **own}


def _written(titles: Iterable[str], merge_field: bool) -> list[str]:
    return list(titles) if merge_field else [names_for(title)[0] for title in titles]


@lru_cache(maxsize=10_000)
def _likeness(name: str, word: str) -> float:
    """How like ``name`` the ``word`` is, from 0 to 1; the same names are missing in the papers of all units."""
    return SequenceMatcher(None, name, word).ratio()


def _is_given(field: str, unit: Mapping[str, object]) -> bool:
    """Whether the roster gives a value of ``field``, as far as the value shows it."""
    value = unit[field]
    by_default = field in _GIVEN_ANYHOW or (field in NAME_BY_DEFAULT and value == unit.get("name"))
    return not by_default and value not in _NOTHING


# The error of an undefined name has the name and the names that are available.


class MissingNameError(UndefinedError):
    """A template used an undefined name.

    ``name`` is the last piece of the name, ``known`` are the names available at its place. ``at_top``: it was looked up
    in the context itself, not in one of its values. ``own_unit`` is the template's own ``unit`` at its place, if any.
    """

    def __init__(
        self, obj: object, name: str | None, message: str | None = None, *, own_unit: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(message)
        self._own_unit = own_unit
        self.name = str(name)
        self.known = tuple(str(key) for key in obj) if isinstance(obj, Mapping) else ()
        self.at_top = obj is missing

    def seen(self, context: Mapping[str, object]) -> Mapping[str, object]:
        """What the template sees at the place of the name, where ``context`` is what it is rendered with."""
        return context if self._own_unit is None else {**context, UNIT: self._own_unit}


class MissingValue(StrictUndefined):
    """The value of an undefined name; any use except ``is defined`` and ``default`` raises MissingNameError."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if name is not None and not issubclass(exc, SecurityError):
            # Jinja calls it with the message and raises the result.
            self._undefined_exception = partial(MissingNameError, obj, name)  # type: ignore[assignment]  # called like a class

    @classmethod
    def beside(cls, own_unit: Mapping[str, object], name: str) -> MissingValue:
        """The value of the bare ``name`` that the template's ``own_unit`` does not have."""
        value = cls(name=name)
        error = partial(MissingNameError, missing, name, own_unit=own_unit)
        value._undefined_exception = error  # type: ignore[assignment]  # called like a class
        return value


# What may have been meant by an undefined name.


_DEEPEST = 3  # pieces of a suggested name


def suggested_name(
    name: str, known: Iterable[str], context: Mapping[str, object], titles: Mapping[str, str] | None = None
) -> str | None:
    """What to write for the last piece of the dotted ``name``, which is not defined; None without a suggestion.

    ``known`` are the names at the same place. The first that applies is suggested: the field that has the piece as its
    Chinese title (``titles``: fields by their titles); the same word elsewhere in ``context``, such as
    ``notice.contact.phone`` for ``notice.phone``; the nearest of ``known``, or of the names that a bare name may be.
    Nothing is suggested for the items of a text.
    """
    if _text_in_loop(name, context) is not None:
        return None
    pieces = name.replace("[]", ".[]").split(".")
    last, names = pieces[-1], [each for each in known if each != TITLES]
    field = (titles or {}).get(last)
    if field in names:
        return field
    if len(pieces) == 1:
        words = {**names_in_full(context), **{each: each for each in names}}
        return words.get(closest(last, words) or "")
    return _elsewhere(pieces, context) or closest(last, names)


def _text_in_loop(name: str, context: Mapping[str, object]) -> str | None:
    """What the dotted ``name`` takes for a list, where ``context`` has a text: ``items`` of ``items[].title``."""
    looped, brackets, _ = name.partition("[]")
    value: object = context
    for piece in split_name(looped, context):
        value = value.get(piece) if isinstance(value, Mapping) else None
    return looped if brackets and isinstance(value, str) else None


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


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that a template reads, and where it reads it.

    ``name`` is dotted, with ``[]`` for each item of a list: ``unit.name``, ``notice.attachments[].title``. A name that
    is read in several places is listed once for each. ``optional``: the template allows for its absence (``is
    defined``, ``default``). ``conditional``: it is read only where some condition holds. ``merge_field``: it is looked
    up as Word's merge fields are, among a unit's fields and their Chinese titles before the names at the top.
    ``own_unit``: the path of the template's own ``unit``, in which a bare name is looked up first, ``""`` where that is
    unknown; None where the template has none there.
    """

    name: str
    span: Span
    optional: bool = False
    conditional: bool = False
    merge_field: bool = False
    own_unit: str | None = None
