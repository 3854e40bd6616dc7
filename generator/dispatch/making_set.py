"""The papers of a set, made one after another or at once, each compared with what an earlier run made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from generator.dispatch.batches import Common, PaperMade
from generator.dispatch.changes import EDITED, Change
from generator.dispatch.dependencies import names_read
from generator.dispatch.manifest import ManifestFile, digest
from generator.dispatch.plan import Paper
from generator.dispatch.publishing import Published
from generator.dispatch.rendering import Rendered, Rendering
from generator.dispatch.sources import Gathering, Sources
from generator.dispatch.stamps import stamp
from generator.dispatch.turns import Turns, turns
from generator.dispatch.unit_papers import Progress, UnitPapers, Workforce, make_unit_papers
from generator.errors import Problem
from generator.roster import unit_context
from generator.writing import Staging


@dataclass(frozen=True, slots=True)
class Options:
    """How a set is made: with PDFs or without, by whom, and who is told of it."""

    pdf: bool
    workforce: Workforce
    progress: Progress


@dataclass(slots=True)
class MadeSet:
    """What was made: files, what became of each, warnings, and the paths of earlier files that a hand had changed."""

    files: list[ManifestFile] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    warnings: tuple[Problem, ...] = ()
    edited: list[str] = field(default_factory=list)

    def add(self, file: ManifestFile, change: Change) -> None:
        """Adds one file and what became of it."""
        self.files.append(file)
        self.changes.append(change)
        if EDITED in change.reasons:
            self.edited.append(change.before or change.path)


class Making:
    """Makes papers of ``sources``; ``before`` is what an earlier run left. Without ``staging`` nothing is written."""

    def __init__(self, sources: Sources, options: Options, before: Published, staging: Staging | None) -> None:
        self._sources = sources
        self._options = options
        self._before = before
        self._staging = staging
        self._names = [unit.name for unit in sources.units]

    @cached_property
    def reads(self) -> dict[str, tuple[str, ...]]:
        """For each template of units' papers the names that it reads."""
        fields = self._sources.unit_fields
        return {each.name: names_read(each.compiled, fields) for each in self._sources.unit_templates}

    def run(self, papers: Sequence[Paper]) -> MadeSet:
        """All ``papers``, told in their order. Raises GeneratorError with the problems of all of them."""
        rendering = Rendering(self._sources, self._mappings if self._units_are_read(papers) else ())
        gathering = Gathering()
        shared: dict[str, Rendered | None] = {}
        for paper in papers:
            if paper.kind != "unit":
                shared[paper.path] = gathering.step(partial(rendering.file, paper))
        of_units = gathering.step(partial(self._unit_papers, [paper for paper in papers if paper.kind == "unit"]))
        gathering.finish()
        if of_units is None:
            raise AssertionError("a step failed without a problem")
        return self._told(papers, shared, of_units, rendering)

    def _told(
        self, papers: Sequence[Paper], shared: dict[str, Rendered | None], of_units: UnitPapers, rendering: Rendering
    ) -> MadeSet:
        made = MadeSet()
        known = {paper.path: each for paper, each in of_units.made}
        for paper in papers:
            rendered = shared.get(paper.path)
            if rendered is not None:
                self._add_shared(made, rendered)
            elif paper.path in known:
                self._add_unit(made, paper, known[paper.path])
        rendering.characters.take(of_units.characters)
        made.warnings = (*self._left_out, *of_units.warnings, *rendering.warnings)
        return made

    def _add_shared(self, made: MadeSet, rendered: Rendered) -> None:
        paper, path = rendered.paper, rendered.path
        sha256 = digest(rendered.data)
        change = self._compared(paper, sha256)
        if self._staging is not None and change.action == "unchanged":
            self._staging.keep(path, self._before.folder / path)
        elif self._staging is not None:
            self._staging.write(path, rendered.data)
        made.add(self._entry(paper, sha256, len(rendered.data), rendered.pages), change)

    def _compared(self, paper: Paper, sha256: str) -> Change:
        before = self._before.ours.get(paper.path)
        if before is None:
            return Change(paper.path, paper.kind, "new")
        if not self._before.intact(before):
            return Change(paper.path, paper.kind, "remade", reasons=(EDITED,))
        return Change(paper.path, paper.kind, "unchanged" if before.sha256 == sha256 else "remade")

    def _add_unit(self, made: MadeSet, paper: Paper, each: PaperMade) -> None:
        if paper.unit is None:
            raise AssertionError(paper)
        before = self._earlier(paper)
        moved = before.path if before is not None and before.path != paper.path else None
        change = Change(paper.path, paper.kind, each.action, paper.unit.name, moved, each.reasons)
        entry = self._entry(paper, each.sha256, each.size, each.pages)
        made.add(replace(entry, values=each.values.sha256, tags=each.values.tags), change)

    def _earlier(self, paper: Paper) -> ManifestFile | None:
        if paper.unit is None:
            return None
        return self._before.paper(paper.source, paper.unit.code, paper.unit.name)

    def _unit_papers(self, papers: Sequence[Paper]) -> UnitPapers:
        templates = {paper.source for paper in papers}
        return make_unit_papers(
            papers,
            {name: each for name, each in self._turns.items() if name in templates},
            self._earlier,
            self._common,
            self._options.workforce,
            dry=self._staging is None,
            progress=self._options.progress,
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
            titles=sources.roster.field_titles,
            fields=sources.unit_fields,
            stamps=tuple(stamp(template, sources) for template in sources.unit_templates),
            total=len(sources.units),
            units=self._mappings if read else None,
            published=self._before.folder,
            reads=self._before.listed.reads,
            same_program=self._before.by_this_program,
            staging=self._staging,
        )

    @cached_property
    def _mappings(self) -> list[dict[str, object]]:
        return [unit.as_mapping() for unit in self._sources.units]

    @cached_property
    def _turns(self) -> dict[str, Turns]:
        context, titles = self._sources.notice.context, self._sources.roster.field_titles
        return {
            each.name: turns(
                each.compiled,
                len(self._names),
                lambda number: unit_context(context, self._mappings, number),
                titles,
            )
            for each in self._sources.unit_templates
        }

    @property
    def _left_out(self) -> Iterable[Problem]:
        for template in self._sources.unit_templates:
            yield from self._turns[template.name].warnings(template.compiled.name, self._names)

    def _units_are_read(self, papers: Iterable[Paper]) -> bool:
        return any(paper.kind == "dispatch" for paper in papers)

    def _entry(self, paper: Paper, sha256: str, size: int, pages: int | None) -> ManifestFile:
        return ManifestFile(
            path=paper.path,
            kind=paper.kind,
            unit=paper.unit.name if paper.unit is not None else None,
            code=(paper.unit.code or None) if paper.unit is not None else None,
            template=paper.source,
            template_sha256=self._template_digest(paper, sha256),
            roster_sha256=self._sources.roster.sha256,
            sha256=sha256,
            bytes=size,
            copies=paper.copies,
            pages=pages,
        )

    def _template_digest(self, paper: Paper, sha256: str) -> str:
        if paper.template is not None:
            return paper.template.compiled.sha256
        return self._sources.notice.sha256 if paper.attached is None else sha256


def _reads_units(names: Iterable[str]) -> bool:
    return any(name == "units" or name.startswith(("units.", "units[]")) for name in names)
