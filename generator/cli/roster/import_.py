"""``fawen roster import``: a sheet becomes a new units.yaml, or changes an existing one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.cli.language import language_option
from generator.cli.options import INPUT, TARGET, dry_run_option, json_option, output_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.roster.import_lines import imported_lines
from generator.cli.roster.import_records import import_records, roster_records
from generator.cli.sheet_options import check_sheet_options, sheet_options
from generator.cli.standing_options import desk_places
from generator.cli.usage_errors import CallFault
from generator.ground.errors import Problem, Span, UsageError, joined
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.roster.units import ExplicitRoster, Roster


def add_import(group: click.Group) -> None:
    """Adds ``import`` to the commands of ``roster``."""

    @group.command("import", help=text("roster-import"))
    @click.argument("file", type=INPUT, metavar="FILE")
    @click.option("--into", type=TARGET, metavar="units.yaml", help=text("roster-into"))
    @output_option("FILE.yaml", text("roster-output"))
    @sheet_options()
    @click.option("--group-column", metavar="HEADING", help=text("roster-group-column"))
    @click.option("--no-groups", is_flag=True, help=text("roster-no-groups"))
    @click.option("--everybody", is_flag=True, help=text("roster-everybody"))
    @click.option("--remove", is_flag=True, help=text("roster-remove"))
    @dry_run_option(text("roster-dry-run"))
    @json_option(text("roster-import-json"))
    @language_option()
    def import_command(
        file: Path,
        into: Path | None,
        output: Path | None,
        sheet: str | None,
        name_column: str | None,
        group_column: str | None,
        no_groups: bool,
        everybody: bool,
        remove: bool,
        dry_run: bool,
        as_json: bool,
    ) -> None:
        from generator.desk.starters import is_sample

        check_sheet_options(file, sheet, name_column, group_column)
        if (group_column is not None) + no_groups + everybody > 1:
            raise CallFault(text("roster-one-of-groups"))
        source = _Source(file, sheet, name_column, group_column, no_groups or everybody, everybody)
        if into is None:
            if remove or dry_run:
                raise CallFault(text("roster-only-into"))
            _make(source, output, as_json=as_json)
        elif output is not None:
            raise CallFault(text("roster-into-or-output"))
        elif is_sample(into):
            _in_place_of_sample(source, into, dry_run=dry_run, as_json=as_json)
        else:
            _bring_in(source, into, remove=remove, dry_run=dry_run, as_json=as_json)


class _Source(NamedTuple):
    """The ``file`` to import, which of its sheets, the headings above the units' names and groups, and what is said.

    ``no_groups``: no other column has the groups; ``everybody``: each group is for everybody.
    """

    file: Path
    sheet: str | None
    name_column: str | None
    group_column: str | None
    no_groups: bool
    everybody: bool

    def read(self, into: Roster | None = None) -> ExplicitRoster:
        """Its units, with the words of the roster ``into``."""
        from generator.desk.notice_states import addressed_words
        from generator.roster.sheets import load_explicit
        from generator.roster.units import for_everybody

        addresses = None if self.no_groups else addressed_words(desk_places().templates.path)
        chosen = {} if self.group_column is None else {self.group_column: "group"}
        read = load_explicit(
            self.file,
            sheet=self.sheet,
            into=into,
            name_column=self.name_column,
            chosen=chosen,
            takes_in=True,
            addresses=addresses,
        )
        if self.group_column is not None and "group" not in read.columns:
            facts = {"name": self.group_column, "known": joined(read.roster.headings)}
            raise UsageError(Problem("sheet-name-unknown", Span(str(self.file)), facts))
        return replace(read, roster=for_everybody(read.roster)) if self.everybody else read


def _make(source: _Source, output: Path | None, *, as_json: bool) -> None:
    """Prints a new roster, or writes it to ``output``; ``as_json`` prints its units either way."""
    from generator.roster.editing import new_roster, write_roster

    roster = _loaded(source)
    if output is not None:
        write_roster(output, roster)
    if as_json:
        print_json(roster_records(roster))
    elif output is None:
        print_lines([new_roster(roster).removesuffix("\n")])
    else:
        print_lines([text("roster-written", file=output, count=len(roster.units))])


def _in_place_of_sample(source: _Source, into: Path, *, dry_run: bool, as_json: bool) -> None:
    """Writes a new roster over the sample ``into`` that nobody has changed, unless it is a dry run; prints that."""
    from generator.desk.starters import write_first_roster

    roster = _loaded(source)
    if not dry_run:
        write_first_roster(into, roster)
    if as_json:
        print_json(roster_records(roster))
    else:
        key = "roster-sample-would" if dry_run else "roster-sample-replaced"
        print_lines([text(key, file=into, count=len(roster.units))])


def _loaded(source: _Source) -> Roster:
    """The roster of ``source``, after its warnings are printed."""
    from generator.roster.units import former_name_doubts

    roster = source.read().roster
    print_problems((*roster.warnings, *former_name_doubts(roster)))
    return roster


def _bring_in(source: _Source, into: Path, *, remove: bool, dry_run: bool, as_json: bool) -> None:
    """Prints the changes to ``into`` and, unless it is a dry run, writes them."""
    from generator.roster.editing import import_into
    from generator.roster.units import load_roster

    said = source.read(load_roster(into))
    imported = import_into(into, said, remove=remove, dry_run=dry_run)
    print_problems((*said.roster.warnings, *imported.warnings))
    if as_json:
        print_json(import_records(imported))
        return
    print_lines(imported_lines(imported))
    end = "roster-unchanged" if imported.comparison.is_empty else "roster-would" if dry_run else "roster-done"
    print_lines([text(end, file=into)])
