"""Rendered pages for tests to measure, and as pictures to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pypdfium2

from generator.office.pdf.measured_pages import Box, Char, Page, PrintedLine, PrintedRule
from generator.office.pdf.page_measuring import read_pages

__all__ = ["Box", "Char", "Page", "PrintedLine", "PrintedRule", "characters", "draw_pages", "read_pages"]


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
