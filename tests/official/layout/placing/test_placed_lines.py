"""Characters of a line at their places: indents, alignments, runs of several faces, stretched and scaled text."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import Span
from generator.ground.length import Length, Pt, Twips
from generator.official.blocks import Align, Face, Role
from generator.official.document import VerticalAlign
from generator.official.layout.line_breaking import MeasuredText, text_width
from generator.official.layout.placed_lines import Strip, distributed, justified, natural_advances
from generator.official.layout.program_differences import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.official.layout.type_widths import on_grid
from generator.official.shaping_clusters import has_width
from tests.official.layout.placing.paragraphs import BASELINE, EM, STRIP, ends, paragraph, placed_lines, run

RIGHT = STRIP.left + STRIP.width


def near(length: Length) -> object:
    return pytest.approx(length, abs=0.051)  # a twip: widths are in whole ones


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_empty_line_has_no_text(program: Program) -> None:
    assert placed_lines(paragraph(), program) == [[]]
    assert placed_lines(paragraph(""), program) == [[]]


@pytest.mark.parametrize(
    ("align", "begins"),
    [
        ("left", STRIP.left + 20),
        ("both", STRIP.left + 20),
        ("centre", (STRIP.left + 20 + RIGHT - 30 - EM * 3) * 0.5),
        ("right", RIGHT - 30 - EM * 3),
    ],
)
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_short_line_is_aligned_between_its_indents(align: Align, begins: Length, program: Program) -> None:
    ((text,),) = placed_lines(paragraph("国家发", align=align, left=Pt(20), right=Pt(30)), program)
    assert text.x == near(begins)
    assert text.y == BASELINE
    assert text.advances == pytest.approx([16, 16, 16])


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_distributed_line_goes_from_indent_to_indent(program: Program) -> None:
    block = paragraph("特急", align="distribute", right=STRIP.width - Pt(64))
    ((text,),) = placed_lines(block, program)
    assert (text.x, ends(text)) == (STRIP.left, near(STRIP.left + Pt(64)))
    assert text.advances == pytest.approx([48, 16], abs=0.051)


def test_where_a_line_of_whole_cells_is_narrower_than_the_margins_a_distributed_one_fills_these() -> None:
    strip = Strip(Pt(100.6), Twips(8820), Twips(25))
    ((text,),) = placed_lines(paragraph("国家发文", align="distribute"), LIBREOFFICE, strip)
    assert text.width.twips == pytest.approx(8845, abs=3)


@pytest.mark.parametrize("program", PROGRAMS)
def test_all_but_the_last_line_are_stretched(program: Program) -> None:
    first, last = placed_lines(paragraph("国" * 30), program)
    assert ends(first[0]) == pytest.approx(RIGHT, abs=1.4)  # LibreOffice leaves less than a twip for each character
    assert last[0].advances == pytest.approx([16] * 3)


def test_in_word_the_first_line_begins_two_cells_of_the_grid_to_the_right() -> None:
    block = paragraph("国" * 60, grid=True, first_line=Pt(32))
    cell = Twips(on_grid(WORD).full)
    ((first,), (second,), _) = placed_lines(block, WORD)
    assert first.x - STRIP.left == pytest.approx(cell * 2, abs=0.001)
    assert first.x - STRIP.left != pytest.approx(Twips(632), abs=0.001)
    assert second.x == STRIP.left
    assert first.x == pytest.approx(second.x + sum(second.advances[:2]), abs=0.01)


def test_in_libreoffice_it_begins_as_far_in_as_the_file_says() -> None:
    block = paragraph("国" * 60, grid=True, first_line=Pt(32))
    ((first,), *_) = placed_lines(block, LIBREOFFICE)
    assert first.x - STRIP.left == near(Pt(32))


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_hanging_indent(program: Program) -> None:
    block = paragraph("附件：1." + "国" * 60, left=Pt(100), first_line=Pt(-48), right=Pt(16), align="left")
    ((first,), (second,), *_) = placed_lines(block, program)
    assert first.x == near(STRIP.left + 52)
    assert second.x == near(STRIP.left + 100)
    assert ends(second) <= RIGHT - 16 + 0.051


@pytest.mark.parametrize("program", PROGRAMS)
def test_runs_of_several_faces_follow_each_other_on_one_baseline(program: Program) -> None:
    heading = run("（一）摸清底数。", Face.KAI, heading=Role.HEADING_2)
    ((one, other), second) = placed_lines(paragraph(heading, run("国" * 40, red=True)), program)
    assert other.x == pytest.approx(ends(one), abs=0.001)
    assert (one.y, other.y) == (BASELINE, BASELINE)
    expected = [(Face.KAI, Role.HEADING_2, False), (Face.FANGSONG, Role.BODY, True)]
    assert [(each.face, each.role, each.red) for each in (one, other)] == expected
    assert [each.face for each in second] == [Face.FANGSONG]
    assert one.text + other.text + second[0].text == "（一）摸清底数。" + "国" * 40


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_run_that_goes_over_lines_is_cut_where_they_end(program: Program) -> None:
    lines = placed_lines(paragraph("国" * 20, run("家" * 20, Face.HEI), "发" * 20), program)
    texts = [[(each.face, each.text[0]) for each in line] for line in lines]
    assert texts == [
        [(Face.FANGSONG, "国"), (Face.HEI, "家")],
        [(Face.HEI, "家"), (Face.FANGSONG, "发")],
        [(Face.FANGSONG, "发")],
    ]


@pytest.mark.parametrize("program", PROGRAMS)
def test_blanks_at_a_line_s_end_hang_outside(program: Program) -> None:
    (inked, *blanks), *_ = placed_lines(paragraph("国" * 26, "  ", "示例" * 20), program)
    assert (inked.text, "".join(each.text for each in blanks).strip()) == ("国" * 26, "")
    assert ends(inked) == pytest.approx(RIGHT, abs=1.4)
    assert inked.advances[-1] == pytest.approx(16)


@pytest.mark.parametrize("program", PROGRAMS)
def test_scaled_text_is_narrower_and_in_the_middle(program: Program) -> None:
    block = paragraph(run("国家发文", scale=80, size=Pt(40)), role=Role.ISSUER_MARK, align="centre")
    ((text,),) = placed_lines(block, program)
    assert text.scale == 80
    assert text.advances == pytest.approx([32] * 4)
    assert text.x + text.width * 0.5 == near(STRIP.left + STRIP.width * 0.5)


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_run_of_a_title_is_a_line_with_its_own_size(program: Program) -> None:
    block = paragraph(run("国家", size=Pt(22)), run("发文", size=Pt(20)), role=Role.TITLE, align="centre")
    first, second = placed_lines(block, program)
    assert [each.advances for each in (*first, *second)] == [pytest.approx((22, 22)), pytest.approx((20, 20))]
    assert first[0].x == near(STRIP.left + (STRIP.width - 44) * 0.5)
    assert second[0].x == near(STRIP.left + (STRIP.width - 40) * 0.5)


def test_tracking_counts_twice_for_hanzi() -> None:
    ((text,),) = placed_lines(paragraph(run("国12家", tracking=Twips(-2)), align="left"), WORD)
    gap = 4
    assert text.advances == pytest.approx([16 - 0.2 + gap, 8 - 0.1, 8 - 0.1 + gap, 16 - 0.2])


@pytest.mark.parametrize("align", ["left", "both"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_line_break_ends_a_line_and_is_not_placed(align: Align, program: Program) -> None:
    block = paragraph("国家\n发1文", "\n函", align=align, left=Pt(32), first_line=Pt(16))
    lines = placed_lines(block, program)
    assert ["".join(each.text for each in line) for line in lines] == ["国家", "发1文", "函"]
    assert [line[0].x for line in lines] == [near(STRIP.left + 48), near(STRIP.left + 32), near(STRIP.left + 32)]
    assert lines[0][0].advances == pytest.approx([16, 16])


def test_a_tab_begins_a_part_of_its_run() -> None:
    block = paragraph("签发人：\t示例甲", stops=(Pt(200),), align="left")
    ((one, other),) = placed_lines(block)
    assert [(one.text, one.x), (other.text, other.x)] == [("签发人：", STRIP.left), ("\t示例甲", one.x + one.width)]
    assert other.x + other.advances[0] == near(STRIP.left + 200)


def test_text_knows_its_line_of_the_source() -> None:
    span = Span("notice.md", 7, 1)
    assert {each.source for line in placed_lines(paragraph("国" * 60, source=span)) for each in line} == {span}


ALPHABET = "国家发文，。“”（）——0123456789abcXYZ%/-. \u3000"

TEXTS = st.text(ALPHABET, min_size=1, max_size=120)


@given(TEXTS, st.sampled_from(PROGRAMS), st.booleans())
def test_no_character_is_lost_or_doubled(text: str, program: Program, grid: bool) -> None:
    lines = placed_lines(paragraph(text, grid=grid), program)
    placed = "".join(each.text for line in lines for each in line)
    assert "".join(placed.split()) == "".join(text.split())
    for line in lines:
        for one, other in pairwise(line):
            assert other.x == pytest.approx(ends(one), abs=0.001)


@given(st.text("国，a1 e\u0301\u0335\ufe00\u200b\u2060\u00ad\U000e0100", max_size=200), st.sampled_from(PROGRAMS))
def test_what_has_no_width_stays_with_its_base_and_takes_no_room(text: str, program: Program) -> None:
    lines = placed_lines(paragraph(f"国{text}国"), program)
    assert all(has_width(line[0].text[0]) for line in lines if line)
    bases = "".join(filter(has_width, text))
    assert text_width(f"国{text}国", on_grid(program)) == pytest.approx(text_width(f"国{bases}国", on_grid(program)))


@pytest.mark.parametrize(("align", "up"), [("superscript", 0.33), ("subscript", -0.1)])
@pytest.mark.parametrize("program", PROGRAMS)
def test_raised_and_lowered_text_is_smaller_beside_its_line(align: VerticalAlign, up: float, program: Program) -> None:
    runs = (run("国"), replace(run("国家"), align=align), run("家"))
    ((before, small, after),) = placed_lines(paragraph(*runs, align="left"), program)
    assert (before.size, small.size, after.size) == (EM, EM * program.raised_size, EM)
    assert small.y == BASELINE - EM * up
    assert small.advances[0] == pytest.approx(before.advances[0] * program.raised_size)
    assert after.x == near(small.x + small.width)


# How a line's slack is shared out: to which characters, and how much in each program.


def measured(text: str, program: Program = WORD) -> MeasuredText:
    return MeasuredText(text, on_grid(program), justified=True)


def added(text: str, slack: float, program: Program = WORD) -> list[float]:
    """What each character of a justified line gets."""
    of = measured(text, program)
    pairs = zip(justified(of, 0, len(text), slack), natural_advances(of, 0, len(text)), strict=True)
    return [wide - natural for wide, natural in pairs]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_gap_belongs_to_the_character_before_it(program: Program) -> None:
    metrics = on_grid(program)
    of = measured("国1家", program)
    assert natural_advances(of, 0, 3) == [metrics.full + metrics.gap, metrics.half + metrics.gap, metrics.full]
    assert natural_advances(of, 1, 3) == [metrics.half + metrics.gap, metrics.full]  # none before a line's first


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("国家发", [15, 15, 0]),
        ("国，家", [15, 15, 0]),  # marks as hanzi
        ("国ab家", [15, 0, 15, 0]),  # beside a word, not in it
        *(("ab cd", [0, 0, 30, 0, 0]), ("国 家", [15, 15, 0]), ("2026年", [0, 0, 0, 30, 0])),
    ],
)
def test_white_goes_beside_hanzi_and_to_blanks(text: str, shares: list[float]) -> None:
    assert added(text, 30) == pytest.approx(shares)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("text", ["abcd", "国", "1234", ""])
def test_a_line_without_such_a_place_stays_as_it_is(text: str, program: Program) -> None:
    assert added(text, 100, program) == [0] * len(text)


def test_in_word_a_line_too_wide_loses_it_at_gaps_and_blanks_alone() -> None:
    assert added("国家1发 文", -30) == pytest.approx([0, -10, -10, 0, -10, 0])
    assert added("国家发文", -30) == [0, 0, 0, 0]


def test_in_libreoffice_it_loses_it_everywhere() -> None:
    assert added("国 家发", -30, LIBREOFFICE) == pytest.approx([-10, -10, -10, 0])


def test_in_libreoffice_whole_twips_are_added_and_a_portion_gets_what_they_leave() -> None:
    # 20 / 6 is 3.33: the third place ends a portion of hanzi, the fourth one of digits, the others are in the last.
    assert added("国家发1文国家", 20, LIBREOFFICE) == [3, 3, 4, 3, 3, 3, 0]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_distributed_line_has_white_between_all_characters(program: Program) -> None:
    of = measured("国ab家", program)
    widths = [one - other for one, other in zip(distributed(of, 0, 4, 30), natural_advances(of, 0, 4), strict=True)]
    assert widths == pytest.approx([10, 10, 10, 0])
    assert distributed(measured("国", program), 0, 1, 30) == natural_advances(measured("国", program), 0, 1)


SHORT_TEXTS = st.text(ALPHABET, min_size=1, max_size=30)


@given(SHORT_TEXTS, st.floats(0, 2000))
def test_in_word_a_line_is_as_wide_as_its_room_where_it_can_be_stretched(text: str, slack: float) -> None:
    shares = added(text, slack)
    assert all(share >= -1e-9 for share in shares)
    assert sum(shares) == pytest.approx(slack if any(shares) or not slack else 0, abs=1e-6)
    assert len({round(share, 6) for share in shares if share > 1e-9}) <= 1


@given(SHORT_TEXTS, st.floats(0, 2000))
def test_in_libreoffice_it_lacks_less_than_a_twip_for_each_place(text: str, slack: float) -> None:
    shares = [round(share, 9) for share in added(text, slack, LIBREOFFICE)]
    assert all(share == int(share) for share in shares)
    places = sum(1 for share in shares if share)
    assert sum(shares) <= slack + 1e-6
    assert not places or sum(shares) > slack - len(text)


@given(SHORT_TEXTS, st.sampled_from(PROGRAMS), st.floats(-200, 2000))
def test_the_last_character_keeps_its_width(text: str, program: Program, slack: float) -> None:
    assert added(text, slack, program)[-1] == 0
