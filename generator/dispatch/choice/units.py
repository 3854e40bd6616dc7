"""The units selected by ``--only``, ``--except`` and ``--where``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.dispatch.choice.condition import Condition
from generator.ground.errors import GeneratorError, Problem, UsageError, closest, gathered_by_unit
from generator.roster.units import Roster, Unit

ONLY, _EXCEPT = "--only", "--except"
_BETWEEN = re.compile(r"[\s,，、;；]+")
"""What people type between the names of several units."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The units whose papers are made, of ``total``; ``narrowed`` when they are not simply all.

    ``order`` is what all of them are sorted by, as :func:`ordered` returns it; empty for the order of the roster.
    """

    units: tuple[Unit, ...]
    narrowed: bool
    total: int
    order: tuple[str, ...] = ()

    def numbers(self, units: Sequence[Unit]) -> set[int]:
        """Which of ``units``, from 0, are chosen."""
        chosen = set(map(id, self.units))
        return {number for number, unit in enumerate(units) if id(unit) in chosen}


Chosen = Callable[[Choice], None]
"""Called with the units that are chosen, before any paper is made."""


def choose(
    roster: Roster,
    units: Sequence[Unit],
    only: Sequence[str] = (),
    exclude: Sequence[str] = (),
    where: str | None = None,
    order: tuple[str, ...] = (),
    *,
    by: str | None = ONLY,
) -> Choice:
    """Those of ``units`` that ``only`` names (all when it is empty), that ``exclude`` does not, and ``where`` holds of.

    ``by`` is the option that ``only`` was typed behind, None where it is no option that can be repeated.

    A word means every unit whose name, addressee or code it is. Raises UsageError for a word that no
    unit answers to, for a unit that the notice does not address, for a faulty condition, and when nobody is left.
    """
    problems = [
        problem
        for option, words in ((by, only), (_EXCEPT, exclude))
        for word in words
        for problem in _unknown(option, word, roster, units)
    ]
    fulfilling: Sequence[Unit] = units
    if where is not None:
        try:
            fulfilling = _fulfilling(Condition(where, roster), units)
        except GeneratorError as fault:
            problems += fault.problems
    if problems:
        raise UsageError(problems)
    chosen = tuple(
        unit
        for unit in fulfilling
        if (not only or any(_answers(unit, word) for word in only))
        and not any(_answers(unit, word) for word in exclude)
    )
    if units and not chosen:
        raise UsageError(Problem("cli-nobody-left"))
    return Choice(chosen, bool(only or exclude) or where is not None, len(units), order)


def _fulfilling(condition: Condition, units: Sequence[Unit]) -> list[Unit]:
    """The units that ``condition`` holds of. Raises UsageError with all those for which it cannot be evaluated."""
    fulfilling: list[Unit] = []
    faults: list[tuple[str, Sequence[Problem]]] = []
    for unit in units:
        try:
            if condition.holds(unit):
                fulfilling.append(unit)
        except UsageError as fault:
            faults.append((unit.name, fault.problems))
    if faults:
        raise UsageError(gathered_by_unit(faults, len(units)))
    return fulfilling


def _answers(unit: Unit, word: str) -> bool:
    return bool(word) and word in (unit.name, unit.addressee, unit.code)


def _unknown(option: str | None, word: str, roster: Roster, units: Sequence[Unit]) -> Iterator[Problem]:
    """What is wrong with ``word`` behind ``option``: nobody is called so, or it is the names of several units."""
    if any(_answers(unit, word) for unit in units):
        return
    names = [name for name in _BETWEEN.split(word) if name] if option is not None else []
    if len(names) > 1 and any(_answers(unit, name) for unit in roster.units for name in names):
        unknown = {name: problem for name in names for problem in _unknown(option, name, roster, units)}
        meant = {name: problem.suggestion or name for name, problem in unknown.items()}
        line = " ".join(f"{option} {meant.get(name, name)}" for name in names)
        yield Problem("cli-units-together", None, {"word": word, "option": option, "line": line})
        yield from unknown.values()
    elif any(_answers(unit, word) for unit in roster.units):
        yield Problem("cli-unit-not-addressed", None, {"word": word})
    else:
        known = {each for unit in units for each in (unit.name, unit.addressee, unit.code) if each}
        facts = {"word": word, "file": roster.file}
        yield Problem("cli-unit-unknown", None, facts, suggestion=closest(word, known))
