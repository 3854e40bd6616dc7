"""What the parts of a package are, by their content types and their bytes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.errors import Span, TemplateError
from generator.office.live_content.kinds import BY_TYPE, MACROS, Kind, Live
from generator.office.package import Package

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROJECT = "_VBA_PROJECT".encode("utf-16-le")
"""The name of the stream that every VBA project has ([MS-OVBA] 2.2.1), as the directory of a compound file has it."""
_USUAL_NAME = "vbaproject.bin"


def in_parts(package: Package) -> Iterator[Live]:
    """Each part that acts, whatever refers to it and whatever type it says it has."""
    for name in package:
        kind = _kind(package, name)
        if kind is not None:
            yield Live(kind, Span(package.file, part=name))


def stated_type(package: Package, name: str) -> str:
    """The content type of a part in lower case; ``""`` where types are no XML, which whoever opens the package says."""
    try:
        return package.content_type(name).lower()
    except TemplateError:
        return ""


def _kind(package: Package, name: str) -> Kind | None:
    stated = stated_type(package, name)
    found = next((kind for word, kind in BY_TYPE.items() if word in stated), None)
    if found is None and (name.lower().endswith(_USUAL_NAME) or _holds_project(package.bytes_of(name))):
        return MACROS
    return found


def _holds_project(data: bytes) -> bool:
    return data.startswith(_COMPOUND_FILE) and _PROJECT in data
