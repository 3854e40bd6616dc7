"""The papers of a set, made one after another or at once, each compared with what an earlier run made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.dispatch.changes import EDITED, Change
from generator.dispatch.made_set import MadeSet
from generator.dispatch.manifest import ManifestFile, digest
from generator.dispatch.papers.joined import joined, section_counts
from generator.dispatch.papers.print_order import letters_of, print_order, reads_papers
from generator.dispatch.papers.rendering import Rendered, Rendering
from generator.dispatch.papers.tallies import copies_problems
from generator.dispatch.plan import Paper
from generator.dispatch.progress import Progress
from generator.dispatch.publishing import Published
from generator.dispatch.sources import Gathering, Sources
from generator.dispatch.unit_papers import PaperMade, UnitPaperRun, Values, Workforce
from generator.errors import OutputError
from generator.writing import Staging


@dataclass(frozen=True, slots=True)
class Options:
    """How a set is made: with PDFs or without, print files for both sides of the sheet; by whom; who is told of it."""

    pdf: bool
    duplex: bool
    workforce: Workforce
    progress: Progress


class Making:
    """Makes papers of ``sources``, of which ``planned`` are all.

    ``before`` is what an earlier run left, ``kept`` what stays of it. Without ``staging`` nothing is written.
    """

    def __init__(
        self,
        sources: Sources,
        planned: Sequence[Paper],
        options: Options,
        before: Published,
        kept: Iterable[ManifestFile],
        staging: Staging | None,
    ) -> None:
        self._sources = sources
        self._planned = planned
        self._options = options
        self._before = before
        self._pages = {file.path: file.pages for file in kept}
        self._staging = staging
        self._of_units = UnitPaperRun(sources, before, staging, options.workforce, options.progress)
        self._sections: dict[str, int] = {}

    @property
    def reads(self) -> dict[str, tuple[str, ...]]:
        """For each template of units' papers the names that it reads."""
        return self._of_units.reads

    def run(self, papers: Sequence[Paper]) -> MadeSet:
        """All ``papers`` but those of :meth:`run_last`, in their order.

        Raises GeneratorError with the problems of all of them, also of the last.
        """
        rendering = Rendering(self._sources, self._of_units.mappings if any(map(_is_list, papers)) else ())
        gathering = Gathering()
        made = MadeSet()
        self._run_notices(papers, made, rendering, gathering)
        letters = [paper for paper in papers if paper.kind == "unit"]
        of_units = gathering.step(partial(self._of_units.make, letters, partial(self._add_unit, made)))
        if of_units is not None:
            self._note_pages(made)
            self._run_print_files(papers, made, gathering)
        self._run_lists(papers, made, rendering, gathering)
        gathering.finish()
        if of_units is None:
            raise AssertionError("a step failed without a problem")
        rendering.characters.take(of_units.characters)
        made.warnings = (*self._of_units.left_out, *of_units.warnings, *rendering.warnings)
        return made

    def _run_notices(self, papers: Sequence[Paper], made: MadeSet, rendering: Rendering, gathering: Gathering) -> None:
        for paper in papers:
            if paper.kind == "notice":
                self._add_step(made, gathering, partial(rendering.file, paper))

    def _run_print_files(self, papers: Sequence[Paper], made: MadeSet, gathering: Gathering) -> None:
        for paper in papers:
            if paper.printed is not None:
                self._add_print_file(made, paper, gathering)

    def _run_lists(self, papers: Sequence[Paper], made: MadeSet, rendering: Rendering, gathering: Gathering) -> None:
        """The lists; those that come last are only tried, for their problems."""
        for paper in filter(_is_list, papers):
            if is_last(paper):
                gathering.step(partial(self._list, paper, rendering, self._order))
            else:
                self._add_step(made, gathering, partial(self._list, paper, rendering))

    def run_last(self, papers: Sequence[Paper], made: MadeSet) -> MadeSet:
        """Those of ``papers`` that say what is to be printed, now that ``made`` tells how many pages that is."""
        self._note_pages(made)
        rendering = Rendering(self._sources, self._of_units.mappings)
        last = MadeSet()
        for paper in filter(is_last, papers):
            self._add_shared(last, self._list(paper, rendering, self._order))
        return last

    def _list(self, paper: Paper, rendering: Rendering, papers: Sequence[Mapping[str, object]] = ()) -> Rendered:
        """A list whose copies add up. Raises OutputError where they do not, and what rendering raises."""
        rendered = rendering.file(paper, papers)
        units = self._sources.units
        names = set() if is_last(paper) else {unit.addressee for unit in units}
        copies = sum(unit.copies for unit in units)
        problems = list(copies_problems(rendered.data, paper.path, names, copies))
        if problems:
            raise OutputError(problems)
        return rendered

    def _add_step(self, made: MadeSet, gathering: Gathering, render: Callable[[], Rendered]) -> None:
        rendered = gathering.step(render)
        if rendered is not None:
            self._add_shared(made, rendered)
            self._pages[rendered.path] = rendered.pages

    def _note_pages(self, made: MadeSet) -> None:
        self._pages |= {file.path: file.pages for file in made.files if not file.path.endswith(".pdf")}

    @property
    def _order(self) -> list[dict[str, object]]:
        return print_order(self._planned, self._pages, self._sections, self._sources.notice.title)

    def _add_print_file(self, made: MadeSet, paper: Paper, gathering: Gathering) -> None:
        """A print file of the units' papers that are there; what it would be is not known before they are written."""
        letters = [each for each in letters_of(self._planned, paper) if each.path in self._pages]
        if self._staging is None:
            made.add(self._entry(paper, "", 0, None), _print_file_change(paper, letters, made, self._before))
            return
        self._sections |= gathering.step(partial(section_counts, letters, self._content)) or {}
        duplex = self._options.duplex or self._sources.notice.printing.duplex
        data = gathering.step(partial(joined, letters, self._content, duplex=duplex))
        if data is not None:
            self._add_shared(made, Rendered(paper, paper.path, data))

    def _content(self, path: str) -> bytes:
        """The file at ``path``, as it has just been made or as it stays."""
        if self._staging is not None and (self._staging.folder / path).exists():
            return (self._staging.folder / path).read_bytes()
        return (self._before.folder / path).read_bytes()

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
        before = self._of_units.earlier(paper)
        moved = before.path if before is not None and before.path != paper.path else None
        change = Change(paper.path, paper.kind, each.action, paper.unit.name, moved, each.reasons)
        entry = self._entry(paper, each.sha256, each.size, each.pages, each.values, told=each.told)
        made.add(entry, change)

    def _entry(
        self,
        paper: Paper,
        sha256: str,
        size: int,
        pages: int | None,
        values: Values | None = None,
        *,
        told: bool = False,
    ) -> ManifestFile:
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
            values=None if values is None else values.sha256,
            tags=None if values is None else values.tags,
            told=told,
        )

    def _template_digest(self, paper: Paper, sha256: str) -> str:
        if paper.template is not None:
            return paper.template.compiled.sha256
        return self._sources.notice.sha256 if paper.attached is None else sha256


def is_last(paper: Paper) -> bool:
    """Whether ``paper`` says what is to be printed."""
    return paper.kind == "dispatch" and paper.template is not None and reads_papers(paper.template)


def _is_list(paper: Paper) -> bool:
    return paper.kind == "dispatch" and paper.template is not None


def _print_file_change(paper: Paper, letters: Sequence[Paper], made: MadeSet, before: Published) -> Change:
    """What would become of a print file: it is made anew where any of its letters is."""
    paths = {letter.path for letter in letters}
    as_they_were = all(each.action == "unchanged" for each in made.changes if each.path in paths)
    there = paper.path in before.ours
    return Change(paper.path, paper.kind, "unchanged" if as_they_were and there else "remade" if there else "new")
