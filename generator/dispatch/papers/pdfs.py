"""The PDFs of a set's documents; unchanged ones are kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import NamedTuple

from generator.dispatch.changes import DOCUMENT, PRINTER, Action, Change
from generator.dispatch.made_set import MadeSet
from generator.dispatch.manifest import program
from generator.dispatch.papers.aside import Aside
from generator.dispatch.progress import Progress
from generator.dispatch.published import Published
from generator.dispatch.set_scope import Scope, pdf_of
from generator.ground.errors import Problem
from generator.templates.text import Notice
from generator.writing import Staging
from generator.writing.manifest import ManifestFile, is_printed
from generator.writing.manifest.plain_files import digest


class _Pdf(NamedTuple):
    """The PDF of one document of the set, before anything is printed.

    ``values`` is a digest of what it is printed from, ``before`` the PDF that an earlier run left.
    """

    document: ManifestFile
    values: str
    before: ManifestFile | None
    action: Action
    reasons: tuple[str, ...]

    @property
    def path(self) -> str:
        return pdf_of(self.document.path)

    @property
    def is_printed(self) -> bool:
        """Whether it has to be printed; one with something to report is printed each time."""
        return self.action in {"new", "remade"} or (self.before is not None and self.before.told)


@dataclass
class PdfPrinting:
    """The PDFs of one run over ``scope``, compared with those of ``before``; they are dated by the notice.

    They are printed into ``staging`` by ``jobs`` processes; documents that are not in the set are in ``aside``. Without
    ``staging`` nothing is printed. ``pages`` are the known page counts by path; ``counted`` those of documents that
    have no PDF in the set, by the digest of what is printed. ``uncertain``: a print order lists pages that are known
    only after printing. ``doubtful`` are the paths of files whose bytes are known only then.
    """

    scope: Scope
    before: Published
    notice: Notice
    staging: Staging | None
    aside: Aside
    jobs: int
    progress: Progress
    pages: dict[str, int | None] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    uncertain: bool = False
    doubtful: set[str] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)

    @cached_property
    def printer(self) -> str:
        """The office suite and its fonts as a text; ``""`` where it is unknown whether they are the same.

        Without an office suite nothing can be printed, and unchanged PDFs stay as they are.
        """
        from generator.office.pdf import has_suite, printer

        return printer() if has_suite() else self.before.listed.printer

    def add_to(self, made: MadeSet, *, uncertain: bool = False) -> MadeSet:
        """``made`` with the PDFs of its documents; ``pages`` then has the page count of each.

        ``uncertain``: the documents count as remade even if they are equal. Raises OutputError where something has to
        be printed and the office suite is missing or fails.
        """
        if not self.scope.printed:
            return made
        moved = {change.path: change.before for change in made.changes if change.before is not None}
        pdfs = {
            file.path: self._planned(file, moved.get(file.path, file.path), uncertain=uncertain)
            for file in made.files
            if file.path in self.scope.pdfs
        }
        self.doubtful |= {file.path for file in made.files if uncertain} | {each.path for each in pdfs.values()}
        apart = dict(self._apart(made, pdfs))
        self._note_known(pdfs, apart)
        pages, lost, warnings = self._printed([each for each in pdfs.values() if each.is_printed], apart, made)
        self._note_printed(pages, apart)
        asked = {change.path: change.asked for change in made.changes}
        printed = MadeSet(changes=list(made.changes), unlisted=made.unlisted, warnings=(*made.warnings, *warnings))
        for file in made.files:
            printed.files.append(replace(file, pages=self.pages.get(file.path) or file.pages))
            if file.path in pdfs:
                entry, change = self._settled(pdfs[file.path], printed.files[-1], told=file.path in lost)
                printed.add(entry, replace(change, asked=asked[file.path]))
        return printed

    def _planned(self, file: ManifestFile, earlier: str, *, uncertain: bool) -> _Pdf:
        values = self._values(file.sha256)
        before = self.before.ours.get(pdf_of(earlier))
        if before is None:
            return _Pdf(file, values, None, "new", ())
        disturbed = self.before.disturbed(before)
        if not uncertain and not disturbed and self.printer and before.values == values:
            return _Pdf(file, values, before, "unchanged" if before.path == pdf_of(file.path) else "renamed", ())
        return _Pdf(file, values, before, "remade", (*disturbed, *self._why(file, earlier)))

    def _why(self, file: ManifestFile, earlier: str) -> tuple[str, ...]:
        document = self.before.ours.get(earlier)
        same = document is not None and document.sha256 == file.sha256
        return (PRINTER,) if same and self.printer != self.before.listed.printer else (DOCUMENT,)

    def _values(self, sha256: str) -> str:
        """A digest of everything that decides the bytes of the PDF of a document with the digest ``sha256``."""
        return digest(f"{program()} {self.printer} {self.notice.moment.isoformat()} {sha256}".encode())

    def _apart(self, made: MadeSet, pdfs: Mapping[str, _Pdf]) -> Iterator[tuple[str, str]]:
        """The documents that are printed only for their page count, with the digests of what is printed."""
        documents = [(file.path, file.sha256) for file in made.files]
        documents += [(path, each.sha256) for path, each in made.unlisted.items()]
        for path, sha256 in documents:
            if path in self.scope.counted and path not in pdfs:
                yield path, self._values(sha256)

    @cached_property
    def _known(self) -> dict[str, int]:
        """The page counts of earlier runs, by the digest of what was printed."""
        listed = self.before.listed
        of_pdfs = {
            file.values: file.pages
            for file in listed.files
            if is_printed(file) and file.values is not None and file.pages is not None
        }
        return {**listed.counted, **of_pdfs} if self.printer else {}

    def _note_known(self, pdfs: Mapping[str, _Pdf], apart: Mapping[str, str]) -> None:
        values = {**{path: each.values for path, each in pdfs.items()}, **apart}
        self.pages |= {path: self._known.get(each) for path, each in values.items()}
        self.counted |= {each: self._known[each] for each in apart.values() if each in self._known}
        self.uncertain |= any(self.pages[path] is None for path in values if path in self.scope.counted)

    def _note_printed(self, pages: Mapping[str, int], apart: Mapping[str, str]) -> None:
        self.pages |= pages
        self.counted |= {apart[path]: pages[path] for path in apart if path in pages}

    def _printed(
        self, pdfs: Sequence[_Pdf], apart: Mapping[str, str], made: MadeSet
    ) -> tuple[dict[str, int], set[str], tuple[Problem, ...]]:
        """The page count of each printed document, the documents of the set that lack characters, and all warnings."""
        only_counted = [path for path in apart if self.pages[path] is None]
        if self.staging is None or not (pdfs or only_counted):
            return {}, set(), ()
        from generator.office.pdf import convert_each

        documents = [*(each.document.path for each in pdfs), *only_counted]
        converted = convert_each(
            _Documents(documents, partial(self._document, {file.path for file in made.files})),
            partial(self._put, {each.document.path for each in pdfs}),
            moment=self.notice.moment,
            jobs=self.jobs,
            progress=self._counted(len(documents), {file.path: file.unit or file.path for file in made.files}),
        )
        told = [each for each in converted.lost if each.span is not None and each.span.file not in apart]
        stand_ins = tuple(each for each in converted.stand_ins if each.code not in self._told)
        self._told.update(each.code for each in stand_ins)
        lost = {problem.span.file for problem in told if problem.span is not None}
        return converted.pages, lost, (*stand_ins, *told)

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

    def _settled(self, pdf: _Pdf, document: ManifestFile, *, told: bool) -> tuple[ManifestFile, Change]:
        """The entry of the PDF and its change; a PDF that is not printed again is kept."""
        entry = replace(document, path=pdf.path, values=pdf.values, tags=None, pictures=None, laid_out=None, told=told)
        if pdf.before is not None and not pdf.is_printed:
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
