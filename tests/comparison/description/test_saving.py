"""The first line: what LibreOffice drops or changes, told so that a change by hand can be understood."""

from __future__ import annotations

import pytest

from generator.comparison.description.saving import program
from tests.comparison.told import STYLES, made, text, told

INDENTED = '<w:p><w:pPr><w:ind w:firstLine="640"{}/></w:pPr>{}</w:p>'
IN_CHARACTERS = ' w:firstLineChars="200"'


def first_line(body: str, **others: str) -> str:
    return told(made(body, **others))[0]


def test_what_all_paragraphs_of_a_kind_have_in_common_is_told_once() -> None:
    body = "".join(INDENTED.format(IN_CHARACTERS, text(each)) for each in "甲乙丙")
    assert "按字缩进 首行 缩进 11.3 毫米 为 2 字；" in first_line(body)


def test_another_paragraph_of_the_kind_does_not_change_the_line() -> None:
    one, two = ("".join(INDENTED.format(IN_CHARACTERS, text(each)) for each in texts) for texts in ("甲乙", "甲乙丙"))
    assert first_line(one) == first_line(two)


RESTYLED = {
    "none": "",
    "that says nothing": '<w:pStyle w:val="Q"/>',
    "that is indented at the left": '<w:pStyle w:val="L"/>',
    "that has the indent itself": '<w:pStyle w:val="C"/>',
}
OTHERS = (
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Q"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:ind w:left="320"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:pPr>'
    '<w:ind w:firstLine="640" w:firstLineChars="200"/></w:pPr></w:style></w:styles>'
)


@pytest.mark.parametrize("style", RESTYLED.values(), ids=RESTYLED)
def test_another_style_does_not_change_the_line(style: str) -> None:
    own = INDENTED.format(IN_CHARACTERS, text("甲"))
    body = own + own.replace("<w:pPr>", f"<w:pPr>{style}")
    styles = STYLES.replace("</w:styles>", OTHERS)
    assert first_line(body, styles=styles) == first_line(own * 2, styles=styles)


@pytest.mark.parametrize(
    "dropped",
    ['<w:overflowPunct w:val="0"/>', '<w:kinsoku w:val="0"/>', '<w:ind w:firstLine="640" w:firstLineChars="200"/>'],
)
def test_a_style_that_sets_nothing_of_it_does_not_change_the_line(dropped: str) -> None:
    set_so = f'<w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:pPr>{dropped}</w:pPr></w:style>'
    styles = STYLES.replace("</w:styles>", set_so + OTHERS)
    own = f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>{text("甲")}</w:p>'
    other = own.replace('"T"', '"L"')
    assert first_line(own * 2 + other, styles=styles) == first_line(own * 3, styles=styles)


@pytest.mark.parametrize(("others", "count"), [("己庚辛壬", 4), ("己庚辛壬癸", 5)])
def test_of_many_that_are_otherwise_the_values_and_their_number_are_reported(others: str, count: int) -> None:
    body = "".join(
        INDENTED.format("" if each in others else IN_CHARACTERS, text(each)) for each in f"甲乙丙丁戊子丑{others}"
    )
    assert f"为 2 字、{count}处 无；" in first_line(body)


def test_a_paragraph_that_is_not_as_the_others_is_named() -> None:
    body = "".join(INDENTED.format("" if each == "乙" else IN_CHARACTERS, text(each)) for each in "甲乙丙丁")
    assert "为 2 字、第2段 无；" in first_line(body)


@pytest.mark.parametrize(
    ("properties", "told_as"),
    [
        ('<w:ind w:firstLineChars="200"/>', "按字缩进 首行 为 2 字"),
        ('<w:ind w:hangingChars="150" w:hanging="480"/>', "首行 悬挂 8.5 毫米 为 -1.5 字"),
        ('<w:ind w:leftChars="100" w:left="320"/>', "左缩进 5.6 毫米 为 1 字"),
        ('<w:spacing w:beforeLines="50" w:before="156"/>', "按行段距 段前 7.8 磅 为 0.5 行"),
        ('<w:overflowPunct w:val="0"/>', "标点溢出边界 全文 不溢出"),
        ('<w:kinsoku w:val="0"/>', "换行 全文 不避头尾"),
        ('<w:wordWrap w:val="0"/>', "换行 全文 西文可在词中换行"),
    ],
)
def test_what_is_dropped(properties: str, told_as: str) -> None:
    found = told(made(f"<w:p><w:pPr>{properties}</w:pPr>{text('甲')}</w:p>"))
    assert told_as in found[0]
    assert found[:1] != told(made(f"<w:p>{text('甲')}</w:p>"))[:1]


def test_styles_that_all_hold_it_alike_are_told_in_one_word() -> None:
    styles = STYLES.replace(
        '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:pPr><w:overflowPunct w:val="0"/></w:pPr>'
    )
    body = f'<w:p>{text("甲")}</w:p><w:p><w:pPr><w:pStyle w:val="t"/></w:pPr>{text("乙")}</w:p>'
    assert "标点溢出边界 全文 不溢出" in first_line(body, styles=styles)


HEADED = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/></w:sectPr>'
)
HEADER = (
    '<w:p><w:pPr>{hangs}<w:ind w:firstLine="640"{indent}/></w:pPr>{text}</w:p>'
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
)


@pytest.mark.parametrize(
    ("changed", "told_as"),
    [
        ({"indent": ""}, ""),
        ({"hangs": '<w:overflowPunct w:val="0"/>'}, "标点溢出边界 页眉第1段 不溢出"),
        ({"width": "2835"}, "表格列宽（毫米） 页眉表格1 50"),
    ],
    ids=["indent", "punctuation", "width"],
)
def test_it_is_told_of_headers_too_and_of_each_once(changed: dict[str, str], told_as: str) -> None:
    usual = {"hangs": "", "indent": IN_CHARACTERS, "width": "2268", "text": text("页眉")}
    before, after = (
        told(made(f"<w:p>{text('甲')}</w:p>", section=HEADED, header_1=HEADER.format(**each)))
        for each in (usual, usual | changed)
    )
    assert "按字缩进 首行 缩进 11.3 毫米 为 2 字" in before[0]
    assert "表格列宽（毫米） 页眉表格1 40" in before[0]
    assert before[1:] == after[1:]
    assert before[0] != after[0]
    assert told_as in after[0]


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"Application": "LibreOffice/25.2.3.2$Linux_X86_64 LibreOffice_project/520"}, "LibreOffice 25.2"),
        ({"Application": "Microsoft Office Word", "AppVersion": "16.0000"}, "Microsoft Office Word 16.0000"),
        ({"Application": "fawen"}, "fawen"),
        ({"AppVersion": "16.0000"}, ""),
        ({"Application": "\x1b[31m" + "长" * 80}, "⟨U+001B⟩[31m" + "长" * 48),
        ({}, ""),
    ],
)
def test_the_program_that_saved_it(properties: dict[str, str], name: str) -> None:
    assert program(properties) == name
