"""Sections: page size, margins, grid, and effective headers and footers (ECMA-376 part 1, 17.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from generator.ground.length import Twips
from generator.office.reading.attribute_values import attributes, integer, on, or_nothing, twips
from generator.office.reading.document import Paragraph, Section
from generator.office.reading.merged_properties import Properties, properties
from generator.office.wordml.wordml_names import TEXT_BOX, r, w

_LETTER = (Twips(12_240), Twips(15_840))  # the default page size (17.6.13)
_GRIDS = ("lines", "linesAndChars", "snapToChars")

HeaderReader = Callable[[str, Section], tuple[Paragraph, ...]]
"""Reads the header or footer with a relationship's id."""


def section_elements(body: etree._Element) -> list[etree._Element]:
    """Every ``w:sectPr`` of the text, in order, without those replaced by a tracked change."""
    found = [each for each in body.iter(w("sectPr")) if _is_current(each)]
    return found or [etree.SubElement(etree.Element(w("body")), w("sectPr"))]


def _is_current(section: etree._Element) -> bool:
    parent = section.getparent()
    if parent is None or parent.tag == w("body"):
        return True
    return parent.tag == w("pPr") and next(section.iterancestors(TEXT_BOX, w("pPrChange")), None) is None


def page_setups(elements: list[etree._Element]) -> list[Section]:
    """The sections without headers and footers."""
    return [_setup(number, properties(element)) for number, element in enumerate(elements)]


def _setup(number: int, given: Properties) -> Section:
    size, margins, grid = (given.get(name, {}) for name in ("pgSz", "pgMar", "docGrid"))
    kind = grid.get("type", "")
    pages = given.get("pgNumType", {})
    return Section(
        number=number,
        width=twips(size.get("w")) or _LETTER[0],
        height=twips(size.get("h")) or _LETTER[1],
        # A negative margin is not enlarged by a tall header (17.6.11).
        top=Twips(abs(or_nothing(twips(margins.get("top"))).twips)),
        bottom=Twips(abs(or_nothing(twips(margins.get("bottom"))).twips)),
        left=or_nothing(twips(margins.get("left"))),
        right=or_nothing(twips(margins.get("right"))),
        header=or_nothing(twips(margins.get("header"))),
        footer=or_nothing(twips(margins.get("footer"))),
        gutter=or_nothing(twips(margins.get("gutter"))),
        landscape=size.get("orient") == "landscape",
        begins=given.get("type", {}).get("val", "nextPage"),
        title_page=on(given.get("titlePg")),
        restarts_at=integer(pages.get("start")),
        number_format=pages.get("fmt", ""),
        grid=kind if kind in _GRIDS else "",
        pitch=or_nothing(twips(grid.get("linePitch"))),
        char_space=integer(grid.get("charSpace")) or 0,
    )


def with_headers(setups: list[Section], elements: list[etree._Element], read: HeaderReader) -> Iterator[Section]:
    """The sections with headers and footers; a missing kind is inherited from the section before."""
    headers: dict[str, tuple[Paragraph, ...]] = {}
    footers: dict[str, tuple[Paragraph, ...]] = {}
    for setup, element in zip(setups, elements, strict=True):
        headers = {**headers, **dict(_named(element, "headerReference", setup, read))}
        footers = {**footers, **dict(_named(element, "footerReference", setup, read))}
        yield replace(setup, headers=headers, footers=footers)


def _named(
    element: etree._Element, name: str, setup: Section, read: HeaderReader
) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    for each in element.iterfind(w(name)):
        yield attributes(each).get("type", "default"), read(each.get(r("id"), ""), setup)
