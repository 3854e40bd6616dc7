"""Properties of paragraphs, runs and sections set in a tree, each child at its place in the schema's order."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.docx_reading.names import w


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.6.17 and 17.15.1.78.
_ORDERS = {
    "pPr": _names(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": _names(
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "sectPr": _names(
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "settings": _names(
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors "
        "activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter "
        "stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves "
        "doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop "
        "autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength "
        "clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
    ),
}


def child(parent: etree._Element, name: str) -> etree._Element:
    """The child ``w:name`` of ``parent``, put at its place where it is not there yet."""
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        order = _ORDERS[etree.QName(parent).localname]
        before = frozenset(map(w, order[: order.index(name)]))
        at = max((number for number, each in enumerate(parent, start=1) if each.tag in before), default=0)
        parent.insert(at, found)
    return found


def first_child(parent: etree._Element, name: str) -> etree._Element:
    """The ``w:pPr`` of a paragraph or ``w:rPr`` of a run, which come first."""
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        parent.insert(0, found)
    return found


def attributes(element: etree._Element, values: Mapping[str, object | None]) -> None:
    """Sets ``w:`` attributes; those whose value is None are taken away."""
    for name, value in values.items():
        if value is None:
            take_off(element, name)
        else:
            element.set(w(name), str(value))


def take_off(element: etree._Element, *names: str) -> None:
    """Takes the attributes ``w:name`` off, those that are there."""
    for name in names:
        if w(name) in element.attrib:
            del element.attrib[w(name)]


def switch(parent: etree._Element, name: str, *, on: bool) -> None:
    """Switches a property on or off by its own element."""
    element = child(parent, name)
    attributes(element, {"val": None if on else "0"})


def indent(
    paragraph: etree._Element, *, left: int = 0, right: int = 0, first: int = 0, chars: int | None = None
) -> None:
    """Sets all indents of a paragraph, in twips; ``first`` is negative where its first line hangs out.

    ``chars`` is the first line's indent in hundredths of a character, which programs prefer where it is given.
    """
    given = child(first_child(paragraph, "pPr"), "ind")
    given.attrib.clear()
    attributes(given, {"left": left, "leftChars": 0, "right": right, "rightChars": 0})
    if chars is not None:
        attributes(given, {"firstLineChars": chars})
    elif first >= 0:
        attributes(given, {"firstLineChars": 0})
    else:
        attributes(given, {"hangingChars": 0})
    attributes(given, {"firstLine": first} if first >= 0 else {"hanging": -first})


def align(paragraph: etree._Element, value: str) -> None:
    """Sets the alignment: ``left``, ``center``, ``right`` or ``both``."""
    attributes(child(first_child(paragraph, "pPr"), "jc"), {"val": value})
