"""Pages of PDFs from other makers, set in as forms (PDF 32000-1, 8.10)."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.ground.errors import OutputError, Problem
from generator.official.painters.pdf.pdf_file import VERSION
from generator.official.placed_pages import InsetPage

if TYPE_CHECKING:
    import pikepdf

Insets = Callable[[InsetPage], bytes | None]
"""Gives the PDF of an inset page: of that page alone, or of its whole document, the same bytes for each page.

None where there is none. For PDF/A that PDF has to be PDF/A itself.
"""

FORM = "Inset"
"""What the form of an inset page is called among the resources of its page."""


@dataclass(frozen=True, slots=True)
class InsetBox:
    """The size of an inset page in points, and the place of its lower left corner in its form."""

    width: float
    height: float
    left: float
    bottom: float


@dataclass(slots=True)
class InsetForms:
    """The forms of the pages that ``insets`` gives, by the number of the page that each belongs on."""

    insets: Insets
    _opened: dict[bytes, pikepdf.Pdf] = field(default_factory=dict)
    _forms: dict[int, pikepdf.Object] = field(default_factory=dict)
    _boxes: dict[int, InsetBox | None] = field(default_factory=dict)

    def box(self, number: int, inset: InsetPage) -> InsetBox | None:
        """The box of ``inset``, which belongs on page ``number``; None where it is not given.

        It is asked for once. Raises OutputError for anything but a PDF with that page.
        """
        if number not in self._boxes:
            data = self.insets(inset)
            self._boxes[number] = None if data is None else self._read(number, inset, data)
        return self._boxes[number]

    def set_in(self, pdf: bytes) -> bytes:
        """``pdf`` with the forms among the resources of their pages; fonts of one document are copied once."""
        if not self._forms:
            return pdf
        import pikepdf

        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for number, form in self._forms.items():
                document.pages[number].Resources.XObject[f"/{FORM}"] = document.copy_foreign(form)
            document.save(
                out, deterministic_id=True, compress_streams=False, force_version=VERSION, fix_metadata_version=False
            )
        return out.getvalue()

    def _read(self, number: int, inset: InsetPage, data: bytes) -> InsetBox:
        import pikepdf

        try:
            if data not in self._opened:
                self._opened[data] = pikepdf.open(io.BytesIO(data))
            source = self._opened[data]
            form = pikepdf.Page(source.pages[inset.number if len(source.pages) > 1 else 0]).as_form_xobject()
            box = _turned(form)
        except (pikepdf.PdfError, IndexError, ValueError, TypeError) as fault:
            facts = {"name": inset.document.name, "page": inset.number + 1}
            raise OutputError(Problem("pdf-inset-broken", facts=facts)) from fault
        self._forms[number] = form
        return InsetBox(box.width, box.height, box.llx, box.lly)


def _turned(form: pikepdf.Object) -> pikepdf.Rectangle:
    """The box of ``form`` after its own matrix, which turns it as its page is turned."""
    from pikepdf import Array, Matrix, Rectangle

    matrix = Matrix(Array(form.get("/Matrix", (1, 0, 0, 1, 0, 0))))
    box: pikepdf.Rectangle = matrix.transform(Rectangle(Array(form.BBox)))
    return box
