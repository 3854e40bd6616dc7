"""版记 on the printed page: IM."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from lxml import etree

from tests.check.faults import paragraph
from tests.check.rendered import bases  # noqa: F401  the right documents by name
from tests.check.rendered.planting import OnPage, Pages, assert_found, needed, one_of_each, planted
from tests.check.right import DATE, LEFT, Look, add_run, border, format_line
from tests.check.rules import test_imprint as on_file
from tests.check.rules.planting import remove

pytestmark = pytest.mark.xdist_group("printed")

LONG = "unsealed, long name"
needed("主送 moved")
EXTENT = "距纸左边 28.0 – 184.0 mm"


def higher(document: Document) -> None:
    """Two rows of 8.8 mm and three rules, 0.9 mm, from 222.1 mm on."""
    position = on_file.table(document)._tbl.tblPr.find(qn("w:tblpPr"))
    assert position is not None
    del position.attrib[qn("w:tblpYSpec")]
    position.set(qn("w:vertAnchor"), "page")
    position.set(qn("w:tblpY"), str(round(222.1 * 56.693)))


def thick(border: etree._Element, side: str, number: int) -> None:
    border.set(qn("w:sz"), "24")


def no_first(border: etree._Element, side: str, number: int) -> None:
    if (number, side) == (0, "top"):
        border.set(qn("w:val"), "nil")


def in_16_pt(document: Document) -> None:
    for run in on_file.row(document, 0).runs:
        run.font.size = Pt(16)


def beyond_the_right(document: Document) -> None:
    """A first line of 27 hanzi, 133.4 mm, from 47.8 mm on."""
    on_file.indents(0, 1120, 0, -840)(document)
    for run in on_file.row(document, 0).runs:
        run.text = run.text.replace("，", "示例市民政局" * 6 + "，")


def a_page_more(document: Document) -> None:
    paragraph(document, "登记表由").paragraph_format.page_break_before = True


def over_two_pages(document: Document) -> None:
    """版记 of two paragraphs with rules, the second on a new page."""
    table = on_file.table(document)._tbl
    anchor = table.getnext()
    remove(table)
    remove(anchor)
    rows = (("抄送：示例市财政局，示例市应急管理局。", "top"), (f"示例市民政局办公室\t{DATE}印发", "bottom"))
    for text, side in rows:
        line = document.add_paragraph()
        format_line(line, LEFT, 500)
        add_run(line, text, Look(size=14))
        border(line, side, eighths=8, space=1, color="000000")
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Twips(280)
        line.paragraph_format.tab_stops.add_tab_stop(Twips(8844 - 280), alignment=2)
        line.paragraph_format.page_break_before = side == "bottom"


FAULTS = planted(
    OnPage("IM-01", higher, "末条分隔线距纸上边 240.7 mm", "262.0 mm", page=4),
    OnPage("IM-02", on_file.narrow, "距纸左边 28.0 – 168.0 mm", EXTENT, page=4, beside=("IM-10",)),
    OnPage("IM-03", on_file.edges(thick), "1.06 mm", "0.35 mm", page=4),
    OnPage("IM-03", on_file.edges(on_file.thin), "0.18 mm", "0.35 mm", page=4, name="thin"),
    OnPage("IM-04", on_file.edges(no_first), "没有首条分隔线", "首末各有一条分隔线", page=4),
    OnPage("IM-04", on_file.edges(on_file.no_last), "没有末条分隔线", "首末各有一条分隔线", page=4, name="last"),
    OnPage("IM-04", on_file.edges(on_file.red), "红色 FF0000", "黑色", page=4, name="red", beside=("PG-13",)),
    OnPage("IM-05", in_16_pt, "三号（16 磅）", "四号（14 磅）", page=4),
    OnPage("IM-06", on_file.indents(0, 0, 280), "左空 0.0 mm", "4.9 mm", page=4),
    OnPage("IM-06", beyond_the_right, "右空 3.0 mm", "4.9 mm", page=4, name="right"),
    OnPage("IM-08", on_file.indents(0, 280, 280), "4.9 mm", "19.7 mm", LONG, 3),
    OnPage("IM-09", on_file.recipients_in_a_row, "与抄送机关之间有分隔线", "不加分隔线", page=4),
    OnPage("IM-10", on_file.on_two_lines, "不在同一行", "同一行", page=4),
    OnPage("IM-10", on_file.indents(1, 0, 280), "印发机关左空 0.0 mm", "4.9 mm", page=4, name="office"),
    OnPage("IM-10", on_file.tab_at_the_edge, "印发日期右空 0.0 mm", "4.9 mm", page=4, name="date"),
    OnPage("IM-12", on_file.edges(on_file.no_inner), "没有分隔线", "一条细分隔线", page=4),
    OnPage("IM-14", a_page_more, "排在第 5 面（共 5 面）", "排在最后一面，双数面", page=5),
    OnPage("IM-15", over_two_pages, "分在第 4、5 面", "排在同一面", page=4, beside=("IM-01", "IM-02", "IM-04")),
)


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)


def test_recipients_moved_there_pass(pages: Pages) -> None:
    """主送 stands above 抄送, no rule between them."""
    moved = pages.right("主送 moved")
    assert moved.printed.found.imprint is not None
    assert moved.printed.found.imprint.recipients is not None
    assert [each.code for each in moved.on_pages] == []
