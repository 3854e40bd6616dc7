"""One run over the units' papers: their common inputs, their order in batches, and the earlier papers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from generator.dispatch.build_sources import Sources
from generator.dispatch.existing_set import Published
from generator.dispatch.file_changes import Progress
from generator.dispatch.papers.dispatch_rendering import DispatchRendering
from generator.dispatch.papers.document_maker import Characters
from generator.dispatch.papers.painting import Painting
from generator.dispatch.papers.temporary_papers import TemporaryPapers
from generator.dispatch.plan import Paper
from generator.dispatch.remake_reasons import changed, inputs_behind
from generator.dispatch.set_scope import Turns, turns
from generator.dispatch.templates import Template
from generator.dispatch.unit_papers import batches
from generator.dispatch.unit_papers.dependencies import names_read, stamp
from generator.dispatch.unit_papers.processes import makers
from generator.ground.errors import Problem, TemplateError, gathered_by_unit
from generator.official.blocks import LaidOutDocument
from generator.roster.units.template_context import unit_context
from generator.templates.word.docx_template import DocxTemplate
from generator.writing import Staging

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(eq=False)
class UnitPaperRun:
    """Makes papers of the units of ``sources``; ``before`` is the earlier set, ``inputs`` has all digests."""

    sources: Sources
    before: Published
    inputs: Mapping[str, str]
    workforce: Workforce
    progress: Progress

    @cached_property
    def _names(self) -> list[str]:
        return [unit.name for unit in self.sources.units]

    @cached_property
    def reads(self) -> dict[str, tuple[str, ...]]:
        """The names that each unit template reads, by the template's name."""
        fields, titles = self.sources.unit_fields, self.sources.roster.field_titles
        return {each.name: names_read(each.compiled, fields, titles) for each in self.sources.unit_templates}

    @cached_property
    def _mappings(self) -> list[dict[str, object]]:
        """All units as templates see them."""
        return [unit.as_mapping() for unit in self.sources.units]

    @property
    def left_out(self) -> Iterator[Problem]:
        """Warnings that name the units left out by fields of a template."""
        for template in self.sources.unit_templates:
            yield from self.turns[template.name].warnings(template.compiled.name, self._names)

    @cached_property
    def turns(self) -> dict[str, Turns]:
        """The turns of each template, by its name."""
        context, titles = self.sources.notice.context, self.sources.roster.field_titles
        total = len(self._names)
        return {
            each.name: turns(each.compiled, total, lambda number: unit_context(context, self._mappings, number), titles)
            for each in self.sources.unit_templates
        }

    def make(
        self,
        papers: Sequence[Paper],
        place: Callable[[Paper], batches.Place],
        staging: Staging | None,
        aside: TemporaryPapers | None,
        take: _Take,
        painting: Painting | None = None,
        painted: Collection[str] = (),
        named: Collection[str] = (),
    ) -> UnitPapers:
        """Makes ``papers``; ``place`` returns for each whether it goes into ``staging``, ``aside`` or nowhere.

        ``take`` gets each paper as it is made, in order. The PDFs of those at the paths ``painted`` are painted into
        ``staging`` by ``painting``, unless earlier ones can be kept; of those at the paths ``named`` it is asked which
        typefaces they name.

        Raises TemplateError with all problems of all papers, each naming its units, and OSError where one cannot be
        written.
        """
        ordered = [
            (paper, self._order(paper, place(paper), is_painted=paper.path in painted, is_named=paper.path in named))
            for paper in papers
        ]
        common = self._common(staging, aside, painting)
        gathered = _BatchResults(self.progress, take, len(ordered), common, self.reads)
        batched = list(_batches(ordered, common.templates))
        able = self.workforce.for_papers(papers)
        with _settled_memory(len(ordered)), makers(common, jobs=able.jobs, executor=able.executor) as make_all:
            for (batch, those), made in zip(batched, make_all(batch for batch, _ in batched), strict=True):
                gathered.take(batch, those, made)
        return gathered.finished()

    def _order(
        self, paper: Paper, place: batches.Place, *, is_painted: bool = False, is_named: bool = False
    ) -> batches.Order:
        if paper.unit is None or paper.serial is None:
            raise AssertionError(paper)
        sequence = self.turns[paper.source].sequence(paper.serial)
        if sequence is None:
            raise AssertionError(paper)
        before = self.before.earlier(paper)
        disturbed = () if before is None else self.before.disturbed(before)
        pdf = self.before.earlier_pdf(paper) if is_painted else None
        asked = (place, is_painted, pdf, is_named)
        return batches.Order(paper.path, paper.unit, paper.serial, sequence, before, disturbed, *asked)

    def contents(self, papers: Sequence[Paper]) -> tuple[dict[str, bytes], UnitPapers]:
        """The bytes of ``papers`` by their paths, and what is reported about them; nothing is written.

        Raises TemplateError as :meth:`make` does.
        """
        found: dict[str, bytes] = {}

        def take(paper: Paper, made: batches.PaperResult) -> None:
            if made.data is not None:
                found[paper.path] = made.data

        made = self.make(papers, lambda _: "set", None, None, take)
        return found, made

    def documents(self, papers: Sequence[Paper]) -> Iterator[tuple[Paper, LaidOutDocument]]:
        """Each of ``papers``, which are text papers, with its document, one after the other, only laid out.

        Those of the dispatch come before those of units; a print order has no rows. Raises GeneratorError.
        """
        rendering = DispatchRendering(self.sources)
        for paper in papers:
            document = rendering.file(paper).document if paper.unit is None else None
            if document is not None:
                yield paper, document
        for paper in papers:
            if paper.unit is not None:
                yield paper, self._one_by_one.document(self._numbers[paper.source], self._order(paper, "nowhere"))

    def made_again(self, papers: Sequence[Paper]) -> dict[str, bytes]:
        """The bytes, by path, of ``papers`` that could be made before; nothing is written, nothing kept."""
        found: dict[str, bytes] = {}
        for name, group in groupby(papers, key=lambda each: each.source):
            some = list(group)
            orders = tuple(self._order(each, "set")._replace(before=None, disturbed=()) for each in some)
            made = self._one_by_one.make(batches.Batch(self._numbers[name], orders)).papers
            found |= {paper.path: each.data for paper, each in zip(some, made, strict=True) if each and each.data}
        return found

    @cached_property
    def _one_by_one(self) -> batches.BatchMaker:
        return batches.BatchMaker(self._common(None, None, None))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {template.name: number for number, template in enumerate(self.sources.unit_templates)}

    def _common(
        self, staging: Staging | None, aside: TemporaryPapers | None, painting: Painting | None
    ) -> batches.RunContext:
        sources = self.sources
        read = any(_reads_units(names) for names in self.reads.values())
        return batches.RunContext(
            templates=sources.unit_templates,
            notice=sources.notice.context,
            behind=sources.notice.behind,
            edition=sources.notice.edition,
            moment=sources.notice.moment,
            titles=sources.roster.field_titles,
            fields=sources.unit_fields,
            stamps=tuple(stamp(template, sources, self.inputs) for template in sources.unit_templates),
            new_inputs=tuple(
                changed(inputs_behind(template), self.inputs, self.before.listed.inputs)
                for template in sources.unit_templates
            ),
            total=len(sources.units),
            units=self._mappings if read else None,
            published=self.before.folder,
            pictures=sources.pictures,
            reads=self.before.listed.reads,
            same_program=self.before.by_this_program,
            staging=staging,
            aside=aside,
            painting=painting,
        )


def _reads_units(names: Iterable[str]) -> bool:
    return any(name == "units" or name.startswith(("units.", "units[]")) for name in names)


# Papers are made in batches, each of one template; what came of them is in the order of the roster.


_Take = Callable[[Paper, batches.PaperResult], None]
"""Called with a paper and what came of it."""

_BATCH = 256
_SLOW = 20  # times as long as a Word template's takes a paper that is laid out
_MANY = 1_000  # papers; fewer are made sooner than the collector has looked at all that is there
_WORTH_PROCESSES = 600  # papers of a Word template; fewer are made before processes have begun


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who makes the papers: ``jobs`` processes of this machine, or ``executor``."""

    jobs: int = 1
    executor: Executor | None = None

    def for_papers(self, papers: Sequence[Paper]) -> Workforce:
        """As many processes as are worth their start for ``papers``."""
        work = sum(1 if isinstance(_template(paper).compiled, DocxTemplate) else _SLOW for paper in papers)
        return self if self.executor is not None or work >= _WORTH_PROCESSES else Workforce()


@dataclass(frozen=True, slots=True)
class UnitPapers:
    """What is reported of all papers: ``warnings``, and the ``characters`` that fonts lack."""

    warnings: tuple[Problem, ...]
    characters: Characters


@contextmanager
def _settled_memory(papers: int) -> Iterator[None]:
    """Keeps the garbage collector from looking at existing objects, the whole roster, while many papers are made.

    Forked processes then share these objects for good: a look at one would copy it. Unused objects are collected first:
    :func:`gc.freeze` resets the collector's counts, so that in a process that builds again and again a full collection
    would never come due.
    """
    if papers < _MANY:
        yield
        return
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(eq=False)
class _BatchResults:
    """The results of the batches so far; ``add`` gets each paper."""

    progress: Progress
    add: _Take
    total: int
    common: batches.RunContext
    names: Mapping[str, Sequence[str]]
    _faults: list[tuple[str, tuple[Problem, ...]]] = field(default_factory=list)
    _warnings: list[tuple[str, tuple[Problem, ...]]] = field(default_factory=list)
    _characters: Characters = field(default_factory=Characters)
    _units: set[str] = field(default_factory=set)
    _done: int = 0

    @cached_property
    def _here(self) -> batches.BatchMaker:
        return batches.BatchMaker(self.common)

    def take(self, batch: batches.Batch, papers: Sequence[Paper], made: batches.BatchResult) -> None:
        """Adds the result of ``batch``, which is of ``papers``; papers that came back as bytes are written."""
        self._faults += made.faults
        self._warnings += made.warnings
        self._characters.take(made.characters)
        self._units.update(order.unit.name for order in batch.orders)
        for paper, order, each in zip(papers, batch.orders, made.papers, strict=True):
            if each is not None:
                self.add(paper, self._settled(batch, order, each))
        self._done += len(papers)
        self.progress("papers", self._done, self.total, batch.orders[-1].unit.name)

    def _settled(self, batch: batches.Batch, order: batches.Order, made: batches.PaperResult) -> batches.PaperResult:
        """``made``, compared with the earlier file, written and painted, where its maker could not do so."""
        if made.data is None and made.action != "new":
            return made
        names = self.names[self.common.templates[batch.template].name]
        made = batches.compared(self.common, batch.template, order, names, made)
        if made.data is not None:
            made = batches.stored(self.common, order, made)
        elif made.painted is not None or made.refused:
            return made
        made = self._here.with_pdf(batch.template, order, made)
        if made.refused:
            self._warnings.append((order.unit.name, made.refused))
        return made

    def finished(self) -> UnitPapers:
        """The papers' warnings and characters. Raises TemplateError where any paper failed."""
        total = len(self._units)
        if self._faults:
            raise TemplateError(gathered_by_unit(self._faults, total))
        return UnitPapers(tuple(gathered_by_unit(self._warnings, total)), self._characters)


def _batches(
    ordered: Sequence[tuple[Paper, batches.Order]], templates: Sequence[Template]
) -> Iterator[tuple[batches.Batch, list[Paper]]]:
    """Batches of one template each, with their papers."""
    numbers = {template.name: number for number, template in enumerate(templates)}
    for name, group in groupby(ordered, key=lambda each: _template(each[0]).name):
        of_one = list(group)
        size = _BATCH if isinstance(templates[numbers[name]].compiled, DocxTemplate) else max(1, _BATCH // _SLOW)
        for start in range(0, len(of_one), size):
            some = of_one[start : start + size]
            yield batches.Batch(numbers[name], tuple(order for _, order in some)), [paper for paper, _ in some]


def _template(paper: Paper) -> Template:
    if paper.template is None:
        raise AssertionError(paper)
    return paper.template
