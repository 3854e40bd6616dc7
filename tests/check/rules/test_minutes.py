"""纪要 in the file: MN."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.shared import Twips

from generator.check.rules import FILE_RULES
from generator.official.recognition.elements import RecognisedDocument
from tests.check.faults import aligned, coloured, in_font, in_size, paragraph
from tests.check.right import LEFT
from tests.check.rules import by_hand
from tests.check.rules.planting import Planted, assert_found, base, found_in, remove

MARK = "示例市民政局办公会议纪要"


def lower(document: Document) -> None:
    document.paragraphs[0].paragraph_format.space_before = Twips(1978 + 567)


def no_line_above(document: Document) -> None:
    remove(paragraph(document, "出席")._p.getprevious())


def first_line(left: int, first: int, start: str = "出席") -> Callable[[Document], None]:
    def plant(document: Document) -> None:
        form = paragraph(document, start).paragraph_format
        form.left_indent, form.first_line_indent = Twips(left), Twips(first)

    return plant


def out_of_order(document: Document) -> None:
    paragraph(document, "请假")._p.addprevious(paragraph(document, "列席")._p)


FAULTS = (
    Planted("MN-01", coloured(MARK, "000000"), "黑色", "红色", base="纪要", name="black", beside=("HD-13",)),
    Planted("MN-01", lower, "上边缘距纸上边 82.0 mm", "72.0 mm", base="纪要", name="place"),
    Planted(
        "MN-01",
        aligned(MARK, LEFT),
        "中线距纸左边 102.1 mm",
        "106.0 mm",
        base="纪要",
        name="left",
        beside=("HD-12",),
    ),
    Planted("MN-02", in_font("请假", "仿宋_GB2312"), "仿宋_GB2312", "黑体", base="纪要", name="label"),
    Planted("MN-02", in_size("请假", 14), "四号（14 磅）", "三号（16 磅）", base="纪要", name="size"),
    Planted("MN-03", no_line_above, "上空 4.8 mm", "10.4 mm", base="纪要", name="gap"),
    Planted("MN-03", first_line(0, 632), "回行左空 0.0 mm", "27.9 mm", base="纪要", name="wrapped"),
    Planted("MN-03", first_line(948, -948, "请假"), "左空 0.0 mm", "11.1 mm", base="纪要", name="flush left"),
    Planted("MN-04", out_of_order, "先“列席”后“请假”", "先“请假”后“列席”", base="纪要"),
)


@pytest.mark.parametrize("planted", FAULTS, ids=str)
def test_a_fault_is_found(planted: Planted) -> None:
    assert_found(planted)


def told(rule: str, found: RecognisedDocument) -> list[tuple[str, str]]:
    return [(str(each.measured), str(each.wanted)) for each in FILE_RULES[rule](found)]


@pytest.mark.parametrize("name", ["by hand", "ours", "other", *by_hand.BASES])
def test_right_documents_have_no_departure(name: str) -> None:
    found = found_in(base(name))
    rules = [rule for rule in FILE_RULES if rule.startswith("MN")]
    assert rules
    assert {rule: told(rule, found) for rule in rules if told(rule, found)} == {}
