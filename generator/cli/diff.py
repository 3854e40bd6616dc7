"""``fawen diff``: two documents compared or, where OLD and NEW are folders, two builds."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.diff_builds import builds_lines
from generator.cli.diff_records import builds_records, document_records
from generator.cli.language import language_option
from generator.cli.options import INPUT, json_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.ground.errors import Problem, Span, UsageError
from generator.ground.words.commands import text

_WORD = ".docx"


def add_diff(group: click.Group) -> None:
    """Adds the command ``diff`` to ``group``."""

    @group.command("diff", help=text("diff"))
    @click.argument("old", type=INPUT, metavar="OLD")
    @click.argument("new", type=INPUT, metavar="NEW")
    @click.option("--exit-code", is_flag=True, help=text("diff-exit-code"))
    @json_option(text("diff-json"))
    @language_option()
    def diff_command(old: Path, new: Path, exit_code: bool, as_json: bool) -> int:
        if old.is_dir() or new.is_dir():
            _refuse_mixed(old, new)
            return int(_builds(old, new, as_json=as_json) and exit_code)
        _refuse_others(old, new)
        return int(_documents(old, new, as_json=as_json) and exit_code)


def _builds(old: Path, new: Path, *, as_json: bool) -> bool:
    """Prints what differs between the builds in two folders, and returns whether anything does.

    Raises UsageError where one of them holds no build, InputError where a manifest cannot be read.
    """
    from generator.comparison.builds import compare_builds

    found = compare_builds(old, new)
    if as_json:
        print_json(builds_records(found))
    else:
        print_lines(builds_lines(found))
    return found.any


def _documents(old: Path, new: Path, *, as_json: bool) -> bool:
    """Prints what differs between two documents, and returns whether anything does."""
    from generator.comparison.comparing_documents import compare_documents

    compared = compare_documents(old, new)
    print_problems(compared.warnings)
    if as_json:
        print_json(document_records(compared, old, new))
        return bool(compared.differences)
    print_lines(compared.sentences or [text("diff-same")])
    return bool(compared.sentences)


def _refuse_mixed(old: Path, new: Path) -> None:
    """Raises UsageError where one of the two is missing or no folder."""
    from generator.dispatch.build_sources import require

    for path in (old, new):
        require(path, folder=False)
    if not (old.is_dir() and new.is_dir()):
        raise UsageError(Problem("comparison-file-and-folder", Span(str(new))))


def _refuse_others(*paths: Path) -> None:
    """Raises UsageError that names every existing path that is no .docx."""
    others = [path for path in paths if path.exists() and path.suffix.lower() != _WORD]
    if others:
        raise UsageError(Problem("comparison-not-docx", Span(str(path)), {"name": path.name}) for path in others)
