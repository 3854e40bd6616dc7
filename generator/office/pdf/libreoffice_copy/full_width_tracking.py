"""Tracking, hanging punctuation, kept text and comments, which LibreOffice 25.2 sets otherwise than Word."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache, cached_property, partial
from itertools import accumulate, groupby
from unicodedata import east_asian_width

from lxml import etree

from generator.office.package import Package
from generator.office.pdf.libreoffice_copy.document_sections import word_trees
from generator.office.pdf.libreoffice_copy.flow_lines import Flow
from generator.office.reading.attribute_values import on, or_nothing, twips
from generator.office.reading.docx_parts import StyleSheet
from generator.office.wordml.schema_order import get_or_add, paragraph_properties, remove, run_properties
from generator.office.wordml.wordml_names import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    XML_SPACE,
    P,
    R,
    T,
    name_beside,
    w,
)
from generator.standard import number

_BALANCED = f"{w('compat')}/{w('balanceSingleByteDoubleByteWidth')}"
_SPACING, _VALUE = w("spacing"), w("val")
_OWN = f"{RUN_PROPERTIES}/{_SPACING}"
_STYLE, _RUN_STYLE = f"{PARAGRAPH_PROPERTIES}/{w('pStyle')}", f"{RUN_PROPERTIES}/{w('rStyle')}"
_FULL = ("W", "F", "A")
"""The East Asian widths (UAX #11) of characters that Chinese fonts have as wide as a hanzi."""


def double_tracking(package: Package) -> None:
    """Doubles the tracking of full-width characters where Word does. Raises TemplateError where a part is not XML.

    In documents with ``balanceSingleByteDoubleByteWidth`` (ECMA-376 part 1, 17.15.3.5) Word adds ``w:spacing``
    (17.3.2.35) twice to a full-width character and once to a half-width one. LibreOffice 25.2 adds it once to either,
    so the copy has the double value on full-width characters.
    """
    if not _is_balanced(package):
        return
    name = package.related(package.main, "styles")
    styles = _StyledTracking(StyleSheet(None if name is None else package.look(name)))
    for root in word_trees(package):
        for run, tracking in [*_own(root), *styles.tracked(root)]:
            _double(run, tracking)


def _is_balanced(package: Package) -> bool:
    name = package.related(package.main, "settings")
    found = None if name is None else package.look(name).find(_BALANCED)
    return found is not None and on({"val": found.get(_VALUE, "1")})


def _own(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """The runs with tracking of their own, in twips."""
    for given in root.iter(_SPACING):
        look = given.getparent()
        run = None if look is None else look.getparent()
        if run is not None and run.tag == R and (tracking := _twips(given.get(_VALUE))):
            yield run, tracking


class _StyledTracking:
    """Finds the runs that have tracking from ``styles`` alone."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._of_style = cache(partial(_style_tracking, styles))

    def tracked(self, root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
        """The runs in ``root``, with their tracking in twips."""
        for paragraph in root.iter(P):
            style = paragraph.find(_STYLE)
            usual = self._of_style("paragraph", None if style is None else style.get(_VALUE))
            if usual is None:
                usual = _twips(self._styles.default_run.get("spacing", {}).get("val"))
            for run in paragraph.iter(R) if usual or self._has_tracked_characters else ():
                named = run.find(_RUN_STYLE)
                own = None if named is None else self._of_style("character", named.get(_VALUE))
                tracking = usual if own is None else own
                if tracking and run.find(_OWN) is None:
                    yield run, tracking

    @cached_property
    def _has_tracked_characters(self) -> bool:
        return any("spacing" in self._styles.run(style) for style in self._styles.ids("character"))


def _style_tracking(styles: StyleSheet, kind: str, asked: str | None) -> int | None:
    """The tracking of a style, None where it has none."""
    given = styles.run(styles.of(kind, asked)).get("spacing")
    return None if given is None else _twips(given.get("val"))


def _twips(value: str | None) -> int:
    return or_nothing(twips(value)).twips


def _double(run: etree._Element, tracking: int) -> None:
    """Splits ``run`` by the width of its characters, and doubles the tracking of the full-width ones."""
    for full, pieces in groupby(list(_pieces(run)), key=lambda piece: piece[0]):
        new = etree.Element(R, {str(name): str(value) for name, value in run.attrib.items()})
        look = run.find(RUN_PROPERTIES)
        new.extend([] if look is None else [deepcopy(look)])
        new.extend(piece for _, piece in pieces)
        if full:
            get_or_add(run_properties(new), "spacing").set(_VALUE, str(2 * tracking))
        run.addprevious(new)
    remove(run)


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
        if not character.isspace() and (east_asian_width(character) in _FULL) != full:
            if place > start:
                yield full, text[start:place]
            start, full = place, not full
    yield full, text[start:]


# Hanging punctuation, which LibreOffice 25.2 reads the wrong way round.


def switch_off_hanging(package: Package) -> None:
    """Switches hanging punctuation off for LibreOffice in every paragraph of ``package``.

    LibreOffice inverts ``w:overflowPunct`` (ECMA-376 part 1, 17.3.1.21), and does not paint a mark that hangs past the
    right edge. Only 1 switches hanging off there, while Word and WPS need 0; so each paragraph of the copy has 1,
    whatever its style.
    """
    for root in word_trees(package):
        for paragraph in root.iter(name_beside(root, "p")):
            get_or_add(paragraph_properties(paragraph), "overflowPunct").set(name_beside(root, "val"), "1")


# Text that is kept with the next paragraph though not with itself (ECMA-376 part 1, 17.3.1.14 and 17.3.1.15).


def keep_less_text(flow: Flow) -> None:
    """Lets go of kept text that is too long.

    Word keeps its last line there. LibreOffice 25.2 keeps a whole paragraph, and a whole chain of them, which leaves
    much of a page white or is given up. So in the copy only so much text is kept as can be moved to the next page.
    """
    for section in flow.sections:
        for parts, chain in groupby(section.paragraphs, key=lambda paragraph: flow.lines.look(paragraph).parts):
            if parts:
                _let_go(list(chain))


def _let_go(chain: list[etree._Element]) -> None:
    """Keeps the last paragraphs of ``chain``, as far as they are short enough together."""
    backwards = chain[::-1]
    lengths = accumulate(sum(len(text.text or "") for text in paragraph.iter(T)) for paragraph in backwards)
    for paragraph, length in zip(backwards, lengths, strict=True):
        if length > number("keep.longest"):
            get_or_add(paragraph_properties(paragraph), "keepNext").set(w("val"), "0")


# Comments, which no PDF shows, but which LibreOffice 25.2 gives room in the lines that they are marked in.
# A mark behind a full line begins another one, and an empty paragraph with a mark loses its height.


_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def remove_comment_marks(package: Package) -> None:
    """Removes the marks of comments from the texts of ``package``, with runs that hold nothing else."""
    for root in word_trees(package):
        for mark in list(root.iter(*(name_beside(root, name) for name in _MARKS))):
            run = mark.getparent()
            remove(mark)
            if run is not None and run.tag == name_beside(root, "r") and not _shows(run):
                remove(run)


def _shows(run: etree._Element) -> bool:
    return any(child.tag != name_beside(run, "rPr") for child in run)
