"""The typefaces of the standard that a .docx asks for."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors import TemplateError
from generator.office.package import Package
from generator.office.package.addresses import extension_of
from generator.office.package.names import word
from generator.standard.faces import FAMILIES, Family

_FONT_TABLE = word("fontTable")
"""A list of what was in use at some time."""


def families_named(parts: Mapping[str, bytes]) -> frozenset[Family]:
    """The official typefaces that a .docx asks for anywhere, in a theme too."""
    package = Package(parts)
    try:
        tables = package.of_type(_FONT_TABLE)
    except TemplateError:  # content types that are no XML
        tables = []
    texts = [part for name, part in parts.items() if extension_of(name) == "xml" and name not in tables]
    return frozenset(
        family for family in FAMILIES if any(f'"{name}"'.encode() in text for name in family.names for text in texts)
    )
