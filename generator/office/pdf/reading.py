"""Validation of a PDF, and its number of pages."""

from __future__ import annotations

from dataclasses import dataclass

_END = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that came out: its bytes, its number of pages, the text of all of them."""

    data: bytes
    pages: int
    text: str


def printed(data: bytes) -> Printed | None:
    """``data`` read as a PDF, or None if it is none, breaks off before its end or has no page."""
    import pypdfium2

    if not data.rstrip().endswith(_END):  # PDFium makes do with the first part of a file
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
    return Printed(data, len(texts), "\n".join(texts)) if texts else None
