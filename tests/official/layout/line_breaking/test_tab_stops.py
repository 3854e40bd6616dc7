"""Texts behind tabs: at left, centred and right stops of a paragraph, and at those of the document behind the last."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.length import Length, Twips
from generator.official.blocks import ParagraphBlock
from generator.official.layout.program import PROGRAMS, WORD, Program
from tests.official.layout.placing.paragraphs import STRIP, paragraph, placed_lines

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
    assert pieces(stopped("\t国家\t发文\t函", centres=(2000,), stops=(1000,), right=8000)) == [
        ("国家", 1000),
        ("发文", 2000 - HANZI),
        ("函", 8000 - HANZI),
    ]


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
    assert all(each.text[0] != "\t" or each.advances[0] > 0 or centres for line in lines for each in line)
