"""Formulas of Office (ECMA-376 part 1, 22.1) in a line of text, with raised and lowered characters of Unicode."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.office.reading.attribute_values import attributes
from generator.office.wordml.wordml_names import m

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
