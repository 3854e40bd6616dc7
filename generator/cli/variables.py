"""``fawen variables``: the fields that a template reads."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.completing import templates
from generator.cli.language import language_option
from generator.cli.options import INPUT, json_option
from generator.cli.printing import print_json, print_lines
from generator.ground.errors import Span
from generator.ground.words.vocabularies import command_text as text


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
        if as_json:
            print_json(_mapping(each.name, each.optional, each.conditional, each.span) for each in found)
            return
        for each in found:
            remarks = [text(key) for key in ("optional", "conditional") if getattr(each, key)]
            print_lines(["\t".join([each.name, each.span.text(), *remarks])])


def _mapping(name: str, optional: bool, conditional: bool, span: Span) -> dict[str, object]:
    """One variable as JSON; its ``place`` has the keys of a finding's place, null where they do not apply."""
    keys = ("part", "paragraph", "table", "row", "cell", "line", "column")
    place = {**{key: getattr(span, key) for key in keys}, "page": None}
    return {"name": name, "file": span.file, "optional": optional, "conditional": conditional, "place": place}
