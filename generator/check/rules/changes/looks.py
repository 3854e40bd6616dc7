"""Faces and sizes of characters, element by element."""

from __future__ import annotations

import copy
from collections import Counter
from functools import lru_cache

from lxml import etree

from generator.check.rules.changes.characters import characters, text_of
from generator.check.rules.changes.edited_document import Mender, Work, attributes, on_each, switch, take_off
from generator.check.rules.runs import runs_between
from generator.ground.length import Length
from generator.office.reading.document import Paragraph, Run
from generator.office.wordml.schema_order import get_or_add, run_properties
from generator.office.wordml.wordml_names import w
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import length
from generator.standard.faces import USUAL_FONTS, FaceName, face_of

_WITH_MORE: dict[FaceName, str] = {"仿宋": "仿宋", "楷体": "楷体"}
_SMALL = "_GB2312"
_WESTERN = "Times New Roman"
_RED = "FF0000"


def whole(face: FaceName, size: str | None, *, bold: bool | None = None, red: bool = False) -> Mender:
    """A mender that sets all of the paragraphs that depart in ``face`` and in the size of the row ``size``."""

    @on_each
    def mend(work: Work, paragraph: Paragraph) -> bool:
        points = None if size is None else length(size)
        return set_type(work, paragraph, 0, len(paragraph.text), face, points, bold=bold, red=red)

    return mend


def set_type(
    work: Work,
    paragraph: Paragraph,
    start: int,
    end: int,
    face: FaceName,
    size: Length | None,
    *,
    bold: bool | None = None,
    red: bool = False,
) -> bool:
    """Sets the characters from ``start`` to ``end``; False where they are set so, or is unknown in the file."""
    element = work.element(paragraph)
    runs = runs_between(paragraph, start, end)
    if element is None or all(_is_right(run, face, size, bold, red) for run in runs if run.text.strip()):
        return False
    all_text = text_of(element)
    offset = all_text.find(paragraph.text)
    if offset < 0 or end <= start:
        return False
    font = font_of(face, all_text[offset + start : offset + end], work.found)
    for run in runs_there(element, offset + start, offset + end):
        look = run_properties(run)
        _set_font(look, font)
        if size is not None:
            for name in ("sz", "szCs"):
                attributes(get_or_add(look, name), {"val": size.half_points})
        if bold is not None:
            switch(look, "b", on=bold)
            switch(look, "bCs", on=bold)
        if red:
            color = get_or_add(look, "color")
            color.attrib.clear()
            attributes(color, {"val": _RED})
    return True


def _is_right(run: Run, face: FaceName, size: Length | None, bold: bool | None, red: bool) -> bool:
    right_size = size is None or run.size == size
    right_colour = not red or run.color == _RED
    return face_of(run.font) == face and right_size and right_colour and bold in (None, run.bold)


def font_of(face: FaceName, text: str, found: RecognisedDocument) -> str:
    """The font for ``face`` that the document uses most, else the one that offices use; one that has the characters."""
    font = _most_used(face, found)
    if font.endswith(_SMALL) and not _in_gb2312(text):
        return _WITH_MORE.get(face, font)
    return font


@lru_cache(maxsize=8)  # one for each face, while a document is mended
def _most_used(face: FaceName, found: RecognisedDocument) -> str:
    used = Counter(
        run.font for paragraph in found.document.paragraphs for run in paragraph.runs if face_of(run.font) == face
    )
    (font, _), *_ = used.most_common(1) or [(USUAL_FONTS[face], 0)]
    return font


def _in_gb2312(text: str) -> bool:
    hanzi = "".join(each for each in text if "\u3007" <= each <= "\u9fff")
    try:
        hanzi.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _set_font(look: etree._Element, font: str) -> None:
    fonts = get_or_add(look, "rFonts")
    western = fonts.get(w("ascii"))
    latin = western if western == _WESTERN else font
    take_off(fonts, "eastAsiaTheme", "asciiTheme", "hAnsiTheme")
    attributes(fonts, {"eastAsia": font, "ascii": latin, "hAnsi": latin})


def runs_there(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The ``w:r`` of the characters from ``start`` to ``end``; one that reaches over an edge is cut in two there."""
    for edge in (start, end):
        _cut(paragraph, edge)
    runs: list[etree._Element] = []
    for each in characters(paragraph)[start:end]:
        run = each.element.getparent()
        if run is not None and run.tag == w("r") and not any(run is known for known in runs):
            runs.append(run)
    return runs


def _cut(paragraph: etree._Element, at: int) -> None:
    """Cuts the run that the characters before and behind ``at`` both are in; the look is that of both halves."""
    there = characters(paragraph)
    if not 0 < at < len(there):
        return
    before, behind = there[at - 1], there[at]
    run = behind.element.getparent()
    if run is None or run.tag != w("r") or before.element.getparent() is not run:
        return
    first = behind.element
    if before.element is behind.element:
        first = _cut_text(behind.element, behind.index or 0)
    half = etree.Element(w("r"))
    half.attrib.update(run.attrib)
    look = run.find(w("rPr"))
    if look is not None:
        half.append(copy.deepcopy(look))
    half.extend([first, *first.itersiblings()])
    run.addnext(half)


def _cut_text(element: etree._Element, at: int) -> etree._Element:
    """The ``w:t`` cut at a character; its second half, which is behind it."""
    text = element.text or ""
    half = copy.deepcopy(element)
    element.text, half.text = text[:at], text[at:]
    for each in (element, half):
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.addnext(half)
    return half
