"""``fawen variables``: the fields that a template reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.completing import templates
from generator.cli.language import language_option
from generator.cli.options import INPUT, json_option
from generator.cli.printing import Record, print_either, record_of
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.templates.expressions.bare_names import Variable

_FLAGS = ("optional", "conditional")


def add_variables(group: click.Group) -> None:
    """Adds the command ``variables`` to ``group``."""

    @group.command(
        "variables",
        example="fawen variables templates/unit/cover-letter.docx",
        help=text("variables"),
    )
    @click.argument(
        "template", type=INPUT, metavar="TEMPLATE", shell_complete=templates, help=text("variables-template")
    )
    @json_option(text("variables-json"))
    @language_option()
    def variables_command(template: Path, as_json: bool) -> None:
        from generator.dispatch.template_variables import variables

        found = variables(template)
        lines = (
            "\t".join([each.name, each.span.text(), *(text(key) for key in _FLAGS if getattr(each, key))])
            for each in found
        )
        print_either(map(_record, found), lines, as_json=as_json)


def _record(variable: Variable) -> Record:
    """One variable as JSON; its ``place`` has the keys of a finding's place, null where they do not apply."""
    span, flags = variable.span, record_of(variable, *_FLAGS)
    place = record_of(span, "part", "paragraph", "table", "row", "cell", "line", "column", "page")
    return {"name": variable.name, "file": span.file, **flags, "place": place}
