"""What a check looks at: what the given paths mean, what templates are filled with, and where copies go."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from generator.check.finding import CheckedAs
from generator.check.official_papers import Sets
from generator.ground.desk_names import HOUSE, MAIL, MERGE, NOTICE, TEMPLATES, UNITS, UNUSED
from generator.ground.disk import DOCUMENT, LinkOutError, link_out, missing, read_contents, read_entries
from generator.ground.errors import GeneratorError, InputError, Problem, Span, UsageError
from generator.office.pictures import pictures_of
from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.writing.manifest_entries import holds_edited

if TYPE_CHECKING:
    from generator.roster.units.groups import Roster
    from generator.templates.doubts.name_scope import NameScope
    from generator.templates.text.notice import Notice

NOTICE_FILE = "notice.md"
"""The file that makes a folder a notice."""

_README = "readme.md"
_PAPERS = ("unit", "dispatch")
_TEXTS = (*_PAPERS, MAIL)
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
    """One thing to check: a Word or Excel template, a finished document, a notice's folder, a text template alone.

    ``other`` is a sheet, or what else is no .docx, of a set that a build made.
    Of what is ``refused``, a link that leads out, a folder that cannot be listed, or a template in another format,
    ``problem`` says why.
    """

    path: Path
    kind: Literal["word", "sheets", "document", "notice", "text", "other", "refused"]
    problem: Problem | None = field(default=None, compare=False)


def targets(
    paths: Iterable[Path], checked_as: CheckedAs | None, sets: Sets | None = None, templates: Path | None = None
) -> tuple[Target, ...]:
    """The targets that ``paths`` mean, in order, each once; ``checked_as`` says what a .docx is, in any folder.

    Where it does not say, sheets and the like of ``sets`` are among them. ``templates`` is a folder of templates,
    whatever it is called.

    Raises UsageError with every path that is not there, that can be neither, or below which there is nothing.
    """
    found: list[Target] = []
    problems: list[Problem] = []
    for path in paths:
        with UsageError.gathered_in(problems):
            found += _TargetRules(checked_as, sets if checked_as is None else None, templates).meaning_of(path)
    UsageError.raise_for(problems)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _TargetRules:
    """The rules for targets: what a .docx is said to be, the sets that others may be of, a folder of templates."""

    checked_as: CheckedAs | None
    sets: Sets | None
    templates: Path | None

    def meaning_of(self, path: Path) -> list[Target]:
        """The targets that a path named by a person means. Raises UsageError where there is nothing to check."""
        span = Span(str(path))
        if not os.path.exists(path):
            raise UsageError(missing(path))
        if path.is_dir():
            found = list(self._below(path, set()))
            if not found:
                raise UsageError(Problem("cli-check-nothing", span))
            return found
        if path.suffix.lower() == ".md" and self.checked_as != "document":
            return [_text(path)]
        if self._is_other(path):
            return [Target(path, "other")]
        if path.suffix.lower() in _EXCEL and self.checked_as != "document":
            return [Target(path, "sheets")]
        if self.checked_as is None and path.suffix.lower() not in _WORD:
            raise UsageError(Problem("cli-check-kind", span))
        return [self._word(path)]

    def _below(self, folder: Path, seen: set[tuple[int, int]]) -> Iterator[Target]:
        """The templates and the finished documents in ``folder``; of those in ``seen`` all is known."""
        if self.checked_as != "document" and os.path.lexists(folder / NOTICE_FILE):  # a .docx there is an attachment
            yield Target(folder, "notice")
            return
        try:
            found = read_entries(folder)
        except InputError as fault:
            yield from (Target(folder, "refused", problem) for problem in fault.problems)
            return
        for entry in found:
            is_papers = folder.absolute().name in _PAPERS
            is_unused = is_papers and entry.path.name == UNUSED
            if is_unused or entry.path.name.startswith(_IGNORED) or holds_edited(entry.path):
                continue
            if entry.kind != "folder" or (is_papers and self._named(entry.path) is not None):
                target = self._named(entry.path)
                if target is not None:
                    yield target
                elif isinstance(entry.fault, LinkOutError):
                    yield Target(entry.path, "refused", link_out(entry.fault, str(entry.path)))
                elif (problem := self._unused(entry.path)) is not None:
                    yield Target(entry.path, "refused", problem)
            elif entry.identity not in seen:
                seen.add(entry.identity)
                yield from self._below(entry.path, seen)

    def _named(self, path: Path) -> Target | None:
        """The target that a file of this name is; None where there is nothing to check."""
        suffix, checked_as = path.suffix.lower(), self.checked_as
        if suffix == ".docx":
            return self._word(path)
        if checked_as == "document":
            return None
        if suffix == ".xlsx" and self._among_templates(path):
            return Target(path, "sheets")
        if suffix == ".md" and path.name.lower() != _README and path.absolute().parent.name in _TEXTS:
            return Target(path, "text")
        return Target(path, "other") if self._is_other(path) else None

    def _is_other(self, path: Path) -> bool:
        return self.sets is not None and self.sets.is_other(path)

    def _word(self, path: Path) -> Target:
        """A file of Word: what it is said to be, else a template where it lies among templates."""
        return Target(path, "word" if self._among_templates(path) else "document")

    def _unused(self, path: Path) -> Problem | None:
        """Why a file among templates is not used, where it was surely meant as one."""
        if path.absolute().parent.name not in _PAPERS or not self._among_templates(path):
            return None
        from generator.templates.doubts.name_scope import other_format

        return other_format(path)

    def _among_templates(self, path: Path) -> bool:
        if self.checked_as is not None:
            return self.checked_as == "template"
        return _templates_folder(path, self.templates) is not None


def _text(path: Path) -> Target:
    return Target(path.parent, "notice") if os.path.lexists(path.parent / NOTICE_FILE) else Target(path, "text")


def _templates_folder(path: Path, own: Path | None) -> Path | None:
    """The nearest folder of templates that ``path`` is, or lies in: one called templates, or ``own``."""
    whole = path.absolute()
    own = None if own is None else own.absolute()
    folders = (folder for folder in (whole, *whole.parents) if folder.name == TEMPLATES or folder == own)
    return next((folder for folder in folders if folder.is_dir()), None)


# The roster and the notice that a template is checked against: given ones, or those next to it.
T = TypeVar("T")

_PER_DISPATCH = "dispatch"


@dataclass(frozen=True, slots=True)
class TemplateData:
    """The roster and the notice of a template, and the folder of its pictures; None where they are not known."""

    roster: Roster | None
    notice: Notice | None
    pictures: Path | None = None


class Sources:
    """The data of templates. ``problems`` are those of rosters and notices, which then count as unknown.

    ``units`` and ``notice`` are the ones to use; where they are None, those of the folder that a template lies in,
    where they are there: units.yaml beside templates, and templates/notice; those in templates/merge go with sheets of
    their own. ``templates`` is the folder of templates of the desk in the working folder.
    """

    def __init__(self, units: Path | None, notice: Path | None, templates: Path | None) -> None:
        self._units = units
        self._notice = notice
        self._templates = None if templates is None else templates.absolute()
        self.problems: list[Problem] = []
        self._roster_at: Callable[[Path], Roster | None] = cache(partial(_roster, self.problems))
        self._opened: Callable[[Path], Notice | None] = cache(partial(_opened, self.problems))

    def name_scope(self, template: Path) -> NameScope:
        """The names that the template at ``template`` will have. Raises UsageError where a named path is missing."""
        from generator.templates.doubts.name_scope import names_in_scope

        data = self.data_of(template)
        per_dispatch = template.absolute().parent.name == _PER_DISPATCH
        return names_in_scope(data.roster, data.notice, per_dispatch=per_dispatch)

    def data_of(self, template: Path) -> TemplateData:
        """The roster and the notice of the template at ``template``. Raises what :meth:`name_scope` raises."""
        templates = _templates_folder(template, self._templates)
        units, notice = self._units, self._notice
        if templates is not None and template.absolute().parent.name != MERGE:
            desk = Path.cwd() if templates == self._templates else templates.parent
            units = units or _there(_near(template, desk / UNITS))
            notice = notice or _notice_at(_near(template, templates / NOTICE))
        roster = None if units is None else self._roster_at(units)
        opened = None if notice is None else self._opened(notice)
        return TemplateData(roster, opened, None if units is None else pictures_of(units))


def _roster(problems: list[Problem], path: Path) -> Roster | None:
    from generator.roster.sheets.named_file import load_units
    from generator.roster.units.doubts import odd_values

    roster = _result_of(problems, lambda: load_units(path))
    if roster is not None:
        problems += (*roster.warnings, *odd_values(roster.units, roster.fields, numbered=False))
    return roster


def _opened(problems: list[Problem], path: Path) -> Notice | None:
    from generator.templates.text.notice import open_notice

    return _result_of(problems, lambda: open_notice(path, house(path)))


def _result_of(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """What ``read`` returns; None where it refuses, with its problems added to ``problems``."""
    try:
        return read()
    except UsageError:
        raise
    except GeneratorError as fault:
        problems += fault.problems
        return None


def house(notice: Path) -> Path:
    """The path of house.yaml: beside the notice's folder, or in the templates of the desk in which that folder lies."""
    beside = notice.parent / HOUSE
    return beside if os.path.lexists(beside) else notice.parent / TEMPLATES / HOUSE


def _near(template: Path, path: Path) -> Path:
    """``path`` as a person beside ``template`` would write it: relative where the template's own path is."""
    if template.is_absolute():
        return path
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _notice_at(folder: Path) -> Path | None:
    return folder if os.path.lexists(folder / NOTICE_FILE) else None


def _there(path: Path) -> Path | None:
    return path if os.path.lexists(path) else None


# Copies of finished documents: which documents are copied, and into which files.


_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def split_targets(
    paths: Sequence[Path], checked_as: CheckedAs | None, templates: Path | None
) -> tuple[list[Target], list[Path]]:
    """The targets that ``paths`` mean, and the papers of sets that are no official documents, which are not copied.

    Raises UsageError as :func:`~generator.check.targets.targets` does.
    """
    sets = None if checked_as is not None else Sets()
    found: list[Target] = []
    others: list[Path] = []
    for each in targets(paths, checked_as, sets, templates):
        if sets is not None and _is_other(each, sets):
            others.append(each.path)
        else:
            found.append(each)
    return found, others


def _is_other(target: Target, sets: Sets) -> bool:
    paper = sets.paper(target.path) if target.kind == "document" else None
    if paper is None:
        return target.kind == "other"
    try:
        return not paper.is_official(recognise(read_document(read_contents(target.path, DOCUMENT), str(target.path))))
    except InputError:  # reported where it is copied
        return False


def copies(found: Sequence[Target], paths: Sequence[Path], out: Path, option: str) -> Mapping[Path, Path]:
    """The file that each document of ``found`` is copied into, by the document.

    That is ``out`` where it is called as a Word file, else the document's name in the folder ``out``, beneath it as it
    is beneath the one of ``paths`` that it was found in. ``option`` is the option that named ``out``, for problems.

    Raises InputError where one of ``found`` is refused, and UsageError where one is no finished document, or a copy
    would replace a document that is read, or another copy.
    """
    InputError.raise_for(each.problem for each in found if each.problem is not None)
    problems = [
        Problem("copies-no-document", Span(str(each.path)), {"file": str(each.path), "option": option})
        for each in found
        if each.kind != "document"
    ]
    sources = [each.path for each in found if each.kind == "document"]
    one_file = out.suffix.lower() in _SUFFIXES and not out.is_dir()
    if one_file and len(sources) > 1:
        problems.append(Problem("copies-one-name", Span(str(out)), {"out": str(out), "option": option}))
    into = {source: out if one_file else out / _beneath(source, paths) for source in sources}
    problems += _clashes(into, out, option)
    UsageError.raise_for(problems)
    return into


def _beneath(source: Path, paths: Iterable[Path]) -> Path:
    """The path of ``source`` below the named folder, or its name alone."""
    folder = next((path for path in paths if path.is_dir() and path in source.parents), None)
    return Path(source.name) if folder is None else source.relative_to(folder)


def _clashes(into: Mapping[Path, Path], out: Path, option: str) -> Iterator[Problem]:
    """Targets that are files which are read, and those of two documents; names are compared without case."""
    read = {source.resolve() for source in into}
    names = Counter(str(target).casefold() for target in into.values())
    for target in dict.fromkeys(into.values()):
        if target.resolve() in read or (target.exists() and any(target.samefile(source) for source in into)):
            yield Problem("copies-over-input", Span(str(target)), {"out": str(target), "option": option})
        elif names[str(target).casefold()] > 1 and target != out:
            yield Problem("copies-same-name", Span(str(target)), {"out": str(target)})
