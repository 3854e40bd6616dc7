"""Properties inserted in the order that the schema requires; elements removed from a tree, and copied for another."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from types import MappingProxyType

from lxml import etree

from generator.office.wordml.wordml_names import RANGES, name_beside, w

ORDERS = MappingProxyType(
    {
        name: tuple(order.split())
        for name, order in {
            "pPr": (
                "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
                "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
                "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
                "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
            ),
            "pBdr": "top left bottom right between bar",
            "rPr": (
                "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
                "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
                "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
            ),
            "sectPr": (
                "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
                "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
                "printerSettings sectPrChange"
            ),
            "settings": (
                "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
                "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
                "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins "
                "alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
                "hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate "
                "linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView "
                "trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
                "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit "
                "hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle "
                "defaultTableStyle evenAndOddHeaders"
            ),
        }.items()
    }
)
"""The children of each element in schema order (ECMA-376 part 1, 17.3.1.24, 17.3.1.26, 17.3.2.28, 17.6.17 and
17.15.1.78); of the settings only the first ones, up to the last that is written here."""


def insert_in_order(properties: etree._Element, child: etree._Element) -> etree._Element:
    """Inserts ``child`` into ``properties`` (``w:pPr``, ``w:sectPr`` …) in schema order; returns ``child``.

    It comes after others of its name. The names may be those of Strict Open XML.
    """
    before = _up_to(str(properties.tag), str(child.tag))
    place = max((number for number, each in enumerate(properties, start=1) if each.tag in before), default=0)
    properties.insert(place, child)
    return child


def get_or_add(properties: etree._Element, name: str) -> etree._Element:
    """The child ``w:name`` of ``properties``, made where it is missing."""
    full = name_beside(properties, name)
    found = properties.find(full)
    return insert_in_order(properties, etree.Element(full)) if found is None else found


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """The ``w:pPr`` of a paragraph, made where it is missing."""
    return _first(paragraph, "pPr")


def run_properties(run: etree._Element) -> etree._Element:
    """The ``w:rPr`` of a run, made where it is missing."""
    return _first(run, "rPr")


@cache
def _up_to(parent: str, child: str) -> frozenset[str]:
    """The full names of the children of ``parent`` in schema order, up to ``child``."""
    namespace, name = etree.QName(parent).namespace, etree.QName(child).localname
    order = ORDERS[etree.QName(parent).localname]
    return frozenset(f"{{{namespace}}}{each}" for each in order[: order.index(name) + 1])


def _first(parent: etree._Element, name: str) -> etree._Element:
    full = name_beside(parent, name)
    found = parent.find(full)
    if found is None:
        found = etree.Element(full)
        parent.insert(0, found)
    return found


_VALUE = w("val")


def remove(element: etree._Element) -> None:
    """Removes ``element`` and the text after it; a root stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def remove_but_ranges(element: etree._Element) -> None:
    """Removes ``element``; the ends of bookmarks, comments and permissions in it stay in its place."""
    if element.getparent() is None:
        return
    for edge in list(element.iter(*RANGES)):
        element.addprevious(edge)
    remove(element)


def set_or_remove(reference: etree._Element, value: str | None) -> None:
    """Sets ``w:val`` of a reference such as ``w:pStyle``; removes the reference where ``value`` is None."""
    if value is None:
        remove(reference)
    else:
        reference.set(_VALUE, value)


def copied(elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Copies of ``elements``, to be put into another tree.

    lxml moves an element itself in the square of what is in it: each name in it looks for its namespace by itself. A
    copy has its namespaces with it, and is put in at once.
    """
    return [deepcopy(each) for each in elements]
