"""What every way of filling lines keeps to: all text is set, each line advances, a long text takes as many steps more.

Texts have changes of typeface (seams), tracking, every width of a line down to less than a character.
"""

from dataclasses import replace
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.like_characters import PIECES, run_of
from generator.ground.length import Length, Pt, Twips
from generator.official.blocks import ParagraphBlock
from generator.official.layout.break_places import BLANKS
from generator.official.layout.line_breaking import BrokenLine, break_lines, text_width
from generator.official.layout.program_differences import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.official.layout.type_widths import line_width, off_grid, on_grid, width_on_grid
from generator.standard import length
from tests.chosen import one_in
from tests.official.layout.placing.paragraphs import STRIP, paragraph, placed_lines
from tests.patience import counted_calls, growth

EACH = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
TEXT = st.text(st.sampled_from("国中人，。、“”《》（）〔〕12.%aB/ -—…·°αд\u3000"), min_size=1, max_size=80)
WIDTHS = st.integers(1, 9_000)


@EACH
@given(text=TEXT, first=WIDTHS, rest=WIDTHS, tracking=st.integers(-40, 40), justified=st.booleans(), data=st.data())
def test_no_character_is_lost_and_every_line_advances(
    program: Program, text: str, first: int, rest: int, tracking: int, justified: bool, data: st.DataObject
) -> None:
    seams = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=3))) if len(text) > 1 else []
    metrics = data.draw(st.sampled_from([on_grid(program), off_grid(Pt(16), Twips(tracking), program)]))
    lines = break_lines(text, metrics, first=first, rest=rest, seams=seams, justified=justified)
    assert "".join(text[line.start : line.end] for line in lines).translate(_NO_BLANKS) == text.translate(_NO_BLANKS)
    assert lines[0].start == 0
    for line, following in pairwise(lines):
        assert line.start <= line.end <= following.start
        assert line.start < following.start
        assert set(text[line.end : following.start]) <= BLANKS
    assert lines[-1].start < len(text)
    assert all(line.width >= 0 for line in lines)


@EACH
@pytest.mark.parametrize("text", ["国  ，国", "1\u3000.", "国 ”国"])
def test_blanks_before_a_mark_that_is_cut_off_begin_no_line(program: Program, text: str) -> None:
    lines = break_lines(text, on_grid(program), first=400, rest=400)
    assert [text[line.start : line.end] for line in lines] == list(text.translate(_NO_BLANKS))


@EACH
@pytest.mark.parametrize("text", [" 国 ", "  国", "\u3000国\u3000\u3000"])
def test_blanks_that_begin_a_narrow_text_do_not_reach_back(program: Program, text: str) -> None:
    lines = break_lines(text, on_grid(program), first=100, rest=100)
    assert [text[line.start : line.end].strip() for line in lines if line.width] == ["国"]
    assert all(0 <= line.start <= line.end for line in lines)


_NO_BLANKS = dict.fromkeys(map(ord, BLANKS))


@EACH
@given(text=TEXT.map(lambda text: text.replace("\u3000", " ")), width=st.integers(400, 9_000), justified=st.booleans())
def test_a_line_that_does_not_begin_the_text_begins_with_no_blank(
    program: Program, text: str, width: int, justified: bool
) -> None:
    """Blanks of both kinds side by side are left out: what LibreOffice makes of them was not measured."""
    lines = break_lines(text, on_grid(program), first=width, rest=width, justified=justified)
    assert not any(text[line.start] in BLANKS for line in lines[1:])


@EACH
@pytest.mark.parametrize("width", [9_130, 600], ids=["a gap less than one more", "next to nothing"])
@pytest.mark.parametrize("piece", one_in(4, ((piece,) for piece in PIECES)))
def test_a_long_text_is_broken_in_calls_that_grow_as_it_does(piece: str, width: int, program: Program) -> None:
    def calls(characters: int) -> int:
        with counted_calls() as counted:
            break_lines(run_of(piece, characters), on_grid(program), first=width, rest=width)
        return counted.count

    assert calls(1_600) < 16 * calls(200)


@pytest.mark.in_turn(3)
@EACH
def test_nothing_is_copied_for_each_line(program: Program) -> None:
    widths = count(600)

    def broken(characters: int) -> list[BrokenLine]:
        width = next(widths)  # another one each time, for lines are cached
        return break_lines("国" * characters, on_grid(program), first=width, rest=width)

    assert growth(broken, 2_000, 16, attempts=2) < 64


LINE = line_width(LIBREOFFICE).twips
CELL = length("grid.cell").twips


def lines(text: str, cells: int = 28, *, first: int | None = None, justified: bool = True) -> list[str]:
    width = cells * CELL
    broken = break_lines(
        text, on_grid(LIBREOFFICE), first=width if first is None else first * CELL, rest=width, justified=justified
    )
    return [text[line.start : line.end] for line in broken]


def test_28_hanzi_fill_a_line_and_26_an_indented_one() -> None:
    assert [len(line) for line in lines("国" * 60, first=26)] == [26, 28, 6]


def test_an_empty_text_has_one_line() -> None:
    assert lines("") == [""]


@pytest.mark.parametrize("text", [*(f"国{mark}" for mark in "，。、；：！？”）》〕】…"), *"（《〔【"])
def test_closing_marks_do_not_begin_a_line_and_opening_ones_do_not_end_it(text: str) -> None:
    assert lines(f"国国国{text}国国国国", 4)[0] == "国国国"


def test_a_quotation_mark_holds_on_to_its_neighbours() -> None:
    # As LibreOffice 25.2 does: nothing is parted beside a quotation mark, inside or outside.
    assert lines("国国国国“国国", 4)[0] == "国国国"
    assert lines("国国国”国国国", 4)[0] == "国国"


def test_a_number_is_not_parted() -> None:
    assert lines("国国国12345国", 5) == ["国国国", "12345国"]
    assert lines("国国国12.5%国", 5) == ["国国国", "12.5%国"]


@pytest.mark.parametrize(
    ("text", "cells", "parts"),
    [
        ("https://example.org/abc/defghi", 7, ["https://", "example.org/", "abc/defghi"]),
        *(("国国GB/T", 3, ["国国", "GB/T"]), ("国2022-02-14", 3, ["国", "2022-", "02-14"])),
    ],
)
def test_where_a_western_word_may_be_parted(text: str, cells: int, parts: list[str]) -> None:
    assert lines(text, cells) == parts


def test_blanks_hang_at_the_end_and_begin_no_line() -> None:
    assert lines("国国国国   国国", 4) == ["国国国国", "国国"]


def test_the_blanks_of_a_justified_line_give_way() -> None:
    text = "国国 国国国国"
    assert lines(text, 5, justified=True)[0] == "国国 国国"
    # Two blanks' fifths (one in the line, one that would follow) are 77 twips; the line is 155 - 77 too long.
    assert break_lines(text, on_grid(LIBREOFFICE), first=5 * CELL + 80, rest=LINE)[0].end == len("国国 国国国")
    found = break_lines(text, on_grid(LIBREOFFICE), first=5 * CELL + 80, rest=LINE, justified=False)[0].end
    assert found == len("国国 国国")


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert "".join(lines("a" * 50, 4)) == "a" * 50


def test_width_of_a_date() -> None:
    # 6 digits of half an em, 3 hanzi, 5 gaps of a fifth of an em between them.
    assert text_width("2022年2月14日", on_grid(LIBREOFFICE)) == 7 * 160 + 3 * CELL + 5 * 64
    assert width_on_grid("民政局", LIBREOFFICE).twips == 3 * CELL


def test_a_mark_beside_a_digit_has_no_gap() -> None:
    assert text_width("（1）", on_grid(LIBREOFFICE)) == 2 * CELL + 160


PORTIONS = st.text(st.sampled_from("国中人，。、“”《》（）〔〕12.%aB -—…·"), max_size=120)


@given(PORTIONS)
def test_lines_fit_unless_they_cannot(text: str) -> None:
    for line in break_lines(text, on_grid(LIBREOFFICE), first=LINE, rest=LINE):
        blanks = text[line.start : line.end].count(" ") + 1
        assert line.width <= LINE + 40 * blanks


@EACH
@given(text=st.text(st.sampled_from("国中人民，。、（）《》"), min_size=1, max_size=120))
def test_no_forbidden_mark_is_at_an_edge(program: Program, text: str) -> None:
    width = line_width(program).twips
    broken = break_lines(text, on_grid(program), first=width, rest=width)
    for before, after in pairwise(text[line.start : line.end] for line in broken):
        parted_by_force = all(char in program.not_at_start | program.not_at_end for char in before[1:])
        assert parted_by_force or before[-1] not in program.not_at_end
        assert parted_by_force or after[0] not in program.not_at_start


def test_tracking_stops_before_the_last_character_of_a_script() -> None:
    """国 and 2 keep their own width where the script changes; a fifth of an em lies between."""
    closer = off_grid(Pt(16), Twips(-8), LIBREOFFICE)
    assert text_width("国国12国", closer) == 304 + 320 + 64 + 152 + 160 + 64 + 304


# Texts behind tabs: at left, centred and right stops of a paragraph, and at those of the document behind the
# last.

HANZI = 320


def pieces(block: ParagraphBlock, program: Program = WORD) -> list[tuple[str, float]]:
    """The text of each piece of the only line, and its place from the margin in twips."""
    (line,) = placed_lines(block, program)
    parts = [(each.text, (each.x - STRIP.left).pt * 20, each.advances[0] * 20) for each in line]
    found = [(text.strip("\t"), x + advance * text.startswith("\t")) for text, x, advance in parts]
    return [(text, round(x, 1)) for text, x in found if text]


def stopped(
    text: str, *, stops: tuple[int, ...] = (), centres: tuple[int, ...] = (), right: int | None = None
) -> ParagraphBlock:
    return paragraph(
        text,
        align="left",
        stops=_lengths(stops),
        centres=_lengths(centres),
        tab=None if right is None else Twips(right),
    )


def _lengths(twips: tuple[int, ...]) -> tuple[Length, ...]:
    return tuple(map(Twips, twips))


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_piece_is_at_its_own_stop(program: Program) -> None:
    block = replace(stopped("国\t家\t发\t文", stops=(1000, 2000, 3000)), left=Twips(200))
    assert pieces(block, program) == [("国", 200), ("家", 1000), ("发", 2000), ("文", 3000)]


def test_a_centred_piece_has_its_middle_there_a_right_one_its_end() -> None:
    expected = [("国家", 1000), ("发文", 2000 - HANZI), ("函", 8000 - HANZI)]
    assert pieces(stopped("\t国家\t发文\t函", centres=(2000,), stops=(1000,), right=8000)) == expected


def test_stops_of_all_kinds_are_taken_from_left_to_right() -> None:
    block = stopped("\t国\t家\t发", stops=(3000,), centres=(5000,), right=1000)
    assert [x for _, x in pieces(block)] == [1000 - HANZI, 3000, 5000 - HANZI / 2]


def test_a_stop_that_is_passed_already_is_left_out() -> None:
    assert pieces(stopped("国家发文\t函", stops=(1000, 2000))) == [("国家发文", 0), ("函", 2000)]


@pytest.mark.parametrize("own", [(), (HANZI,), (100,)])
def test_behind_the_last_stop_are_those_of_the_document(own: tuple[int, ...]) -> None:
    assert pieces(stopped("国\t家\t\t发", stops=own)) == [("国", 0), ("家", 420), ("发", 1260)]


def test_a_hanging_indent_is_a_stop() -> None:
    block = replace(stopped("国\t家"), left=Twips(1000), first_line=Twips(-800))
    assert pieces(block) == [("国", 200), ("家", 1000)]


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("before", range(60))
def test_a_tab_is_wide_in_every_column_and_what_does_not_fit_begins_the_next_line(
    before: int, program: Program
) -> None:
    lines = placed_lines(paragraph("国" * before + "\t家" * 2, align="both"), program)
    assert "".join(each.text for line in lines for each in line) == "国" * before + "\t家\t家"
    ends = [(line[-1].x + line[-1].width - STRIP.left).pt for line in lines]
    assert max(ends) <= STRIP.width.pt + 0.1
    tabs = [(each.x - STRIP.left).pt + each.advances[0] for line in lines for each in line if each.text[0] == "\t"]
    assert all(place % 21 == pytest.approx(0, abs=0.1) or place % 21 > 20.9 for place in tabs)


@pytest.mark.parametrize(
    "block", [stopped("国家\t" + "发" * 9, right=2000), stopped("国家\t" + "发" * 9, centres=(1500,))]
)
def test_a_piece_wider_than_its_place_begins_behind_the_one_before(block: ParagraphBlock) -> None:
    assert pieces(block)[1] == ("发" * 9, 2 * HANZI)


def test_two_tabs_skip_a_stop_and_leave_no_empty_piece() -> None:
    assert pieces(stopped("\t\t国\t", stops=(1000, 2000, 3000))) == [("国", 2000)]


PLACES = st.lists(st.integers(0, 9000), max_size=4, unique=True).map(tuple)


@given(st.text("国文a1\t", min_size=1, max_size=30), PLACES, PLACES, st.sampled_from(PROGRAMS))
def test_nothing_overlaps_and_none_is_lost(
    text: str, stops: tuple[int, ...], centres: tuple[int, ...], program: Program
) -> None:
    lines = placed_lines(stopped(text, stops=stops, centres=centres, right=8000), program)
    assert "".join(each.text for line in lines for each in line) == text
    assert all(advance >= 0 for line in lines for each in line for advance in each.advances)
    tabs = [each for line in lines for each in line if each.text[0] == "\t"]
    at_the_right = STRIP.left + Twips(8000)  # what just fits before this place needs no white
    assert all(each.advances[0] > 0 or centres or each.x + each.width >= at_the_right for each in tabs)
