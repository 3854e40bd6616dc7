"""信函, 命令（令）, 纪要 and 公示 in the file: LT, CM, MN, PB; 内部资料 of 简报."""

import copy
from collections.abc import Sequence
from dataclasses import replace

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.check.rules.drawn_lines import letter_rules
from generator.ground.length import Pt
from generator.office.reading.document import Border
from generator.official.recognition.elements import RecognisedDocument
from tests.check.faults import (
    Plant,
    aligned,
    coloured,
    formed,
    in_font,
    in_size,
    indented,
    lines_above,
    margin,
    paragraph,
    remove,
    right_in,
    typed,
)
from tests.check.right import CENTRE, LEFT, XIAOBIAOSONG, Look, add_run, border, data_of, format_line, imprint
from tests.check.rules import by_hand
from tests.check.rules.by_hand import DATE, ORGAN, PARTNER, VML, count_pages
from tests.check.rules.planting import Planted, add_base, base, departures, found_in, of, written


def drawn(document: Document) -> list[etree._Element]:
    """The four lines in the header of the first page, from the top."""
    return list(document.sections[0].first_page_header._element.iter(f"{{{VML}}}line"))


def swapped(one: int, other: int) -> Plant:
    """Two lines of other thickness."""

    def plant(document: Document) -> None:
        lines = drawn(document)
        first, second = lines[one].get("strokeweight"), lines[other].get("strokeweight")
        lines[one].set("strokeweight", str(second))
        lines[other].set("strokeweight", str(first))

    return plant


def without(*numbers: int) -> Plant:
    def plant(document: Document) -> None:
        lines = drawn(document)
        for number in numbers:
            remove(lines[number])

    return plant


def black_lines(*numbers: int) -> Plant:
    def plant(document: Document) -> None:
        for number in numbers:
            drawn(document)[number].set("strokecolor", "black")

    return plant


def moved(numbers: Sequence[int], top: float = 0, ends: tuple[float, float] = (20, 190)) -> Plant:
    """Lines ``top`` millimetres lower, from one end to the other."""

    def plant(document: Document) -> None:
        for number in numbers:
            line = drawn(document)[number]
            height = float(str(line.get("from")).split(",")[1].removesuffix("mm")) + top
            line.set("from", f"{ends[0]}mm,{height:.2f}mm")
            line.set("to", f"{ends[1]}mm,{height:.2f}mm")

    return plant


def mark_in_the_text(document: Document) -> None:
    """The mark in the first line of the type area instead of in its frame."""
    properties = document.paragraphs[0]._p.pPr
    assert properties is not None

    remove(properties.find(qn("w:framePr")))


def two_marks(document: Document) -> None:
    first = document.paragraphs[0]
    other = copy.deepcopy(first._p)
    first._p.addnext(other)
    Paragraph(other, first._parent).runs[0].text = PARTNER
    name = next(each for each in document.paragraphs[5:] if each.text == ORGAN)
    second = copy.deepcopy(name._p)
    name._p.addnext(second)
    Paragraph(second, name._parent).runs[0].text = PARTNER


def number_in_the_middle(document: Document) -> None:
    stops = paragraph(document, "特").paragraph_format.tab_stops
    del stops[0]
    stops.add_tab_stop(Twips(8845 // 2), alignment=1)


def same_first_page(document: Document) -> None:
    """The rules in the header of every page, and no first page of its own."""
    section = document.sections[0]
    header = section.first_page_header.paragraphs[0]
    section.header.is_linked_to_previous = False
    section.even_page_header.is_linked_to_previous = False
    empty = section.header.paragraphs[0]._p
    empty.addprevious(copy.deepcopy(header._p))
    remove(empty)
    section.different_first_page_header_footer = False


def from_nought(document: Document) -> None:
    count_pages(document.sections[0], start="0")


def with_imprint(rows: str, *, ruled: bool) -> Plant:
    def plant(document: Document) -> None:
        imprint(document, rows)
        if not ruled:
            for borders in list(document.tables[-1]._tbl.iter(qn("w:tcBorders"))):
                remove(borders)

    return plant


UPPER, LOWER = "上粗下细", "上细下粗"
LETTERS = (
    Planted("LT-01", typed(ORGAN, ORGAN, f"{ORGAN}文件"), f"{ORGAN}文件", ORGAN, base="信函", name="文件"),
    Planted("LT-02", swapped(0, 1), LOWER, UPPER, base="信函", name="order"),
    Planted("LT-02", without(1), "只有一条线", UPPER, base="信函", name="single"),
    Planted("LT-02", without(0, 1), "没有双线", UPPER, base="信函", name="none"),
    Planted("LT-02", black_lines(0, 1), "黑色", "红色", base="信函", name="black"),
    Planted("LT-03", swapped(2, 3), UPPER, LOWER, base="信函", name="order"),
    Planted("LT-03", without(2, 3), "没有双线", LOWER, base="信函", name="none"),
    Planted("LT-03", black_lines(2), "黑色", "红色", base="信函", name="black"),
    # 276.6 + 2.25 pt / 2 - 15 mm.
    Planted("LT-03", moved((2, 3), top=-15), "下边缘距纸上边 262.0 mm", "277.0 mm", base="信函", name="high"),
    Planted("LT-04", moved((0, 1), ends=(28, 184)), "长 156.0 mm", "170.0 mm", base="信函", name="short"),
    Planted("LT-04", moved((2, 3), ends=(10, 180)), "中线距纸左边 95.0 mm", "105.5 mm", base="信函", name="beside"),
    Planted("LT-05", number_in_the_middle, "右空 53.7 mm", "顶格居右", base="信函", name="number"),
    Planted("LT-05", formed("特", left_indent=Mm(11.1)), "左空 11.1 mm", "顶格", base="信函", name="urgency"),
    Planted("LT-06", lines_above(f"{ORGAN}\n", -2), "4.0 mm", "20.8 mm", base="信函"),
    Planted("LT-07", margin("bottom", 20), "压住 0.8 mm", "4.8 mm 以上", base="信函"),
    Planted("LT-08", from_nought, "页码从 0 编起", "首页算第 1 页", base="信函", name="from 0"),
    Planted("LT-08", same_first_page, "没有设“首页不同”", "首页不显示页码", base="信函", name="one footer"),
    Planted("LT-09", with_imprint("抄送：示例市财政局。", ruled=True), "有分隔线", "不加分隔线", base="信函"),
    Planted(
        "LT-09", with_imprint(f"抄送：示例市财政局。\n\t{DATE}印发", ruled=False), "有印发日期", "不加印发日期",
        base="信函", name="date",
    ),
    Planted("LT-10", two_marks, "2", "1", base="信函", beside=("SG-09", "SG-11")),
)  # fmt: skip


def test_a_mark_in_the_text_stands_too_low() -> None:
    """Its line begins at 37 mm: 36 pt of type in 36 pt of height have 0.4 pt of white above."""
    document = by_hand.letter()
    mark_in_the_text(document)
    assert [wanted for _, wanted in departures("LT-01", found_in(data_of(document)))] == ["30.0 mm"]


def bordered(kind: str, side: str = "bottom", left: float = -20) -> RecognisedDocument:
    """The letter by hand with the upper rule as a border of the mark's paragraph, the lower one drawn."""
    document = by_hand.letter()
    without(0, 1)(document)
    found = found_in(data_of(document))
    mark = found.mark[0]
    ruled = replace(
        mark.paragraph, borders={side: Border(kind, Pt(3), Pt(10), "FF0000")}, left=Pt(left), right=Pt(left)
    )
    blocks = tuple(ruled if block is mark.paragraph else block for block in found.document.blocks)
    marks = (replace(mark, paragraphs=(ruled,)),)
    return replace(found, document=replace(found.document, blocks=blocks), mark=marks)


def test_rules_as_borders() -> None:
    right = bordered("thickThinSmallGap")
    assert departures("LT-02", right) == []
    assert departures("LT-04", right) == []  # 156 mm and 20 pt at each side
    assert departures("LT-02", bordered("thinThickSmallGap")) == [(LOWER, UPPER)]
    assert departures("LT-02", bordered("single")) == [("只有一条线", UPPER)]
    assert departures("LT-04", bordered("thickThinSmallGap", left=0)) == [("长 156.0 mm", "170.0 mm")]


def test_one_line_that_is_double() -> None:
    document = by_hand.letter()
    without(1, 3)(document)
    for line, how in zip(drawn(document), ("thickThin", "thinThick"), strict=True):
        stroke = etree.SubElement(line, f"{{{VML}}}stroke")
        stroke.set("linestyle", how)
    found = found_in(data_of(document))
    assert departures("LT-02", found) == []
    assert [each for each in departures("LT-03", found) if each[1] == LOWER] == []


def test_rules_whose_place_is_unclear_are_left_alone() -> None:
    """A picture of the rules: nothing is said of their lines."""
    found = found_in(base("信函"))
    section = found.document.sections[0]
    picture = replace(section.headers["first"][0].drawings[0], kind="picture", top=None, left=None)
    header = replace(section.headers["first"][0], drawings=(picture,))
    sections = (replace(section, headers={**section.headers, "first": (header,)}), *found.document.sections[1:])
    unclear = replace(found, document=replace(found.document, sections=sections))
    assert letter_rules(unclear).unclear
    assert departures("LT-02", unclear) == []
    assert departures("LT-03", unclear) == []


def titled(document: Document) -> None:
    """A title above the text."""
    title = paragraph(document, "《示例市").insert_paragraph_before("")
    format_line(title, CENTRE, 640)
    add_run(title, "示例市人民政府关于公布养老服务管理办法的令", Look(font=XIAOBIAOSONG, size=22))
    format_line(paragraph(document, "《示例市").insert_paragraph_before(""), LEFT, 579)


def ruled(document: Document) -> None:
    border(paragraph(document, "第3号"), "bottom", eighths=12, space=8, color="FF0000")


def signed_by_the_organ(document: Document) -> None:
    post = paragraph(document, "市长")
    for run in post.runs:
        remove(run._r)
    format_line(post, WD_ALIGN_PARAGRAPH.RIGHT, 579)
    add_run(post, "示例市人民政府")


order_lower = formed("示例市人民政府令", space_before=Twips(1124 + 850))
ORDERS = (
    *of(
        "命令",
        Planted(
            "CM-01",
            typed("示例市人民政府令", "人民政府令", "令"),
            "示例市令",
            "发文机关全称加“命令”或“令”",
            name="name",
        ),
        Planted(
            "CM-01",
            order_lower,
            "上边缘距纸上边 72.0 mm",
            "57.0 mm",
            name="place",
        ),
        Planted("CM-02", typed("第3号", "第3号", "第 3 号"), "第 3 号", "第3号", name="blanks"),
        Planted("CM-02", aligned("第3号", LEFT), "中线距纸左边 36.1 mm", "106.0 mm", name="left"),
        Planted("CM-02", lines_above("第3号", -2), "上空 4.3 mm", "20.8 mm", name="gap"),
        Planted("CM-03", lines_above("《示例市", -2), "上空 4.8 mm", "20.8 mm", name="gap"),
        Planted("CM-03", ruled, "令号下有分隔线", "没有分隔线", name="rule"),
        Planted("CM-04", right_in(DATE, 0), "右空 0.0 mm", "22.3 mm", name="date"),
        Planted("CM-04", signed_by_the_organ, "没有签发人职务", "职务和签名章", name="no post"),
    ),
)


def test_an_order_has_no_title() -> None:
    document = by_hand.order()
    titled(document)
    assert ("有标题", "没有标题") in departures("CM-03", found_in(data_of(document)))


MINUTES_MARK = "示例市民政局办公会议纪要"


def out_of_order(document: Document) -> None:
    paragraph(document, "请假")._p.addprevious(paragraph(document, "列席")._p)


minutes_lower = formed(MINUTES_MARK, space_before=Twips(1978 + 567))
MINUTES = (
    *of(
        "纪要",
        Planted("MN-01", coloured(MINUTES_MARK, "000000"), "黑色", "红色", name="black", beside=("HD-13",)),
        Planted("MN-01", minutes_lower, "上边缘距纸上边 82.0 mm", "72.0 mm", name="place"),
        Planted(
            "MN-01", aligned(MINUTES_MARK, LEFT), "中线距纸左边 102.1 mm", "106.0 mm", name="left", beside=("HD-12",)
        ),
        Planted("MN-02", in_font("请假", "仿宋_GB2312"), "仿宋_GB2312", "黑体", name="label"),
        Planted("MN-02", in_size("请假", 14), "四号（14 磅）", "三号（16 磅）", name="size"),
        Planted("MN-03", lines_above("出席", -1), "上空 4.8 mm", "10.4 mm", name="gap"),
        Planted(
            "MN-03",
            formed("出席", left_indent=Twips(0), first_line_indent=Twips(632)),
            "回行左空 0.0 mm",
            "27.9 mm",
            name="wrapped",
        ),
        Planted(
            "MN-03",
            formed("请假", left_indent=Twips(948), first_line_indent=Twips(-948)),
            "左空 0.0 mm",
            "11.1 mm",
            name="flush left",
        ),
        Planted("MN-04", out_of_order, "先“列席”后“请假”", "先“请假”后“列席”"),
    ),
)

# 公示: all of it is practice.

_APPOINTMENT = """
issuer: 示例市民政局
format: 公示
title: 示例市民政局干部任前公示
date: 2026-03-05
"""
add_base(
    "公示",
    lambda: written(
        _APPOINTMENT,
        "示例甲同志拟任办公室主任，现予公示。\n公示期为2026年3月6日至3月12日（5个工作日）。\n联系电话：023-00000000。",
    ),
)
_PERIOD = "公示期为2026年3月6日至3月12日（5个工作日）。"

PUBLICITY = (
    *of(
        "公示",
        Planted("PB-01", typed("公示期", _PERIOD, "公示期为5个工作日。"), "没有截止日期", "开始日期和截止日期"),
        Planted("PB-02", typed("公示期", _PERIOD, "公示期为2026年3月6日至3月10日。"), "3 个工作日", "5 个工作日"),
        Planted(
            "PB-02",
            typed("公示期", _PERIOD, "公示期7天，2026年3月20日截止。"),
            "公示期7天",
            "工作日",
            name="calendar days",
        ),
        Planted("PB-03", typed("联系", "联系电话：023-00000000。", "请向局办公室反映。"), "没有电话号码", "联系电话"),
    ),
)

_ISSUE = """
issuer: 示例市民政局办公室
format: 简报
mark: 示例民政工作简报
number: 第3期
title: 示例街道建成养老服务中心
internal: 内部资料 注意保存
date: 2026-03-05
"""
add_base("简报", lambda: written(_ISSUE, "示例街道建成养老服务中心2处。"))
_WORDS = "内部资料　注意保存"
BULLETINS = of(
    "简报",
    Planted(
        "HD-33", typed("内部资料", _WORDS, f"秘密★1年\n{_WORDS}"), "内部资料注意保存", "秘密★1年", beside=("HD-03",)
    ),
    Planted("HD-33", indented("内部资料", left=20), "左空 20.0 mm", "顶格", name="place"),
    Planted("HD-33", in_font("内部资料", "仿宋_GB2312"), "仿宋_GB2312", "黑体", name="face"),
)

FAULTS = (*LETTERS, *ORDERS, *MINUTES, *PUBLICITY, *BULLETINS)
