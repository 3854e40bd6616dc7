"""From the bytes of many .docx to the bytes of their PDFs."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from generator.errors import InputError, OutputError, Problem, Span
from generator.package import read_package, write_package
from generator.pdf.adapted import adapted
from generator.pdf.attempts import Office, printed_all
from generator.pdf.fonts import office_fonts
from generator.pdf.lost import lost_characters
from generator.pdf.stable import modified, stable
from generator.pdf.suite import find_suite

TIMEOUT = 120.0
"""Seconds that one document may take before the office suite is stopped."""

_LIBRARIES = ("fontTools", "pikepdf", "pypdfium2")


@dataclass(frozen=True, slots=True)
class Pdf:
    """One finished PDF: its bytes and how many pages it has, blank ones included."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Converted:
    """``pdfs`` by the documents' names; ``stand_ins``: warnings about fonts; ``lost``: about characters not printed."""

    pdfs: dict[str, Pdf]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...]


def convert_documents(
    documents: Mapping[str, bytes], *, moment: datetime | None = None, timeout: float = TIMEOUT, jobs: int = 1
) -> Converted:
    """The PDFs of ``documents`` (.docx bytes by the name that problems call them by), in the same order.

    ``moment``, in UTC, dates the PDFs (default: when each .docx says it was last changed); the same input gives
    the same bytes with the same LibreOffice and fonts. ``timeout`` is in seconds for one document; ``jobs``
    processes run at once.

    Raises OutputError with all problems if LibreOffice is missing or documents fail, InputError with all
    problems if some are no .docx.
    """
    program = _office_suite()
    packages = _packages(documents)
    copies = {name: write_package(adapted(parts)) for name, parts in packages.items()}
    with tempfile.TemporaryDirectory(prefix="fawen-", ignore_cleanup_errors=True) as folder:
        fonts = office_fonts(Path(folder))
        try:
            done = printed_all(Office(program, Path(folder), fonts.environment, timeout), copies, jobs)
        except OSError as fault:
            raise OutputError(Problem("pdf-suite-broken", facts={"suite": program, "why": fault})) from fault
    pdfs: dict[str, Pdf] = {}
    lost: list[Problem] = []
    for name, parts in packages.items():
        pdfs[name] = Pdf(stable(done[name].data, moment or modified(parts)), done[name].pages)
        if characters := lost_characters(parts, done[name].text):
            lost.append(Problem("pdf-text-lost", Span(name), {"characters": characters}))
    return Converted(pdfs, fonts.stand_ins, tuple(lost))


def _office_suite() -> Path:
    """The office suite; OutputError if it, or a library that this step alone needs, is not installed."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": ", ".join(missing)}))
    program = find_suite()
    if program is None:
        raise OutputError(Problem("pdf-suite-missing"))
    return program


def _packages(documents: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    packages: dict[str, dict[str, bytes]] = {}
    problems: list[Problem] = []
    for name, data in documents.items():
        try:
            packages[name] = read_package(data, name=name)
        except InputError as fault:
            problems += fault.problems
    if problems:
        raise InputError(problems)
    return packages
