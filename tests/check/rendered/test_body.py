"""The text on the printed page: BD."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.shared import Mm

from tests.check.faults import in_font, indented, paragraph, typed
from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.rules.test_body import line_above, many_recipients, on_new_page

pytestmark = pytest.mark.xdist_group("printed")


def spaced(start: str, millimetres: float) -> Callable[[Document], None]:
    def plant(document: Document) -> None:
        paragraph(document, start).paragraph_format.space_before = Mm(millimetres)

    return plant


def text_overleaf(document: Document) -> None:
    """A heading that is not kept with its text, which begins a page."""
    paragraph(document, "三、工作").paragraph_format.keep_with_next = False
    on_new_page("各地要加强")(document)


FAULTS = planted(
    OnPage("BD-01", many_recipients, "0 行", "1 行以上", page=1),
    OnPage("BD-02", line_above("为切实"), "多空 10.2 mm", "不空行", page=1),
    OnPage("BD-03", indented("坚持以"), "左空 0.0 mm", "11.1 mm", page=1),
    OnPage("BD-03", indented("坚持以", first=22.2), "左空 22.2 mm", "11.1 mm", page=1, name="four 字"),
    OnPage("BD-04", indented("坚持以", left=11.1), "左空 11.1 mm", "顶格", page=1),
    OnPage("BD-08", in_font("一、总体", "宋体"), "宋体", "黑体", page=1),
    OnPage("BD-08", in_font("（一）摸清", "仿宋_GB2312"), "仿宋", "楷体", page=2, name="second level"),
    OnPage("BD-11", line_above("坚持以"), "多空 10.2 mm", "不空行", page=1),
    OnPage("BD-11", spaced("坚持以", 3), "多空 3.0 mm", "不空行", page=1, name="space"),
    OnPage(
        "BD-12", text_overleaf, "在第 2 面末", "与下文同面", page=2
    ),
    OnPage("BD-13", typed("坚持以", "为中心，", "为中心\n，"), "“中心 / ，压”", "“中心，压”", page=1),
    OnPage("BD-13", typed("（一）摸清", "登记表（", "登记表（\n"), "“表（ / 见附”", "“表（见附”", name="opening"),
    OnPage("BD-14", typed("为切实", "2026年", "20\n26年"), "“现将20 / 26年冬”", "“现将2026年冬”", page=1),
)  # fmt: skip


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
