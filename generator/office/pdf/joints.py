"""Sections whose pages are counted again, as in a print file: they begin on the pages on which Word begins them.

LibreOffice puts a page with an odd number on a right-hand sheet whatever its section says, with a blank page before it.
Word does so only where the section begins on an odd page; and there LibreOffice in turn misplaces the text beside a
header. So the copy never says ``oddPage`` where the number is odd anyway; and where Word puts no blank page, a bookmark
says on which page the section begins, so that a blank page before that one can be taken out of the PDF.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from lxml import etree

from generator.office.pdf.sections import sections

if TYPE_CHECKING:
    import pikepdf

_JOINT = "fawenJoint"
_WIDTH = re.compile(rb"[0-9.]+ w\s*")
"""All that LibreOffice writes on a blank page of its own; a page that the text leaves empty has a frame."""


def prepare(document: etree._Element) -> None:
    """Prepare the section starts in the copy of a ``w:document`` for :func:`joined`."""
    for section in sections(document):
        if section.counts_from[-1:] in tuple("13579"):
            if section.starts_on == "oddPage":
                _begin_anywhere(section.setup)
            elif section.starts_on == "nextPage" and section.number > 1:
                section.mark_beginning(f"{_JOINT}{section.number}")


def joined(pdf: bytes) -> bytes:
    """``pdf`` without the blank pages that only LibreOffice puts between two sections."""
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
    except pikepdf.PdfError:  # a PDF that was not written to its end, as whoever reads it will find
        return pdf
    return out.getvalue()


def _marked_pages(document: pikepdf.Pdf) -> set[int]:
    """The places of the pages that our bookmarks are on; they are taken out."""
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
    namespace = etree.QName(setup).namespace
    for kind in setup.findall(f"{{{namespace}}}type"):
        setup.remove(kind)
