"""Namespaces, content types, relationship types and part names of packages (ECMA-376 part 1, 15.2; part 2, annex E).

python-docx has most of them too, but importing them loads all of it: a tenth of a second for every command.
"""

from __future__ import annotations

from types import MappingProxyType

CONTENT_TYPES = "[Content_Types].xml"
"""The part with the content types of all parts."""
DOCUMENT = "word/document.xml"
"""The main part's name in documents that this program writes; other programs may use any name."""
CORE_PART, EXTENDED_PART, CUSTOM_PART = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
"""The names of the core, extended and custom properties in packages that this program writes."""
DOCUMENT_FOLDER = "word"
"""The folder of parts that are added to a Word document."""

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
"""The namespaces of content types and of relationships."""
DEFAULT, OVERRIDE, RELATIONSHIP = f"{{{TYPES}}}Default", f"{{{TYPES}}}Override", f"{{{RELATIONS}}}Relationship"
"""The elements of content types and relationships, as lxml writes their names."""
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
"""The namespace of the core properties."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
"""The prefix of relationship types, and the namespace of ``r:id``; the second one in Strict Open XML."""
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
"""The namespaces of extended and custom properties."""
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
"""The namespace of the values of properties."""

RELATION_ID = f"{{{OFFICE}}}id"
"""The attribute ``r:id``, as lxml writes it."""

_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD_TYPE = f"{_OFFICE_TYPE}.wordprocessingml."
_SHEET_TYPE = f"{_OFFICE_TYPE}.spreadsheetml."

CORE_PROPERTIES = f"{_PACKAGE_TYPE}.core-properties+xml"
EXTENDED_PROPERTIES = f"{_OFFICE_TYPE}.extended-properties+xml"
CUSTOM_PROPERTIES = f"{_OFFICE_TYPE}.custom-properties+xml"
RELATIONSHIPS = f"{_PACKAGE_TYPE}.relationships+xml"
THEME = f"{_OFFICE_TYPE}.theme+xml"
XML = "application/xml"

CORE_PROPERTIES_RELATION = f"{RELATIONS}/metadata/core-properties"


def relation(kind: str) -> str:
    """The relationship type of ``kind``: ``styles``, ``image``, ``officeDocument`` …"""
    return f"{OFFICE}/{kind}"


def word(kind: str) -> str:
    """The content type of a part of WordprocessingML: ``styles``, ``footer``, ``document.main`` …"""
    return f"{_WORD_TYPE}{kind}+xml"


def sheet(kind: str) -> str:
    """The content type of a part of SpreadsheetML: ``sheet.main``, ``worksheet``, ``styles`` …"""
    return f"{_SHEET_TYPE}{kind}+xml"


WORD_MAIN, WORD_TEMPLATE_MAIN = word("document.main"), word("template.main")

MAIN_TYPES = MappingProxyType(
    {
        WORD_MAIN: ".docx",
        WORD_TEMPLATE_MAIN: ".dotx",
        "application/vnd.ms-word.document.macroenabled.main+xml": ".docm",
        "application/vnd.ms-word.template.macroenabledtemplate.main+xml": ".dotm",
        sheet("sheet.main"): ".xlsx",
        sheet("template.main"): ".xltx",
        "application/vnd.ms-excel.sheet.macroenabled.main+xml": ".xlsm",
        "application/vnd.ms-excel.template.macroenabled.main+xml": ".xltm",
        "application/vnd.ms-excel.addin.macroenabled.main+xml": ".xlam",
    }
)
"""The content types of main parts, in lower case, with the file endings; the same in Strict Open XML."""


def main_suffix(content_type: str) -> str:
    """The file ending for a main part of ``content_type``; ``""`` where it is not one of a main part.

    Content types are compared without case (RFC 2045, 5.1).
    """
    return MAIN_TYPES.get(content_type.lower(), "")


def is_word_type(content_type: str) -> bool:
    """Whether ``content_type`` is one of WordprocessingML as XML."""
    folded = content_type.lower()
    return folded.startswith(_WORD_TYPE) and folded.endswith("+xml")
