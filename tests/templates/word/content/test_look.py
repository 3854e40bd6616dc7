"""Looks as run properties, as in ECMA-376 part 1, 17.3.2."""

import re
from typing import Any

import pytest
from docx.shared import Pt as DocxPt
from lxml import etree

from generator.ground.length import Pt
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.base_content import ContentError, Site
from generator.templates.word.content.rich_text import Hyperlink, Look, RichParagraphs, RichText
from tests.refused import refused
from tests.word_documents import make_docx, parts

PACKAGE = parts(make_docx(["甲"]))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def properties(look: Look, around: str | None = None) -> str:
    run = None if around is None else etree.fromstring(f"<w:rPr {W}>{around}</w:rPr>")
    found = look.properties(Site(Assembly(PACKAGE), "word/document.xml", run))
    if found is None:
        return "None"
    xml = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(found, encoding="unicode")).replace("ns0:", "w:")
    return xml.removeprefix("<w:rPr>").removesuffix("</w:rPr>")


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ({}, "None"),
        ({"bold": True}, "<w:b/><w:bCs/>"),
        ({"bold": False, "italic": True}, '<w:b w:val="0"/><w:bCs w:val="0"/><w:i/><w:iCs/>'),
        ({"strike": True}, "<w:strike/>"),
        ({"underline": True}, '<w:u w:val="single"/>'),
        ({"underline": False}, '<w:u w:val="none"/>'),
        ({"underline": "wave"}, '<w:u w:val="wave"/>'),
        ({"color": "#ff0000"}, '<w:color w:val="FF0000"/>'),
        ({"highlight": "yellow"}, '<w:highlight w:val="yellow"/>'),
        ({"highlight": "#ffFF00"}, '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
        ({"size": 28}, '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
        ({"size": "14pt"}, '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
        ({"size": Pt(10.5)}, '<w:sz w:val="21"/><w:szCs w:val="21"/>'),
        ({"size": DocxPt(16)}, '<w:sz w:val="32"/><w:szCs w:val="32"/>'),
        ({"subscript": True}, '<w:vertAlign w:val="subscript"/>'),
        ({"superscript": True}, '<w:vertAlign w:val="superscript"/>'),
        ({"font": "Arial"}, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'),
        ({"font": "楷体"}, '<w:rFonts w:ascii="楷体" w:hAnsi="楷体" w:cs="楷体" w:eastAsia="楷体"/>'),
        (
            {"font": "eastAsia:Kaiti SC"},
            '<w:rFonts w:ascii="Kaiti SC" w:hAnsi="Kaiti SC" w:cs="Kaiti SC" w:eastAsia="Kaiti SC"/>',
        ),
        ({"rtl": True, "lang": "ar-SA"}, '<w:rtl/><w:lang w:val="ar-SA" w:bidi="ar-SA"/>'),
        ({"lang": "zh-CN"}, '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'),
        ({"style": "Strong", "bold": True}, '<w:rStyle w:val="Strong"/><w:b/><w:bCs/>'),
        ({"style": "strong"}, '<w:rStyle w:val="Strong"/>'),
        ({"style": "heading 1"}, '<w:rStyle w:val="Heading1Char"/>'),
    ],
)
def test_what_a_look_says(look: dict[str, Any], expected: str) -> None:
    assert properties(Look(**look)) == expected


def test_the_look_around_stays_where_nothing_else_is_said() -> None:
    around = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:b/><w:color w:val="00FF00"/><w:sz w:val="32"/>'
    assert properties(Look(), around) == around
    assert properties(Look(color="0000FF", italic=True), around) == (
        '<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:b/><w:i/><w:iCs/><w:color w:val="0000FF"/><w:sz w:val="32"/>'
    )
    assert properties(Look(font="Arial"), around) == (
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="宋体"/>'
        '<w:b/><w:color w:val="00FF00"/><w:sz w:val="32"/>'
    )


@pytest.mark.parametrize(
    "look",
    [
        {"color": "red"},
        {"color": '"/><w:b/>'},
        {"highlight": "pink"},
        {"size": 0},
        {"size": "big"},
        {"size": True},
        {"size": "2000pt"},
        {"underline": "zigzag"},
        {"font": "north:Arial"},
        {"lang": "zh CN"},
    ],
)
def test_a_look_that_is_none(look: dict[str, Any]) -> None:
    refusal = refused(ContentError, RichText, "甲", **look)
    assert refusal.code == "template-content-look"
    assert str(next(iter(look))) in str(refusal)


def test_no_paragraph_is_part_of_one() -> None:
    assert refused(ContentError, lambda: RichText().add(RichParagraphs("甲"))).code == "template-content-block"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:x", "file:///etc/passwd", "data:text/html,x"),
        *("www.example.com", "", "#", "http:", "https://example.com/\n", "vbscript:x", "\\\\server\\share"),
        "https://example.com/" + "x" * 2000,
    ],
)
def test_addresses_that_no_link_may_have(address: str) -> None:
    for make in (lambda: Hyperlink("甲", address), lambda: RichText("甲", link=address)):
        assert refused(ContentError, make).code == "template-content-address"


def test_rich_texts_are_added_to_one_another() -> None:
    first = RichText("甲", bold=True)
    both = "前" + first + "后" + RichText("乙")
    first.add("另")
    site = Site(Assembly(PACKAGE), "word/document.xml")
    assert ["".join(map(str, run.itertext())) for run in both.elements(site)] == ["前", "甲", "后", "乙"]
    assert ["".join(map(str, run.itertext())) for run in first.add(first).elements(site)] == ["甲", "另", "甲", "另"]
