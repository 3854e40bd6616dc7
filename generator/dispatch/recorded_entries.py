"""The entries of the register that a build makes: of reissues (补发) and corrected reprints (更正重印)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.dispatch import registering
from generator.dispatch.unit_choice import Choice
from generator.ground.errors import Problem
from generator.register.appending import entering
from generator.register.register_row import Matter, RegisterEntry
from generator.roster.units.unit import Unit
from generator.templates.text.notice import Notice


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """An entry that a run makes in ``register`` when all its papers are made."""

    register: Path
    entry: RegisterEntry

    @contextmanager
    def added(self, papers: str) -> Iterator[tuple[Problem, ...]]:
        """Makes the entry; the register is locked until the ``papers`` (a digest) are published. Yields warnings.

        A corrected reprint that is built twice on one day is entered once; so are papers sent again by a run that was
        killed and is run again. Raises RegisterError where the register refuses the entry, OutputError where it cannot
        be written.
        """
        once = self.entry.matter is Matter.CORRECTED
        with entering(self.register, self.entry, papers=papers, once=once) as added:
            yield added.warnings


def sent_again(notice: Notice, units: Sequence[Unit], date: datetime.date) -> RegisterEntry:
    """The entry of papers that ``units`` get again on ``date``: it names the units, and no person."""
    recipients = "、".join(unit.name for unit in units)
    entry = registering.issued_entry(notice, units, date)
    return replace(entry, matter=Matter.SENT_AGAIN, recipients=recipients, note="")


def corrected(notice: Notice, choice: Choice, date: datetime.date) -> RegisterEntry:
    """The entry of a corrected reprint: for all units that the notice addresses, or for the chosen ones."""
    recipients = "、".join(unit.name for unit in choice.units) if choice.narrowed else notice.recipients
    entry = registering.issued_entry(notice, choice.units, date)
    note = "" if choice.narrowed else entry.note
    return replace(entry, matter=Matter.CORRECTED, recipients=recipients, note=note)
