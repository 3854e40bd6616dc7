"""The 版头 on the printed page: HD-11, HD-28, LT, CM, MN."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.check.faults import paragraph
from tests.check.rendered.planting import OnPage, Pages, assert_found, planted
from tests.check.right import LEFT, format_line
from tests.check.rules import test_header as on_file
from tests.check.rules import test_letter as letter
from tests.check.rules import test_minutes as minutes
from tests.check.rules import test_order as order

pytestmark = pytest.mark.xdist_group("printed")


def mark_in_a_table_lower(document: Document) -> None:
    """An empty line of 10.2 mm above the table with the organs and 文件."""
    above = document.add_paragraph()
    format_line(above, LEFT, 579)
    document.tables[0]._tbl.addprevious(above._p)


def lower(millimetres: float) -> Callable[[Document], None]:
    """What is under the double rule of 信函, lower."""

    def plant(document: Document) -> None:
        form = paragraph(document, "特").paragraph_format
        assert form.space_before is not None
        form.space_before = Mm(form.space_before.mm + millimetres)

    return plant


def mark_lower(document: Document) -> None:
    """The frame of the mark 10 mm lower, the double rule and what is under it, too."""
    frame = document.paragraphs[0]._p.get_or_add_pPr().find(qn("w:framePr"))
    assert frame is not None
    frame.set(qn("w:y"), str(1701 + 567))
    letter.moved((0, 1), top=10)(document)
    lower(10)(document)


FAULTS = planted(
    OnPage("HD-11", mark_in_a_table_lower, "82.2 mm", "72.0 mm", "joint", 1),
    # 14 pt, 4.9 mm, more than the 6 pt over which the base has 4.1 mm.
    OnPage("HD-28", on_file.rule(space="20"), "在发文字号下 8.2 mm", "4.0 mm", page=1, on_file=True),
    OnPage("LT-01", mark_lower, "上边缘距纸上边 40.0 mm", "30.0 mm", "信函", 1, beside=("LT-05",)),
    OnPage("LT-02", letter.moved((0, 1), top=-2), "在标志下 2.0 mm", "4.0 mm", "信函", 1, beside=("LT-05",)),
    OnPage("LT-05", lower(5), "在双线下 9.8 mm", "4.8 mm", "信函", 1, times=2),
    OnPage("CM-01", order.lower, "上边缘距纸上边 72.6 mm", "57.0 mm", "命令", 1, on_file=True),
    OnPage("MN-01", minutes.lower, "上边缘距纸上边 82.5 mm", "72.0 mm", "纪要", 1, on_file=True),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
