"""邮件登记.csv, beside the register and by its rules: which message went to which unit, and what the server answered.

It only grows, under its lock. Before the contents of a message are sent, a row says so; after the server's answer a
row says what that was. The lock's mark says whether the end of the contents was sent: without it a message that was
interrupted cannot have arrived, with it nobody knows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from enum import StrEnum
from pathlib import Path

from generator.ground.disk import real_place
from generator.ground.errors import Problem, RegisterError, Span
from generator.ground.words.vocabularies import phrase
from generator.office.sheetml import END, LineError, cells_of, inert, line_of, original
from generator.register.register_csv import csv_lines, head_of, read_bytes
from generator.writing import Lock, locked_file, output_errors, replace_file

MAIL_LEDGER = "邮件登记.csv"
COLUMNS = ("日期", "发文字号", "单位", "单位代码", "收件地址", "邮件编号", "附件摘要", "状态", "说明")
_PATIENCE = 1.0


class MailState(StrEnum):
    """How far a message came: its contents are sent; the server took it, or did not; nobody knows."""

    SENDING = "sending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"


_TAKEN = (MailState.ACCEPTED, MailState.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class MailRow:
    """One row. ``number`` is the folder of the set, ``digests`` the SHA-256 of the attachments with blanks between."""

    day: str
    number: str
    unit: str
    code: str
    address: str
    message_id: str
    digests: str
    state: str
    note: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """The set and the code, or name, of the unit: what is sent once."""
        return self.number, self.code or self.unit


def mailed(ledger: Path) -> Mapping[tuple[str, str], MailRow]:
    """The row that counts of each unit of each set, none where there is no such file.

    What the server took, or may have taken, counts whatever comes later. Where a message was interrupted, and nobody
    sends just now, it is for the next run to say what became of it. Raises RegisterError where another program has
    changed the file.
    """
    return _counting(_read(ledger)[1])


class OpenMailLedger:
    """The ledger while its lock is held; ``counting`` has the rows that count, as :func:`mailed` has them."""

    def __init__(self, place: Path, data: bytes, rows: list[MailRow], lock: Lock) -> None:
        self._place = place
        self._data = data
        self._lock = lock
        self._last = {row.identity: row for row in rows}
        self.counting = _counting(rows)

    def begin(self, row: MailRow) -> None:
        """Says that the contents of a message are sent next: on the disk before that. Raises OSError."""
        self._lock.note({"message": [*row.identity, row.message_id], "ended": False})
        self.add(replace(row, state=MailState.SENDING))

    def end(self, row: MailRow) -> None:
        """Says that the end of the contents is sent next, with which the server may take it. Raises OSError."""
        self._lock.note({"message": [*row.identity, row.message_id], "ended": True})

    def add(self, row: MailRow) -> None:
        """Adds ``row`` at the end, flushed to the disk. Raises OSError."""
        cells = (" ".join(cell.split()) for cell in astuple(row))
        data = self._data + f"{line_of(map(inert, cells))}{END}".encode()
        replace_file(self._place, data)
        self._data = data
        self._last[row.identity] = row
        self.counting = _counting([*self.counting.values(), row])

    def settle(self, day: datetime.date) -> None:
        """Says what became of messages that were interrupted: doubtful where the end may have been sent."""
        mark = self._lock.mark or {}
        for row in [each for each in self._last.values() if each.state == MailState.SENDING]:
            is_unsent = mark.get("message") == [*row.identity, row.message_id] and mark.get("ended") is False
            state = MailState.REFUSED if is_unsent else MailState.DOUBTFUL
            note = phrase("mail-interrupted" if is_unsent else "mail-unanswered").zh
            self.add(replace(row, day=day.isoformat(), state=state, note=note))
        self._lock.strike()


@contextmanager
def open_ledger(ledger: Path, day: datetime.date) -> Iterator[OpenMailLedger]:
    """The ledger, locked against other senders, with what an interrupted run left settled on ``day``.

    Raises RegisterError where another program has changed the file, OutputError where it cannot be written or another
    process sends.
    """
    with output_errors(ledger):
        place = real_place(ledger)
        with locked_file(place, patience=_PATIENCE) as lock:
            data, rows = _read(ledger)
            opened = OpenMailLedger(place, data or head_of(COLUMNS), rows, lock)
            opened.settle(day)
            yield opened
            lock.strike()  # no message is on its way


def _counting(rows: Iterable[MailRow]) -> dict[tuple[str, str], MailRow]:
    found: dict[tuple[str, str], MailRow] = {}
    for row in rows:
        before = found.get(row.identity)
        if before is None or before.state not in _TAKEN or row.state in _TAKEN:
            found[row.identity] = row
    return found


def _read(ledger: Path) -> tuple[bytes, list[MailRow]]:
    data = read_bytes(ledger)
    if data is None:
        return b"", []
    lines = enumerate(csv_lines(data, str(ledger), COLUMNS), start=2)
    return data, [_row(str(ledger), number, line) for number, line in lines]


def _row(file: str, number: int, line: str) -> MailRow:
    """The row in a line. Raises RegisterError where fawen would not have written it so."""
    span = Span(file, number, 1, len(line), line)
    try:
        cells = [cell.text for cell in cells_of(line)]
    except LineError as fault:
        span = replace(span, column=fault.column, length=1)
        raise RegisterError(Problem("register-rewritten", span, {"what": phrase("register-quotes")})) from fault
    if len(cells) != len(COLUMNS):
        raise RegisterError(Problem("register-columns", span, {"count": len(cells), "wanted": len(COLUMNS)}))
    row = MailRow(*map(original, cells))
    if row.state not in tuple(MailState) or [inert(original(cell)) for cell in cells] != cells:
        raise RegisterError(Problem("register-rewritten", span, {"what": phrase("mail-cells")}))
    return row
