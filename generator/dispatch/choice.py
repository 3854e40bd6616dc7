"""Which units --only and --except mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Problem, UsageError, closest
from generator.roster import Roster, Unit


@dataclass(frozen=True, slots=True)
class Choice:
    """The units whose papers are made; ``narrowed`` when they are not simply all."""

    units: tuple[Unit, ...]
    narrowed: bool


def choose(roster: Roster, units: Sequence[Unit], only: Sequence[str], exclude: Sequence[str]) -> Choice:
    """Those of ``units`` that ``only`` names (all when it is empty) without those that ``exclude`` names.

    A word means every unit whose name, addressee or code it is. Raises UsageError for a word that no
    unit answers to, for a unit that the notice does not address, and when nobody is left.
    """
    problems = [problem for word in (*only, *exclude) if (problem := _unknown(word, roster, units)) is not None]
    if problems:
        raise UsageError(problems)
    chosen = tuple(
        unit
        for unit in units
        if (not only or any(_answers(unit, word) for word in only))
        and not any(_answers(unit, word) for word in exclude)
    )
    if units and not chosen:
        raise UsageError(Problem("cli-nobody-left"))
    return Choice(chosen, bool(only or exclude))


def _answers(unit: Unit, word: str) -> bool:
    return bool(word) and word in (unit.name, unit.addressee, unit.code)


def _unknown(word: str, roster: Roster, units: Sequence[Unit]) -> Problem | None:
    if any(_answers(unit, word) for unit in units):
        return None
    if any(_answers(unit, word) for unit in roster.units):
        return Problem("cli-unit-not-addressed", None, {"word": word})
    known = {each for unit in units for each in (unit.name, unit.addressee, unit.code) if each}
    return Problem("cli-unit-unknown", None, {"word": word, "file": roster.file}, suggestion=closest(word, known))
