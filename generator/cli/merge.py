"""``fawen merge``: one document for each unit, from one template."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.build_records import file_records
from generator.cli.completing import templates
from generator.cli.language import language_option
from generator.cli.options import (
    INPUT,
    check_sheet_options,
    jobs_option,
    json_option,
    notice_option,
    quiet_option,
    set_output_option,
    sheet_options,
    units_option,
)
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.standing_options import StandingOption
from generator.cli.unit_options import choice_options, choice_shown
from generator.ground.words.vocabularies import command_text as text

_EXAMPLE = "fawen merge templates/unit/cover-letter.docx --units units.yaml --output letters --notice templates/notice"


def add_merge(group: click.Group) -> None:
    """Adds the command ``merge`` to ``group``."""

    @group.command("merge", example=_EXAMPLE, help=text("merge"))
    @click.argument(
        "template", type=INPUT, metavar="TEMPLATE.docx", shell_complete=templates, help=text("merge-template")
    )
    @units_option(text("merge-units"), default=None, required=True)
    @sheet_options()
    @set_output_option(text("merge-output"), required=True)
    @notice_option(text("merge-notice"))
    @choice_options(of_set=False)
    @click.option("--name", metavar="PATTERN", help=text("merge-name"))
    @click.option(
        "--number-from",
        type=click.IntRange(min=1),
        default=1,
        metavar="N",
        help=text("merge-number-from"),
    )
    @click.option("--print", "print_file", is_flag=True, help=text("merge-print"))
    @click.option(
        "--duplex/--no-duplex", cls=StandingOption, standing="duplex", default=False, help=text("merge-duplex")
    )
    @jobs_option(used=False)
    @quiet_option()
    @json_option(text("build-json"))
    @language_option()
    def merge_command(
        template: Path,
        units: Path,
        sheet: str | None,
        name_column: str | None,
        quiet: bool,
        as_json: bool,
        output: Path,
        **options: object,
    ) -> None:
        from generator.dispatch.merging import merge
        from generator.ground.words.vocabularies import report_text

        check_sheet_options(units, sheet, name_column)
        quiet = quiet or as_json
        merged = merge(
            template,
            units=units,
            sheet=sheet,
            name_column=name_column,
            output=output,
            chosen=choice_shown(quiet=quiet),
            **options,  # type: ignore[arg-type]  # Click hands over what it has checked
        )
        print_problems(merged.warnings)
        if as_json:
            print_json(file_records(output, merged.changes, {}, planned=False))
        elif not quiet:
            print_lines([report_text("built", count=len(merged.files), folder=output)])
