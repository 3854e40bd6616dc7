"""Page numbers in the file: PN."""

from typing import Literal

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph

from tests.check.faults import Plant, remove
from tests.check.right import LEFT, RIGHT, data_of, format_line, set_font
from tests.check.rules import by_hand
from tests.check.rules.by_hand import count_pages
from tests.check.rules.planting import Planted, departures, found_in

CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def footer(document: Document, kind: Literal["odd", "even"]) -> Paragraph:
    section = document.sections[0]
    found: Paragraph = (section.footer if kind == "odd" else section.even_page_footer).paragraphs[0]
    return found


def emptied(*kinds: Literal["odd", "even"]) -> Plant:
    def plant(document: Document) -> None:
        for kind in kinds:
            for run in footer(document, kind).runs:
                remove(run._r)

    return plant


def placed(kind: Literal["odd", "even"], align: WD_ALIGN_PARAGRAPH, indent: float = 0) -> Plant:
    """The number of these pages aligned so, with this indent on that side, in twips."""

    def plant(document: Document) -> None:
        form = footer(document, kind).paragraph_format
        form.alignment = align
        form.left_indent = Twips(indent if align == LEFT else 0)
        form.right_indent = Twips(indent if align == RIGHT else 0)

    return plant


def written(old: str, new: str) -> Plant:
    def plant(document: Document) -> None:
        for run in footer(document, "odd").runs:
            if old in run.text:
                run.text = run.text.replace(old, new)

    return plant


def in_font(document: Document) -> None:
    for run in footer(document, "odd").runs:
        set_font(run, "Times New Roman")


def in_size(document: Document) -> None:
    for run in footer(document, "odd").runs:
        run.font.size = Pt(10.5)


def far_down(document: Document) -> None:
    document.sections[0].footer_distance = Mm(15)


def numbers(**how: str) -> Plant:
    return lambda document: count_pages(document.sections[0], **how)


def first_page_without(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_footer.is_linked_to_previous = False


def blank_page(document: Document) -> None:
    """Two page breaks before the 版记."""
    anchor = document.paragraphs[-1]
    table = document.tables[-1]._tbl
    for _ in range(2):
        broken = anchor.insert_paragraph_before("")
        format_line(broken, LEFT, 579)
        broken.add_run().add_break(WD_BREAK.PAGE)
        table.addprevious(broken._p)


def one_footer(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = False


FAULTS = (
    Planted("PN-01", emptied("odd", "even"), "没有页码", "“— 1 —”", name="none"),
    Planted("PN-01", emptied("even"), "双页没有页码", "“— 1 —”", name="even"),
    Planted("PN-01", first_page_without, "首页没有页码", "“— 1 —”", name="first"),
    Planted("PN-01", numbers(start="5"), "从 5 编起", "从 1 编起", name="from 5"),
    Planted("PN-02", in_font, "Times New Roman", "宋体", name="face"),
    Planted("PN-02", in_size, "五号（10.5 磅）", "四号（14 磅）", name="size"),
    Planted("PN-03", written("—", "-"), "- 1 -", "— 1 —", name="hyphens"),
    Planted("PN-03", written("—", "——"), "—— 1 ——", "— 1 —", name="two"),
    Planted("PN-03", written("—", ""), "1", "— 1 —", name="none"),
    Planted("PN-05", placed("odd", CENTRE), "居中", "居右", name="centred"),
    Planted("PN-05", placed("odd", RIGHT), "右空 0.0 mm", "4.9 mm", name="flush right"),
    Planted("PN-05", placed("odd", LEFT, 280), "居左", "居右", name="left"),
    Planted("PN-06", placed("even", CENTRE), "居中", "居左", name="centred"),
    Planted("PN-06", placed("even", LEFT), "左空 0.0 mm", "4.9 mm", name="flush left"),
    Planted("PN-06", one_footer, "双页也居右", "居左", name="one footer"),
    Planted("PN-07", blank_page, "编有页码", "不编页码"),
    Planted("PN-08", written("— ", "— 第"), "— 第1 —", "— 1 —"),
)


def test_full_width_digits() -> None:
    document = by_hand.unsealed()
    numbers(fmt="decimalFullWidth")(document)
    measured = {measured for measured, _ in departures("PN-02", found_in(data_of(document)))}
    assert measured == {"全角数字"}


def test_a_footer_too_low() -> None:
    """297 - 15 mm, less 0.5 mm under the ink and half of 14 pt of type: 279.4 mm, on odd and on even pages."""
    document = by_hand.unsealed()
    far_down(document)
    measured = departures("PN-04", found_in(data_of(document)))
    assert [wanted for _, wanted in measured] == ["269.0 mm", "269.0 mm"]
    assert all(279 <= float(each.split()[0]) <= 280 for each, _ in measured)
