"""The text in the file: BD."""

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from generator.check.rules.level_numbers import written
from generator.official.document import Level
from tests.check.faults import (
    aligned,
    bold,
    formed,
    in_font,
    in_size,
    indented,
    lines_above,
    paragraph,
    remove,
    together,
    typed,
)
from tests.check.right import TEXT, data_of, made, right_notice, set_font
from tests.check.rules.planting import Planted, findings


def switched_off(name: str) -> Callable[[Document], None]:
    def plant(document: Document) -> None:
        properties = paragraph(document, "各地要加强")._p.get_or_add_pPr()
        properties.insert(0, made(name, val=0))

    return plant


def long_text(document: Document) -> None:
    paragraph(document, "坚持以").runs[0].text = "坚持以人民为中心。" * 600


def many_recipients(document: Document) -> None:
    names = "，".join("示例市示例区人民政府" for _ in range(30))
    paragraph(document, "各县").runs[0].text = f"{names}："


COUNT = str(sum(map(len, TEXT)) - len(TEXT[3]) + 9 * 600)

PLACES = [
    Planted("BD-01", formed("为切实", page_break_before=True), "0 行", "1 行以上"),
    Planted("BD-01", many_recipients, "0 行", "1 行以上", name="recipients"),
    Planted("BD-02", lines_above("为切实", 1), "空了 1 行", "不空行"),
    Planted("BD-02", formed("各县", space_after=Pt(6)), "段间距 2.1 mm", "没有段间距", name="space"),
    Planted("BD-03", indented("坚持以", first=0), "左空 0.0 mm", "11.1 mm"),
    Planted("BD-03", indented("坚持以", first=22.2), "左空 22.2 mm", "11.1 mm", name="four"),
    Planted("BD-03", aligned("坚持以", WD_ALIGN_PARAGRAPH.CENTER), "没有居左", "11.1 mm", name="centred"),
    Planted("BD-04", indented("坚持以", left=11.1, first=11.1), "左缩进 11.1 mm", "0.0 mm"),
    Planted(
        "BD-05",
        together(indented("坚持以", first=0), typed("坚持以", "坚持以", "　　坚持以")),
        "2 个全角空格",
        "首行缩进 2 字符",
    ),
    Planted("BD-11", lines_above("坚持以", 1), "空了 1 行", "不空行"),
    Planted("BD-11", formed("坚持以", space_after=Pt(6)), "段间距 2.1 mm", "没有段间距", name="space"),
    Planted("BD-13", switched_off("kinsoku"), "“按中文习惯控制首尾字符”没有选中", "选中"),
    Planted("BD-14", switched_off("wordWrap"), "“允许西文在单词中间换行”选中了", "不选"),
    Planted("BD-15", long_text, COUNT, "5000"),
]
HEADINGS = [
    Planted("BD-06", typed("1.由本人", "1.", "1）"), "1）", "“一、”“（一）”“1.”“（1）”", beside=("BD-07",)),
    Planted("BD-06", typed("1.由本人", "1.", "●"), "●", "“一、”“（一）”“1.”“（1）”", beside=("BD-07",), name="bullet"),
    Planted(
        "BD-06", typed("1.由本人", "1.", "2.2.1"), "2.2.1", "“一、”“（一）”“1.”“（1）”", beside=("BD-07",),
        name="decimal",
    ),
    Planted("BD-07", typed("二、重点", "二、", "三、"), "三、", "二、", name="gap"),
    Planted("BD-07", typed("（二）规范", "（二）", "（一）"), "（一）", "（二）", name="twice"),
    Planted("BD-07", typed("（一）摸清", "（一）", "（二）"), "（二）", "（一）", name="begins late"),
    Planted("BD-08", in_font("一、总体", "宋体"), "宋体", "黑体"),
    Planted("BD-08", in_size("一、总体", 15), "小三（15 磅）", "三号（16 磅）", name="size"),
    Planted("BD-09", bold("（一）摸清"), "加粗", "不加粗"),
    Planted("BD-12", formed("一、总体", keep_with_next=False), "没有设“与下段同页”", "与下段同页"),
]  # fmt: skip
FAULTS = [*PLACES, *HEADINGS]


def numbered(*lines: str) -> list[tuple[str | None, str | None]]:
    """What is said of the numbers of a text that has these lines."""
    document = right_notice()
    own = [each for each in document.paragraphs if each.text]
    start = next(place for place, each in enumerate(own) if each.text.startswith("一、总体"))
    end = next(place for place, each in enumerate(own) if each.text.startswith("附件："))
    for each, text in zip(own[start:end], lines, strict=False):
        each.runs[0].text = text
        set_font(each.runs[0], "仿宋_GB2312")
        for run in each.runs[1:]:
            run.text = ""
    for each in own[start + len(lines) : end]:
        remove(each._p)
    return [(str(each.measured), str(each.wanted)) for each in findings(data_of(document)) if each.code == "BD-07"]


PASSING = [
    ("一、总体要求", "（一）摸清底数。", "1.由本人申请。", "（1）十日内告知。", "二、工作保障"),
    ("一、总体要求", "1.由本人申请。", "2.由乡镇审核。", "二、工作保障"),
    ("一、总体要求", "1.由本人申请。", "2.由乡镇审核。", "各地另行安排：", "1.由县级审批。"),
    ("一、总体", "1.甲。", "2.乙。", "二、重点", "3.丙。", "4.丁。", "三、保障", "5.戊。"),
    ("三、四月份开展排查。", "五月份进行发放。"),
    ("十一月底前完成。", "12.5万元已经拨付。", "（详见附件1）"),
]
DEPARTING = [
    (("（一）摸清底数。", "一、总体要求"), [("（一）", "一、")]),
    (("1.由本人申请。", "2.由乡镇审核。"), [("1.", "一、")]),
    (("一、总体要求", "1.由本人申请。", "二、保障", "（一）资金保障。"), [("1.", "（一）")]),
    (("一、总体要求", "（1）十日内告知。"), [("（1）", "（一）")]),
    (("一、总体要求", "（一）摸清底数。", "（三）规范发放。"), [("（三）", "（二）")]),
    (("一、总体要求", "二、重点任务", "一、工作保障"), [("一、", "三、")]),
    (("九、总体要求",), [("九、", "一、")]),
    (("一、总体", "1.甲。", "2.乙。", "二、重点", "3.丙。"), [("3.", "1.")]),
]


@pytest.mark.parametrize("lines", PASSING)
def test_numbers_that_go_on(lines: tuple[str, ...]) -> None:
    assert numbered(*lines) == []


@pytest.mark.parametrize(("lines", "told"), DEPARTING)
def test_numbers_that_do_not(lines: tuple[str, ...], told: list[tuple[str, str]]) -> None:
    assert numbered(*lines) == told


@pytest.mark.parametrize(
    ("serial", "shown"),
    [
        *((1, "一、"), (10, "十、"), (11, "十一、"), (20, "二十、"), (99, "九十九、")),
        *((100, "一百、"), (101, "一百零一、"), (110, "一百一十、"), (999, "九百九十九、"), (1000, "1000、")),
    ],
)
def test_a_number_of_any_size_is_written(serial: int, shown: str) -> None:
    assert written(Level.FIRST, serial) == shown


def test_a_sentence_with_a_number_is_text() -> None:
    """Its number alone may be in the face of headings."""
    document = right_notice()
    (first, *_) = [each for each in document.paragraphs if each.text.startswith("（二）")]
    for run, text in zip(
        first.runs, ["（二）", "各乡镇要会同县级有关部门对辖区内困难群众逐户走访、逐人登记并建立台账。"], strict=True
    ):
        run.text = text
    set_font(first.runs[1], "仿宋_GB2312")
    assert not {each.code for each in findings(data_of(document))} & {"BD-08", "BD-12", "PG-15"}


def test_text_in_the_face_of_its_heading() -> None:
    document = right_notice()
    in_font("（一）摸清", "楷体_GB2312")(document)
    told = [(each.code, str(each.measured)) for each in findings(data_of(document))]
    assert ("BD-10", "后面的正文也用楷体") in told
