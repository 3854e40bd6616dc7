"""A PDF's properties: title, author, date, language (PDF 32000-1, 14.3.3 and 12.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.official.placed_pages import PlacedDocument

if TYPE_CHECKING:
    import pikepdf

PRODUCER = "fawen"
LANGUAGE = "zh-CN"


def add_properties(pdf: pikepdf.Pdf, document: PlacedDocument) -> None:
    """Add the properties of ``document`` to ``pdf``; viewers show the title in their title bar."""
    from pikepdf import Dictionary, String

    pdf.docinfo["/Title"] = String(document.title)
    if document.author:
        pdf.docinfo["/Author"] = String(document.author)
    pdf.docinfo["/Producer"] = String(PRODUCER)
    pdf.docinfo["/CreationDate"] = String(f"D:{document.date.iso.replace('-', '')}000000Z")
    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
