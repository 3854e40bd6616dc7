"""Fingerprint of the printer: the LibreOffice and the fonts that a PDF depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from generator.office.pdf.fonts import font_files
from generator.office.pdf.suite import find_suite

_VERSION = "versionrc"


def printer() -> str:
    """A digest that is the same as long as the same document gives the same PDF on this machine.

    ``""`` where that is unknown: there is no LibreOffice, or no fontconfig to say which fonts it has.
    """
    program = find_suite()
    fonts = font_files()
    if program is None or fonts is None:
        return ""
    facts = [f"fawen {version('fawen')}", *_suite(program.resolve().parent), *map(_fact, sorted(fonts))]
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).hexdigest()


def _suite(folder: Path) -> Iterator[str]:
    """What LibreOffice says of its own version, and the size of its largest part."""
    said = folder / _VERSION
    yield said.read_text(encoding="utf-8", errors="replace") if said.is_file() else ""
    yield from map(_fact, sorted(folder.glob("soffice*")))
    yield from map(_fact, sorted(folder.glob("libswlo.*")))


def _fact(path: Path) -> str:
    """A file's name and size: another version of a font or a library has another."""
    return f"{path.name} {path.stat().st_size if path.is_file() else 0}"
