"""Prints documents and measures their pages."""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from generator.ground.errors import OutputError, Problem
from generator.office.pdf import convert_documents
from generator.office.pdf.measured_pages import Page

_DPI = 110
_POINTS = 72  # to the inch


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A document's pages in order, each measured and as a PNG."""

    pages: tuple[Page, ...]
    pictures: tuple[bytes, ...]


def printed(
    old: bytes, new: bytes, names: tuple[str, str]
) -> tuple[PrintedDocument, PrintedDocument, tuple[Problem, ...]]:
    """Both documents, printed, with warnings about fonts and lost characters.

    ``names`` are those of the files, for problems. Raises OutputError where LibreOffice or a library is missing, or a
    document cannot be printed.
    """
    if find_spec("PIL") is None:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": "pillow"}))
    first, second = names if names[0] != names[1] else (names[0], f"{names[1]} (2)")
    converted = convert_documents({first: old, second: new})
    before, after = (_printed(converted.pdfs[name].data) for name in (first, second))
    return before, after, (*converted.stand_ins, *converted.lost)


def _printed(pdf: bytes) -> PrintedDocument:
    import pypdfium2  # where PDF is made it is there

    from generator.office.pdf.page_measuring import read_pages

    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = tuple(_png(document[index]) for index in range(len(document)))
    finally:
        document.close()
    return PrintedDocument(read_pages(pdf), pictures)


def _png(page: Any) -> bytes:
    picture = io.BytesIO()
    page.render(scale=_DPI / _POINTS).to_pil().save(picture, "PNG", optimize=True)
    return picture.getvalue()
