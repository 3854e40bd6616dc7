"""``fawen register``: numbers entered, the next one, all of them, one voided. The one place where the clock is read."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.completing import files, notices
from generator.cli.language import language_option
from generator.cli.options import INPUT, TARGET, json_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.registered import COLUMNS, cells, row_mapping, standing_lines, standing_mapping
from generator.cli.table import table_lines
from generator.cli.texts import text
from generator.cli.usage import ValueFault
from generator.ground.errors import Problem, Span, UsageError

if TYPE_CHECKING:
    from generator.dispatch import NoticeEntry, Unnumbered
    from generator.register import Appended, Entry

F = TypeVar("F", bound=Callable[..., object])

_DEFAULT = Path("output/发文登记簿.csv")
_TEMPLATES = Path("templates")


def add_register(group: click.Group) -> None:
    """Adds the command ``register`` and those below it."""

    @group.group("register", help=text("register"))
    @language_option()
    def register_command() -> None:
        pass

    for add in (_add, _next, _list, _void):
        add(register_command)


def _register() -> Callable[[F], F]:
    """``--register``."""
    explained = text("register-file", default=_DEFAULT)
    return click.option(
        "--register", type=TARGET, metavar="FILE", shell_complete=files, default=_DEFAULT, help=explained
    )


def _date() -> Callable[[F], F]:
    """``--date``, written as the front matter writes a day."""

    def day(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date:
        from generator.ground.source import OfficialDate

        if value is None:
            return datetime.date.today()
        try:
            return OfficialDate.parse(value).day_of_calendar
        except ValueError as fault:
            raise ValueFault(text("register-no-day", value=value), ctx, param) from fault

    return click.option("--date", callback=day, metavar="DATE", help=text("register-date"))


def _series(prefix: str, year: str) -> Callable[[F], F]:
    """``--prefix`` and ``--year``, explained by the texts of those keys."""

    def added(command: F) -> F:
        with_year = click.option("--year", type=click.IntRange(1), metavar="YEAR", help=text(year))(command)
        return click.option("--prefix", metavar="PREFIX", help=text(prefix))(with_year)

    return added


def _notice() -> Callable[[F], F]:
    """``--notice``, and the templates whose house.yaml it falls back to."""

    def added(command: F) -> F:
        templates = click.option(
            "--templates", type=INPUT, metavar="DIR", default=_TEMPLATES, help=text("register-templates")
        )
        return click.option(
            "--notice", type=INPUT, metavar="DIR", shell_complete=notices, help=text("register-notice")
        )(templates(command))

    return added


def _add(group: click.Group) -> None:
    @group.command("add", help=text("register-add"))
    @click.argument("number", required=False, metavar="[NUMBER]", help=text("register-number"))
    @_notice()
    @click.option("--units", type=INPUT, metavar="FILE", default=Path("units.yaml"), help=text("register-units"))
    @click.option("--title", metavar="TEXT", help=text("register-title"))
    @click.option("--recipients", metavar="TEXT", help=text("register-recipients"))
    @click.option("--copies", type=click.IntRange(1), metavar="N", help=text("register-copies"))
    @click.option("--secrecy", metavar="TEXT", help=text("register-secrecy"))
    @click.option("--note", metavar="TEXT", help=text("register-note"))
    @_series("register-prefix", "register-year")
    @click.option("--write", is_flag=True, help=text("register-write"))
    @_date()
    @_register()
    @json_option(text("register-add-json"))
    @language_option()
    def add_command(
        register: Path,
        date: datetime.date,
        notice: Path | None,
        templates: Path,
        units: Path,
        prefix: str | None,
        year: int | None,
        write: bool,
        as_json: bool,
        **said: object,
    ) -> None:
        from generator.dispatch import numbering
        from generator.register import entering

        given = {name: value for name, value in said.items() if value is not None}
        found = _entry(notice, templates, units, date, numbered="number" in given)
        print_problems(found.warnings)
        entry = replace(found.entry, **given)  # type: ignore[arg-type]  # Click hands over what it has checked
        prefix, year = prefix or found.series.prefix, year or found.series.year
        asked = _unnumbered(notice, entry, year) if write else None
        against = None if asked is None or entry.number else partial(asked.given, register)
        is_written = bool(entry.number) and entry.number == found.entry.number
        beside = None if asked is None or is_written else partial(numbering, asked.folder)
        with entering(register, entry, prefix=prefix, year=year, against=against, beside=beside) as added:
            _tell(added, register, as_json=as_json)
        if notice is not None and not (write or as_json or found.entry.number):
            print_lines([text("registered-unwritten", number=added.row.entry.number)])


def _entry(notice: Path | None, templates: Path, units: Path, date: datetime.date, *, numbered: bool) -> NoticeEntry:
    """What is to be entered as far as the notice says; without one only the house's series, unless ``numbered``."""
    from generator.dispatch import NoticeEntry, NoticeSeries, read_entry
    from generator.register import Entry, Matter

    if notice is not None:
        return read_entry(templates=templates, notice=notice, units=units, date=date)
    series = NoticeSeries(None if numbered else _prefix_of_house(templates), date.year)
    return NoticeEntry(Entry(Matter.ISSUED, date), series, ())


def _unnumbered(notice: Path | None, entry: Entry, year: int) -> Unnumbered:
    """The notice that gets its number. Raises UsageError where none is named, NoticeError where it cannot have one."""
    from generator.dispatch import Unnumbered, check_numbering

    if notice is None:
        raise UsageError(Problem("register-write-notice"))
    check_numbering(notice)
    return Unnumbered(notice, entry.title, entry.recipients, year)


def _prefix_of_house(templates: Path) -> str | None:
    """机关代字 of the house.yaml in ``templates``. Raises UsageError where that was named and is not there."""
    from generator.dispatch import house_prefix
    from generator.dispatch.sources import require

    if templates != _TEMPLATES:
        require(templates, folder=True)
    return house_prefix(templates)


def _next(group: click.Group) -> None:
    @group.command("next", example="fawen register next --notice templates/notice", help=text("register-next"))
    @_series("register-prefix", "register-year")
    @_notice()
    @_register()
    @json_option(text("register-next-json"))
    @language_option()
    def next_command(
        register: Path, prefix: str | None, year: int | None, notice: Path | None, templates: Path, as_json: bool
    ) -> None:
        from generator.register import next_number

        if notice is not None:
            from generator.dispatch import read_series

            found = read_series(templates=templates, notice=notice)
            prefix, year = prefix or found.prefix, year or found.year
        else:
            prefix = prefix or _prefix_of_house(templates)
        number = next_number(register, prefix=prefix, year=year or datetime.date.today().year)
        if not os.path.exists(register):
            print_problems([Problem("register-new", Span(str(register)))])
        if as_json:
            print_json([{"record": "next", "number": number}])
        else:
            print_lines([number])


def _void(group: click.Group) -> None:
    @group.command("void", help=text("register-void"))
    @click.argument("number", metavar="NUMBER", help=text("register-number"))
    @click.option("--reason", required=True, metavar="TEXT", help=text("register-reason"))
    @_date()
    @_register()
    @language_option()
    def void_command(register: Path, number: str, reason: str, date: datetime.date) -> None:
        from generator.register import Entry, Matter, entering

        _require(register)
        with entering(register, Entry(Matter.VOIDED, date, number, note=reason)) as added:
            _tell(added, register)


def _list(group: click.Group) -> None:
    @group.command("list", help=text("register-list"))
    @_series("register-only-prefix", "register-only-year")
    @json_option(text("register-json"))
    @_register()
    @language_option()
    def list_command(register: Path, prefix: str | None, year: int | None, as_json: bool) -> None:
        from generator.register import entries, renewed, standings

        _require(register)
        rows = [
            row
            for row in entries(register)
            if prefix in (None, row.number.series.prefix) and year in (None, row.number.series.year)
        ]
        found = standings(rows)
        if as_json:
            print_json((*map(row_mapping, rows), *map(standing_mapping, found)))
        else:
            titles = [text(f"register-column-{name}") for name in COLUMNS]
            print_lines(table_lines(titles, [cells(row) for row in rows]))
            print_lines(standing_lines(found))
        print_problems(renewed(register))


def _require(register: Path) -> None:
    """Raises UsageError where there is no register."""
    if not os.path.exists(register):
        raise UsageError(Problem("register-missing", Span(str(register))))


def _tell(added: Appended, register: Path, *, as_json: bool = False) -> None:
    """Prints the number alone, then where it has been entered; or the row."""
    print_problems(added.warnings)
    if as_json:
        print_json([row_mapping(added.row)])
        return
    number = added.row.entry.number
    print_lines([number, text("registered", matter=added.row.entry.matter, file=register, line=added.row.line)])
