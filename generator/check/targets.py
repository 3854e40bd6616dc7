"""What is to be checked: the paths given, and in a folder the templates beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.check.finding import CheckedAs
from generator.errors import Problem, Span, UsageError

TEMPLATES = "templates"
"""The folder that makes a .docx in it a template."""

NOTICE_FILE = "notice.md"
"""The file that makes a folder a notice."""

_README = "readme.md"
_PAPERS = ("unit", "dispatch")
_IGNORED = (".", "~$")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to check: a Word template, a notice's folder, or a text template where none can stand."""

    path: Path
    kind: Literal["word", "notice", "text"]


def targets(paths: Iterable[Path], checked_as: CheckedAs | None) -> tuple[Target, ...]:
    """What ``paths`` mean, in their order, each once; ``checked_as`` says what a file is where its place does not.

    Raises UsageError with every path that is not there, that is no template, or beneath which there is none.
    """
    found: list[Target] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found += _meant(path, checked_as)
        except UsageError as fault:
            problems += fault.problems
    if problems:
        raise UsageError(problems)
    return tuple(dict.fromkeys(found))


def _meant(path: Path, checked_as: CheckedAs | None) -> list[Target]:
    span = Span(str(path))
    if not path.exists():
        raise UsageError(Problem("source-missing", span, {"name": str(path)}))
    if checked_as == "document":
        raise UsageError(Problem("cli-check-document", span))
    if path.is_dir():
        found = list(_beneath(path, everywhere=checked_as == "template"))
        if not found:
            raise UsageError(Problem("cli-check-nothing", span))
        return found
    if path.suffix.lower() == ".md":
        return [_text(path)]
    if checked_as is None and templates_folder(path) is None:
        raise UsageError(Problem("cli-check-document", span))
    return [Target(path, "word")]


def _text(path: Path) -> Target:
    return Target(path.parent, "notice") if (path.parent / NOTICE_FILE).is_file() else Target(path, "text")


def _beneath(folder: Path, *, everywhere: bool) -> Iterator[Target]:
    """The templates in ``folder``; those of Word anywhere, or only where a folder called templates is above."""
    if (folder / NOTICE_FILE).is_file():  # a .docx in there is an attachment
        yield Target(folder, "notice")
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(_IGNORED):
            continue
        if path.is_dir():
            yield from _beneath(path, everywhere=everywhere)
        elif path.suffix.lower() == ".docx" and (everywhere or templates_folder(path) is not None):
            yield Target(path, "word")
        elif path.suffix.lower() == ".md" and path.name.lower() != _README and folder.absolute().name in _PAPERS:
            yield Target(path, "text")


def templates_folder(path: Path) -> Path | None:
    """The nearest folder called templates that ``path`` is, or lies in."""
    whole = path.absolute()
    return next((folder for folder in (whole, *whole.parents) if folder.name == TEMPLATES and folder.is_dir()), None)
