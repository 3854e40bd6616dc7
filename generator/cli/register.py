"""``fawen register``: numbers entered, the next one, all of them, one voided."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.command_help import add_group
from generator.cli.language import F, language_option
from generator.cli.options import TARGET, json_option, notice_option, several, templates_option, units_option
from generator.cli.printing import Record, print_either, print_lines, print_problems, record_of, table_lines
from generator.cli.standing_options import StandingOption, is_typed
from generator.cli.usage_errors import ValueFault
from generator.ground.desk_names import OUTPUT, TEMPLATES
from generator.ground.errors import Problem, Span, UsageError, printable
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.register.appending import AppendResult
    from generator.register.next_number import Standing
    from generator.register.register_row import RegisterRow


def add_register(program: click.Group) -> None:
    """Adds the command ``register`` and those below it to ``program``."""
    add_group(program, "register", (add_add, add_next, add_list, add_void))


# ``fawen register add``: a number is entered.


def add_add(group: click.Group) -> None:
    """Adds ``add`` to the commands of ``register``."""

    @group.command("add", help=text("register-add"))
    @click.argument("number", required=False, metavar="[NUMBER]", help=text("register-number"))
    @_notice_options()
    @units_option(text("register-units"))
    @click.option("--everybody/--no-everybody", cls=StandingOption, standing="everybody", help=text("build-everybody"))
    @click.option("--title", metavar="TEXT", help=text("register-title"))
    @click.option("--recipients", metavar="TEXT", help=text("register-recipients"))
    @click.option("--copies", type=click.IntRange(1), metavar="N", help=text("register-copies"))
    @click.option("--secrecy", metavar="TEXT", help=text("register-secrecy"))
    @click.option("--note", metavar="TEXT", help=text("register-note"))
    @_series_options("register-prefix", "register-year")
    @click.option("--write", is_flag=True, help=text("register-write"))
    @_date_option()
    @_register_option()
    @json_option(text("register-add-json"))
    @language_option()
    def add_command(
        register: Path,
        date: datetime.date,
        notice: Path | None,
        templates: Path,
        units: Path,
        everybody: bool,
        prefix: str | None,
        year: int | None,
        write: bool,
        as_json: bool,
        **fields: object,
    ) -> None:
        from generator.dispatch.registering import NoticeEntry, NoticeSeries, numbering_entry, read_entry
        from generator.register.appending import entering
        from generator.register.register_row import Matter, RegisterEntry

        if fields["title"] is not None and not is_typed("notice"):
            notice = None  # the entry is about another document than the standing notice
        given = {name: value for name, value in fields.items() if value is not None}
        if notice is None:  # nothing but the house's series is known of it
            house = NoticeSeries(None if "number" in given else _prefix_of_house(templates), date.year)
            found = NoticeEntry(RegisterEntry(Matter.ISSUED, date), house, ())
        else:
            found = read_entry(templates=templates, notice=notice, units=units, date=date, everybody=everybody)
        print_problems(found.warnings)
        series = found.series.of(prefix=prefix, year=year)
        if "number" in given:
            given["number"] = series.number(str(given["number"]))
        entry = replace(found.entry, **given)  # type: ignore[arg-type]  # Click hands over what it has checked
        if not write:
            run = entering(
                register,
                entry,
                prefix=series.prefix,
                year=series.year,
                besides=series.besides,
                counted=series.counted,
            )
        elif notice is None:
            raise UsageError(Problem("register-write-notice"))
        else:
            run = numbering_entry(register, notice, found, entry=entry, series=series)
        with run as added:
            _print_entered(added, register, as_json=as_json)
        if notice is not None and not (write or as_json or found.entry.number):
            word = found.words.get("number", "number")
            print_lines([text("registered-unwritten", word=word, number=added.row.number.printed)])


# ``fawen register next``: the next number of a series.


def add_next(group: click.Group) -> None:
    """Adds ``next`` to the commands of ``register``."""

    @group.command("next", example="fawen register next --notice templates/notice", help=text("register-next"))
    @_series_options("register-prefix", "register-year")
    @_notice_options()
    @_register_option()
    @json_option(text("register-next-json"))
    @language_option()
    def next_command(
        register: Path, prefix: str | None, year: int | None, notice: Path | None, templates: Path, as_json: bool
    ) -> None:
        from generator.register.next_number import next_number
        from generator.standard import printed_number

        besides = counted = None
        if notice is not None:
            from generator.dispatch.registering import read_series

            found = read_series(templates=templates, notice=notice).of(prefix=prefix, year=year)
            prefix, year, besides, counted = found.prefix, found.year, found.besides, found.counted
        else:
            prefix = prefix or _prefix_of_house(templates)
        year = year or datetime.date.today().year
        number = next_number(register, prefix=prefix, year=year, besides=besides, counted=counted)
        if not os.path.exists(register):
            print_problems([Problem("register-new", Span(str(register)))])
        printed = printed_number(number)
        record: Record = {"record": "next", "number": number, **({} if printed == number else {"printed": printed})}
        print_either([record], [number], as_json=as_json)


# ``fawen register list``: all entries, then what is missing and void in each series.


def add_list(group: click.Group) -> None:
    """Adds ``list`` to the commands of ``register``."""

    @group.command("list", help=text("register-list"))
    @_series_options("register-only-prefix", "register-only-year")
    @json_option(text("register-json"))
    @_register_option()
    @language_option()
    def list_command(register: Path, prefix: str | None, year: int | None, as_json: bool) -> None:
        from generator.register.appending import entries, renewed
        from generator.register.next_number import standings

        _require_register(register)
        rows = [
            row
            for row in entries(register)
            if prefix in (None, row.number.series.prefix) and year in (None, row.number.series.year)
        ]
        found = standings(rows)
        records = list(map(_row_mapping, rows))
        cells = [["" if record[name] is None else str(record[name]) for name in _COLUMNS] for record in records]
        table = table_lines([text(f"register-column-{name}") for name in _COLUMNS], cells)
        print_either(chain(records, map(_series_mapping, found)), chain(table, _series_lines(found)), as_json=as_json)
        print_problems(renewed(register))


# ``fawen register void``: a number is voided, and stays in the register.


def add_void(group: click.Group) -> None:
    """Adds ``void`` to the commands of ``register``."""

    @group.command("void", help=text("register-void"))
    @click.argument("number", metavar="NUMBER", help=text("register-number"))
    @click.option("--reason", required=True, metavar="TEXT", help=text("register-reason"))
    @_date_option()
    @_register_option()
    @language_option()
    def void_command(register: Path, number: str, reason: str, date: datetime.date) -> None:
        from generator.register.appending import voiding

        _require_register(register)
        with voiding(register, number, reason, date) as added:
            _print_entered(added, register)


# Rows and series of the register, as lines and as JSON.


_COLUMNS = ("serial", "date", "matter", "number", "secrecy", "copies", "title", "recipients", "filed", "note")
"""The columns of the table, the short ones first."""


def _row_mapping(row: RegisterRow) -> Record:
    """A row as ``--json`` has it."""
    entry, series = row.entry, row.number.series
    return {
        "record": "entry", "serial": row.serial, "date": entry.date.isoformat(), "matter": str(entry.matter),
        "number": entry.number, "prefix": series.prefix, "year": series.year,
        **({"term": series.term} if series.term else {}),
        **record_of(entry, "secrecy", "title", "recipients", "copies", "filed", "note"),
    }  # fmt: skip


def _series_mapping(standing: Standing) -> Record:
    """A series as ``--json`` has it; ``missing`` are the first and last serials of its gaps."""
    series = standing.series
    return {
        "record": "series", "prefix": series.prefix, "year": series.year,
        **({"term": series.term} if series.term else {}),
        "next": series.number(standing.next),
        "missing": [list(gap) for gap in standing.gaps], "voided": [row.entry.number for row in standing.voided],
    }  # fmt: skip


def _series_lines(found: Sequence[Standing]) -> Iterator[str]:
    """What is missing and void in each series, and its next number."""
    from generator.register.next_number import gap_text

    for each in found:
        for gap in each.gaps:
            yield text("register-missing", numbers=gap_text(each.series, gap).text())
        for row in each.voided:
            reason = printable(row.entry.note)
            yield text("register-voided", number=row.entry.number, line=row.line, reason=reason)
        yield text("register-next-free", number=each.series.number(each.next))


# Printing of what has been entered in the register.


def _print_entered(added: AppendResult, register: Path, *, as_json: bool = False) -> None:
    """Prints the number on a line of its own, then where it has been entered; or the row as JSON."""
    print_problems(added.warnings)
    entry, line = added.row.entry, added.row.line
    lines = [entry.number, text("registered", matter=entry.matter, file=register, line=line)]
    print_either([_row_mapping(added.row)], lines, as_json=as_json)


# What several commands of the register take: the file, a day, a series, a notice.


DEFAULT_REGISTER = Path(OUTPUT, "发文登记簿.csv")


def _register_option() -> Callable[[F], F]:
    """``--register``: the file of the register."""
    explained = text("register-file", default=DEFAULT_REGISTER)
    return click.option(
        "--register",
        cls=StandingOption,
        standing="register",
        below=("output", DEFAULT_REGISTER.name),
        type=TARGET,
        metavar="FILE",
        default=DEFAULT_REGISTER,
        help=explained,
    )


def _date_option() -> Callable[[F], F]:
    """``--date``: a day, written as in front matter; by default today."""

    def day(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date:
        from generator.ground.source.date import OfficialDate

        if value is None:
            return datetime.date.today()
        try:
            return OfficialDate.parse(value).day_of_calendar
        except ValueError as fault:
            raise ValueFault(text("register-no-day", value=value), ctx, param) from fault

    return click.option("--date", callback=day, metavar="DATE", help=text("register-date"))


def _series_options(prefix: str, year: str) -> Callable[[F], F]:
    """``--prefix`` and ``--year``, explained by the texts of these keys."""
    return several(
        click.option("--prefix", metavar="PREFIX", help=text(prefix)),
        click.option("--year", type=click.IntRange(1), metavar="YEAR", help=text(year)),
    )


def _notice_options() -> Callable[[F], F]:
    """``--notice``, and ``--templates``, whose house.yaml has what the notice does not say."""
    return several(
        notice_option(text("register-notice")),
        templates_option(text("register-templates")),
    )


def _prefix_of_house(templates: Path) -> str | None:
    """机关代字 of the house.yaml in ``templates``. Raises UsageError where that was named and is not there."""
    from generator.dispatch.build_sources import require
    from generator.dispatch.registering import house_prefix

    if templates != Path(TEMPLATES):
        require(templates, folder=True)
    return house_prefix(templates)


def _require_register(register: Path) -> None:
    """Raises UsageError where there is no register."""
    if not os.path.exists(register):
        raise UsageError(Problem("register-missing", Span(str(register))))
