"""Names that the packages of every kind of document share (ECMA-376 part 1, 15.2; part 2, annex E).

python-docx lists most of them too, but loads all of itself with them: a tenth of a second for every command.
"""

from __future__ import annotations

from types import MappingProxyType

CONTENT_TYPES = "[Content_Types].xml"
"""The part that says of what type the others are."""
DOCUMENT = "word/document.xml"
"""What the main part is called in documents that we write ourselves; others call it as they like."""
CORE_PART, EXTENDED_PART = "docProps/core.xml", "docProps/app.xml"
"""What our own packages call the parts in which a file says something of itself."""
DOCUMENT_FOLDER = "word"
"""The folder of the parts that we add to a Word document."""

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
"""The namespaces of content types and of relationships."""
DEFAULT, OVERRIDE, RELATIONSHIP = f"{{{TYPES}}}Default", f"{{{TYPES}}}Override", f"{{{RELATIONS}}}Relationship"
"""Their rows, as lxml writes them."""
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
"""The namespace of the core properties."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
"""What the types of relationships begin with, and the namespace of attributes that name one; in Strict Open XML."""
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
"""The namespaces of what the file says of itself."""

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
    """The type of an office document's relationship: ``styles``, ``image``, ``officeDocument`` …"""
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
"""The content types, in lower case, that main parts may have, with the ending of such a file's name; Strict Open XML
has the same ones."""


def main_suffix(content_type: str) -> str:
    """The ending of the name of a file whose main part is of ``content_type``; ``""`` where that is no main part's.

    Content types are compared without case (RFC 2045, 5.1).
    """
    return MAIN_TYPES.get(content_type.lower(), "")


def is_word_type(content_type: str) -> bool:
    """Whether a part of ``content_type`` holds WordprocessingML as XML."""
    folded = content_type.lower()
    return folded.startswith(_WORD_TYPE) and folded.endswith("+xml")
