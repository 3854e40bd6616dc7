"""``fawen roster``: the roster made or changed by a sheet, checked, and written as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.cli import command_help, options, standing_options
from generator.cli.language import language_option
from generator.cli.printing import Record, print_either, print_json, print_lines, print_problems, record_of
from generator.cli.usage_errors import CallFault
from generator.ground.desk_names import UNITS
from generator.ground.errors import GeneratorError, Problem, Span, UsageError, joined, printable
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.roster.editing.importing import ImportResult
    from generator.roster.editing.roster_changes import Comparison, Held
    from generator.roster.units.explicit_roster import ExplicitRoster
    from generator.roster.units.groups import Roster
    from generator.roster.units.unit import Unit


def add_roster(program: click.Group) -> None:
    """Adds the command ``roster`` and those below it to ``program``."""
    command_help.add_group(program, "roster", (add_import, add_export, add_check))


# ``fawen roster import``: a sheet becomes a new units.yaml, or changes an existing one.


def add_import(group: click.Group) -> None:
    """Adds ``import`` to the commands of ``roster``."""

    @group.command("import", help=text("roster-import"))
    @click.argument("file", type=options.INPUT, metavar="FILE")
    @click.option("--into", type=options.TARGET, metavar="units.yaml", help=text("roster-into"))
    @options.output_option("FILE.yaml", text("roster-output"))
    @options.sheet_options()
    @click.option("--group-column", metavar="HEADING", help=text("roster-group-column"))
    @click.option("--no-groups", is_flag=True, help=text("roster-no-groups"))
    @click.option("--everybody", is_flag=True, help=text("roster-everybody"))
    @click.option("--remove", is_flag=True, help=text("roster-remove"))
    @options.dry_run_option(text("roster-dry-run"))
    @options.json_option(text("roster-import-json"))
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
        from generator.desk.starters.starter_files import is_sample

        options.check_sheet_options(file, sheet, name_column, group_column)
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
        from generator.roster.sheets.named_file import load_explicit
        from generator.roster.units.groups import for_everybody

        addresses = None if self.no_groups else addressed_words(standing_options.desk_places().templates.path)
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
    from generator.roster.editing.importing import write_roster
    from generator.roster.editing.reshaping import new_roster

    roster = _loaded(source)
    if output is not None:
        write_roster(output, roster)
    if as_json:
        print_json(_roster_records(roster))
    elif output is None:
        print_lines([new_roster(roster).removesuffix("\n")])
    else:
        print_lines([text("roster-written", file=output, count=len(roster.units))])


def _in_place_of_sample(source: _Source, into: Path, *, dry_run: bool, as_json: bool) -> None:
    """Writes a new roster over the sample ``into`` that nobody has changed, unless it is a dry run; prints that."""
    from generator.desk.starters.starter_desk import write_first_roster

    roster = _loaded(source)
    if not dry_run:
        write_first_roster(into, roster)
    key = "roster-sample-would" if dry_run else "roster-sample-replaced"
    print_either(_roster_records(roster), [text(key, file=into, count=len(roster.units))], as_json=as_json)


def _loaded(source: _Source) -> Roster:
    """The roster of ``source``, after its warnings are printed."""
    from generator.roster.units.doubts import former_name_doubts

    roster = source.read().roster
    print_problems((*roster.warnings, *former_name_doubts(roster)))
    return roster


def _bring_in(source: _Source, into: Path, *, remove: bool, dry_run: bool, as_json: bool) -> None:
    """Prints the changes to ``into`` and, unless it is a dry run, writes them."""
    from generator.roster.editing.importing import ImportChanges, import_into
    from generator.roster.units.load import load_roster

    said = source.read(load_roster(into))
    imported = import_into(into, said, remove=remove, dry_run=dry_run)
    print_problems((*said.roster.warnings, *imported.warnings))
    if as_json:
        print_json(_import_records(imported))
        return
    changes = ImportChanges(imported)
    lines = [printable(change.sentence()) for change in changes]
    print_lines([*lines, changes.counts()] if lines else [])
    end = "roster-unchanged" if imported.comparison.is_empty else "roster-would" if dry_run else "roster-done"
    print_lines([text(end, file=into)])


# Records of ``roster import --json``: the changes of an import.


def _import_records(imported: ImportResult) -> Iterator[Record]:
    """A record for each change in a roster, and for what is kept although the sheet lacks it."""
    comparison = imported.comparison
    yield from _of_groups(comparison)
    yield from _of_values(comparison)
    for new in comparison.added:
        yield _record("added", new.unit, after=_values(new.given))
    for number in comparison.missing:
        unit, gone = comparison.roster.units[number], number in comparison.removed
        values = _values(comparison.given[number])
        yield _record("removed" if gone else "kept", unit, before=values, after=None if gone else values)
    for comment in imported.lost_comments:
        yield _record("removed", None, before=comment)


def _roster_records(roster: Roster) -> Iterator[Record]:
    """A record for each unit of a whole new roster."""
    from generator.roster.editing.roster_changes import explicit_values
    from generator.roster.units.explicit_roster import explicit_fields

    for unit in roster.units:
        yield _record("added", unit, after=_values(explicit_values(unit, explicit_fields(unit))))


def _of_groups(comparison: Comparison) -> Iterator[Record]:
    """New fields, new titles of standard fields, new groups, and groups with another class."""
    for field in comparison.new_fields:
        yield _record("added", None, field=field.name, after=field.title)
    for title, name in comparison.new_headings.items():
        yield _record("added", None, field=name, after=title)
    for group in comparison.roster.groups:
        if group.name in comparison.classes:
            after = list(comparison.classes[group.name])
            yield _record("changed", None, group.name, field="class", before=list(group.classes), after=after)
    for group in comparison.new_groups:
        yield _record("added", None, group.name, field="class", after=list(group.classes))


def _of_values(comparison: Comparison) -> Iterator[Record]:
    """Values that change, and those that are kept where the sheet has none."""
    from generator.roster.editing.roster_changes import held

    units = comparison.roster.units
    for change in comparison.changes:
        before, after = _value(change.old), _value(change.new)
        yield _record("changed", units[change.unit], field=change.field, before=before, after=after)
    for number, group in comparison.moves.items():
        yield _record("changed", units[number], field="group", before=units[number].group, after=group)
    for number, field in comparison.kept:
        value = _value(held(units[number], field))
        yield _record("kept", units[number], field=field, before=value, after=value)


def _values(given: Mapping[str, Held]) -> Record:
    return {field: _value(value) for field, value in given.items()}


def _value(value: Held) -> object:
    """``value`` as it is typed, several texts as a list; None for an empty one."""
    from generator.roster.editing.roster_changes import as_text

    return list(value) if isinstance(value, tuple) else as_text(value) or None


def _record(
    action: str,
    unit: Unit | None,
    group: str | None = None,
    *,
    field: str | None = None,
    before: object = None,
    after: object = None,
) -> Record:
    """A record, which has the same keys as every other.

    For a whole unit that is added, removed or kept ``field`` is null, and ``before`` and ``after`` are all its values;
    for a field or a group ``unit`` is null.
    """
    return {
        "unit": None if unit is None else unit.name,
        "code": None if unit is None else unit.code or None,
        "group": group if unit is None else unit.group,
        "field": field,
        "before": before,
        "after": after,
        "action": action,
    }


# ``fawen roster check``: errors and warnings of a roster.


def add_check(group: click.Group) -> None:
    """Adds ``check`` to the commands of ``roster``."""

    @group.command("check", help=text("roster-check"))
    @options.units_option(text("roster-units"))
    @click.option("--sheet", metavar="NAME", help=text("roster-check-sheet"))
    @options.json_option(text("roster-json"))
    @language_option()
    def check_command(units: Path, sheet: str | None, as_json: bool) -> int:
        from generator.roster.sheets.named_file import load_units
        from generator.roster.units.doubts import doubts

        try:
            roster = load_units(units, sheet=sheet)
            counts = {"units": len(roster.units), "groups": len(roster.groups)}
            problems = (*roster.warnings, *doubts(roster))
        except UsageError:
            raise
        except GeneratorError as fault:
            counts, problems = {}, fault.problems
        errors, warnings = (sum(each.severity == kind for each in problems) for kind in ("error", "warning"))
        key = "roster-checked" if counts else "roster-wrong"
        end = text(key, file=units, errors=errors, warnings=warnings, **counts)
        lines = chain((f"{each.text()}\n" for each in problems), [end])
        print_either(map(_problem_record, problems), lines, as_json=as_json)
        return int(errors > 0)


def _problem_record(problem: Problem) -> Record:
    """A problem as JSON; its ``place`` has null where a key does not apply."""
    return {
        "file": "" if problem.span is None else problem.span.file,
        **record_of(problem, "code", "severity", "units", "field"),
        "place": record_of(problem.span, "line", "column", "part"),
        "message": problem.message(),
        "remedy": problem.remedy(),
        "suggestion": problem.suggestion,
    }


# ``fawen roster export``: the roster as a sheet for Excel or WPS.


def add_export(group: click.Group) -> None:
    """Adds ``export`` to the commands of ``roster``."""

    @group.command("export", help=text("roster-export"))
    @click.argument("out", type=options.TARGET, metavar="OUT.xlsx|.csv")
    @options.units_option(text("roster-export-units", default=UNITS))
    @click.option("--sheet", metavar="NAME", help=text("roster-export-sheet"))
    @options.quiet_option()
    @language_option()
    def export_command(out: Path, units: Path, sheet: str | None, quiet: bool) -> None:
        from generator.roster.sheets.exporting import write_roster
        from generator.roster.sheets.named_file import load_units

        roster = load_units(units, sheet=sheet)
        print_problems((*roster.warnings, *write_roster(roster, out)))
        if not quiet:
            print_lines([text("roster-exported", count=len(roster.units), file=out)])
