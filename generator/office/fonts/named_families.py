"""The typefaces of the standard that a .docx names, whether or not they are installed."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors import TemplateError
from generator.office.package import Package
from generator.office.package.part_names import extension_of, word
from generator.standard.faces import FAMILIES, Family

_FONT_TABLE = word("fontTable")
"""A part that may list fonts no longer used."""


def families_named(parts: Mapping[str, bytes]) -> frozenset[Family]:
    """The official typefaces that a .docx uses anywhere, including its theme."""
    package = Package(parts)
    try:
        tables = package.of_type(_FONT_TABLE)
    except TemplateError:  # content types that are not XML
        tables = []
    texts = [part for name, part in parts.items() if extension_of(name) == "xml" and name not in tables]
    return frozenset(
        family for family in FAMILIES if any(f'="{name}"'.encode() in text for name in family.names for text in texts)
    )
