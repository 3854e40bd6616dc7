"""Marks of Chinese text that Word sets in a Latin font are named once, with their place; no others are."""

from __future__ import annotations

import pytest

from generator.templates.doubts import word_layout_doubts
from tests.templates.doubts.word_templates import paragraph, run, style, template

LATIN = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
HINT = LATIN.replace("<w:rFonts ", '<w:rFonts w:hint="eastAsia" ')
ASCII_ALONE = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="仿宋_GB2312"/>'
UNUSUAL = '<w:rFonts w:ascii="示例体" w:hAnsi="示例体"/>'


def latin(*texts: str) -> bytes:
    return template(*map(paragraph, texts), fonts=LATIN)


FOUND = {
    "quotation marks": (latin("甲“乙”丙"), ("“”", 1, "paragraph 1")),
    "single ones": (latin("甲‘乙’丙"), ("‘’", 1, "paragraph 1")),
    "a middle dot": (latin("甲·乙"), ("·", 1, "paragraph 1")),
    "around Latin": (latin("甲“Word”丙"), ("“”", 1, "paragraph 1")),
    "beside other marks": (latin("甲：“A”。"), ("“”", 1, "paragraph 1")),
    "one behind the other": (latin("甲’”"), ("’”", 1, "paragraph 1")),
    "around a printed value": (latin("“{{ unit.name }}”"), ("“”", 1, "paragraph 1")),
    "in several paragraphs": (latin("甲", "甲“乙", "丙·", "丁"), ("“·", 2, "paragraph 2")),
    "in a style": (
        template(paragraph("甲“乙", style="主"), styles=style("主", f"<w:rPr>{LATIN}</w:rPr>")),
        ("“", 1, "paragraph 1"),
    ),
    "in one run of the paragraph": (template(paragraph("甲“", run("乙”", LATIN))), ("”", 1, "paragraph 1")),
    "the font beside the mark is another": (template(paragraph("甲", run("“", LATIN), "乙")), ("“", 1, "paragraph 1")),
}

SILENT = {
    "marks as wide in Latin fonts": latin("甲……乙——丙"),
    "a hint": template(paragraph("甲“乙”……——·"), fonts=HINT),
    "a hint in the run": template(paragraph(run("甲“乙”", '<w:rFonts w:hint="eastAsia"/>')), fonts=LATIN),
    "one font": template(paragraph("甲“乙”")),
    "a Latin font for ASCII alone": template(paragraph("甲“乙”"), fonts=ASCII_ALONE),
    "a font that may be Chinese": template(paragraph("甲“乙”"), fonts=UNUSUAL),
    "Latin text": latin("It’s “so” — well… a·b"),
    "marks of East Asia alone": latin("甲（乙）、《丙》：〔丁〕"),
    "in a tag": latin("甲{{ unit.name | default(“无”) }}乙"),
    "in a condition": latin("甲{% if unit.group == “乙” %}丙{% endif %}"),
    "beside a condition": latin("{% if x %}“{% endif %}a"),
    "hidden": template(paragraph(run("甲“乙”", f"{LATIN}<w:vanish/>"))),
}


@pytest.mark.parametrize("name", FOUND)
def test_narrow_marks(name: str) -> None:
    data, expected = FOUND[name]
    found = [each for each in word_layout_doubts(data, "a.docx") if each.code == "template-narrow-marks"]
    told = [
        (each.facts["marks"], each.facts["count"], f"paragraph {each.span and each.span.paragraph}") for each in found
    ]
    assert told == [expected]
    assert [str(each.facts["fonts"]) for each in found] == ["Times New Roman"]


@pytest.mark.parametrize("name", SILENT)
def test_marks_that_are_right(name: str) -> None:
    assert word_layout_doubts(SILENT[name], "a.docx") == []
