"""The same pages, the same bytes: what in a PDF tells when it was made is made to tell the document's own date."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree

_INFO_DATE = re.compile(rb"(?<=Date\(D:)[0-9]{14}")
_XMP_DATE = re.compile(rb"(?<=Date>)[0-9-]{10}T[0-9:]{8}Z(?=</xmp:)")
_TRAILER_HASH = re.compile(rb"(?<=[</])[0-9A-Fa-f]{32}(?=[>\s])")
_CORE = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def stable(pdf: bytes, moment: datetime) -> bytes:
    """``pdf`` with its dates set to ``moment`` and its identifiers taken from its content.

    Everything is replaced in place by as many bytes, so that the table of offsets stays right.
    """
    dated = _INFO_DATE.sub(moment.strftime("%Y%m%d%H%M%S").encode(), pdf)
    dated = _XMP_DATE.sub(moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), dated)
    body, trailer, end = dated.rpartition(b"\ntrailer")
    blank = _TRAILER_HASH.sub(b"0" * 32, end)
    identity = hashlib.sha256(body + blank).hexdigest()[:32].upper().encode()
    return body + trailer + _TRAILER_HASH.sub(identity, end)


def modified(parts: Mapping[str, bytes]) -> datetime:
    """When the .docx says it was last changed (``dcterms:modified``), in UTC; 1980-01-01 where it doesn't say."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        text = etree.fromstring(parts.get(_CORE, b""), parser).findtext(_MODIFIED) or ""
        moment = datetime.fromisoformat(text.strip())
    except (etree.XMLSyntaxError, ValueError):
        return _NO_DATE
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
