"""Reproducible PDFs: dates, ids and traces of other documents are replaced or removed."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from generator.ground.errors import TemplateError
from generator.office.package import Package

if TYPE_CHECKING:
    import pikepdf


_INFO_DATES = ("/CreationDate", "/ModDate")
_XMP_DATE = re.compile(rb"(?<=Date>)[0-9-]{10}T[0-9:]{8}Z(?=</xmp:)")
# LibreOffice numbers the Type 1 fonts that a process has embedded; 4000000 to 4999999 is the private range
# (Adobe Technical Note 5088).
_UNIQUE_ID = re.compile(rb"/UniqueID 4[0-9]{6} def")
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def stable(pdf: bytes, moment: datetime) -> bytes:
    """``pdf`` with its dates set to ``moment`` and ids computed from its content.

    Pages, text and fonts stay the same.
    """
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for key in _INFO_DATES:
            if key in document.docinfo:
                document.docinfo[key] = pikepdf.String(f"D:{moment:%Y%m%d%H%M%S}Z")
        if "/Metadata" in document.Root:
            metadata = document.Root.Metadata
            metadata.write(_XMP_DATE.sub(f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(), metadata.read_bytes()))
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/FontFile" in each:
                _renumber(each.FontFile)
        for key in ("/ID", "/DocChecksum"):
            if key in document.trailer:
                del document.trailer[key]
        document.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


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


# Encryption of the private part of a Type 1 font (Adobe Type 1 Font Format, 7.1), one table step for each byte.
# fontTools has it too, but is twenty times slower: for the fonts of a letter as slow as LibreOffice for the letter.
_KEY = 55665
_FACTOR, _TERM = 52845, 22719


@cache
def _next() -> list[int]:
    """The next key, by the sum of the key and the cipher byte."""
    return [(total * _FACTOR + _TERM) % 0x10000 for total in range(0x10000 + 0xFF)]


def deciphered(data: bytes) -> bytes:
    """Decrypts ``data``; the result begins with the four random bytes of the format."""

    def plain() -> Iterator[int]:
        key, following = _KEY, _next()
        for byte in data:
            yield byte ^ (key >> 8)
            key = following[key + byte]

    return bytes(plain())


def enciphered(data: bytes) -> bytes:
    """Encrypts ``data``, the result of :func:`deciphered`."""

    def ciphered() -> Iterator[int]:
        key, following = _KEY, _next()
        for byte in data:
            yield (cipher := byte ^ (key >> 8))
            key = following[key + cipher]

    return bytes(ciphered())
