"""What Word sets otherwise is said of files that are Word documents; of others it is said when they are opened."""

from __future__ import annotations

import pytest

from generator.templates.doubts import word_layout_doubts
from tests.templates.doubts.word_templates import paragraph, template
from tests.templates.excel.workbooks import workbook
from tests.word_documents import packed, parts

KERN = '<w:kern w:val="2"/>'
LATIN = '<w:rFonts w:hAnsi="Calibri" w:eastAsia="仿宋_GB2312"/>'
GOOD = template(paragraph("甲“乙”。"), fonts=LATIN, defaults=KERN)


def test_each_kind_once() -> None:
    found = word_layout_doubts(GOOD, "a.docx")
    assert [each.code for each in found] == ["template-line-ends", "template-narrow-marks"]
    assert {each.span and each.span.file for each in found} == {"a.docx"}


def test_fonts_of_the_theme() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="仿宋"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    data = {**parts(template(paragraph("甲“乙”。"), fonts=fonts, theme="")), "word/theme.xml": theme.encode()}
    (problem,) = word_layout_doubts(packed(data), "a.docx")
    assert str(problem.facts["fonts"]) == "Calibri"


@pytest.mark.parametrize(
    "data",
    [b"", b"no document", workbook([["甲"]]), packed({"a.txt": b"a"}), GOOD[:-40]],
    ids=["empty", "text", "a workbook", "another zip", "cut off"],
)
def test_a_file_that_is_no_word_document(data: bytes) -> None:
    assert word_layout_doubts(data, "a.docx") == []


@pytest.mark.parametrize("part", ["word/styles.xml", "word/settings.xml"])
def test_a_part_that_is_no_xml_says_nothing(part: str) -> None:
    assert word_layout_doubts(packed({**parts(template(paragraph("甲。"))), part: b"no xml"}), "a.docx") == []
