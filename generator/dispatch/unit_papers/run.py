"""One run over the papers of units: what they have in common, whose turn it is, and what was there before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from generator.dispatch.manifest import ManifestFile
from generator.dispatch.plan import Paper
from generator.dispatch.progress import Progress
from generator.dispatch.publishing import Published
from generator.dispatch.sources import Sources
from generator.dispatch.unit_papers.batches import Common
from generator.dispatch.unit_papers.dependencies import names_read
from generator.dispatch.unit_papers.ordering import Take, UnitPapers, Workforce, make_unit_papers
from generator.dispatch.unit_papers.stamps import stamp
from generator.dispatch.unit_papers.turns import Turns, turns
from generator.errors import Problem
from generator.roster import unit_context
from generator.writing import Staging


class UnitPaperRun:
    """Makes papers of the units of ``sources``; ``before`` is what an earlier run left.

    Without ``staging`` nothing is written.
    """

    def __init__(
        self,
        sources: Sources,
        before: Published,
        staging: Staging | None,
        workforce: Workforce,
        progress: Progress,
    ) -> None:
        self._sources = sources
        self._before = before
        self._staging = staging
        self._workforce = workforce
        self._progress = progress
        self._names = [unit.name for unit in sources.units]

    @cached_property
    def reads(self) -> dict[str, tuple[str, ...]]:
        """For each template of units' papers the names that it reads."""
        fields = self._sources.unit_fields
        return {each.name: names_read(each.compiled, fields) for each in self._sources.unit_templates}

    @cached_property
    def mappings(self) -> list[dict[str, object]]:
        """All units as templates see them."""
        return [unit.as_mapping() for unit in self._sources.units]

    @property
    def left_out(self) -> Iterator[Problem]:
        """Warnings that name the units that fields of a template leave out."""
        for template in self._sources.unit_templates:
            yield from self._turns[template.name].warnings(template.compiled.name, self._names)

    def earlier(self, paper: Paper) -> ManifestFile | None:
        """The file that an earlier run made of the same template for the same unit."""
        if paper.unit is None:
            return None
        return self._before.paper(paper.source, paper.unit.code, paper.unit.name)

    def make(self, papers: Sequence[Paper], take: Take) -> UnitPapers:
        """Makes ``papers``; ``take`` gets each as it is made. Raises what :func:`make_unit_papers` raises."""
        templates = {paper.source for paper in papers}
        return make_unit_papers(
            papers,
            {name: each for name, each in self._turns.items() if name in templates},
            self.earlier,
            self._common,
            self._workforce,
            dry=self._staging is None,
            progress=self._progress,
            take=take,
        )

    @cached_property
    def _common(self) -> Common:
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
            stamps=tuple(stamp(template, sources) for template in sources.unit_templates),
            total=len(sources.units),
            units=self.mappings if read else None,
            published=self._before.folder,
            reads=self._before.listed.reads,
            same_program=self._before.by_this_program,
            staging=self._staging,
        )

    @cached_property
    def _turns(self) -> dict[str, Turns]:
        return turns_of(self._sources, lambda: self.mappings)


def turns_of(sources: Sources, mappings: Callable[[], Sequence[Mapping[str, object]]]) -> dict[str, Turns]:
    """The turns of each template of units' papers; ``mappings`` gives all units as it sees them, where it asks."""
    context, titles = sources.notice.context, sources.roster.field_titles
    return {
        each.name: turns(
            each.compiled, len(sources.units), lambda number: unit_context(context, mappings(), number), titles
        )
        for each in sources.unit_templates
    }


def _reads_units(names: Iterable[str]) -> bool:
    return any(name == "units" or name.startswith(("units.", "units[]")) for name in names)
