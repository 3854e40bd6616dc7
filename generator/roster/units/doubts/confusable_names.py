"""Units with a former name of their place, or with names that look the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.former_names import Former, FormerNames, county_of
from generator.roster.units.groups import Roster
from generator.roster.units.unit import Unit


def former_names(roster: Roster, beside: Iterable[Unit] = ()) -> Iterator[Doubt]:
    """Yield doubts about former names in names, offices and addressees, and about former codes.

    The units ``beside`` those of the roster give former names, too.
    """
    known = FormerNames(roster, beside)
    for unit in roster.units:
        if (former := known.of_name(unit)) is not None:
            yield Doubt("roster-former-name", unit, "name", _facts(former), former.name)
        for field, text in (("office", unit.office), ("addressee", unit.addressee)):
            if text != unit.name and (former := known.in_text(unit, text)) is not None:
                suggestion = text.replace(former.former, former.name)
                yield Doubt("roster-former-name", unit, field, _facts(former), suggestion)
        if (former := known.of_code(unit)) is not None:
            yield Doubt("roster-former-code", unit, "code", _facts(former), former.code)


def namesakes(roster: Roster) -> Iterator[Doubt]:
    """Yield doubts about names that differ only in invisible characters, and about units with one addressee."""
    seen: dict[str, Unit] = {}
    reached: dict[tuple[str, str], Unit] = {}
    for unit in roster.units:
        first = seen.setdefault(_bare(unit.name), unit)
        if first.name != unit.name:
            yield Doubt("roster-name-blanks", unit, "name", {"name": first.name, "line": first.place.line})
        first = reached.setdefault((unit.addressee, county_of(unit.code)), unit)
        if first is not unit and first.name != unit.name:
            facts = {"addressee": unit.addressee, "name": first.name, "line": first.place.line}
            yield Doubt("roster-same-addressee", unit, "addressee", facts)


def _facts(former: Former) -> dict[str, object]:
    return {"former": former.former, "name": former.name, "code": former.code, "county": former.county}


def _bare(name: str) -> str:
    """Return ``name`` without blanks and characters without width."""
    if name.isascii() and name.isalnum():
        return name
    return "".join(each for each in name if not each.isspace() and unicodedata.category(each) != "Cf")
