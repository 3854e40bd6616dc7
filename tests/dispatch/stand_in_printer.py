"""A stand-in for LibreOffice: PDFs that are none, but that differ where a printed page would."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from generator.office.pdf import ConvertedEach

_LINE = b"%%PDF by a stand-in, dated %b, of %b\n"


def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has builds print by it."""
    monkeypatch.setattr("generator.office.pdf.convert_each", _convert_each)
    monkeypatch.setattr("generator.office.pdf.printer", lambda: "a stand-in")
    monkeypatch.setattr("generator.office.pdf.has_suite", lambda: True)


def _convert_each(
    documents: Mapping[str, bytes],
    put: Callable[[str, bytes], None],
    *,
    moment: datetime,
    jobs: int,
    progress: Callable[[str], None],
) -> ConvertedEach:
    pages = {}
    for name, data in documents.items():
        document = hashlib.sha256(data).hexdigest()
        put(name, _LINE % (moment.isoformat().encode(), document.encode()))
        pages[name] = int(document[0], 16) // 4 + 1
        progress(name)
    assert jobs > 0
    return ConvertedEach(pages, (), ())
