"""The makers of edits judge what reads them: here they are judged themselves."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree

from tests.notices.drafts.made import text
from tests.notices.reviewing.edited import KINDS, accepted, edited, edits, rejected
from tests.office.reading.made import package
from tests.word_documents import parts

VALUES = ("示例甲", "2026年4月1日")
_LINES = (
    ("IssuerMark", "示例县民政局文件"),
    ("Title", "关于报送示例工作情况的通知"),
    ("Recipients", "各乡镇（街道）办事处："),
    ("Body", "为做好示例工作，现就有关事项通知如下。"),
    ("Heading1", "一、示例报送内容"),
    ("Heading1", "二、示例报送方式"),
    ("Body", "对照附件逐项填写，没有的写“无”，𠮷田除外。"),
    ("Heading1", "三、示例报送要求"),
    ("Body", "请于2026年4月1日前报送，联系人：示例甲，逾期不再受理。"),
    ("Body", "报送后不再修改，请认真核对。"),
    ("AttachmentList", "附件：示例方案"),
    ("Date", "2026年3月5日"),
    ("AttachmentLabel", "附件"),
    ("Body", "示例附件的第一段，按季度开展，共4次。"),
    ("Heading1", "一、示例附件的标题"),
    ("Body", "示例附件的第二段，2026年4月1日起施行。"),
    ("Body", "示例附件的第三段，由示例科室解释。"),
)
_TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"


def _paragraph(number: int, style: str, words: str) -> str:
    half = len(words) // 2
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:bookmarkStart w:id="{number}" w:name="_fw_{number}"/>'
        f'{text(words[:half])}{text(words[half:])}<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


@cache
def draft() -> bytes:
    """A small draft in the styles of a built one, marked as one, with a table."""
    body = "".join(_paragraph(number, *line) for number, line in enumerate(_LINES))
    cells = (_paragraph(90 + number, "TableText", f"示例格子{number}") for number in range(2))
    return package(f"{body}{_TABLE.format(*cells)}<w:p/>")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind[0]}-{kind[1]}-{kind[2]}")
def test_the_accepted_texts_are_those_that_were_meant(kind: tuple[str, str, bool]) -> None:
    made = [copy for seed in range(4) if (copy := edited(draft(), kind, seed, VALUES))]
    for copy in made:
        assert copy.expected == copy.intended, copy.about
    assert made or kind == ("touch value", "heading", True)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind[2]], ids=lambda kind: f"{kind[0]}-{kind[1]}")
def test_rejected_a_tracked_copy_is_the_draft(kind: tuple[str, str, bool]) -> None:
    for seed in range(4):
        copy = edited(draft(), kind, seed, VALUES)
        assert copy is None or rejected(copy.data) == accepted(draft()), copy.about


def test_edited_copies_are_well_formed_and_the_same_for_the_same_seed() -> None:
    copies = list(edits(draft(), 30, 7, VALUES))
    for copy in copies:
        for name, content in parts(copy.data).items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(content)
    assert [parts(copy.data) for copy in copies] == [parts(copy.data) for copy in edits(draft(), 30, 7, VALUES)]
