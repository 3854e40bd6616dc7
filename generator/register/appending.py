"""A row added to the register: one run at a time, whole and on the disk or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import OutputError, Problem, RegisterError, Span, closest, joined
from generator.register.entry import Entry, Matter
from generator.register.faults import faults
from generator.register.lines import END, line_of
from generator.register.numbers import IssuedNumber
from generator.register.reading import HEAD, Register, read_register
from generator.register.row import FIRST_LINE, Row, cells_for
from generator.register.series import gap_text, new_gaps, next_of, wanted_series
from generator.register.view import renew_view, view_is_current
from generator.sheetml.inert import inert
from generator.standard import meant_number
from generator.writing import locked, replace_file, told

_PATIENCE = 60.0  # seconds in which hundreds of runs take their turns
_BRIEFLY = 1.0


@dataclass(frozen=True, slots=True)
class Appended:
    """The row that was added, and ``warnings``: what a person should look at."""

    row: Row
    warnings: tuple[Problem, ...]


def append(register: Path, entry: Entry, *, prefix: str | None = None, year: int | None = None) -> Appended:
    """Adds ``entry`` to the register, which is made where it is missing, and renews the worksheet beside it.

    An entry without a number takes the next one of the series of ``prefix`` (default: the only one there is) and
    ``year`` (default: that of the entry's date).

    Raises RegisterError when the register is damaged or does not take the entry, UsageError when the series is not
    known, OutputError when it cannot be written; then it is as it was. That the worksheet cannot be written is a
    warning.
    """
    asked = _Asked(entry, prefix, entry.date.year if year is None else year)
    asked.row(read_register(register))  # what is refused is refused before anything is made
    with told(register), _alone(register, _PATIENCE):
        before = read_register(register)
        row = asked.row(before)
        line = f"{line_of(map(inert, cells_for(row.serial, row.entry)))}{END}"
        replace_file(register.resolve(), (before.data or HEAD) + line.encode())
        unwritten = renew_view(register, (*before.rows, row))
    return Appended(row, (*_warnings(before, row), *unwritten))


def entries(register: Path) -> tuple[Row, ...]:
    """All rows of the register, none where there is no such file. Raises RegisterError when it is damaged."""
    return read_register(register).rows


def next_number(register: Path, *, prefix: str | None = None, year: int) -> str:
    """The number that comes next in the series of ``prefix`` (default: the only one there is) and ``year``.

    Raises what :func:`append` raises of the register and the series.
    """
    found = read_register(register)
    return str(next_of(found.rows, wanted_series(found, prefix, year)))


def renewed(register: Path) -> tuple[Problem, ...]:
    """Has the worksheet beside the register say what the register says; warnings come back where it cannot.

    Raises RegisterError when the register is damaged.
    """
    rows = entries(register)
    if not rows or view_is_current(register, rows):
        return ()
    try:
        with told(register), _alone(register, _BRIEFLY):
            return renew_view(register, entries(register))
    except OutputError as fault:
        return tuple(replace(each, milder="warning") for each in fault.problems)


def _alone(register: Path, patience: float) -> AbstractContextManager[None]:
    path = register.resolve()
    return locked(path.parent, f".{path.name}.lock", patience=patience)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be added, and the series that a missing number is to be taken from."""

    entry: Entry
    prefix: str | None
    year: int

    def row(self, register: Register) -> Row:
        """The row that it makes in ``register``. Raises RegisterError with all problems, UsageError."""
        entry = self.entry
        if not entry.number:
            series = wanted_series(register, self.prefix, self.year)
            entry = replace(entry, number=str(next_of(register.rows, series)))
        problems = [Problem(each.code, None, each.facts, each.column, each.suggestion) for each in faults(entry)]
        problems += _refused(register, entry)
        if problems:
            raise RegisterError(problems)
        return Row(len(register.rows) + 1, entry, IssuedNumber.parse(entry.number), Span(register.file))


def _refused(register: Register, entry: Entry) -> Iterator[Problem]:
    """What the rows so far have against the number, also where it is only written another way."""
    try:
        number = IssuedNumber.parse(meant_number(entry.number) or entry.number)
    except ValueError:
        return
    refusal = register.used.refusal(entry.matter, number)
    if refusal is None:
        return
    if refusal.line is None:
        known = [str(each) for each in register.used.issued if each not in register.used.voided]
        facts: dict[str, object] = {"number": entry.number}
        yield Problem(refusal.code, Span(register.file), facts, "发文字号", closest(entry.number, known))
    else:
        facts = {"number": str(number), "line": refusal.line}
        yield Problem(refusal.code, register.rows[refusal.line - FIRST_LINE].span, facts, "发文字号")


def _warnings(before: Register, row: Row) -> Iterator[Problem]:
    span = Span(before.file)
    if not before.data:
        yield Problem("register-new", span)
    again = row.entry.matter in (Matter.SENT_AGAIN, Matter.CORRECTED)
    if again and row.number not in before.used.issued:
        yield Problem("register-not-registered", span, {"number": row.entry.number})
    missing = [gap_text(row.number.series, gap) for gap in new_gaps(before.rows, row)]
    if missing:
        yield Problem("register-gap", span, {"missing": joined(missing), "number": row.entry.number})
