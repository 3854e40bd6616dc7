"""One run over the units' papers: their common inputs, their order, and the earlier papers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from generator.dispatch.build_sources import Sources
from generator.dispatch.input_digests import changed, inputs_behind
from generator.dispatch.papers.aside import Aside
from generator.dispatch.papers.painting import Painting
from generator.dispatch.plan import Paper
from generator.dispatch.progress import Progress
from generator.dispatch.published import Published
from generator.dispatch.unit_papers.batches import BatchMaker, Common, Order, PaperMade, Place
from generator.dispatch.unit_papers.dependencies import names_read
from generator.dispatch.unit_papers.ordering import Gathered, Take, UnitPapers, Workforce, batches, settled_memory
from generator.dispatch.unit_papers.processes import makers
from generator.dispatch.unit_papers.template_stamps import stamp
from generator.dispatch.units_per_document import Turns, turns
from generator.ground.errors import Problem
from generator.official.blocks import LaidOutDocument
from generator.roster.units import unit_context
from generator.writing import Staging


class UnitPaperRun:
    """Makes papers of the units of ``sources``; ``before`` is the earlier set, ``inputs`` has all digests."""

    def __init__(
        self,
        sources: Sources,
        before: Published,
        inputs: Mapping[str, str],
        workforce: Workforce,
        progress: Progress,
    ) -> None:
        self._sources = sources
        self._before = before
        self._inputs = inputs
        self._workforce = workforce
        self._progress = progress
        self._names = [unit.name for unit in sources.units]

    @cached_property
    def reads(self) -> dict[str, tuple[str, ...]]:
        """The names that each unit template reads, by the template's name."""
        fields, titles = self._sources.unit_fields, self._sources.roster.field_titles
        return {each.name: names_read(each.compiled, fields, titles) for each in self._sources.unit_templates}

    @cached_property
    def mappings(self) -> list[dict[str, object]]:
        """All units as templates see them."""
        return [unit.as_mapping() for unit in self._sources.units]

    @property
    def left_out(self) -> Iterator[Problem]:
        """Warnings that name the units left out by fields of a template."""
        for template in self._sources.unit_templates:
            yield from self.turns[template.name].warnings(template.compiled.name, self._names)

    @cached_property
    def turns(self) -> dict[str, Turns]:
        """The turns of each template, by its name."""
        context, titles = self._sources.notice.context, self._sources.roster.field_titles
        total = len(self._names)
        return {
            each.name: turns(each.compiled, total, lambda number: unit_context(context, self.mappings, number), titles)
            for each in self._sources.unit_templates
        }

    def make(
        self,
        papers: Sequence[Paper],
        place: Callable[[Paper], Place],
        staging: Staging | None,
        aside: Aside | None,
        take: Take,
        painting: Painting | None = None,
        painted: Collection[str] = (),
    ) -> UnitPapers:
        """Makes ``papers``; ``place`` returns for each whether it goes into ``staging``, ``aside`` or nowhere.

        ``take`` gets each paper as it is made, in order. The PDFs of those at the paths ``painted`` are painted into
        ``staging`` by ``painting``, unless earlier ones can be kept.

        Raises TemplateError with all problems of all papers, each naming its units, and OSError where one cannot be
        written.
        """
        ordered = [(paper, self._order(paper, place(paper), is_painted=paper.path in painted)) for paper in papers]
        common = self._common(staging, aside, painting)
        gathered = Gathered(self._progress, take, len(ordered), common, self.reads)
        batched = list(batches(ordered, common.templates))
        able = self._workforce.for_papers(papers)
        with settled_memory(len(ordered)), makers(common, jobs=able.jobs, executor=able.executor) as make_all:
            for (batch, those), made in zip(batched, make_all(batch for batch, _ in batched), strict=True):
                gathered.take(batch, those, made)
        return gathered.finished()

    def _order(self, paper: Paper, place: Place, *, is_painted: bool = False) -> Order:
        if paper.unit is None or paper.serial is None:
            raise AssertionError(paper)
        sequence = self.turns[paper.source].sequence(paper.serial)
        if sequence is None:
            raise AssertionError(paper)
        before = self._before.earlier(paper)
        disturbed = () if before is None else self._before.disturbed(before)
        pdf = self._before.earlier_pdf(paper) if is_painted else None
        return Order(paper.path, paper.unit, paper.serial, sequence, before, disturbed, place, is_painted, pdf)

    def contents(self, papers: Sequence[Paper]) -> tuple[dict[str, bytes], UnitPapers]:
        """The bytes of ``papers`` by their paths, and what is reported about them; nothing is written.

        Raises TemplateError as :meth:`make` does.
        """
        found: dict[str, bytes] = {}

        def take(paper: Paper, made: PaperMade) -> None:
            if made.data is not None:
                found[paper.path] = made.data

        made = self.make(papers, lambda _: "set", None, None, take)
        return found, made

    def documents(self, papers: Sequence[Paper]) -> Iterator[LaidOutDocument]:
        """The ``papers`` of text templates one after the other, only laid out. Raises TemplateError, LayoutError."""
        maker = BatchMaker(self._common(None, None, None))
        numbers = {template.name: number for number, template in enumerate(self._sources.unit_templates)}
        for paper in papers:
            yield maker.document(numbers[paper.source], self._order(paper, "nowhere"))

    def _common(self, staging: Staging | None, aside: Aside | None, painting: Painting | None) -> Common:
        sources = self._sources
        read = any(_reads_units(names) for names in self.reads.values())
        return Common(
            templates=sources.unit_templates,
            notice=sources.notice.context,
            behind=sources.notice.behind,
            edition=sources.notice.edition,
            moment=sources.notice.moment,
            titles=sources.roster.field_titles,
            fields=sources.unit_fields,
            stamps=tuple(stamp(template, sources, self._inputs) for template in sources.unit_templates),
            new_inputs=tuple(
                changed(inputs_behind(template), self._inputs, self._before.listed.inputs)
                for template in sources.unit_templates
            ),
            total=len(sources.units),
            units=self.mappings if read else None,
            published=self._before.folder,
            pictures=sources.pictures,
            reads=self._before.listed.reads,
            same_program=self._before.by_this_program,
            staging=staging,
            aside=aside,
            painting=painting,
        )


def _reads_units(names: Iterable[str]) -> bool:
    return any(name == "units" or name.startswith(("units.", "units[]")) for name in names)
