"""署名, 成文日期, seals, stamps and 附注 in the file: SG, NT."""

import copy
import io
from dataclasses import replace

import pytest
from docx.document import Document
from docx.shared import Mm, Twips
from docx.text.paragraph import Paragraph

from generator.check.rules.issuer import agree, title_organ
from generator.official.recognition.elements import Element
from generator.standard import KINDS
from tests.check.faults import Plant, indented, lines_above, remove, right_in, typed
from tests.check.right import LEFT, format_line, set_first_line
from tests.check.rules.by_hand import DATE, DIAMETER, ORGAN, PARTNER, press
from tests.check.rules.planting import Planted, base, departures, found_in
from tests.templates.word.content.pictures import picture_bytes


def signed(document: Document) -> tuple[Paragraph, Paragraph]:
    """The last paragraph above the date, and the date's."""
    texts = [each.text for each in document.paragraphs]
    place = texts.index(DATE)
    return document.paragraphs[place - 1], document.paragraphs[place]


def above_the_name(count: int) -> Plant:
    def plant(document: Document) -> None:
        lines_above(signed(document)[0].text, count, last=True)(document)

    return plant


def name_right(twips: float) -> Plant:
    def plant(document: Document) -> None:
        signed(document)[0].paragraph_format.right_indent = Twips(twips)

    return plant


def name(text: str) -> Plant:
    def plant(document: Document) -> None:
        runs = signed(document)[0].runs
        runs[0].text = text

    return plant


def free_name(document: Document) -> None:
    signed(document)[0].paragraph_format.keep_with_next = False


def seal_in_the_line(document: Document) -> None:
    signed(document)[1].add_run().add_picture(io.BytesIO(picture_bytes(size=(300, 300))), Mm(42), Mm(42))


def seal_from(millimetres: float) -> Plant:
    """A seal of 42 mm that floats behind the text, its left edge so far from the sheet's."""
    return lambda document: press(signed(document)[1], millimetres + DIAMETER / 2, -20)


PARTNER_FIRST, ORGAN_FIRST = f"先“{PARTNER}”后“{ORGAN}”", f"先“{ORGAN}”后“{PARTNER}”"


def swapped(document: Document) -> None:
    """The second organ of the mark signs first."""
    for found in document.paragraphs[4:]:
        for run in found.runs:
            if run.text.strip() in (ORGAN, PARTNER):
                run.text = PARTNER if run.text == ORGAN else ORGAN
            elif run.text == f"\t{ORGAN}\t{PARTNER}":
                run.text = f"\t{PARTNER}\t{ORGAN}"


def tab_moved(document: Document) -> None:
    """The last name 600 twips to the left of the date's middle."""
    stops = signed(document)[0].paragraph_format.tab_stops
    last = stops[1].position - Twips(600)
    del stops[1]
    stops.add_tab_stop(last, alignment=1)


def stamp_line(document: Document) -> Paragraph:
    return next(found for found in document.paragraphs if found.text.startswith("局长"))


def second_stamp_nearer(document: Document) -> None:
    """Another post and stamp below the first, with one blank between the two."""
    first = stamp_line(document)
    other = copy.deepcopy(first._p)
    first._p.addnext(other)
    Paragraph(other, first._parent).runs[0].text = "局长\u3000"


def only_the_signature(document: Document) -> None:
    above = signed(document)[0].insert_paragraph_before("（此页无正文）")
    format_line(above, LEFT, 579)
    set_first_line(above, 632)


FAULTS = (
    Planted("SG-01", typed(DATE, "3月5日", "03月05日"), "2026年03月05日", DATE, name="zeros"),
    Planted("SG-01", typed(DATE, "3月", "三月"), "2026年三月5日", DATE, name="partly hanzi"),
    Planted("SG-01", typed(DATE, DATE, "二〇二六年三月五日"), "二〇二六年三月五日", DATE, name="hanzi"),
    Planted("SG-01", typed(DATE, DATE, "2026.3.5"), "2026.3.5", DATE, name="points"),
    Planted(
        "SG-01", typed(DATE, DATE, "2026年2月30日"), "2026年2月30日", "日历上有的日期（2月没有30日）", name="no day"
    ),
    Planted("SG-01", lambda document: remove(signed(document)[1]._p), "没有成文日期", "20××年×月×日", name="none"),
    # The date's ink is 2228 twips wide, the name's 1895.
    Planted("SG-02", right_in(DATE, 0), "0.0 mm", "22.3 mm", beside=("SG-03",)),
    Planted("SG-03", name_right(0), "25.2 mm", "0.0 mm"),  # 1264 + (2228 - 1895) / 2 twips
    Planted("SG-04", seal_in_the_line, "嵌在文字行里", "浮于文字上方或衬于文字下方", name="in the line"),
    # The date's middle is 156.0 - 22.3 - 39.3 / 2 = 114.1 mm in the text area, the seal's 80 + 21 - 28 = 73.
    Planted("SG-04", seal_from(80), "偏离成文日期的中线 41.1 mm", "0.0 mm", name="beside the date"),
    # Five lines of 10.21 mm and the 4.8 mm that a line leaves white of its height.
    Planted("SG-05", above_the_name(3), "空白 55.9 mm", "46.0 mm 以内"),
    Planted("SG-06", lines_above(DATE, 2, last=True), "成文日期在署名下 25.2 mm", "在署名的下一行"),
    Planted("SG-07", swapped, PARTNER_FIRST, ORGAN_FIRST, base="joint, sealed", name="order"),
    Planted("SG-07", seal_from(120), "1 枚印章", "2 枚印章", base="joint, sealed", name="seals"),
    Planted("SG-08", tab_moved, "10.6 mm", "0.0 mm", base="joint, sealed"),
    Planted("SG-09", above_the_name(-1), "上空 4.8 mm", "10.4 mm", base="unsealed, long name"),
    # The date begins where the long name does: 13 hanzi less the date's width further in than 2 字.
    Planted("SG-10", right_in(DATE, 11.1 + 72.5 - 39.3), "0.0 mm", "11.1 mm", base="unsealed, long name"),
    # 316 + 1895 - 632 - 2228 twips.
    Planted("SG-11", name_right(316), "日期首字比署名首字左移 11.4 mm", "11.1 mm", base="unsealed"),
    Planted("SG-12", swapped, PARTNER_FIRST, ORGAN_FIRST, base="joint, unsealed"),
    Planted("SG-13", right_in("局长", 0), "右空 0.0 mm", "22.3 mm", base="stamp"),
    Planted("SG-14", typed("局长", "\u3000\u3000", ""), "距签名章 0.0 mm", "11.1 mm", base="stamp"),
    Planted("SG-15", right_in(DATE, 11.1), "右空 11.1 mm", "22.3 mm", base="stamp"),
    Planted("SG-16", second_stamp_nearer, "没有对齐", "上下对齐", base="stamp", beside=("SG-14",)),
    Planted("SG-17", free_name, "没有设“与下段同页”", "与下段同页"),
    Planted("SG-18", name("示例市教育局"), "署名是“示例市教育局”", f"“{ORGAN}”", name="signature"),
    Planted("SG-18", typed(f"{ORGAN}\n", ORGAN, PARTNER), f"标题里是“{PARTNER}”", f"“{ORGAN}”", name="title"),
    Planted(
        "SG-18", typed("示民发", "示民发", "沪教发"), "发文字号的代字是“沪教发”", f"“{ORGAN}”的代字", name="number"
    ),
    Planted("SG-20", only_the_signature, "此页无正文", "删去"),
    Planted("NT-01", typed("（此件", "（此件公开发布）", "(此件公开发布)"), "(此件公开发布)", "（此件公开发布）"),
    Planted("NT-01", indented("（此件", first=0), "左空 0.0 mm", "11.1 mm", name="flush left"),
    Planted("NT-01", lines_above("（此件", 2), "上空 25.2 mm", "紧接成文日期的下一行", name="far down"),
)


def test_the_contact_of_a_request() -> None:
    notice = found_in(base("by hand"))
    request = replace(notice, kind=KINDS["请示"])
    assert departures("NT-02", notice) == []
    assert departures("NT-02", request) == [("附注是“（此件公开发布）”", "联系人姓名和电话")]
    assert departures("NT-02", replace(request, note=None)) == [("没有附注", "联系人姓名和电话")]
    assert notice.note is not None
    note = Element(notice.note.paragraphs, "（联系人：示例甲，电话：000-0000000）")
    assert departures("NT-02", replace(request, note=note)) == []


NAMES = [
    *(("示例市民政局", "示例市民政局", True), ("示例省示例市民政局", "示例市民政局", True)),
    *(("示例市人民政府办公室", "市政府办公室", True), ("中国共产党示例县委员会", "中共示例县委", True)),
    *(("示例市 民政局", "示例市民政局（代章）", True), ("示例市民政局", "示例市教育局", False)),
    *(("示例市人民政府", "示例市人民政府办公室", False), ("示例市民政局", "", False)),
]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_names_of_one_organ(one: str, other: str, same: bool) -> None:
    assert agree(one, other) is same
    assert agree(other, one) is same


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("示例市民政局\n关于做好工作的通知", "示例市民政局"),
        ("示例市民政局等三部门关于做好工作的通知", "示例市民政局"),
        *(("关于做好工作的通知", ""), ("转发省民政厅关于做好工作的通知", "")),
        ("示例市民政局转发《省民政厅关于做好工作的通知》的通知", "示例市民政局"),
        ("示例市养老服务管理办法", ""),
    ],
)
def test_the_organ_that_a_title_begins_with(title: str, organ: str) -> None:
    assert title_organ(title) == organ


@pytest.mark.parametrize("date", ["\u3000\u3000年\u3000\u3000月\u3000\u3000日", "2026年\u3000月\u3000日"])
@pytest.mark.parametrize(("document", "departs"), [("draft", False), ("ours", True)])
def test_only_a_draft_may_leave_its_date_open(date: str, document: str, departs: bool) -> None:
    found = found_in(base(document))
    dated = found.signature.date
    assert dated is not None
    opened = replace(found, signature=replace(found.signature, date=Element(dated.paragraphs, date)))
    assert bool(departures("SG-01", opened)) is departs
