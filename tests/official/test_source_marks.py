"""Marks of a draft: valid, found again, no part of its looks, and telling nothing that is not printed."""

import io
import re
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from generator.ground.errors import Span
from generator.official.blocks import OUTLINE, TEXT_ROLES, Role
from generator.official.document import Level, OfficialDocument, WrittenParagraph
from generator.official.layout import paragraph_lines, signature_page
from generator.official.layout.composition import lay_out
from generator.official.source_marks import (
    PREFIX,
    line_digest,
    line_name,
    marked_files,
    marked_lines,
    short_digest,
    with_source_marks,
)
from generator.official.writer import named_styles, paragraph, write_docx
from generator.templates.text.notice import open_notice

NOTICE = """---
issuer: 示例县民政局
title: 关于报送示例情况的通知
recipients: 各乡镇
date: 2026-03-05
attachments: [attachment-1.md]
contact: {name: 示例甲, phone: "000-1234567"}
---
联系人：{{ notice.contact.name }}{# 不公开的话 #}。
{% for word in ["甲", "乙"] %}重复{{ word }}
{% endfor %}
"""
ATTACHMENT = """---
title: 示例分工表
---
| 序号 | 内容 |
| --- | --- |
| 1 | 示例 |
| 2 | |
"""


@pytest.fixture
def document(tmp_path: Path) -> OfficialDocument:
    (tmp_path / "notice.md").write_text(NOTICE)
    (tmp_path / "attachment-1.md").write_text(ATTACHMENT)
    return open_notice(tmp_path).render()


def _parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if not name.endswith(".png")}


def _names(data: bytes) -> list[str]:
    return re.findall(r'bookmarkStart w:id="[0-9]+" w:name="([^"]*)"', _parts(data)["word/document.xml"])


def test_each_paragraph_has_a_name_of_its_own_that_says_its_line(document: OfficialDocument) -> None:
    names = _names(write_docx(with_source_marks(lay_out(document), "0")))
    assert len(names) == len(set(names))
    assert all(name.startswith(PREFIX) and len(name) <= 40 and re.fullmatch(r"\w+", name) for name in names)
    assert [name for name in names if not name.startswith("_fw_k")] == [
        *("_fw_0_9", "_fw_0_10", "_fw_0_10_r2"),
        *("_fw_1_4", "_fw_1_4_r2", "_fw_1_6", "_fw_1_6_r2", "_fw_1_7", "_fw_1_7_r2"),
    ]
    assert {"_fw_k_mark", "_fw_k_title", "_fw_k_recipients", "_fw_k_issuer", "_fw_k_date"} <= set(names)


def test_without_its_marks_a_draft_is_byte_for_byte_the_document(document: OfficialDocument) -> None:
    plain, marked = (
        _parts(write_docx(each)) for each in (lay_out(document), with_source_marks(lay_out(document), "0"))
    )
    stripped = re.sub("<w:bookmark(?:Start|End)[^>]*>", "", marked["word/document.xml"])
    assert stripped == plain["word/document.xml"]
    assert marked.keys() - plain.keys() == {"docProps/custom.xml"}
    assert "custom" not in plain["[Content_Types].xml"] + plain["_rels/.rels"]


def test_word_would_have_nothing_to_repair(document: OfficialDocument, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(write_docx(with_source_marks(lay_out(document), "0")))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_properties_are_short_and_are_read_again(document: OfficialDocument) -> None:
    numbers = range(100, 300)
    body = tuple(WrittenParagraph(Level.TEXT, "", "示例。", Span("notice.md", number)) for number in numbers)
    marked = with_source_marks(lay_out(replace(document, body=body)), "0")
    assert all(len(value) <= 255 for value in marked.properties.values())
    lines = marked_lines(marked.properties)
    assert [line.name for line in lines if line.name.startswith("0_")] == [f"0_{number}" for number in numbers]
    assert marked_files(marked.properties) == ("notice.md", "attachment-1.md")


def test_a_line_that_prints_several_paragraphs_is_one_line_and_each_element_is_its_own() -> None:
    assert line_name("_fw_0_12_r3") == line_name("_fw_0_12") == "0_12"
    assert line_name("_fw_k_title_r2") != line_name("_fw_k_title")


def test_nothing_that_is_not_printed_is_in_the_draft(document: OfficialDocument) -> None:
    marked = write_docx(with_source_marks(lay_out(document), "0"))
    assert not any("不公开" in part or "1234567" in part for part in _parts(marked).values())
    assert line_digest("联系人：示例甲{# 不公开的话 #}") == line_digest("联系人：示例甲")
    assert line_digest("甲{# 一 #}乙{# 二 #}丙{# 三") == line_digest("甲乙丙{# 三") != line_digest("甲乙丙")
    assert line_digest("甲{#}") != line_digest("甲")


def test_digests_tell_texts_apart_and_blanks_do_not_count() -> None:
    assert short_digest("示例 甲") == short_digest("示例甲\n") != short_digest("示例乙")


def test_an_attachment_alone_has_marks_of_its_own_file(document: OfficialDocument) -> None:
    alone = replace(document, attachments=(), body=document.attachments[0].body)
    assert marked_files(with_source_marks(lay_out(alone), "0").properties) == ("attachment-1.md",)


# Sets of roles: of every role it is decided whether it is in them.

SETS: Mapping[str, Collection[Role]] = {
    "text": TEXT_ROLES,
    "pitch": signature_page._ON_PITCH,
    "signed": signature_page._SIGNED,
    "by line": paragraph_lines._BY_LINE,
    "broken": paragraph._LINES_BROKEN,
    "outline": OUTLINE,
    "shown": named_styles.SHOWN,
}
"""The sets by what they are for."""

DECIDED: Mapping[Role, set[str]] = {
    Role.CLASSIFICATION: set(),
    Role.ISSUER_MARK: {"by line"},
    Role.NUMBER: set(),
    Role.TITLE: {"by line", "broken", "outline", "shown"},
    Role.TITLE_NOTE: {"by line", "broken"},
    Role.EDITION: set(),
    Role.RECIPIENTS: {"pitch", "shown"},
    Role.BODY: {"text", "pitch", "shown"},
    Role.HEADING_1: {"text", "pitch", "outline", "shown"},
    Role.HEADING_2: {"text", "pitch", "outline", "shown"},
    Role.HEADING_3: {"text", "pitch", "outline", "shown"},
    Role.HEADING_4: {"text", "pitch", "outline", "shown"},
    Role.ATTACHMENT_LIST: {"pitch", "shown"},
    Role.SIGNATURE: {"pitch", "signed", "shown"},
    Role.DATE: {"pitch", "signed", "shown"},
    Role.NOTE: {"pitch", "signed", "shown"},
    Role.ATTACHMENT_LABEL: {"shown"},
    Role.ATTACHMENT_TITLE: {"by line", "broken", "outline", "shown"},
    Role.IMPRINT: set(),
    Role.PAGE_NUMBER: set(),
    Role.ANCHOR: set(),
    Role.SIGNERS: set(),
    Role.ORDER_NUMBER: set(),
    Role.STAMP: {"signed"},
    Role.ATTENDANCE: {"pitch", "shown"},
    Role.TABLE_TEXT: {"shown"},
    Role.PICTURE: set(),
    Role.PART: {"outline", "shown"},
    Role.CHAPTER: {"text", "pitch", "outline", "shown"},
    Role.SECTION: {"text", "pitch", "outline", "shown"},
    Role.CONTENTS_TITLE: {"text", "pitch"},
    Role.CONTENTS: {"text", "pitch"},
}
"""The sets that each role is in."""


@pytest.mark.parametrize("role", Role)
def test_a_role_is_in_the_sets_that_are_meant(role: Role) -> None:
    assert {name for name, roles in SETS.items() if role in roles} == DECIDED[role]
