"""The condition of ``--where``: ``kind == '镇' and copies > 1``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ground.errors import Problem, Span, UsageError, closest
from generator.roster.units import STANDARD_FIELDS, Roster, Unit
from generator.templates.expressions import (
    Expression,
    ExpressionFault,
    NameRead,
    field_of,
    missing_name,
    reason_of_failure,
    with_titles,
)

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
            self._expression = Expression(source)
        except ExpressionFault as fault:
            span = self._span(fault.column, fault.length)
            raise UsageError(Problem("cli-where", span, {"why": fault.why}, suggestion=fault.suggestion)) from fault
        problems = list(self._unknown(roster))
        if problems:
            raise UsageError(problems)
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
                Problem("cli-where-unit", self._span(1, len(self._source)), {"why": reason_of_failure(fault)})
            ) from fault

    def _context(self, fields: Mapping[str, object]) -> dict[str, object]:
        both = {**{title: fields[name] for title, name in self._titles.items() if name in fields}, **fields}
        return with_titles({**both, "unit": both}, self._titles)

    def _unknown(self, roster: Roster) -> Iterator[Problem]:
        """A problem for each unknown name; for one that is a value of some field it says that quotes are missing."""
        names = (*STANDARD_FIELDS, *(field.name for field in roster.fields))
        context = self._context(dict.fromkeys(names, ""))
        for read in self._expression.reads:
            lack = missing_name(read.name, context)
            if lack is not None:
                yield self._no_field(read, lack.name.rpartition(".")[2], lack.known, roster)

    def _fields_read(self, roster: Roster) -> tuple[str, ...]:
        """The fields that the expression reads; all of them where it reads the unit as a whole."""
        names = (*STANDARD_FIELDS, *(field.name for field in roster.fields))
        words = {piece for read in self._expression.reads for piece in read.name.split(".")}
        if any(read.name == "unit" for read in self._expression.reads):
            return names
        found = {field_of(word, dict.fromkeys(names), roster.field_titles) for word in words}
        return tuple(name for name in names if name in found)

    def _no_field(self, read: NameRead, name: str, known: tuple[str, ...], roster: Roster) -> Problem:
        is_value = any(name in unit.as_mapping().values() for unit in roster.units)
        suggestion = f"'{name}'" if is_value else closest(name, known)
        span = self._span(read.line, len(name) + (1 if "." in read.name else 0))
        return Problem("cli-where-field", span, {"name": name}, suggestion=suggestion).in_words(roster.words)

    def _span(self, column: int, length: int) -> Span:
        return Span(_OPTION, 1, column, length, self._source)


class _NotGiven(str):
    """The empty text of a number or date that is not given; every comparison of size with it is false."""

    __slots__ = ()

    def __lt__(self, _other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __lt__


_NOT_GIVEN = _NotGiven()
