"""What a build enters in the register: papers sent again (补发), a corrected reprint (更正重印)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.choice import Choice
from generator.errors import Problem
from generator.register import Entry, Matter, append, entries
from generator.roster import Unit
from generator.text_template import Notice


@dataclass(frozen=True, slots=True)
class Record:
    """An entry that a run adds to the register at ``register`` when all its papers are made."""

    register: Path
    entry: Entry

    def add(self) -> tuple[Problem, ...]:
        """Adds the entry; warnings come back. A corrected reprint that is built again on its day is one reprint.

        Raises RegisterError where the register does not take it, OutputError where it cannot be written.
        """
        if self.entry.matter is Matter.CORRECTED and any(row.entry == self.entry for row in entries(self.register)):
            return ()
        return append(self.register, self.entry).warnings


def sent_again(notice: Notice, units: Sequence[Unit], date: datetime.date) -> Entry:
    """The entry of papers that ``units`` get once more on ``date``: they are named, nobody in person is."""
    return _entry(notice, Matter.SENT_AGAIN, date, "、".join(unit.name for unit in units), units)


def corrected(notice: Notice, choice: Choice, date: datetime.date) -> Entry:
    """The entry of a corrected reprint: for all that the notice addresses, or for the units that were chosen."""
    recipients = "、".join(unit.name for unit in choice.units) if choice.narrowed else notice.recipients
    return _entry(notice, Matter.CORRECTED, date, recipients, choice.units)


def _entry(notice: Notice, matter: Matter, date: datetime.date, recipients: str, units: Sequence[Unit]) -> Entry:
    return Entry(
        matter=matter,
        date=date,
        number=notice.number or "",
        secrecy=notice.secrecy,
        title=notice.title,
        recipients=recipients,
        copies=sum(unit.copies for unit in units) or None,
    )
