"""The templates of a desk: those in use, those set aside, new ones that come in, and what their tags print today."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.finding import Finding
from generator.check.run import check
from generator.desk.handed_documents import named_finding, on_disk
from generator.dispatch.template_variables import variables
from generator.dispatch.templates import FOLDERS, is_template_name, template_entries
from generator.ground.desk_names import UNUSED
from generator.ground.errors import GeneratorError, InputError, OutputError, Problem, Span, TemplateError, joined
from generator.ground.file_names import folded, safe_name, sent_name
from generator.templates.doubts.name_scope import other_format
from generator.templates.expressions.bare_names import Variable, field_of, split_name, titles_in
from generator.templates.expressions.value_conversion import NotTextError, text_of
from generator.writing import move_file, output_errors, write_files

PER_UNIT, PER_DISPATCH = FOLDERS
"""Made once for each unit, or once for the dispatch."""

_DOCUMENT, _SHEET = ".docx", ".xlsx"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template at ``path``; ``kind`` is one of :data:`FOLDERS`, ``is_used``: a build makes papers of it.

    One that is set aside is in a folder that no build reads.
    """

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
    return tuple(
        TemplateFile(entry.path, kind, folder.name != UNUSED)
        for kind in FOLDERS
        for folder in (templates / kind, templates / kind / UNUSED)
        if folder.name != UNUSED or os.path.isdir(folder)
        for entry in template_entries(folder)
    )


def set_aside(file: TemplateFile) -> Path:
    """Moves ``file``, which is in use, into the folder 停用 beside it, and returns its new path.

    Raises OutputError where it is gone or cannot be moved.
    """
    return _moved(file.path, file.path.parent / UNUSED)


def use_again(file: TemplateFile, templates: Path) -> Path:
    """Moves ``file``, which was set aside, back among those in use, and returns its new path.

    Raises OutputError where another template that makes papers of the same name is in use, or it cannot be moved.
    """
    _require_free(templates, file.kind, file.path)
    target = templates / file.kind / file.path.name
    with output_errors(target):
        _move(file.path, target)
    return target


def _require_free(templates: Path, kind: str, path: Path) -> None:
    """Raises OutputError where a template in use makes papers of the same name as one of the name of ``path`` would."""
    for each in _alike(templates, kind, path):
        raise OutputError(Problem("desk-template-there", Span(str(each.path)), {"name": each.path.name}))


def _alike(templates: Path, kind: str, path: Path) -> list[TemplateFile]:
    """The templates in use that make papers of the same name as one of the name of ``path`` would."""
    there = (each for each in desk_templates(templates) if each.is_used and each.kind == kind)
    return [each for each in there if _papers_of(each.path) == _papers_of(path)]


def _papers_of(path: Path) -> tuple[str, bool]:
    """What a template of this file name has in common with all others that make papers of the same name."""
    return folded(path.stem), path.suffix.lower() == _SHEET


def _free_name(name: str, there: Iterable[str]) -> str:
    """``name``, or with a number before its ending where one of that name is ``there``."""
    taken = {folded(each) for each in there}
    path, number = Path(name), 2
    while folded(name) in taken:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return name


def _moved(path: Path, folder: Path) -> Path:
    with output_errors(path):
        there = os.listdir(folder) if os.path.isdir(folder) else ()
        target = folder / _free_name(path.name, there)
        _move(path, target)
    return target


def _move(path: Path, target: Path) -> None:
    try:
        move_file(path, target)
    except FileNotFoundError as fault:
        raise OutputError(Problem("desk-template-gone", Span(str(path)))) from fault


# A file that somebody hands over as a template: checked before it is taken.


@dataclass(frozen=True, slots=True)
class IncomingTemplate:
    """A file handed over as a template: its safe ``name`` and its bytes; ``kind`` is one of the folders of templates.

    ``problems`` are those of the roster and the notice that it was checked against.
    """

    name: str
    data: bytes
    kind: str
    findings: tuple[Finding, ...]
    variables: tuple[Variable, ...]
    problems: tuple[Problem, ...]

    @property
    def may_be_taken(self) -> bool:
        """Whether papers can be made of it."""
        return not any(finding.problem.severity == "error" for finding in self.findings)


_OF_TAGS = ("template-tag-open", "template-tag-unopened", "template-tag-broken", "template-tags-many")
"""What is wrong with a file that was meant as a template."""


def has_tags(name: str, data: bytes) -> bool:
    """Whether the file of this ``name`` is a template: a Word or Excel file with tags or merge fields in its text."""
    suffix = Path(sent_name(name)).suffix.lower()
    if suffix not in (_DOCUMENT, _SHEET):
        return False
    with on_disk(f"file{suffix}", data) as path:
        try:
            return bool(variables(path))
        except TemplateError as fault:
            return any(each.code in _OF_TAGS for each in fault.problems)
        except GeneratorError:
            return False


def look_at(name: str, data: bytes, kind: str, *, units: Path | None, notice: Path | None) -> IncomingTemplate:
    """The file of this ``name``, checked as a template of the ``kind`` against ``units`` and ``notice``.

    ``name`` is that on the machine it comes from; only its last part counts. Raises InputError where the name is not
    that of a template.
    """
    own = _template_name(name)
    with on_disk(own, data, folder=kind) as path:
        checked = check([path], checked_as="template", units=units, notice=notice)
        findings = tuple(named_finding(finding, path, own) for report in checked.reports for finding in report.findings)
        return IncomingTemplate(own, data, kind, findings, _variables(path), checked.problems)


def _template_name(name: str) -> str:
    """The file name of a template that another machine calls ``name``. Raises InputError where it cannot be one."""
    last = Path(sent_name(name))
    own = safe_name(last.stem, last.suffix.lower())
    if not is_template_name(own):
        code = "desk-template-readme" if last.suffix.lower() == ".md" else "desk-template-kind"
        raise InputError(other_format(last) or Problem(code, Span(last.name)))
    return own


def take_in(incoming: IncomingTemplate, templates: Path, *, replacing: bool) -> Path:
    """Puts ``incoming`` among the templates in use, and returns its path.

    One that makes papers of the same name is set aside where it is to be replaced, ``replacing``. Raises InputError
    with the errors that were found in it, OutputError where one is there and is not to be replaced.
    """
    if not incoming.may_be_taken:
        raise InputError(each.problem for each in incoming.findings if each.problem.severity == "error")
    target = templates / incoming.kind / incoming.name
    for earlier in replaced_by(incoming, templates) if replacing else ():
        set_aside(earlier)
    _require_free(templates, incoming.kind, target)
    with output_errors(target):
        write_files({target: incoming.data})
    return target


def replaced_by(incoming: IncomingTemplate, templates: Path) -> list[TemplateFile]:
    """The templates in use that make papers of the same name as ``incoming`` would."""
    return _alike(templates, incoming.kind, Path(incoming.name))


def _variables(path: Path) -> tuple[Variable, ...]:
    try:
        return variables(path)
    except (GeneratorError, OutputError):  # reported by the check
        return ()


# What the tags of a template would print today.


_EACH = "[]"
_MOST_OF_A_LIST = 3


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A ``name`` that a template reads and its ``value`` as it prints; None where there is none.

    Of each item of a list it has the first ones. ``optional``: the template allows for its absence.
    """

    name: str
    value: str | None
    optional: bool


def printed_values(variables: Iterable[Variable], context: Mapping[str, object]) -> tuple[PrintedValue, ...]:
    """Each name of ``variables`` once, in their order, with its value in ``context``, a template's.

    A list or group whose items are read is left out: it prints nothing by itself.
    """
    found: dict[str, PrintedValue] = {}
    for each in variables:
        known = found.get(each.name)
        if known is None:
            values: list[object] = [context]
            for piece in _pieces(each, context):
                values = [item for value in values for item in _step(value, piece)]
            texts = list(_texts(values))
            if len(texts) > _MOST_OF_A_LIST:
                texts = [*texts[:_MOST_OF_A_LIST], "…"]
            found[each.name] = PrintedValue(each.name, joined(texts).text() if texts else None, each.optional)
        elif known.optional and not each.optional:
            found[each.name] = PrintedValue(each.name, known.value, optional=False)
    return tuple(
        value
        for name, value in found.items()
        if not any(each.startswith((f"{name}.", f"{name}{_EACH}")) for each in found)
    )


def _pieces(variable: Variable, context: Mapping[str, object]) -> tuple[str, ...]:
    """The name in pieces; a merge field is looked up among the unit's fields first, as when it is printed."""
    unit = context.get("unit")
    if variable.merge_field and isinstance(unit, Mapping):
        field = field_of(variable.name, unit, titles_in(context))
        if field is not None:
            return "unit", field
    return split_name(variable.name, context)


def _step(value: object, piece: str) -> Iterator[object]:
    if piece == _EACH:
        if isinstance(value, Sequence) and not isinstance(value, str):
            yield from value
    elif isinstance(value, Mapping):
        if piece in value:
            yield value[piece]
    elif hasattr(value, piece) and not piece.startswith("_"):
        yield getattr(value, piece)


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        try:
            text = text_of(value)
        except NotTextError:
            continue
        if text:
            yield text
