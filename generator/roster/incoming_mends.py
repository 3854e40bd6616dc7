"""What is doubtful in units that come in and can be put right at once: all values of one cause together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from generator.ground.errors import Problem
from generator.roster.sheets.sheet_numbers import Digits, rows_with_lost_zeros
from generator.roster.units.doubts import doubts_by_unit
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Roster

_LOST_ZEROS = "sheet-lost-zeros"
_FULL = {"postcode": 6}
"""The digits of a field whose number of digits is known; of others one zero was lost."""


@dataclass(frozen=True, slots=True)
class ValueMend:
    """A value of the unit ``number``, from 0, that becomes ``new`` in its ``field``; ``problem`` says what is doubtful.

    ``problem`` is None where a problem of the whole column says it.
    """

    code: str
    number: int
    field: str
    new: str
    problem: Problem | None = None


def incoming_mends(roster: Roster) -> tuple[ValueMend, ...]:
    """The values of ``roster`` for which something else is suggested, in its order, by the codes of their problems."""
    return (*_suggested(roster), *_with_zeros(roster))


def with_mends(coming: ExplicitRoster, codes: Collection[str]) -> ExplicitRoster:
    """``coming`` with what is suggested for the causes ``codes``, and without their problems."""
    roster = coming.roster
    new: dict[int, dict[str, str]] = {}
    for each in incoming_mends(roster) if codes else ():
        if each.code in codes:
            new.setdefault(each.number, {})[each.field] = each.new
    if not new:
        return coming
    mended = [
        replace(unit, **new.get(number, {}))  # type: ignore[arg-type]  # names of its fields, which are texts
        for number, unit in enumerate(roster.units)
    ]
    units = iter(mended)
    groups = tuple(replace(each, units=tuple(islice(units, len(each.units)))) for each in roster.groups)
    warnings = tuple(each for each in roster.warnings if each.code not in codes)
    return replace(coming, roster=replace(roster, groups=groups, warnings=warnings))


def _suggested(roster: Roster) -> Iterator[ValueMend]:
    for number, doubts in doubts_by_unit(roster).items():
        for each in doubts:
            if each.suggestion and each.field:
                yield ValueMend(each.code, number, each.field, each.suggestion, each)


def _with_zeros(roster: Roster) -> Iterator[ValueMend]:
    """The zeros that a sheet took away, in the columns that it has a warning of."""
    for name in [each.field for each in roster.warnings if each.code == _LOST_ZEROS]:
        if name not in ("phone", *_FULL):
            continue
        texts = [str(getattr(unit, name)) for unit in roster.units]
        for number in rows_with_lost_zeros(name, [Digits(row, text, True) for row, text in enumerate(texts)]):
            yield ValueMend(_LOST_ZEROS, number, name, texts[number].zfill(_FULL.get(name, len(texts[number]) + 1)))
