"""Active parts of a package, by content type and bytes: macros, controls, add-ins."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.errors import Span, TemplateError
from generator.office.live_content.live_kinds import BY_TYPE, MACROS, Live, LiveKind
from generator.office.package import Package
from generator.office.package.package_reading import COMPOUND_FILE

_PROJECT = "_VBA_PROJECT".encode("utf-16-le")
"""The name of a stream in every VBA project ([MS-OVBA] 2.2.1), as encoded in a compound file's directory."""
_USUAL_NAME = "vbaproject.bin"


def in_parts(package: Package) -> Iterator[Live]:
    """The active parts, whatever their relationships and declared types."""
    for name in package:
        kind = _kind(package, name)
        if kind is not None:
            yield Live(kind, Span(package.file, part=name))


def stated_type(package: Package, name: str) -> str:
    """The content type of a part in lower case; ``""`` where types are not XML, which opening the package reports."""
    try:
        return package.content_type(name).lower()
    except TemplateError:
        return ""


def _kind(package: Package, name: str) -> LiveKind | None:
    stated = stated_type(package, name)
    found = next((kind for word, kind in BY_TYPE.items() if word in stated), None)
    if found is None and (name.lower().endswith(_USUAL_NAME) or _holds_project(package.bytes_of(name))):
        return MACROS
    return found


def _holds_project(data: bytes) -> bool:
    return data.startswith(COMPOUND_FILE) and _PROJECT in data
