"""A row of the register parsed from its line; every cell must be one that could have been written there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ground.errors import Problem, RegisterError, Said, Span, closest
from generator.office.sheetml.csv_line import CsvCell, LineError, cells_of
from generator.office.sheetml.inert import inert, original
from generator.register.entry_faults import EntryFault, faults
from generator.register.issued_number import IssuedNumber
from generator.register.register_entry import COLUMNS, Matter, RegisterEntry
from generator.register.used_numbers import UsedNumbers

FIRST_LINE = 2
"""The line of the first row, below the titles; in the worksheet it is the same."""

_QUOTES = Said("引号或者逗号不对", "quotes or commas are not where they were")
_COPIES = re.compile("(?:[1-9][0-9]{0,8})?")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An entry with its 顺序号, its parsed number, and the place of that number in the file."""

    serial: int
    entry: RegisterEntry
    number: IssuedNumber
    span: Span

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return self.serial - 1 + FIRST_LINE


class Rows:
    """The rows of a register, parsed line by line; ``problems`` collects what is wrong with them.

    A row is right when it could have been appended to the rows before it: those that were ``read`` already, with the
    numbers that they have ``used``.
    """

    def __init__(self, file: str, read: Iterable[RegisterRow] = (), used: UsedNumbers | None = None) -> None:
        self.read = list(read)
        self.used = UsedNumbers() if used is None else used
        self.problems: list[Problem] = []
        self._file = file

    def read_line(self, number: int, line: str) -> None:
        """Parse the line with that number. Raises RegisterError where its quotes or commas are not the register's."""
        try:
            cells = cells_of(line)
        except LineError as fault:
            span = Span(self._file, number, fault.column, 1, line)
            raise RegisterError(Problem("register-rewritten", span, {"what": _QUOTES})) from fault
        if len(cells) != len(COLUMNS):
            facts = {"count": len(cells), "wanted": len(COLUMNS)}
            self.problems.append(Problem("register-columns", Span(self._file, number, 1, len(line), line), facts))
            return
        place = _Line(self._file, number, line, dict(zip(COLUMNS, cells, strict=True)))
        found = place.faults()
        if not found:
            entry = place.entry()
            found = list(faults(entry)) or self._take(number, entry, place.span("发文字号"))
        self.problems += [
            Problem(each.code, place.span(each.column), each.facts, each.column, each.suggestion) for each in found
        ]

    def _take(self, line: int, entry: RegisterEntry, span: Span) -> list[EntryFault]:
        number = IssuedNumber.parse(entry.number)
        refusal = self.used.refusal(entry.matter, number)
        if refusal is not None:
            return [EntryFault(refusal.code, "发文字号", {"number": entry.number, "line": refusal.line})]
        self.used.add(entry.matter, number, line)
        self.read.append(RegisterRow(_serial(line), entry, number, span))
        return []


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its cells by their columns."""

    file: str
    number: int
    line: str
    cells: Mapping[str, CsvCell]

    def span(self, column: str) -> Span:
        cell = self.cells[column]
        return Span(self.file, self.number, cell.column, max(1, len(cell.text)), self.line)

    def faults(self) -> list[EntryFault]:
        """Return a fault for each cell whose text fawen could not have written there."""
        found = [
            EntryFault("register-formula", column, {"value": cell.text})
            for column, cell in self.cells.items()
            if inert(original(cell.text)) != cell.text
        ]
        serial, date, matter, copies = (self.cells[each].text for each in ("顺序号", "登记日期", "事项", "份数"))
        if serial != str(_serial(self.number)):
            facts = {"value": serial, "wanted": _serial(self.number)}
            found.append(EntryFault("register-serial", "顺序号", facts))
        if _day(date) is None:
            found.append(EntryFault("register-date", "登记日期", {"value": date}))
        if matter not in tuple(Matter):
            known = "、".join(Matter)
            found.append(
                EntryFault("register-matter", "事项", {"value": matter, "known": known}, closest(matter, Matter))
            )
        if not _COPIES.fullmatch(copies):
            found.append(EntryFault("register-copies", "份数", {"value": copies}))
        return found

    def entry(self) -> RegisterEntry:
        """Return the entry of the line, in which no cell has a fault."""
        text = {column: original(cell.text) for column, cell in self.cells.items()}
        return RegisterEntry(
            matter=Matter(text["事项"]),
            date=datetime.date.fromisoformat(text["登记日期"]),
            number=text["发文字号"],
            secrecy=text["密级"],
            title=text["标题"],
            recipients=text["发往机关"],
            copies=int(text["份数"]) if text["份数"] else None,
            filed=text["归卷情况"],
            note=text["备注"],
        )


def cells_for(serial: int, entry: RegisterEntry) -> tuple[str, ...]:
    """Return the texts of the cells of ``entry`` at ``serial``, in the order of the columns, not yet made inert."""
    copies = "" if entry.copies is None else str(entry.copies)
    return (
        str(serial), entry.date.isoformat(), entry.number, str(entry.matter), entry.secrecy, entry.title,
        entry.recipients, copies, entry.filed, entry.note,
    )  # fmt: skip


def _serial(line: int) -> int:
    """Return the 顺序号 of the row in the line with that number."""
    return line - FIRST_LINE + 1


def _day(text: str) -> datetime.date | None:
    """Parse a date written as 2022-02-14; None for any other form."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
