"""``fawen textconv``: a .docx as text. Git calls it for each version that it compares."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import language, options, printing
from generator.ground.words.vocabularies import command_text as text


def add_textconv(group: click.Group) -> None:
    """Adds the command ``textconv`` to ``group``."""

    @group.command("textconv", unsettled=True, help=text("textconv"))
    @click.argument("file", type=options.INPUT, metavar="FILE.docx")
    @language.language_option()
    def textconv_command(file: Path) -> None:
        from generator.comparison.comparing_documents import textconv

        printing.print_utf8()
        printing.print_lines(textconv(file))
