"""Which unit of the roster an imported row is: by code, else by name, else by former name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from generator.ground.errors import Problem
from generator.roster.units.former_names import former_codes_of, former_names_of
from generator.roster.units.unit import Unit


@dataclass
class Matches:
    """The matched units: ``of`` maps numbers of imported units to numbers of units in the roster, new units excluded.

    ``keeps`` are, by imported unit, the fields that are not changed because the import has a former name or code.
    """

    of: dict[int, int] = dataclass_field(default_factory=dict)
    keeps: dict[int, set[str]] = dataclass_field(default_factory=dict)
    problems: list[Problem] = dataclass_field(default_factory=list)
    warnings: list[Problem] = dataclass_field(default_factory=list)


def matched(present: Sequence[Unit], coming: Sequence[Unit]) -> Matches:
    """Matches the imported units ``coming`` with the units ``present`` in the roster.

    ``problems``: a unit that matches several, or two units that match one. ``warnings``: former names and codes, and a
    name that the roster has with another code.
    """
    return _Matching(present, coming).run()


class _Matching:
    def __init__(self, present: Sequence[Unit], coming: Sequence[Unit]) -> None:
        self.found = Matches()
        self._present = present
        self._coming = coming
        self._by_code = _numbers(present, lambda unit: (unit.code,) if unit.code else ())
        self._by_name = _numbers(present, lambda unit: (unit.name,))
        self._by_former_name = _numbers(present, former_names_of)
        self._matched_by: dict[int, int] = {}

    def run(self) -> Matches:
        left: list[int] = []
        for number, unit in enumerate(self._coming):
            at = self._by_code.get(unit.code, ()) if unit.code else ()
            if at:
                self._match(number, at[0])
            else:
                left.append(number)
        for number in left:
            self._match_without_code(number, self._coming[number])
        return self.found

    def _match_without_code(self, number: int, unit: Unit) -> None:
        """Matches a unit by name or former name, where the codes allow it; a unit without a match is new."""
        named = self._by_name.get(unit.name, ())
        compatible = [at for at in named if self._may_be(unit, self._present[at])]
        if not compatible:
            compatible = [at for at in self._by_former_name.get(unit.name, ()) if self._may_be(unit, self._present[at])]
        if len(compatible) > 1:
            facts = {"name": unit.name, "count": len(compatible)}
            self.found.problems.append(Problem("roster-import-several", unit.span, facts, "name"))
        elif compatible:
            self._match(number, compatible[0])
        elif named:
            facts = {"name": unit.name, "code": unit.code, "other": self._present[named[0]].code}
            self.found.warnings.append(Problem("roster-import-other-code", unit.span, facts, "code"))

    def _may_be(self, unit: Unit, other: Unit) -> bool:
        """Whether the codes of two units allow that they are the same unit."""
        return not unit.code or not other.code or unit.code in former_codes_of(other)

    def _match(self, number: int, at: int) -> None:
        unit, there = self._coming[number], self._present[at]
        if at in self._matched_by:
            first = self._coming[self._matched_by[at]]
            facts = {"name": unit.name, "first": first.name, "line": first.place.line, "unit": there.name}
            self.found.problems.append(Problem("roster-import-twice", unit.span, facts, "name"))
            return
        self._matched_by[at] = number
        self.found.of[number] = at
        if unit.name != there.name and unit.name in former_names_of(there):
            facts = {"former": unit.name, "name": there.name}
            self._keep(number, Problem("roster-import-former-name", unit.span, facts, "name"))
        if unit.code != there.code and unit.code in former_codes_of(there):
            facts = {"former": unit.code, "name": there.name, "code": there.code}
            self._keep(number, Problem("roster-import-former-code", unit.span, facts, "code"))

    def _keep(self, number: int, warning: Problem) -> None:
        self.found.keeps.setdefault(number, set()).add(warning.field or "")
        self.found.warnings.append(warning)


def _numbers(units: Sequence[Unit], keys: Callable[[Unit], Iterable[str]]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        for key in keys(unit):
            found.setdefault(key, []).append(number)
    return found
