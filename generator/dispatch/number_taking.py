"""The number of a notice: looked up in the register, entered there, and written into notice.md."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from generator.dispatch.notice_numbering import Unnumbered, check_numbering, numbering
from generator.dispatch.registering import NoticeEntry, NoticeSeries
from generator.ground.errors import Problem, RegisterError, Span
from generator.register import Appended, RegisterEntry, RegisterRow, RegisterYears, entering
from generator.templates.text import notice_digest
from generator.templates.text.attachment_templates import NOTICE_FILE

From = Literal["next", "notice", "register", "both"]
"""Where a number is from: next of its series, written in the notice, given by the register, or in both already."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """The ``number`` that a notice gets or has, and where it is from; ``row`` is that of the register, where it has it.

    ``digest`` is that of the notice.md for which it was found.
    """

    number: str
    source: From
    digest: str
    row: RegisterRow | None = None


def find_number(register: RegisterYears, notice: Path, found: NoticeEntry) -> FoundNumber:
    """The number that :func:`take_number` would give the notice in the folder ``notice``, of which ``found`` was read.

    Raises NoticeError where none can be written into it, UsageError when the series is not known.
    """
    check_numbering(notice)
    digest = notice_digest(notice / NOTICE_FILE)
    if found.entry.number:
        row = register.issued(found.entry.number)
        return FoundNumber(found.entry.number, "notice" if row is None else "both", digest, row)
    known = _unnumbered(notice, found, found.entry, found.series).known(register.path, register.rows)
    if known is not None:
        return FoundNumber(known.entry.number, "register", digest, known)
    series = found.series
    return FoundNumber(register.next_number(series.prefix, series.year, series.besides), "next", digest)


def take_number(register: RegisterYears, notice: Path, found: NoticeEntry, shown: FoundNumber) -> Appended:
    """Enter the notice in the folder ``notice`` in the register, and write its number into notice.md.

    ``found`` is what is read of it now, ``shown`` what :func:`find_number` returned when somebody looked. What was done
    meanwhile, by this call or another, is not done again: the row of the number that was shown is returned.

    Raises NoticeError where notice.md is not as it was, RegisterError where the number would be another, and what
    :func:`numbering_entry` raises. Nothing is changed then.
    """
    row = register.issued(shown.number)
    if row is not None and found.entry.number == shown.number:
        return Appended(row, ())
    try:
        with numbering_entry(register.path, notice, found, shown=shown) as added:
            return added
    except RegisterError as fault:
        if row is None or not _gives(fault, shown.number):
            raise
    with numbering(notice, shown.number, based_on=shown.digest):
        return Appended(row, ())


@contextmanager
def numbering_entry(
    register: Path,
    notice: Path,
    found: NoticeEntry,
    *,
    entry: RegisterEntry | None = None,
    series: NoticeSeries | None = None,
    shown: FoundNumber | None = None,
) -> Iterator[Appended]:
    """Add ``entry`` to the register and write its number into the notice.md of the folder ``notice``.

    ``found`` is what was read of the notice; ``entry`` and ``series`` are its own by default. The register's lock is
    held until the block is done, as by :func:`~generator.register.entering`. Where a number was ``shown`` before, the
    notice gets that one or none.

    Raises what :func:`~generator.register.entering` raises, RegisterError also where the register has given the notice
    a number already; NoticeError where none can be written into it.
    """
    check_numbering(notice)
    entry, series = entry or found.entry, series or found.series
    against = None if entry.number else partial(_unnumbered(notice, found, entry, series).given, register)
    is_written = bool(entry.number) and entry.number == found.entry.number
    beside = None if is_written and shown is None else partial(_written, register, notice, shown)
    with entering(
        register,
        entry,
        prefix=series.prefix,
        year=series.year,
        besides=series.besides,
        against=against,
        beside=beside,
    ) as added:
        yield added


@contextmanager
def _written(register: Path, notice: Path, shown: FoundNumber | None, number: str) -> Iterator[None]:
    """Writes ``number`` into the notice at the end of the block. Raises RegisterError where another one was shown."""
    if shown is not None and shown.number != number:
        facts = {"shown": shown.number, "number": number}
        raise RegisterError(Problem("register-other-number", Span(str(register)), facts))
    with numbering(notice, number, based_on=None if shown is None else shown.digest):
        yield


def _unnumbered(notice: Path, found: NoticeEntry, entry: RegisterEntry, series: NoticeSeries) -> Unnumbered:
    return Unnumbered(notice, entry.title, entry.recipients, series.year, found.words)


def _gives(fault: RegisterError, number: str) -> bool:
    """Whether the register refused another number because it has given the notice this one."""
    return any(each.code == "register-knows-notice" and each.facts["number"] == number for each in fault.problems)
