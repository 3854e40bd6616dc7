"""Papers turned into bytes, in memory, with the problems of all of them told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from generator.dispatch.plan import Paper
from generator.dispatch.sources import Gathering, Sources
from generator.dispatch.templates import Template
from generator.dispatch.turns import Turns, turns
from generator.docx_writer import write_docx
from generator.errors import GeneratorError, OutputError, Problem, Span, TemplateError
from generator.layout import lay_out
from generator.text_template import Notice


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file; ``pages`` is None unless known."""

    paper: Paper
    path: str
    data: bytes
    pages: int | None = None


def render(sources: Sources, papers: Sequence[Paper]) -> tuple[tuple[Rendered, ...], tuple[Problem, ...]]:
    """``papers`` as files, and a warning for each template whose fields leave units out.

    Raises all problems of all papers; a unit's problem names the unit.
    """
    run = _Run(sources)
    gathering = Gathering()
    done = [gathering.step(partial(run.file, paper)) for paper in papers if paper.kind != "unit"]
    done += gathering.step(lambda: run.unit_files([paper for paper in papers if paper.kind == "unit"])) or ()
    gathering.finish()
    place = {paper.path: number for number, paper in enumerate(papers)}
    return tuple(sorted(filter(None, done), key=lambda file: place[file.path])), tuple(run.warnings)


def with_pdfs(files: Sequence[Rendered], notice: Notice, jobs: int) -> tuple[tuple[Rendered, ...], tuple[Problem, ...]]:
    """``files`` and the PDF of each .docx among them, and warnings about fonts and lost characters.

    The PDFs carry the notice's date. Raises OutputError when the office suite is missing or fails.
    """
    from generator.pdf import convert_documents

    documents = {file.path: file.data for file in files if file.path.endswith(".docx")}
    date = datetime(notice.date.year, notice.date.month, notice.date.day, tzinfo=UTC)
    converted = convert_documents(documents, moment=date, jobs=jobs)
    counted = [
        replace(file, pages=converted.pdfs[file.path].pages) if file.path in converted.pdfs else file for file in files
    ]
    pdfs = [
        replace(file, path=f"{file.path.removesuffix('.docx')}.pdf", data=converted.pdfs[file.path].data)
        for file in counted
        if file.path in converted.pdfs
    ]
    return (*counted, *pdfs), (*converted.stand_ins, *converted.lost)


def unit_context(notice: object | None, units: Sequence[dict[str, object]], number: int) -> dict[str, object]:
    """What a template sees for the unit at ``number`` (from 0) of ``units``."""
    context: dict[str, object] = {
        "unit": units[number],
        "units": units,
        "serial": number + 1,
        "total": len(units),
    }
    return context if notice is None else {**context, "notice": notice}


def gathered_by_unit(faults: Iterable[tuple[str, GeneratorError]], total: int) -> list[Problem]:
    """The problems of many units' papers, each told once with the units it concerns (none named: all ``total``)."""
    problems: dict[tuple[object, ...], Problem] = {}
    for unit, fault in faults:
        for problem in fault.problems:
            key = (problem.code, problem.span, problem.field, problem.message())
            known = problems.get(key, problem)
            if unit not in known.units:
                known = replace(known, units=(*known.units, unit))
            problems[key] = known
    return [replace(each, units=()) if len(each.units) == total > 1 else each for each in problems.values()]


class _Run:
    """What all papers of one run share."""

    def __init__(self, sources: Sources) -> None:
        self.warnings: list[Problem] = []
        self._notice = sources.notice
        self._units = [unit.as_mapping() for unit in sources.units]
        self._names = [unit.name for unit in sources.units]
        self._titles = sources.roster.field_titles

    def file(self, paper: Paper) -> Rendered:
        """A paper of the whole dispatch."""
        if paper.attached is not None:
            return Rendered(paper, paper.path, _copied(paper))
        if paper.template is None:
            laid_out = lay_out(self._notice.render())
            return Rendered(paper, paper.path, write_docx(laid_out), laid_out.pages)
        context = {"notice": self._notice.context, "units": self._units, "total": len(self._units)}
        return Rendered(paper, paper.path, paper.template.compiled.render(context, titles=self._titles))

    def unit_files(self, papers: Sequence[Paper]) -> list[Rendered]:
        """The papers of single units."""
        files: list[Rendered] = []
        faults: list[tuple[str, GeneratorError]] = []
        known: dict[str, Turns] = {}
        for paper in papers:
            if paper.template is None or paper.unit is None or paper.serial is None:
                raise AssertionError(paper)
            template = paper.template
            if template.name not in known:
                known[template.name] = self._turns(template)
            number = paper.serial - 1
            sequence = known[template.name].sequences.get(number)
            if sequence is None:
                continue
            try:
                data = template.compiled.render(self._context(number), titles=self._titles, sequence=sequence)
            except TemplateError as fault:
                faults.append((paper.unit.name, fault))
            else:
                files.append(Rendered(paper, paper.path, data))
        if faults:
            units = len({paper.unit.name for paper in papers if paper.unit is not None})
            raise TemplateError(gathered_by_unit(faults, units))
        return files

    def _context(self, number: int) -> dict[str, object]:
        return unit_context(self._notice.context, self._units, number)

    def _turns(self, template: Template) -> Turns:
        found = turns(template.compiled, len(self._units), self._context, self._titles)
        self.warnings += found.warnings(template.compiled.name, self._names)
        return found


def _copied(paper: Paper) -> bytes:
    if paper.attached is None:
        raise AssertionError(paper)
    try:
        return paper.attached.read_bytes()
    except OSError as fault:
        facts = {"reason": fault.strerror or type(fault).__name__}
        raise OutputError(Problem("source-unreadable", Span(str(paper.attached)), facts)) from fault
