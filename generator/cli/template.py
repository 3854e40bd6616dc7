"""``fawen template``: tidying of template files for git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import command_help, language, options, printing
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.office.tidying.tidying import TidiedFile
    from generator.office.tidying.word_package import RemovedCounts


def add_template(program: click.Group) -> None:
    """Adds the command ``template`` and those below it to ``program``."""
    command_help.add_group(program, "template", (_tidy,))


def _tidy(group: click.Group) -> None:
    @group.command("tidy", help=text("template-tidy"))
    @click.argument("files", type=options.INPUT, nargs=-1, required=True, metavar="FILE.docx…")
    @click.option("--check", "only_check", is_flag=True, help=text("template-tidy-check"))
    @options.output_option("OUT", text("template-tidy-output"))
    @language.language_option()
    def tidy_command(files: tuple[Path, ...], only_check: bool, output: Path | None) -> int:
        from generator.office.tidying.tidying import tidy_files

        tidied = tidy_files(files, output=output, dry_run=only_check)
        printing.print_lines(_line(each, only_check, output is not None) for each in tidied)
        changed = sum(each.changed for each in tidied)
        if len(tidied) > 1 or (only_check and changed):
            total = "untidy-total" if only_check and changed else "tidied-total"
            printing.print_lines([text(total, count=len(tidied), changed=changed)])
        return int(only_check and changed > 0)


def _line(file: TidiedFile, only_check: bool, copied: bool) -> str:
    """What was done to a file, or would be."""
    if not file.changed:
        key = "tidy-copied" if copied and not only_check else "tidy-already"
        return text(key, file=file.target if key == "tidy-copied" else file.source)
    taken = _taken(file.taken)
    if only_check:
        return text("tidy-would", file=file.source, taken=taken)
    return text("tidy-done", file=file.target if copied else file.source, taken=taken)


def _taken(taken: RemovedCounts) -> str:
    """What was taken out and how often, then what was joined."""
    from generator.office.tidying.word_package import KINDS

    words = {kind: text(f"tidy-{kind}", count=taken[kind]) for kind in KINDS if taken[kind]}
    joined = words.pop("joined", None)
    pieces = [text("tidy-taken-first", what=text("comma-of-names").join(words.values()))] if words else []
    pieces += [joined] if joined else []
    return text("tidy-and").join(pieces) or text("tidy-spelling-only")
