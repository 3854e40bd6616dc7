"""Rendered pages for tests to measure, and as pictures to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pypdfium2
import pytest

from generator.office.pdf.conversion import PdfConversion, convert_documents
from generator.office.pdf.measured_pages import Box, Char, Page, PrintedLine, PrintedRule, read_pages

__all__ = [
    "Box", "Char", "Page", "PrintedLine", "PrintedRule", "characters", "draw_pages", "print_documents",
    "read_pages",
]  # fmt: skip


def print_documents(documents: Mapping[str, bytes], *, jobs: int = 1) -> PdfConversion:
    """The PDFs of ``documents``, by their names, to be looked at.

    They are as LibreOffice wrote them: what gives the same bytes each time changes no page, and takes as long as
    printing (``tests/office/pdf/test_stable.py``).
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.office.pdf.conversion.stable", lambda pdf, _: pdf)
        return convert_documents(documents, jobs=jobs)


def draw_pages(pdf: Path, folder: Path, *, dpi: float = 100) -> list[Path]:
    """Each page as ``folder``/<stem>-<number>.png."""
    folder.mkdir(parents=True, exist_ok=True)
    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = []
        for index in range(len(document)):
            picture = folder / f"{pdf.stem}-{index + 1:02}.png"
            document[index].render(scale=dpi / 72).to_pil().save(picture)
            pictures.append(picture)
        return pictures
    finally:
        document.close()


def characters(pages: Iterable[Page]) -> Counter[str]:
    """How often each character stands on the pages, white space aside."""
    return Counter("".join(page.bare_text for page in pages))
