"""Sheet, type area, grid and colours on the printed page: PG."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Mm

from generator.check.rendered import PAGE_RULES, Printed
from tests.check.faults import coloured, in_size, margin, pitched
from tests.check.rendered import bases  # noqa: F401  the right documents by name
from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.rules import test_page as on_file

pytestmark = pytest.mark.xdist_group("printed")


def lower_edge(document: Document) -> None:
    """The text down to 20 mm from the sheet's edge, the number below it."""
    margin("bottom", 20)(document)
    document.sections[0].footer_distance = Mm(10)


FAULTS = planted(
    OnPage("PG-01", on_file.sheet(215.9, 279.4), "215.9 × 279.4 mm", "210.0 × 297.0 mm", "urgent", times=2,
           beside=("PG-04",)),
    # 11.6 mm higher than it should.
    OnPage("PG-02", margin("top", 25.4), "29.4 mm", "41.0 mm", page=2),
    # 27 cells of 5.56 mm in the middle of 152.3 mm begin 1.2 mm inside.
    OnPage("PG-03", margin("left", 31.7), "32.9 mm", "28.0 mm", "urgent", 1),
    OnPage("PG-03", margin("left", 22), "22.2 mm", "28.0 mm", "many pages", 1, name="narrow", beside=("PG-07",)),
    # 29 cells in the middle of 162 mm, less what a full stop leaves of its cell.
    OnPage("PG-04", margin("right", 20), "文字右边到 189.6 mm 处", "184.0 mm 以内", "many pages", beside=("PG-07",)),
    OnPage("PG-04", margin("right", 37), "文字右边到 172.5 mm 处", "184.0 mm", "many pages", name="short",
           beside=("PG-07",)),
    # A line of 10.2 mm more than fits the right area, whose last ends at 257.3 mm.
    OnPage("PG-05", lower_edge, "文字到 267.5 mm 处", "262.0 mm 以内", "many pages", 1, beside=("PG-06", "PN-04")),
    OnPage("PG-06", on_file.every_line(26), "24", "22", "many pages", times=2),
    OnPage("PG-06", on_file.every_line(29.5), "21", "22", "many pages", times=2, name="21"),
    OnPage("PG-07", on_file.grid(charSpace="0"), "27", "28", "many pages"),
    OnPage("PG-09", pitched("坚持以", 20), "7.06 mm", "10.21 mm", page=1),
    OnPage("PG-09", on_file.one_and_a_half, "15.32 mm", "10.21 mm", page=1, name="in lines"),
    OnPage("PG-11", on_file.header, "印有“内部资料”", "除页码外不印别的", page=1),
    OnPage("PG-12", coloured("坚持以", "1F4E79"), "颜色 1F4E79", "黑色", page=1),
    OnPage("PG-13", coloured("各县", "FF0000"), "红色 FF0000", "黑色", page=1),
    OnPage("PG-13", on_file.red_border, "2 条红线", "黑色", page=1, name="a red rule"),
    OnPage("PG-14", on_file.dark_red, "C00000", "FF0000", page=1),
    OnPage("PG-15", in_size("坚持以", 14), "四号（14 磅）", "三号（16 磅）", page=1),
)  # fmt: skip


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)


def test_pg16_a_font_that_had_to_be_lent(pages: Pages) -> None:
    """Which font lends a rare character hangs on what is installed: here the pages are made, not printed."""
    printed = pages.right("by hand").printed
    assert list(PAGE_RULES["PG-16"](printed)) == []
    lent = printed_in(printed, "坚", "ABCDEF+NotoSansCJKsc-Regular")
    (departure,) = PAGE_RULES["PG-16"](lent)
    assert str(departure.measured).startswith("NotoSansCJKsc-Regular（坚）")
    assert (str(departure.wanted), departure.page) == ("小标宋、仿宋、楷体、黑体、宋体", 1)
    whole = {char.text for page in printed.pages for char in page.chars}
    assert list(PAGE_RULES["PG-16"](printed_in(printed, "".join(whole), "NotoSerifCJKsc-Regular"))) == []


def printed_in(printed: Printed, characters: str, font: str) -> Printed:
    """The same pages, some characters in another font."""
    pages = tuple(
        replace(
            page,
            lines=tuple(
                replace(line, chars=tuple(replace(each, font=font) if each.text in characters else each
                                          for each in line.chars))
                for line in page.lines
            ),
        )
        for page in printed.pages
    )  # fmt: skip
    return Printed(printed.found, pages)


def mirrored(document: Document) -> None:
    document.settings.element.insert(1, OxmlElement("w:mirrorMargins"))


MIRRORED = planted(OnPage("PG-10", mirrored, "", "", "many pages"))


@pytest.mark.parametrize("fault", MIRRORED, ids=str)
def test_mirrored_margins_pass(fault: OnPage, pages: Pages) -> None:
    """On even sides the binding edge is at the right: 26 mm at the left."""
    assert [each.code for each in pages.spoilt(fault).on_pages if each.code.startswith(("PG", "BD"))] == []
