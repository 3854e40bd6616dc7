from __future__ import annotations

import pytest
from lxml import etree

from generator.office.package import read_package
from generator.office.pdf.adapted import adapted
from generator.office.wordml.wordml_names import WORD_NAMESPACES
from tests.sample_docx import paragraph, sample_docx

W = WORD_NAMESPACES[0]


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
