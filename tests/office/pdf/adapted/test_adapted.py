from __future__ import annotations

import pytest
from lxml import etree

from generator.office.package import read_package
from generator.office.pdf.adapted import adapted
from generator.office.wordml.wordml_names import WORD_NAMESPACES
from tests.sample_docx import paragraph, sample_docx

W = WORD_NAMESPACES[0]


def hanging(part: bytes, namespace: str = W) -> list[str | None]:
    """The value for hanging punctuation of each paragraph, in order."""
    name = f"{{{namespace}}}pPr/{{{namespace}}}overflowPunct"
    found = [each.find(name) for each in etree.fromstring(part).iter(f"{{{namespace}}}p")]
    return [None if each is None else each.get(f"{{{namespace}}}val") for each in found]


@pytest.mark.parametrize("namespace", WORD_NAMESPACES)
@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<w:pPr/>",
        '<w:pPr><w:overflowPunct w:val="0"/></w:pPr>',
        "<w:pPr><w:overflowPunct/></w:pPr>",
        '<w:r/><w:pPr><w:jc w:val="both"/></w:pPr>',
    ],
)
def test_every_paragraph_says_1_itself(inside: str, namespace: str) -> None:
    part = f'<w:ftr xmlns:w="{namespace}"><w:p>{inside}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:ftr>'
    assert hanging(adapted({"word/footer1.xml": part.encode()})["word/footer1.xml"], namespace) == ["1", "1"]


def test_the_order_that_the_schema_asks_for_is_kept() -> None:
    order = ("pStyle", "widowControl", "kinsoku", "topLinePunct", "spacing", "jc")
    part = (
        f'<w:document xmlns:w="{W}"><w:p><w:pPr>{"".join(f"<w:{each}/>" for each in order)}</w:pPr></w:p></w:document>'
    )
    properties = etree.fromstring(adapted({"a.xml": part.encode()})["a.xml"])[0][0]
    assert [etree.QName(each).localname for each in properties] == [*order[:3], "overflowPunct", *order[3:]]


@pytest.mark.parametrize(
    "part",
    [
        b"<w:broken",
        b"",
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p/></a:theme>',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_wordprocessingml_stays_byte_for_byte(part: bytes) -> None:
    parts = {"word/document.xml": part, "word/media/image1.png": b"\x89PNG"}
    assert adapted(parts) == parts


def test_nothing_outside_of_the_part_is_read() -> None:
    part = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:document>'
    )
    assert b"&e;" in adapted({"a.xml": part.encode()})["a.xml"]


def test_text_and_all_other_parts_stay_the_same() -> None:
    before = read_package(sample_docx(paragraph("甲，乙 &amp; 丙"), paragraph("  丁  ")), name="sample.docx")
    after = adapted(before)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"word/document.xml", "word/styles.xml"}
    texts = [etree.fromstring(parts["word/document.xml"]).xpath("string()") for parts in (before, after)]
    assert texts[0] == texts[1] == "甲，乙 & 丙  丁  "
