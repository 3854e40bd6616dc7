"""The units selected by ``--only``, ``--except`` and ``--where``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dispatch.choice.condition import Condition
from generator.ground.errors import GeneratorError, Problem, Said, UsageError, closest, gathered_by_unit, joined, likest
from generator.roster.units import Roster, Unit

ONLY, _EXCEPT = "--only", "--except"
_BETWEEN = re.compile(r"[\s,，、;；]+")
"""What people type between the names of several units."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen units, of ``total``; ``narrowed`` where an option left some out.

    ``order`` has the fields that all units are sorted by, as :func:`ordered` returns them; empty for the roster's
    order.
    """

    units: tuple[Unit, ...]
    narrowed: bool
    total: int
    order: tuple[str, ...] = ()

    def account(self, of_all: Said) -> Said:
        """``of_all``, who gets papers, with how many of them are chosen."""
        count, total = len(self.units), self.total
        chosen = Said(f"这次只补其中 {count} 个缺的", f"missing ones are made for {count} of these {total}")
        return joined([of_all, chosen], "；", "; ") if self.narrowed else of_all

    def numbers(self, units: Sequence[Unit]) -> set[int]:
        """The places of the chosen units among ``units``, from 0."""
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
    words: Mapping[str, str] | None = None,
) -> Choice:
    """The units that ``only`` names (all where it is empty), less those of ``exclude``, for which ``where`` holds.

    A word stands for every unit of that name, addressee or code. ``by`` is the option that gave ``only``; None where
    that was no option that can be repeated. ``words`` are the notice's for its keys. Raises UsageError for an unknown
    word, for a unit that the notice does not address, for a faulty condition, and where no unit is left.
    """
    problems = [
        problem
        for option, given in ((by, only), (_EXCEPT, exclude))
        for word in given
        for problem in _unknown(option, word, roster, units, words or {})
    ]
    left: Sequence[Unit] = units
    if where is not None:
        try:
            left = fulfilling(Condition(where, roster), units)
        except GeneratorError as fault:
            problems += fault.problems
    if problems:
        raise UsageError(problems)
    chosen = tuple(
        unit
        for unit in left
        if (not only or any(_answers(unit, word) for word in only))
        and not any(_answers(unit, word) for word in exclude)
    )
    if units and not chosen:
        raise UsageError(Problem("cli-nobody-left"))
    return Choice(chosen, bool(only or exclude) or where is not None, len(units), order)


def fulfilling(condition: Condition, units: Sequence[Unit]) -> list[Unit]:
    """The units for which ``condition`` holds. Raises UsageError with all units for which it cannot be evaluated."""
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


def _unknown(
    option: str | None, word: str, roster: Roster, units: Sequence[Unit], of_notice: Mapping[str, str]
) -> Iterator[Problem]:
    """The problem of ``word`` after ``option``: no unit has this name, or it is several names written as one."""
    if any(_answers(unit, word) for unit in units):
        return
    names = [name for name in _BETWEEN.split(word) if name]
    known = [name for name in names if any(_answers(unit, name) for unit in roster.units)]
    if len(names) > 1 and known and option is None:
        yield Problem("cli-units-one-wanted", None, {"word": word, "first": known[0]})
    elif len(names) > 1 and known:
        unknown = {name: problem for name in names for problem in _unknown(option, name, roster, units, of_notice)}
        meant = {name: problem.suggestion or name for name, problem in unknown.items()}
        line = " ".join(f"{option} {meant.get(name, name)}" for name in names)
        yield Problem("cli-units-together", None, {"word": word, "option": option, "line": line})
        yield from unknown.values()
    elif any(_answers(unit, word) for unit in roster.units):
        yield Problem("cli-unit-not-addressed", None, {"word": word}).in_words(of_notice)
    else:
        words = {each for unit in units for each in (unit.name, unit.addressee, unit.code) if each}
        facts = {"word": word, "file": roster.file, "one": likest(word, [unit.name for unit in units or roster.units])}
        yield Problem("cli-unit-unknown", None, facts, suggestion=closest(word, words)).in_words(roster.words)
