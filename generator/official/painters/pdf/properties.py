"""A PDF's properties: title, author, date, language (PDF 32000-1, 14.3.3 and 12.2)."""

from __future__ import annotations

from generator.official.painters.pdf.operators import utf_16
from generator.official.painters.pdf.pdf_file import Entries
from generator.official.placed_pages import PlacedDocument

PRODUCER = "fawen"
LANGUAGE = "zh-CN"


def information(document: PlacedDocument) -> Entries:
    """The entries of the information dictionary: those of ``document``, no other date than its own."""
    author: Entries = {"Author": utf_16(document.author)} if document.author else {}
    date = document.date.iso.replace("-", "")
    named: Entries = {"Title": utf_16(document.title), **author}
    return {**named, "Producer": f"({PRODUCER})", "CreationDate": f"(D:{date}000000Z)"}


def viewing() -> Entries:
    """The entries of the catalogue about the language, and that viewers show the title in their title bar."""
    return {"Lang": f"({LANGUAGE})", "ViewerPreferences": {"DisplayDocTitle": True}}
