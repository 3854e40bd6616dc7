"""A reviewed copy of provisions comes back: articles and items are lines as others, and stay what they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from generator.notices.reviewing.review_data import Review
from generator.notices.reviewing.review_run import review
from tests.notices.reviewing.copies import W, draft_of, edited, new_paragraph, notice_in, replaced, texts

PROVISIONS = """---
title: 示例工作办法
title_note: 2026年2月27日示例县民政局通过
contents: true
---
第一章 总则
第一条 为了规范示例工作，制定本办法。
第二条　示例工作包括：
（一）编制方案；
（二）组织实施。
第二章 附则
第三条　本办法自2026年4月1日起施行。
"""
FILE = "attachment-1.md"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return notice_in(tmp_path, attachment_1=PROVISIONS)


def reviewed(notice: Path, copy: bytes) -> Review:
    path = notice.parent / "copy.docx"
    path.write_bytes(copy)
    return review(path, notice, notice.parent / "house.yaml", apply=True)


def body(notice: Path) -> list[str]:
    return (notice / FILE).read_text().split("---\n")[2].splitlines()


def test_an_unchanged_copy_asks_for_nothing(notice: Path) -> None:
    assert reviewed(notice, draft_of(notice)).records == ()


def rename(root: etree._Element) -> None:
    """Call the second chapter otherwise where it heads its text; it is in the contents as well."""
    *_, heading = (each for each in root.iter(f"{W}t") if each.text == "第二章　附则")
    heading.text = "第二章　其他"


def test_the_name_of_a_chapter(tmp_path: Path) -> None:
    notice = notice_in(tmp_path, attachment_1=PROVISIONS.replace("contents: true\n", ""))
    reviewed(notice, edited(draft_of(notice), rename))

    assert body(notice)[5] == "第二章 其他"


def test_what_is_in_the_contents_as_well_is_reported(notice: Path) -> None:
    found = reviewed(notice, edited(draft_of(notice), rename))

    assert body(notice)[5] == "第二章 附则"
    assert [each.action for each in found.records] == ["told"]


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("（三）检查验收。", "（二）组织实施"),
        ("（三）其他", "（二）组织实施"),
        ("第二条之一　示例工作每年一次。", "（二）组织实施"),
        ("1.编制；", "（一）编制方案"),
    ],
)
def test_a_line_is_added_as_it_is(notice: Path, text: str, below: str) -> None:
    copy = edited(draft_of(notice), lambda root: new_paragraph(root, below, text))
    reviewed(notice, copy)

    assert text in body(notice)
    assert text in texts(draft_of(notice))


def test_a_title_note_is_for_the_office_to_change(notice: Path) -> None:
    found = reviewed(notice, replaced(draft_of(notice), "2月27日", "2月28日"))

    assert [(each.action, each.why) for each in found.records] == [("told", "element")]
