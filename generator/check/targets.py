"""What is to be checked: the paths given, and in a folder the templates and the finished documents beneath it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.check.finding import CheckedAs
from generator.errors import Problem, Span, UsageError
from generator.set_folder import holds_edited

TEMPLATES = "templates"
"""The folder that makes a .docx in it a template."""

NOTICE_FILE = "notice.md"
"""The file that makes a folder a notice."""

_README = "readme.md"
_PAPERS = ("unit", "dispatch")
_IGNORED = (".", "~$")
_WORD = (
    ".docx",
    ".docm",
    ".dotx",
    ".dotm",
    ".doc",
    ".dot",
    ".wps",
    ".wpt",
)  # those after the first are refused, with a word
_EXCEL = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".ett", ".ods")  # likewise


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to check: a Word or Excel template, a finished document, a notice's folder, a text template alone."""

    path: Path
    kind: Literal["word", "sheets", "document", "notice", "text"]


def targets(paths: Iterable[Path], checked_as: CheckedAs | None) -> tuple[Target, ...]:
    """What ``paths`` mean, in their order, each once; ``checked_as`` says what a .docx is, wherever it lies.

    Raises UsageError with every path that is not there, that can be neither, or beneath which there is nothing.
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
    if not os.path.exists(path):
        raise UsageError(Problem("source-missing", span, {"name": str(path)}))
    if path.is_dir():
        found = list(_documents(path) if checked_as == "document" else _beneath(path, checked_as))
        if not found:
            raise UsageError(Problem("cli-check-nothing", span))
        return found
    if path.suffix.lower() == ".md" and checked_as != "document":
        return [_text(path)]
    if path.suffix.lower() in _EXCEL and checked_as != "document":
        return [Target(path, "sheets")]
    if checked_as is None and path.suffix.lower() not in _WORD:
        raise UsageError(Problem("cli-check-kind", span))
    return [_word(path, checked_as)]


def _text(path: Path) -> Target:
    return Target(path.parent, "notice") if (path.parent / NOTICE_FILE).is_file() else Target(path, "text")


def _word(path: Path, checked_as: CheckedAs | None) -> Target:
    """A file of Word: what it is said to be, else a template where it lies in a folder called templates."""
    template = templates_folder(path) is not None if checked_as is None else checked_as == "template"
    return Target(path, "word" if template else "document")


def _beneath(folder: Path, checked_as: CheckedAs | None) -> Iterator[Target]:
    """The templates and the finished documents in ``folder``."""
    if (folder / NOTICE_FILE).is_file():  # a .docx in there is an attachment
        yield Target(folder, "notice")
        return
    for path in _entries(folder):
        if path.is_dir():
            yield from _beneath(path, checked_as)
        elif path.suffix.lower() == ".docx":
            yield _word(path, checked_as)
        elif path.suffix.lower() == ".xlsx" and (checked_as == "template" or templates_folder(path) is not None):
            yield Target(path, "sheets")
        elif path.suffix.lower() == ".md" and path.name.lower() != _README and folder.absolute().name in _PAPERS:
            yield Target(path, "text")


def _documents(folder: Path) -> Iterator[Target]:
    """Every .docx in ``folder``, whatever else lies there."""
    for path in _entries(folder):
        if path.is_dir():
            yield from _documents(path)
        elif path.suffix.lower() == ".docx":
            yield Target(path, "document")


def _entries(folder: Path) -> list[Path]:
    """What lies in ``folder``, but what is hidden, and the folder that a set has for papers changed by hand."""
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(_IGNORED) and not holds_edited(path)]


def templates_folder(path: Path) -> Path | None:
    """The nearest folder called templates that ``path`` is, or lies in."""
    whole = path.absolute()
    return next((folder for folder in (whole, *whole.parents) if folder.name == TEMPLATES and folder.is_dir()), None)
