"""Choice of units: those of ``--only`` and ``--except``, for which the condition of ``--where`` holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dispatch.unit_order import field_names
from generator.ground.errors import (
    GeneratorError,
    Problem,
    Span,
    TranslatedText,
    UsageError,
    closest,
    gathered_by_unit,
    joined,
    likest,
)
from generator.ground.words.vocabularies import phrase
from generator.roster.units.groups import Roster
from generator.roster.units.unit import Unit
from generator.templates.expressions import bare_names, expression, name_reads

# The units that ``--only``, ``--except`` and ``--where`` choose.


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

    def account(self, of_all: TranslatedText) -> TranslatedText:
        """``of_all``, who gets papers, with how many of them are chosen."""
        count, total = len(self.units), self.total
        chosen = phrase("build-missing", count=count, total=total)
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

    A word stands for every unit of that name, addressee or code. ``by`` is the repeatable option that gave ``only``,
    else None. ``words`` are the notice's for its keys. Raises UsageError for an unknown word, for a unit that the
    notice does not address, for a faulty condition, and where no unit is left.
    """
    problems = [
        problem
        for option, given in ((by, only), (_EXCEPT, exclude))
        for word in given
        for problem in _unknown(option, word, roster, units, words or {})
    ]
    left: Sequence[Unit] = units
    if where is not None:
        with GeneratorError.gathered_in(problems):
            left = _fulfilling(Condition(where, roster), units)
    UsageError.raise_for(problems)
    chosen = tuple(
        unit
        for unit in left
        if (not only or any(_answers(unit, word) for word in only))
        and not any(_answers(unit, word) for word in exclude)
    )
    if units and not chosen:
        raise UsageError(Problem("cli-nobody-left"))
    return Choice(chosen, bool(only or exclude) or where is not None, len(units), order)


def _fulfilling(condition: Condition, units: Sequence[Unit]) -> list[Unit]:
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
    """The problem of ``word`` after ``option``: no unit has this name, or it is several names in one word."""
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


# The condition of ``--where``: ``kind == '镇' and copies > 1``.


_OPTION = "--where"


class Condition:
    """An expression over the fields of a unit: bare or as ``unit.…``, by their names or Chinese titles.

    It holds where Jinja's ``if`` would take its value for true. A number or a date that the roster does not give is
    neither less nor greater than anything.
    """

    def __init__(self, source: str, roster: Roster) -> None:
        """Raises UsageError where ``source`` is no expression, or reads a name that is no field of ``roster``."""
        self._source = source
        self._titles = roster.field_titles
        try:
            self._expression = expression.Expression(source)
        except expression.ExpressionFault as fault:
            span = self._span(fault.column, fault.length)
            raise UsageError(Problem("cli-where", span, {"why": fault.why}, suggestion=fault.suggestion)) from fault
        UsageError.raise_for(self._unknown(roster))
        self._read = self._fields_read(roster)
        self._titles = {title: name for title, name in self._titles.items() if name in self._read}
        measured = (field.name for field in roster.fields if field.kind != "text")
        self._measured = tuple(name for name in measured if name in self._read)

    def holds(self, unit: Unit) -> bool:
        """Whether the condition holds of ``unit``. Raises UsageError where it cannot be evaluated."""
        fields = {name: unit.value(name) for name in self._read}
        for name in self._measured:
            if fields[name] == "":
                fields[name] = _NOT_GIVEN
        try:
            return bool(self._expression.value(self._context(fields)))
        except Exception as fault:  # an expression may raise anything
            raise UsageError(
                Problem(
                    "cli-where-unit", self._span(1, len(self._source)), {"why": expression.reason_of_failure(fault)}
                )
            ) from fault

    def _context(self, fields: Mapping[str, object]) -> dict[str, object]:
        both = {**{title: fields[name] for title, name in self._titles.items() if name in fields}, **fields}
        return bare_names.with_titles({**both, "unit": both}, self._titles)

    def _unknown(self, roster: Roster) -> Iterator[Problem]:
        """A problem for each unknown name; for one that is a value of some field it says that quotes are missing."""
        context = self._context(dict.fromkeys(field_names(roster), ""))
        for read in self._expression.reads:
            lack = name_reads.missing_name(read.name, context)
            if lack is not None:
                name = lack.name.rpartition(".")[2]
                is_value = any(name in unit.as_mapping().values() for unit in roster.units)
                suggestion = f"'{name}'" if is_value else closest(name, lack.known)
                span = self._span(read.line, len(name) + (1 if "." in read.name else 0))
                problem = Problem("cli-where-field", span, {"name": name}, suggestion=suggestion)
                yield problem.in_words(roster.words)

    def _fields_read(self, roster: Roster) -> tuple[str, ...]:
        """The fields that the expression reads; all of them where it reads the unit as a whole."""
        names = field_names(roster)
        words = {piece for read in self._expression.reads for piece in read.name.split(".")}
        if any(read.name == "unit" for read in self._expression.reads):
            return names
        found = {bare_names.field_of(word, dict.fromkeys(names), roster.field_titles) for word in words}
        return tuple(name for name in names if name in found)

    def _span(self, column: int, length: int) -> Span:
        return Span(_OPTION, 1, column, length, self._source)


class _NotGiven(str):
    """The empty text of a number or date that is not given; every comparison of size with it is false."""

    __slots__ = ()

    def __lt__(self, _other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __lt__


_NOT_GIVEN = _NotGiven()
