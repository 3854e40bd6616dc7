"""附件说明 and attachments on the printed page: AT, AN."""

from __future__ import annotations

import copy

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.check.faults import aligned, paragraph
from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.right import CENTRE, LEFT, format_line
from tests.check.rules import test_attachments as on_file

pytestmark = pytest.mark.xdist_group("printed")


def numbered_anew(document: Document) -> None:
    """The attachments in a section of their own, whose pages are counted from 1."""
    last = document.sections[-1]._sectPr
    paragraph(document, "（此件")._p.get_or_add_pPr().append(copy.deepcopy(last))
    paragraph(document, "附件1").paragraph_format.page_break_before = False
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:start"), "1")
    margins = last.find(qn("w:pgMar"))
    assert margins is not None
    margins.addnext(kind)


def label_lower(document: Document) -> None:
    """附件1 in the second line of its page."""
    label = paragraph(document, "附件1")
    label.paragraph_format.page_break_before = False
    above = label.insert_paragraph_before("")
    format_line(above, LEFT, 579)
    above.paragraph_format.page_break_before = True


def second_entry_at_the_text(document: Document) -> None:
    """2. begins two 字 in, under 附件."""
    form = paragraph(document, "2.救助").paragraph_format
    form.left_indent, form.first_line_indent = Mm(11.1), Mm(0)


FAULTS = planted(
    OnPage("AT-01", on_file.list_indents(0, 0), "左空 0.0 mm", "11.1 mm", "unsealed, long name", 2,
           beside=("AT-05",)),
    # No empty line: what two lines of the text leave of their heights.
    OnPage("AT-01", on_file.without_the_line_above("附件："), "上空 4.8 mm", "10.4 mm", page=2, name="gap"),
    # Under 附件 instead of 3 字 further in.
    OnPage("AT-03", second_entry_at_the_text, "与上一个错开 16.7 mm", "上下对齐", page=2),
    OnPage("AT-05", on_file.list_indents(0, 632), "0.0 mm", "27.8 mm", "unsealed, long name", 2),
    OnPage("AN-01", on_file.on_the_same_page, "接在上文之后", "另起一面", page=2),
    OnPage("AN-02", on_file.behind_the_imprint, "在版记之后", "在版记之前",
           "unsealed, long name", 3),
    # Three and a half 字, 19.5 mm, in the middle of 156 mm.
    OnPage("AN-03", aligned("附件1", CENTRE), "左空 70.7 mm", "顶格", page=3),
    OnPage("AN-03", label_lower, "上边缘距纸上边 51.2 mm", "41.0 mm",
           page=3, beside=("AN-04",), name="second line"),
    # A line of 10.2 mm higher than line 3, where it begins at 60.3 mm.
    OnPage("AN-04", on_file.without_the_line_above("冬春救助"), "上边缘距纸上边 50.1 mm", "60.3 mm",
           page=3),
    # Eight characters of 7.76 mm.
    OnPage("AN-04", aligned("冬春救助工作方案", LEFT), "偏离中线 47.0 mm", "0.0 mm", page=3,
           name="left"),
    OnPage("AN-07", numbered_anew, "1", "3", page=3),
)  # fmt: skip


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
