"""Pages of one unit's papers, of the notice, or of the dispatch, as pictures or PDFs; else the text of a paper."""

from __future__ import annotations

import re
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path, PurePosixPath
from threading import Lock

from generator.dispatch.build_options import AnyPath, BuildOptions
from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.building import Building
from generator.dispatch.copies_to_print import is_last
from generator.dispatch.existing_set import files_below
from generator.dispatch.file_changes import Progress
from generator.dispatch.papers.ofd_painting import ofd_facts
from generator.dispatch.papers.painting import PageFormat, Painting
from generator.dispatch.papers_without_build import SingleUnits, laid_out_papers
from generator.dispatch.plan import UnitNames, folder_name, plan
from generator.dispatch.set_scope import is_text
from generator.dispatch.templates import Template, by_title, names_of
from generator.dispatch.unit_choice import Choice, choose
from generator.ground.cores import cores
from generator.ground.disk import given
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import OutputError, Problem, Span, UsageError, closest, joined
from generator.ground.file_names import safe_name
from generator.office.pdf.conversion import convert_documents
from generator.office.pdf.printed_paragraphs import PrintedCharacter, printed_characters
from generator.office.reading import read_document
from generator.office.suite import has_suite
from generator.official.blocks import LaidOutDocument
from generator.official.layout.placing import placed
from generator.official.painters.ofd.painting import OfdFacts
from generator.official.painters.png import painted_png
from generator.official.painters.svg import PictureAt, inline_svg
from generator.official.placed_pages import refusals
from generator.roster.units.unit import Unit
from generator.writing import output_errors, staged
from generator.writing.file_digests import digest
from generator.writing.manifest_entries import NOTICE_SOURCE, Kind

_FOLDER = "预览-{}"


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One picture, or the PDF or OFD of a paper: its paper, the number of the page from 1, and its path."""

    paper: str
    number: int
    path: Path


@dataclass(frozen=True, slots=True)
class Preview:
    """The ``pages`` in ``folder``; ``warnings`` are those of a build of the same papers and of printing them."""

    folder: Path
    pages: tuple[PreviewPage, ...]
    warnings: tuple[Problem, ...]


def preview(
    unit: str | None = None,
    *,
    template: Sequence[str] = (),
    templates: AnyPath = "templates",
    notice: AnyPath | None = None,
    units: AnyPath = "units.yaml",
    output: AnyPath = "output",
    draft: bool = False,
    everybody: bool = False,
    kind: PageFormat = "png",
    dpi: int,
    progress: Progress | None = None,
) -> Preview:
    """Draws the papers of the unit of this name, addressee or code; without one the notice.

    ``template`` names the papers wanted (default: all). Pages are pictures of the ``kind`` png, of ``dpi`` dots to the
    inch, or svg, or a pdf or ofd for each paper. Papers of text templates are painted. LibreOffice prints those of Word
    templates: as svg or ofd, or where it is missing, a warning names them instead. The other arguments are those of a
    build. The pages go into the folder 预览-<unit> (预览-公文) below ``output``; they replace an earlier preview's, and
    nothing else is written.

    Raises GeneratorError with all problems of the stage that failed, OutputError where nothing can be drawn, too; then
    nothing has been written.
    """
    folder = Path(templates)
    sources = read_sources(
        folder,
        folder / "notice" if notice is None else Path(notice),
        Path(units),
        is_draft=draft,
        everybody=everybody,
    )
    sources = sources.in_edition(draft=draft)
    papers, name = _papers(sources, unit, template)
    undrawn = _undrawn_papers(papers, kind)
    documents = {} if undrawn else papers.documents
    done = count(1)

    def printed(name: str) -> None:
        if progress is not None:
            progress("pdfs", next(done), len(documents), name)

    seen = _drawn_papers(papers, documents, kind, dpi, sources.notice.moment, printed)
    place = Path(output) / safe_name(_FOLDER.format(name))
    pages = [
        PreviewPage(paper, number, place / file)
        for paper, pictures in seen.pages.items()
        for number, file in enumerate(page_names(paper, len(pictures), kind), start=1)
    ]
    publish(place, {page.path.name: seen.pages[page.paper][page.number - 1] for page in pages})
    return Preview(place, tuple(pages), (*papers.warnings, *undrawn, *seen.warnings))


def _papers(sources: Sources, word: str | None, template: Sequence[str]) -> tuple[Papers, str]:
    """The papers to be drawn, and the name of their unit or group."""
    if word is None:
        if template:
            raise UsageError(Problem("preview-template-of-notice"))
        return notice_papers(sources), _NOTICE
    units = choose(sources.roster, sources.units, (word,), by=None, words=sources.notice.words).units
    if len(units) > 1:
        codes = joined(unit.code for unit in units)
        raise UsageError(Problem("preview-unit-several", None, {"word": word, "codes": codes}))
    unit = units[0]
    if not sources.unit_templates:
        raise UsageError(Problem("preview-nothing", None, {"unit": unit.name}))
    papers = unit_papers(SingleUnits(sources), unit, chosen_templates(sources, template))
    return papers, UnitNames(sources.roster.units).known_as(unit)


# Pages of papers: painted where fawen lays them out, else printed by LibreOffice.


@dataclass(frozen=True, slots=True)
class DrawnPapers:
    """The pages of each paper, pictures or one PDF, by the paper's name; warnings ``of_fonts`` and ``of_text``.

    ``characters`` are those of papers that LibreOffice printed as pictures.
    """

    pages: Mapping[str, list[bytes]]
    of_fonts: tuple[Problem, ...] = ()
    of_text: tuple[Problem, ...] = ()
    characters: Mapping[str, tuple[PrintedCharacter, ...]] = field(default_factory=dict)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """All of them."""
        return (*self.of_fonts, *self.of_text)


_NEVER_PRINTED = {"svg": "preview-svg", "ofd": "ofd-of-word"}
"""What is said of papers of Word templates in formats that LibreOffice does not print."""


def _undrawn_papers(papers: Papers, kind: PageFormat) -> tuple[Problem, ...]:
    """A warning that names the papers of Word templates where they cannot be drawn.

    Raises OutputError with it where there are no others.
    """
    if not papers.documents or (kind not in _NEVER_PRINTED and has_suite()):
        return ()
    code = _NEVER_PRINTED.get(kind, "preview-no-suite")
    problem = Problem(code, None, {"papers": joined(papers.documents)}, milder="warning" if papers.texts else None)
    if not papers.texts:
        raise OutputError(problem)
    return (problem,)


def _drawn_papers(
    papers: Papers,
    documents: Mapping[str, bytes],
    kind: PageFormat,
    dpi: int,
    moment: datetime,
    progress: Callable[[str], None],
) -> DrawnPapers:
    """The pages of the texts of ``papers``, and of those of its ``documents`` that can be printed, dated ``moment``.

    ``progress`` is called with the name of each document that is printed. Raises OutputError where LibreOffice or the
    fonts fail.
    """
    painted = _painted_papers(papers, kind, dpi)
    if not documents:
        return painted
    printed = printed_papers(documents, kind, dpi, moment, progress)
    of_fonts = {each.code: each for each in (*printed.of_fonts, *painted.of_fonts)}
    pages = {**painted.pages, **printed.pages}
    return DrawnPapers(pages, tuple(of_fonts.values()), (*painted.of_text, *printed.of_text))


def _painted_papers(papers: Papers, kind: PageFormat, dpi: int) -> DrawnPapers:
    """The pages of the texts of ``papers``. Raises OutputError where a font is missing, or LibreOffice fails."""
    painting = Painting()
    painted = {
        name: painting.pages(document, kind, dpi=dpi, about=papers.ofd_facts.get(name))
        for name, document in papers.texts.items()
    }
    fonts = {name for document in papers.texts.values() for name in document.fonts.values()}
    of_fonts = painting.warnings(fonts) if kind != "svg" else ()
    of_text = tuple(warning for each in painted.values() for warning in each.warnings)
    return DrawnPapers({name: each.pages for name, each in painted.items()}, of_fonts, of_text)


def inline_pages(papers: Papers, picture_at: PictureAt) -> tuple[dict[str, list[str]], tuple[Problem, ...]]:
    """The pages of the texts of ``papers``, by their names, as elements of a web page; see :func:`inline_svg`.

    With warnings about what they do not show right.
    """
    layouts = {name: placed(document) for name, document in papers.texts.items()}
    pages = {name: [inline_svg(page, each.fonts, picture_at) for page in each.pages] for name, each in layouts.items()}
    return pages, refusals(found for each in layouts.values() for found in each.unrepresented())


def printed_papers(
    documents: Mapping[str, bytes],
    kind: PageFormat,
    dpi: int,
    moment: datetime,
    progress: Callable[[str], None] | None = None,
) -> DrawnPapers:
    """The pages of ``documents``, .docx by name, printed by LibreOffice; the rest is as in :func:`_drawn_papers`."""
    converted = convert_documents(documents, moment=moment, jobs=cores(), progress=progress)
    pages = {
        name: [pdf.data] if kind == "pdf" else list(painted_png(pdf.data, dpi)) for name, pdf in converted.pdfs.items()
    }
    pdfs = {} if kind == "pdf" else converted.pdfs
    characters = {name: printed_characters(pdf.data) for name, pdf in pdfs.items()}
    return DrawnPapers(pages, converted.stand_ins, converted.lost, characters)


# The papers of a preview, made by a run of its own that publishes nothing.


_NOTICE = "公文"
"""What the pages of the notice are called."""

_DOCX = ".docx"


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers by the names of their pages, with warnings about them.

    ``documents`` are those of Word templates and text ones that list what is to be printed, as .docx; ``texts`` those
    of the other text templates, laid out; ``ofd_facts`` is what an OFD of one says beside its pages.
    """

    documents: Mapping[str, bytes]
    texts: Mapping[str, LaidOutDocument]
    warnings: tuple[Problem, ...]
    ofd_facts: Mapping[str, OfdFacts] = field(default_factory=dict)


def chosen_templates(sources: Sources, names: Sequence[str]) -> tuple[Template, ...]:
    """The unit templates of these names or titles, with or without endings; all templates where there is no name.

    Raises UsageError with all names that are of no template.
    """
    if not names:
        return sources.unit_templates
    known = by_title(sources.unit_templates) | {
        name: each for each in sources.unit_templates for name in (each.stem, each.name, each.name.rpartition("/")[2])
    }
    stems = names_of(sources.unit_templates)
    UsageError.raise_for(
        Problem("preview-template", None, {"name": name, "known": stems}, suggestion=closest(name, known))
        for name in names
        if name not in known
    )
    return tuple(dict.fromkeys(known[name] for name in names))


def unit_papers(units: SingleUnits, unit: Unit, templates: Sequence[Template]) -> Papers:
    """The papers of ``templates`` for ``unit``, with the serial and the total that a build gives them.

    Raises GeneratorError with all their problems.
    """
    made = units.papers(unit, templates)
    names = {paper.path: PurePosixPath(paper.path).parts[1] for paper in made.papers}
    texts = {names[path]: document for path, document in made.documents.items()}
    documents = {name: made.contents[path] for path, name in names.items() if path.endswith(_DOCX)}
    unseen = (
        Problem("preview-no-pages", Span(paper.source)) for paper in made.papers if not paper.path.endswith(_DOCX)
    )
    others = {name: data for name, data in documents.items() if name not in texts}
    return Papers(others, texts, (*made.warnings, *unseen))


def notice_papers(sources: Sources) -> Papers:
    """The notice and those of its attachments that are documents of their own. Raises GeneratorError."""
    return _made(replace(sources, unit_templates=(), dispatch_templates=(), printed=(), prints_copies=False), "notice")


def dispatch_papers(sources: Sources) -> Papers:
    """The papers of the dispatch, of all units, as a build without PDFs makes them. Raises GeneratorError."""
    return _made(replace(sources, prints_copies=False), "dispatch")


def _made(sources: Sources, kind: Kind) -> Papers:
    """The papers of ``kind`` in a set of ``sources`` without those of units."""
    with output_errors(Path(tempfile.gettempdir())), temporary_folder("preview") as folder:
        place = given(folder)  # the system's own folder for such may be a link
        target = place / folder_name(sources.notice)
        with staged(place) as staging:
            choice = Choice((), narrowed=True, total=len(sources.units))
            manifest = Building(sources, choice, target, BuildOptions()).run(staging)
        files = [file for file in manifest.files if file.kind == kind]
        planned = {paper.path: paper for paper in plan(sources)}
        texts = [paper for file in files if is_text(paper := planned[file.path]) and not is_last(paper)]
        # By the notice's title, paths would be too long for Windows: the pictures are in a folder named after it.
        names = {
            file.path: _NOTICE if file.template == NOTICE_SOURCE else PurePosixPath(file.path).stem
            for file in files
            if file.path.endswith(_DOCX)
        }
        laid_out = {names[paper.path]: document for paper, document in laid_out_papers(sources, texts, target)}
        data = {name: (target / path).read_bytes() for path, name in names.items() if name not in laid_out}
    others = (file.template for file in files if not file.path.endswith(_DOCX))
    code = "preview-attached" if kind == "notice" else "preview-no-pages"
    unseen = (Problem(code, Span(name)) for name in others)
    return Papers(data, laid_out, (*manifest.warnings, *unseen), {_NOTICE: ofd_facts(sources.notice)})


# A folder of pages, replaced as a whole; files of other people in it stay.


_PAGE = re.compile(r"[^/]+-第\d+页\.(?:png|svg)|[^/]+-全部页\.(?:pdf|ofd)")


def page_names(paper: str, pages: int, kind: PageFormat) -> list[str]:
    """The file names of a paper's pages, whose alphabetical order is that of the pages; or of its PDF or OFD."""
    if kind in ("pdf", "ofd"):
        return [f"{paper}-全部页.{kind}"]
    width = len(str(pages))
    return [f"{paper}-第{number:0{width}}页.{kind}" for number in range(1, pages + 1)]


def publish(folder: Path, pictures: Mapping[str, bytes]) -> None:
    """Makes ``pictures``, by name, the pages in ``folder``, all at once, whatever format those before have.

    Raises OutputError where they cannot be written; then the folder is unchanged.
    """
    with output_errors(folder), staged(folder.parent, becoming=folder.name) as staging:
        for path in files_below(folder) if folder.is_dir() else ():  # a page is known by its name
            if not _PAGE.fullmatch(path):
                staging.keep(path, folder / path)
        for path, data in pictures.items():
            staging.write(path, data)
        staging.become(folder.name)


# Pages that LibreOffice printed, kept in memory by the document that they are of, the latest ones within a limit.


_MOST_BYTES = 64_000_000
"""Of all pages kept: a page of text of 100 dots to the inch has about 60,000."""


def key_of(document: bytes) -> str:
    """The key of the pages of ``document``: its digest."""
    return digest(document)


class PrintedPages:
    """The pages of documents by :func:`key_of` each; may be used from several threads.

    A ``place`` is a name of the user's for where the pages are shown: the last ones kept for it are known, so that they
    can be shown until newer ones are there.
    """

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._pages: OrderedDict[str, tuple[bytes, ...]] = OrderedDict()
        self._characters: dict[str, tuple[PrintedCharacter, ...]] = {}
        self._latest: dict[str, str] = {}
        self._bytes = 0
        self._lock = Lock()

    def of(self, key: str) -> tuple[bytes, ...] | None:
        """The pages of the document of this ``key``; None where they are not kept."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def latest(self, place: str) -> str | None:
        """The key of the last pages for ``place``; None where none are kept."""
        with self._lock:
            return self._latest.get(place)

    def characters(self, key: str) -> tuple[PrintedCharacter, ...]:
        """The characters on the pages of the document of this ``key``; none where they are not kept."""
        with self._lock:
            return self._characters.get(key, ())

    def keep(
        self,
        key: str,
        pages: Sequence[bytes],
        place: str | None = None,
        characters: tuple[PrintedCharacter, ...] = (),
    ) -> None:
        """Keeps ``pages`` with their ``characters``, the last ones for ``place``.

        Drops those not asked for longest where there are too many.
        """
        with self._lock:
            self._drop(key)
            self._pages[key], self._characters[key] = tuple(pages), characters
            self._bytes += sum(map(len, pages))
            while self._bytes > self._most and len(self._pages) > 1:
                self._drop(next(iter(self._pages)))
            if place is not None:
                self._latest[place] = key

    def _drop(self, key: str) -> None:
        self._bytes -= sum(map(len, self._pages.pop(key, ())))
        self._characters.pop(key, None)
        self._latest = {place: each for place, each in self._latest.items() if each != key}


# The text of a paper, which can be shown where nothing prints its pages.


def paper_text(data: bytes, name: str) -> tuple[str, ...]:
    """The text of each paragraph of the .docx ``data`` that has any, in order, those of tables included.

    Raises InputError where it is no document; ``name`` is the file of that problem.
    """
    return tuple(paragraph.text for paragraph in read_document(data, name).paragraphs if paragraph.text.strip())
