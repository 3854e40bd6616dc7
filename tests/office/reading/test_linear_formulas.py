"""Formulas in a line: what is raised or lowered as characters of Unicode, other forms so that figures stay apart."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.office.reading.linear_formulas import linear, script
from generator.office.wordml.wordml_names import MATH


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(name: str, *content: str) -> str:
    return f"<m:{name}>{''.join(content)}</m:{name}>"


def e(text: str) -> str:
    return part("e", r(text))


def sign(name: str, value: str) -> str:
    return f'<m:{name} m:val="{value}"/>'


EXACT = {
    "a run": (r("x=1"), "x=1"),
    "a square of a sum": (part("sSup", e("a+b"), part("sup", r("2"))), "(a+b)²"),
    "both": (part("sSubSup", e("x"), part("sub", r("1")), part("sup", r("n"))), "x₁ⁿ"),
}
CHANGED = {
    "a fraction of sums": (part("f", part("num", r("a+b")), part("den", r("1.5"))), "(a+b)/1.5"),
    "no bar": (part("f", part("fPr", sign("type", "noBar")), part("num", r("n")), part("den", r("2"))), "n¦2"),
    "an exponent": (part("sSup", e("x"), part("sup", r("n+k"))), "x^(n+k)"),
    "an index": (part("sSub", e("x"), part("sub", r("k"))), "x_k"),
    "before": (part("sPre", part("sub", r("1")), part("sup", r("2")), e("x")), "₁²x"),
    "a root": (part("rad", part("deg"), e("x+1")), "√(x+1)"),
    "a cube root": (part("rad", part("deg", r("3")), e("8")), "∛8"),
    "a root without a degree": (part("rad", e("2")), "√2"),
    "a root of any degree": (part("rad", part("deg", r("n")), e("2")), "ⁿ√2"),
    "a sum": (
        part("nary", part("naryPr", sign("chr", "∑")), part("sub", r("i=1")), part("sup", r("9")), e("i")), "∑_(i=1)⁹ i"
    ),
    "an integral": (part("nary", part("sub"), part("sup"), e("x")), "∫ x"),
    "brackets": (part("d", part("dPr", sign("begChr", "[") + sign("sepChr", ";")), e("a"), e("b")), "[a;b)"),
    "a matrix": (part("m", part("mr", e("1"), e("2")), part("mr", e("3"), e("4"))), "1 2 3 4"),
    "rows": (part("eqArr", e("1"), e("2")), "1 2"),
    "a function": (part("func", part("fName", r("sin")), e("x")), "sin x"),
    "a limit": (part("limLow", e("lim"), part("lim", r("n"))), "lim n"),
    "an accent": (part("acc", part("accPr", sign("chr", "̂")), e("x")), "x"),
    "another script": (part("r", part("rPr", sign("scr", "double-struck")), "<m:t>R</m:t>"), "R"),
    "a name that nobody knows": (part("of", e("1")) + part("Line", e("2")), "12"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*EXACT, *CHANGED])
def test_a_formula_in_a_line(name: str) -> None:
    xml, line = {**EXACT, **CHANGED}[name]
    formula = etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{xml}</m:oMath>')
    assert linear(formula) == (line, name in EXACT)


@pytest.mark.parametrize(("text", "raised"), [("-12", "⁻¹²"), ("n+1", "ⁿ⁺¹"), ("k", None), ("注", None), ("", "")])
def test_raised_text(text: str, raised: str | None) -> None:
    assert script(text, "superscript") == raised
