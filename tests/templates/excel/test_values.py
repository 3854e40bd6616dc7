"""A value comes out as it went in: a text as a text, never as a formula, a number as a number."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

from generator.ground.errors import TemplateError
from generator.ground.source.date import OfficialDate
from generator.templates.excel.xlsx_template import XlsxTemplate
from tests.chosen import examples
from tests.refused import refused
from tests.templates.excel.workbooks import MOMENT, listed, parts, raw_cells, rendered, workbook

ONE = XlsxTemplate.open(workbook([["{{ x }}", "甲{{ x }}乙"]]))


def made(value: object) -> bytes:
    return ONE.render({"x": value}, moment=MOMENT)


TEXTS = [
    *("004700", "023", "5E1", "123456789012345678", "1.10", "TRUE", "2022-02-14", "1/2", "#N/A"),
    *(
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"),
        *("＋1", "－1", "＠a", "  =1", "\u3000=1", "\u00a0=1", "\n=1"),
    ),
    *(
        *("'引号", " 前后空格 ", "一\n二", "一\r\n二", "制\t表", "<b>&amp;</b>"),
        *("{{ y }}", "{%tr for x in y %}", "𠮷😀", "_x000D_", "_x005F_"),
    ),
    *('=HYPERLINK("http://example.org","x")', '=cmd|"/c calc"!A1', "%d", "]]>", "\ufffd", "e\u0301", "\u200b零宽"),
]
QUOTED = [text for text in TEXTS if text.lstrip()[:1] in tuple("=+-@＝＋－＠") or text[:1] in ("\t", "\r")]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_that_text(text: str) -> None:
    data = made(text)
    assert raw_cells(data) == {"A1": ("s", text), "B1": ("s", f"甲{text}乙")}
    cell = load_workbook(io.BytesIO(data)).active["A1"]  # type: ignore[index]
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) == (text in QUOTED)
    assert bool(cell.alignment.wrap_text) == ("\n" in text)


# What XML 1.0 can hold, controls of text among it.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from(
    "\t\n\r=+-@＝＋－＠_xX0'\"<>&{}% \u3000"
)


@given(st.text(CHARACTERS, min_size=1, max_size=60))
@settings(max_examples=examples(150))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    data = made(text)
    assert raw_cells(data)["A1"] == ("s", text)
    cell = load_workbook(io.BytesIO(data)).active["A1"]  # type: ignore[index]
    assert cell.data_type == "s"
    if "x005F_" not in text:  # openpyxl leaves out each of these, also one that was escaped
        assert cell.value == text


@given(st.integers(-(10**15) + 1, 10**15 - 1) | st.decimals(-(10**9), 10**9, places=3) | st.floats(-1e12, 1e12))
@settings(max_examples=examples(100))
def test_a_number_alone_is_a_number(number: int | float | Decimal) -> None:
    data = made(number)
    kind, text = raw_cells(data)["A1"]
    assert kind == "n"
    assert (float(text) if isinstance(number, float) else Decimal(text)) == number
    assert raw_cells(data)["B1"] == ("s", f"甲{number}乙")


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        *((0, "n", "0"), (Decimal("12345.60"), "n", "12345.60"), (Decimal("1E+3"), "n", "1000")),
        (10**15, "n", "1000000000000000"),
        (123456789012345678, "s", "123456789012345678"),
        (Decimal("0.1234567890123456"), "s", "0.1234567890123456"),
        *((Decimal("NaN"), "s", "NaN"), (float("inf"), "s", "inf")),
        *((True, "s", "True"), (OfficialDate(date(2026, 3, 5)), "s", "2026年3月5日")),
    ],
)
def test_what_a_cell_cannot_keep_as_a_number_is_text(value: object, kind: str, text: str) -> None:
    assert raw_cells(made(value))["A1"] == (kind, text)


def test_a_number_on_a_condition_is_a_number() -> None:
    template = workbook([["{% if x %}{{ x }}{% endif %}", "{{ x }}份", " {{ x }}"]])
    assert raw_cells(listed(template, {"x": 2})) == {"A1": ("n", "2"), "B1": ("s", "2份"), "C1": ("s", " 2")}


def test_the_quote_of_a_template_does_not_make_text_of_a_number() -> None:
    def quoted(sheet: Any) -> None:
        sheet["A1"].quotePrefix = True

    cell = rendered(workbook([["{{ x }}"]], quoted), {"x": 2})["分发表"]["A1"]
    assert (cell.value, cell.quotePrefix) == (2, False)


def test_each_piece_keeps_its_look() -> None:
    def rich(sheet: Any) -> None:
        bold, red = InlineFont(b=True), InlineFont(color=Color("FFFF0000"))
        sheet["A1"] = CellRichText(
            TextBlock(bold, "份数：{{"), TextBlock(red, " x }}份，"), "{{ y }}", TextBlock(red, "{{ y }}")
        )

    value = rendered(workbook([[]], rich), {"x": 2, "y": "甲"})["分发表"]["A1"].value
    looks = [
        (each.text, each.font.b, each.font.color and each.font.color.rgb)
        for each in value
        if isinstance(each, TextBlock)
    ]
    assert str(value) == "份数：2份，甲甲"
    assert looks == [("份数：2", True, None), ("份，", False, "FFFF0000"), ("甲", False, "FFFF0000")]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800"])
def test_what_no_cell_can_hold_is_refused_with_its_place(character: str) -> None:
    [problem] = refused(TemplateError, made, f"坏{character}字").problems
    assert problem.code == "template-character"
    assert problem.span is not None
    assert problem.span.text() == "template.xlsx:分发表!A1"
    assert (problem.facts["character"], problem.facts["position"]) == (f"U+{ord(character):04X}", 2)


def test_the_longest_text() -> None:
    longest = "字" * 32_765
    assert raw_cells(made(longest))["B1"] == ("s", f"甲{longest}乙")
    for text in (longest + "字", "字" * 32_764 + "𠮷"):  # which counts as two
        refusal = refused(TemplateError, made, text)
        assert [problem.code for problem in refusal.problems] == ["xlsx-long"]
        assert "分发表!B1" in str(refusal)


def test_no_tag_is_left_in_the_package() -> None:
    template = workbook([["名单"], ["{%tr for u in x %}"], ["{{ u }}"], ["{%tr endfor %}"], ["{{ x[0] }}"]])
    assert [
        name for name, content in parts(listed(template, {"x": ["甲"]})).items() if b"{{" in content or b"{%" in content
    ] == []
