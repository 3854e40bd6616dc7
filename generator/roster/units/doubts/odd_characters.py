"""Invisible characters in texts, and characters of private use, which only one computer can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.ground.errors import Said
from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.groups import Roster
from generator.roster.units.unit import FIELDS_OF_TEXT, NAME_BY_DEFAULT, UNIT_FIELDS, Unit

_HIDDEN = ("Cc", "Cf")
_WIDE_BLANK = "\N{IDEOGRAPHIC SPACE}"
_PRIVATE = "Co"
_BEGINNING, _END, _WITHIN = Said("开头", "beginning"), Said("末尾", "end"), Said("中间", "middle")


def odd_characters(roster: Roster) -> Iterator[Doubt]:
    """Yield doubts about blanks around texts, characters without width, and characters of private use."""
    for unit in roster.units:
        for field in FIELDS_OF_TEXT:
            text: str = getattr(unit, field)
            if text.isprintable() and text == text.strip():
                continue
            if text == unit.name and field in NAME_BY_DEFAULT:
                continue
            yield from _hidden(unit, field, text)
            yield from _private(unit, field, text)


def _hidden(unit: Unit, field: str, text: str) -> Iterator[Doubt]:
    for place, character in enumerate(text):
        at_an_end = not text[:place].strip() or not text[place:].strip()
        category = unicodedata.category(character)
        if (
            (category in _HIDDEN and character not in "\n\t")
            or (at_an_end and character.isspace())
            or (character == _WIDE_BLANK and UNIT_FIELDS[field].is_one_word)
        ):
            where = _BEGINNING if not text[:place].strip() else _END if not text[place + 1 :].strip() else _WITHIN
            yield Doubt("roster-hidden-character", unit, field, {"where": where, "character": _number(character)})
            return


def _private(unit: Unit, field: str, text: str) -> Iterator[Doubt]:
    for character in text:
        if unicodedata.category(character) == _PRIVATE:
            yield Doubt("roster-private-character", unit, field, {"character": _number(character)})
            return


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"
