"""信函, 命令 and 纪要 on the printed page: LT, CM, MN."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.check.faults import aligned, coloured, in_font, paragraph
from tests.check.rendered import bases  # noqa: F401  the right documents by name
from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.right import LEFT
from tests.check.rules import test_letter as letter
from tests.check.rules import test_minutes as minutes
from tests.check.rules import test_order as order

pytestmark = pytest.mark.xdist_group("printed")

UPPER, LOWER, NOTHING = "上粗下细", "上细下粗", "没有双线"


def mark_lower(document: Document) -> None:
    """The frame of the mark 10 mm lower, the double rule and what is under it, too."""
    frame = document.paragraphs[0]._p.get_or_add_pPr().find(qn("w:framePr"))
    assert frame is not None
    frame.set(qn("w:y"), str(1701 + 567))
    letter.moved((0, 1), top=10)(document)
    below = paragraph(document, "特").paragraph_format
    assert below.space_before is not None
    below.space_before = Mm(below.space_before.mm + 10)


def text_to_the_foot(document: Document) -> None:
    """A text that goes on to 12 mm from the sheet's edge."""
    document.sections[0].bottom_margin = Mm(12)
    document.sections[0].footer_distance = Mm(5)


def imprint_in_the_text(document: Document) -> None:
    """抄送 without rules 60 mm above its place."""
    letter.with_imprint("抄送：示例市财政局。", ruled=False)(document)
    position = document.tables[-1]._tbl.tblPr.find(qn("w:tblpPr"))
    assert position is not None
    del position.attrib[qn("w:tblpYSpec")]
    position.set(qn("w:vertAnchor"), "page")
    position.set(qn("w:tblpY"), str(round(193.2 * 56.693)))  # its line is 8.8 mm high, 0.9 of them under the ink


LETTER = planted(
    OnPage("LT-01", mark_lower, "上边缘距纸上边 40.0 mm", "30.0 mm", "信函", 1, beside=("LT-05",)),
    OnPage("LT-02", letter.swapped(0, 1), LOWER, UPPER, "信函", 1),
    OnPage("LT-02", letter.without(0, 1), NOTHING, UPPER, "信函", 1, name="none"),
    OnPage(
        "LT-02", letter.moved((0, 1), top=-2), "在标志下 2.0 mm", "4.0 mm", "信函", 1, name="near", beside=("LT-05",)
    ),
    OnPage("LT-03", letter.swapped(2, 3), UPPER, LOWER, "信函", 1),
    OnPage("LT-03", letter.without(2, 3), NOTHING, LOWER, "信函", 1, name="none"),
    OnPage("LT-03", letter.moved((2, 3), top=-15), "下边缘距纸上边 262.0 mm", "277.0 mm", "信函", 1, name="high"),
    OnPage("LT-04", letter.moved((0, 1), ends=(28, 184)), "长 156.0 mm", "170.0 mm", "信函", 1),
    OnPage("LT-04", letter.moved((2, 3), ends=(10, 180)), "中线距纸左边 95.0 mm", "105.5 mm", "信函", 1, name="beside"),
    OnPage("LT-05", letter.number_in_the_middle, "右空 53.7 mm", "顶格居右", "信函", 1),
    OnPage("LT-05", letter.urgency_inside, "左空 11.1 mm", "顶格", "信函", 1, name="urgency"),
    OnPage("LT-06", letter.title_higher, "4.0 mm", "20.8 mm", "信函", 1),
    # A line more than the right one has, whose last ends 10.3 mm above the pair.
    OnPage("LT-07", text_to_the_foot, "空白 0.1 mm", "4.8 mm 以上", "long letter", 1, beside=("PN-04",)),
    OnPage("LT-08", letter.same_first_page, "“— 1 —”", "首页不显示页码", "信函", 1),
    OnPage("LT-09", letter.with_imprint("抄送：示例市财政局。", ruled=True), "有分隔线", "不加分隔线", "信函", 1),
    OnPage("LT-09", imprint_in_the_text, "末行下边缘距纸上边 201.1 mm", "260.5 mm", "信函", 1, name="place"),
)
ORDER = planted(
    OnPage("CM-01", order.lower, "上边缘距纸上边 72.6 mm", "57.0 mm", "命令", 1),
    OnPage("CM-02", order.without_lines_above("第3号"), "上空 4.3 mm", "20.8 mm", "命令", 1),
    OnPage("CM-02", aligned("第3号", LEFT), "偏离中线 69.9 mm", "0.0 mm", "命令", 1, name="left"),
    OnPage("CM-03", order.without_lines_above("《示例市"), "上空 4.8 mm", "20.8 mm", "命令", 1),
)
MINUTES = planted(
    OnPage("MN-01", minutes.lower, "上边缘距纸上边 82.5 mm", "72.0 mm", "纪要", 1),
    OnPage("MN-01", aligned(minutes.MARK, LEFT), "偏离中线 3.9 mm", "0.0 mm", "纪要", 1, name="left"),
    OnPage("MN-01", coloured(minutes.MARK, "000000"), "黑色", "红色", "纪要", 1, name="black"),
    OnPage("MN-02", in_font("请假", "仿宋_GB2312"), "标签仿宋、姓名仿宋", "标签黑体、姓名仿宋", "纪要"),
    OnPage("MN-03", minutes.first_line(948, -948, "请假"), "左空 0.0 mm", "11.1 mm", "纪要"),
    OnPage("MN-03", minutes.first_line(0, 632), "回行左空 0.0 mm", "27.9 mm", "纪要", name="wrapped"),
    OnPage("MN-04", minutes.out_of_order, "出席、列席、请假", "出席、请假、列席", "纪要"),
)


@pytest.mark.parametrize("fault", one_of_each([*LETTER, *ORDER, *MINUTES]), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
