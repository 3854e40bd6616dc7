"""Fields of drafts: results stay text; those that may change are reported with their instructions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.desk.drafts import Draft, Left
from tests.desk.drafts.made import paragraph, read


def _field(code: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks['begin']}{instruction}{marks['separate']}<w:r><w:t>{result}</w:t></w:r>{marks['end']}"


def _simple(code: str, result: str) -> str:
    return f'<w:fldSimple w:instr="{code}"><w:r><w:t>{result}</w:t></w:r></w:fldSimple>'


def _lines(draft: Draft) -> list[str]:
    return [each.text for each in draft.document.paragraphs]


CHANGING = {
    **dict.fromkeys(("DATE \\@ 'yyyy'", "REF _Ref1 \\h", "PAGEREF x", "MERGEFIELD 单位", "NUMPAGES", "IF 1"), "field"),
    **dict.fromkeys(("LISTNUM x \\l 1", "AUTONUM"), "numbering"),
    "FORMTEXT": "control",
    "EQ \\f(1,2)": "formula",
    "SYMBOL 254": "symbol",
}


@pytest.mark.parametrize("code", CHANGING)
@pytest.mark.parametrize("make", [_field, _simple])
def test_one_that_may_change_is_reported(code: str, make: Callable[[str, str], str]) -> None:
    draft = read(paragraph("甲") + paragraph("乙", make(f" {code} ", "果")))
    assert _lines(draft) == ["甲", "乙果"]
    assert draft.left == (Left(CHANGING[code], 2, code),)


@pytest.mark.parametrize("code", ["HYPERLINK 'https://example.gov.cn'", "SEQ 图", "hyperlink x", "TC x", ""])
def test_one_whose_result_is_text_is_not(code: str) -> None:
    draft = read(paragraph("甲", _field(code, "果"), _simple(code, "实")))
    assert _lines(draft) == ["甲果实"]
    assert draft.left == ()


def test_fields_in_a_reported_one_are_not_reported_again() -> None:
    inner = _field("HYPERLINK x", "一、总体要求") + _field("PAGEREF x", "1")
    whole = _field("TOC \\o", "").replace("<w:r><w:t></w:t></w:r>", inner)
    draft = read(paragraph("目录") + paragraph(whole))
    assert draft.left == (Left("field", 2, "TOC \\o"),)


def test_a_table_of_contents_over_several_paragraphs() -> None:
    whole = _field("TOC \\o", "一")
    place = whole.index('<w:r><w:fldChar w:fldCharType="end"')
    draft = read(paragraph(whole[:place]) + paragraph("二", whole[place:]) + paragraph("三", _field("DATE", "今天")))
    assert _lines(draft) == ["一", "二", "三今天"]
    assert draft.left == (Left("field", 1, "TOC \\o"), Left("field", 3, "DATE"))


def test_one_without_an_end_and_one_without_a_beginning() -> None:
    whole = _field("REF x", "果")
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    draft = read(paragraph(end, "甲") + paragraph(whole.replace(end, "")) + paragraph("乙"))
    assert _lines(draft) == ["甲", "果", "乙"]
    assert draft.left == (Left("field", 2, "REF x"),)


def test_none_in_a_table() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(_field('REF x', '果'))}</w:tc></w:tr></w:tbl>"
    assert read(paragraph("甲") + cell).left == (Left("field", None, "REF x"),)
