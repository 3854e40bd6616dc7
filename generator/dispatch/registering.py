"""The register entry of a notice and its units; its number, looked up, entered, and written into notice.md."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from generator.dispatch.build_sources import Gathering, addressed_units, require
from generator.ground.desk_names import HOUSE
from generator.ground.disk import TEXT, read_contents
from generator.ground.errors import NoticeError, OutputError, Problem, RegisterError, Span
from generator.ground.file_names import set_folder
from generator.ground.source import front_matter, nodes, source_file, yaml_edits, yaml_layout
from generator.register.appending import AppendResult, entering, entries
from generator.register.next_number import RegisterYears
from generator.register.register_row import Matter, RegisterEntry, RegisterRow
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import for_everybody
from generator.roster.units.template_context import copy_ranges, first_to_last
from generator.roster.units.unit import Unit
from generator.standard import FORMS, IssuedNumber, Series, number_in_series, printed_number
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.front_matter_reading import read_front_matter
from generator.templates.text.front_matter.house import house_defaults, number_prefix
from generator.templates.text.front_matter.key_table import KEYS, NAMES
from generator.templates.text.notice import Notice, open_notice
from generator.writing import replacing


@dataclass(frozen=True, slots=True)
class NoticeSeries:
    """The series that a notice is numbered in; ``prefix`` is None where neither it nor the house has one.

    ``besides`` is the 机关代字 of the house, which numbers its 公文 only, where the notice is of another format.
    ``counted`` is the series of a number without 机关代字, None where the notice is of a form that has none.
    """

    prefix: str | None
    year: int
    besides: str | None = None
    counted: Series | None = None

    def of(self, *, prefix: str | None, year: int | None) -> NoticeSeries:
        """The same with another ``prefix`` or ``year``, where there is one."""
        counted = self.counted
        if counted is not None and year is not None and counted.year is not None:
            counted = replace(counted, period=str(year))
        return replace(self, prefix=prefix or self.prefix, year=year or self.year, counted=counted)

    def number(self, typed: str) -> str:
        """The number that somebody ``typed``, with its series where it is counted."""
        return typed if self.counted is None else number_in_series(typed, self.counted)


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

    It names recipients as the notice does, by their classes, and no person. 备注 has the 份号 of the whole run.
    """
    printing, first = notice.printing, notice.copy_number
    copies = sum(unit.copies for unit in units)
    numbers = copy_ranges(first, [copies + printing.copy_to + printing.archive])[0] if copies else []
    return RegisterEntry(
        matter=Matter.ISSUED,
        date=date,
        number=notice.filed_number,
        secrecy=notice.secrecy,
        title=notice.title,
        recipients=notice.recipients or "、".join(notice.distribute_to),
        copies=copies or None,
        note=f"份号{first_to_last(numbers)}" if numbers else "",
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
    form, year = FORMS[notice.format], notice.date.year
    counted = notice.series if form.counted else None
    if notice.number is None:
        prefix = notice.number_prefix or (None if form.prefixed else notice.series.prefix)
        return NoticeSeries(prefix or None, year, number_prefix(notice.behind) or None, counted)
    try:
        series = IssuedNumber.parse(notice.filed_number).series
    except ValueError:  # a serial too long for any register, which says so
        return NoticeSeries(None, year)
    return NoticeSeries(series.prefix, series.year or year, counted=series if series.counted else counted)


# The number of a notice: looked up in the register, entered there, and written into notice.md.


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
    _check_numbering(notice)
    digest = notice_digest(notice / NOTICE_FILE)
    if found.entry.number:
        row = register.issued(found.entry.number)
        return FoundNumber(found.entry.number, "notice" if row is None else "both", digest, row)
    known = _unnumbered(notice, found, found.entry, found.series).earlier_row(register.path, register.rows)
    if known is not None:
        return FoundNumber(known.entry.number, "register", digest, known)
    series = found.series
    number = register.next_number(series.prefix, series.year, series.besides, series.counted)
    return FoundNumber(number, "next", digest)


def take_number(register: RegisterYears, notice: Path, found: NoticeEntry, shown: FoundNumber) -> AppendResult:
    """Enters the notice in the folder ``notice`` in the register, and writes its number into notice.md.

    ``found`` is what is read of it now, ``shown`` what :func:`find_number` returned when somebody looked. A number that
    was taken meanwhile is not taken again: its row is returned.

    Raises NoticeError where notice.md has changed, RegisterError where the number would differ, and what
    :func:`numbering_entry` raises. Nothing is changed then.
    """
    row = register.issued(shown.number)
    if row is not None and found.entry.number == shown.number:
        return AppendResult(row, ())
    try:
        with numbering_entry(register.path, notice, found, shown=shown) as added:
            return added
    except RegisterError as fault:
        codes = {each.code for each in fault.problems if row is not None and each.facts.get("line") == row.line}
        if row is None or "register-knows-notice" not in codes:
            raise
    with numbering(notice, printed_number(shown.number), based_on=shown.digest):
        return AppendResult(row, ())


@contextmanager
def numbering_entry(
    register: Path,
    notice: Path,
    found: NoticeEntry,
    *,
    entry: RegisterEntry | None = None,
    series: NoticeSeries | None = None,
    shown: FoundNumber | None = None,
) -> Iterator[AppendResult]:
    """Adds ``entry`` to the register and writes its number into the notice.md of the folder ``notice``.

    ``found`` is what was read of the notice; ``entry`` and ``series`` are its own by default. The register's lock is
    held until the block is done, as by :func:`~generator.register.appending.entering`. Where a number was ``shown``,
    the notice gets that one or none.

    Raises what :func:`~generator.register.appending.entering` raises, RegisterError also where the register has given
    the notice a number already; NoticeError where none can be written into it.
    """
    _check_numbering(notice)
    entry, series = entry or found.entry, series or found.series
    against = None if entry.number else partial(_unnumbered(notice, found, entry, series).already_given, register)
    is_written = bool(entry.number) and entry.number == found.entry.number
    beside = None if is_written and shown is None else partial(_written, register, notice, shown)
    with entering(
        register,
        entry,
        prefix=series.prefix,
        year=series.year,
        besides=series.besides,
        counted=series.counted,
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
    with numbering(notice, printed_number(number), based_on=None if shown is None else shown.digest):
        yield


def _unnumbered(notice: Path, found: NoticeEntry, entry: RegisterEntry, series: NoticeSeries) -> _UnnumberedNotice:
    return _UnnumberedNotice(notice, entry.title, entry.recipients, series, found.words)


# The number that the register gave a notice is written into notice.md, or found to be missing there.
_ANY_NUMBER = "第1号"


def _check_numbering(notice: Path) -> None:
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
class _UnnumberedNotice:
    """A notice in ``folder`` without a number, as the register would enter it in ``series``.

    ``words`` are the Chinese words that it uses for keys, by their paths.
    """

    folder: Path
    title: str
    recipients: str
    series: NoticeSeries
    words: Mapping[str, str] = field(default_factory=dict)

    def already_given(self, register: Path, rows: Sequence[RegisterRow]) -> tuple[Problem, ...]:
        """The problem that ``rows``, those of ``register``, already give this notice a number; None where none does."""
        row = self.earlier_row(register, rows)
        if row is None:
            return ()
        facts = {"number": row.number.printed, "line": row.line}
        span = Span(str(self.folder / NOTICE_FILE))
        return (Problem("register-knows-notice", span, facts).in_words(self.words),)

    def earlier_row(self, register: Path, rows: Sequence[RegisterRow]) -> RegisterRow | None:
        """The last of ``rows``, those of ``register``, that gives this notice a number.

        Such a row is of this year, not void, has the same title and, where it has any, the same recipients, and no set
        of its own lies beside the register.
        """
        voided = {row.number for row in rows if row.entry.matter is Matter.VOIDED}
        found = (row for row in reversed(rows) if self._is_of(row) and row.number not in voided)
        return next((row for row in found if not self._has_papers(row, register.parent)), None)

    def _has_papers(self, row: RegisterRow, output: Path) -> bool:
        """Whether a set of the number of ``row`` is in ``output``; that of a row of before has its series by now."""
        names = {row.entry.number, self.series.number(row.entry.number)}
        return any(os.path.lexists(output / set_folder(name)) for name in names)

    def _is_of(self, row: RegisterRow) -> bool:
        entry, year = row.entry, row.number.series.year
        is_same = entry.title == self.title and entry.recipients in ("", self.recipients)
        return is_same and entry.matter is Matter.ISSUED and year in (None, self.series.year)


def number_in_register(notice: Notice, register: Path) -> tuple[Problem, ...]:
    """A warning where the register has a number for ``notice``, which has none, or cannot be read."""
    if not os.path.lexists(register):
        return ()
    try:
        asked = _UnnumberedNotice(
            Path(notice.name).parent, notice.title, notice.recipients, _series(notice), notice.words
        )
        found = asked.already_given(register, entries(register))
    except (RegisterError, OutputError) as fault:
        found = tuple(fault.problems)
    return tuple(replace(each, milder="warning") for each in found)


# The number in notice.md; everything else stays as typed.


_KEY = "number"
_BOM = "\ufeff"


def notice_digest(notice: Path) -> str:
    """The SHA-256 of the notice.md at ``notice``, by which a later change of it is noticed.

    Raises UsageError where it does not exist, NoticeError where it cannot be read.
    """
    return _digest(read_contents(notice, TEXT, error=NoticeError))


def numbered(notice: Path, number: str, *, based_on: str | None = None) -> bytes:
    """The bytes of the notice.md at ``notice``, with ``number`` as its number.

    Raises UsageError where it does not exist, NoticeError where it is wrong, cannot be edited in place, or has another
    digest than ``based_on``.
    """
    data = read_contents(notice, TEXT, error=NoticeError)
    if based_on not in (None, _digest(data)):
        raise NoticeError(Problem("register-notice-changed", Span(str(notice))))
    return with_number(data, notice, number)


def number_in(data: bytes, notice: Path) -> str:
    """The number that ``data``, the bytes of the notice.md at ``notice``, have; ``""`` for none.

    Raises NoticeError where they are wrong.
    """
    file = source_file.source_of(data, notice, name=str(notice), error=NoticeError)
    found = _entries(front_matter.split_front_matter(file, NAMES, error=NoticeError).node).get(_KEY, "")
    return found if isinstance(found, str) else ""


def filed_number_in(data: bytes, notice: Path, house: nodes.MappingNode | None) -> str:
    """The number of :func:`number_in` as the register has it, a counted one with its series, by what ``house`` gives.

    Raises NoticeError where the bytes are wrong.
    """
    file = source_file.source_of(data, notice, name=str(notice), error=NoticeError)
    front = front_matter.split_front_matter(file, NAMES, error=NoticeError)
    read = read_front_matter(front.node, house, [], is_draft=True)
    return number_in_series(read.number, read.series)


def with_number(data: bytes, notice: Path, number: str) -> bytes:
    """``data``, the bytes of the notice.md at ``notice``, with ``number`` as its number.

    Raises NoticeError where they are wrong, or cannot be edited in place.
    """
    file = source_file.source_of(data, notice, name=str(notice), error=NoticeError)
    front = front_matter.split_front_matter(file, NAMES, error=NoticeError)
    if _entries(front.node).get(_KEY) == number:
        return data
    edits = yaml_edits.YamlEdits(file.text)
    lines = "".join(f"{line}\n" for line in file.lines[: front.body_first_line - 2])
    _set(edits, yaml_layout.lay_out_yaml(lines), front.node, number)
    typed = data.decode()
    mark = _BOM if typed.startswith(_BOM) else ""
    made = f"{mark}{edits.edits.applied_to_lines_as_typed(typed.removeprefix(_BOM))}".encode()
    found = front_matter.split_front_matter(
        source_file.source_of(made, notice, name=file.name, error=NoticeError), NAMES, error=NoticeError
    )
    if (_held(found.node), found.body) != ({**_entries(front.node), _KEY: number}, front.body):
        problem = Problem("register-notice-form", file.span(1), {"number": number})
        raise NoticeError(problem.in_words(front.node.words))
    return made


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _set(edits: yaml_edits.YamlEdits, front: yaml_layout.LaidMapping, read: nodes.MappingNode, number: str) -> None:
    """Sets the number, in the words that the file uses for keys; ``read`` is the front matter as it was read."""
    node = front.get(read.word(_KEY))
    if isinstance(node, yaml_layout.LaidScalar):
        edits.set_text(node, number)
    elif node is None:
        keys = [NAMES.key(key.value) for key, _ in front.pairs]
        before = [place for place, key in enumerate(keys) if key in KEYS[: KEYS.index(_KEY)]]
        edits.add_keys(front, [(max(before, default=0), read.word(_KEY), yaml_layout.quoted(number))])


def _entries(node: nodes.MappingNode) -> dict[str, object]:
    return {key: _held(value) for key, value in node.entries.items()}


def _held(node: nodes.Node) -> object:
    """The value of a node without places, for comparison."""
    if isinstance(node, nodes.ScalarNode):
        return node.value
    if isinstance(node, nodes.SequenceNode):
        return [_held(each) for each in node.items]
    return _entries(node)
