"""Faces and sizes of characters, element by element."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

from generator.check.mending.characters import characters, text_of
from generator.check.mending.work import Mend, Mender, Work, attributes, switch, take_off
from generator.check.rules.listed_items import listed_items
from generator.check.rules.runs import runs_between
from generator.ground.length import Length
from generator.office.reading.document import Paragraph, Run
from generator.office.wordml.schema_order import get_or_add, run_properties
from generator.office.wordml.wordml_names import w
from generator.official.document import Level
from generator.official.recognition.found import BodyParagraph, Found
from generator.standard import length
from generator.standard.faces import USUAL_FONTS, FaceName, face_of

_WITH_MORE: dict[FaceName, str] = {"仿宋": "仿宋", "楷体": "楷体"}
_SMALL = "_GB2312"
_HEADINGS: dict[Level, FaceName] = {
    Level.FIRST: "黑体",
    Level.SECOND: "楷体",
    Level.THIRD: "仿宋",
    Level.FOURTH: "仿宋",
}
_APART: frozenset[FaceName | None] = frozenset(("黑体", "楷体"))
_WESTERN = "Times New Roman"
_RED = "FF0000"


def whole(face: FaceName, size: str | None, *, bold: bool | None = None, red: bool = False) -> Mender:
    """A mender that sets all of the paragraphs that depart in ``face`` and in the size of the row ``size``."""

    def mend(work: Work) -> Iterator[Mend]:
        for departure in work.departures:
            for paragraph in work.paragraphs(departure):
                points = None if size is None else length(size)
                if _set(work, paragraph, 0, len(paragraph.text), face, points, bold=bold, red=red):
                    yield work.mend(departure, paragraph.place)

    return mend


def plain_text(work: Work) -> Iterator[Mend]:
    """What no clause says otherwise of: 3号仿宋, but for the headings that run in.

    A paragraph in which words are set apart from the others, in 黑体 or 楷体, is left: somebody meant that.
    What may be an item of a list or a heading is set as the text around it is.
    """
    parts = _parts(work.found)
    for paragraph in listed_items(work.found):
        if _set(work, paragraph, 0, len(paragraph.text), "仿宋", length("size.body")):
            work.touched.append(paragraph.place)
    for departure in work.departures:
        for paragraph in work.paragraphs(departure):
            start, end = _outside_heading(paragraph, parts.get(id(paragraph)), work.found)
            apart = _sets_words_apart(runs_between(paragraph, start, end))
            if not apart and _set(work, paragraph, start, end, "仿宋", length("size.body")):
                yield work.mend(departure, paragraph.place)


def headings(work: Work) -> Iterator[Mend]:
    """Headings by their level."""
    parts = _parts(work.found)
    for departure in work.departures:
        for paragraph in work.paragraphs(departure):
            part = parts.get(id(paragraph))
            if part is not None and part.level in _HEADINGS:
                start = max(paragraph.text.find(part.heading), 0)
                end = start + len(part.heading)
                if _set(work, paragraph, start, end, _HEADINGS[part.level], length("size.body")):
                    yield work.mend(departure, paragraph.place)


def tracking(work: Work) -> Iterator[Mend]:
    """28 characters of 3号 in a line by condensing them, where the document's own size of type allows no such grid."""
    found, size = work.found, length("size.body")
    if found.document.body_size == size:
        return
    for part in _parts(found).values():
        element = work.element(part.paragraph)
        if element is None or any(run.size != size for run in part.paragraph.runs if run.text.strip()):
            continue
        for run in _runs(element, 0, len(text_of(element))):
            attributes(get_or_add(run_properties(run), "spacing"), {"val": length("grid.tracking").twips})
        work.touched.append(part.paragraph.place)
    yield from (work.mend(departure, found.body[0].paragraph.place) for departure in work.departures)


def _parts(found: Found) -> dict[int, BodyParagraph]:
    texts = (found.body, *(attachment.body for attachment in found.attachments))
    return {id(part.paragraph): part for text in texts for part in text}


def _sets_words_apart(runs: Iterable[Run]) -> bool:
    faces = {face_of(run.font) for run in runs if run.text.strip()}
    return not faces.isdisjoint(_APART) and not faces <= _APART


def _outside_heading(paragraph: Paragraph, part: BodyParagraph | None, found: Found) -> tuple[int, int]:
    """Where the plain text of a paragraph begins and ends."""
    if part is not None and part.heading and part.level is not Level.TEXT:
        return max(paragraph.text.find(part.heading), 0) + len(part.heading), len(paragraph.text)
    number = found.number
    if number is not None and number.paragraph is paragraph:
        start = max(paragraph.text.find(number.text), 0)
        return start, start + len(number.text)
    return 0, len(paragraph.text)


def _set(
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
    for run in _runs(element, offset + start, offset + end):
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


def font_of(face: FaceName, text: str, found: Found) -> str:
    """The font for ``face`` that the document uses most, else the one that offices use; one that has the characters."""
    font = _most_used(face, found)
    if font.endswith(_SMALL) and not _in_gb2312(text):
        return _WITH_MORE.get(face, font)
    return font


@lru_cache(maxsize=8)  # one for each face, while a document is mended
def _most_used(face: FaceName, found: Found) -> str:
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


def _runs(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
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
