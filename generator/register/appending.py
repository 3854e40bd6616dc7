"""Appending of a row to the register: locked, atomic, and once for each command.

Before the row is written, the lock's file is marked with it. The mark is removed with the lock's file, when everything
that goes with the entry is done. A command that was killed in between, and is run again, finds its row by the mark and
adds no other.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from generator.ground.disk import real_place
from generator.ground.errors import OutputError, Problem, RegisterError, Span, UsageError, closest, joined
from generator.office.sheetml import END, inert, line_of
from generator.register.next_number import gap_text, new_gaps, next_of, wanted_series
from generator.register.register_csv import HEAD, Register, read_register
from generator.register.register_row import FIRST_LINE, Matter, RegisterEntry, RegisterRow, cells_for, faults
from generator.register.register_sheet import renew_view, view_is_current
from generator.standard import IssuedNumber, Series, meant_number
from generator.writing import Lock, lock_of, locked_file, output_errors, replace_file

Beside = Callable[[str], AbstractContextManager[object]]
"""What goes with the entry of a number: entered with the number before the register is written, left after that."""

Against = Callable[[Sequence[RegisterRow]], Sequence[Problem]]
"""Returns the problems that the rows of a register have with one more entry."""

_PATIENCE = 60.0  # seconds in which hundreds of runs take their turns
_BRIEFLY = 1.0


@dataclass(frozen=True, slots=True)
class AppendResult:
    """The row that was added, and the warnings that a person should look at."""

    row: RegisterRow
    warnings: tuple[Problem, ...]


@contextmanager
def entering(
    register: Path,
    entry: RegisterEntry,
    *,
    prefix: str | None = None,
    year: int | None = None,
    besides: str | None = None,
    counted: Series | None = None,
    papers: str = "",
    once: bool = False,
    against: Against | None = None,
    beside: Beside | None = None,
) -> Iterator[AppendResult]:
    """Adds ``entry`` as :func:`append` does, and holds the register's lock until the block is done.

    A missing number is of the series that :func:`~generator.register.next_number.wanted_series` finds. Where the same
    command, for the same ``papers``, was killed or failed within the block, the row that it added is returned
    and no other is added; its date is not compared. ``once``: an equal entry of the same date is not added again.
    ``against`` returns the problems that the rows so far have with the entry. ``beside``, a context of the number, is
    entered before the register is written and left after it, also for the row of a killed command.

    Raises what :func:`append` raises.
    """
    year = entry.date.year if year is None else year
    request = _Request(entry, prefix, year, besides, counted, papers, once, against, beside)
    with ExitStack() as held:
        with output_errors(register):
            place, _seen = request.place(register)  # its rows are not read again while it is in use
            lock = held.enter_context(locked_file(place, patience=_PATIENCE))
            added = _added(register, place, request, lock)
        yield added
        lock.strike()


def append(register: Path, entry: RegisterEntry, *, prefix: str | None = None, year: int | None = None) -> AppendResult:
    """Adds ``entry`` to the register, which is created where it is missing, and updates the worksheet beside it.

    An entry without a number takes the next one of the series of ``prefix`` (default: the only one there is) and
    ``year`` (default: that of the entry's date). A worksheet that cannot be written is a warning.

    Raises RegisterError when the register is damaged or does not take the entry, UsageError when the series is not
    known, OutputError when it cannot be written. The register is then as it was before.
    """
    with entering(register, entry, prefix=prefix, year=year) as added:
        return added


@contextmanager
def voiding(register: Path, number: str, reason: str, date: datetime.date) -> Iterator[AppendResult]:
    """Voids ``number`` for that ``reason``, holding the register's lock as :func:`entering` does.

    Raises UsageError without a reason, and what :func:`append` raises.
    """
    if not reason.strip():
        raise UsageError(Problem("register-reason-missing"))
    with entering(register, RegisterEntry(Matter.VOIDED, date, number, note=reason)) as added:
        yield added


def entries(register: Path) -> tuple[RegisterRow, ...]:
    """All rows of the register, none where there is no such file. Raises RegisterError when it is damaged."""
    return read_register(register).rows


def renewed(register: Path) -> tuple[Problem, ...]:
    """Updates the worksheet beside the register; returns a warning where that fails.

    Raises RegisterError when the register is damaged.
    """
    rows = entries(register)
    try:
        with output_errors(register):
            if not rows or view_is_current(register, rows):
                return ()
            with locked_file(real_place(register), patience=_BRIEFLY):
                return renew_view(register, entries(register))
    except OutputError as fault:
        return tuple(replace(each, milder="warning") for each in fault.problems)


def _added(register: Path, place: Path, request: _Request, lock: Lock) -> AppendResult:
    """The command's row, added unless its mark shows that it is already there. Raises as :func:`append` does."""
    before = read_register(register)
    found = lock.mark
    left = _marked(before, found)
    if left is not None and found is not None and (found["command"] == request.command(before) or request.is_of(left)):
        facts = {"number": left.entry.number, "line": left.line}
        already = Problem("register-entered-already", Span(before.file), facts)
        with request.with_number(left.entry.number):
            pass
        return AppendResult(left, (already, *renew_view(register, before.rows)))
    notes = () if left is None else (_interrupted(before, left),)
    same = next((row for row in before.rows if request.once and row.entry == request.entry), None)
    if same is not None:
        return AppendResult(same, notes)
    row = request.row(before)
    line = _line(row)
    with request.with_number(row.entry.number):
        lock.note({"command": request.command(before), "serial": row.serial, "line": line})
        try:
            replace_file(place, (before.data or HEAD) + f"{line}{END}".encode())
        except BaseException:
            lock.strike()
            if left is not None:
                with suppress(OSError):
                    lock.note(found)
            raise
    return AppendResult(row, (*notes, *_warnings(before, row), *renew_view(register, (*before.rows, row))))


def _marked(register: Register, mark: Mapping[str, object] | None) -> RegisterRow | None:
    """The row that a killed command added, by its mark; None where it added none."""
    serial = None if mark is None else mark.get("serial")
    if mark is None or not isinstance(serial, int) or not 0 < serial <= len(register.rows):
        return None
    row = register.rows[serial - 1]
    return row if _line(row) == mark.get("line") else None


def _line(row: RegisterRow) -> str:
    return line_of(map(inert, cells_for(row.serial, row.entry)))


def _interrupted(register: Register, row: RegisterRow) -> Problem:
    facts = {"number": row.entry.number, "title": row.entry.title, "matter": row.entry.matter, "line": row.line}
    return Problem("register-interrupted", Span(register.file), facts)


@dataclass(frozen=True, slots=True)
class _Request:
    """An entry to be added, the series of a missing number, and the papers that the entry concerns."""

    entry: RegisterEntry
    prefix: str | None
    year: int
    besides: str | None
    counted: Series | None
    papers: str
    once: bool
    against: Against | None
    beside: Beside | None

    def place(self, register: Path) -> tuple[Path, Register | None]:
        """The real path of the register, and the register as it is before it is locked.

        Raises OSError, and what :meth:`row` raises before anything is made. Where a lock's file is left over, its mark
        has to be read first: it may explain a number that is already used.
        """
        seen = None
        try:
            seen = read_register(register)
            self.row(seen)
        except RegisterError:
            real = Path(os.path.realpath(register))
            if not os.path.lexists(real.with_name(lock_of(real))):
                raise
        return real_place(register), seen

    def series(self, register: Register) -> Series:
        """The series of a missing number. Raises UsageError where ``register`` does not show it."""
        return wanted_series(register, self.prefix, self.year, self.besides, self.counted)

    def command(self, register: Register) -> str:
        """A digest that identifies a repeated command: of all but the date and the number."""
        number = self.entry.number or str(self.series(register))
        facts = asdict(replace(self.entry, number=number))
        facts["date"] = None
        return hashlib.sha256(json.dumps([facts, self.papers], ensure_ascii=False).encode()).hexdigest()

    def with_number(self, number: str) -> AbstractContextManager[object]:
        """The context around the entry of ``number``."""
        return nullcontext() if self.beside is None else self.beside(number)

    def is_of(self, row: RegisterRow) -> bool:
        """Whether ``row`` is this entry: the document has since been given the number of that row."""
        return self.entry.matter is Matter.ISSUED and replace(self.entry, date=row.entry.date) == row.entry

    def row(self, register: Register) -> RegisterRow:
        """The row of this entry in ``register``. Raises RegisterError with all problems, UsageError."""
        entry = self.entry
        if not entry.number:
            entry = replace(entry, number=str(next_of(register.rows, self.series(register))))
        problems = [Problem(each.code, None, each.facts, each.column, each.suggestion) for each in faults(entry)]
        problems += _refused(register, entry)
        problems += () if self.against is None else self.against(register.rows)
        RegisterError.raise_for(problems)
        number = IssuedNumber.parse(entry.number)
        if number.series.counted and not number.series.prefix:  # as somebody typed it
            issued = register.used.issuing(number)
            entry = entry if issued is None else replace(entry, number=issued.entry.number)
        number = register.used.as_counted(entry, number)
        return RegisterRow(len(register.rows) + 1, entry, number, Span(register.file))


def _refused(register: Register, entry: RegisterEntry) -> Iterator[Problem]:
    """Problems of the rows so far with the entry's number, also where it is only written another way."""
    try:
        number = IssuedNumber.parse(meant_number(entry.number) or entry.number)
    except ValueError:
        return
    facts: dict[str, object] = {"number": entry.number}
    series = number.series
    if entry.matter is Matter.ISSUED and series.counted and not series.prefix:
        of_year = [row.number.series for row in register.rows if row.number.series.year in (None, entry.date.year)]
        like = [each for each in of_year if each.prefix and each.counted and each.counter == series.counter]
        meant = like[-1].number(number.serial) if like else None
        yield Problem("register-number-series", Span(register.file), facts, "发文字号", meant)
        return
    refusal = register.used.refusal(entry.matter, register.used.as_counted(entry, number))
    if refusal is None:
        return
    if refusal.line is None:
        known = [row.entry.number for each, row in register.used.issued.items() if each not in register.used.voided]
        like_it = [row.entry.number for row in register.used.like(number)] if series.counted else []
        meant = like_it[-1] if like_it else closest(entry.number, known)
        yield Problem(refusal.code, Span(register.file), facts, "发文字号", meant)
    else:
        facts = {"number": str(number), "line": refusal.line}
        yield Problem(refusal.code, register.rows[refusal.line - FIRST_LINE].span, facts, "发文字号")


def _warnings(before: Register, row: RegisterRow) -> Iterator[Problem]:
    span = Span(before.file)
    if not before.data:
        yield Problem("register-new", span)
    again = row.entry.matter in (Matter.SENT_AGAIN, Matter.CORRECTED)
    if again and row.number not in before.used.issued:
        yield Problem("register-not-registered", span, {"number": row.entry.number})
    missing = [gap_text(row.number.series, gap) for gap in new_gaps(before.rows, row)]
    if missing:
        yield Problem("register-gap", span, {"missing": joined(missing), "number": row.entry.number})
