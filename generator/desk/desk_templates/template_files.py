"""The files of a desk's templates: those that a build uses, and those set aside in a folder that it does not read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.templates import FOLDERS, template_entries
from generator.ground.desk_names import UNUSED
from generator.ground.errors import OutputError, Problem, Span
from generator.ground.file_names import folded
from generator.writing import move_file, output_errors

PER_UNIT, PER_DISPATCH = FOLDERS
"""Made once for each unit, or once for the dispatch."""

_SHEET = ".xlsx"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template at ``path``; ``kind`` is one of :data:`FOLDERS`, ``is_used``: a build makes papers of it."""

    path: Path
    kind: str
    is_used: bool

    @property
    def name(self) -> str:
        """The path below the templates, with ``/``: ``unit/函.docx``."""
        return f"{self.kind}/{self.path.name}" if self.is_used else f"{self.kind}/{UNUSED}/{self.path.name}"


def desk_templates(templates: Path) -> tuple[TemplateFile, ...]:
    """The files of all templates below ``templates``, for each unit first; those set aside after those in use.

    Raises TemplateError where a folder cannot be listed.
    """
    return tuple(file for kind in FOLDERS for file in _of_kind(templates / kind, kind))


def _of_kind(folder: Path, kind: str) -> Iterator[TemplateFile]:
    yield from (TemplateFile(entry.path, kind, True) for entry in template_entries(folder))
    unused = folder / UNUSED
    if os.path.isdir(unused):
        yield from (TemplateFile(entry.path, kind, False) for entry in template_entries(unused))


def set_aside(file: TemplateFile) -> Path:
    """Moves ``file``, which is in use, into the folder 停用 beside it, and returns its new path.

    Raises OutputError where it is gone or cannot be moved.
    """
    return _moved(file.path, file.path.parent / UNUSED)


def use_again(file: TemplateFile, templates: Path) -> Path:
    """Moves ``file``, which was set aside, back among those in use, and returns its new path.

    Raises OutputError where another template that makes papers of the same name is in use, or it cannot be moved.
    """
    require_free(templates, file.kind, file.path)
    target = templates / file.kind / file.path.name
    with output_errors(target):
        _move(file.path, target)
    return target


def require_free(templates: Path, kind: str, path: Path) -> None:
    """Raises OutputError where a template in use makes papers of the same name as one of the name of ``path`` would."""
    for each in desk_templates(templates):
        if each.is_used and each.kind == kind and papers_of(each.path) == papers_of(path):
            raise OutputError(Problem("desk-template-there", Span(str(each.path)), {"name": each.path.name}))


def papers_of(path: Path) -> tuple[str, bool]:
    """What a template of this file name has in common with all others that make papers of the same name."""
    return folded(path.stem), path.suffix.lower() == _SHEET


def free_name(name: str, there: Iterable[str]) -> str:
    """``name``, or with a number before its ending where one of that name is ``there``."""
    taken = {folded(each) for each in there}
    path, number = Path(name), 2
    while folded(name) in taken:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return name


def _moved(path: Path, folder: Path) -> Path:
    with output_errors(path):
        there = os.listdir(folder) if os.path.isdir(folder) else ()
        target = folder / free_name(path.name, there)
        _move(path, target)
    return target


def _move(path: Path, target: Path) -> None:
    try:
        move_file(path, target)
    except FileNotFoundError as fault:
        raise OutputError(Problem("desk-template-gone", Span(str(path)))) from fault
