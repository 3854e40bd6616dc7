"""Drawings in words: kind, size and place, and for a picture the digest of its bytes."""

from __future__ import annotations

from lxml import etree

from generator.comparison.description import measure_words
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.visible_text import marked, shown
from generator.comparison.description.wording import in_sentence
from generator.ground.length import Length
from generator.ground.words import comparison as words
from generator.office.reading.attribute_values import attributes
from generator.office.reading.document import Drawing, Section
from generator.office.reading.drawing_reading import drawn, drawn_in_vml
from generator.office.wordml.wordml_names import w, wp

_BLACK = "000000"  # of lines that name none, as LibreOffice writes them


def drawing_text(element: etree._Element, section: Section, opened: OpenedDocument, part: str) -> str:
    """The drawing ``element``, a ``w:drawing``, ``w:pict`` or ``w:object``, in words."""
    if element.tag == w("drawing"):
        found = list(drawn(element, section, opened.sources.theme))
    else:
        found = list(drawn_in_vml(element, section))
    if not found:
        return ""
    phrases = [_itself(found[0], in_text=part == opened.parts.main)]
    digest = opened.digest(part, element)
    if digest:
        phrases.append(words.text("digest", digest=digest))
    described = attributes(element.find(f".//{wp('docPr')}")).get("descr", "")
    if described:
        phrases.append(words.text("described", text=shown(described)))
    return marked(in_sentence(phrases), "")


def _itself(drawing: Drawing, *, in_text: bool) -> str:
    """The drawing itself. In a header every drawing is behind the text, which only LibreOffice writes down."""
    facts = [words.text("wide-and-high", width=_mm(drawing.width), height=_mm(drawing.height))]
    if drawing.anchored:
        facts.append(words.text("behind" if drawing.behind and in_text else "floating"))
    if drawing.left is not None and drawing.top is not None:
        facts.append(words.text("placed", left=_mm(drawing.left), top=_mm(drawing.top)))
    if drawing.kind == "line":
        facts.append(
            words.text("thick", points=measure_words.pt(Length(round(measure_words.drawn(drawing.thickness).pt, 1))))
        )
    if drawing.color not in (None, _BLACK):
        facts.append(str(drawing.color))
    return f"{words.text(f'drawing-{drawing.kind}')} {in_sentence(facts)}"


def _mm(length: Length) -> str:
    return measure_words.mm(measure_words.drawn(length))
