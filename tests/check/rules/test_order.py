"""命令（令） in the file: CM."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Twips

from generator.check.rules import FILE_RULES
from generator.official.recognition.elements import RecognisedDocument
from tests.check.faults import aligned, paragraph, right_in, typed
from tests.check.right import CENTRE, LEFT, XIAOBIAOSONG, Look, add_run, border, data_of, format_line
from tests.check.rules import by_hand
from tests.check.rules.by_hand import DATE
from tests.check.rules.planting import Planted, assert_found, base, found_in, remove

Plant = Callable[[Document], object]


def lower(document: Document) -> None:
    document.paragraphs[0].paragraph_format.space_before = Twips(1124 + 850)


def without_lines_above(start: str, count: int = 2) -> Plant:
    def plant(document: Document) -> None:
        for _ in range(count):
            remove(paragraph(document, start)._p.getprevious())

    return plant


def titled(document: Document) -> None:
    """A title above the text."""
    title = paragraph(document, "《示例市").insert_paragraph_before("")
    format_line(title, CENTRE, 640)
    add_run(title, "示例市人民政府关于公布养老服务管理办法的令", Look(font=XIAOBIAOSONG, size=22))
    format_line(paragraph(document, "《示例市").insert_paragraph_before(""), LEFT, 579)


def ruled(document: Document) -> None:
    border(paragraph(document, "第3号"), "bottom", eighths=12, space=8, color="FF0000")


def signed_by_the_organ(document: Document) -> None:
    post = paragraph(document, "市长")
    for run in post.runs:
        remove(run._r)
    format_line(post, WD_ALIGN_PARAGRAPH.RIGHT, 579)
    add_run(post, "示例市人民政府")


FAULTS = (
    Planted(
        "CM-01",
        typed("示例市人民政府令", "人民政府令", "令"),
        "示例市令",
        "发文机关全称加“命令”或“令”",
        base="命令",
        name="name",
    ),
    Planted("CM-01", lower, "上边缘距纸上边 72.0 mm", "57.0 mm", base="命令", name="place"),
    Planted("CM-02", typed("第3号", "第3号", "第 3 号"), "第 3 号", "第×号", base="命令", name="blanks"),
    Planted("CM-02", aligned("第3号", LEFT), "中线距纸左边 36.1 mm", "106.0 mm", base="命令", name="left"),
    Planted("CM-02", without_lines_above("第3号"), "上空 4.3 mm", "20.8 mm", base="命令", name="gap"),
    Planted("CM-03", without_lines_above("《示例市"), "上空 4.8 mm", "20.8 mm", base="命令", name="gap"),
    Planted("CM-03", ruled, "令号下有分隔线", "没有分隔线", base="命令", name="rule"),
    Planted("CM-04", right_in(DATE, 0), "右空 0.0 mm", "22.3 mm", base="命令", name="date"),
    Planted(
        "CM-04",
        signed_by_the_organ,
        "没有签发人职务",
        "职务和签名章",
        base="命令",
        name="no post",
    ),
)


@pytest.mark.parametrize("planted", FAULTS, ids=str)
def test_a_fault_is_found(planted: Planted) -> None:
    assert_found(planted)


def told(rule: str, found: RecognisedDocument) -> list[tuple[str, str]]:
    return [(str(each.measured), str(each.wanted)) for each in FILE_RULES[rule](found)]


def test_an_order_has_no_title() -> None:
    document = by_hand.order()
    titled(document)
    assert ("有标题", "没有标题") in told("CM-03", found_in(data_of(document)))


@pytest.mark.parametrize("name", ["by hand", "ours", "other", *by_hand.BASES])
def test_right_documents_have_no_departure(name: str) -> None:
    found = found_in(base(name))
    rules = [rule for rule in FILE_RULES if rule.startswith("CM")]
    assert rules
    assert {rule: told(rule, found) for rule in rules if told(rule, found)} == {}
