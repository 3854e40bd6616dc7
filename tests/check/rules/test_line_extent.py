"""Where lines lie across the page: widths of 3号 type on the grid of 28 cells, 315.85 twips each."""

from dataclasses import replace

import pytest

from generator.check.departure import mm
from generator.check.rules.line_extent import (
    before,
    begins,
    begins_page,
    empty_above,
    extent,
    extent_of,
    position,
    wraps,
)
from generator.ground.errors import Span
from generator.ground.length import NOTHING, Length, Mm, Pt, Twips
from generator.office.reading.document import Align, Cell, Paragraph, ReadDocument, Row, Run, Section, Table
from generator.official.recognition.elements import Element

PLACE = Span("示例.docx")
AREA, CELL, HALF, GAP = 8845, 16 * 20 - 849 / 4096 * 20, 160, 64
DATE = "2026年3月5日"
DATE_WIDTH = 3 * CELL + 6 * HALF + 5 * GAP

SECTION = Section(
    number=0,
    width=Twips(11906),
    height=Twips(16838),
    top=Twips(2098),
    bottom=Twips(1984),
    left=Twips(1587),
    right=Twips(1474),
    header=Twips(850),
    footer=Twips(1417),
    grid="linesAndChars",
    pitch=Twips(579),
    char_space=-849,
)


def line(
    text: str, align: Align = "left", left: Length = NOTHING, right: Length = NOTHING, first_line: Length = NOTHING
) -> Paragraph:
    run = Run(text=text, font="仿宋", latin="仿宋", size=Pt(16))
    return Paragraph(place=PLACE, section=0, runs=(run,), align=align, left=left, right=right, first_line=first_line)


def document(*blocks: Paragraph | Table) -> ReadDocument:
    return ReadDocument(file="示例.docx", blocks=blocks, sections=(SECTION,), body_size=Pt(16))


def placed(paragraph: Paragraph) -> tuple[float, float]:
    """The white at its left and right, in twips."""
    place = extent(paragraph, document(paragraph))
    assert place is not None
    return place.left.pt * 20, place.right.pt * 20


def test_a_line_at_the_left() -> None:
    assert placed(line("示例", left=Twips(300))) == pytest.approx((300, AREA - 300 - 2 * CELL))


def test_a_line_at_the_right() -> None:
    assert placed(line(DATE, "right", right=Twips(1263))) == pytest.approx((AREA - 1263 - DATE_WIDTH, 1263))


def test_a_line_in_the_middle_of_what_indents_leave() -> None:
    left, right = placed(line("示例", "center", left=Twips(1000)))
    assert left - 1000 == pytest.approx(right)


def test_full_width_blanks_push_a_line_in_and_others_hang_out_of_it() -> None:
    assert placed(line("示例\u3000\u3000", "right"))[1] == pytest.approx(640)
    assert placed(line("示例    ", "right"))[1] == pytest.approx(0)
    assert placed(line("\u3000\u3000示例"))[0] == pytest.approx(640)


def test_a_distributed_line_fills_its_width() -> None:
    assert placed(line("示例", "distribute", left=Twips(100), right=Twips(200))) == pytest.approx((100, 200))


@pytest.mark.parametrize("text", ["示\n例", "示\t例", "", "示" * 40])
def test_what_is_not_one_line_is_nowhere(text: str) -> None:
    paragraph = line(text)
    assert extent(paragraph, document(paragraph)) is None


def test_names_at_tab_stops() -> None:
    stops = (("center", Twips(3000)), ("right", Twips(8000)))
    paragraph = replace(line("\t示例\t样本"), tabs=stops)
    first, second = (extent_of(Element((paragraph,), name), document(paragraph)) for name in ("示例", "样本"))
    assert first is not None
    assert second is not None
    assert first.axis.pt * 20 == pytest.approx(3000)
    assert second.right.pt * 20 == pytest.approx(AREA - 8000)
    assert extent_of(Element((replace(paragraph, tabs=()),), "示例"), document(paragraph)) is None


def test_in_a_cell() -> None:
    paragraph = replace(line("示例", "right", right=Twips(100)), place=replace(PLACE, table=1, row=1, cell=1))
    empty = line("")
    cells = (Cell(paragraphs=(paragraph,), width=Twips(5000)), Cell(paragraphs=(empty,), width=Twips(2000)))
    table = Table(
        place=PLACE, section=0, rows=(Row(cells=cells),), width=Twips(7000), left=Twips(50), padding=Twips(108)
    )
    place = extent(paragraph, document(table))
    assert place is not None
    assert place.right.pt * 20 == pytest.approx(AREA - 50 - 5000 + 108 + 100)


def test_where_a_first_line_begins() -> None:
    hanging = line("附件：示例", left=Twips(1579), first_line=Twips(-947))
    assert begins(hanging, document(hanging)) == pytest.approx(Twips(632))
    centred = line("示例", "center")
    assert begins(centred, document(centred)) is None


def test_a_long_line_wraps_for_certain() -> None:
    for count, certain in ((28, False), (29, True)):
        paragraph = line("示" * count)
        assert wraps(paragraph, document(paragraph)) is certain


def test_lengths_as_people_write_them() -> None:
    assert mm(Mm(25.44)) == "25.4 mm"
    assert mm(Mm(-0.04)) == "0.0 mm"


def paged(text: str, section: int = 0, *, starts: bool = False, ends: bool = False) -> Paragraph:
    runs = (Run(text=text, font="仿宋", latin="仿宋", size=Pt(16)),) if text else ()
    return Paragraph(place=Span("示例.docx"), section=section, runs=runs, starts_page=starts, ends_page=ends)


def of_two_sections(*blocks: Paragraph, begins: str = "nextPage") -> ReadDocument:
    sections = (SECTION, replace(SECTION, number=1, begins=begins))
    return ReadDocument(file="示例.docx", blocks=blocks, sections=sections, body_size=Pt(16))


def test_in_the_order_of_the_text() -> None:
    one, other = paged("甲"), paged("乙")
    assert position(other, of_two_sections(one, other)) == 1
    assert before(other, of_two_sections(one, other)) == (one,)
    assert position(paged("丙"), of_two_sections(one, other)) is None


def test_a_page_begins() -> None:
    label = paged("附件")
    asked = paged("附件", starts=True)
    assert begins_page(label, of_two_sections(label))
    assert begins_page(asked, of_two_sections(paged("甲"), asked))
    assert begins_page(label, of_two_sections(paged("甲", ends=True), label))
    assert begins_page(label, of_two_sections(paged("甲"), paged("", starts=True), label))
    later = paged("附件", 1)
    assert begins_page(later, of_two_sections(paged("甲"), later))


def test_a_page_does_not_begin() -> None:
    label, later = paged("附件"), paged("附件", 1)
    assert not begins_page(label, of_two_sections(paged("甲"), label))
    assert not begins_page(label, of_two_sections(paged("甲"), paged(""), label))
    assert not begins_page(later, of_two_sections(paged("甲"), later, begins="continuous"))


def test_empty_lines_above_on_the_same_page() -> None:
    label, asked = paged("附件"), paged("附件", starts=True)
    assert empty_above(label, of_two_sections(paged("甲", ends=True), paged(""), label))
    assert not empty_above(label, of_two_sections(paged("甲", ends=True), label))
    assert not empty_above(asked, of_two_sections(paged("甲"), paged(""), asked))
    assert not empty_above(label, of_two_sections(paged("甲"), paged("", ends=True), label))
    assert not empty_above(label, of_two_sections(paged("甲"), paged(""), label))
