"""Names of parts, targets of relationships (ECMA-376 part 2, 6.2.2 and 6.5), namespaces, and types of contents.

A part name here has no leading ``/``, as in the zip; the package itself is ``""``. python-docx has most of the names
too, but importing it loads all of it: a tenth of a second for every command.
"""

from __future__ import annotations

import posixpath
import re
import string
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from urllib.parse import unquote

OFD_ROOT = "OFD.xml"
"""The part of an OFD file that leads to all others (GB/T 33190, 7.4); no Office file has it."""

_FOLDER, _SUFFIX = "_rels", ".rels"
_XML = frozenset(("xml", "rels", "vml"))
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_SEPARATOR = re.compile("%(?=2f|5c)", re.IGNORECASE)
_RESERVED = re.compile(r"[?#]|%(?![0-9A-Fa-f]{2})")
_COLON_FIRST = re.compile(r"[^/]*:")


def key(name: str) -> str:
    """The comparison key of a part name: ASCII letters in lower case, percent-encoding decoded."""
    if "%" in name:
        name = unquote(_SEPARATOR.sub("%25", name))
    return name.lower() if name.isascii() else name.translate(_LOWER)


def resolved(source: str, target: str) -> str:
    """The part name of ``target`` in a relationship of the part ``source``; a fragment is dropped.

    The part need not exist, and its name in the package may differ in case or encoding.
    """
    path = target.partition("#")[0]
    return path_of(source, path) if path else source


def path_of(source: str, path: str) -> str:
    """The part name of ``path`` relative to the part ``source``; no ``..`` leads out of the package."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def written(source: str, name: str) -> str:
    """The target for the part ``name`` in a relationship of ``source``: relative to the folder of ``source``."""
    path = posixpath.relpath(f"/{name}", f"/{posixpath.dirname(source)}")
    path = _RESERVED.sub(lambda found: f"%{ord(found[0]):02X}", path)
    return f"./{path}" if _COLON_FIRST.match(path) else path


def relationships_of(source: str) -> str:
    """The name of the part with the relationships of the part ``source``."""
    folder, _, name = source.rpartition("/")
    return f"{folder}{'/' if folder else ''}{_FOLDER}/{name}{_SUFFIX}"


def is_relationships(name: str) -> bool:
    """Whether ``name`` is that of a relationships part."""
    return source_of(name) is not None


def source_of(relationships: str) -> str | None:
    """The source of the relationships part ``relationships``; None where it is another part."""
    if relationships[-len(_SUFFIX) :].translate(_LOWER) != _SUFFIX:
        return None
    folder, name = posixpath.split(relationships)
    parent, last = posixpath.split(folder)
    if last.translate(_LOWER) != _FOLDER:
        return None
    return posixpath.join(parent, name[: -len(_SUFFIX)])


def extension_of(name: str) -> str:
    """The extension of the part name in lower case, without the dot, or ``""``."""
    last = name.rpartition("/")[2]
    return last.rpartition(".")[2].translate(_LOWER) if "." in last else ""


def holds_xml(name: str) -> bool:
    """Whether the extension of ``name`` is one of XML."""
    return extension_of(name) in _XML


def folder_of(name: str) -> str:
    """The folder of the part, ``""`` for the root."""
    return posixpath.dirname(name)


def beside(name: str, stem: str) -> str:
    """The part name with the folder and extension of ``name`` and the base name ``stem``."""
    return posixpath.join(posixpath.dirname(name), stem + posixpath.splitext(name)[1])


def stem_of(name: str) -> str:
    """The base name of the part without folder and extension."""
    return posixpath.splitext(posixpath.basename(name))[0]


# Namespaces, content types, relationship types and names in packages (ECMA-376 part 1, 15.2; part 2, annex E).


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
DRAWN = (
    *(f"{_OFFICE_TYPE}.drawingml.{kind}+xml" for kind in ("chart", "chartshapes", "diagramData")),
    *(f"application/vnd.ms-office.{kind}+xml" for kind in ("chartex", "drawingml.diagramDrawing")),
)
"""The content types of charts and of SmartArt, which have texts of their own."""
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


# The media types of whole files, by the endings of their names (IANA's registry of media types).


_OFFICE = "application/vnd.openxmlformats-officedocument"
_UNKNOWN = "application/octet-stream"

_MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".docx": f"{_OFFICE}.wordprocessingml.document",
        ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
        ".pdf": "application/pdf",
        ".csv": "text/csv; charset=utf-8",
        ".zip": "application/zip",
    }
)
"""Those of the files that papers, rosters and registers are kept in."""


def media_type(name: str) -> str:
    """The media type of the file called ``name``; that of bytes of any kind where the ending is not known."""
    return _MEDIA_TYPES.get(PurePath(name).suffix.lower(), _UNKNOWN)
