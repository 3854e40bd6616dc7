"""Codes with a digit too many or too few, and numbers of copies that are too large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.former_names import county_of
from generator.roster.units.groups import Roster

_COUNTY = 6
_LENGTHS = (9, 12)
_OTHERS = (6, 18)  # a county's own code, and the code of an organisation (统一社会信用代码)
_SEVERAL = 3
_MANY_COPIES = 1000


def odd_codes(roster: Roster) -> Iterator[Doubt]:
    """Yield doubts about codes of a wrong length among several of one county, and about very many copies."""
    counties = Counter(county for unit in roster.units if (county := county_of(unit.code)))
    for unit in roster.units:
        if _is_of_digits(unit.code) and _is_odd(unit.code) and counties[unit.code[:_COUNTY]] >= _SEVERAL:
            yield Doubt("roster-code-length", unit, "code", {"code": unit.code, "length": len(unit.code)})
        if unit.copies >= _MANY_COPIES:
            yield Doubt("roster-many-copies", unit, "copies", {"copies": unit.copies})


def _is_of_digits(code: str) -> bool:
    return code.isascii() and code.isdigit()


def _is_odd(code: str) -> bool:
    return len(code) not in (*_LENGTHS, *_OTHERS)
