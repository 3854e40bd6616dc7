"""The names of content types, relationships and namespaces of a package (ECMA-376 part 1, 15.2; part 2, annex E).

They stand here because python-docx, which lists them too, loads all of itself with them: a tenth of a second for every
command.
"""

from __future__ import annotations

from generator.package.names import RELATIONS

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "application/vnd.openxmlformats-package"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CORE_PROPERTIES = f"{_PACKAGE}.core-properties+xml"
EXTENDED_PROPERTIES = f"{_OFFICE}.extended-properties+xml"
THEME = f"{_OFFICE}.theme+xml"
RELATIONSHIPS = f"{_PACKAGE}.relationships+xml"
XML = "application/xml"

CORE_PROPERTIES_RELATION = f"{RELATIONS}/metadata/core-properties"


def word(kind: str) -> str:
    """The content type of a part of WordprocessingML: ``styles``, ``footer``, ``document.main`` …"""
    return f"{_OFFICE}.wordprocessingml.{kind}+xml"


def relation(kind: str) -> str:
    """The type of an office document's relationship: ``styles``, ``image``, ``officeDocument`` …"""
    return f"{_RELATION}/{kind}"
