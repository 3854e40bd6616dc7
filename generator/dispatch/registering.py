"""The register entry of a notice and its units."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.dispatch.build_sources import Gathering, addressed_units, require
from generator.ground.desk_names import HOUSE
from generator.ground.errors import Problem
from generator.register.issued_number import IssuedNumber
from generator.register.register_row import Matter, RegisterEntry
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import for_everybody
from generator.roster.units.unit import Unit
from generator.templates.text.front_matter.entries import house_defaults, number_prefix
from generator.templates.text.notice import Notice, open_notice


@dataclass(frozen=True, slots=True)
class NoticeSeries:
    """The series that a notice is numbered in; ``prefix`` is None where neither it nor the house has one.

    ``besides`` is the 机关代字 of the house, which numbers its 公文 only, where the notice is of another format.
    """

    prefix: str | None
    year: int
    besides: str | None = None


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A notice's ``entry``, its number ``""`` where it has none yet, and warnings.

    ``words`` are the Chinese words that notice.md uses for keys, by their paths.
    """

    entry: RegisterEntry
    series: NoticeSeries
    warnings: tuple[Problem, ...]
    words: Mapping[str, str] = field(default_factory=dict)


def issued_entry(notice: Notice, units: Sequence[Unit], date: datetime.date) -> RegisterEntry:
    """The entry that registers ``notice`` on ``date``; ``units`` are those that get its papers.

    It names recipients as the notice does, by their classes, and no person.
    """
    return RegisterEntry(
        matter=Matter.ISSUED,
        date=date,
        number=notice.number or "",
        secrecy=notice.secrecy,
        title=notice.title,
        recipients=notice.recipients,
        copies=sum(unit.copies for unit in units) or None,
    )


def read_unaddressed(*, templates: Path, notice: Path, date: datetime.date) -> NoticeEntry:
    """The entry of the notice in the folder ``notice`` as far as it says without a roster: without 份数.

    Raises UsageError where a path is missing, NoticeError.
    """
    opened = _opened(templates, notice)
    return NoticeEntry(issued_entry(opened, (), date), _series(opened), opened.warnings, opened.words)


def read_entry(
    *, templates: Path, notice: Path, units: Path, date: datetime.date, everybody: bool = False
) -> NoticeEntry:
    """The entry of the notice in the folder ``notice``, with the house.yaml of ``templates`` and the roster ``units``.

    ``everybody``: all groups of the roster are for everybody.
    Raises UsageError where a path is missing; RosterError, NoticeError, or InputError with the problems of both.
    """
    gathering = Gathering()
    roster = gathering.step(lambda: for_everybody(load_units(units)) if everybody else load_units(units))
    opened = gathering.step(lambda: _opened(templates, notice))
    gathering.finish()
    if roster is None or opened is None:
        raise AssertionError("a step failed without a problem")
    addressed = addressed_units(roster, opened)
    entry = issued_entry(opened, addressed.units, date)
    return NoticeEntry(entry, _series(opened), (*roster.warnings, *opened.warnings, *addressed.warnings), opened.words)


def read_series(*, templates: Path, notice: Path) -> NoticeSeries:
    """The series of the notice in the folder ``notice``. Raises UsageError, NoticeError."""
    return _series(_opened(templates, notice))


def house_prefix(templates: Path) -> str | None:
    """机关代字 in the house.yaml of ``templates``; None where there is none. Raises NoticeError."""
    return number_prefix(house_defaults(_house(templates))) or None


def _opened(templates: Path, notice: Path) -> Notice:
    require(templates, folder=True)
    return open_notice(notice, _house(templates))


def _house(templates: Path) -> Path:
    return templates / HOUSE


def _series(notice: Notice) -> NoticeSeries:
    if notice.number is None:
        return NoticeSeries(notice.number_prefix or None, notice.date.year, number_prefix(notice.behind) or None)
    try:
        series = IssuedNumber.parse(notice.number).series
    except ValueError:  # a serial too long for any register, which says so
        return NoticeSeries(None, notice.date.year)
    return NoticeSeries(series.prefix, series.year or notice.date.year)
