"""Characters are put in the place of others without touching a run, a look or a text box."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.check.mending.characters import put, text_of
from generator.check.mending.comparing import differs
from generator.check.mending.mend import Edit, Mend
from generator.check.mending.properties import child, indent
from generator.check.reading.names import w
from generator.errors import Span
from tests.check.right import data_of, right_notice

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(inside: str) -> etree._Element:
    return etree.fromstring(f"<w:p {_W}>{inside}</w:p>")


def xml(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode").replace(f" {_W}", "")


@pytest.mark.parametrize(
    ("inside", "start", "end", "new", "after"),
    [
        ("<w:r><w:t>甲,乙</w:t></w:r>", 1, 2, "，", "<w:r><w:t>甲，乙</w:t></w:r>"),
        (
            "<w:r><w:t>甲(</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙)</w:t></w:r>",
            *(1, 4, "（乙）"),
            "<w:r><w:t>甲（</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙）</w:t></w:r>",
        ),
        ("<w:r><w:tab/><w:t>甲</w:t></w:r>", 0, 1, "", "<w:r><w:t>甲</w:t></w:r>"),
        ("<w:r><w:t>甲</w:t></w:r>", 1, 1, "。", "<w:r><w:t>甲。</w:t></w:r>"),
        ("<w:r><w:t>03月</w:t></w:r>", 0, 1, "", "<w:r><w:t>3月</w:t></w:r>"),
    ],
)
def test_put(inside: str, start: int, end: int, new: str, after: str) -> None:
    element = paragraph(inside)
    assert put(element, start, end, new)
    assert xml(element) == f"<w:p>{after}</w:p>"


def test_a_break_is_not_typed_over() -> None:
    element = paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>")
    assert not put(element, 1, 2, "，")
    assert text_of(element) == "甲\n乙"


def test_text_boxes_and_tab_stops_are_no_characters() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    stop = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs></w:pPr>'
    assert text_of(paragraph(f"{stop}{box}<w:r><w:t>外</w:t></w:r>")) == "外"


def test_properties_stand_in_the_schema_s_order() -> None:
    element = paragraph('<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/></w:pPr>')
    indent(element, first=630, chars=200)
    child(element[0], "spacing")
    assert [etree.QName(each).localname for each in element[0]] == ["pStyle", "spacing", "ind", "jc"]
    assert element[0].find(w("ind")).get(w("firstLineChars")) == "200"  # type: ignore[union-attr]


def _data(old: str = "", new: str = "") -> bytes:
    document = right_notice()
    for each in document.paragraphs:
        for run in each.runs:
            if old and old in run.text:
                run.text = run.text.replace(old, new)
    return data_of(document)


def _place() -> int:
    return next(number for number, each in enumerate(right_notice().paragraphs) if each.text.startswith("坚持以"))


def test_what_is_told_may_differ() -> None:
    before, after = _data(), _data("坚持以人民为中心，", "坚持以人民为中心,")
    edit = Edit("word/document.xml", _place(), 8, "，", ",")
    told = Mend("PU-01", Span("x"), "", "", (edit,))
    assert differs(before, after, [told], "x") is None
    assert differs(before, after, [], "x") == "word/document.xml"


@pytest.mark.parametrize(
    "edit",
    [
        Edit("word/document.xml", 0, 8, "，", ","),
        Edit("word/document.xml", 9_999, 8, "，", ","),
        Edit("word/styles.xml", 0, 0, "，", ","),
    ],
)
def test_what_is_told_wrongly_is_found(edit: Edit) -> None:
    before, after = _data(), _data("坚持以人民为中心，", "坚持以人民为中心,")
    assert differs(before, after, [Mend("PU-01", Span("x"), "", "", (edit,))], "x") is not None


def test_a_lost_paragraph_is_found() -> None:
    document = right_notice()
    last = document.paragraphs[-1]._p
    parent = last.getparent()
    assert parent is not None
    parent.remove(last)
    assert differs(_data(), data_of(document), [], "x") == "word/document.xml"
