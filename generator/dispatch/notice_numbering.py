"""The number that the register issued to a notice: written into notice.md, or found to be missing there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.ground.errors import OutputError, Problem, RegisterError, Span
from generator.ground.file_names import safe_name
from generator.register import Matter, RegisterRow, entries
from generator.templates.text import Notice, numbered
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.writing import replacing

_ANY_NUMBER = "第1号"


def check_numbering(notice: Path) -> None:
    """Raises NoticeError where no number could be written into the notice.md of the folder ``notice``."""
    numbered(notice / NOTICE_FILE, _ANY_NUMBER)


@contextmanager
def numbering(notice: Path, number: str, *, based_on: str | None = None) -> Iterator[None]:
    """Writes ``number`` into the notice.md of the folder ``notice`` at the end of the block; all other bytes stay.

    Raises NoticeError, also where the file has another digest than ``based_on``, and OSError; then it is unchanged.
    """
    path = notice / NOTICE_FILE
    with replacing(path, numbered(path, number, based_on=based_on)):
        yield


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A notice without a number in ``folder``, as the register would enter it; ``year`` is that of its number.

    ``words`` are the Chinese words that it uses for keys, by their paths.
    """

    folder: Path
    title: str
    recipients: str
    year: int
    words: Mapping[str, str] = field(default_factory=dict)

    def given(self, register: Path, rows: Sequence[RegisterRow]) -> tuple[Problem, ...]:
        """The problem that ``rows``, those of ``register``, already give this notice a number; None where none does."""
        row = self.known(register, rows)
        if row is None:
            return ()
        facts = {"number": row.entry.number, "line": row.line}
        span = Span(str(self.folder / NOTICE_FILE))
        return (Problem("register-knows-notice", span, facts).in_words(self.words),)

    def known(self, register: Path, rows: Sequence[RegisterRow]) -> RegisterRow | None:
        """The last of ``rows``, those of ``register``, that gives this notice a number.

        Such a row is of this year, not void, has the same title and, where it has any, the same recipients, and no set
        of its own lies beside the register.
        """
        voided = {row.number for row in rows if row.entry.matter is Matter.VOIDED}
        found = (row for row in reversed(rows) if self._is_of(row) and row.number not in voided)
        return next((row for row in found if not _is_made(register, row)), None)

    def _is_of(self, row: RegisterRow) -> bool:
        entry, year = row.entry, row.number.series.year
        is_same = entry.title == self.title and entry.recipients in ("", self.recipients)
        return is_same and entry.matter is Matter.ISSUED and year in (None, self.year)


def _is_made(register: Path, row: RegisterRow) -> bool:
    """Whether the set with the number of ``row`` lies beside ``register``."""
    return os.path.lexists(register.parent / safe_name(row.entry.number))


def number_in_register(notice: Notice, register: Path) -> tuple[Problem, ...]:
    """A warning where ``notice`` has no number but the register has one for it, or cannot be read."""
    if notice.number is not None or notice.edition is not None or not os.path.lexists(register):
        return ()
    try:
        asked = Unnumbered(Path(notice.name).parent, notice.title, notice.recipients, notice.date.year, notice.words)
        found = asked.given(register, entries(register))
    except (RegisterError, OutputError) as fault:
        found = tuple(fault.problems)
    return tuple(replace(each, milder="warning") for each in found)
