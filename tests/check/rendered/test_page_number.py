"""Page numbers on the printed page: PN."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.shared import Mm

from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.right import CENTRE, LEFT, RIGHT, set_font
from tests.check.rules import test_page_number as on_file

pytestmark = pytest.mark.xdist_group("printed")


def in_kai(document: Document) -> None:
    for run in on_file.footer(document, "odd").runs:
        set_font(run, "楷体_GB2312")


def in_full_width(document: Document) -> None:
    """１ typed instead of the field."""
    on_file.emptied("odd")(document)
    number = on_file.footer(document, "odd")
    run = number.add_run("— １ —")
    set_font(run, "宋体")
    run.font.size = on_file.footer(document, "even").runs[0].font.size


def lower(document: Document) -> None:
    """10 mm nearer to the sheet's lower edge."""
    document.sections[0].footer_distance = Mm(15)


FAULTS = planted(
    OnPage("PN-01", on_file.emptied("odd", "even"), "第 1 面没有页码", "“— 1 —”", page=1),
    OnPage("PN-01", on_file.emptied("even"), "第 2 面没有页码", "“— 2 —”", page=2, name="even"),
    OnPage("PN-01", on_file.first_page_without, "第 1 面没有页码", "“— 1 —”", page=1, name="first"),
    OnPage("PN-02", on_file.in_size, "五号（10.5 磅）", "四号（14 磅）", page=1),
    OnPage("PN-02", in_kai, "楷体", "宋体", page=1, name="face"),
    OnPage("PN-02", in_full_width, "全角数字 １", "半角数字", page=1, name="full width", beside=("AN-07", "PN-03")),
    OnPage("PN-03", on_file.written("—", "-"), "- 1 -", "— 1 —", page=1),
    OnPage("PN-03", on_file.written("—", ""), "1", "— 1 —", page=1, name="none"),
    # 25 mm from the sheet's edge are 269.2 mm from its top: so are 15 mm 279.2 mm.
    OnPage("PN-04", lower, "279.2 mm", "269.0 mm", page=1),
    # A number of three cells of 4.94 mm less half of two in the middle of 156 mm.
    OnPage("PN-05", on_file.placed("odd", CENTRE), "右空 69.4 mm", "4.9 mm", page=1),
    OnPage("PN-05", on_file.placed("odd", RIGHT, 140), "右空 2.5 mm", "4.9 mm", page=1, name="half as far"),
    OnPage("PN-06", on_file.placed("even", CENTRE), "左空 69.4 mm", "4.9 mm", page=2),
    OnPage("PN-06", on_file.placed("even", LEFT), "左空 0.0 mm", "4.9 mm", page=2, name="flush left"),
    OnPage("PN-06", on_file.one_footer, "左空 133.8 mm", "4.9 mm", page=2, name="one footer"),
    OnPage("PN-07", on_file.blank_page, "编有页码", "不编页码", times=2),
    OnPage("PN-08", on_file.written("— ", "— 第"), "— 第1 —", "— 1 —", page=1),
)


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
