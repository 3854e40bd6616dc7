"""Blank pages before sections that restart page numbers, as in a print file, made the same as in Word.

LibreOffice always puts a page with an odd number on a right-hand page, with a blank page before it where needed. Word
does so only where the section starts on an odd page; and for such sections LibreOffice misplaces text beside a header.
So ``oddPage`` is removed in the copy where the number is odd anyway; and where Word has no blank page, a bookmark marks
the page on which the section starts, so that a blank page before it can be removed from the PDF.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from lxml import etree

from generator.office.package import Package
from generator.office.pdf.adapted.document_sections import sections
from generator.office.wordml.wordml_names import name_beside

if TYPE_CHECKING:
    import pikepdf

_JOINT = "fawenJoint"
_WIDTH = re.compile(rb"[0-9.]+ w\s*")
"""The whole content of a blank page that LibreOffice adds; an empty page of the document has a frame."""


def mark_section_starts(package: Package) -> None:
    """Prepare section starts for :func:`without_added_pages`. Raises TemplateError where the document is not XML."""
    for section in sections(package.tree(package.main)) if package.main else ():
        if section.counts_from[-1:] in tuple("13579"):
            if section.starts_on == "oddPage":
                _begin_anywhere(section.setup)
            elif section.starts_on == "nextPage" and section.number > 1:
                section.mark_beginning(f"{_JOINT}{section.number}")


def without_added_pages(pdf: bytes) -> bytes:
    """``pdf`` without the blank pages that only LibreOffice adds between sections."""
    if _JOINT.encode() not in pdf:
        return pdf
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for page in sorted(_marked_pages(document), reverse=True):
                if page and _WIDTH.fullmatch(document.pages[page - 1].Contents.read_bytes()):
                    del document.pages[page - 1]
            document.save(out)
    except pikepdf.PdfError:  # an incomplete PDF, which is found when it is judged
        return pdf
    return out.getvalue()


def _marked_pages(document: pikepdf.Pdf) -> set[int]:
    """The indexes of the pages with bookmarks of :func:`mark_section_starts`, which are removed."""
    numbers = {str(page.objgen): number for number, page in enumerate(document.pages)}
    places = document.Root.Dests
    found = set()
    for name in [key for key in places.keys() if key.startswith(f"/{_JOINT}")]:  # noqa: SIM118  it is no dict
        found.add(numbers[str(places[name][0].objgen)])
        del places[name]
    if not len(places):
        del document.Root.Dests
    return found


def _begin_anywhere(setup: etree._Element) -> None:
    for kind in setup.findall(name_beside(setup, "type")):
        setup.remove(kind)
