"""Names of the XML that a .docx is made of (ECMA-376 parts 1 and 4), as lxml writes them."""

from __future__ import annotations

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ANCHORED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VML = "urn:schemas-microsoft-com:vml"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _OFFICE.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": _DRAWING.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": _ANCHORED.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _MATH.encode(),
}
"""The namespaces of "Strict Open XML" and those that all other documents have in their place."""


def w(name: str) -> str:
    """``w:name``, of WordprocessingML."""
    return f"{{{_MAIN}}}{name}"


def r(name: str) -> str:
    """``r:name``, an attribute that names a relationship."""
    return f"{{{_OFFICE}}}{name}"


def a(name: str) -> str:
    """``a:name``, of DrawingML."""
    return f"{{{_DRAWING}}}{name}"


def wp(name: str) -> str:
    """``wp:name``, of drawings in a text."""
    return f"{{{_ANCHORED}}}{name}"


def wps(name: str) -> str:
    """``wps:name``, of shapes."""
    return f"{{{_SHAPE}}}{name}"


def wpg(name: str) -> str:
    """``wpg:name``, of groups of shapes."""
    return f"{{{_GROUP}}}{name}"


def mc(name: str) -> str:
    """``mc:name``, of alternatives for older programs (ECMA-376 part 3)."""
    return f"{{{_COMPATIBILITY}}}{name}"


def v(name: str) -> str:
    """``v:name``, of VML."""
    return f"{{{_VML}}}{name}"


def m(name: str) -> str:
    """``m:name``, of formulas."""
    return f"{{{_MATH}}}{name}"


UNDERSTOOD = frozenset(("wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14"))
"""Prefixes of what a choice may require and is read here."""
