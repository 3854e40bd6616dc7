"""Styles as Word, WPS and a clerk see them: names, outline, gallery, headings at the beginning of a paragraph."""

import io
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle

from generator.official.blocks import HEADINGS, OUTLINE, Role
from generator.official.document import Level, OfficialDocument, WrittenParagraph
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.official.writer.named_styles import SHOWN, run_style_id, style_id
from generator.standard import Profile
from tests.official.layout.conftest import notice, second_notice
from tests.official.layout.measured_documents import ending_documents

LEVELS = {Level.FIRST: "一、", Level.SECOND: "（一）", Level.THIRD: "1.", Level.FOURTH: "（1）"}


def opened(document: OfficialDocument) -> Document:
    return docx.Document(io.BytesIO(write_docx(lay_out(document))))


def with_run_in_headings() -> OfficialDocument:
    body = tuple(WrittenParagraph(level, f"{serial}示例。", "后面是正文。") for level, serial in LEVELS.items())
    return replace(second_notice(), body=body)


def value(style: BaseStyle, path: str) -> str | None:
    found = style.element.find("/".join(map(qn, path.split("/"))))
    return None if found is None else found.get(qn("w:val"))


def test_headings_and_the_title_have_the_names_that_word_knows_and_ours_as_aliases() -> None:
    styles = {style.style_id: style for style in opened(second_notice()).styles}
    found = {
        role: tuple(value(styles[style_id(role)], path) for path in ("w:name", "w:aliases"))
        for role in (Role.TITLE, *HEADINGS)
    }
    assert found == {
        Role.TITLE: ("Title", "公文标题"),
        Role.HEADING_1: ("heading 1", "一级标题"),
        Role.HEADING_2: ("heading 2", "二级标题"),
        Role.HEADING_3: ("heading 3", "三级标题"),
        Role.HEADING_4: ("heading 4", "四级标题"),
    }
    assert not any(qn("w:customStyle") in styles[style_id(role)].element.attrib for role in found)


def test_every_document_has_all_headings_whichever_it_uses() -> None:
    plain = replace(second_notice(), body=(WrittenParagraph(Level.TEXT, "", "示例。"),))
    names = {style.style_id for style in opened(plain).styles}
    assert {name for role in HEADINGS for name in (style_id(role), run_style_id(role))} <= names


def test_a_heading_has_the_level_that_its_name_says() -> None:
    # Word takes the level of a heading from its name, whatever the style says
    assert [OUTLINE[role] for role in HEADINGS] == [0, 1, 2, 3]


@pytest.mark.parametrize("role", HEADINGS)
def test_heading_and_character_style_are_linked_and_look_alike(role: Role) -> None:
    styles = {style.style_id: style for style in opened(second_notice()).styles}
    heading, character = styles[style_id(role)], styles[run_style_id(role)]
    assert value(heading, "w:link") == character.style_id
    assert value(character, "w:link") == heading.style_id
    looks = [
        [(each.tag, dict(each.attrib)) for each in style.element.find(qn("w:rPr"))] for style in (heading, character)
    ]
    assert looks[0] == looks[1]


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


def test_the_gallery_begins_with_the_text_and_its_headings() -> None:
    styles = sorted(
        (style for style in opened(notice()).styles if style.quick_style), key=lambda each: each.priority or 0
    )
    assert [style.style_id for style in styles[:5]] == [style_id(role) for role in (Role.BODY, *HEADINGS)]
    assert len({style.priority for style in styles}) == len(styles)


def test_styles_of_word_that_the_document_lacks_are_hidden() -> None:
    latent = opened(second_notice()).styles.latent_styles
    assert latent.default_to_hidden
    assert not latent.default_to_quick_style
    assert list(latent) == []


def test_what_follows_a_heading_is_text() -> None:
    styles = {style.style_id: style for style in opened(second_notice()).styles}
    assert {value(styles[style_id(role)], "w:next") for role in HEADINGS} == {style_id(Role.BODY)}
