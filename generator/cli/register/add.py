"""``fawen register add``: a number is entered."""

from __future__ import annotations

import datetime
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.language import language_option
from generator.cli.options import json_option, units_option
from generator.cli.printing import print_lines, print_problems
from generator.cli.register.entered import print_entered
from generator.cli.register.options import date_option, notice_options, prefix_of_house, register_option, series_options
from generator.cli.standing_options import StandingOption, is_typed
from generator.ground.errors import Problem, UsageError
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.dispatch import NoticeEntry, NoticeSeries
    from generator.register import Appended, RegisterEntry


def add_add(group: click.Group) -> None:
    """Adds ``add`` to the commands of ``register``."""

    @group.command("add", help=text("register-add"))
    @click.argument("number", required=False, metavar="[NUMBER]", help=text("register-number"))
    @notice_options()
    @units_option(text("register-units"))
    @click.option("--everybody/--no-everybody", cls=StandingOption, standing="everybody", help=text("build-everybody"))
    @click.option("--title", metavar="TEXT", help=text("register-title"))
    @click.option("--recipients", metavar="TEXT", help=text("register-recipients"))
    @click.option("--copies", type=click.IntRange(1), metavar="N", help=text("register-copies"))
    @click.option("--secrecy", metavar="TEXT", help=text("register-secrecy"))
    @click.option("--note", metavar="TEXT", help=text("register-note"))
    @series_options("register-prefix", "register-year")
    @click.option("--write", is_flag=True, help=text("register-write"))
    @date_option()
    @register_option()
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
        from generator.dispatch import read_entry
        from generator.register import entering

        if fields["title"] is not None and not is_typed("notice"):
            notice = None  # the entry is about another document than the standing notice
        given = {name: value for name, value in fields.items() if value is not None}
        if notice is None:
            found = _of_house(templates, date, numbered="number" in given)
        else:
            found = read_entry(templates=templates, notice=notice, units=units, date=date, everybody=everybody)
        print_problems(found.warnings)
        entry = replace(found.entry, **given)  # type: ignore[arg-type]  # Click hands over what it has checked
        series = replace(found.series, prefix=prefix or found.series.prefix, year=year or found.series.year)
        run = (
            _numbering(register, notice, found, entry, series)
            if write
            else entering(register, entry, prefix=series.prefix, year=series.year, besides=series.besides)
        )
        with run as added:
            print_entered(added, register, as_json=as_json)
        if notice is not None and not (write or as_json or found.entry.number):
            word = found.words.get("number", "number")
            print_lines([text("registered-unwritten", word=word, number=added.row.entry.number)])


def _of_house(templates: Path, date: datetime.date, *, numbered: bool) -> NoticeEntry:
    """The entry of a document without a notice here: only the house's series, unless it is ``numbered``."""
    from generator.dispatch import NoticeEntry, NoticeSeries
    from generator.register import Matter, RegisterEntry

    series = NoticeSeries(None if numbered else prefix_of_house(templates), date.year)
    return NoticeEntry(RegisterEntry(Matter.ISSUED, date), series, ())


def _numbering(
    register: Path, notice: Path | None, found: NoticeEntry, entry: RegisterEntry, series: NoticeSeries
) -> AbstractContextManager[Appended]:
    """The run that also writes the number into the notice. Raises UsageError where none is named."""
    from generator.dispatch import numbering_entry

    if notice is None:
        raise UsageError(Problem("register-write-notice"))
    return numbering_entry(register, notice, found, entry=entry, series=series)
