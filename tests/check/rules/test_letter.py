"""信函 in the file: LT."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.check.rules import FILE_RULES
from generator.check.rules.drawn_rules import letter_rules
from generator.ground.length import Pt
from generator.office.reading.document import Border
from generator.official.recognition.elements import RecognisedDocument
from tests.check.faults import paragraph, typed
from tests.check.right import data_of, imprint
from tests.check.rules import by_hand
from tests.check.rules.by_hand import DATE, ORGAN, PARTNER, VML, count_pages
from tests.check.rules.planting import Planted, assert_found, base, found_in, remove

Plant = Callable[[Document], object]


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


def coloured(*numbers: int) -> Plant:
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


def urgency_inside(document: Document) -> None:
    paragraph(document, "特").paragraph_format.left_indent = Mm(11.1)


def title_higher(document: Document) -> None:
    for _ in range(2):
        remove(paragraph(document, f"{ORGAN}\n")._p.getprevious())


def low_margin(document: Document) -> None:
    document.sections[0].bottom_margin = Mm(20)


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
FAULTS = (
    Planted("LT-01", typed(ORGAN, ORGAN, f"{ORGAN}文件"), f"{ORGAN}文件", ORGAN, base="信函", name="文件"),
    Planted("LT-02", swapped(0, 1), LOWER, UPPER, base="信函", name="order"),
    Planted("LT-02", without(1), "只有一条线", UPPER, base="信函", name="single"),
    Planted("LT-02", without(0, 1), "没有双线", UPPER, base="信函", name="none"),
    Planted("LT-02", coloured(0, 1), "黑色", "红色", base="信函", name="black"),
    Planted("LT-03", swapped(2, 3), UPPER, LOWER, base="信函", name="order"),
    Planted("LT-03", without(2, 3), "没有双线", LOWER, base="信函", name="none"),
    Planted("LT-03", coloured(2), "黑色", "红色", base="信函", name="black"),
    # 276.6 + 2.25 pt / 2 - 15 mm.
    Planted("LT-03", moved((2, 3), top=-15), "下边缘距纸上边 262.0 mm", "277.0 mm", base="信函", name="high"),
    Planted("LT-04", moved((0, 1), ends=(28, 184)), "长 156.0 mm", "170.0 mm", base="信函", name="short"),
    Planted("LT-04", moved((2, 3), ends=(10, 180)), "中线距纸左边 95.0 mm", "105.5 mm", base="信函", name="beside"),
    Planted("LT-05", number_in_the_middle, "右空 53.7 mm", "顶格居右", base="信函", name="number"),
    Planted("LT-05", urgency_inside, "左空 11.1 mm", "顶格", base="信函", name="urgency"),
    Planted("LT-06", title_higher, "4.0 mm", "20.8 mm", base="信函"),
    Planted("LT-07", low_margin, "压住 0.8 mm", "4.8 mm 以上", base="信函"),
    Planted(
        "LT-08",
        from_nought,
        "页码从 0 编起",
        "首页算第 1 页",
        base="信函",
        name="from 0",
    ),
    Planted(
        "LT-08",
        same_first_page,
        "没有设“首页不同”",
        "首页不显示页码",
        base="信函",
        name="one footer",
    ),
    Planted("LT-09", with_imprint("抄送：示例市财政局。", ruled=True), "有分隔线", "不加分隔线", base="信函"),
    Planted(
        "LT-09",
        with_imprint(f"抄送：示例市财政局。\n\t{DATE}印发", ruled=False),
        "有印发日期",
        "不加印发日期",
        base="信函",
        name="date",
    ),
    Planted("LT-10", two_marks, "2", "1", base="信函", beside=("SG-09", "SG-11")),
)


@pytest.mark.parametrize("planted", FAULTS, ids=str)
def test_a_fault_is_found(planted: Planted) -> None:
    assert_found(planted)


def told(rule: str, found: RecognisedDocument) -> list[tuple[str, str]]:
    return [(str(each.measured), str(each.wanted)) for each in FILE_RULES[rule](found)]


def test_a_mark_in_the_text_stands_too_low() -> None:
    """Its line begins at 37 mm: 36 pt of type in 36 pt of height have 0.4 pt of white above."""
    document = by_hand.letter()
    mark_in_the_text(document)
    assert [wanted for _, wanted in told("LT-01", found_in(data_of(document)))] == ["30.0 mm"]


def bordered(kind: str, side: str = "bottom", left: float = -20) -> RecognisedDocument:
    """The letter by hand with the upper rule as a border of the mark's paragraph, the lower one drawn."""
    document = by_hand.letter()
    without(0, 1)(document)
    found = found_in(data_of(document))
    mark = found.mark[0]
    ruled = replace(
        mark.paragraph,
        borders={side: Border(kind, Pt(3), Pt(10), "FF0000")},
        left=Pt(left),
        right=Pt(left),
    )
    blocks = tuple(ruled if block is mark.paragraph else block for block in found.document.blocks)
    marks = (replace(mark, paragraphs=(ruled,)),)
    return replace(found, document=replace(found.document, blocks=blocks), mark=marks)


def test_rules_as_borders() -> None:
    right = bordered("thickThinSmallGap")
    assert told("LT-02", right) == []
    assert told("LT-04", right) == []  # 156 mm and 20 pt at each side
    assert told("LT-02", bordered("thinThickSmallGap")) == [(LOWER, UPPER)]
    assert told("LT-02", bordered("single")) == [("只有一条线", UPPER)]
    assert told("LT-04", bordered("thickThinSmallGap", left=0)) == [("长 156.0 mm", "170.0 mm")]


def test_one_line_that_is_double() -> None:
    document = by_hand.letter()
    without(1, 3)(document)
    for line, how in zip(drawn(document), ("thickThin", "thinThick"), strict=True):
        stroke = etree.SubElement(line, f"{{{VML}}}stroke")
        stroke.set("linestyle", how)
    found = found_in(data_of(document))
    assert told("LT-02", found) == []
    assert [departure for departure in told("LT-03", found) if departure[1] == LOWER] == []


def test_rules_whose_place_is_unclear_are_left_alone() -> None:
    """A picture of the rules: nothing is said of their lines."""
    found = found_in(base("信函"))
    section = found.document.sections[0]
    picture = replace(section.headers["first"][0].drawings[0], kind="picture", top=None, left=None)
    header = replace(section.headers["first"][0], drawings=(picture,))
    sections = (replace(section, headers={**section.headers, "first": (header,)}), *found.document.sections[1:])
    unclear = replace(found, document=replace(found.document, sections=sections))
    assert letter_rules(unclear).unclear
    assert told("LT-02", unclear) == []
    assert told("LT-03", unclear) == []


@pytest.mark.parametrize("name", ["by hand", "ours", "other", *by_hand.BASES])
def test_right_documents_have_no_departure(name: str) -> None:
    found = found_in(base(name))
    rules = [rule for rule in FILE_RULES if rule.startswith("LT")]
    assert rules
    assert {rule: told(rule, found) for rule in rules if told(rule, found)} == {}
