"""The rows of the register: its columns and entries, their validation, and the numbers that are used.

Every cell of a line that is read must be one that could have been written there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.ground.errors import Problem, RegisterError, Span, closest, joined
from generator.ground.source.source_file import unholdable
from generator.ground.words.vocabularies import phrase
from generator.office.sheetml import CsvCell, LineError, cells_of, inert, original
from generator.standard import FORMS, SECRECY, IssuedNumber, Series, meant_number

FIRST_LINE = 2
"""The line of the first row, below the titles; in the worksheet it is the same."""

_COPIES = re.compile("(?:[1-9][0-9]{0,8})?")


class Matter(StrEnum):
    """What happened to a number: issued, voided, its document sent again, or reprinted with corrections."""

    ISSUED = "发文"
    VOIDED = "作废"
    SENT_AGAIN = "补发"
    CORRECTED = "更正重印"


COLUMNS = (
    "顺序号", "登记日期", "发文字号", "事项", "密级", "标题", "发往机关", "份数", "归卷情况", "备注",
)  # fmt: skip
"""The head of a 发文登记簿 as offices keep it, with 事项 beside the number."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry of the register. Absent texts are ``""``, as is ``number`` where the register is to give the next one.

    ``recipients`` (发往机关) are the 主送机关 as the document prints them, or names of units. ``copies`` is None where
    it is not known. ``filed`` (归卷情况) is what the office notes when the papers are put on file.
    """

    matter: Matter
    date: datetime.date
    number: str = ""
    secrecy: str = ""
    title: str = ""
    recipients: str = ""
    copies: int | None = None
    filed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An entry with its 顺序号, its number as it is counted, and the place of that number in the file.

    The series of a number that is written without one, as rows of before have it, is of no mark, and of the year of the
    entry; whatever concerns it afterwards has the same.
    """

    serial: int
    entry: RegisterEntry
    number: IssuedNumber
    span: Span

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return self.serial - 1 + FIRST_LINE

    def counts_in(self, series: Series) -> bool:
        """Whether its number is one of ``series``, or may be: of one without a series the title may say it is not."""
        own = self.number.series
        if own == series or own.prefix or not (own.counted and series.counted) or own.period != series.period:
            return own == series
        forms = (form for form in FORMS.values() if form.counted and self.entry.title.endswith(form.kinds or ()))
        marks = next((form.mark_words for form in forms), ())
        return series.prefix.endswith(marks) if marks else own.counter == series.counter


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
        """Parses the line with that number. Raises RegisterError where its quotes or commas are not the register's."""
        try:
            cells = cells_of(line)
        except LineError as fault:
            span = Span(self._file, number, fault.column, 1, line)
            raise RegisterError(Problem("register-rewritten", span, {"what": phrase("register-quotes")})) from fault
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

    def _take(self, line: int, entry: RegisterEntry, span: Span) -> list[_EntryFault]:
        number = self.used.as_counted(entry, IssuedNumber.parse(entry.number))
        refusal = self.used.refusal(entry.matter, number)
        if refusal is not None:
            return [_EntryFault(refusal.code, "发文字号", {"number": entry.number, "line": refusal.line})]
        row = RegisterRow(_serial(line), entry, number, span)
        self.used.add(row)
        self.read.append(row)
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

    def faults(self) -> list[_EntryFault]:
        """A fault for each cell whose text fawen could not have written there."""
        found = [
            _EntryFault("register-formula", column, {"value": cell.text})
            for column, cell in self.cells.items()
            if inert(original(cell.text)) != cell.text
        ]
        serial, date, matter, copies = (self.cells[each].text for each in ("顺序号", "登记日期", "事项", "份数"))
        if serial != str(_serial(self.number)):
            facts = {"value": serial, "wanted": _serial(self.number)}
            found.append(_EntryFault("register-serial", "顺序号", facts))
        if _day(date) is None:
            found.append(_EntryFault("register-date", "登记日期", {"value": date}))
        if matter not in tuple(Matter):
            known = joined(Matter)
            found.append(
                _EntryFault("register-matter", "事项", {"value": matter, "known": known}, closest(matter, Matter))
            )
        if not _COPIES.fullmatch(copies):
            found.append(_EntryFault("register-copies", "份数", {"value": copies}))
        return found

    def entry(self) -> RegisterEntry:
        """The entry of the line, in which no cell has a fault."""
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
    """The texts of the cells of ``entry`` at ``serial``, in the order of the columns, not yet made inert."""
    copies = "" if entry.copies is None else str(entry.copies)
    return (
        str(serial), entry.date.isoformat(), entry.number, str(entry.matter), entry.secrecy, entry.title,
        entry.recipients, copies, entry.filed, entry.note,
    )  # fmt: skip


def _serial(line: int) -> int:
    """The 顺序号 of the row in the line with that number."""
    return line - FIRST_LINE + 1


def _day(text: str) -> datetime.date | None:
    """Parses a date written as 2022-02-14; None for any other form."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


# An entry is checked by itself, whatever the other rows are.
_MOST_CHARACTERS = 32_766
"""The longest text of an entry: a cell of a worksheet (32,767 characters), less the mark before a dangerous value."""

_MOST_COPIES = 9_999_999

_TEXTS = {
    "发文字号": "number",
    "密级": "secrecy",
    "标题": "title",
    "发往机关": "recipients",
    "归卷情况": "filed",
    "备注": "note",
}
_BREAK = re.compile("[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _EntryFault:
    """What is wrong with an entry: the problem's code and facts, and the column of the register that it concerns."""

    code: str
    column: str
    facts: dict[str, object] = field(default_factory=dict)
    suggestion: str | None = None


def faults(entry: RegisterEntry) -> Iterator[_EntryFault]:
    """All faults of ``entry``, which already has its number."""
    yield from _number_faults(entry.number)
    for column, name in _TEXTS.items():
        yield from _text_faults(column, getattr(entry, name))
    if entry.secrecy and not SECRECY.fullmatch(entry.secrecy):
        yield _EntryFault("register-secrecy", "密级", {"value": entry.secrecy})
    if entry.matter is Matter.ISSUED and not entry.title.strip():
        yield _EntryFault("register-title-missing", "标题")
    if entry.copies is not None and not 1 <= entry.copies <= _MOST_COPIES:
        yield _EntryFault("register-copies", "份数", {"value": entry.copies})


def _number_faults(text: str) -> Iterator[_EntryFault]:
    try:
        IssuedNumber.parse(text)
    except ValueError:
        yield _EntryFault("register-number-form", "发文字号", {"value": text}, meant_number(text))


def _text_faults(column: str, text: str) -> Iterator[_EntryFault]:
    if _BREAK.search(text):
        yield _EntryFault("register-line-break", column, {"column": column})
    elif (character := unholdable(text)) is not None:
        yield _EntryFault("register-character", column, {"column": column, "character": character})
    if len(text) > _MOST_CHARACTERS:
        yield _EntryFault("register-too-long", column, {"column": column, "limit": _MOST_CHARACTERS})


# The numbers that the register has used: each is issued once.
@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a number is refused: the problem's code, and the line of the row that uses it, None where no row does."""

    code: str
    line: int | None = None


@dataclass(slots=True)
class UsedNumbers:
    """The numbers of the rows so far, each with the row that issued or voided it."""

    issued: dict[IssuedNumber, RegisterRow] = field(default_factory=dict)
    voided: dict[IssuedNumber, RegisterRow] = field(default_factory=dict)

    def copy(self) -> UsedNumbers:
        """The same numbers, to which others can be added."""
        return UsedNumbers(dict(self.issued), dict(self.voided))

    def refusal(self, matter: Matter, number: IssuedNumber) -> _Refusal | None:
        """Why ``number`` cannot be entered for ``matter``, None where it can."""
        issued, voided = self.issued.get(number), self.voided.get(number)
        if matter is Matter.ISSUED:
            issued = issued or (self.issuing(number) if number.series.prefix else None)
            return None if issued is None else _Refusal("register-number-used", issued.line)
        if voided is not None:
            return _Refusal("register-number-voided", voided.line)
        if matter is Matter.VOIDED and issued is None:
            return _Refusal("register-number-unknown")
        return None

    def add(self, row: RegisterRow) -> None:
        """Adds the number of ``row``."""
        if row.entry.matter is Matter.ISSUED:
            self.issued[row.number] = row
        elif row.entry.matter is Matter.VOIDED:
            self.voided[row.number] = row

    def as_counted(self, entry: RegisterEntry, number: IssuedNumber) -> IssuedNumber:
        """``number``, that of ``entry``, as it is counted: with the series of the issued number that it concerns."""
        row = None if entry.matter is Matter.ISSUED else self.issuing(number)
        return number.counted_in("", str(entry.date.year)) if row is None else row.number

    def issuing(self, number: IssuedNumber) -> RegisterRow | None:
        """The row that issued ``number``; None where none did, or where it is without its series and may be several.

        Of a number with its series it may be a row of before, without one.
        """
        row = self.issued.get(number)
        if row is not None or not number.series.counted:
            return row
        if number.series.prefix:
            row = self.issued.get(replace(number, series=replace(number.series, prefix="")))
            return row if row is not None and row.counts_in(number.series) else None
        found = self.like(number)
        found = [each for each in found if not each.number.series.prefix] or found
        return found[0] if len(found) == 1 else None

    def like(self, number: IssuedNumber) -> list[RegisterRow]:
        """The rows that issued a counted number which is printed as ``number`` is, whatever its series."""
        wanted = number.serial, number.series.counter
        return [
            row
            for each, row in self.issued.items()
            if each.series.counted
            and (each.serial, each.series.counter) == wanted
            and number.series.period in ("", each.series.period)
        ]
