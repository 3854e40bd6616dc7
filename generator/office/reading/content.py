"""What is in a paragraph, in order: text with its properties, breaks of pages, drawings, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from generator.office.reading.values import attributes
from generator.office.wordml.names import FIELD_CHARACTER, INSTRUCTION, SIMPLE_FIELD, UNDERSTOOD, m, mc, w
from generator.office.wordml.open_fields import OpenField, OpenFields

_INSERTED = frozenset(map(w, ("ins", "moveTo")))
_AROUND_TEXT = _INSERTED | frozenset(
    map(w, ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase"))
)
_MATH = frozenset(map(m, ("oMath", "oMathPara")))
_TEXT_BOX = w("txbxContent")
_PRIVATE_USE = range(0xF000, 0xF100)  # where fonts of symbols keep their characters
_SURROGATES = 0xD800


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one run. ``properties`` is its ``w:rPr``, ``field`` the instruction that it is the result of."""

    text: str
    properties: etree._Element | None = None
    field: str | None = None
    changed: bool = False


PageBreak = Literal["page"]
Content = Piece | PageBreak | etree._Element
"""Text, a break of pages, or an element that draws or holds a text box."""

_DRAWN = frozenset(map(w, ("drawing", "pict", "object")))


def contents(paragraph: etree._Element, fields: OpenFields) -> Iterator[Content]:
    """What is in ``paragraph``; ``fields`` are those open in its story. What was deleted is not in it."""
    for child in paragraph:
        yield from _inline(child, fields)


def _inline(element: etree._Element, fields: OpenFields) -> Iterator[Content]:
    if element.tag == w("r"):
        yield from _run(element, fields)
    elif element.tag == SIMPLE_FIELD:
        yield from _simple_field(element, fields)
    elif element.tag in _MATH:
        yield Piece("".join(each.text or "" for each in element.iter(m("t"))))
    else:
        inside = _inside(element, fields)
        yield from map(_as_changed, inside) if element.tag in _INSERTED else inside


def _inside(element: etree._Element, fields: OpenFields) -> Iterator[Content]:
    """What is in an element that only is around text."""
    if element.tag == mc("AlternateContent"):
        element = chosen(element)
    elif element.tag not in _AROUND_TEXT:
        return
    for child in element:
        yield from _inline(child, fields)


def _as_changed(content: Content) -> Content:
    return replace(content, changed=True) if isinstance(content, Piece) else content


def _simple_field(element: etree._Element, fields: OpenFields) -> Iterator[Content]:
    fields.begin()
    fields.instruct(attributes(element).get("instr", ""))
    fields.separate()
    for child in element:
        yield from _inline(child, fields)
    yield from _unfilled(fields.end(), fields, None)


def chosen(alternatives: etree._Element) -> etree._Element:
    """The branch of ``mc:AlternateContent`` that is read: the first whose requirements are understood, or itself."""
    for choice in alternatives.iterchildren(mc("Choice")):
        if set(choice.get("Requires", "").split()) <= UNDERSTOOD:
            return choice
    fallback = alternatives.find(mc("Fallback"))
    return alternatives if fallback is None else fallback


def _run(run: etree._Element, fields: OpenFields) -> Iterator[Content]:
    look = run.find(w("rPr"))
    for child in run:
        yield from _in_run(child, look, fields)


def _in_run(child: etree._Element, look: etree._Element | None, fields: OpenFields) -> Iterator[Content]:
    if child.tag == mc("AlternateContent"):
        for each in chosen(child):
            yield from _in_run(each, look, fields)
    elif child.tag in _DRAWN:
        yield child
    elif child.tag == FIELD_CHARACTER:
        yield from _unfilled(fields.mark(attributes(child).get("fldCharType")), fields, look)
    elif child.tag == INSTRUCTION:
        fields.instruct(child.text or "")
    elif child.tag == w("ruby"):
        yield from _inline(child, fields)
    elif not fields.in_code:
        yield from _characters(child, look, fields)


def _characters(child: etree._Element, look: etree._Element | None, fields: OpenFields) -> Iterator[Content]:
    if child.tag == w("br") and attributes(child).get("type") == "page":
        yield "page"
    elif child.tag == w("pgNum"):
        yield Piece("", look, "PAGE")
    else:
        text = _TEXTS.get(str(child.tag), _no_text)(child)
        if text:
            fields.fill()
            innermost = fields.innermost
            yield Piece(text, look, None if innermost is None else innermost.instruction.strip())


def _unfilled(ended: OpenField | None, fields: OpenFields, look: etree._Element | None) -> Iterator[Content]:
    """A field that has ended where no result of it was shown: its instruction, so that it is not lost."""
    if ended is not None and not ended.filled and not fields.in_code:
        yield Piece("", look, ended.instruction.strip())


def _symbol(element: etree._Element) -> str:
    try:
        code = int(attributes(element).get("char", ""), 16)
    except ValueError:
        return ""
    if code in _PRIVATE_USE:
        return chr(code - _PRIVATE_USE.start)
    return chr(code) if 0 < code < _SURROGATES else ""


def _no_text(_: etree._Element) -> str:
    return ""


_TEXTS: dict[str, Callable[[etree._Element], str]] = {
    w("t"): lambda element: element.text or "",
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("br"): lambda _: "\n",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("sym"): _symbol,
}


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the outermost text boxes in what ``element`` draws, each once whatever its alternatives."""
    if element.tag == _TEXT_BOX:
        yield element
        return
    for child in chosen(element) if element.tag == mc("AlternateContent") else element:
        yield from text_boxes(child)
