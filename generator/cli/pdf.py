"""``fawen pdf``: PDFs of .docx files."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import INPUT, jobs_option, json_option, output_option, quiet_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.progress import progress
from generator.ground.words.vocabularies import command_text as text


def add_pdf(group: click.Group) -> None:
    """Adds the command ``pdf`` to ``group``."""

    @group.command("pdf", help=text("pdf"))
    @click.argument("files", type=INPUT, nargs=-1, required=True, metavar="FILE.docx…", help=text("pdf-files"))
    @output_option("DIR", text("pdf-output"))
    @jobs_option(used=True)
    @quiet_option()
    @json_option(text("pdf-json"))
    @language_option()
    def pdf_command(files: tuple[Path, ...], output: Path | None, jobs: int, quiet: bool, as_json: bool) -> None:
        from generator.office.pdf.pdf_files import to_pdf

        done = count(1)
        with progress(quiet or as_json) as shown:
            run = to_pdf(files, output, jobs=jobs, progress=lambda name: shown("pdfs", next(done), len(files), name))
        print_problems((*run.notes, *run.stand_ins, *run.lost))
        if as_json:
            print_json({"file": str(each.source), "pdf": str(each.pdf), "pages": each.pages} for each in run.results)
        elif not quiet:
            print_lines(text("pages", pdf=result.pdf, pages=result.pages) for result in run.results)
