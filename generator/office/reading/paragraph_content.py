"""The content of a paragraph in order: text with its properties, page breaks, drawings, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from generator.office.reading.attribute_values import attributes
from generator.office.reading.linear_formulas import linear
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.wordml_names import (
    FIELD_CHARACTER,
    INSTRUCTION,
    SIMPLE_FIELD,
    TEXT_BOX,
    UNDERSTOOD,
    m,
    mc,
    w,
)

_INSERTED = frozenset(map(w, ("ins", "moveTo")))
_AROUND_TEXT = _INSERTED | frozenset(
    map(w, ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase"))
)
_MATH = frozenset(map(m, ("oMath", "oMathPara")))
_PRIVATE_USE = range(0xE000, 0xF900)  # the characters of symbol fonts, and others
_SURROGATES = 0xD800
_FONT = w("font")


@dataclass(frozen=True, slots=True)
class RunText:
    """Text of one run. ``properties`` is its ``w:rPr``, ``field`` the instruction of the field with this result.

    ``changed``: it is a tracked insertion. ``font`` is that of a symbol, where it is not the run's. ``formula``: it is
    a formula whose form a line does not show.
    """

    text: str
    properties: etree._Element | None = None
    field: str | None = None
    changed: bool = False
    font: str = ""
    formula: bool = False


PageBreak = Literal["page"]
Content = RunText | PageBreak | etree._Element
"""Text, a page break, or an element with drawings or text boxes."""

_DRAWN = frozenset(map(w, ("drawing", "pict", "object")))


def contents(paragraph: etree._Element, fields: OpenFields) -> Iterator[Content]:
    """The content of ``paragraph`` without tracked deletions; ``fields`` are the open fields of its story."""
    for child in paragraph:
        yield from _inline(child, fields)


def _inline(element: etree._Element, fields: OpenFields) -> Iterator[Content]:
    if element.tag == w("r"):
        yield from _run(element, fields)
    elif element.tag == SIMPLE_FIELD:
        yield from _simple_field(element, fields)
    elif element.tag in _MATH:
        text, is_exact = linear(element)
        yield RunText(text, formula=not is_exact)
    else:
        inside = _inside(element, fields)
        yield from map(_as_changed, inside) if element.tag in _INSERTED else inside


def _inside(element: etree._Element, fields: OpenFields) -> Iterator[Content]:
    """The content of an element around text; nothing for other elements."""
    if element.tag == mc("AlternateContent"):
        element = chosen(element)
    elif element.tag not in _AROUND_TEXT:
        return
    for child in element:
        yield from _inline(child, fields)


def _as_changed(content: Content) -> Content:
    return replace(content, changed=True) if isinstance(content, RunText) else content


def _simple_field(element: etree._Element, fields: OpenFields) -> Iterator[Content]:
    fields.begin()
    fields.instruct(attributes(element).get("instr", ""))
    fields.separate()
    for child in element:
        yield from _inline(child, fields)
    yield from _unfilled(fields.end(), fields, None)


def chosen(alternatives: etree._Element) -> etree._Element:
    """The branch of ``mc:AlternateContent`` to read: the first choice that is understood, else the fallback."""
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
        yield RunText("", look, "PAGE")
    else:
        text = _TEXTS.get(str(child.tag), _no_text)(child)
        if text:
            fields.fill()
            innermost = fields.innermost
            instruction = None if innermost is None else innermost.instruction.strip()
            yield RunText(text, look, instruction, font=child.get(_FONT, ""))


def _unfilled(ended: OpenField | None, fields: OpenFields, look: etree._Element | None) -> Iterator[Content]:
    """An empty piece with the instruction of a field that has ended without a result, so that it is not lost."""
    if ended is not None and not ended.filled and not fields.in_code:
        yield RunText("", look, ended.instruction.strip())


def _symbol(element: etree._Element) -> str:
    """The character of a ``w:sym``, which means something in its font only."""
    try:
        code = int(attributes(element).get("char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0 < code < _SURROGATES or code in _PRIVATE_USE else ""


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

_PRIVATE = 0xF000
"""Where Word has the characters of a symbol font: this and their code in the font."""
_SYMBOLS: Mapping[str, Mapping[int, str]] = {
    font: {code: each for first, text in pieces for code, each in enumerate(text, start=first) if each != " "}
    for font, pieces in {
        "symbol": (
            (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
            (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
            (0xF1, "〉∫"),
        ),
        "wingdings": (
            (0x22, "✂     ☎✆✉"), (0x3F, "✍ ✌   ☜☞☝☟ ☺ ☹     ☼"), (0x6C, "●❍■□ ❑❒ ⧫◆❖ ⌧"), (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩"),
            (0x8C, "❶❷❸❹❺❻❼❽❾❿"), (0x9E, "·• ○  ◉◎ ▪☐ ✦★"), (0xD8, "➢      ←→↑↓↖↗↙↘ ➔"), (0xEF, "⇦⇨⇧⇩"), (0xFB, "✗✓☒☑"),
        ),
        "wingdings 2": ((0x4F, "✗✓☒☑☒☒"), (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩"), (0xA3, "☐")),
        "webdings": ((0x33, "◀▶▲▼"), (0x59, "♥"), (0x61, "✓ ☐   ■      ●   ✗")),
        "wingdings 3": (), "mt extra": (), "marlett": (),
    }.items()
}  # fmt: skip
"""The usual characters of symbol fonts, by their codes (Unicode L2/11-344); none of the last fonts."""


def in_unicode(text: str, font: str) -> str:
    """``text`` with the characters of the symbol ``font`` as those that it shows; an unknown one is private."""
    table = _SYMBOLS.get(font.lower())
    if table is None:
        return text
    codes = ((each, ord(each) - (_PRIVATE if each >= chr(_PRIVATE) else 0)) for each in text)
    return "".join(
        table.get(code, chr(_PRIVATE + code)) if 0x20 < code <= 0xFF and code != 0xA0 else each for each, code in codes
    )


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the outermost text boxes in ``element``, without those of other alternatives."""
    if element.tag == TEXT_BOX:
        yield element
        return
    for child in chosen(element) if element.tag == mc("AlternateContent") else element:
        yield from text_boxes(child)
