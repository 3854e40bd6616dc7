"""Makes the papers of a set and compares each with the one that an earlier run left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import NamedTuple

from generator.dispatch import existing_set, remake_reasons, set_scope
from generator.dispatch.build_sources import Gathering, Sources, columns_not_read
from generator.dispatch.copies_to_print import is_last, letters_of, print_order
from generator.dispatch.file_changes import DUPLEX, PAPERS, PROGRAM, Change
from generator.dispatch.manifest import program
from generator.dispatch.papers.dispatch_rendering import (
    DispatchRendering,
    RenderedPaper,
    copies_problems,
    joined,
    joined_copies,
    section_counts,
)
from generator.dispatch.papers.painting import Painted, Painting, count_joined
from generator.dispatch.papers.print_trial import PrintTrial
from generator.dispatch.papers.temporary_papers import TemporaryPapers
from generator.dispatch.plan import Paper
from generator.dispatch.unit_papers.batches import PaperResult, Place
from generator.dispatch.unit_papers.unit_paper_run import UnitPaperRun, UnitPapers
from generator.ground.errors import OutputError, Problem
from generator.office.fonts.named_families import families_named
from generator.office.package import read_package
from generator.official.placed_pages import refusals
from generator.standard.faces import Family
from generator.writing import Staging
from generator.writing.file_digests import digest, plain_bytes
from generator.writing.manifest_entries import ManifestFile, pdf_of, pictures_listed


@dataclass(eq=False)
class Making:
    """Makes the papers of ``scope`` from ``sources``; ``before`` is the set that an earlier run left.

    Papers of the set go into ``staging``, papers that only others are made of go ``aside``. Without ``staging`` (a dry
    run) no paper of the set is written, and it is noted which typefaces those name that LibreOffice would print.
    ``inputs`` are the digests of the inputs that all papers share; ``painting`` is how PDFs are painted, None where
    none are.
    """

    sources: Sources
    scope: set_scope.Scope
    before: existing_set.Published
    of_units: UnitPaperRun
    inputs: Mapping[str, str]
    staging: Staging | None
    aside: TemporaryPapers
    painting: Painting | None = None
    _pages: dict[str, int | None] = field(default_factory=dict)
    _sections: Mapping[str, int] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _staying: dict[str, str] = field(default_factory=dict)
    _trial: PrintTrial = field(init=False)
    _families: dict[str, frozenset[Family]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._trial = PrintTrial(self._contents)

    def run(self) -> MadeSet:
        """Makes all papers but those of :meth:`run_last`, in their order.

        Raises GeneratorError with the problems of all papers, those of :meth:`run_last` included.
        """
        papers = list(self.scope.published)
        rendering = DispatchRendering(self.sources)
        gathering = Gathering()
        made = MadeSet()
        for paper in papers:
            if paper.kind == "notice":
                self._add_step(made, gathering, partial(rendering.file, paper))
        if any(paper.numbers for paper in papers):
            gathering.step(partial(self._add_copies, made, [paper for paper in papers if paper.numbers], rendering))
        letters: UnitPapers | None = None
        with gathering.held():
            take = partial(self._add_unit, made)
            of_set = self.scope.painted & self.scope.pdfs
            letters = self.of_units.make(
                self.scope.letters, self._place, self.staging, self.aside, take, self.painting, of_set, self._named
            )
        if letters is not None:
            gathering.step(self._count_sections)
            for paper in papers:
                if paper.printed is not None:
                    gathering.step(partial(self._add_print_file, made, paper))
        self._run_lists(papers, made, rendering, gathering)
        with columns_not_read(self.sources.roster):
            gathering.finish()
        if letters is None:
            raise AssertionError("a step failed without a problem")
        rendering.characters.take(letters.characters)
        made.warnings = (*self.of_units.left_out, *letters.warnings, *rendering.warnings)
        return made

    def families_of(self, path: str) -> frozenset[Family]:
        """The typefaces that the paper at ``path`` names, which a dry run has made, or found unchanged."""
        if path not in self._families:
            self._families[path] = families_named(read_package(self._content(path), name=path))
        return self._families[path]

    @cached_property
    def _named(self) -> Collection[str]:
        """The paths of the papers whose typefaces a dry run is asked for: LibreOffice would print them."""
        if self.staging is not None or not self.scope.options.pdf:
            return ()
        return (self.scope.pdfs | self.scope.counted) - self.scope.painted

    def _note_families(self, path: str, data: bytes) -> None:
        if path in self._named:
            self._families[path] = families_named(read_package(data, name=path))

    def _place(self, paper: Paper) -> Place:
        """Where a unit's paper goes; one that is not in the set goes aside if it is printed or joined later."""
        if self.staging is None:
            return "tried" if paper.path in self.scope.joined else "nowhere"
        if paper.path in self.scope.paths:
            return "set"
        is_counted = paper.path in self.scope.counted and paper.path not in self.scope.painted
        is_printed = is_counted and self.scope.options.pdf
        return "aside" if is_printed or paper.path in self.scope.joined else "nowhere"

    def _run_lists(
        self, papers: Sequence[Paper], made: MadeSet, rendering: DispatchRendering, gathering: Gathering
    ) -> None:
        """Makes the lists; those of :meth:`run_last` are only tried, so that their problems are reported with these."""
        for paper in filter(_is_list, papers):
            if is_last(paper):
                gathering.step(partial(self._list, paper, rendering, self._order))
            else:
                self._add_step(made, gathering, partial(self._list, paper, rendering))

    def run_last(self, pages: Mapping[str, int | None], *, uncertain: bool) -> MadeSet:
        """Makes the papers that list what is to be printed, now that the ``pages`` of each file are known.

        ``uncertain``: some files are being printed again, so these papers count as remade whether or not they change.
        """
        self._pages |= pages
        rendering = DispatchRendering(self.sources)
        last = MadeSet()
        for paper in filter(is_last, self.scope.published):
            self._add_shared(last, self._list(paper, rendering, self._order), uncertain=uncertain)
        return last

    def _list(
        self, paper: Paper, rendering: DispatchRendering, papers: Sequence[Mapping[str, object]] = ()
    ) -> RenderedPaper:
        """Makes a list. Raises OutputError where its copies do not add up, and what rendering raises."""
        rendered = rendering.file(paper, papers)
        units = self.sources.units
        names = set() if is_last(paper) else {unit.addressee for unit in units}
        copies = sum(unit.copies for unit in units)
        OutputError.raise_for(copies_problems(rendered.data, paper.path, names, copies, self.sources.copies))
        return rendered

    def _add_step(self, made: MadeSet, gathering: Gathering, render: Callable[[], RenderedPaper]) -> None:
        rendered = gathering.step(render)
        if rendered is not None:
            self._add_shared(made, rendered)
            self._pages[rendered.path] = rendered.pages

    @property
    def _order(self) -> list[dict[str, object]]:
        return print_order(self.scope.papers, self._pages, self._sections, self.sources.notice.title)

    def _count_sections(self) -> None:
        if any(map(is_last, self.scope.papers)):
            letters = [paper for paper in self.scope.papers if paper.path in self.scope.joined]
            if self.staging is None:
                self._sections = self._trial.sections(letters)
            else:
                self._sections = section_counts(letters, self._content)

    def _add_print_file(self, made: MadeSet, paper: Paper) -> None:
        """Makes a print file; one that was joined from the same letters in the same way is kept."""
        letters = letters_of(self.scope.papers, paper)
        of_letters = digest("".join(self._digests[each.path] for each in letters).encode())
        self._add_joined(
            made,
            paper,
            of_letters,
            self._joined_pages(paper, letters),
            partial(self._joined, letters),
            partial(self._painted_joined, letters),
            self._trial_of(paper, letters),
        )

    def _trial_of(self, paper: Paper, letters: Sequence[Paper]) -> Callable[[], bytes] | None:
        """What finds the problems of a print file where these are all that is asked for.

        It returns one that differs from the whole in texts alone. Nothing is written then, and there is nothing to
        compare with.
        """
        is_compared = self.before.earlier(paper) is not None or paper.path in {*self.before.others}
        if self.staging is not None or is_compared:
            return None
        return partial(self._trial.join, letters, duplex=self.scope.options.duplex)

    def _add_copies(self, made: MadeSet, papers: Sequence[Paper], rendering: DispatchRendering) -> None:
        """Makes the copies of the notice that are numbered: print files of them, and files of one each."""
        notice, duplex = rendering.numbered_notice(), self.scope.options.duplex
        first = digest(notice.docx(notice.number))
        pages = notice.document.pages
        for paper in papers:
            if paper.is_numbered_copy:
                self._add_shared(made, RenderedPaper(paper, paper.path, notice.docx(paper.numbers[0]), pages))
                continue
            of_copies = digest(" ".join((first, *paper.numbers)).encode())
            self._pages[paper.path] = count_joined([pages] * len(paper.numbers), duplex=duplex)
            self._add_joined(
                made,
                paper,
                of_copies,
                self._pages[paper.path],
                partial(joined_copies, notice, paper.numbers, duplex=duplex),
                partial(Painting.copies_pdf, notice=notice, copies=paper.numbers, duplex=duplex),
            )

    def _add_joined(
        self,
        made: MadeSet,
        paper: Paper,
        of_letters: str,
        pages: int | None,
        join: Callable[[], bytes],
        paint: Callable[[Painting], Painted],
        attempt: Callable[[], bytes] | None = None,
    ) -> None:
        """Adds a print file of ``pages``, joined of papers with the digest ``of_letters``, or the earlier one.

        With ``attempt``, which raises what ``join`` would, it is only planned, and has no digest.
        """
        values = digest(f"{program()} {self.scope.options.duplex} {of_letters}".encode())
        before = self.before.earlier(paper)
        if before is not None and before.values == values and not self.before.disturbed(before):
            entry = self._entry(paper, before.sha256, before.bytes, pages)
            self._settle(made, replace(entry, values=values, tags=of_letters), before, b"", ())
            self._staying[paper.path] = before.path
        elif attempt is not None:
            self._note_families(paper.path, attempt())
            entry = self._entry(paper, "", 0, pages)
            self._settle(made, replace(entry, values=values, tags=of_letters), None, b"", ())
        else:
            data = join()
            self._note_families(paper.path, data)
            entry = self._entry(paper, digest(data), len(data), pages)
            reasons = () if before is None else _why_joined(before, of_letters)
            self._settle(made, replace(entry, values=values, tags=of_letters), before, data, reasons)
        self._paint(made, paper, entry.sha256, paint)

    def _joined_pages(self, paper: Paper, letters: Sequence[Paper]) -> int | None:
        """The pages of a print file that is painted; those of others are known when they are printed."""
        if paper.path not in self.scope.painted:
            return None
        return count_joined([self._pages[each.path] or 0 for each in letters], duplex=self.scope.options.duplex)

    def _joined(self, letters: Sequence[Paper]) -> bytes:
        read = self._content if self.staging is not None else self._contents(letters).__getitem__
        return joined(letters, read, duplex=self.scope.options.duplex)

    def _painted_joined(self, letters: Sequence[Paper], painting: Painting) -> Painted:
        documents = (document for _, document in self.of_units.documents(letters))
        return painting.joined_pdf(documents, duplex=self.scope.options.duplex)

    def _paint(
        self,
        made: MadeSet,
        paper: Paper,
        sha256: str,
        paint: Callable[[Painting], Painted],
        *,
        uncertain: bool = False,
    ) -> None:
        """Paints the PDF of a ``paper`` whose .docx has the digest ``sha256``, unless an earlier one can be kept."""
        painting, path = self.painting, paper.path
        if painting is None or path not in self.scope.painted & self.scope.pdfs:
            return
        if uncertain or not painting.keeps(self.before.earlier_pdf(paper), sha256):
            painted = paint(painting)
            if painted.unrepresented:
                made.refused[path] = refusals(painted.unrepresented)
                return
            if self.staging is not None:
                self.staging.write(pdf_of(path), painted.data)
            made.painted[path] = painted.names
            if painted.warnings:
                made.of_painting[path] = painted.warnings

    def _content(self, path: str) -> bytes:
        """The bytes of a unit's paper: as made by this run, or of the file that is kept."""
        if path in self._staying:
            return plain_bytes(self.before.folder / self._staying[path])
        if self.staging is not None and path in self.scope.paths:
            return self.staging.read(path)
        return self.aside.read(path)

    def _contents(self, letters: Sequence[Paper]) -> Mapping[str, bytes]:
        """The bytes of units' papers in a run that writes none: of the files that are kept, or made once more."""
        kept = {each.path: self._content(each.path) for each in letters if each.path in self._staying}
        return kept | self.of_units.made_again([each for each in letters if each.path not in kept])

    def _add_shared(self, made: MadeSet, rendered: RenderedPaper, *, uncertain: bool = False) -> None:
        """Adds a paper that is of no single unit; ``uncertain``: it counts as remade even if its bytes are the same."""
        paper, before = rendered.paper, self.before.earlier(rendered.paper)
        entry = self._entry(paper, digest(rendered.data), len(rendered.data), rendered.pages)
        if paper.template is not None:
            entry = replace(entry, pictures=pictures_listed(rendered.pictures))
        reasons: tuple[str, ...] = ()
        if before is not None:
            reasons = remake_reasons.reasons_of_shared(paper, self.inputs, self.before.listed.inputs, entry, before)
        if is_last(paper):
            reasons = reasons or (PAPERS,)
        self._settle(made, entry, before, rendered.data, reasons, uncertain=uncertain)
        self._note_families(paper.path, rendered.data)
        document = rendered.document
        if document is not None:
            self._paint(made, paper, entry.sha256, lambda painting: painting.pdf(document), uncertain=uncertain)

    def _settle(
        self,
        made: MadeSet,
        entry: ManifestFile,
        before: ManifestFile | None,
        data: bytes,
        reasons: tuple[str, ...],
        *,
        uncertain: bool = False,
    ) -> None:
        """Adds ``entry`` with the bytes ``data``: an equal file of an earlier run is kept, all else is written."""
        disturbed = () if before is None else self.before.disturbed(before)
        if before is None:
            change = Change(entry.path, entry.kind, "new")
        else:
            moved = before.path if before.path != entry.path else None
            if uncertain or disturbed or before.sha256 != entry.sha256:
                change = Change(entry.path, entry.kind, "remade", before=moved, reasons=(*disturbed, *reasons))
            else:
                change = Change(entry.path, entry.kind, "unchanged" if moved is None else "renamed", before=moved)
        if self.staging is not None and before is not None and change.action in {"unchanged", "renamed"}:
            self.staging.keep(entry.path, self.before.folder / before.path)
        elif self.staging is not None:
            self.staging.write(entry.path, data)
        made.add(entry, change)

    def _add_unit(self, made: MadeSet, paper: Paper, each: PaperResult) -> None:
        if paper.unit is None:
            raise AssertionError(paper)
        self._digests[paper.path] = each.sha256
        if each.families is not None:
            self._families[paper.path] = each.families
        if each.likeness is not None:
            self._trial.add(paper.path, each.likeness)
        if each.refused:
            made.refused[paper.path] = ()  # reported with the unit's name
        if each.painted is not None:
            made.painted[paper.path] = each.painted
        self._pages[paper.path] = each.pages
        before = self.before.earlier(paper)
        if before is not None and each.action in {"unchanged", "renamed"}:
            self._staying[paper.path] = before.path
        if paper.path not in self.scope.paths:
            made.unlisted[paper.path] = _UnlistedPaper(each.sha256, each.pages)
            return
        moved = before.path if before is not None and before.path != paper.path else None
        asked = paper.path in self.scope.asked
        unit = paper.unit
        change = Change(paper.path, paper.kind, each.action, unit.name, moved, each.reasons, asked, unit.code or None)
        entry = replace(
            self._entry(paper, each.sha256, each.size, each.pages),
            values=each.values.sha256,
            tags=each.values.tags,
            pictures=pictures_listed(each.pictures),
            told=each.reported,
            takes=self.scope.takes.get(paper.path, ()),
        )
        made.add(entry, change)

    def _entry(self, paper: Paper, sha256: str, size: int, pages: int | None) -> ManifestFile:
        return ManifestFile(
            path=paper.path,
            kind=paper.kind,
            unit=paper.unit.name if paper.unit is not None else None,
            code=(paper.unit.code or None) if paper.unit is not None else None,
            template=paper.source,
            template_sha256=self._template_digest(paper, sha256),
            roster_sha256=self.sources.roster.sha256,
            sha256=sha256,
            bytes=size,
            copies=paper.copies,
            pages=pages,
            laid_out=pages,
        )

    def _template_digest(self, paper: Paper, sha256: str) -> str:
        if paper.template is not None:
            return paper.template.compiled.sha256
        return self.sources.notice.sha256 if paper.attached is None else sha256


def _is_list(paper: Paper) -> bool:
    return paper.kind == "dispatch" and paper.template is not None


def _why_joined(before: ManifestFile, of_letters: str) -> tuple[str, ...]:
    """Why a print file is made again: by another fawen, of other letters, or for the other kind of sheet."""
    if before.tags is None:
        return (PROGRAM,)
    return (PAPERS,) if before.tags != of_letters else (DUPLEX,)


# The papers that a build has made so far.


class _UnlistedPaper(NamedTuple):
    """A paper that is made for others, but is not in the set: its digest, and its number of pages where known."""

    sha256: str
    pages: int | None


@dataclass(slots=True)
class MadeSet:
    """The files of a set and the change of each; papers made for others, by path; warnings.

    ``painted`` has for each document whose PDF was painted what it was painted with, ``of_painting`` the warnings about
    it, ``refused`` has warnings why a PDF that was painted is not kept, all by the document's path.
    """

    files: list[ManifestFile] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unlisted: dict[str, _UnlistedPaper] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    painted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_painting: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def add(self, file: ManifestFile, change: Change) -> None:
        """Adds a file and its change."""
        self.files.append(file)
        self.changes.append(change)

    def with_more(self, more: MadeSet) -> MadeSet:
        """Both sets as one."""
        return MadeSet(
            [*self.files, *more.files],
            [*self.changes, *more.changes],
            {**self.unlisted, **more.unlisted},
            (*self.warnings, *more.warnings),
            {**self.painted, **more.painted},
            {**self.of_painting, **more.of_painting},
        )
