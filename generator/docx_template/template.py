"""The template itself: opened once, rendered for each record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.docx_template.assembly import Assembly
from generator.docx_template.compiling import CompiledPart, compile_part
from generator.docx_template.content import Content
from generator.docx_template.deletions import without_deletions
from generator.docx_template.faults import missing_names, problem_of
from generator.docx_template.finishing import put_contents, seating_problem
from generator.docx_template.parts import template_parts
from generator.docx_template.placing import SeatingError
from generator.docx_template.rendering import Rendering
from generator.docx_template.repairs import repaired
from generator.errors import Problem, Span, TemplateError
from generator.expressions import Deadline
from generator.package import Deflated, PreparedPackage, deflate, read_package, write_package


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that a template reads, and where.

    ``name`` is dotted, with ``[]`` for each thing of a list: ``unit.name``, ``notice.attachments[].title``. A name
    that is read in several places comes once for each. ``optional``: the template itself provides for its absence
    (``is defined``, ``default``). ``conditional``: it is read only where some condition holds.
    """

    name: str
    span: Span
    optional: bool = False
    conditional: bool = False


class DocxTemplate:
    """A .docx with Jinja tags, parsed and compiled. It keeps nothing of what it renders; threads may share it."""

    def __init__(self, data: bytes, name: str, pictures: Path | None) -> None:
        """The template in ``data``; raises what :meth:`open` raises."""
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._data = data
        self._pictures = pictures
        package = read_package(data, name=name, error=TemplateError)
        self._parts = _compiled(package, name)
        changed = [part.name for part in self._parts]
        unchanged = {part: deflate(content) for part, content in package.items() if part not in changed}
        self._unchanged = unchanged
        self._package = PreparedPackage(unchanged, changed)

    @classmethod
    def open(
        cls, source: str | Path | bytes, *, name: str | None = None, pictures: str | Path | None = None
    ) -> DocxTemplate:
        """The template in the file ``source``, or in these bytes; ``name`` is what problems call it.

        ``pictures`` is the folder below which pictures lie that values name. Raises TemplateError with all problems
        found: no .docx, tags that do not close, unknown filters …
        """
        shown = name or ("template.docx" if isinstance(source, bytes) else str(source))
        data = source if isinstance(source, bytes) else _content(Path(source), shown)
        return cls(data, shown, None if pictures is None else Path(pictures))

    def __reduce__(self) -> tuple[type[DocxTemplate], tuple[bytes, str, Path | None]]:
        """Another process compiles the template again: code cannot be handed over."""
        return DocxTemplate, (self._data, self.name, self._pictures)

    def render(self, context: Mapping[str, object]) -> bytes:
        """The .docx for one record; equal contexts give equal bytes.

        Raises TemplateError, each problem with part, paragraph and tag: a name that is not there, a value that no
        document can hold, an expression that fails.
        """
        deadline = Deadline()
        parts: dict[str, bytes] = {}
        printed: list[tuple[CompiledPart, Sequence[Content]]] = []
        problems: list[Problem] = []
        for part in self._parts:
            rendering = Rendering(deadline, self._pictures)
            try:
                text = part.rendered(context, rendering)
            except (
                Exception
            ) as error:  # a template's expression may raise anything; problem_of lets our own faults pass
                problems.append(problem_of(error, part, context))
                continue
            if rendering.contents:
                printed.append((part, rendering.contents))
            elif part.need.of(text):
                text = repaired(text)
            parts[part.name] = text.encode()
        if problems:
            raise TemplateError(_with_more(problems, self.missing(context)))
        if printed:
            return write_package(self._with_contents(parts, printed, context))
        return self._package.write(parts)

    def _with_contents(
        self,
        parts: Mapping[str, bytes],
        printed: Sequence[tuple[CompiledPart, Sequence[Content]]],
        context: Mapping[str, object],
    ) -> dict[str, bytes | Deflated]:
        """All parts, with the contents that were printed in some of them. Raises TemplateError."""
        assembly = Assembly({**self._unchanged, **parts})
        problems: list[Problem] = []
        for part, contents in printed:
            try:
                put_contents(part.name, contents, assembly)
            except SeatingError as error:
                rendering = Rendering(Deadline(), self._pictures)
                problems.append(seating_problem(error, part, context, rendering))
        if problems:
            raise TemplateError(problems)
        return assembly.finished()

    def variables(self) -> tuple[Variable, ...]:
        """The names that the template reads, main document first, in the order of the text."""
        return tuple(
            dict.fromkeys(
                Variable(read.name, tag.span, read.optional, read.conditional)
                for part in self._parts
                for read, tag in part.reference.reads
            )
        )

    def missing(self, context: Mapping[str, object]) -> tuple[Problem, ...]:
        """A problem for each name that the template needs whatever the record is, and that ``context`` lacks."""
        return tuple(problem for part in self._parts for problem in missing_names(part, context))


def _content(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise TemplateError(
            Problem("template-unreadable", Span(name), {"why": fault.strerror or str(fault)})
        ) from fault


def _with_more(problems: list[Problem], more: tuple[Problem, ...]) -> list[Problem]:
    told = {(problem.span, problem.field) for problem in problems}
    return problems + [problem for problem in more if (problem.span, problem.field) not in told]


def _compiled(package: Mapping[str, bytes], name: str) -> tuple[CompiledPart, ...]:
    """The parts with tags. Raises TemplateError with the problems of all of them."""
    compiled: list[CompiledPart] = []
    problems: list[Problem] = []
    for part in without_deletions(template_parts(package, name)):
        try:
            ready = compile_part(part, name)
        except TemplateError as error:
            problems += error.problems
            continue
        if ready is not None:
            compiled.append(ready)
    if problems:
        raise TemplateError(problems)
    return tuple(compiled)
