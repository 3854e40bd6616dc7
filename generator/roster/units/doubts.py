"""Warnings of what is probably a mistake in a roster that is otherwise right; none of them stops a build."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ground.errors import Problem, RosterError
from generator.ground.representation import Unrepresented, character_name, construct_name, reported
from generator.ground.representation import odd_characters as misleading
from generator.ground.source.source_file import bounded
from generator.ground.words.vocabularies import phrase
from generator.roster.units.addressing import unconfirmed
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.explicit_roster import FieldPlaces
from generator.roster.units.former_names import FormerName, FormerNames, county_of
from generator.roster.units.groups import Roster
from generator.roster.units.unit import FIELDS_OF_TEXT, NAME_BY_DEFAULT, UNIT_FIELDS, Unit


def doubts(roster: Roster) -> tuple[Problem, ...]:
    """All warnings of ``roster``, unit by unit in its order; of very many the first.

    An error for each group with an unconfirmed class goes before them.
    """
    order = {id(unit): number for number, unit in enumerate(roster.units)}
    found = sorted(_all(roster), key=lambda doubt: order[id(doubt.unit)])
    return (*unconfirmed(roster), *bounded(_problems(roster, found)))


def doubts_by_unit(roster: Roster) -> Mapping[int, Sequence[Problem]]:
    """The warnings of each unit by its number in ``roster``, each with its field; units without any left out.

    Their places are those of the units.
    """
    order = {id(unit): number for number, unit in enumerate(roster.units)}
    found: dict[int, list[Problem]] = {}
    for doubt in _all(roster):
        problem = Problem(doubt.code, doubt.unit.span, doubt.facts, doubt.field, doubt.suggestion)
        found.setdefault(order[id(doubt.unit)], []).append(problem.in_words(roster.words))
    return dict(sorted(found.items()))


def former_name_doubts(roster: Roster, beside: Iterable[Unit] = ()) -> tuple[Problem, ...]:
    """Only the warnings of former names and codes; the units ``beside`` give former names, too."""
    return tuple(bounded(_problems(roster, _former_names(roster, beside))))


def _all(roster: Roster) -> Iterator[_Doubt]:
    yield from _former_names(roster)
    counties = Counter(county for unit in roster.units if (county := county_of(unit.code)))
    for unit in roster.units:
        is_odd = unit.code.isascii() and unit.code.isdigit() and len(unit.code) not in (*_LENGTHS, *_OTHERS)
        if is_odd and counties[unit.code[:_COUNTY]] >= _SEVERAL:
            yield _Doubt("roster-code-length", unit, "code", {"code": unit.code, "length": len(unit.code)})
        if unit.copies >= _MANY_COPIES:
            yield _Doubt("roster-many-copies", unit, "copies", {"copies": unit.copies})
    yield from _odd_contacts(roster)
    yield from _odd_characters(roster)
    yield from _namesakes(roster)


def _problems(roster: Roster, found: Iterable[_Doubt]) -> Iterator[Problem]:
    places = FieldPlaces(roster.fields)
    for doubt in found:
        span = places.span(doubt.unit, doubt.field)
        found_there = Problem(doubt.code, span, doubt.facts, doubt.field, doubt.suggestion, units=(doubt.unit.name,))
        yield found_there.in_words(roster.words)


# Some units have a former name of their place, or names that look the same.


def _former_names(roster: Roster, beside: Iterable[Unit] = ()) -> Iterator[_Doubt]:
    """Doubts about former names in names, offices and addressees, and about former codes.

    The units ``beside`` those of the roster give former names, too.
    """
    known = FormerNames(roster, beside)
    for unit in roster.units:
        if (former := known.of_name(unit)) is not None:
            yield _Doubt("roster-former-name", unit, "name", _facts(former), former.name)
        for field, text in (("office", unit.office), ("addressee", unit.addressee)):
            if text != unit.name and (former := known.in_text(unit, text)) is not None:
                suggestion = text.replace(former.former, former.name)
                yield _Doubt("roster-former-name", unit, field, _facts(former), suggestion)
        if (former := known.of_code(unit)) is not None:
            yield _Doubt("roster-former-code", unit, "code", _facts(former), former.code)


def _namesakes(roster: Roster) -> Iterator[_Doubt]:
    """Doubts about names that differ only in invisible characters, and about units with one addressee."""
    seen: dict[str, Unit] = {}
    reached: dict[tuple[str, str], Unit] = {}
    for unit in roster.units:
        first = seen.setdefault(_bare(unit.name), unit)
        if first.name != unit.name:
            yield _Doubt("roster-name-blanks", unit, "name", {"name": first.name, "line": first.place.line})
        first = reached.setdefault((unit.addressee, county_of(unit.code)), unit)
        if first is not unit and first.name != unit.name:
            facts = {"addressee": unit.addressee, "name": first.name, "line": first.place.line}
            yield _Doubt("roster-same-addressee", unit, "addressee", facts)


def _facts(former: FormerName) -> dict[str, object]:
    return {"former": former.former, "name": former.name, "code": former.code, "county": former.county}


def _bare(name: str) -> str:
    """``name`` without blanks and characters without width."""
    if name.isascii() and name.isalnum():
        return name
    return "".join(each for each in name if not each.isspace() and unicodedata.category(each) != "Cf")


# Some characters mislead on paper, or only one computer can show them.


_WIDE_BLANK = "\N{IDEOGRAPHIC SPACE}"
_PRIVATE = "Co"


def _odd_characters(roster: Roster) -> Iterator[_Doubt]:
    """Doubts about characters that mislead on paper, blanks around texts, and characters of private use."""
    for unit in roster.units:
        for field, text in _texts(unit):
            for place, kind, character in _odd(field, text):
                beside = "roster-end" if not text[place + 1 :].strip() else "roster-middle"
                where = beside if text[:place].strip() else "roster-beginning"
                facts = {"where": phrase(where), "what": construct_name(kind), "character": character_name(character)}
                yield _Doubt("roster-hidden-character", unit, field, facts)
                break
            private = next((each for each in text if unicodedata.category(each) == _PRIVATE), None)
            if private is not None:
                yield _Doubt("roster-private-character", unit, field, {"character": f"U+{ord(private):04X}"})


def odd_values(units: Iterable[Unit], fields: tuple[DeclaredField, ...], *, numbered: bool) -> list[Problem]:
    """Warnings of characters that mislead on the papers of ``units``, one of each kind.

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
    """The texts of ``unit`` that papers print, by field, without those that are its name by default."""
    for field in FIELDS_OF_TEXT:
        text: str = getattr(unit, field)
        if text and not (text == unit.name and field in NAME_BY_DEFAULT):
            yield field, text
    yield from ((field, value) for field, value in unit.extra.items() if isinstance(value, str) and value)


def _odd(field: str, text: str) -> Iterator[tuple[int, str, str]]:
    """Place, kind and character of each character that misleads, and of a blank at either end."""
    for place in dict.fromkeys((0, len(text) - 1)):
        if text[place].isspace():
            yield place, "blank", text[place]
    if _WIDE_BLANK in text.strip() and field in UNIT_FIELDS and UNIT_FIELDS[field].is_one_word:
        yield text.index(_WIDE_BLANK, 1), "blank", _WIDE_BLANK
    yield from misleading(text)


# Codes may have a digit too many or too few, and numbers of copies may be too large.


_COUNTY = 6
_LENGTHS = (9, 12)
_OTHERS = (6, 18)  # a county's own code, and the code of an organisation (统一社会信用代码)
_SEVERAL = 3
_MANY_COPIES = 1000


# By some postcodes, telephone numbers and e-mail addresses nobody can be reached.


_POSTCODE = re.compile("[0-9]{6}")
_NOT_OF_PHONES = re.compile(r"[^0-9 +\-–—()（）、，,；;/.．#*：:\u3400-\u9fff\n]")
_EXTENSION = re.compile(r"(?i)\b(?:ext|x)\.?(?=\s*[0-9])")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_BETWEEN_EMAILS = re.compile(r"[\s、，,；;]+")


def _odd_contacts(roster: Roster) -> Iterator[_Doubt]:
    """Doubts about invalid postcodes, telephone numbers and e-mail addresses.

    Postcodes that lost their zero are left out where the sheet has a warning of the whole column.
    """
    has_lost_zeros = any(each.code == "sheet-lost-zeros" and each.field == "postcode" for each in roster.warnings)
    for unit in roster.units:
        is_reported = has_lost_zeros and unit.postcode.isdigit()
        if unit.postcode and not _POSTCODE.fullmatch(unit.postcode) and not is_reported:
            yield _Doubt("roster-postcode", unit, "postcode", {"value": unit.postcode}, _in_ascii(unit.postcode))
        if unit.phone and (wrong := _NOT_OF_PHONES.search(_EXTENSION.sub("", unit.phone))) is not None:
            facts = {"character": wrong[0] if wrong[0].isprintable() else f"U+{ord(wrong[0]):04X}"}
            yield _Doubt("roster-phone", unit, "phone", facts, _in_ascii(unit.phone))
        for address in _BETWEEN_EMAILS.split(unit.email.strip()) if unit.email.strip() else ():
            if not _EMAIL.fullmatch(address):
                narrow = _in_ascii(address)
                suggestion = None if narrow is None else unit.email.replace(address, narrow)
                yield _Doubt("roster-email", unit, "email", {"value": address}, suggestion)


def _in_ascii(text: str) -> str | None:
    """``text`` in half-width characters where that makes it ASCII; else None."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    return narrow if narrow != text and narrow.isascii() else None


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A value of a unit that a person should look at again: its ``field``, and the ``code`` of the warning."""

    code: str
    unit: Unit
    field: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    suggestion: str | None = None
