"""Former names and codes of places: the published ones, and those that a roster gives as old_names.

A name is that of a place in one county only: other counties have places of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from generator.roster.units.groups import Roster
from generator.roster.units.unit import Unit

_TABLE = "former-names.csv"
_OFFICIAL_CODE = re.compile("[1-9][0-9]{5}([0-9]{3}){1,2}")
_COUNTY = 6  # digits of a code that are the county's
_TOWNSHIP = 9
_BEHIND = re.compile("[省市区县州盟旗、，,（( ]")
"""What may precede the name of a place in a text."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """``former``, an earlier name or code of the place that is called ``name`` today.

    ``code`` is its code today and ``county`` the name of its county, ``""`` where they are not known.
    """

    name: str
    former: str
    code: str = ""
    county: str = ""


class FormerNames:
    """Looks up former names and codes that the units of ``roster`` use.

    Known are the published ones, and the old_names of the roster's units and of the units ``beside`` it.
    """

    def __init__(self, roster: Roster, beside: Iterable[Unit] = ()) -> None:
        self._roster = roster
        units = (*roster.units, *beside)
        own = ((unit, former) for unit in units for former in unit.old_names if former and former != unit.name)
        known = [*published("name"), *(FormerName(unit.name, former, unit.code) for unit, former in own)]
        self._names = _by_former(known)
        self._in_texts = _by_former(each for each in known if not each.former.startswith(each.name))
        self._lengths = sorted(set(map(len, self._in_texts)))
        self._codes = _by_former(published("code"))

    def of_name(self, unit: Unit) -> FormerName | None:
        """The place whose former name is the unit's name; None where there is none."""
        return next((each for each in self._names.get(unit.name, ()) if self._is_near(each, unit)), None)

    def in_text(self, unit: Unit, text: str) -> FormerName | None:
        """The place with whose former name ``text`` (office, addressee) begins, also after its county."""
        for start in (0, *(match.end() for match in _BEHIND.finditer(text))) if self._in_texts else ():
            for length in self._lengths:
                for each in self._in_texts.get(text[start : start + length], ()):
                    if each.name not in text and self._is_near(each, unit):
                        return each
        return None

    def of_code(self, unit: Unit) -> FormerName | None:
        """The place whose former code is the unit's code, where the unit's name contains its name."""
        return next((each for each in self._codes.get(unit.code, ()) if each.name in unit.name), None)

    def _is_near(self, former: FormerName, unit: Unit) -> bool:
        """Whether ``unit`` is in the county of ``former``, by its code, its texts, or the codes of the other units.

        True where no code names any county: a warning too many is better than a letter to a former name.
        """
        county = county_of(former.code)
        own = county_of(unit.code)
        if own or not county:
            return own == county or not county
        if former.county and any(former.county in text for text in (unit.office, unit.addressee, unit.address)):
            return True
        return self._counties <= {county}

    @cached_property
    def _counties(self) -> set[str]:
        return {county for unit in self._roster.units if (county := county_of(unit.code))}


def former_names_of(unit: Unit) -> set[str]:
    """The former names of ``unit``: its old_names, and the published ones of its code."""
    code = township_of(unit.code)
    return {*unit.old_names, *(each.former for each in published("name") if code and each.code == code)}


def former_codes_of(unit: Unit) -> set[str]:
    """The published former codes of ``unit``, by its code of today."""
    code = township_of(unit.code)
    return {each.former for each in published("code") if code and each.code == code}


def county_of(code: str) -> str:
    """The digits of the county in ``code``; ``""`` unless it is the code of a place below a county."""
    return code[:_COUNTY] if _OFFICIAL_CODE.fullmatch(code) else ""


def township_of(code: str) -> str:
    """The nine digits of a township's code, which may be written with three more zeros; else ``""``."""
    is_township = county_of(code) and (len(code) == _TOWNSHIP or code.endswith("000"))
    return code[:_TOWNSHIP] if is_township else ""


@cache
def published(kind: str) -> tuple[FormerName, ...]:
    """The former names (``kind`` "name") or codes ("code") of places in :file:`former-names.csv`."""
    import csv
    from importlib.resources import files

    text = files(__package__).joinpath(_TABLE).read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["kind"] == kind]
    return tuple(FormerName(row["name"], row["former"], row["code"], row["county"]) for row in rows)


def _by_former(known: Iterable[FormerName]) -> dict[str, list[FormerName]]:
    found: dict[str, list[FormerName]] = {}
    for each in known:
        found.setdefault(each.former, []).append(each)
    return found
