"""Appending of a row to the register: locked, atomic, and once for each command.

Before the row is written, the lock's file is marked with it; the mark goes with that file, when all that hangs together
is done. A command that was killed in between, and is run again, finds its row by the mark and adds no other.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from generator.ground.disk import real_place
from generator.ground.errors import OutputError, Problem, RegisterError, Span, closest, joined
from generator.office.sheetml.inert import inert
from generator.register.entry import Entry, Matter
from generator.register.faults import faults
from generator.register.lines import END, line_of
from generator.register.numbers import IssuedNumber
from generator.register.reading import HEAD, Register, read_register
from generator.register.row import FIRST_LINE, Row, cells_for
from generator.register.series import gap_text, new_gaps, next_of, wanted_series
from generator.register.view import renew_view, view_is_current
from generator.standard import meant_number
from generator.writing import Lock, locked, output_errors, replace_file

Beside = Callable[[str], AbstractContextManager[object]]
"""What is put in its place together with the entry of a number: made before that is written, put there after it."""

Against = Callable[[Sequence[Row]], Sequence[Problem]]
"""What the rows of a register have against one more."""

_PATIENCE = 60.0  # seconds in which hundreds of runs take their turns
_BRIEFLY = 1.0


@dataclass(frozen=True, slots=True)
class Appended:
    """The row that was added, and ``warnings``: what a person should look at."""

    row: Row
    warnings: tuple[Problem, ...]


@contextmanager
def entering(
    register: Path,
    entry: Entry,
    *,
    prefix: str | None = None,
    year: int | None = None,
    papers: str = "",
    once: bool = False,
    against: Against | None = None,
    beside: Beside | None = None,
) -> Iterator[Appended]:
    """Adds ``entry`` as :func:`append` does, and holds the register until what goes with the entry is done.

    Where the same command, for the same ``papers``, was killed before it was done, the row that it added comes back
    and no other is added; the day is not compared. Where what goes with it fails, the next run of the command finds it
    as well. ``once``: the same entry of the same day is one, however often it is added. ``against`` returns what the
    rows so far have against the entry. ``beside`` is entered with the number before the register is written, and left
    after that; also for the row that a killed command has added.

    Raises what :func:`append` raises.
    """
    asked = _Asked(entry, prefix, entry.date.year if year is None else year, papers, once, against, beside)
    with ExitStack() as held:
        with output_errors(register):
            place = asked.place(register)
            lock = held.enter_context(_alone(place, _PATIENCE))
            added = _added(register, place, asked, lock)
        yield added
        lock.strike()


def append(register: Path, entry: Entry, *, prefix: str | None = None, year: int | None = None) -> Appended:
    """Adds ``entry`` to the register, which is made where it is missing, and renews the worksheet beside it.

    An entry without a number takes the next one of the series of ``prefix`` (default: the only one there is) and
    ``year`` (default: that of the entry's date).

    Raises RegisterError when the register is damaged or does not take the entry, UsageError when the series is not
    known, OutputError when it cannot be written; then it is as it was. That the worksheet cannot be written is a
    warning.
    """
    with entering(register, entry, prefix=prefix, year=year) as added:
        return added


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
    """Updates the worksheet beside the register; returns warnings where it cannot.

    Raises RegisterError when the register is damaged.
    """
    rows = entries(register)
    try:
        with output_errors(register):
            if not rows or view_is_current(register, rows):
                return ()
            with _alone(real_place(register), _BRIEFLY):
                return renew_view(register, entries(register))
    except OutputError as fault:
        return tuple(replace(each, milder="warning") for each in fault.problems)


def _added(register: Path, place: Path, asked: _Asked, lock: Lock) -> Appended:
    """What the command's row is, added unless its mark shows that it is there. Raises as :func:`append` does."""
    before = read_register(register)
    found = lock.mark
    left = _marked(before, found)
    if left is not None and found is not None and (found["command"] == asked.command(before) or asked.is_of(left)):
        facts = {"number": left.entry.number, "line": left.line}
        already = Problem("register-entered-already", Span(before.file), facts)
        with asked.with_number(left.entry.number):
            pass
        return Appended(left, (already, *renew_view(register, before.rows)))
    notes = () if left is None else (_interrupted(before, left),)
    same = next((row for row in before.rows if asked.once and row.entry == asked.entry), None)
    if same is not None:
        return Appended(same, notes)
    row = asked.row(before)
    line = _line(row)
    with asked.with_number(row.entry.number):
        lock.note({"command": asked.command(before), "serial": row.serial, "line": line})
        try:
            replace_file(place, (before.data or HEAD) + f"{line}{END}".encode())
        except BaseException:
            lock.strike()
            if left is not None:
                with suppress(OSError):
                    lock.note(found)
            raise
    return Appended(row, (*notes, *_warnings(before, row), *renew_view(register, (*before.rows, row))))


def _marked(register: Register, mark: Mapping[str, object] | None) -> Row | None:
    """The row that a command which was killed has added; None where it did not come to that."""
    serial = None if mark is None else mark.get("serial")
    if mark is None or not isinstance(serial, int) or not 0 < serial <= len(register.rows):
        return None
    row = register.rows[serial - 1]
    return row if _line(row) == mark.get("line") else None


def _line(row: Row) -> str:
    return line_of(map(inert, cells_for(row.serial, row.entry)))


def _interrupted(register: Register, row: Row) -> Problem:
    facts = {"number": row.entry.number, "title": row.entry.title, "matter": row.entry.matter, "line": row.line}
    return Problem("register-interrupted", Span(register.file), facts)


def _lock_of(place: Path) -> str:
    return f".{place.name}.lock"


def _alone(place: Path, patience: float) -> AbstractContextManager[Lock]:
    return locked(place.parent, _lock_of(place), patience=patience)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be added, the series that a missing number is to be taken from, and the papers that it is about."""

    entry: Entry
    prefix: str | None
    year: int
    papers: str
    once: bool
    against: Against | None
    beside: Beside | None

    def place(self, register: Path) -> Path:
        """Where the register really is. Raises what :meth:`row` raises, before anything is made, and OSError.

        Whether it is refused for the row of a command that was killed shows when its mark is read.
        """
        try:
            self.row(read_register(register))
        except RegisterError:
            real = Path(os.path.realpath(register))
            if not os.path.lexists(real.with_name(_lock_of(real))):
                raise
        return real_place(register)

    def command(self, register: Register) -> str:
        """What the same command has in common however often it is run: all but the day and the number that it gets."""
        number = self.entry.number or str(wanted_series(register, self.prefix, self.year))
        facts = asdict(replace(self.entry, number=number))
        facts["date"] = None
        return hashlib.sha256(json.dumps([facts, self.papers], ensure_ascii=False).encode()).hexdigest()

    def with_number(self, number: str) -> AbstractContextManager[object]:
        """What goes with the entry of this number."""
        return nullcontext() if self.beside is None else self.beside(number)

    def is_of(self, row: Row) -> bool:
        """Whether ``row`` issues this very entry: the document has the number by now that it got there."""
        return self.entry.matter is Matter.ISSUED and replace(self.entry, date=row.entry.date) == row.entry

    def row(self, register: Register) -> Row:
        """The row that it makes in ``register``. Raises RegisterError with all problems, UsageError."""
        entry = self.entry
        if not entry.number:
            series = wanted_series(register, self.prefix, self.year)
            entry = replace(entry, number=str(next_of(register.rows, series)))
        problems = [Problem(each.code, None, each.facts, each.column, each.suggestion) for each in faults(entry)]
        problems += _refused(register, entry)
        problems += () if self.against is None else self.against(register.rows)
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
