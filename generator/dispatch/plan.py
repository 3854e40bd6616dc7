"""The plan of a build: its papers, their paths and their file names, before anything is rendered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.build_sources import Sources
from generator.dispatch.templates import Template, print_name
from generator.ground.file_names import MOST_FOLDER_BYTES, numbered_name, safe_name, set_folder
from generator.ground.source.date import OfficialDate, OpenDate
from generator.official.document import Edition
from generator.roster.units.template_context import copy_ranges, numbered_copies
from generator.roster.units.unit import Unit
from generator.templates.text.notice import DetachedAttachment, Notice
from generator.writing.manifest_entries import CORRECTED, DRAFT, NOTICE_SOURCE, NUMBERED_FOLDER, UNNUMBERED, Kind

_MOST_LETTERS = 500
"""Units' papers in one print file: with more Word gets slow, and a printer's tray is empty long before."""

_DOCX = ".docx"


@dataclass(frozen=True, slots=True)
class _PrintFile:
    """The units' papers of ``template`` that one print file joins: those of the serials ``first`` to ``last``."""

    template: Template
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One file to be made.

    ``path`` is relative to the set's folder. The notice has neither ``template`` nor ``attached`` nor ``detached`` nor
    ``printed``. ``attached`` is the file that is copied beside the notice, ``detached`` an attachment that becomes a
    document of its own, ``printed`` what a print file joins. ``numbers`` are the 份号 of the copies of the notice that
    it holds: one or, in a print file, those that it joins. ``serial`` is the unit's place among all that get papers,
    from 1.
    """

    path: str
    kind: Kind
    copies: int
    template: Template | None = None
    attached: Path | None = None
    detached: DetachedAttachment | None = None
    printed: _PrintFile | None = None
    numbers: tuple[str, ...] = ()
    unit: Unit | None = None
    serial: int | None = None

    @property
    def is_notice(self) -> bool:
        """Whether it is the notice itself; where its copies are numbered, their master, whose number is left blank."""
        return self.kind == "notice" and self.attached is None and self.detached is None

    @property
    def is_numbered_copy(self) -> bool:
        """Whether it is one copy of the notice, beside the file that all are printed from."""
        return bool(self.numbers) and self.path.startswith(NUMBERED_FOLDER)

    @property
    def source(self) -> str:
        """The name of what the paper is made from, as in the manifest."""
        if self.template is not None:
            return self.template.name
        if self.detached is not None:
            return self.detached.file
        if self.printed is not None:
            return self.printed.template.name
        return NOTICE_SOURCE if self.attached is None else self.attached.name


def folder_name(notice: Notice) -> str:
    """The folder of a notice's papers below output/: its number, a counted one with its series, or 未编号-date-title.

    A draft's is 草稿-date-title, or 草稿-title where it has no date yet; a corrected reprint's is 更正重印-number.
    """
    if notice.edition is Edition.CORRECTED:
        return set_folder(f"{CORRECTED}{notice.filed_number}")
    if notice.edition is None or notice.number:
        return issued_folder_name(notice.filed_number, notice.title, notice.date)
    return _unnumbered(DRAFT, notice.title, notice.date)


def earlier_folder_name(notice: Notice) -> str | None:
    """The folder that earlier versions made for a counted number, without its series; None for other numbers."""
    if notice.number is None or notice.number == notice.filed_number:
        return None
    return safe_name(f"{CORRECTED if notice.edition is Edition.CORRECTED else ''}{notice.number}")


def issued_folder_name(number: str, title: str, date: OfficialDate) -> str:
    """The folder of the papers of an issued notice, as :func:`folder_name` has it, by its number with its series."""
    return set_folder(number) if number else _unnumbered(UNNUMBERED, title, date)


def _unnumbered(kind: str, title: str, date: OfficialDate) -> str:
    dated = "" if isinstance(date, OpenDate) else f"{date.iso}-"
    return safe_name(f"{kind}-{dated}{title}", most=MOST_FOLDER_BYTES)


def plan(sources: Sources, *, numbered: bool = False, most_copies: int | None = None) -> tuple[Paper, ...]:
    """All papers of the set, the notice first, in the order they are made.

    ``numbered``: also each numbered copy. ``most_copies`` are as many as one print file holds, None for all.
    """
    copies = _copies(sources, most_copies, numbered=numbered) if sources.prints_numbered else ()
    return (*_notice(sources), *copies, *_units(sources), *_print_files(sources), *_lists(sources))


def _notice(sources: Sources) -> Iterator[Paper]:
    copies = sources.copies
    yield Paper(safe_name(sources.notice.title, _DOCX), "notice", copies)
    for each in sources.notice.detached:
        name = f"附件{each.entry.serial or ''}-{each.entry.name}"
        yield Paper(safe_name(name, _DOCX), "notice", copies, detached=each)
    for path in sources.notice.attached_files:
        yield Paper(safe_name(path.stem, path.suffix), "notice", copies, attached=path)


def _copies(sources: Sources, most: int | None, *, numbered: bool) -> Iterator[Paper]:
    """The print file of the copies of the notice, in the order of the list; several where one holds only so ``most``.

    ``numbered``: each copy as a file as well.
    """
    names = UnitNames(sources.roster.units)
    first = sources.notice.copy_number
    rows = numbered_copies(sources.notice.context, [unit.as_mapping() for unit in sources.units], first)
    holders = [*map(names.known_as, sources.units), *(str(row["addressee"]) for row in rows[len(sources.units) :])]
    ranges = copy_ranges(first, [copies for row in rows if isinstance(copies := row["copies"], int)])
    numbers = [number for each in ranges for number in each]
    most = most or len(numbers)
    starts = range(0, len(numbers), most)
    for volume, start in enumerate(starts, start=1):
        name = _print_name(sources, "公文" if sources.chinese else "notice", volume, len(starts))
        own = tuple(numbers[start : start + most])
        yield Paper(f"dispatch/{name}{_DOCX}", "dispatch", 1, numbers=own)
    for holder, each in zip(holders, ranges, strict=True) if numbered else ():
        for number in each:
            path = f"{NUMBERED_FOLDER}{safe_name(f'{number}-{holder}', _DOCX)}"
            yield Paper(path, "dispatch", 1, numbers=(number,))


def _units(sources: Sources) -> Iterator[Paper]:
    names = UnitNames(sources.roster.units)
    for template in sources.unit_templates:
        yield from papers_of_units(sources, template, names, range(1, len(sources.units) + 1))


def papers_of_units(sources: Sources, template: Template, names: UnitNames, serials: Iterable[int]) -> Iterator[Paper]:
    """The papers of ``template`` for the units of these ``serials``."""
    folder, total = f"unit/{safe_name(template.stem)}", len(sources.units)
    once = template in sources.once
    for serial in serials:
        unit = sources.units[serial - 1]
        path = f"{folder}/{names.file_name(unit, serial, total, template.suffix)}"
        yield Paper(path, "unit", 1 if once else unit.copies, template, unit=unit, serial=serial)


def _print_files(sources: Sources) -> Iterator[Paper]:
    """A print file for each template that has one; several, numbered, where there are very many units."""
    total = len(sources.units)
    starts = range(1, total + 1, _MOST_LETTERS)
    for template in sources.printed:
        for volume, first in enumerate(starts, start=1):
            name = _print_name(sources, template.stem, volume, len(starts))
            printed = _PrintFile(template, first, min(first + _MOST_LETTERS - 1, total))
            yield Paper(f"dispatch/{safe_name(name, _DOCX)}", "dispatch", 1, printed=printed)


def _print_name(sources: Sources, name: str, volume: int, volumes: int) -> str:
    return print_name(name if volumes == 1 else f"{name}-{volume:02}", chinese=sources.chinese)


def _lists(sources: Sources) -> Iterator[Paper]:
    for template in sources.dispatch_templates:
        yield Paper(f"dispatch/{safe_name(template.stem, template.suffix)}", "dispatch", 1, template)


class UnitNames:
    """Names of units' papers in a build, a merge and a preview: the unit's, with its code where ``units`` share it."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._times = Counter(unit.name for unit in units)

    def known_as(self, unit: Unit) -> str:
        """The unit's name, with its code where other units have that name."""
        return unit.name if self._times[unit.name] == 1 else f"{unit.name}-{unit.code}"

    def file_name(self, unit: Unit, serial: int, total: int, suffix: str) -> str:
        """The name of the paper of ``unit``, which has this serial of ``total``; see :func:`numbered_name`."""
        return numbered_name(serial, total, self.known_as(unit), suffix)
