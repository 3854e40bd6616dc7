"""Names of WordprocessingML (ECMA-376 part 1, 17), as lxml writes them."""

from __future__ import annotations

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The full name of the element or attribute ``w:name``."""
    return f"{{{NAMESPACE}}}{name}"


P, R, T, TBL, TR, TC = map(w, ("p", "r", "t", "tbl", "tr", "tc"))
SPACED = frozenset(map(w, ("t", "instrText")))
TEXT_BOX = w("txbxContent")
RUN_PROPERTIES, PARAGRAPH_PROPERTIES, CELL_PROPERTIES, SECTION = map(w, ("rPr", "pPr", "tcPr", "sectPr"))

# What stands around text without being text: looked into, passed over, or read as a blank.
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
# What stands around rows, cells and paragraphs without being one.
WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
RANGES = frozenset(w(f"{kind}{edge}") for kind in ("bookmark", "commentRange", "perm") for edge in ("Start", "End"))
BLANKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
INSTRUCTION = w("instrText")
FIELD_CODES = frozenset([w("instr"), INSTRUCTION])
DELETED = frozenset(map(w, ("delText", "delInstrText")))
