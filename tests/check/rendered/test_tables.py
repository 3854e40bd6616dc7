"""Tables on the printed page: TB."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Twips

from tests.check.rendered import bases  # noqa: F401  the right documents by name
from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.rules import test_tables as on_file

pytestmark = pytest.mark.xdist_group("printed")


def wide(document: Document) -> None:
    """Three columns of 56 mm: 12 mm over the right edge."""
    table = next(each for each in document.tables if each.rows[0].cells[0].text == "序号")
    twips = round(56 * 56.693)
    width = table._tbl.tblPr.find(qn("w:tblW"))
    assert width is not None
    width.set(qn("w:w"), str(3 * twips))
    for column in table._tbl.tblGrid:
        column.set(qn("w:w"), str(twips))
    for row in table.rows:
        for cell in row.cells:
            cell.width = Twips(twips)
    alignment = table._tbl.tblPr.find(qn("w:jc"))
    if alignment is not None:
        alignment.set(qn("w:val"), "left")


FAULTS = planted(
    OnPage("TB-01", wide, "距纸左边 28.0 – 196.0 mm", "距纸左边 28.0 – 184.0 mm", "table"),
    OnPage("TB-04", on_file.head_once, "表头不重复", "重复表头", "landscape", 4),
)


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
