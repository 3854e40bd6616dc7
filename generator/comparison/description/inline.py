"""The content of a paragraph, piece by piece: text with its look, and remarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.comparison.description import remarks
from generator.comparison.description.described_fields import DescribedFields
from generator.comparison.description.drawing_text import drawing_text
from generator.comparison.description.format_facts import Facts
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.run_characters import characters, plain
from generator.comparison.description.text_facts import text_facts
from generator.comparison.description.visible_text import BREAK, marked, shown
from generator.ground.words import comparison as words
from generator.office.reading.attribute_values import attributes
from generator.office.reading.document import Section
from generator.office.reading.merged_properties import Properties, properties
from generator.office.reading.paragraph_content import chosen, text_boxes
from generator.office.wordml.wordml_names import FIELD_CHARACTER, SIMPLE_FIELD, m, mc, w

_AROUND_TEXT = frozenset(map(w, ("smartTag", "sdtContent", "customXml", "dir", "bdo", "rubyBase")))
_MATH = frozenset(map(m, ("oMath", "oMathPara")))
_DRAWN = frozenset(map(w, ("drawing", "pict", "object")))
_CODES = frozenset(map(w, ("instrText", "delInstrText")))
_BREAKS = ("page", "column")

Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of a paragraph: ``text`` as it is shown, its look (None where it has none), and the remarks on it.

    ``breaks``: the text continues on a new ``page`` or in a new ``column``; there is no text then.
    """

    text: str
    facts: Facts | None
    marks: Marks = ()
    breaks: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a paragraph: the id of its style, its table's properties for text, its section.

    ``marks`` are remarks on all its text: the content controls around it.
    """

    style: str
    table: Properties
    section: Section
    marks: Marks = ()


@dataclass(slots=True)
class Contents:
    """The content of a paragraph; ``boxes`` are the text boxes anchored in it."""

    pieces: list[Inline] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, piece: Inline) -> None:
        """Adds ``piece``; it is joined to the last one where that looks the same."""
        last = self.pieces[-1] if self.pieces else None
        if last is not None and (last.facts, last.marks, last.breaks, piece.breaks) == (
            piece.facts,
            piece.marks,
            "",
            "",
        ):
            self.pieces[-1] = Inline(last.text + piece.text, last.facts, last.marks)
        elif piece.text or piece.breaks:
            self.pieces.append(piece)


class InlineReader:
    """Reads the paragraphs of one story in order: a field may extend over several."""

    def __init__(self, opened: OpenedDocument, part: str) -> None:
        self._opened = opened
        self._part = part
        self._fields = DescribedFields()
        self._looks: dict[tuple[str, bytes], Facts] = {}
        self._frame: Frame
        self._boxes: list[etree._Element]

    def read(self, paragraph: etree._Element, frame: Frame) -> Contents:
        """The content of ``paragraph``."""
        contents = Contents()
        self._frame, self._boxes = frame, contents.boxes
        for piece in self._children(paragraph, frame.marks):
            contents.add(piece)
        return contents

    def look(self, run_properties: etree._Element | None, frame: Frame) -> Facts:
        """The look of text with these properties."""
        direct = properties(run_properties)
        if frame.table:
            return text_facts(self._opened, frame.style, frame.table, direct)
        key = (frame.style, b"" if run_properties is None else etree.tostring(run_properties))
        if key not in self._looks:
            self._looks[key] = text_facts(self._opened, frame.style, {}, direct)
        return self._looks[key]

    def _children(self, element: etree._Element, marks: Marks) -> Iterator[Inline]:
        for child in element:
            yield from self._inline(child, marks)

    def _inline(self, element: etree._Element, marks: Marks) -> Iterator[Inline]:
        if element.tag == w("r"):
            yield from self._run(element, marks)
        elif element.tag == SIMPLE_FIELD:
            self._fields.begin()
            self._fields.instruct(attributes(element).get("instr", ""))
            yield Inline(self._fields.separate(), None, marks)
            yield from self._children(element, marks)
            yield Inline(self._fields.end(), None, marks)
        elif element.tag in _MATH:
            text = "".join(each.text or "" for each in element.iter(m("t")))
            yield self._thing(marked(words.text("formula"), shown(text)), marks)
        elif element.tag == w("bookmarkStart"):
            yield self._thing(remarks.bookmark(element), marks)
        else:
            yield from self._around(element, marks)

    def _around(self, element: etree._Element, marks: Marks) -> Iterator[Inline]:
        """The content of an element that only wraps text."""
        if element.tag == mc("AlternateContent"):
            yield from self._children(chosen(element), marks)
        elif element.tag in remarks.CHANGES:
            yield from self._children(element, (*marks, remarks.change(element)))
        elif element.tag == w("hyperlink"):
            target = remarks.link_target(element, self._opened, self._part)
            yield from self._children(element, (*marks, remarks.link(target)))
        elif element.tag == w("sdt"):
            named = remarks.control(element)
            for content in element.iterchildren(w("sdtContent")):
                yield from self._children(content, (*marks, named) if named else marks)
        elif element.tag in _AROUND_TEXT:
            yield from self._children(element, marks)

    def _run(self, run: etree._Element, marks: Marks) -> Iterator[Inline]:
        given = run.find(w("rPr"))
        if given is not None and given.find(w("rPrChange")) is not None:
            marks = (*marks, words.text("format-changed"))
        look = self.look(given, self._frame)
        for child in run:
            yield from self._in_run(child, look, marks)

    def _in_run(self, child: etree._Element, look: Facts, marks: Marks) -> Iterator[Inline]:
        if child.tag == mc("AlternateContent"):
            for each in chosen(child):
                yield from self._in_run(each, look, marks)
        elif child.tag == FIELD_CHARACTER:
            yield Inline(self._field_character(child), None, marks)
        elif child.tag in _CODES:
            self._fields.instruct(child.text or "")
        elif child.tag == w("ruby"):
            yield from self._children(child, marks)
            yield self._thing(self._thing_text(child), marks)
        elif child.tag in _DRAWN or child.tag in remarks.NOTES or child.tag == w("pgNum"):
            yield self._thing(self._thing_text(child), marks)
        elif not self._fields.unseen:
            yield self._characters(child, look, (*marks, *self._fields.marks))

    def _characters(self, child: etree._Element, look: Facts, marks: Marks) -> Inline:
        given = attributes(child)
        if child.tag == w("br"):
            kind = given.get("type", "")
            return Inline("", None, (), kind) if kind in _BREAKS else Inline(BREAK, look, marks)
        if child.tag == w("sym"):
            look = {**look, "font": shown(given.get("font", ""))}
        return Inline(characters(child), look, marks)

    def _thing(self, text: str, marks: Marks) -> Inline:
        return Inline("" if self._fields.unseen else text, None, marks)

    def _thing_text(self, child: etree._Element) -> str:
        """The words for a child of a run that is no text."""
        if child.tag in _DRAWN:
            self._boxes.extend(text_boxes(child))
            return drawing_text(child, self._frame.section, self._opened, self._part)
        if child.tag in remarks.NOTES:
            return remarks.note(child, self._opened)
        if child.tag == w("pgNum"):
            return marked(f"{words.text('field')} PAGE", "")
        return marked(words.text("ruby"), "".join(map(plain, child.iterchildren(w("rt")))))

    def _field_character(self, element: etree._Element) -> str:
        kind = attributes(element).get("fldCharType")
        if kind == "begin":
            self._fields.begin()
        return {"separate": self._fields.separate, "end": self._fields.end}.get(kind or "", str)()
