"""Properties put into their place among others: a schema wants them in order (ECMA-376 part 1, 17.3.1.26, 17.6.17)."""

from __future__ import annotations

import re

from lxml import etree

from generator.wordml.names import w

_PARAGRAPH = re.findall(
    r"\w+",
    (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
)
_SECTION = re.findall(
    r"\w+",
    (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
)
_ORDERS = {w("pPr"): _PARAGRAPH, w("sectPr"): _SECTION}


def put(properties: etree._Element, child: etree._Element) -> etree._Element:
    """``child``, set into ``properties`` (``w:pPr`` or ``w:sectPr``) where its schema wants it."""
    order = [w(name) for name in _ORDERS[str(properties.tag)]]
    place = order.index(str(child.tag))
    before = sum(1 for each in properties if each.tag in order and order.index(str(each.tag)) <= place)
    properties.insert(before, child)
    return child


def own(properties: etree._Element, name: str) -> etree._Element:
    """The child ``w:name`` of ``properties``, made where it is not there."""
    found = properties.find(w(name))
    return put(properties, etree.Element(w(name))) if found is None else found


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """The ``w:pPr`` of a paragraph, made where it is not there."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found
