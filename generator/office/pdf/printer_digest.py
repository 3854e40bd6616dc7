"""Fingerprint of LibreOffice and the fonts that PDFs depend on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from generator.office.pdf.font_substitution import font_files
from generator.office.suite.office_suite import find_suite

_VERSION = "versionrc"


def printer() -> str:
    """A digest that stays the same while the same document gives the same PDF on this machine.

    ``""`` where it is unknown: there is no LibreOffice, or no fontconfig to list its fonts.
    """
    program = find_suite()
    fonts = font_files()
    if program is None or fonts is None:
        return ""
    facts = [f"fawen {version('fawen')}", *_suite(program.resolve().parent), *map(_fact, sorted(fonts))]
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).hexdigest()


def _suite(folder: Path) -> Iterator[str]:
    """LibreOffice's version file, and the sizes of its program and its largest library."""
    file = folder / _VERSION
    yield file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    yield from map(_fact, sorted(folder.glob("soffice*")))
    yield from map(_fact, sorted(folder.glob("libswlo.*")))


def _fact(path: Path) -> str:
    """A file's name and size, which differ for another version of a font or library."""
    return f"{path.name} {path.stat().st_size if path.is_file() else 0}"
