"""版记 on the printed page: IM, LT-09."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Twips

from tests.check.faults import paragraph
from tests.check.rendered.planting import OnPage, Pages, assert_found, planted
from tests.check.right import DATE, LEFT, Look, add_run, border, format_line
from tests.check.rules import test_imprint as on_file
from tests.check.rules import test_letter as letter
from tests.check.rules.planting import remove

pytestmark = pytest.mark.xdist_group("printed")


def at(top: float) -> on_file.Plant:
    """The table ``top`` millimetres from the sheet's upper edge."""

    def plant(document: Document) -> None:
        position = document.tables[-1]._tbl.tblPr.find(qn("w:tblpPr"))
        assert position is not None
        del position.attrib[qn("w:tblpYSpec")]
        position.set(qn("w:vertAnchor"), "page")
        position.set(qn("w:tblpY"), str(round(top * 56.693)))

    return plant


def in_the_text_of_a_letter(document: Document) -> None:
    """抄送 without rules 60 mm above its place: its line is 8.8 mm high, 0.9 of them under the ink."""
    letter.with_imprint("抄送：示例市财政局。", ruled=False)(document)
    at(193.2)(document)


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
    # Two rows of 8.8 mm and three rules, 0.9 mm, from 222.1 mm on.
    OnPage("IM-01", at(222.1), "末条分隔线距纸上边 240.7 mm", "262.0 mm", page=4),
    OnPage("IM-14", a_page_more, "排在第 5 面（共 5 面）", "排在最后一面，双数面", page=5),
    OnPage("IM-15", over_two_pages, "分在第 4、5 面", "排在同一面", page=4, beside=("IM-01",), on_file=True),
    OnPage("LT-09", in_the_text_of_a_letter, "末行下边缘距纸上边 201.1 mm", "260.5 mm", "信函", 1),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
