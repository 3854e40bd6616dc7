"""``fawen register``: numbers entered, the next one, all of them, one voided. The one place where the clock is read."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.completing import files, notices
from generator.cli.options import INPUT, TARGET, language_option
from generator.cli.printing import print_lines, print_problems
from generator.cli.registered import COLUMNS, cells, row_mapping, standing_lines, standing_mapping
from generator.cli.table import table_lines
from generator.cli.texts import text
from generator.cli.usage import ValueFault
from generator.errors import Lang, Problem, Span, UsageError

if TYPE_CHECKING:
    from generator.register import Appended

F = TypeVar("F", bound=Callable[..., object])

_DEFAULT = Path("output/发文登记簿.csv")


def add_register(group: click.Group, lang: Lang) -> None:
    """Adds the command ``register`` and those below it."""

    @group.group("register", section="office", help=text("register", lang))
    @language_option(lang)
    def register_command() -> None:
        pass

    for add in (_add, _next, _list, _void):
        add(register_command, lang)


def _register(lang: Lang) -> Callable[[F], F]:
    """``--register``."""
    explained = text("register-file", lang, default=_DEFAULT)
    return click.option(
        "--register", type=TARGET, metavar="FILE", shell_complete=files, default=_DEFAULT, help=explained
    )


def _date(lang: Lang) -> Callable[[F], F]:
    """``--date``, written as the front matter writes a day."""

    def day(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date:
        from generator.source import OfficialDate

        if value is None:
            return datetime.date.today()
        try:
            return OfficialDate.parse(value).day_of_calendar
        except ValueError as fault:
            raise ValueFault(text("register-no-day", lang, value=value), ctx, param) from fault

    return click.option("--date", callback=day, metavar="DATE", help=text("register-date", lang))


def _series(lang: Lang, prefix: str, year: str) -> Callable[[F], F]:
    """``--prefix`` and ``--year``, explained by the texts of those keys."""

    def added(command: F) -> F:
        with_year = click.option("--year", type=click.IntRange(1), metavar="YEAR", help=text(year, lang))(command)
        return click.option("--prefix", metavar="PREFIX", help=text(prefix, lang))(with_year)

    return added


def _notice(lang: Lang) -> Callable[[F], F]:
    """``--notice``, and the templates whose house.yaml stands behind it."""

    def added(command: F) -> F:
        templates = click.option(
            "--templates", type=INPUT, metavar="DIR", default=Path("templates"), help=text("register-templates", lang)
        )
        return click.option(
            "--notice", type=INPUT, metavar="DIR", shell_complete=notices, help=text("register-notice", lang)
        )(templates(command))

    return added


def _add(group: click.Group, lang: Lang) -> None:
    @group.command("add", help=text("register-add", lang))
    @click.argument("number", required=False, metavar="[NUMBER]", help=text("register-number", lang))
    @_notice(lang)
    @click.option("--units", type=INPUT, metavar="FILE", default=Path("units.yaml"), help=text("register-units", lang))
    @click.option("--title", metavar="TEXT", help=text("register-title", lang))
    @click.option("--recipients", metavar="TEXT", help=text("register-recipients", lang))
    @click.option("--copies", type=click.IntRange(1), metavar="N", help=text("register-copies", lang))
    @click.option("--secrecy", metavar="TEXT", help=text("register-secrecy", lang))
    @click.option("--note", metavar="TEXT", help=text("register-note", lang))
    @_series(lang, "register-prefix", "register-year")
    @_date(lang)
    @_register(lang)
    @language_option(lang)
    def add_command(
        register: Path,
        date: datetime.date,
        notice: Path | None,
        templates: Path,
        units: Path,
        prefix: str | None,
        year: int | None,
        **said: object,
    ) -> None:
        from generator.register import Entry, Matter, entering

        entry = Entry(Matter.ISSUED, date)
        if notice is not None:
            from generator.dispatch import read_entry

            found = read_entry(templates=templates, notice=notice, units=units, date=date)
            print_problems(found.warnings, lang)
            entry, prefix, year = found.entry, prefix or found.series.prefix, year or found.series.year
        given = {name: value for name, value in said.items() if value is not None}
        entry = replace(entry, **given)  # type: ignore[arg-type]  # Click hands over what it has checked
        with entering(register, entry, prefix=prefix, year=year) as added:
            _tell(added, register, lang)


def _next(group: click.Group, lang: Lang) -> None:
    @group.command("next", example="fawen register next --notice templates/notice", help=text("register-next", lang))
    @_series(lang, "register-prefix", "register-year")
    @_notice(lang)
    @_register(lang)
    @language_option(lang)
    def next_command(
        register: Path, prefix: str | None, year: int | None, notice: Path | None, templates: Path
    ) -> None:
        from generator.register import next_number

        if notice is not None:
            from generator.dispatch import read_series

            found = read_series(templates=templates, notice=notice)
            prefix, year = prefix or found.prefix, year or found.year
        number = next_number(register, prefix=prefix, year=year or datetime.date.today().year)
        if not os.path.exists(register):
            print_problems([Problem("register-new", Span(str(register)))], lang)
        print_lines([number])


def _void(group: click.Group, lang: Lang) -> None:
    @group.command("void", help=text("register-void", lang))
    @click.argument("number", metavar="NUMBER", help=text("register-number", lang))
    @click.option("--reason", required=True, metavar="TEXT", help=text("register-reason", lang))
    @_date(lang)
    @_register(lang)
    @language_option(lang)
    def void_command(register: Path, number: str, reason: str, date: datetime.date) -> None:
        from generator.register import Entry, Matter, entering

        _require(register)
        with entering(register, Entry(Matter.VOIDED, date, number, note=reason)) as added:
            _tell(added, register, lang)


def _list(group: click.Group, lang: Lang) -> None:
    @group.command("list", help=text("register-list", lang))
    @_series(lang, "register-only-prefix", "register-only-year")
    @click.option("--json", "as_json", is_flag=True, help=text("register-json", lang))
    @_register(lang)
    @language_option(lang)
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
            told = (*map(row_mapping, rows), *map(standing_mapping, found))
            print_lines(json.dumps(each, ensure_ascii=False) for each in told)
        else:
            titles = [text(f"register-column-{name}", lang) for name in COLUMNS]
            print_lines(table_lines(titles, [cells(row) for row in rows]))
            print_lines(standing_lines(found, lang))
        print_problems(renewed(register), lang)


def _require(register: Path) -> None:
    """Raises UsageError where there is no register."""
    if not os.path.exists(register):
        raise UsageError(Problem("register-missing", Span(str(register))))


def _tell(added: Appended, register: Path, lang: Lang) -> None:
    """Prints the number alone, then where it has been entered."""
    print_problems(added.warnings, lang)
    number = added.row.entry.number
    print_lines([number, text("registered", lang, matter=added.row.entry.matter, file=register, line=added.row.line)])
