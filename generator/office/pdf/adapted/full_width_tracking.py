"""Tracking of full-width characters, which Word counts twice.

In documents with ``balanceSingleByteDoubleByteWidth`` (ECMA-376 part 1, 17.15.3.5) Word adds ``w:spacing`` (17.3.2.35)
twice to a full-width character and once to a half-width one. LibreOffice 25.2 adds it once to either, so the copy has
the double value on full-width characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from unicodedata import east_asian_width

from lxml import etree

from generator.office.package import Package
from generator.office.pdf.adapted.word_parts import word_trees
from generator.office.reading.attribute_values import on, or_nothing, twips
from generator.office.reading.style_sheet import StyleSheet
from generator.office.wordml.schema_order import get_or_add, run_properties
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, XML_SPACE, P, R, T, w

_BALANCED = f"{w('compat')}/{w('balanceSingleByteDoubleByteWidth')}"
_OWN, _VALUE = f"{RUN_PROPERTIES}/{w('spacing')}", w("val")
_STYLE, _RUN_STYLE = f"{PARAGRAPH_PROPERTIES}/{w('pStyle')}", f"{RUN_PROPERTIES}/{w('rStyle')}"
_FULL = ("W", "F", "A")
"""The East Asian widths (UAX #11) of characters that Chinese fonts have as wide as a hanzi."""


def double_tracking(package: Package) -> None:
    """Double the tracking of full-width characters where Word does. Raises TemplateError where a part is not XML."""
    if not _is_balanced(package):
        return
    name = package.related(package.main, "styles")
    styles = StyleSheet(None if name is None else package.look(name))
    for root in word_trees(package):
        for run in list(root.iter(R)):
            if tracking := _tracking(run, styles):
                _double(run, tracking)


def _is_balanced(package: Package) -> bool:
    name = package.related(package.main, "settings")
    found = None if name is None else package.look(name).find(_BALANCED)
    return found is not None and on({"val": found.get(_VALUE, "1")})


def _tracking(run: etree._Element, styles: StyleSheet) -> int:
    """The effective tracking of ``run`` in twips."""
    given = run.find(_OWN)
    value = given.get(_VALUE) if given is not None else _styled(run, styles)
    return or_nothing(twips(value)).twips


def _styled(run: etree._Element, styles: StyleSheet) -> str | None:
    """The tracking that the styles of ``run`` have."""
    paragraph = next(run.iterancestors(P), None)
    kinds = (("character", run.find(_RUN_STYLE)), ("paragraph", None if paragraph is None else paragraph.find(_STYLE)))
    for kind, named in kinds:
        style = styles.run(styles.of(kind, None if named is None else named.get(_VALUE)))
        if "spacing" in style:
            return style["spacing"].get("val")
    return styles.default_run.get("spacing", {}).get("val")


def _double(run: etree._Element, tracking: int) -> None:
    """Split ``run`` by the width of its characters, and double the tracking of the full-width ones."""
    for full, pieces in groupby(list(_pieces(run)), key=lambda piece: piece[0]):
        new = etree.Element(R, {str(name): str(value) for name, value in run.attrib.items()})
        look = run.find(RUN_PROPERTIES)
        new.extend([] if look is None else [deepcopy(look)])
        new.extend(piece for _, piece in pieces)
        if full:
            get_or_add(run_properties(new), "spacing").set(_VALUE, str(2 * tracking))
        run.addprevious(new)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _pieces(run: etree._Element) -> Iterator[tuple[bool, etree._Element]]:
    """The content of ``run``, each piece with whether it is full-width.

    What is not text goes with what is before, as do blanks: LibreOffice adds no tracking to the last character of a
    run, so a line would become wider with each run more.
    """
    full = False
    for child in run.iterchildren():
        if child.tag == T:
            parts = list(_parts(child.text or "", full))
            full = parts[-1][0]
            yield from ((is_full, _text(part)) for is_full, part in parts)
        elif child.tag != RUN_PROPERTIES:
            yield full, child


def _text(content: str) -> etree._Element:
    text = etree.Element(T, {XML_SPACE: "preserve"})
    text.text = content
    return text


def _parts(text: str, full: bool) -> Iterator[tuple[bool, str]]:
    """``text`` in parts of one width; ``full`` is that of what is before it."""
    start = 0
    for place, character in enumerate(text):
        if not character.isspace() and _is_full(character) != full:
            if place > start:
                yield full, text[start:place]
            start, full = place, not full
    yield full, text[start:]


def _is_full(character: str) -> bool:
    return east_asian_width(character) in _FULL
