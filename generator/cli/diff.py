"""``fawen diff``: what OLD and NEW are decides what is compared."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import PATH, language_option
from generator.cli.printing import print_lines, print_problems
from generator.cli.texts import text
from generator.errors import Lang, Problem, Span, UsageError

_WORD = ".docx"


def add_diff(group: click.Group, lang: Lang) -> None:
    """Adds the command to ``group``."""

    @group.command("diff", help=text("diff", lang))
    @click.argument("old", type=PATH, metavar="OLD.docx")
    @click.argument("new", type=PATH, metavar="NEW.docx")
    @click.option("--html", type=PATH, metavar="OUT.html", help=text("diff-html", lang))
    @click.option("--exit-code", is_flag=True, help=text("diff-exit-code", lang))
    @language_option(lang)
    def diff_command(old: Path, new: Path, html: Path | None, exit_code: bool) -> int:
        if old.is_dir() or new.is_dir():
            raise UsageError(_folders(old, new))
        _refuse_others(old, new)
        return int(_documents(old, new, html, lang) and exit_code)


def _documents(old: Path, new: Path, html: Path | None, lang: Lang) -> bool:
    """Prints what differs between two documents; whether anything does."""
    from generator.comparison.documents import compare_documents

    compared = compare_documents(old, new, lang, html=html)
    print_problems(compared.warnings, lang)
    written = [] if html is None else [text("diff-written", lang, file=html)]
    print_lines([*(compared.sentences or [text("diff-same", lang)]), *written])
    return bool(compared.sentences)


def _folders(old: Path, new: Path) -> Problem:
    code = "comparison-folders" if old.is_dir() and new.is_dir() else "comparison-file-and-folder"
    return Problem(code, Span(str(new)))


def _refuse_others(*paths: Path) -> None:
    """Raises UsageError with every path that is there and no .docx."""
    others = [path for path in paths if path.exists() and path.suffix.lower() != _WORD]
    if others:
        raise UsageError(Problem("comparison-not-docx", Span(str(path)), {"name": path.name}) for path in others)
