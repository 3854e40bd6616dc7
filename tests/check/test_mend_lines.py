"""The list of mends: in words, with all paragraphs, in both languages."""

from __future__ import annotations

import io
import re

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from generator.check.mending import mend, mend_lines
from generator.check.rules.changes.work import Edit, Mend
from generator.check.rules.rule import MENDERS
from generator.ground.errors import Span, speaking
from generator.ground.words.messages import SENTENCES
from tests.check.right import data_of, right_notice

TEXT = "word/document.xml"


def place(paragraph: int | None, **numbers: int) -> Span:
    return Span("x.docx", part=TEXT, paragraph=paragraph, **numbers)  # type: ignore[arg-type]


def test_every_rule_that_is_mended_has_a_name_in_both_languages() -> None:
    names = {rule: SENTENCES[rule] for rule in MENDERS}
    assert [rule for rule, each in names.items() if not (re.search("[一-鿿]", each.zh_mended) and each.en_mended)] == []


def test_mends_that_say_the_same_are_one_line_with_all_paragraphs() -> None:
    mends = [Mend("PG-15", place(number), "宋体", "仿宋") for number in (3, 9, 4, 5, 12)]
    assert list(mend_lines(mends)) == ["第3—5、9、12段：字体字号由“宋体”改为“仿宋” [PG-15]"]
    with speaking("en"):
        assert list(mend_lines(mends)) == ["paragraphs 3–5, 9, 12: typeface and size: '宋体' → '仿宋' [PG-15]"]


def test_paragraphs_that_were_changed_beside_are_named() -> None:
    with speaking("en"):
        (line,) = mend_lines([Mend("PG-09", place(3), "20", "28.95", also=(place(4), place(7)))])
    assert line == "paragraphs 3, 4, 7: line height: '20' → '28.95' [PG-09]"


def test_several_values_that_became_one_are_one_line() -> None:
    also = (place(2), place(3), place(4))
    mends = [Mend("BD-11", place(number), f"{number} mm", "0", also=also) for number in (2, 4)]
    assert list(mend_lines(mends)) == ["第2—4段：段前段后间距由“2 mm”、“4 mm”改为“0” [BD-11]"]


def test_typed_mends_keep_a_line_each() -> None:
    edit = Edit(TEXT, 0, 0, ",", "，")
    lines = list(mend_lines([Mend("PU-01", place(1), "甲,", "甲，", (edit,)) for _ in range(2)]))
    assert lines == ["第1段：标点由“甲,”改为“甲，” [PU-01]"] * 2


def test_other_places_and_the_whole_document() -> None:
    cell = place(1, table=1, row=2, cell=3)
    footer = Span("x.docx", part="word/footer1.xml", paragraph=1)
    mends = [Mend("PU-01", at, "a", "b") for at in (cell, footer, Span("x.docx"), place(None))]
    assert [next(mend_lines([each])).partition("：")[0] for each in mends] == [
        "表格1 第2行 第3格 第1段",
        "footer1.xml: 第1段",
        "全文",
        "全文",
    ]


def test_the_line_height_of_the_text_names_each_paragraph_that_it_changes() -> None:
    document = right_notice()
    changed = [
        number for number, each in enumerate(document.paragraphs, 1) if each.text.startswith(("坚持以", "请各地"))
    ]
    for number in changed:
        document.paragraphs[number - 1].paragraph_format.line_spacing = Pt(20)
    mended = mend(data_of(document), "x.docx")
    named = {span.paragraph for each in mended.mends if each.rule == "PG-09" for span in (each.place, *each.also)}
    after = docx.Document(io.BytesIO(mended.data))
    spaced = [
        number
        for number, (one, other) in enumerate(zip(document.paragraphs, after.paragraphs, strict=True), 1)
        if [each.attrib for each in one._p.iter(qn("w:spacing"))]
        != [each.attrib for each in other._p.iter(qn("w:spacing"))]
    ]
    assert set(changed) <= named == set(spaced)
