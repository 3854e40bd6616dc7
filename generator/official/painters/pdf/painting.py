"""A placed document as a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.ground.errors import OutputError, Problem
from generator.official.painters.inset_notice import with_inset_notice
from generator.official.painters.pdf.archival import mark_archival
from generator.official.painters.pdf.clusters import cluster_texts
from generator.official.painters.pdf.font_files import PaintingFonts
from generator.official.painters.pdf.font_objects import font_object
from generator.official.painters.pdf.glyph_codes import Codes, glyph_codes
from generator.official.painters.pdf.inset_pages import InsetForm, InsetForms, Insets
from generator.official.painters.pdf.outline import add_outline
from generator.official.painters.pdf.page_content import PageContent
from generator.official.painters.pdf.pictures import image_object
from generator.official.painters.pdf.properties import add_properties
from generator.official.painters.pdf.streams import flate_stream
from generator.official.placed_pages import PlacedDocument, PlacedPage, PlacedPicture, PlacedText

if TYPE_CHECKING:
    import pikepdf

_LIBRARIES = ("fontTools", "pikepdf", "PIL")
_VERSION = "1.7"
"""Of PDF: PDF 32000-1, which PDF/A-2 is based on."""


def painted_pdf(
    document: PlacedDocument,
    fonts: PaintingFonts,
    *,
    pdf_a: bool = False,
    insets: Insets = lambda _: None,
) -> bytes:
    """``document`` as a PDF with all its fonts embedded as subsets; the same input gives the same bytes.

    ``pdf_a``: marked as PDF/A-2u. ``insets`` gives the pages of other makers; for one that it does not have, there is
    a page that says so. The pages are gone over twice, and none is kept.

    Raises OutputError where a library is missing, or a font, picture or inset page is damaged.
    """
    _check_libraries()
    import pikepdf

    with pikepdf.new() as pdf:
        painting = _Painting(pdf, document, InsetForms(pdf, insets), opaque=pdf_a)
        painting.paint(fonts)
        add_properties(pdf, document)
        if pdf_a:
            mark_archival(pdf, document)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, compress_streams=False, force_version=_VERSION, fix_metadata_version=False)
    return out.getvalue()


def _check_libraries() -> None:
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": ", ".join(missing)}))


@dataclass(slots=True)
class _Painting:
    """A PDF in the making: ``forms`` makes its inset pages, ``opaque`` keeps transparency out."""

    pdf: pikepdf.Pdf
    document: PlacedDocument
    forms: InsetForms
    opaque: bool
    _inset: dict[int, InsetForm | None] = field(default_factory=dict)
    _images: dict[bytes, tuple[str, pikepdf.Object]] = field(default_factory=dict)

    def paint(self, fonts: PaintingFonts) -> None:
        """Add fonts, pages and outline."""
        from pikepdf import Dictionary

        codes, used = glyph_codes(self._texts(), fonts)
        objects = self.pdf.make_indirect(Dictionary({f"/{font.name}": font_object(self.pdf, font) for font in used}))
        heights = [self._add(page, inset, codes, objects) for page, inset in self._pages()]
        add_outline(self.pdf, self.document.outline, heights)

    def _texts(self) -> dict[str, set[str]]:
        """The clusters of all pages by font name."""
        texts: dict[str, set[str]] = {}
        for page, _ in self._pages():
            for item in page.items:
                if isinstance(item, PlacedText):
                    texts.setdefault(self.document.fonts[item.face], set()).update(cluster_texts(item.text))
        return texts

    def _pages(self) -> Iterator[tuple[PlacedPage, InsetForm | None]]:
        """The pages as they are drawn, each with the form of its inset page."""
        for index, page in enumerate(self.document.pages):
            if page.inset is None:
                yield page, None
                continue
            if index not in self._inset:
                self._inset[index] = self.forms.form(page.inset)
            form = self._inset[index]
            yield (page if form else with_inset_notice(page, page.inset)), form

    def _add(self, page: PlacedPage, inset: InsetForm | None, codes: Codes, fonts: pikepdf.Object) -> float:
        """Add ``page``; returns its height in points."""
        from pikepdf import Array, Dictionary, Name, Page

        width, height = (inset.width, inset.height) if inset else (float(page.width), float(page.height))
        content, objects = self._content(page, inset, height, codes)
        sheet = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
            Resources=Dictionary(Font=fonts, XObject=Dictionary(objects)),
            Contents=flate_stream(self.pdf, content),
        )
        self.pdf.pages.append(Page(self.pdf.make_indirect(sheet)))
        return height

    def _content(
        self, page: PlacedPage, inset: InsetForm | None, height: float, codes: Codes
    ) -> tuple[bytes, dict[str, pikepdf.Object]]:
        """The content stream of ``page``, and the pictures and the form that it draws, by resource name."""
        objects: dict[str, pikepdf.Object] = {}

        def picture(item: PlacedPicture) -> str:
            name, image = self._image(item)
            objects[f"/{name}"] = image
            return name

        content = PageContent(height, self.document.fonts, codes, picture)
        if inset:
            objects["/Inset"] = inset.form
            content.draw_form("Inset", inset.left, inset.bottom)
        content.draw(page.items)
        return content.data(), objects

    def _image(self, picture: PlacedPicture) -> tuple[str, pikepdf.Object]:
        """Resource name and object of ``picture``; equal pictures are one object."""
        if picture.data not in self._images:
            image = image_object(self.pdf, picture, opaque=self.opaque)
            self._images[picture.data] = (f"P{len(self._images) + 1}", image)
        return self._images[picture.data]
