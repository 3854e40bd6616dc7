"""The content of a paragraph in order: text with its properties, page breaks, drawings, text boxes, formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from generator.office.reading.attribute_values import attributes
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


_PageBreak = Literal["page"]
Content = RunText | _PageBreak | etree._Element
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


# Formulas of Office (ECMA-376 part 1, 22.1) in a line of text, with raised and lowered characters of Unicode.


_SCRIPTS: Mapping[str, Mapping[str, str]] = {
    "superscript": dict(zip(" 0123456789+-−=()ni", " ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True)),
    "subscript": dict(zip(" 0123456789+-−=()", " ₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)),
}
_LIMITS = {"sub": ("subscript", "_"), "sup": ("superscript", "^")}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_EXACT = frozenset(("oMath", "oMathPara", "r", "e", "sup", "sub", "sSup", "sSub", "sSubSup"))
_GONE = ("del", "moveFrom")


def script(text: str, vertical: str) -> str | None:
    """``text`` in the characters of Unicode that are a ``superscript`` or ``subscript``; None where it lacks one."""
    table = _SCRIPTS[vertical]
    return "".join(map(table.__getitem__, text)) if all(each in table for each in text) else None


def linear(formula: etree._Element) -> tuple[str, bool]:
    """The formula in a line, with each character that is typed in it, and whether the line shows all of its form."""
    line = _Line()
    return line.of(formula), line.is_exact


class _Line:
    """Writes a formula; ``is_exact`` until something is met whose form a line does not have."""

    def __init__(self) -> None:
        self.is_exact = True

    def of(self, element: etree._Element) -> str:
        """The text of ``element``; parts of a form that no line has are set apart by blanks."""
        name = etree.QName(element).localname
        if name == "t" or name in _GONE:
            return (element.text or "") if name == "t" else ""
        if name.endswith("Pr"):
            self.is_exact = self.is_exact and element.find(m("scr")) is None
            return ""
        self.is_exact = self.is_exact and name in _EXACT
        parts = [(etree.QName(each).localname, self.of(each)) for each in element.iterchildren(etree.Element)]
        texts = [text for part, text in parts if not part.endswith("Pr")]
        given = {key: value for each in element for child in each for key, value in _value(child)}
        if name == "f":
            return ("¦" if given.get("type") == "noBar" else "/").join(map(_grouped, texts))
        if name == "rad":
            degree = "".join(text for part, text in parts if part == "deg")
            root = _ROOTS.get(degree) or f"{self._script(degree, 'sup')}√"
            return root + "".join(_grouped(text) for part, text in parts if part == "e")
        if name == "d":
            return f"{given.get('begChr', '(')}{given.get('sepChr', '|').join(texts)}{given.get('endChr', ')')}"
        limits = [self._script(text, part) if part in _LIMITS else _grouped(text) for part, text in parts if text]
        if name == "nary":
            return f"{given.get('chr', '∫')}{''.join(limits[:-1])} {''.join(limits[-1:])}"
        scripted = any(part in _LIMITS for part, _ in parts)
        return "".join(limits) if scripted else ("" if name in _EXACT else " ").join(filter(None, texts))

    def _script(self, text: str, part: str) -> str:
        vertical, mark = _LIMITS[part]
        written = script(text, vertical)
        self.is_exact = self.is_exact and written is not None
        return f"{mark}{_grouped(text)}" if written is None else written


def _value(element: etree._Element) -> list[tuple[str, str]]:
    value = attributes(element).get("val")
    return [] if value is None else [(etree.QName(element).localname, value)]


def _grouped(text: str) -> str:
    """``text`` in brackets, unless it is a word, a number or in brackets."""
    is_one = len(text) < 2 or text.replace(".", "").isalnum() or (text[0] == "(" and text.find(")") == len(text) - 1)
    return text if is_one else f"({text})"
