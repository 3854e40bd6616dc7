"""Characters are put in the place of others without touching a run, a look or a text box."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.check.mending import differs
from generator.check.rules.changes.characters import Typing, text_of
from generator.check.rules.changes.work import Edit, Mend, indent
from generator.ground.errors import Span
from generator.office.wordml.schema_order import get_or_add
from generator.office.wordml.wordml_names import w
from tests.check.right import data_of, right_notice
from tests.patience import growth

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
        (
            "<w:r><w:t>甲，，</w:t><w:tab/><w:t>，，</w:t></w:r><w:r><w:t>，乙</w:t></w:r>",
            *(1, 7, ""),
            "<w:r><w:t>甲</w:t><w:t></w:t></w:r><w:r><w:t>乙</w:t></w:r>",
        ),
    ],
)
def test_put(inside: str, start: int, end: int, new: str, after: str) -> None:
    element = paragraph(inside)
    assert Typing(element).put(start, end, new)
    assert xml(element) == f"<w:p>{after}</w:p>"


def test_a_run_of_marks_is_taken_out_at_once() -> None:
    def take_out(size: int) -> None:
        assert Typing(paragraph(f"<w:r><w:t>{'，' * size}</w:t></w:r>")).put(0, size, "")

    assert growth(take_out, 2000, 16) < 64  # the square would be 256


def test_a_break_is_not_typed_over() -> None:
    element = paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>")
    assert not Typing(element).put(1, 2, "，")
    assert text_of(element) == "甲\n乙"


def test_text_boxes_and_tab_stops_are_no_characters() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    stop = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs></w:pPr>'
    assert text_of(paragraph(f"{stop}{box}<w:r><w:t>外</w:t></w:r>")) == "外"


def test_properties_stand_in_the_schema_s_order() -> None:
    element = paragraph('<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/></w:pPr>')
    indent(element, first=630, chars=200)
    get_or_add(element[0], "spacing")
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


@given(st.data())
def test_many_from_the_end_to_the_beginning_are_as_if_each_were_the_only_one(data: st.DataObject) -> None:
    """Neighbours too: what is typed into the place right before what has just been typed."""
    text = data.draw(st.text("甲乙丙，", min_size=1, max_size=12))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8)), reverse=True)
    pairs = [(one, other) for other, one in pairwise(cuts)]
    news = [data.draw(st.text("子丑", max_size=2)) for _ in pairs]
    runs = "".join(f"<w:r><w:t>{text[place : place + 3]}</w:t></w:r>" for place in range(0, len(text), 3))
    together, apart = paragraph(runs), paragraph(runs)
    typing = Typing(together)
    for (start, end), new in zip(pairs, news, strict=True):
        assert typing.put(start, end, new) == Typing(apart).put(start, end, new)
        assert etree.tostring(together) == etree.tostring(apart)
