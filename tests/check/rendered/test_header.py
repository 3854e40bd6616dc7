"""The 版头 on the printed page: HD."""

from __future__ import annotations

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tests.check.faults import aligned, in_size, indented, paragraph, typed
from tests.check.rendered.planting import OnPage, Pages, assert_found, one_of_each, planted
from tests.check.rules import test_header as on_file

pytestmark = pytest.mark.xdist_group("printed")

LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


def mark_too_large(document: Document) -> None:
    """Eight characters of 60 pt are 169 mm wide."""
    for run in paragraph(document, "示例市民政局文件").runs:
        run.font.size = Pt(60)


def mark_over_the_edges(document: Document) -> None:
    """Eight characters of 50 pt, 141 mm, centred 30 mm further left than they should."""
    mark = paragraph(document, "示例市民政局文件").paragraph_format
    mark.left_indent, mark.right_indent = Mm(-30), Mm(30)


def number_below(document: Document) -> None:
    """The number on the line after 签发人."""
    on_file.number_alone(document)
    paragraphs(document, "示民文")[-1].paragraph_format.space_before = Mm(0)


def three_short_names(document: Document) -> None:
    for run in paragraph(document, "\t签发人").runs:
        run.text = run.text.replace("示例甲\t示例乙", "示甲 示乙 示丁").replace("示例丙", "示丙")


def paragraphs(document: Document, start: str) -> list[Paragraph]:
    return [each for each in document.paragraphs if each.text.startswith(start)]


def wide_rule(document: Document) -> None:
    form = paragraph(document, "示民发").paragraph_format
    form.left_indent = form.right_indent = Mm(-10)


CLASSIFIED = planted(
    OnPage("HD-01", in_size("000001", 14), "四号（14 磅）", "三号（16 磅）", "classified", 1),
    OnPage("HD-02", indented("000001", left=11.1), "左空 11.1 mm", "顶格", "classified", 1),
    OnPage(
        "HD-02", on_file.before("000001", 3), "上边缘距纸上边 44.0 mm", "41.0 mm", "classified", 1,
        beside=("HD-04", "HD-08", "HD-11"), name="lower",
    ),
    OnPage("HD-04", indented("机密", left=20), "左空 20.0 mm", "顶格", "classified", 1),
    OnPage(
        "HD-08", on_file.swapped("机密", "特急"), "先“特急”后“机密★1年”", "先“机密★1年”后“特急”", "classified", 1,
        beside=("HD-04",),
    ),
    OnPage("HD-08", indented("特急", left=11.1), "左空 11.1 mm", "顶格", "classified", 1, name="left"),
    OnPage("HD-09", typed("加", "加　急", "加急"), "加急", "加　急", "urgent", 1),
)  # fmt: skip
MARK = planted(
    OnPage("HD-11", on_file.before("示例市民政局文件", 24.8), "62.6 mm", "72.0 mm", page=1),
    OnPage("HD-11", on_file.before("示例市民政局文件", 37.2), "74.4 mm", "72.0 mm", page=1, name="near"),
    OnPage("HD-12", aligned("示例市民政局文件", LEFT), "7.4 mm", "0.0 mm", page=1),
    OnPage(
        "HD-14", mark_too_large, "2 行", "1 行", page=1, beside=("HD-11",)
    ),
    OnPage(
        "HD-14", mark_over_the_edges, "距纸左边 6.2 – 146.1 mm", "距纸左边 28.0 – 184.0 mm", page=1, beside=("HD-12",),
        name="over the edge",
    ),
)  # fmt: skip
JOINT = planted(
    OnPage("HD-15", on_file.names_swapped, "示例市应急管理局", "示例市民政局", "joint names", 1),
    OnPage("HD-16", on_file.word_at_top, "偏离中线 9.3 mm", "上下居中", "joint", 1),
    # Six and eight characters of 17.6 mm, less a tenth of one that their ink leaves of its cells.
    OnPage("HD-17", on_file.centred_names, "104.1 mm", "139.3 mm", "joint names", 1),
)
NUMBER = planted(
    # An empty line, 10.2 mm, the 2.8 mm over the ink of the number, the 0.6 mm under that of the mark.
    OnPage("HD-19", on_file.lines_above("示民发", -1), "14.5 mm", "20.8 mm", page=1),
    OnPage("HD-19", on_file.lines_above("示民发", 1), "34.9 mm", "20.8 mm", page=1, name="three lines"),
    OnPage("HD-20", aligned("示民发", LEFT), "53.7 mm", "0.0 mm", page=1),
    OnPage("HD-21", on_file.flush_left, "左空 0.0 mm", "5.6 mm", "request", 1),
    OnPage("HD-22", number_below, "低 10.2 mm", "同一行", "request", 1),
)
SIGNERS = planted(
    # Its tab stop is 200 twips, 3.5 mm, further right.
    OnPage("HD-26", on_file.stop_moved, "右空 2.1 mm", "5.6 mm", "request", 1),
    OnPage("HD-27", three_short_names, "一行 3 人", "2 人以内", "request of three", 1),
    # The third name does not fit its line: it begins at the left edge, not 7 字 and one more from the right.
    OnPage(
        "HD-27",
        on_file.three_in_a_line,
        "与第一个签发人错开 111.5 mm",
        "与第一个签发人左对齐",
        "request of three",
        1,
        name="left",
    ),
)
RULE = planted(
    # 14 pt, 4.9 mm, more than the 6 pt over which the base has 4.1 mm.
    OnPage("HD-28", on_file.rule(space="20"), "在发文字号下 8.2 mm", "4.0 mm", page=1),
    OnPage("HD-29", on_file.rule_indented, "距纸左边 48.0 – 164.0 mm", "距纸左边 28.0 – 184.0 mm", page=1),
    OnPage("HD-29", wide_rule, "距纸左边 18.0 – 194.0 mm", "距纸左边 28.0 – 184.0 mm", page=1, name="long"),
    OnPage("HD-30", on_file.rule(sz="36"), "1.59 mm", "0.35 – 0.75 mm", page=1),
    OnPage("HD-30", on_file.rule(sz="4"), "0.18 mm", "0.35 – 0.75 mm", page=1, name="thin"),
)
FAULTS = [*CLASSIFIED, *MARK, *JOINT, *NUMBER, *SIGNERS, *RULE]


@pytest.mark.parametrize("fault", one_of_each(FAULTS), ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)
