"""Title and recipients on the printed page: TI, RC."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from tests.check.faults import aligned, in_size, indented, paragraph
from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.rules.test_header import lines_above
from tests.check.rules.test_title import titled

pytestmark = pytest.mark.xdist_group("printed")

TITLE = "示例市民政局\n"
SHAPE = "梯形或菱形"


def over_the_edges(document: Document) -> None:
    """A line of 24 characters of 22 pt and a fifth at each side of the year, 189 mm, in an area that much wider."""
    titled("示例市民政局\n关于做好2026年度冬春救助和灾后恢复重建工作的通知")(document)
    form = paragraph(document, TITLE).paragraph_format
    form.left_indent = form.right_indent = Mm(-20)


FAULTS = planted(
    OnPage("TI-01", in_size(TITLE, 18), "小二（18 磅）", "二号（22 磅）", page=1),
    # One empty line of 10.2 mm less than the 23.5 mm of the base.
    OnPage("TI-02", lines_above(TITLE, -1), "13.3 mm", "20.8 mm", page=1),
    OnPage("TI-02", lines_above(TITLE, 1), "33.7 mm", "20.8 mm", page=1, name="three lines"),
    # The lines have 6 and 13 characters of 7.76 mm.
    OnPage("TI-03", aligned(TITLE, WD_ALIGN_PARAGRAPH.LEFT), "54.7 mm", "0.0 mm", page=1),
    OnPage("TI-04", titled("示例市民政局关于印发\n冬春救助\n和灾后恢复重建工作的通知"), "10 / 4 / 12", SHAPE, page=1,
           beside=("TI-05",)),
    OnPage("TI-04", titled("示例市民政局关于做好冬春救助和灾后重建\n通知"), "19 / 2", SHAPE, page=1, name="orphan"),
    OnPage("TI-05", titled("示例市民政局关于做好冬春救助工作\n的通知"), "助工作 / 的通知", "助工作的通知", page=1),
    OnPage("TI-05", titled("示例市民政局关于做好20\n26年冬春救助工作的通知"), "好20 / 26年", "好2026年",
           page=1, name="number"),
    OnPage("TI-06", over_the_edges, "距纸左边 11.4 – 200.6 mm", "距纸左边 28.0 – 184.0 mm", page=1),
    # Without the empty line, 10.2 mm, that the base has more.
    OnPage("RC-01", lines_above("各县", -1), "4.6 mm", "10.4 mm", page=1),
    OnPage("RC-01", lines_above("各县", 1), "25.0 mm", "10.4 mm", page=1, name="two lines"),
    OnPage("RC-02", indented("各县", first=11.1), "左空 11.1 mm", "顶格", page=1),
)  # fmt: skip


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
