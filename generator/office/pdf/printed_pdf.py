"""A printed PDF: validated, with its number of pages and its text."""

from __future__ import annotations

from dataclasses import dataclass

_END = b"%%EOF"


@dataclass(frozen=True, slots=True)
class PrintedPdf:
    """A valid PDF: its bytes, its number of pages, and their text."""

    data: bytes
    pages: int
    text: str


def read_pdf(data: bytes) -> PrintedPdf | None:
    """Read the PDF ``data``; None if it is invalid, incomplete or has no page."""
    import pypdfium2

    if not data.rstrip().endswith(_END):  # PDFium would accept an incomplete file
        return None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    return PrintedPdf(data, len(texts), "\n".join(texts)) if texts else None
