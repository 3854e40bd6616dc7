"""Pages of PDFs from other makers, set in as forms (PDF 32000-1, 8.10)."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.ground.errors import OutputError, Problem
from generator.official.placed_pages import InsetPage

if TYPE_CHECKING:
    import pikepdf

Insets = Callable[[InsetPage], bytes | None]
"""Gives the PDF of an inset page: of that page alone, or of its whole document, the same bytes for each page.

None where there is none. For PDF/A that PDF has to be PDF/A itself.
"""


@dataclass(frozen=True, slots=True)
class InsetForm:
    """An inset page as a form of the PDF that is made: its size in points, and its lower left corner in the form."""

    form: pikepdf.Object
    width: float
    height: float
    left: float
    bottom: float


@dataclass(slots=True)
class InsetForms:
    """Makes forms of ``pdf`` from the pages that ``insets`` gives; fonts of one document are copied once."""

    pdf: pikepdf.Pdf
    insets: Insets
    _opened: dict[bytes, pikepdf.Pdf] = field(default_factory=dict)

    def form(self, inset: InsetPage) -> InsetForm | None:
        """The page ``inset``, None where it is not given. Raises OutputError where what is given is no such PDF."""
        from pikepdf import Page, PdfError

        data = self.insets(inset)
        if data is None:
            return None
        try:
            source = self._source(data)
            page = Page(source.pages[inset.number if len(source.pages) > 1 else 0])
            form = self.pdf.copy_foreign(page.as_form_xobject())
            box = _turned(form)
        except (PdfError, IndexError, ValueError, TypeError) as fault:
            facts = {"name": inset.document.name, "page": inset.number + 1}
            raise OutputError(Problem("pdf-inset-broken", facts=facts)) from fault
        return InsetForm(form, box.width, box.height, box.llx, box.lly)

    def _source(self, data: bytes) -> pikepdf.Pdf:
        """The PDF ``data``, opened once; it stays open until the PDF that is made has been written."""
        import pikepdf

        if data not in self._opened:
            self._opened[data] = pikepdf.open(io.BytesIO(data))
        return self._opened[data]


def _turned(form: pikepdf.Object) -> pikepdf.Rectangle:
    """The box of ``form`` after its own matrix, which turns it as its page is turned."""
    from pikepdf import Array, Matrix, Rectangle

    matrix = Matrix(Array(form.get("/Matrix", (1, 0, 0, 1, 0, 0))))
    box: pikepdf.Rectangle = matrix.transform(Rectangle(Array(form.BBox)))
    return box
