"""Characters that mislead on paper, blanks around texts, and characters that only one computer can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.ground.errors import Problem, RosterError, Said
from generator.ground.representation import CONSTRUCTS, Unrepresented, character_name, reported
from generator.ground.representation import odd_characters as misleading
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.field_places import FieldPlaces
from generator.roster.units.groups import Roster
from generator.roster.units.unit import FIELDS_OF_TEXT, NAME_BY_DEFAULT, UNIT_FIELDS, Unit

_WIDE_BLANK = "\N{IDEOGRAPHIC SPACE}"
_PRIVATE = "Co"
_BEGINNING, _END, _WITHIN = Said("开头", "beginning"), Said("末尾", "end"), Said("中间", "middle")


def odd_characters(roster: Roster) -> Iterator[Doubt]:
    """Yield doubts about characters that mislead on paper, blanks around texts, and characters of private use."""
    for unit in roster.units:
        for field, text in _texts(unit):
            for place, kind, character in _odd(field, text):
                where = _BEGINNING if not text[:place].strip() else _END if not text[place + 1 :].strip() else _WITHIN
                facts = {"where": where, "what": CONSTRUCTS[kind].name, "character": character_name(character)}
                yield Doubt("roster-hidden-character", unit, field, facts)
                break
            yield from _private(unit, field, text)


def odd_values(units: Iterable[Unit], fields: tuple[DeclaredField, ...], *, numbered: bool) -> list[Problem]:
    """Return warnings of characters that mislead on the papers of ``units``, one of each kind.

    ``fields`` are the roster's own. Raises RosterError with all where some reverse text on a ``numbered`` notice.
    """
    places = FieldPlaces(fields)
    found = (
        Unrepresented(kind, places.span(unit, field), text)
        for unit in units
        for field, text in _texts(unit)
        for _, kind, _ in _odd(field, text)
    )
    problems = reported("roster-odd-character", found, numbered=numbered)
    if any(each.severity == "error" for each in problems):
        raise RosterError(problems)
    return problems


def _texts(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the texts of ``unit`` that papers print, by field, without those that are its name by default."""
    for field in FIELDS_OF_TEXT:
        text: str = getattr(unit, field)
        if text and not (text == unit.name and field in NAME_BY_DEFAULT):
            yield field, text
    yield from ((field, value) for field, value in unit.extra.items() if isinstance(value, str) and value)


def _odd(field: str, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, kind and character of each character that misleads, and of a blank at either end."""
    for place in dict.fromkeys((0, len(text) - 1)):
        if text[place].isspace():
            yield place, "blank", text[place]
    if _WIDE_BLANK in text.strip() and field in UNIT_FIELDS and UNIT_FIELDS[field].is_one_word:
        yield text.index(_WIDE_BLANK, 1), "blank", _WIDE_BLANK
    yield from misleading(text)


def _private(unit: Unit, field: str, text: str) -> Iterator[Doubt]:
    for character in text:
        if unicodedata.category(character) == _PRIVATE:
            yield Doubt("roster-private-character", unit, field, {"character": f"U+{ord(character):04X}"})
            return
