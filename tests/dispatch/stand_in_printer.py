"""A stand-in for LibreOffice: PDFs that are none, but that differ where a printed page would."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from generator.pdf import ConvertedFiles

_LINE = b"%%PDF by a stand-in, dated %b, of %b\n"


def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has builds print by it."""
    monkeypatch.setattr("generator.pdf.convert_files", _convert_files)
    monkeypatch.setattr("generator.pdf.printer", lambda: "a stand-in")
    monkeypatch.setattr("generator.pdf.has_suite", lambda: True)


def _convert_files(
    sources: Mapping[str, Path],
    targets: Mapping[str, Path],
    *,
    moment: datetime,
    jobs: int,
    progress: Callable[[str], None],
) -> ConvertedFiles:
    pages = {}
    for name, source in sources.items():
        document = hashlib.sha256(source.read_bytes()).hexdigest()
        targets[name].parent.mkdir(parents=True, exist_ok=True)
        targets[name].write_bytes(_LINE % (moment.isoformat().encode(), document.encode()))
        pages[name] = int(document[0], 16) // 4 + 1
        progress(name)
    assert jobs > 0
    return ConvertedFiles(pages, (), ())
