"""One file of a built set, as manifest.json lists it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["notice", "unit", "dispatch"]
"""The notice or a file copied with it; a paper of one unit; a paper of the dispatch."""

PrintedBy = Literal["own", "office"]
"""What makes PDFs: fawen paints them itself, or an office suite (LibreOffice) prints the .docx."""

NOTICE_SOURCE = "notice.md"
"""The source of the notice in a manifest."""

_DOCX, _PDF = ".docx", ".pdf"


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a set of papers.

    ``path`` is relative to the set's folder, with ``/``; ``unit`` and ``code`` are the unit's name and
    code (None for papers of no unit); ``template`` is the file it was made from, and the digests are
    SHA-256, hexadecimal; ``copies`` is how many to print, ``pages`` None unless known. ``values`` is a digest of what
    a unit's paper, a print file or a PDF was made of, None for other papers; ``tags`` describe the values of a unit's
    paper (:class:`~generator.dispatch.unit_papers.PaperValues`), the letters of a print file, or the fonts of a PDF
    that was painted. ``takes`` are the codes, or names, of further units whose
    papers are in the same document. ``laid_out`` is the number of pages counted in layout, which may differ from
    ``pages``. ``told``: a problem was reported when the file was made, so it is made again each time. ``pictures``
    maps the paths of the pictures that its template read to their digests; None where they are unknown, and for a file
    without a template. ``printed_by`` is what made a PDF; None for other files, and for a PDF by an older fawen.
    """

    path: str
    kind: Kind
    unit: str | None
    code: str | None
    template: str
    template_sha256: str
    roster_sha256: str
    sha256: str
    bytes: int
    copies: int
    pages: int | None
    values: str | None = None
    tags: str | None = None
    told: bool = False
    takes: tuple[str, ...] = ()
    laid_out: int | None = None
    pictures: Mapping[str, str] | None = None
    printed_by: PrintedBy | None = None

    @property
    def identities(self) -> tuple[str, ...]:
        """The codes, or names, of the units whose papers are in the file."""
        return () if self.unit is None else (self.code or self.unit, *self.takes)


def is_notice(file: ManifestFile) -> bool:
    """Whether ``file`` is the notice itself, not a file copied with it."""
    return file.kind == "notice" and file.template == NOTICE_SOURCE and not is_printed(file)


def is_printed(file: ManifestFile) -> bool:
    """Whether ``file`` is the PDF of a document of the set, not one copied with the notice."""
    return file.path.endswith(_PDF) and not file.template.lower().endswith(_PDF)


def pdf_of(path: str) -> str:
    """The path of the PDF of the .docx at ``path``."""
    return f"{path.removesuffix(_DOCX)}{_PDF}"
