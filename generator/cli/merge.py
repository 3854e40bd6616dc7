"""``fawen merge``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.choosing import choice_options, choice_shown
from generator.cli.completing import templates
from generator.cli.file_records import file_records
from generator.cli.language import language_option
from generator.cli.options import (
    INPUT,
    jobs_option,
    json_option,
    notice_option,
    output_option,
    path_option,
    quiet_option,
)
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.texts import text
from generator.ground.errors import Lang

_EXAMPLE = "fawen merge templates/unit/cover-letter.docx --units units.yaml --output letters --notice templates/notice"


def add_merge(group: click.Group, lang: Lang) -> None:
    """Adds the command to ``group``."""

    @group.command("merge", example=_EXAMPLE, help=text("merge", lang))
    @click.argument(
        "template", type=INPUT, metavar="TEMPLATE.docx", shell_complete=templates, help=text("merge-template", lang)
    )
    @path_option("--units", "FILE", text("merge-units", lang))
    @output_option("DIR", text("merge-output", lang), required=True)
    @notice_option(text("merge-notice", lang))
    @choice_options(lang, of_set=False)
    @click.option("--name", metavar="PATTERN", help=text("merge-name", lang))
    @jobs_option(lang, used=False)
    @quiet_option(lang)
    @json_option(text("build-json", lang))
    @language_option(lang)
    def merge_command(template: Path, quiet: bool, as_json: bool, output: Path, **options: object) -> None:
        from generator.dispatch import merge

        quiet = quiet or as_json
        merged = merge(
            template,
            output=output,
            chosen=choice_shown(lang, quiet=quiet),
            **options,  # type: ignore[arg-type]  # Click hands over what it has checked
        )
        print_problems(merged.warnings, lang)
        if as_json:
            print_json(file_records(output, merged.changes, {}, planned=False))
        elif not quiet:
            print_lines([text("built", lang, count=len(merged.files), folder=output)])
