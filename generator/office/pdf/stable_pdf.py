"""Reproducible PDFs: dates, ids and traces of other documents are replaced or removed."""

from __future__ import annotations

import hashlib
import io
import re
import struct
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.ground.errors import TemplateError
from generator.office.package import Package
from generator.office.pdf.page_fonts import tidy_fonts
from generator.office.pdf.type1_cipher import deciphered, enciphered

if TYPE_CHECKING:
    import pikepdf


_INFO_DATES = ("/CreationDate", "/ModDate")
_XMP_DATE = re.compile(rb"(?:(?<=Date>)|(?<=<rdf:li>))[0-9-]{10}T[0-9:]{8}Z(?=</(?:xmp:|rdf:li))")
"""A time of the PDF: of its making, its last change, and from LibreOffice 26.8 on its ``dc:date``."""
# LibreOffice numbers the Type 1 fonts that a process has embedded; 4000000 to 4999999 is the private range
# (Adobe Technical Note 5088).
_UNIQUE_ID = re.compile(rb"/UniqueID 4[0-9]{6} def")
_PROFILE_DATE = slice(24, 36)
"""The date and time of an ICC profile (ICC.1:2010, 7.2.8); PDF/A has one for its colours."""
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def stable(pdf: bytes, moment: datetime) -> bytes:
    """``pdf`` with its dates set to ``moment`` and ids computed from its content.

    Pages, text and the glyphs of fonts stay the same. Of a PDF that has nothing but pages the same bytes come whether
    they were printed alone or taken out of those of other papers.
    """
    import pikepdf

    out = io.BytesIO()
    tidy = False
    with ExitStack() as opened:
        document = opened.enter_context(pikepdf.open(io.BytesIO(pdf)))
        if is_plain(document):
            document = opened.enter_context(with_pages(document, 0, len(document.pages)))
            tidy = tidy_fonts(document)
        for key in _INFO_DATES:
            if key in document.docinfo:
                document.docinfo[key] = pikepdf.String(f"D:{moment:%Y%m%d%H%M%S}Z")
        if "/Metadata" in document.Root:
            metadata = document.Root.Metadata
            metadata.write(_XMP_DATE.sub(f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(), metadata.read_bytes()))
        for intent in document.Root.get("/OutputIntents", ()):
            profile = bytearray(intent.DestOutputProfile.read_bytes())
            profile[_PROFILE_DATE] = struct.pack(">6H", *moment.timetuple()[:6])
            intent.DestOutputProfile.write(bytes(profile))
        for each in () if tidy else document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/FontFile" in each:
                _renumber(each.FontFile)
        for key in ("/ID", "/DocChecksum"):
            if key in document.trailer:
                del document.trailer[key]
        document.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


_OF_PAGES = frozenset({"/Type", "/Pages", "/Lang", "/Metadata", "/OpenAction", "/OutputIntents", "/ViewerPreferences"})
"""The entries of a catalog that has nothing but pages: no outline, form, structure or named place."""


def is_plain(document: pikepdf.Pdf) -> bool:
    """Whether the ``document`` has nothing but pages and what is said of all of them."""
    return _OF_PAGES.issuperset(document.Root.keys())


def with_pages(document: pikepdf.Pdf, first: int, end: int) -> pikepdf.Pdf:
    """A new document of the pages ``first`` to before ``end`` of a plain ``document``, with what is said of all."""
    import pikepdf

    new = pikepdf.new()
    new.pages.extend(list(document.pages)[first:end])
    for key in document.Root.keys() - {"/Type", "/Pages", "/OpenAction"}:
        new.Root[key] = new.copy_foreign(document.make_indirect(document.Root[key]))
    if "/OpenAction" in document.Root:
        new.Root.OpenAction = pikepdf.Array([new.pages[0].obj, pikepdf.Name.XYZ, None, None, 0])
    for key, value in document.docinfo.items():
        new.docinfo[key] = value
    return new


def _renumber(font: pikepdf.Object) -> None:
    """Gives an embedded Type 1 font a number that depends only on the font.

    The number is in the font's clear part and again in its encrypted part.
    """
    program = font.read_bytes()
    start = int(font.Length1)
    end = start + int(font.Length2)
    clear, rest = program[:start], program[end:]
    private = deciphered(program[start:end])
    digest = hashlib.sha256(_UNIQUE_ID.sub(b"", clear) + _UNIQUE_ID.sub(b"", private)).digest()
    number = b"/UniqueID %d def" % (4_000_000 + int.from_bytes(digest, "big") % 1_000_000)
    font.write(_UNIQUE_ID.sub(number, clear) + enciphered(_UNIQUE_ID.sub(number, private)) + rest)


def modified(parts: Mapping[str, bytes]) -> datetime:
    """The date of the last change of the .docx (``dcterms:modified``), in UTC; 1980-01-01 where it is missing."""
    package = Package(parts)
    try:
        name = package.related("", "core-properties")
        text = "" if name is None else package.look(name).findtext(_MODIFIED) or ""
        moment = datetime.fromisoformat(text.strip())
    except (TemplateError, ValueError):
        return _NO_DATE
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
