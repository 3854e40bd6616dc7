"""The content of a paragraph, piece by piece: text with its look, and remarks on fields, drawings and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.comparison.description import remarks, wording
from generator.comparison.description.description_entry import Facts
from generator.comparison.description.opened_document import BREAK, OpenedDocument, marked, shown
from generator.comparison.description.remarks import characters, link, plain
from generator.comparison.description.style_looks import text_facts
from generator.comparison.description.wording import in_sentence
from generator.ground.length import Length
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import Properties, attributes, properties
from generator.office.reading.document import Drawing, Section
from generator.office.reading.drawing_reading import drawn, drawn_in_vml
from generator.office.reading.paragraph_content import chosen, text_boxes
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.wordml_names import FIELD_CHARACTER, SIMPLE_FIELD, m, mc, w, wp

_AROUND_TEXT = frozenset(map(w, ("smartTag", "sdtContent", "customXml", "dir", "bdo", "rubyBase")))
_MATH = frozenset(map(m, ("oMath", "oMathPara")))
_DRAWN = frozenset(map(w, ("drawing", "pict", "object")))
_CODES = frozenset(map(w, ("instrText", "delInstrText")))
_BREAKS = ("page", "column")

_Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of a paragraph: ``text`` as it is shown, its look (None where it has none), and the remarks on it.

    ``breaks``: the text continues on a new ``page`` or in a new ``column``; there is no text then.
    """

    text: str
    facts: Facts | None
    marks: _Marks = ()
    breaks: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a paragraph: the id of its style, its table's properties for text, its section.

    ``marks`` are remarks on all its text: the content controls around it.
    """

    style: str
    table: Properties
    section: Section
    marks: _Marks = ()


@dataclass(slots=True)
class _Contents:
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
        self._fields = _DescribedFields()
        self._looks: dict[tuple[str, bytes], Facts] = {}
        self._frame: Frame
        self._boxes: list[etree._Element]

    def read(self, paragraph: etree._Element, frame: Frame) -> _Contents:
        """The content of ``paragraph``."""
        contents = _Contents()
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

    def _children(self, element: etree._Element, marks: _Marks) -> Iterator[Inline]:
        for child in element:
            yield from self._inline(child, marks)

    def _inline(self, element: etree._Element, marks: _Marks) -> Iterator[Inline]:
        if element.tag == w("r"):
            yield from self._run(element, marks)
        elif element.tag == SIMPLE_FIELD:
            self._fields.begin()
            self._fields.instruct(attributes(element).get("instr", ""))
            yield Inline(self._fields.separate(), None, marks)
            yield from self._children(element, marks)
            yield Inline(self._fields.end(), None, marks)
        elif element.tag in _MATH:
            formula = "".join(each.text or "" for each in element.iter(m("t")))
            yield self._thing(marked(text("formula"), shown(formula)), marks)
        elif element.tag == w("bookmarkStart"):
            yield self._thing(remarks.bookmark(element), marks)
        else:
            yield from self._around(element, marks)

    def _around(self, element: etree._Element, marks: _Marks) -> Iterator[Inline]:
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

    def _run(self, run: etree._Element, marks: _Marks) -> Iterator[Inline]:
        given = run.find(w("rPr"))
        if given is not None and given.find(w("rPrChange")) is not None:
            marks = (*marks, text("format-changed"))
        look = self.look(given, self._frame)
        for child in run:
            yield from self._in_run(child, look, marks)

    def _in_run(self, child: etree._Element, look: Facts, marks: _Marks) -> Iterator[Inline]:
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

    def _characters(self, child: etree._Element, look: Facts, marks: _Marks) -> Inline:
        given = attributes(child)
        if child.tag == w("br"):
            kind = given.get("type", "")
            return Inline("", None, (), kind) if kind in _BREAKS else Inline(BREAK, look, marks)
        if child.tag == w("sym"):
            look = {**look, "font": shown(given.get("font", ""))}
        return Inline(characters(child), look, marks)

    def _thing(self, text: str, marks: _Marks) -> Inline:
        return Inline("" if self._fields.unseen else text, None, marks)

    def _thing_text(self, child: etree._Element) -> str:
        """The words for a child of a run that is no text."""
        if child.tag in _DRAWN:
            self._boxes.extend(text_boxes(child))
            return _drawing_text(child, self._frame.section, self._opened, self._part)
        if child.tag in remarks.NOTES:
            return remarks.note(child, self._opened)
        if child.tag == w("pgNum"):
            return marked(f"{text('field')} PAGE", "")
        return marked(text("ruby"), "".join(map(plain, child.iterchildren(w("rt")))))

    def _field_character(self, element: etree._Element) -> str:
        kind = attributes(element).get("fldCharType")
        if kind == "begin":
            self._fields.begin()
        return {"separate": self._fields.separate, "end": self._fields.end}.get(kind or "", str)()


# Word's fields: their codes, and whether their results are shown.


_COUNTED = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "SEQ", "NUMWORDS", "NUMCHARS", "MERGEREC", "MERGESEQ")
)
_TOLD_THE_TIME = frozenset(("DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME", "FILENAME", "FILESIZE"))
_MERGED = "MERGEFIELD"
_LINK = "HYPERLINK"
_ESCAPED = re.compile(r"\\(?=[^\x00-\x7f])")  # LibreOffice writes 年 in a date's format as \\年
_FORMAT = re.compile(r"\\@(?=\S)")
_WORDS = re.compile(r'"[^"]*"|\S+')
_NEEDLESS = (("\\*", "MERGEFORMAT"), ("\\*", "Arabic"), ("\\*", "ARABIC"))


class _DescribedFields:
    """The fields that are open at a place of a story, and the remarks on them."""

    def __init__(self) -> None:
        self._fields = OpenFields()

    def begin(self) -> None:
        """A field begins with its code."""
        self._fields.begin()

    def instruct(self, text: str) -> None:
        """More of the code of the innermost field."""
        self._fields.instruct(text)

    def separate(self) -> str:
        """The code of the innermost field ends; returns the remark for this place."""
        innermost = self._fields.innermost
        if innermost is None or innermost.in_result:
            return ""
        self._fields.separate()
        return "" if _unseen(self._fields.open[:-1]) else self._field_text(_words(innermost.instruction))

    def end(self) -> str:
        """A field ends; returns the remark on one that had no result."""
        remark = self.separate()
        self._fields.end()
        return remark

    @property
    def unseen(self) -> bool:
        """Whether the text here is left out: a code, or a result that programs compute again each time."""
        return _unseen(self._fields.open)

    @property
    def marks(self) -> tuple[str, ...]:
        """The remarks on the text here."""
        found = (_words(field.instruction) for field in self._fields.open)
        return tuple(link(_target(parts)) for parts in found if parts[:1] == [_LINK])

    def _field_text(self, parts: list[str]) -> str:
        kind = parts[0] if parts else ""
        if kind == _LINK:
            return ""
        if kind == _MERGED:
            return f"«{shown(' '.join(parts[1:]))}»"
        return marked(f"{text('field')} {shown(' '.join(parts))}".rstrip(), "")


def _unseen(fields: list[OpenField]) -> bool:
    return any(not field.in_result or _reckoned(_words(field.instruction)) for field in fields)


def _words(instruction: str) -> list[str]:
    """The parts of an instruction, its kind in capitals, without switches that change nothing."""
    parts = _WORDS.findall(_FORMAT.sub("\\@ ", _ESCAPED.sub("", instruction)))
    kept: list[str] = []
    for word in parts:
        if kept and (kept[-1], word) in _NEEDLESS:
            kept.pop()
        else:
            kept.append(word)
    return [kept[0].upper(), *kept[1:]] if kept else []


def _reckoned(parts: list[str]) -> bool:
    return bool(parts) and (parts[0] in _COUNTED or parts[0] in _TOLD_THE_TIME or parts[0] == _MERGED)


def _target(parts: list[str]) -> str:
    named = [word.strip('"') for word in parts[1:]]
    if "\\l" in named[:-1]:
        place = named.index("\\l")
        return f"{''.join(each for each in named[:place] if not each.startswith(chr(92)))}#{named[place + 1]}"
    return next((each for each in named if not each.startswith("\\")), "")


# Drawings in words: kind, size and place, and for a picture the digest of its bytes.


_BLACK = "000000"  # of lines that name none, as LibreOffice writes them


def _drawing_text(element: etree._Element, section: Section, opened: OpenedDocument, part: str) -> str:
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
        phrases.append(text("digest", digest=digest))
    described = attributes(element.find(f".//{wp('docPr')}")).get("descr", "")
    if described:
        phrases.append(text("described", text=shown(described)))
    return marked(in_sentence(phrases), "")


def _itself(drawing: Drawing, *, in_text: bool) -> str:
    """The drawing itself. In a header every drawing is behind the text, which only LibreOffice writes down."""
    facts = [text("wide-and-high", width=_mm(drawing.width), height=_mm(drawing.height))]
    if drawing.anchored:
        facts.append(text("behind" if drawing.behind and in_text else "floating"))
    if drawing.left is not None and drawing.top is not None:
        facts.append(text("placed", left=_mm(drawing.left), top=_mm(drawing.top)))
    if drawing.kind == "line":
        facts.append(text("thick", points=wording.pt(Length(round(wording.drawn(drawing.thickness).pt, 1)))))
    if drawing.color not in (None, _BLACK):
        facts.append(str(drawing.color))
    return f"{text(f'drawing-{drawing.kind}')} {in_sentence(facts)}"


def _mm(length: Length) -> str:
    return wording.mm(wording.drawn(length))
