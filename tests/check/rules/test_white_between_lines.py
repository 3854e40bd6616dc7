"""The white between lines, reckoned from a file; the figures are worked out by hand."""

from dataclasses import replace

import pytest

from generator.check.rules.white_between_lines import gap_above, gap_departs, ink_top, line_of, unsure
from generator.ground.errors import Span
from generator.ground.length import NOTHING, Length, Mm, Pt, Twips
from generator.office.reading.document import Border, Paragraph, ReadDocument, Run, Section, Table
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import Format, Profile

SECTION = Section(
    number=0,
    width=Mm(210),
    height=Mm(297),
    top=Mm(37),
    bottom=Mm(35),
    left=Mm(28),
    right=Mm(26),
    header=Mm(15),
    footer=Mm(25),
    grid="linesAndChars",
    pitch=Pt(28.95),
    char_space=-849,
)
TITLE_GAP, RECIPIENTS_GAP = "title.gap", "recipients.gap"


def text(content: str, size: float = 16, **given: object) -> Paragraph:
    run = Run(text=content, font="仿宋", latin="仿宋", size=Pt(size))
    plain = Paragraph(
        place=Span("x.docx"), section=0, runs=(run,), line=Pt(28.95), line_rule="exact", mark_size=Pt(size)
    )
    return replace(plain, **given)  # type: ignore[arg-type]


def empty(**given: object) -> Paragraph:
    return replace(text(""), runs=(), mark_size=Pt(16), **given)  # type: ignore[arg-type]


def found(*blocks: Paragraph | Table, section: Section = SECTION) -> RecognisedDocument:
    document = ReadDocument(file="x.docx", blocks=blocks, sections=(section,), body_size=Pt(16))
    return RecognisedDocument(document=document, format=Format.GENERAL, profile=Profile.OFFICE)


def test_a_line_on_the_grid_has_its_baseline_where_word_sets_it() -> None:
    """28.95 pt high: baseline at 0.8 of it, 23.16 pt; ink from 10.52 to 25.8."""
    line = line_of(text("示例"), SECTION)
    assert (line.above.least, line.below.most) == pytest.approx((10.52, 3.15))
    assert line.height.least == line.height.most == pytest.approx(28.95)


def test_a_line_off_the_grid_lies_lower() -> None:
    """32 pt high with 22 pt of type: baseline at 25.6, ink from 8.22 to 29.23."""
    line = line_of(text("示例", 22, line=Pt(32), snap_to_grid=False), SECTION)
    assert (line.above.least, line.below.least) == pytest.approx((8.22, 2.77))


def test_a_line_that_grows_is_known_within_bounds() -> None:
    off_grid = text("示例", line=Pt(12), line_rule="auto", snap_to_grid=False)
    line = line_of(off_grid, SECTION)
    assert (line.height.least, line.height.most) == pytest.approx((16, 24))
    on_grid = line_of(text("示例", line=Pt(12), line_rule="auto"), SECTION)
    assert on_grid.height.least == on_grid.height.most == pytest.approx(28.95)
    at_least = line_of(text("示例", line=Pt(20), line_rule="atLeast", snap_to_grid=False), SECTION)
    assert (at_least.height.least, at_least.height.most) == pytest.approx((20, 24))


def test_white_between_two_lines() -> None:
    """5.755 pt below one ink and 7.915 above the next, and what lies between."""
    above, below = text("甲"), text("乙", before=Pt(6))
    gap = gap_above(found(above, empty(), empty(), below), below)
    assert gap is not None
    assert gap.above is above
    assert (gap.empty, gap.empty_lines, gap.spacing) == (2, 2, Pt(6))
    assert gap.white.least == pytest.approx(5.755 + 2 * 28.95 + 6 + 7.915)


@pytest.mark.parametrize(
    ("points", "told"), [(13, []), (15.8, []), (18.5, []), (18.7, ["11.4 mm"]), (12.6, ["9.3 mm"])]
)
def test_the_white_of_one_line_by_spacing(points: float, told: list[str]) -> None:
    """10.39 ± 1 mm, 29.45 ± 2.83 pt, less the 13.67 pt that the lines themselves leave: from 12.95 to 18.6 pt."""
    below = text("乙", before=Pt(points))
    departures = list(gap_departs(found(text("甲"), below), below, RECIPIENTS_GAP))
    assert [departure.measured for departure in departures] == told


def test_as_many_empty_lines_as_clerks_type() -> None:
    below = text("乙")
    for count, departs in ((0, True), (1, False), (2, True)):
        lines = [empty() for _ in range(count)]
        assert bool(list(gap_departs(found(text("甲"), *lines, below), below, RECIPIENTS_GAP))) is departs


def test_thin_paragraphs_are_no_empty_lines() -> None:
    below = text("乙")
    thin = empty(line=Twips(20))
    gap = gap_above(found(text("甲"), thin, below), below)
    assert gap is not None
    assert (gap.empty, gap.empty_lines) == (1, -1)


def test_the_white_from_a_rule() -> None:
    """From the border down: two lines of 28.95 pt and 8.22 pt in the title's own line."""
    border = Border("single", Pt(1.5), Pt(6), "FF0000")
    number = text("示民发〔2026〕7号", borders={"bottom": border})
    title = text("标题", 22, line=Pt(32), snap_to_grid=False)
    gap = gap_above(found(number, empty(), empty(), title), title, from_rule=True)
    assert gap is not None
    assert gap.white.least == pytest.approx(2 * 28.95 + 8.22)
    assert list(gap_departs(found(number, empty(), empty(), title), title, TITLE_GAP, from_rule=True)) == []


def test_a_wrong_size_is_not_told_twice() -> None:
    """18 pt of type for 22 begin 3.16 pt lower: 21.8 mm for 20.8, which 22 pt would not leave."""
    border = Border("single", Pt(1.5), Pt(6), "FF0000")
    number = text("示民发〔2026〕7号", borders={"bottom": border})
    title = text("标题", 18, line=Pt(32), snap_to_grid=False, before=Pt(50.6))
    all_of_it = found(number, title)
    assert list(gap_departs(all_of_it, title, TITLE_GAP, from_rule=True, size=Pt(22))) == []
    assert list(gap_departs(all_of_it, title, TITLE_GAP, from_rule=True)) != []


def test_what_the_file_leaves_open() -> None:
    below = text("乙")
    table = Table(place=Span("x.docx"), section=0, rows=(), width=NOTHING)
    assert gap_above(found(text("甲"), table, below), below) is None
    assert gap_above(found(text("甲", ends_page=True), below), below) is None
    starting = replace(below, starts_page=True)
    assert gap_above(found(text("甲"), starting), starting) is None
    assert gap_above(found(below), below) is None
    assert gap_above(found(text("甲")), text("丙")) is None


def test_frames_stand_beside_the_text() -> None:
    above, below = text("甲"), text("乙")
    gap = gap_above(found(above, text("框", frame=True), below), below)
    assert gap is not None
    assert gap.above is above


def test_where_ink_begins_on_the_sheet() -> None:
    """37 mm, a line of 28.95 pt and 10.52 pt in the second line: 50.9 mm."""
    second = text("乙")
    top = ink_top(found(text("甲"), second), second)
    assert top is not None
    assert top.least.mm == pytest.approx(37 + (28.95 + 10.52) * 25.4 / 72)
    assert ink_top(found(text("甲", ends_page=True), second), second) is None
    assert ink_top(found(text("甲")), Paragraph(place=Span("x.docx"), section=0, runs=())) is None


def test_programs_differ_in_lines_of_exact_height() -> None:
    """28 pt high with 16 pt of type: the baseline at 20.08 or at 22.4."""
    line = text("示例", line=Pt(28))
    assert unsure(line) == pytest.approx(2.32)
    assert unsure(replace(line, line_rule="auto")) == NOTHING


def test_bounds() -> None:
    span = line_of(text("示例", line=Pt(12), line_rule="auto", snap_to_grid=False), SECTION).height
    assert span.within(Length(25), Length(1))
    assert not span.within(Length(26), Length(1))
    assert span.text == "7.1 mm"
