"""The copy of a .docx that LibreOffice gets, so that it prints what Word and WPS would."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.pdf.joints import prepare
from generator.pdf.section_pages import with_pages_counted

WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_HANGING = "overflowPunct"
# What stands before overflowPunct in a pPr (ECMA-376 part 1, 17.3.1.26, CT_PPrBase).
_BEFORE = {
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
}


def adapted(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """``parts`` of a .docx with hanging punctuation switched off for LibreOffice in every paragraph.

    Sections whose pages are counted anew begin as :mod:`joints` tells, and know their pages by :mod:`section_pages`.

    LibreOffice 25.2 reads ``w:overflowPunct`` the wrong way round, and a mark that hangs past the right edge
    it does not paint at all. Only 1 switches hanging off there, while Word and WPS need 0; so each paragraph
    of the copy says 1 itself, whatever its style says. Parts that are no WordprocessingML stay as they are.
    """
    counted = with_pages_counted(parts)
    return {name: _adapted(part) if name.endswith(".xml") else part for name, part in counted.items()}


def tree(part: bytes) -> etree._Element:
    """The part's root. Nothing outside of the part is ever read. Raises XMLSyntaxError if it is no XML."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def parsed(part: bytes) -> etree._Element | None:
    """The part's root if it is WordprocessingML, else None."""
    try:
        root = tree(part)
    except etree.XMLSyntaxError:
        return None
    return root if etree.QName(root).namespace in WORD_NAMESPACES else None


def _adapted(part: bytes) -> bytes:
    root = parsed(part)
    if root is None:
        return part
    namespace = etree.QName(root).namespace
    if root.tag == f"{{{namespace}}}document":
        prepare(root)
    for paragraph in root.iter(f"{{{namespace}}}p"):
        _no_hanging_here(paragraph, namespace)
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _no_hanging_here(paragraph: etree._Element, namespace: str | None) -> None:
    properties = paragraph.find(f"{{{namespace}}}pPr")
    if properties is None:
        properties = etree.Element(f"{{{namespace}}}pPr")
        paragraph.insert(0, properties)
    hanging = properties.find(f"{{{namespace}}}{_HANGING}")
    if hanging is None:
        hanging = etree.Element(f"{{{namespace}}}{_HANGING}")
        before = sum(1 for each in properties if isinstance(each.tag, str) and etree.QName(each).localname in _BEFORE)
        properties.insert(before, hanging)
    hanging.set(f"{{{namespace}}}val", "1")
