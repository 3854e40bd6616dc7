"""The PDFs of a set's documents; unchanged ones are kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import NamedTuple

from generator.dispatch.existing_set import Published
from generator.dispatch.file_changes import DOCUMENT, ENGINE, PRINTER, Action, Change, Progress
from generator.dispatch.making_set import MadeSet
from generator.dispatch.manifest import program
from generator.dispatch.papers.painting import PaintedWith, Painting, as_tags, names_listed, needs_office, papers_of
from generator.dispatch.papers.temporary_papers import TemporaryPapers
from generator.dispatch.set_scope import Scope
from generator.ground.errors import Problem
from generator.standard.faces import Family
from generator.templates.text.notice import Notice
from generator.writing import Staging
from generator.writing.file_digests import digest
from generator.writing.manifest_entries import ManifestFile, PrintedBy, is_printed, pdf_of


class _Pdf(NamedTuple):
    """The PDF of one document of the set, before anything is printed.

    ``values`` is a digest of what it is made from, ``before`` the PDF that an earlier run left. ``names`` are the fonts
    of a painted one, None for one that LibreOffice prints. ``is_made``: this run makes it.
    """

    document: ManifestFile
    values: str
    names: PaintedWith | None
    before: ManifestFile | None
    action: Action
    reasons: tuple[str, ...]
    is_made: bool

    @property
    def path(self) -> str:
        return pdf_of(self.document.path)

    @property
    def printed_by(self) -> PrintedBy:
        return "office" if self.names is None else "own"


@dataclass
class PdfPrinting:
    """The PDFs of one run over ``scope``, compared with those of ``before``; they are dated by the notice.

    Those of text papers have been painted with ``painting`` when the papers were made; without it, LibreOffice prints
    them too. The others are printed into ``staging`` by ``jobs`` processes; documents that are not in the set are in
    ``aside``. Without ``staging`` nothing is printed; ``families`` returns the typefaces that a paper then names, by
    its path. ``pages`` are the known page counts by path; ``counted`` those of documents that have no PDF in the set,
    by the digest of what is printed. ``uncertain``: a print order lists pages that are known only when they have been
    printed. ``doubtful`` are the paths of files whose bytes are known only then. ``refused`` PDFs were painted, but not
    right.
    """

    scope: Scope
    before: Published
    notice: Notice
    staging: Staging | None
    aside: TemporaryPapers
    jobs: int
    progress: Progress
    painting: Painting | None
    families: Callable[[str], Collection[Family]]
    pages: dict[str, int | None] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    uncertain: bool = False
    doubtful: set[str] = field(default_factory=set)
    refused: int = 0
    _stand_ins: list[Problem] = field(default_factory=list)
    _painted: set[str] = field(default_factory=set)
    _unprinted: list[ManifestFile] = field(default_factory=list)

    @cached_property
    def printer(self) -> str:
        """The office suite and its fonts as a text; ``""`` where it is unknown whether they are the same.

        Without an office suite nothing can be printed, and unchanged PDFs stay as they are.
        """
        from generator.office.pdf.font_substitution import printer

        return printer() if self._has_suite else self.before.listed.printer

    def printer_of(self, files: Iterable[ManifestFile]) -> str:
        """:attr:`printer` for a manifest with these ``files``; ``""`` where it has printed no page of them."""
        is_asked = self.scope.is_printed_by_office or any(needs_office(names_listed(file)) for file in files)
        return self.printer if is_asked else ""

    @cached_property
    def _has_suite(self) -> bool:
        from generator.office.suite import has_suite

        return has_suite()

    @property
    def _prints(self) -> bool:
        """Whether documents can be printed, or have to be: without painting, a missing office suite is an error."""
        return self.painting is None or self._has_suite

    @property
    def warnings(self) -> Iterator[Problem]:
        """Warnings about the fonts of what was made, one of a kind, and about papers that could not be printed."""
        of_painting = () if self.painting is None else self.painting.warnings(self._painted)
        yield from {each.code: each for each in (*self._stand_ins, *of_painting)}.values()
        if self._unprinted:
            papers = papers_of(file.template for file in self._unprinted)
            yield Problem("pdf-suite-missing-for", None, {"papers": papers})

    def add_to(self, made: MadeSet, *, uncertain: bool = False) -> MadeSet:
        """``made`` with the PDFs of its documents; ``pages`` then has the page count of each.

        ``uncertain``: the documents count as remade even if they are equal. Raises OutputError where something has to
        be printed and the office suite fails, or is missing though nothing is painted.
        """
        if not self.scope.options.pdf:
            return made
        pdfs = dict(self._planned_of(made, uncertain=uncertain))
        self.doubtful |= {file.path for file in made.files if uncertain} | {each.path for each in pdfs.values()}
        apart = dict(self._apart(made, pdfs))
        self._note_known(pdfs, apart)
        to_print = [each for each in pdfs.values() if each.is_made and each.names is None]
        pages, lost, warnings = self._printed(to_print, apart, made)
        self.pages |= pages
        self.counted |= {apart[path]: pages[path] for path in apart if path in pages}
        self._painted.update(name for names in made.painted.values() for name in names)
        self.refused += len(made.refused)
        of_painting = {**made.of_painting, **made.refused}
        warnings = (*(warning for each in of_painting.values() for warning in each), *warnings)
        reported = lost | made.of_painting.keys()
        asked = {change.path: change.asked for change in made.changes}
        printed = MadeSet(changes=list(made.changes), unlisted=made.unlisted, warnings=(*made.warnings, *warnings))
        for file in made.files:
            printed.files.append(replace(file, pages=self.pages.get(file.path) or file.pages))
            if file.path in pdfs:
                entry, change = self._settled(pdfs[file.path], printed.files[-1], reported=file.path in reported)
                printed.add(entry, replace(change, asked=asked[file.path]))
        return printed

    def _planned_of(self, made: MadeSet, *, uncertain: bool) -> Iterator[tuple[str, _Pdf]]:
        """The PDF of each document that has one; those that cannot be printed are noted."""
        moved = {change.path: change.before for change in made.changes if change.before is not None}
        for file in made.files:
            if file.path not in self.scope.pdfs or file.path in made.refused:
                continue
            pdf = self._planned(file, moved.get(file.path, file.path), made, uncertain=uncertain)
            if pdf.is_made and pdf.names is None and not self._prints:
                self._unprinted.append(file)
            else:
                yield file.path, pdf

    def _planned(self, file: ManifestFile, earlier: str, made: MadeSet, *, uncertain: bool) -> _Pdf:
        before = self.before.ours.get(pdf_of(earlier))
        names = self._names(file, before, made)
        values = self._values(file.sha256, names)
        if before is None:
            return _Pdf(file, values, names, None, "new", (), is_made=True)
        disturbed = self.before.disturbed(before)
        is_certain = not uncertain and (names is not None or bool(self.printer))
        if is_certain and not disturbed and before.values == values:
            action: Action = "unchanged" if before.path == pdf_of(file.path) else "renamed"
            again = before.told and (names is not None or self._prints)  # what it reports is reported each time
            return _Pdf(file, values, names, before, action, (), is_made=again)
        is_same = bool(disturbed) and is_certain and before.values == values
        reasons = disturbed if is_same else (*disturbed, *self._why(file, names, earlier, before))
        return _Pdf(file, values, names, before, "remade", reasons, is_made=True)

    def _names(self, file: ManifestFile, before: ManifestFile | None, made: MadeSet) -> PaintedWith | None:
        """What a document's PDF is painted with by this run, or was before; None where LibreOffice prints it."""
        if self.painting is None or file.path not in self.scope.painted:
            return None
        return made.painted.get(file.path, () if before is None else names_listed(before))

    def _why(
        self, file: ManifestFile, names: PaintedWith | None, earlier: str, before: ManifestFile
    ) -> tuple[str, ...]:
        """What has changed: the document, who lays out its lines, or else the kind of PDF or the fonts."""
        document, listed = self.before.ours.get(earlier), self.before.listed
        is_other = document is None or document.sha256 != file.sha256
        now = "office" if names is None else "own"
        if now != (before.printed_by or "office"):
            return (DOCUMENT, ENGINE) if is_other else (ENGINE,)
        same_printer = (self.printer, self.scope.options.pdf_a) == (listed.printer, listed.options.pdf_a)
        return (DOCUMENT,) if is_other or (names is None and same_printer) else (PRINTER,)

    def _values(self, sha256: str, names: PaintedWith | None = None) -> str:
        """A digest of everything that decides the bytes of the PDF of a document with the digest ``sha256``.

        ``names`` is what one is painted with.
        """
        if names is not None and self.painting is not None:
            return self.painting.values(sha256, names)
        kind = f"{self.printer} PDF/A" if self.scope.options.pdf_a else self.printer
        return digest(f"{program()} {kind} {self.notice.moment.isoformat()} {sha256}".encode())

    def _apart(self, made: MadeSet, pdfs: Mapping[str, _Pdf]) -> Iterator[tuple[str, str]]:
        """The documents that are printed only for their page count, with the digests of what is printed."""
        documents = [(file.path, file.sha256) for file in made.files]
        documents += [(path, each.sha256) for path, each in made.unlisted.items()]
        for path, sha256 in documents:
            if path in self.scope.counted and path not in pdfs and path not in self.scope.painted:
                yield path, self._values(sha256)

    @cached_property
    def _earlier_counts(self) -> dict[str, int]:
        """The page counts of earlier runs, by the digest of what was printed."""
        listed = self.before.listed
        of_pdfs = {
            file.values: file.pages
            for file in listed.files
            if is_printed(file) and file.values is not None and file.pages is not None
        }
        return {**listed.counted, **of_pdfs} if self.printer else {}

    def _note_known(self, pdfs: Mapping[str, _Pdf], apart: Mapping[str, str]) -> None:
        """Notes the pages that are known before printing; those of text papers are known since their layout."""
        of_office = {path: each.values for path, each in pdfs.items() if each.names is None}
        values = {**of_office, **apart}
        self.pages |= {path: self._earlier_counts.get(each) for path, each in values.items()}
        self.pages |= {path: each.document.pages for path, each in pdfs.items() if each.names is not None}
        self.counted |= {each: self._earlier_counts[each] for each in apart.values() if each in self._earlier_counts}
        unknown = any(self.pages[path] is None for path in values if path in self.scope.counted)
        self.uncertain |= unknown and self._prints

    def _printed(
        self, pdfs: Sequence[_Pdf], apart: Mapping[str, str], made: MadeSet
    ) -> tuple[dict[str, int], set[str], tuple[Problem, ...]]:
        """The page count of each printed document; the documents of the set that lack characters, with warnings."""
        only_counted = [path for path in apart if self.pages[path] is None and self._prints]
        documents = [*(each.document.path for each in pdfs), *only_counted]
        if not documents:
            return {}, set(), ()
        from generator.office.pdf.conversion import convert_each, stand_ins_of

        if self.staging is None:
            self._stand_ins += stand_ins_of({family for path in documents for family in self.families(path)})
            return {}, set(), ()
        converted = convert_each(
            _Documents(documents, partial(self._document, {file.path for file in made.files})),
            partial(self._put, {each.document.path for each in pdfs}),
            moment=self.notice.moment,
            jobs=self.jobs,
            pdf_a=self.scope.options.pdf_a,
            progress=self._counted(len(documents), {file.path: file.unit or file.path for file in made.files}),
        )
        self._stand_ins += converted.stand_ins
        reported = [each for each in converted.lost if each.span is not None and each.span.file not in apart]
        lost = {problem.span.file for problem in reported if problem.span is not None}
        return converted.pages, lost, tuple(reported)

    def _document(self, in_set: Collection[str], path: str) -> bytes:
        return self.staging.read(path) if self.staging is not None and path in in_set else self.aside.read(path)

    def _put(self, in_set: Collection[str], path: str, pdf: bytes) -> None:
        """Writes the PDF of a document of the set; of other documents only the page count is kept."""
        if self.staging is not None and path in in_set:
            self.staging.write(pdf_of(path), pdf)

    def _counted(self, total: int, names: Mapping[str, str]) -> Callable[[str], None]:
        done: list[str] = []

        def progress(path: str) -> None:
            done.append(path)
            self.progress("pdfs", len(done), total, names.get(path, path))

        return progress

    def _settled(self, pdf: _Pdf, document: ManifestFile, *, reported: bool) -> tuple[ManifestFile, Change]:
        """The entry of the PDF and its change; a PDF that is not made again is kept."""
        entry = replace(document, path=pdf.path, values=pdf.values, pictures=None, laid_out=None, told=reported)
        entry = replace(entry, tags=None if pdf.names is None else as_tags(pdf.names), printed_by=pdf.printed_by)
        if pdf.before is not None and not pdf.is_made:
            entry = replace(entry, sha256=pdf.before.sha256, bytes=pdf.before.bytes, pages=pdf.before.pages)
            if self.staging is not None:
                self.staging.keep(pdf.path, self.before.folder / pdf.before.path)
        elif self.staging is not None:
            data = self.staging.read(pdf.path)
            entry = replace(entry, sha256=digest(data), bytes=len(data))
        moved = pdf.before.path if pdf.before is not None and pdf.before.path != pdf.path else None
        change = Change(pdf.path, document.kind, pdf.action, document.unit, moved, pdf.reasons, code=document.code)
        return entry, change


class _Documents(Mapping[str, bytes]):
    """Documents by path; each is read when asked for and not kept in memory."""

    def __init__(self, paths: Sequence[str], read: Callable[[str], bytes]) -> None:
        self._paths = paths
        self._read = read

    def __getitem__(self, path: str) -> bytes:
        return self._read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
