"""Judgement of a printed PDF: whether it is valid and complete, and which characters it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from generator.office.pdf.lost import all_lost, lost_characters
from generator.office.pdf.printed_pdf import PrintedPdf, read_pdf


@dataclass(frozen=True, slots=True)
class Expected:
    """What a document's PDF must contain: its ``text``. ``modified`` is the date of the document's last change."""

    text: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class Finished:
    """A printed document: its PDF, the characters missing in it, and the date of the document's last change."""

    name: str
    pdf: PrintedPdf
    lost: str
    modified: datetime


def judged(name: str, data: bytes, expected: Expected) -> Finished | None:
    """The document ``name`` with its PDF ``data``; None where that is invalid, or lacks all of the expected text."""
    pdf = read_pdf(data)
    if pdf is None or all_lost(expected.text, pdf.text):
        return None
    return Finished(name, pdf, lost_characters(expected.text, pdf.text), expected.modified)
