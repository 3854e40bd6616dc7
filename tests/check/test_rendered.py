"""Faults planted one at a time in right documents, and what a check says of their printed pages.

All faults, and the right documents they spoil, are printed in one run of the office suite and measured
(:class:`Pages`). Values are worked out by hand from what was planted; a length may differ from that by what a font
leaves white beside its characters.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.check.finding import Finding, without_repeats
from generator.check.printed_places import PrintedDocument
from generator.check.rules import file_findings
from generator.check.rules.rule import PAGE_RULES, page_findings
from generator.office.pdf.measured_pages import read_pages
from tests.check import right
from tests.check.faults import Plant, paragraph, remove
from tests.check.right import LEFT, Look, add_run, border, data_of, empty, finish, format_line, imprint, started
from tests.check.rules import (
    by_hand,
    test_header,
    test_imprint,
    test_page,
    test_page_number,
    test_signature,
    test_special_formats,
    test_tables,
)
from tests.check.rules.by_hand import DATE, DATE_WIDTH, DRAWING, FOUR_ZI, ORGAN, at_right, head, main, press
from tests.check.rules.planting import add_base, base, found_in, grave, spoilt_by
from tests.check.rules.test_body import many_recipients
from tests.check.rules.test_page import every_line, grid
from tests.chosen import chosen
from tests.pages import print_documents

AXIS = 28 + (by_hand.AREA - FOUR_ZI - DATE_WIDTH / 2) / 56.693
"""The middle of a date that ends 4 字 from the right, in millimetres from the sheet's left edge."""

ABOVE = -16.4
"""A seal of 42 mm has its middle half a millimetre over that of a line of 10.2 mm where it begins so much above it."""


def move(anchor: etree._Element, across: float = 0, down: float = 0) -> None:
    for offset, by in zip(anchor.iter(f"{{{DRAWING}}}posOffset"), (across, down), strict=True):
        offset.text = str(int(str(offset.text)) + int(Mm(by)))


def sealed() -> Document:
    """The notice by hand with a seal on 署名 and date."""
    document = right.right_notice()
    press(signing(document), AXIS, ABOVE)
    return document


def two_seals() -> Document:
    """A joint issue with a seal on each name, 5.6 mm apart."""
    document = by_hand.joint_sealed()
    row = signing(document)
    for middle in (AXIS - 2700 / 56.693, AXIS):
        press(row, middle, ABOVE)
    return document


def signing(document: Document) -> Paragraph:
    """The line over the date."""
    place = [each.text for each in document.paragraphs].index(DATE)
    found: Paragraph = document.paragraphs[place - 1]
    return found


SENTENCE = "各单位要高度重视这项工作切实加强组织领导明确责任分工按照时间节点认真抓好落实确保取得实际成效"


def many_pages(text: Sequence[str] = (SENTENCE * 6,) * 8) -> Document:
    """Paragraphs of ten lines of nothing but hanzi, over four pages, without 版记."""
    document = started()
    head(document, ORGAN)
    main(document, f"{ORGAN}\n关于做好有关工作的通知", text=[f"{each}。" for each in text])
    empty(document, 2)
    name = at_right(document, ORGAN, FOUR_ZI + (DATE_WIDTH - len(ORGAN) * by_hand.CELL) // 2)
    name.paragraph_format.keep_with_next = True
    at_right(document, DATE, FOUR_ZI)
    finish(document, f"{ORGAN}关于做好有关工作的通知")
    return document


add_base("seal", lambda: data_of(sealed()))
add_base("two seals", lambda: data_of(two_seals()))
add_base("many pages", lambda: data_of(many_pages()))

pytestmark = [pytest.mark.xdist_group("printed"), pytest.mark.modules_in_turn(4, "pages")]

_NUMBER = re.compile(r"-?\d+\.\d+")
_ENGLISH = re.compile(r" \([ -~]*\)$")
_LENGTH, _THICKNESS = 0.6, 0.03
"""How far a length, told with one decimal, and a thickness, told with two, may be from what was worked out."""


@dataclass(frozen=True)
class OnPage:
    """A fault: ``plant`` puts it into the document called ``base``, ``rule`` is then told of a page with these values.

    ``page`` is where, None where it does not matter. ``beside`` are the rules that the very same fault departs from
    on its pages as well, ``name`` tells faults of a rule apart; ``times`` says how often it is told. ``on_file``: the
    file tells of this one that something is wrong.
    """

    rule: str
    plant: Callable[[Document], object]
    measured: str
    wanted: str
    base: str = "by hand"
    page: int | None = None
    beside: tuple[str, ...] = ()
    name: str = ""
    times: int = 1
    on_file: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, (self.rule, self.name)))


@dataclass(frozen=True)
class Judged:
    """A printed document: what the rules say of its pages, and what they say of the file."""

    printed: PrintedDocument
    on_pages: tuple[Finding, ...]
    on_file: tuple[Finding, ...]

    @property
    def told(self) -> list[Finding]:
        return without_repeats(self.on_file, self.on_pages)


class Pages:
    """Faults and right documents, printed."""

    def __init__(self, faults: Iterable[OnPage]) -> None:
        faults = list(faults)
        written = {name: base(name) for name in {"by hand", "seal", *(each.base for each in faults)}}
        written |= {name: data_of(make()) for name, make in HABITS.items()}
        written |= {_key(each): spoilt_by(each.plant, base(each.base)) for each in faults}
        pdfs = print_documents(written, jobs=2).pdfs
        self._judged = {name: judged(data, pdfs[name].data) for name, data in written.items()}

    def right(self, name: str) -> Judged:
        return self._judged[name]

    def spoilt(self, fault: OnPage) -> Judged:
        return self._judged[_key(fault)]


def judged(data: bytes, pdf: bytes) -> Judged:
    """What the rules say of a document and its PDF."""
    printed = PrintedDocument(found_in(data), read_pages(pdf))
    return Judged(printed, tuple(page_findings(printed)), tuple(file_findings(printed.found)))


def assert_found(fault: OnPage, pages: Pages) -> None:
    """The right document has nothing of the rule; with the fault there is exactly this, and nothing else that is grave.

    What the file tells as well is told once.
    """
    before = pages.right(fault.base).on_pages
    assert _texts(before, fault.rule) == []
    after = pages.spoilt(fault)
    told = [each for each in after.on_pages if each.code == fault.rule]
    assert len(told) == fault.times, _texts(after.on_pages)
    for each in told:
        assert _alike(each.measured, fault.measured), str(each.measured)
        assert _alike(each.wanted, fault.wanted), str(each.wanted)
        assert fault.page in (None, each.page), each.page
    known = {each.code for each in before} | {fault.rule, *fault.beside}
    others = [f"{each.code} {each.measured}, {each.wanted}" for each in grave(after.on_pages) if each.code not in known]
    assert others == [], others
    assert set(fault.beside) <= {each.code for each in after.on_pages}, _texts(after.on_pages)
    on_file = {each.code for each in after.on_file} - {each.code for each in pages.right(fault.base).on_file}
    assert bool(on_file) == fault.on_file, on_file
    by_the_file = len(_texts(after.on_file, fault.rule))
    assert len(_texts(after.told, fault.rule)) == (by_the_file or fault.times), _texts(after.told, fault.rule)


def _alike(value: object, worked_out: str) -> bool:
    """Whether both say the same in Chinese, lengths of a decimal or two taken as lengths."""
    told, worked_out = _ENGLISH.sub("", str(value)), _ENGLISH.sub("", worked_out)
    if _NUMBER.sub("0", told) != _NUMBER.sub("0", worked_out):
        return False
    return all(
        abs(float(one) - float(other)) <= (_THICKNESS if len(other.partition(".")[2]) > 1 else _LENGTH)
        for one, other in zip_longest(_NUMBER.findall(told), _NUMBER.findall(worked_out))
    )


def _texts(findings: Iterable[Finding], rule: str | None = None) -> list[str]:
    return [f"p. {each.page}: {each.text('en')}" for each in findings if rule in (None, each.code)]


def _key(fault: OnPage) -> str:
    return f"{fault}, {fault.base}"


def mark_in_a_table_lower(document: Document) -> None:
    """An empty line of 10.2 mm above the table with the organs and 文件."""
    above = document.add_paragraph()
    format_line(above, LEFT, 579)
    document.tables[0]._tbl.addprevious(above._p)


def lower(millimetres: float) -> Callable[[Document], None]:
    """What is under the double rule of 信函, lower."""

    def plant(document: Document) -> None:
        form = paragraph(document, "特").paragraph_format
        assert form.space_before is not None
        form.space_before = Mm(form.space_before.mm + millimetres)

    return plant


def mark_lower(document: Document) -> None:
    """The frame of the mark 10 mm lower, the double rule and what is under it, too."""
    frame = document.paragraphs[0]._p.get_or_add_pPr().find(qn("w:framePr"))
    assert frame is not None
    frame.set(qn("w:y"), str(1701 + 567))
    test_special_formats.moved((0, 1), top=10)(document)
    lower(10)(document)


HEAD_FAULTS = (
    # 版头
    OnPage("HD-11", mark_in_a_table_lower, "82.2 mm", "72.0 mm", "joint", 1),
    # 14 pt, 4.9 mm, more than the 6 pt over which the base has 4.1 mm.
    OnPage("HD-28", test_header.rule(space="20"), "在发文字号下 8.2 mm", "4.0 mm", page=1, on_file=True),
    OnPage("LT-01", mark_lower, "上边缘距纸上边 40.0 mm", "30.0 mm", "信函", 1, beside=("LT-05",)),
    OnPage(
        "LT-02", test_special_formats.moved((0, 1), top=-2), "在标志下 2.0 mm", "4.0 mm", "信函", 1, beside=("LT-05",)
    ),
    OnPage("LT-05", lower(5), "在双线下 9.8 mm", "4.8 mm", "信函", 1, times=2),
    OnPage("CM-01", test_special_formats.order_lower, "上边缘距纸上边 72.6 mm", "57.0 mm", "命令", 1, on_file=True),
    OnPage("MN-01", test_special_formats.minutes_lower, "上边缘距纸上边 82.5 mm", "72.0 mm", "纪要", 1, on_file=True),
)


def imprint_at(top: float) -> Plant:
    """The table ``top`` millimetres from the sheet's upper edge."""

    def plant(document: Document) -> None:
        position = document.tables[-1]._tbl.tblPr.find(qn("w:tblpPr"))
        assert position is not None
        del position.attrib[qn("w:tblpYSpec")]
        position.set(qn("w:vertAnchor"), "page")
        position.set(qn("w:tblpY"), str(round(top * 56.693)))

    return plant


def in_the_text_of_a_letter(document: Document) -> None:
    """抄送 without rules 60 mm above its place: its line is 8.8 mm high, 0.9 of them under the ink."""
    test_special_formats.with_imprint("抄送：示例市财政局。", ruled=False)(document)
    imprint_at(193.2)(document)


def a_page_more(document: Document) -> None:
    paragraph(document, "登记表由").paragraph_format.page_break_before = True


def over_two_pages(document: Document) -> None:
    """版记 of two paragraphs with rules, the second on a new page."""
    table = test_imprint.table(document)._tbl
    anchor = table.getnext()
    remove(table)
    remove(anchor)
    rows = (("抄送：示例市财政局，示例市应急管理局。", "top"), (f"示例市民政局办公室\t{DATE}印发", "bottom"))
    for text, side in rows:
        line = document.add_paragraph()
        format_line(line, LEFT, 500)
        add_run(line, text, Look(size=14))
        border(line, side, eighths=8, space=1, color="000000")
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Twips(280)
        line.paragraph_format.tab_stops.add_tab_stop(Twips(8844 - 280), alignment=2)
        line.paragraph_format.page_break_before = side == "bottom"


IMPRINT_FAULTS = (
    # Two rows of 8.8 mm and three rules, 0.9 mm, from 222.1 mm on.
    OnPage("IM-01", imprint_at(222.1), "末条分隔线距纸上边 240.7 mm", "262.0 mm", page=4),
    OnPage("IM-14", a_page_more, "排在第 5 面（共 5 面）", "排在最后一面，双数面", page=5),
    OnPage("IM-15", over_two_pages, "分在第 4、5 面", "排在同一面", page=4, beside=("IM-01",), on_file=True),
    OnPage("LT-09", in_the_text_of_a_letter, "末行下边缘距纸上边 201.1 mm", "260.5 mm", "信函", 1),
)

PAGE_FAULTS = (
    OnPage("PG-06", test_page.every_line(26), "24", "22", "many pages", times=2, on_file=True),
    OnPage("BD-01", many_recipients, "0 行", "1 行以上", page=1, on_file=True),
    OnPage("TB-04", test_tables.head_once, "表头不重复", "重复表头", "landscape", 4, on_file=True),
)


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


def number_lower(document: Document) -> None:
    """10 mm nearer to the sheet's lower edge."""
    document.sections[0].footer_distance = Mm(15)


def framed(kind: Literal["odd", "even"], x: float) -> Plant:
    """The number in a frame, 1000 twips wide, that begins at ``x`` millimetres."""

    def plant(document: Document) -> None:
        number = test_page_number.footer(document, kind)
        number.paragraph_format.left_indent = number.paragraph_format.right_indent = Mm(0)
        frame = right.made("framePr", w=1000, wrap="around", vAnchor="text", hAnchor="page", y=1, x=round(x * 56.693))
        number._p.get_or_add_pPr().insert(0, frame)
        number._p.addnext(right.made("p"))

    return plant


PAGE_NUMBER_FAULTS = (
    OnPage("PN-01", test_page_number.emptied("even"), "第 2 面没有页码", "“— 2 —”", page=2, on_file=True),
    # 25 mm from the sheet's edge are 269.2 mm from its top: so are 15 mm 279.2 mm.
    OnPage("PN-04", number_lower, "279.2 mm", "269.0 mm", page=1, on_file=True),
    # 17.6 mm wide from 98 mm on; a frame is set a little higher than its line.
    OnPage("PN-05", framed("odd", 98), "右空 68.4 mm", "4.9 mm", page=1, beside=("PN-04",)),
    OnPage("PN-06", framed("even", 98), "左空 70.0 mm", "4.9 mm", page=2, beside=("PN-04",)),
    OnPage("PN-07", test_page_number.blank_page, "编有页码", "不编页码", times=2, on_file=True),
)


def seal_moved(number: int, across: float = 0, down: float = 0) -> Plant:

    def plant(document: Document) -> None:
        move(list(document.element.body.iter(f"{{{DRAWING}}}anchor"))[number], across, down)

    return plant


def overleaf(document: Document) -> None:
    """署名 and what follows on a new page."""
    test_signature.signed(document)[0].paragraph_format.page_break_before = True


SIGNATURE_FAULTS = (
    # Three empty lines, 30.6 mm, and 1.1 mm under the ink of the text, less the 16.4 mm that the seal begins higher.
    OnPage("SG-05", test_signature.above_the_name(1), "空白 15.3 mm", "10.4 mm 以内", "seal", 2),
    OnPage("SG-05", seal_moved(0, down=-9), "压住 3.9 mm", "10.4 mm 以内", "seal", 2, name="on the text",
           beside=("SG-06",)),
    OnPage("SG-06", seal_moved(0, down=3), "这一行在印章中心以上", "在中心偏下", "seal", 2),
    OnPage("SG-06", seal_moved(0, across=0, down=-16), "这一行在印章之外", "在印章之内", "seal", 2, name="outside",
           beside=("SG-05",)),
    # 47.6 mm from middle to middle, 8.6 nearer.
    OnPage("SG-07", seal_moved(0, across=8.6), "两枚印章重叠 3.0 mm", "0.5 mm 以上", "two seals", 2),
    OnPage("SG-17", overleaf, "第 3 面没有正文", "与正文同面", page=3),
)  # fmt: skip


def test_a_picture_in_the_text_is_no_seal(pages: Pages) -> None:
    """A picture of a seal's size that the file does not have as a seal is told nothing of."""
    printed = pages.right("seal").printed
    pictures = tuple(
        replace(page, images=(*page.images, replace(page.images[0], left=30, right=60, top=100, bottom=130)))
        if page.images
        else page
        for page in printed.pages
    )
    for rule in ("SG-05", "SG-06"):
        assert list(PAGE_RULES[rule](PrintedDocument(printed.found, pictures))) == []


OTHER_FONTS = {
    "仿宋_GB2312": "方正仿宋_GBK",
    "楷体_GB2312": "方正楷体_GBK",
    "黑体": "方正黑体_GBK",
    "宋体": "方正书宋_GBK",
    "方正小标宋简体": "方正小标宋_GBK",
}
"""Fonts that offices have and this machine has not."""


def changed(*changes: Callable[[Document], object]) -> Document:
    document = right.right_notice()
    for change in changes:
        change(document)
    return document


def single(document: Document) -> None:
    """Single lines; a line in the middle of the grid's leaves more white."""
    for each in document.paragraphs:
        if each.paragraph_format.line_spacing == Pt(28.95):
            each.paragraph_format.line_spacing = 1.0
    for rule in document.element.body.iter(qn("w:bottom")):
        if rule.get(qn("w:space")) == "8":
            rule.set(qn("w:space"), "6")


def other_fonts(document: Document) -> None:
    section = document.sections[0]
    for part in (document.element, document.styles.element, section.footer._element):
        for fonts in part.iter(qn("w:rFonts")):
            for name, value in list(fonts.attrib.items()):
                fonts.set(name, OTHER_FONTS.get(str(value), str(value)))


def named(document: Document) -> None:
    """A header, which the file tells; its lines part no paragraph of the text."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.paragraphs[0].text = ORGAN


def one_page() -> Document:
    document = started()
    head(document, ORGAN)
    main(document, f"{ORGAN}\n关于做好有关工作的通知", text=("请于4月30日前将工作情况书面报送我局。",))
    empty(document, 2)
    at_right(document, ORGAN, FOUR_ZI + 167).paragraph_format.keep_with_next = True
    at_right(document, DATE, FOUR_ZI)
    imprint(document, f"抄送：示例市财政局。\n{ORGAN}办公室\t{DATE}印发")
    finish(document, f"{ORGAN}关于做好有关工作的通知")
    return document


HABITS: dict[str, Callable[[], Document]] = {
    "a pitch of 28 points on the grid": lambda: changed(every_line(28)),
    "a pitch of 30 points": lambda: changed(every_line(30)),
    "the grid of a new document in Word": lambda: changed(grid(type="lines", linePitch="312")),
    "single lines on a grid of lines": lambda: changed(grid(type="lines"), single),
    "fonts that are not there": lambda: changed(other_fonts),
    "a header": lambda: changed(named),
    "one page": one_page,
}
"""Documents as clerks make them, by what is special about each: their printed pages tell nothing that is not so."""

MADE = {"PG-16"}
"""Rules whose faults no .docx shows on every machine: their tests make the pages."""

FAULTS = (*HEAD_FAULTS, *IMPRINT_FAULTS, *PAGE_FAULTS, *PAGE_NUMBER_FAULTS, *SIGNATURE_FAULTS)


@pytest.fixture(scope="module")
def pages(request: pytest.FixtureRequest) -> Pages:
    """All faults that tests of this run ask for, printed at once."""
    wanted = chosen(request, "fault")
    return Pages(fault for fault in FAULTS if fault in wanted)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_and_nothing_beside_it(fault: OnPage, pages: Pages) -> None:
    assert_found(fault, pages)


def test_every_rule_has_a_fault() -> None:
    assert set(PAGE_RULES) == {fault.rule for fault in FAULTS} | MADE


@pytest.mark.parametrize("name", HABITS)
def test_a_habit(name: str, pages: Pages) -> None:
    judged = pages.right(name)
    assert [each.text("en") for each in grave(judged.told[len(judged.on_file) :])] == []
