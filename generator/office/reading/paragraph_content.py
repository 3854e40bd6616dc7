"""The content of a paragraph in order: text with its properties, page breaks, drawings, text boxes, formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from generator.office.reading.attribute_values import attributes
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.wordml_names import RUN_PROPERTIES, SIMPLE_FIELD, TEXT_BOX, UNDERSTOOD, P, R, m, mc, w

_INSERTED = (w("ins"), w("moveTo"))
_DELETED = frozenset(map(w, ("del", "moveFrom")))
_ALTERNATIVES = mc("AlternateContent")
_AROUND_TEXT = frozenset((R, _ALTERNATIVES, *_INSERTED)) | frozenset(
    map(w, ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby", "rubyBase"))
)
MATH = frozenset(map(m, ("oMath", "oMathPara")))
DRAWN = frozenset(map(w, ("drawing", "pict", "object")))
_RUBY, _BREAK, PAGE_NUMBER = map(w, ("ruby", "br", "pgNum"))
_PRIVATE_USE = range(0xE000, 0xF900)  # the characters of symbol fonts, and others
_SURROGATES = 0xD800
_FONT = w("font")


def pieces(
    holder: etree._Element, fields: OpenFields, *, deleted: bool = False
) -> Iterator[tuple[etree._Element, OpenField | None]]:
    """What a paragraph, the ``holder``, contains: each element in it that only wraps none, in order.

    ``fields``, those open in its story, is kept up to date. At an element where the code or the result of a field ends
    that field is beside it. A ruby comes after its base. Tracked deletions are left out, unless they are asked for.
    """
    for child in chosen(holder) if holder.tag == _ALTERNATIVES else holder:
        if child.tag in _AROUND_TEXT or (deleted and child.tag in _DELETED):
            yield from pieces(child, fields, deleted=deleted)
            if child.tag == _RUBY:
                yield child, None
        elif child.tag not in TEXTS or next(child.iterancestors(P, R)).tag == R:  # text is in a run
            yield child, fields.meet(child)
            if child.tag == SIMPLE_FIELD:
                yield from pieces(child, fields, deleted=deleted)
                yield child, fields.end()


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


def contents(paragraph: etree._Element, fields: OpenFields) -> Iterator[Content]:
    """The content of ``paragraph`` without tracked deletions; ``fields`` are the open fields of its story."""
    for element, field in pieces(paragraph, fields):
        if element.tag in DRAWN:
            yield element
        elif element.tag in MATH:
            text, is_exact = linear(element)
            yield RunText(text, formula=not is_exact, changed=_is_inserted(element))
        elif not fields.in_code:
            yield from _text(element, field, fields)


def _text(element: etree._Element, field: OpenField | None, fields: OpenFields) -> Iterator[RunText | _PageBreak]:
    """The text of ``element``, or an empty one for a field that ends there without a result, so that it is not lost."""
    text, instruction = "", None if fields.innermost is None else fields.innermost.instruction.strip()
    if field is not None and not field.filled and field is not fields.innermost:
        instruction = field.instruction.strip()
    elif element.tag == _BREAK and attributes(element).get("type") == "page":
        yield "page"
        return
    elif element.tag == PAGE_NUMBER:
        instruction = "PAGE"
    elif element.tag in TEXTS and (text := TEXTS[str(element.tag)](element)):
        fields.fill()
    else:
        return
    look = None if element.tag == SIMPLE_FIELD else run_properties(element)
    yield RunText(text, look, instruction, _is_inserted(element), element.get(_FONT, ""))


def run_properties(element: etree._Element) -> etree._Element | None:
    """The ``w:rPr`` of the run that ``element`` is in, or None."""
    run = next(element.iterancestors(R), None)
    return None if run is None else run.find(RUN_PROPERTIES)


def _is_inserted(element: etree._Element) -> bool:
    around = next(element.iterancestors(P, *_INSERTED), None)
    return around is not None and around.tag != P


def chosen(alternatives: etree._Element) -> etree._Element:
    """The branch of ``mc:AlternateContent`` to read: the first choice that is understood, else the fallback."""
    for choice in alternatives.iterchildren(mc("Choice")):
        if set(choice.get("Requires", "").split()) <= UNDERSTOOD:
            return choice
    fallback = alternatives.find(mc("Fallback"))
    return alternatives if fallback is None else fallback


def _symbol(element: etree._Element) -> str:
    """The character of a ``w:sym``, which means something in its font only."""
    try:
        code = int(attributes(element).get("char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0 < code < _SURROGATES or code in _PRIVATE_USE else ""


TEXTS: Mapping[str, Callable[[etree._Element], str]] = {
    w("t"): lambda element: element.text or "",
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("br"): lambda _: "\n",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("sym"): _symbol,
}
"""The elements of a run that are text, and how they are read."""

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
    for child in chosen(element) if element.tag == _ALTERNATIVES else element:
        yield from text_boxes(child)


# Formulas of Office (ECMA-376 part 1, 22.1) in a line of text, with raised and lowered characters of Unicode.


_SCRIPTS: Mapping[str, Mapping[str, str]] = {
    "superscript": dict(zip(" 0123456789+-−=()ni", " ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True)),
    "subscript": dict(zip(" 0123456789+-−=()", " ₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)),
}
_LIMITS = {"sub": ("subscript", "_"), "sup": ("superscript", "^")}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_GONE = ("del", "moveFrom")
_EXACT = frozenset(("oMath", "oMathPara", "r", "e", "sup", "sub", "sSup", "sSub", "sSubSup", "ins", "moveTo", *_GONE))
_IN_A_ROW = _EXACT | {"num", "den", "deg", "fName", "lim"}
"""The elements whose parts follow one another."""


def script(text: str, vertical: str) -> str | None:
    """``text`` in the characters of Unicode that are a ``superscript`` or ``subscript``; None where it lacks one."""
    table = _SCRIPTS[vertical]
    return "".join(map(table.__getitem__, text)) if all(each in table for each in text) else None


def linear(formula: etree._Element, *, deleted: bool = False) -> tuple[str, bool]:
    """The formula in a line, with each character that is typed in it, and whether the line shows all of its form.

    Tracked deletions are left out, unless they are asked for.
    """
    line = _Line(deleted=deleted)
    return line.of(formula), line.is_exact


class _Line:
    """Writes a formula; ``is_exact`` until something is met whose form a line does not have."""

    def __init__(self, *, deleted: bool) -> None:
        self.is_exact, self._deleted = True, deleted

    def of(self, element: etree._Element) -> str:
        """The text of ``element``; parts of a form that no line has are set apart by blanks."""
        name = etree.QName(element).localname
        if name == "t" or (name in _GONE and not self._deleted):
            return (element.text or "") if name == "t" else ""
        if name.endswith("Pr"):
            self.is_exact = self.is_exact and element.find(m("scr")) is None
            return ""
        self.is_exact = self.is_exact and name in _EXACT
        parts = [(etree.QName(each).localname, self.of(each)) for each in element.iterchildren(etree.Element)]
        texts = [text for part, text in parts if not part.endswith("Pr")]
        signs = ((etree.QName(sign).localname, attributes(sign).get("val")) for each in element for sign in each)
        given = {sign: value for sign, value in signs if value is not None}
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
        return "".join(limits) if scripted else ("" if name in _IN_A_ROW else " ").join(filter(None, texts))

    def _script(self, text: str, part: str) -> str:
        vertical, mark = _LIMITS[part]
        written = script(text, vertical)
        self.is_exact = self.is_exact and written is not None
        return f"{mark}{_grouped(text)}" if written is None else written


def _grouped(text: str) -> str:
    """``text`` in brackets, unless it is a word, a number or in brackets."""
    is_one = len(text) < 2 or text.replace(".", "").isalnum() or (text[0] == "(" and text.find(")") == len(text) - 1)
    return text if is_one else f"({text})"
