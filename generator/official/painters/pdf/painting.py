"""A placed document as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec

from generator.ground.errors import OutputError, Problem
from generator.ground.representation import Unrepresented
from generator.official.clusters import cluster_texts, unshaped
from generator.official.painters.inset_notice import with_inset_notice
from generator.official.painters.pdf.archival import added_archival
from generator.official.painters.pdf.font_files import PaintingFonts
from generator.official.painters.pdf.font_objects import add_font
from generator.official.painters.pdf.glyph_codes import Codes, glyph_codes
from generator.official.painters.pdf.inset_pages import InsetBox, InsetForms, Insets
from generator.official.painters.pdf.outline import SheetPlace, add_outline
from generator.official.painters.pdf.page_content import PageContent
from generator.official.painters.pdf.pdf_file import Entries, PdfFile, Reference
from generator.official.painters.pdf.pictures import add_picture
from generator.official.painters.pdf.properties import information, viewing
from generator.official.placed_pages import PlacedDocument, PlacedPage, PlacedPicture, PlacedText

_LIBRARIES = ("fontTools", "pikepdf", "PIL")


def painted_pdf(
    document: PlacedDocument,
    fonts: PaintingFonts,
    *,
    pdf_a: bool = False,
    insets: Insets = lambda _: None,
    unrepresented: list[Unrepresented] | None = None,
) -> bytes:
    """``document`` as a PDF with all its fonts embedded as subsets; the same input gives the same bytes.

    ``pdf_a``: marked as PDF/A-2u. ``insets`` gives the pages of other makers; for one that it does not have, there is
    a page that says so. The pages are gone over twice, and none is kept. What is not painted right is added to
    ``unrepresented``.

    Raises OutputError where a library is missing, or a font, picture or inset page is damaged.
    """
    _check_libraries()
    painting = _Painting(document, InsetForms(insets), pdf_a, [] if unrepresented is None else unrepresented)
    catalogue = painting.painted(fonts)
    pdf = painting.pdf
    archival = added_archival(pdf, document) if pdf_a else {}
    root = pdf.add({"Type": "/Catalog", **catalogue, **viewing(), **archival})
    return painting.forms.set_in(pdf.data(root, pdf.add(information(document))))


def _check_libraries() -> None:
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": ", ".join(missing)}))


@dataclass(slots=True)
class _Painting:
    """A PDF in the making: ``forms`` has its inset pages, ``opaque`` keeps transparency out.

    What is not painted right is added to ``unrepresented``.
    """

    document: PlacedDocument
    forms: InsetForms
    opaque: bool
    unrepresented: list[Unrepresented]
    pdf: PdfFile = field(default_factory=PdfFile)
    _pictures: dict[bytes, tuple[str, Reference]] = field(default_factory=dict)

    def painted(self, fonts: PaintingFonts) -> Entries:
        """Add fonts, pages and outline; returns the entries of the catalogue."""
        codes, used = glyph_codes(self._texts(), fonts)
        lacking = {(name, each) for name, found in codes.items() for each, code in found.items() if code.lacking}
        if lacking or any(unshaped(each) for found in codes.values() for each in found):
            names = self.document.fonts
            self.unrepresented += self.document.unrepresented(lambda face, each: (names[face], each) in lacking)
        resources = self.pdf.add({font.name: add_font(self.pdf, font) for font in used})
        tree = self.pdf.reserve()
        sheets = [
            self._add(page, box, codes, {"Type": "/Page", "Parent": tree}, resources) for page, box in self._pages()
        ]
        self.pdf.put(tree, {"Type": "/Pages", "Kids": [sheet.page for sheet in sheets], "Count": len(sheets)})
        outline = add_outline(self.pdf, self.document.outline, sheets)
        return {"Pages": tree} if outline is None else {"Pages": tree, "Outlines": outline}

    def _texts(self) -> dict[str, set[str]]:
        """The clusters of all pages by font name."""
        texts: dict[str, set[str]] = {}
        for page, _ in self._pages():
            for item in page.items:
                if isinstance(item, PlacedText):
                    texts.setdefault(self.document.fonts[item.face], set()).update(cluster_texts(item.text))
        return texts

    def _pages(self) -> Iterator[tuple[PlacedPage, InsetBox | None]]:
        """The pages as they are drawn, each with the box of its inset page."""
        for number, page in enumerate(self.document.pages):
            box = None if page.inset is None else self.forms.box(number, page.inset)
            yield (page if page.inset is None or box else with_inset_notice(page, page.inset)), box

    def _add(
        self, page: PlacedPage, box: InsetBox | None, codes: Codes, entries: Entries, fonts: Reference
    ) -> SheetPlace:
        """Add ``page`` with these ``entries``."""
        width, height = (box.width, box.height) if box else (float(page.width), float(page.height))
        content, pictures = self._content(page, box, height, codes)
        sheet: Entries = {
            **entries,
            "MediaBox": [0, 0, width, height],
            "Resources": {"Font": fonts, "XObject": pictures},
            "Contents": self.pdf.add_compressed(content),
        }
        return SheetPlace(self.pdf.add(sheet), height)

    def _content(
        self, page: PlacedPage, box: InsetBox | None, height: float, codes: Codes
    ) -> tuple[bytes, dict[str, Reference]]:
        """The content stream of ``page``, and the pictures that it draws by their names among its resources."""
        pictures: dict[str, Reference] = {}

        def picture(item: PlacedPicture) -> str:
            name, added = self._picture(item)
            pictures[name] = added
            return name

        content = PageContent(height, self.document.fonts, codes, picture)
        if box:
            content.draw_inset(box)
        content.draw(page.items)
        return content.data(), pictures

    def _picture(self, picture: PlacedPicture) -> tuple[str, Reference]:
        """Name and object of ``picture``; equal pictures are one object."""
        if picture.data not in self._pictures:
            added = add_picture(self.pdf, picture, opaque=self.opaque)
            self._pictures[picture.data] = (f"P{len(self._pictures) + 1}", added)
        return self._pictures[picture.data]
