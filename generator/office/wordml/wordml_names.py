"""Namespaces and names of WordprocessingML (ECMA-376 parts 1, 3 and 4, MS-DOCX), as lxml writes them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.office.package.part_names import OFFICE, STRICT_OFFICE

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ANCHORED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

WORD_NAMESPACES = (NAMESPACE, STRICT_NAMESPACE)
"""The namespaces of WordprocessingML, usual and strict."""

_STRICT_MARK = b"purl.oclc.org/ooxml"
_STRICT = {
    STRICT_NAMESPACE: NAMESPACE,
    STRICT_OFFICE: OFFICE,
    "http://purl.oclc.org/ooxml/drawingml/main": DRAWING,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": ANCHORED,
    "http://purl.oclc.org/ooxml/officeDocument/math": MATH,
}
_HEAD = 4_000


def w(name: str) -> str:
    """The full name of the element or attribute ``w:name``, of WordprocessingML."""
    return f"{{{NAMESPACE}}}{name}"


def r(name: str) -> str:
    """``r:name``, an attribute that names a relationship."""
    return f"{{{OFFICE}}}{name}"


def a(name: str) -> str:
    """``a:name``, of DrawingML."""
    return f"{{{DRAWING}}}{name}"


def wp(name: str) -> str:
    """``wp:name``, of drawings in a text."""
    return f"{{{ANCHORED}}}{name}"


def wps(name: str) -> str:
    """``wps:name``, of shapes."""
    return f"{{{SHAPE}}}{name}"


def wpg(name: str) -> str:
    """``wpg:name``, of groups of shapes."""
    return f"{{{GROUP}}}{name}"


def w14(name: str) -> str:
    """``w14:name``, of Word 2010 (MS-DOCX 2.5)."""
    return f"{{{WORD_2010}}}{name}"


def w15(name: str) -> str:
    """``w15:name``, of Word 2013 (MS-DOCX 2.5)."""
    return f"{{{WORD_2012}}}{name}"


def mc(name: str) -> str:
    """``mc:name``, of alternatives for older programs (ECMA-376 part 3)."""
    return f"{{{COMPATIBILITY}}}{name}"


def v(name: str) -> str:
    """``v:name``, of VML."""
    return f"{{{VML}}}{name}"


def m(name: str) -> str:
    """``m:name``, of formulas."""
    return f"{{{MATH}}}{name}"


def name_beside(element: etree._Element, name: str) -> str:
    """The full name of ``w:name`` in the namespace of ``element``, which may be that of Strict Open XML."""
    namespace, end, _ = str(element.tag).rpartition("}")  # called for every paragraph: QName is slow
    return f"{namespace}{end}{name}"


def relation_id_beside(element: etree._Element) -> str:
    """The name of ``r:id`` in the document of ``element``, which may be Strict Open XML."""
    strict = etree.QName(element).namespace == STRICT_NAMESPACE
    return f"{{{STRICT_OFFICE if strict else OFFICE}}}id"


UNDERSTOOD = frozenset(("wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "wp14"))
"""Prefixes that an ``mc:Choice`` may require and that are read here."""


def with_usual_names(part: bytes) -> bytes:
    """A part of Strict Open XML with the usual (transitional) namespaces; other parts unchanged."""
    if _STRICT_MARK in part[:_HEAD]:
        for strict, usual in _STRICT.items():
            part = part.replace(strict.encode(), usual.encode())
    return part


P, R, T, TBL, TR, TC = map(w, ("p", "r", "t", "tbl", "tr", "tc"))
SPACED = frozenset(map(w, ("t", "instrText")))
TEXT_BOX = w("txbxContent")
RUN_PROPERTIES, PARAGRAPH_PROPERTIES, CELL_PROPERTIES, SECTION = map(w, ("rPr", "pPr", "tcPr", "sectPr"))

# Elements around text: entered, skipped, or read as a blank.
TRANSPARENT = frozenset(
    map(w, ("r", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"))
)
INVISIBLE = frozenset(
    map(
        w,
        (
            "rPr",
            "pPr",
            "sdtPr",
            "sdtEndPr",
            "smartTagPr",
            "customXmlPr",
            "proofErr",
            "bookmarkStart",
            "bookmarkEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "permStart",
            "permEnd",
            "lastRenderedPageBreak",
            "del",
            "moveFrom",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
        ),
    )
)
# Elements around rows, cells and paragraphs.
WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
RANGES = frozenset(w(f"{kind}{edge}") for kind in ("bookmark", "commentRange", "perm") for edge in ("Start", "End"))
BLANKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
INSTRUCTION, FIELD_CHARACTER, FIELD_CHARACTER_TYPE = map(w, ("instrText", "fldChar", "fldCharType"))
SIMPLE_FIELD, SIMPLE_INSTRUCTION = w("fldSimple"), w("instr")
FIELD_CODES = frozenset([w("instr"), INSTRUCTION])
DELETED = frozenset(map(w, ("delText", "delInstrText")))
PARAGRAPH_IDS = (w14("paraId"), w14("textId"))
"""Word's own ids of a paragraph, unique in a document."""


def own_elements(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements ``name`` of ``element`` itself, also in content controls, but not in nested tables."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in WRAPPERS:
            yield from own_elements(child, name)
