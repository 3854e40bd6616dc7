"""A file that somebody hands over as a template: checked before it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check import Finding, check
from generator.desk.desk_templates.template_files import (
    TemplateFile,
    desk_templates,
    papers_of,
    require_free,
    set_aside,
)
from generator.dispatch import variables
from generator.dispatch.templates import is_template_name
from generator.ground.disk import given
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import GeneratorError, InputError, OutputError, Problem, Span
from generator.ground.file_names import safe_name, sent_name
from generator.templates.doubts import other_format
from generator.templates.expressions import Variable
from generator.writing import output_errors, write_files


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


def look_at(name: str, data: bytes, kind: str, *, units: Path | None, notice: Path | None) -> IncomingTemplate:
    """The file of this ``name``, checked as a template of the ``kind`` against ``units`` and ``notice``.

    ``name`` is that on the machine it comes from; only its last part counts. Raises InputError where a file of this
    name is no template.
    """
    own = template_name(name)
    with output_errors(Path(own)), temporary_folder("template") as temporary:
        path = given(temporary) / kind / own
        write_files({path: data})
        checked = check([path], checked_as="template", units=units, notice=notice)
        findings = tuple(_named(finding, path, own) for report in checked.reports for finding in report.findings)
        return IncomingTemplate(own, data, kind, findings, _variables(path), checked.problems)


def template_name(name: str) -> str:
    """``name``, as another machine calls a file, as a file name of a template. Raises InputError where it is none."""
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
    require_free(templates, incoming.kind, target)
    with output_errors(target):
        write_files({target: incoming.data})
    return target


def replaced_by(incoming: IncomingTemplate, templates: Path) -> list[TemplateFile]:
    """The templates in use that make papers of the same name as ``incoming`` would."""
    alike = papers_of(Path(incoming.name))
    return [
        each
        for each in desk_templates(templates)
        if each.is_used and each.kind == incoming.kind and papers_of(each.path) == alike
    ]


def _variables(path: Path) -> tuple[Variable, ...]:
    try:
        return variables(path)
    except (GeneratorError, OutputError):  # reported by the check
        return ()


def _named(finding: Finding, path: Path, name: str) -> Finding:
    """``finding`` with the file's own name in place of the temporary ``path``."""
    problem = finding.problem
    span = None if problem.span is None else replace(problem.span, file=name)
    return replace(finding, problem=replace(problem, span=span, facts=_with_name(problem.facts, str(path), name)))


def _with_name(facts: Mapping[str, object], path: str, name: str) -> dict[str, object]:
    return {key: fact.replace(path, name) if isinstance(fact, str) else fact for key, fact in facts.items()}
