"""Papers turned into bytes, in memory, with the problems of all of them told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from generator.dispatch.making import Made, Maker
from generator.dispatch.plan import Paper
from generator.dispatch.sources import Gathering, Sources
from generator.dispatch.templates import Template
from generator.dispatch.turns import Turns, turns
from generator.document import OfficialDocument
from generator.errors import LayoutError, OutputError, Problem, Span, TemplateError, gathered_by_unit
from generator.roster import dispatch_context, unit_context
from generator.text_template import Notice


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file; ``pages`` is None unless known."""

    paper: Paper
    path: str
    data: bytes
    pages: int | None = None


def render(sources: Sources, papers: Sequence[Paper]) -> tuple[tuple[Rendered, ...], tuple[Problem, ...]]:
    """``papers`` as files, and warnings: of templates whose fields leave units out, of what does not print well.

    Raises all problems of all papers; a unit's problem names the unit.
    """
    run = _Run(sources)
    gathering = Gathering()
    done = [gathering.step(partial(run.file, paper)) for paper in papers if paper.kind != "unit"]
    done += gathering.step(lambda: run.unit_files([paper for paper in papers if paper.kind == "unit"])) or ()
    gathering.finish()
    place = {paper.path: number for number, paper in enumerate(papers)}
    return tuple(sorted(filter(None, done), key=lambda file: place[file.path])), run.warnings


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


class _Run:
    """What all papers of one run share."""

    def __init__(self, sources: Sources) -> None:
        self._left_out: list[Problem] = []
        self._told: list[tuple[str, tuple[Problem, ...]]] = []
        self._notice = sources.notice
        self._units = [unit.as_mapping() for unit in sources.units]
        self._names = [unit.name for unit in sources.units]
        self._titles = sources.roster.field_titles
        self._filled: OfficialDocument | None = None
        self._maker = Maker(sources.notice, self._titles)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was noticed while papers were made."""
        total = len(self._names)
        return (*self._left_out, *gathered_by_unit(self._told, total), *self._maker.characters.warnings(total))

    def file(self, paper: Paper) -> Rendered:
        """A paper of the whole dispatch."""
        if paper.attached is not None:
            return Rendered(paper, paper.path, _copied(paper))
        made = self._made(paper)
        self._left_out += made.warnings
        return Rendered(paper, paper.path, made.data, made.pages)

    def _made(self, paper: Paper) -> Made:
        if paper.template is not None:
            return self._maker.made(paper.template.compiled, dispatch_context(self._notice.context, self._units))
        document = self._document()
        if paper.detached is None:
            return self._maker.laid_out(document, self._notice.name)
        serial = paper.detached.entry.serial
        attachment = next(each for each in document.attachments if each.serial == serial)
        return self._maker.detached(document, attachment, paper.detached.file)

    def _document(self) -> OfficialDocument:
        """The notice's document, filled once for the notice and all that goes beside it."""
        if self._filled is None:
            self._filled = self._notice.render()
        return self._filled

    def unit_files(self, papers: Sequence[Paper]) -> list[Rendered]:
        """The papers of single units."""
        files: list[Rendered] = []
        faults: list[tuple[str, tuple[Problem, ...]]] = []
        known: dict[str, Turns] = {}
        for paper in papers:
            if paper.template is None or paper.unit is None or paper.serial is None:
                raise AssertionError(paper)
            template = paper.template
            if template.name not in known:
                known[template.name] = self._turns(template)
            sequence = known[template.name].sequences.get(paper.serial - 1)
            if sequence is None:
                continue
            context, unit = self._context(paper.serial - 1), paper.unit.name
            try:
                made = self._maker.made(template.compiled, context, unit=unit, sequence=sequence)
            except (TemplateError, LayoutError) as fault:
                faults.append((unit, fault.problems))
            else:
                self._told.append((unit, made.warnings))
                files.append(Rendered(paper, paper.path, made.data, made.pages))
        if faults:
            units = len({paper.unit.name for paper in papers if paper.unit is not None})
            raise TemplateError(gathered_by_unit(faults, units))
        return files

    def _context(self, number: int) -> dict[str, object]:
        return unit_context(self._notice.context, self._units, number)

    def _turns(self, template: Template) -> Turns:
        found = turns(template.compiled, len(self._units), self._context, self._titles)
        self._left_out += found.warnings(template.compiled.name, self._names)
        return found


def _copied(paper: Paper) -> bytes:
    if paper.attached is None:
        raise AssertionError(paper)
    try:
        return paper.attached.read_bytes()
    except OSError as fault:
        facts = {"reason": fault.strerror or type(fault).__name__}
        raise OutputError(Problem("source-unreadable", Span(str(paper.attached)), facts)) from fault
