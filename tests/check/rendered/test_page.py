"""What the printed pages hold: PG-06, PG-16, BD-01, TB-04."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.check.printed import PrintedDocument
from generator.check.rules.rule import PAGE_RULES
from tests.check.rendered import bases  # noqa: F401  the right documents by name
from tests.check.rendered.planting import OnPage, Pages, assert_found, planted
from tests.check.rules import test_page as on_file
from tests.check.rules import test_tables as tables
from tests.check.rules.test_body import many_recipients

pytestmark = pytest.mark.xdist_group("printed")


FAULTS = planted(
    OnPage("PG-06", on_file.every_line(26), "24", "22", "many pages", times=2, on_file=True),
    OnPage("BD-01", many_recipients, "0 行", "1 行以上", page=1, on_file=True),
    OnPage("TB-04", tables.head_once, "表头不重复", "重复表头", "landscape", 4, on_file=True),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
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


def printed_in(printed: PrintedDocument, characters: str, font: str) -> PrintedDocument:
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
    return PrintedDocument(printed.found, pages)
