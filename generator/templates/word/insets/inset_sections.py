"""The sections of a file that is set in: its own paper and margins, the document's page numbers (7.5).

The file's headers and footers are removed; its pages are not counted from 1.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.office.package.part_names import DOCUMENT_FOLDER, RELATION_ID, relation, word
from generator.office.package.xml_parsing import whole
from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties
from generator.office.wordml.wordml_names import P, w
from generator.templates.word.assembly import Assembly

_NAME = f"{DOCUMENT_FOLDER}/footer-inset1.xml"
_GONE = tuple(map(w, ("headerReference", "footerReference", "pgNumType", "titlePg", "printerSettings", "sectPrChange")))
_CHAR_UNITS = 4096  # per point
_NUMBER_ROOM = 400  # twips; the line of a page number and some white space
_NEAR = 20  # twips; tolerance of the size of a sheet
_VALUE = w("val")


@dataclass(frozen=True, slots=True)
class PageSheet:
    """A sheet of paper and its margins, in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    def turned(self, upright: PageSheet) -> bool:
        """Whether it is the ``upright`` sheet in landscape."""
        return abs(self.width - upright.height) <= _NEAR and abs(self.height - upright.width) <= _NEAR


def sheet_of(section: etree._Element, usual: PageSheet | None = None) -> PageSheet:
    """The sheet of a ``w:sectPr``; missing values are those of ``usual``, else of A4 without margins."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    fallback = usual or PageSheet(11906, 16838, 0, 0, 0, 0)
    return PageSheet(
        width=_number(size, "w", fallback.width),
        height=_number(size, "h", fallback.height),
        top=abs(_number(margins, "top", fallback.top)),
        right=_number(margins, "right", fallback.right),
        bottom=abs(_number(margins, "bottom", fallback.bottom)),
        left=_number(margins, "left", fallback.left),
    )


def strip_page_setup(section: etree._Element) -> None:
    """Remove from a ``w:sectPr`` what the document replaces: headers, footers, and the first page number."""
    for child in [each for each in section if each.tag in _GONE]:
        section.remove(child)


class PageNumbers:
    """The page numbers of the document, for sheets of any kind.

    ``ours`` is the set-up of the document's sections, ``across`` are the relationships of the footers for landscape
    sheets, on odd and on even pages.
    """

    def __init__(self, target: Assembly, ours: etree._Element, across: tuple[str, str]) -> None:
        self._target = target
        self._sheet = sheet_of(ours)
        self._margins = ours.find(w("pgMar"))
        self._across = across
        references = {each.get(w("type"), ""): each.get(RELATION_ID, "") for each in ours.iter(w("footerReference"))}
        self._upright = (references.get("default", ""), references.get("even", ""))
        self._made: dict[PageSheet, tuple[str, str]] = {}

    def settle(self, section: etree._Element, *, first: bool, narrower: float) -> PageSheet:
        """Give ``section`` our page numbers; returns its sheet. The ``first`` section begins a page.

        ``narrower`` is how many points smaller the file's default type is than ours: the pitch of a character grid is
        counted from the default type (17.6.5).
        """
        kind = section.find(w("type"))
        if first and kind is not None:
            section.remove(kind)
        sheet = sheet_of(section, self._sheet)
        for of, identifier in zip(("even", "default"), reversed(self._footers(sheet)), strict=True):
            reference = etree.Element(w("footerReference"), {w("type"): of, RELATION_ID: identifier})
            section.insert(0, reference)
        margins = section.find(w("pgMar"))
        if margins is None and self._margins is not None:
            insert_in_order(section, deepcopy(self._margins))
        elif margins is not None and self._margins is not None:
            margins.set(w("footer"), self._margins.get(w("footer"), "0"))
        if sheet.turned(self._sheet):
            self._make_room(section, sheet)
        _keep_grid(section, narrower)
        return sheet

    def _make_room(self, section: etree._Element, sheet: PageSheet) -> None:
        """Widen the left margin of a landscape sheet, which has its page number at the left edge."""
        margins = section.find(w("pgMar"))
        least = _number(self._margins, "footer", 0) + _NUMBER_ROOM
        if margins is not None and sheet.left < least:
            margins.set(w("left"), str(least))

    def _footers(self, sheet: PageSheet) -> tuple[str, str]:
        """The relationships of the footers on odd and on even pages of ``sheet``."""
        ours = self._sheet
        if sheet.turned(ours):
            return self._across
        if (sheet.left, sheet.right) == (ours.left, ours.right) and sheet.bottom >= ours.bottom:
            return self._upright
        if sheet not in self._made:
            self._made[sheet] = (self._moved(self._upright[0], sheet), self._moved(self._upright[1], sheet))
        return self._made[sheet]

    def _moved(self, identifier: str, sheet: PageSheet) -> str:
        """The relationship of a copy of a footer, as far from this sheet's edge as ours is from ours."""
        main = self._target.main
        root = deepcopy(self._target.tree(self._target.targets(main)[identifier].target))
        for paragraph in root.iter(P):
            properties = paragraph_properties(paragraph)
            indents = self._indents(properties)
            indent = get_or_add(properties, "ind")
            indent.set(w("left"), str(indents[0] + self._sheet.left - sheet.left))
            indent.set(w("right"), str(indents[1] + self._sheet.right - sheet.right))
            get_or_add(properties, "spacing").set(w("before"), "0")
        new = self._target.unused(_NAME)
        self._target.add_tree(new, root, word("footer"))
        return self._target.relate(main, relation("footer"), new)

    def _indents(self, properties: etree._Element) -> tuple[int, int]:
        """Left and right indent of a footer's paragraph, in twips: its own, else its style's."""
        style = properties.find(w("pStyle"))
        identifier = None if style is None else style.get(_VALUE)
        styles = self._target.tree(self._target.related(self._target.main, "styles") or "")
        found = next((each for each in styles.iter(w("style")) if each.get(w("styleId")) == identifier), None)
        of_style = None if found is None else found.find(f"{w('pPr')}/{w('ind')}")
        direct = properties.find(w("ind"))
        left, right = (_number(of_style, side, 0) for side in ("left", "right"))
        return _number(direct, "left", left), _number(direct, "right", right)


def _keep_grid(section: etree._Element, narrower: float) -> None:
    grid = section.find(w("docGrid"))
    if grid is not None and grid.get(w("type")) in ("linesAndChars", "snapToChars"):
        grid.set(w("charSpace"), str(round(_number(grid, "charSpace", 0) - narrower * _CHAR_UNITS)))


def _number(element: etree._Element | None, name: str, fallback: int) -> int:
    return fallback if element is None else whole(element.get(w(name)), fallback)
