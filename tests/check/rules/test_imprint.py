"""版记 in the file: IM."""

import copy
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.check.rules import FILE_RULES
from generator.check.rules.drawn_lines import ruled_rows
from generator.official.recognition.elements import Element, RecognisedDocument, RecognisedImprint
from generator.official.recognition.lines import as_mapping
from generator.standard import KINDS
from tests.check.faults import Plant, in_font, in_size, remove, typed
from tests.check.right import line
from tests.check.rules.by_hand import DATE
from tests.check.rules.planting import Planted, base, departures, findings, found_in, spoilt

OFFICE = "示例市民政局办公室"
LONG = "unsealed, long name"


def table(document: Document) -> Table:
    return document.tables[-1]


def row(document: Document, number: int) -> Paragraph:
    found: Paragraph = table(document).rows[number].cells[0].paragraphs[0]
    return found


def narrow(document: Document) -> None:
    for each in table(document).rows:
        each.cells[0].width = Twips(7938)
    for column in table(document)._tbl.tblGrid:
        column.set(qn("w:w"), "7938")
    width = table(document)._tbl.tblPr.find(qn("w:tblW"))
    assert width is not None
    width.set(qn("w:w"), "7938")
    width.set(qn("w:type"), "dxa")
    stops = row(document, 1).paragraph_format.tab_stops
    del stops[0]
    stops.add_tab_stop(Twips(7938 - 280), alignment=2)


def subject_words(text: str) -> Plant:
    """主题词 in a line of their own above the 版记, as documents had them before 2012."""

    def plant(document: Document) -> None:
        above = copy.deepcopy(row(document, 0)._p)
        table(document)._tbl.addprevious(above)
        Paragraph(above, document._body).runs[0].text = text
        for other in Paragraph(above, document._body).runs[1:]:
            other.text = ""

    return plant


def subject_words_in_a_row(document: Document) -> None:
    first = copy.deepcopy(table(document).rows[0]._tr)
    table(document).rows[0]._tr.addprevious(first)
    run, *others = row(document, 0).runs
    run.text = "主题词：民政　救助　通知"
    for other in others:
        other.text = ""


def edges(change: Callable[[etree._Element, str, int], None]) -> Plant:
    """Changes each border of each row: the element, its side, its row."""

    def plant(document: Document) -> None:
        for number, each in enumerate(table(document).rows):
            borders = each.cells[0]._tc.tcPr.find(qn("w:tcBorders"))
            assert borders is not None
            for border in list(borders):
                change(border, border.tag.rpartition("}")[2], number)

    return plant


def thin(border: etree._Element, side: str, number: int) -> None:
    if (number, side) == (0, "top"):
        border.set(qn("w:sz"), "4")


def red(border: etree._Element, side: str, number: int) -> None:
    border.set(qn("w:color"), "FF0000")


def no_last(border: etree._Element, side: str, number: int) -> None:
    if (number, side) == (1, "bottom"):
        border.set(qn("w:val"), "nil")


def no_inner(border: etree._Element, side: str, number: int) -> None:
    if (number, side) in ((0, "bottom"), (1, "top")):
        border.set(qn("w:val"), "nil")


def indents(number: int, left: int, right: int, first: int = 0) -> Plant:
    def plant(document: Document) -> None:
        form = row(document, number).paragraph_format
        form.left_indent, form.right_indent, form.first_line_indent = Twips(left), Twips(right), Twips(first)

    return plant


def recipients_in_a_row(document: Document) -> None:
    """A row 主送 above 抄送, with a rule between."""
    first = table(document).rows[0]._tr
    other = copy.deepcopy(first)
    first.addprevious(other)
    runs = row(document, 0).runs
    runs[0].text = "主送：示例市发展和改革委员会。"
    for each in runs[1:]:
        each.text = ""


def test_a_row_of_recipients_is_named_by_its_own_word() -> None:
    def flush(document: Document) -> None:
        recipients_in_a_row(document)
        row(document, 0).runs[0].text = "主送：示例市发展和改革委员会"
        indents(0, 0, 280)(document)

    for code in ("IM-06", "IM-07"):
        (found,) = (each for each in findings(spoilt(Planted(code, flush, "", ""))) if each.code == code)
        assert "主送机关" in found.text("zh")
        assert "抄送" not in found.text("zh")


def tab_at_the_edge(document: Document) -> None:
    form = row(document, 1).paragraph_format
    del form.tab_stops[0]
    form.tab_stops.add_tab_stop(Twips(8844), alignment=2)


def on_two_lines(document: Document) -> None:
    last = row(document, 1)
    other = copy.deepcopy(last._p)
    last._p.addnext(other)
    last.runs[0].text = OFFICE
    Paragraph(other, last._parent).runs[0].text = f"{DATE}印发"


def saved_with_three_pages(document: Document) -> None:
    (part,) = (each for each in document.part.package.iter_parts() if each.partname == "/docProps/app.xml")
    part._blob = part.blob.replace(b"<Pages>1<", b"<Pages>3<")


def splitting(document: Document) -> None:
    properties = table(document).rows[0]._tr.trPr
    assert properties is not None

    remove(properties.find(qn("w:cantSplit")))


def copied(old: str, new: str) -> Plant:
    return typed("抄送", old, new)


FAULTS = (
    Planted(
        "IM-01",
        lambda document: line(document, "请认真贯彻执行。", first=632),
        "后面还有“请认真贯彻执行。”",
        "公文的最后一项",
    ),
    Planted("IM-02", narrow, "宽 140.0 mm", "156.0 mm"),
    Planted("IM-03", edges(thin), "0.18 mm", "0.35 mm"),
    Planted("IM-04", edges(no_last), "没有末条分隔线", "首末各有一条分隔线"),
    Planted("IM-04", edges(red), "红色 FF0000", "黑色", name="red"),
    Planted("IM-05", in_size("抄送", 16), "三号（16 磅）", "四号（14 磅）", name="size"),
    Planted("IM-05", in_font("抄送", "宋体"), "宋体", "仿宋", name="face"),
    Planted("IM-06", indents(0, 840, 280, -840), "左空 0.0 mm", "4.9 mm", name="left"),
    Planted("IM-06", indents(0, 1120, 0, -840), "右空 0.0 mm", "4.9 mm", name="right"),
    Planted(
        "IM-07",
        copied("管理局。", "管理局"),
        "抄送：示例市…市应急管理局",
        "抄送：示例市…应急管理局。",
        name="full stop",
    ),
    Planted("IM-07", copied("抄送：", "抄送:"), "抄送:示例市…应急管理局。", "抄送：示例市…应急管理局。", name="colon"),
    Planted("IM-08", indents(0, 280, 280), "4.9 mm", "19.8 mm", base=LONG),
    Planted("IM-09", recipients_in_a_row, "与抄送机关之间有分隔线", "不加分隔线", beside=("RC-06",)),
    Planted("IM-10", tab_at_the_edge, "印发日期右空 0.0 mm", "4.9 mm", name="right"),
    Planted("IM-10", indents(1, 0, 280), "印发机关左空 0.0 mm", "4.9 mm", name="left"),
    Planted("IM-10", on_two_lines, "不在同一行", "同一行", name="two lines"),
    Planted("IM-11", typed(OFFICE, "3月5日", "03月05日"), "2026年03月05日印发", f"{DATE}印发", name="zeros"),
    Planted("IM-11", typed(OFFICE, "日印发", "日"), DATE, f"{DATE}印发", name="no 印发"),
    Planted("IM-12", edges(no_inner), "没有分隔线", "一条细分隔线"),
    Planted("IM-13", typed(OFFICE, "3月5日", "3月4日"), "2026年3月4日", DATE),
    Planted(
        "IM-14",
        lambda document: setattr(document.sections[-1], "start_type", WD_SECTION.ODD_PAGE),
        "在奇数页",
        "在偶数页",
        base="landscape",
    ),
    Planted("IM-14", saved_with_three_pages, "存盘时在第 3 页", "在偶数页", name="grown"),
    Planted("IM-15", splitting, "有的行允许跨页断行", "取消这一项", base=LONG),
    Planted("IM-18", subject_words("主题词：民政　救助　通知"), "主题词：民政 救助 通知", "不标主题词"),
    Planted("IM-18", subject_words("主 题 词： 民政 救助"), "主 题 词： 民政 救助", "不标主题词", name="blanks"),
    Planted("IM-18", subject_words("主题词 民政 救助"), "主题词 民政 救助", "不标主题词", name="no colon"),
    Planted("IM-18", subject_words("主题词："), "主题词：", "不标主题词", name="words in the next line"),
    Planted("IM-18", subject_words_in_a_row, "主题词：民政 救助 通知", "不标主题词", name="in the table"),
    Planted("IM-17", copied("示例市财政局", "市属有关单位"), "市属有关单位", "不再抄送"),
)


@pytest.mark.parametrize("text", ["主题词：民政、救助。", "主题词库的建设要抓紧", "论文要有主题词：三到五个"])
def test_what_the_text_says_of_subject_words(text: str) -> None:
    assert list(FILE_RULES["IM-18"](found_in(spoilt(Planted("IM-18", subject_words(text), "", ""))))) == []


def test_subject_words_above_a_signature_are_text() -> None:
    above = typed("坚持以", "坚持以", "主题词：坚持以")
    assert list(FILE_RULES["IM-18"](found_in(spoilt(Planted("IM-18", above, "", ""))))) == []


@pytest.mark.parametrize("name", ["request", "joint", "letter", "order", "纪要"])
def test_subject_words_in_every_format_hide_no_element(name: str) -> None:
    def plant(document: Document) -> None:
        document.add_paragraph("主题词：民政　救助　通知")

    before, after = found_in(base(name)), found_in(spoilt(Planted("IM-18", plant, "", "", base=name)))
    assert [str(each.measured) for each in FILE_RULES["IM-18"](after)] == ["主题词：民政 救助 通知"]
    assert as_mapping(after) == as_mapping(before)


def copied_to(text: str, kind: str = "请示", issuer: str = "示例市民政局") -> RecognisedDocument:
    """The notice by hand as another 文种 of another issuer, copied to others."""
    found = found_in(base("by hand"))
    imprint = found.imprint
    assert imprint is not None
    assert imprint.copy_to is not None
    copies = Element(imprint.copy_to.paragraphs, f"抄送：{text}。")
    mark = (Element(found.mark[0].paragraphs, f"{issuer}文件"),)
    signature = replace(found.signature, organs=(Element(found.signature.organs[0].paragraphs, issuer),))
    return replace(found, kind=KINDS[kind], mark=mark, signature=signature, imprint=replace(imprint, copy_to=copies))


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        *(("示例市财政局", None), ("景德镇市民政局，新乡市民政局", None), ("各乡镇人民政府", "各乡镇人民政府")),
        *(("示例市财政局，局属各科室", "各科室"), ("示例镇人民政府", "示例镇人民政府")),
        *(("高唐街道办事处", "高唐街道办事处"), ("所属各单位", "所属各单位")),
    ],
)
def test_subordinates_that_an_upward_document_is_copied_to(text: str, lower: str | None) -> None:
    wanted = "不抄送下级机关"
    assert departures("IM-16", copied_to(text)) == ([] if lower is None else [(lower, wanted)])
    assert departures("IM-16", copied_to(text, kind="通知")) == []


def test_a_town_may_copy_to_towns() -> None:
    assert departures("IM-16", copied_to("示例镇人民政府", issuer="样本镇人民政府")) == []


def as_paragraphs(*borders: dict[str, str]) -> RecognisedImprint:
    """The 版记 by hand as paragraphs with borders, each a side and its kind."""
    imprint = found_in(base("by hand")).imprint
    assert imprint is not None
    kept = next(iter(next(iter(imprint.table.rows)).cells)).borders["top"] if imprint.table is not None else None
    assert kept is not None
    shown = [each for each in imprint.paragraphs if each.text]
    ruled = [
        replace(each, borders={side: replace(kept, kind=kind) for side, kind in sides.items()})
        for each, sides in zip(shown, borders, strict=True)
    ]
    return replace(imprint, table=None, paragraphs=tuple(ruled))


def drawn(imprint: RecognisedImprint) -> list[bool]:
    rows = ruled_rows(imprint)
    assert rows is not None
    return [rule is not None for rule in rows.rules]


def test_rules_of_paragraphs() -> None:
    single = "single"
    assert drawn(as_paragraphs({"top": single, "bottom": single}, {"bottom": single})) == [True, True, True]
    box = {"top": single, "bottom": single}
    assert drawn(as_paragraphs(box, box)) == [True, True, True]  # unlike indents: two boxes
    assert drawn(as_paragraphs({"top": single}, {"bottom": single})) == [True, False, True]
    assert drawn(as_paragraphs({}, {})) == [False, False, False]
