"""Styles as Word, WPS and a clerk see them: what the gallery shows, headings at the beginning of a paragraph."""

import io
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from generator.official.blocks import HEADINGS, Role
from generator.official.document import Level, OfficialDocument, WrittenParagraph
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.official.writer.named_styles import SHOWN, run_style_id, style_id
from generator.standard import Profile
from tests.official.layout.conftest import second_notice
from tests.official.layout.measured_documents import ending_documents

LEVELS = {Level.FIRST: "一、", Level.SECOND: "（一）", Level.THIRD: "1.", Level.FOURTH: "（1）"}


def opened(document: OfficialDocument) -> Document:
    return docx.Document(io.BytesIO(write_docx(lay_out(document))))


def with_run_in_headings() -> OfficialDocument:
    body = tuple(WrittenParagraph(level, f"{serial}示例。", "后面是正文。") for level, serial in LEVELS.items())
    return replace(second_notice(), body=body)


def test_a_heading_at_the_beginning_of_a_paragraph_has_only_its_style_and_the_hint() -> None:
    paragraphs = [each for each in opened(with_run_in_headings()).paragraphs if each.text.endswith("后面是正文。")]
    assert len(paragraphs) == len(LEVELS)
    for paragraph, role in zip(paragraphs, HEADINGS, strict=True):
        heading, text = paragraph.runs
        assert [(each.tag, dict(each.attrib)) for each in heading._r.get_or_add_rPr()] == [
            (qn("w:rStyle"), {qn("w:val"): run_style_id(role)}),
            (qn("w:rFonts"), {qn("w:hint"): "eastAsia"}),
        ]
        assert text._r.get_or_add_rPr().find(qn("w:rStyle")) is None


@pytest.mark.parametrize("name", ["minutes", "letter", "joint order"])
def test_the_gallery_shows_what_a_clerk_adds_text_in(name: str) -> None:
    styles = opened(ending_documents()[f"{name}, {Profile.OFFICE}"]).styles
    shown = {style.style_id for style in styles if style.quick_style}
    assert shown <= {style_id(role) for role in SHOWN}
    assert {style_id(role) for role in (Role.BODY, *HEADINGS)} <= shown
