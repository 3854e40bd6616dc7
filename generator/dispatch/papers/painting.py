"""Text papers painted: a laid-out document → its PDF or its pages, in the fonts of this process.

Painters, fonts and what asks for LibreOffice are imported when they are first used: most builds paint nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.dispatch.manifest import program
from generator.dispatch.papers.inset_printing import InsetPrints, insets_of, printed_insets
from generator.dispatch.papers.joined_pages import joined_pages
from generator.ground.errors import OutputError, Problem, joined
from generator.ground.representation import Unrepresented, reported
from generator.official.blocks import LaidOutDocument
from generator.official.layout import placed
from generator.official.layout.program import LIBREOFFICE, WORD
from generator.official.placed_pages import PlacedDocument
from generator.writing.manifest import ManifestFile
from generator.writing.manifest.plain_files import digest

if TYPE_CHECKING:
    from generator.office.fonts import PaintingFonts

PaintedWith = tuple[str, ...]
"""The names of a document's fonts, sorted, and last :data:`_OFFICE` where LibreOffice prints pages of it."""

PageFormat = Literal["png", "svg", "pdf"]
"""A picture of each page, or one PDF of all."""

Rules = Literal["word", "libreoffice"]
"""Where lines and pages end: as in Word, or as in LibreOffice."""

PICTURE_DPI = 150
"""Dots to the inch of pictures: a page of A4 is 1241 × 1754 dots then, and 小四 can be read."""

_PROGRAMS = {"word": WORD, "libreoffice": LIBREOFFICE}
_OFFICE = "LibreOffice"
_BETWEEN_NAMES = "\n"


class Painted(NamedTuple):
    """A PDF that was painted, what with, warnings about its inset pages, and what is not painted right."""

    data: bytes
    names: PaintedWith
    warnings: tuple[Problem, ...] = ()
    unrepresented: tuple[Unrepresented, ...] = ()


class PaintedPages(NamedTuple):
    """The pages of a document, each a picture, or one PDF of all; warnings, and what is not painted right."""

    pages: list[bytes]
    warnings: tuple[Problem, ...] = ()
    unrepresented: tuple[Unrepresented, ...] = ()


def as_tags(names: PaintedWith) -> str:
    """``names`` as the entry of a painted PDF in the manifest has them."""
    return _BETWEEN_NAMES.join(names)


def names_listed(pdf: ManifestFile) -> PaintedWith:
    """What ``pdf`` was painted with; nothing for one that LibreOffice printed, and for what is no PDF."""
    return tuple(pdf.tags.split(_BETWEEN_NAMES)) if pdf.tags and pdf.printed_by == "own" else ()


def needs_office(names: PaintedWith) -> bool:
    """Whether LibreOffice prints pages of a document that is painted with ``names``."""
    return _OFFICE in names


@dataclass
class Painting:
    """How the pages of one run are painted; ``pdf_a``: PDFs are PDF/A.

    ``before`` is what printed PDFs of the set that is there: it counts where LibreOffice is missing now. A process that
    is handed it finds its own fonts.
    """

    pdf_a: bool = False
    before: str = ""
    _found: dict[PaintedWith, PaintingFonts] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[type[Painting], tuple[bool, str]]:
        """Pickle the options alone: fonts are those of the process."""
        return Painting, (self.pdf_a, self.before)

    def values(self, sha256: str, names: PaintedWith) -> str:
        """A digest of everything that decides the PDF of the .docx ``sha256`` (its digest), painted with ``names``."""
        return digest("\n".join((program(), "own", str(self.pdf_a), self._mark(names), sha256)).encode())

    def keeps(self, before: ManifestFile | None, sha256: str) -> bool:
        """Whether ``before``, an earlier PDF, is what would be painted for the .docx ``sha256``.

        One with something to report is painted each time.
        """
        return before is not None and not before.told and before.values == self.values(sha256, names_listed(before))

    def pdf(self, document: LaidOutDocument) -> Painted:
        """The PDF of ``document``, under Word's rules; pages of Word files set in it are LibreOffice's, where it is.

        Raises OutputError where a font or a library is missing, or LibreOffice fails.
        """
        return self._pdf_of(document, placed(document))

    def joined_pdf(self, letters: Iterable[LaidOutDocument], *, duplex: bool) -> Painted:
        """The PDF of a print file: the ``letters`` one after the other; ``duplex``: each on a right-hand page.

        Raises OutputError as :meth:`pdf` does.
        """
        return self._painted(joined_pages(map(placed, letters), duplex=duplex))

    def pages(
        self, document: LaidOutDocument, kind: PageFormat, *, rules: Rules = "word", dpi: int = PICTURE_DPI
    ) -> PaintedPages:
        """The pages of ``document`` under these ``rules``: each as a PNG of ``dpi`` or an SVG, or all as one PDF.

        Raises OutputError as :meth:`pdf` does, and for a PDF on which something is drawn wrongly.
        """
        pages = placed(document, _PROGRAMS[rules])
        if kind == "svg":
            from generator.official.painters.svg import painted_svg

            drawn = (painted_svg(page, pages).encode() for page in pages.pages)
            found = tuple(pages.unrepresented())
            return PaintedPages(list(drawn), (*_not_in_svg(document), *refusals(found)), found)
        painted = self._pdf_of(document, pages)
        if kind == "pdf":
            if painted.unrepresented:
                raise OutputError(refusals(painted.unrepresented, numbered=True))
            return PaintedPages([painted.data], painted.warnings)
        from generator.official.painters.png import painted_png

        pictures = list(painted_png(painted.data, dpi))
        return PaintedPages(pictures, (*painted.warnings, *refusals(painted.unrepresented)), painted.unrepresented)

    def warnings(self, names: Iterable[str]) -> tuple[Problem, ...]:
        """Warnings about the fonts of these ``names``."""
        found = tuple(sorted(set(names) - {_OFFICE}))
        return self._fonts(found).warnings if found else ()

    def _pdf_of(self, document: LaidOutDocument, pages: PlacedDocument) -> Painted:
        prints = printed_insets(document, pages, pdf_a=self.pdf_a)
        painted = self._painted(_without_doubles(pages, prints), prints)
        return painted._replace(names=(*painted.names, _OFFICE)) if insets_of(document) else painted

    def _painted(self, document: PlacedDocument, prints: InsetPrints | None = None) -> Painted:
        from generator.official.painters.pdf import painted_pdf

        names = tuple(sorted(set(document.fonts.values())))
        prints = prints or InsetPrints()
        found: list[Unrepresented] = []
        data = painted_pdf(document, self._fonts(names), pdf_a=self.pdf_a, insets=prints.of, unrepresented=found)
        return Painted(data, names, prints.warnings, tuple(found))

    def _mark(self, names: PaintedWith) -> str:
        fonts = tuple(name for name in names if name != _OFFICE)
        mark = self._fonts(fonts).mark if fonts else ""
        return f"{mark} {self._printer}" if needs_office(names) else mark

    @cached_property
    def _printer(self) -> str:
        from generator.office import pdf

        return pdf.printer() if pdf.has_suite() else self.before

    def _fonts(self, names: PaintedWith) -> PaintingFonts:
        from generator.office.fonts import painting_fonts

        if names not in self._found:
            self._found[names] = painting_fonts(names)
        return self._found[names]


def refusals(found: Iterable[Unrepresented], *, numbered: bool = False) -> tuple[Problem, ...]:
    """A problem of each kind; its facts are not those of what is lost in a paper itself, which would stop a build."""
    names = {"what": "lacking", "count": "number", "shown": "shown"}
    reports = reported("pdf-unpainted", found, numbered=numbered)
    return tuple(replace(each, facts={names[name]: fact for name, fact in each.facts.items()}) for each in reports)


def _not_in_svg(document: LaidOutDocument) -> tuple[Problem, ...]:
    """A warning that names the Word files that are set in ``document``, where there are any."""
    names = [inset.name for inset in insets_of(document)]
    return (Problem("pdf-inset-svg", None, {"names": joined(names)}),) if names else ()


def _without_doubles(document: PlacedDocument, prints: InsetPrints) -> PlacedDocument:
    """``document`` without what LibreOffice has printed on inset pages: 附件n, its title, the page number."""
    if not prints.pdfs:
        return document
    pages = (page if page.inset is None else replace(page, items=()) for page in document.pages)
    return replace(document, pages=tuple(pages))
