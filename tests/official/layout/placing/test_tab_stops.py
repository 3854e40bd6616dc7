"""Pieces of a line between tabs: at left, centred and right stops, and where a piece is wider than its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.length import Length, Twips
from generator.official.blocks import ParagraphBlock
from generator.official.layout.line_breaking import text_width
from generator.official.layout.placing.tab_stops import tabbed_pieces
from generator.official.layout.program import PROGRAMS, WORD, Program
from generator.official.layout.set_lines import TextLine, metrics_of
from tests.official.layout.placing.paragraphs import paragraph

HANZI = 320


def pieces(block: ParagraphBlock, indent: float = 0, program: Program = WORD) -> list[tuple[str, float]]:
    """The text of each piece, and its place from the margin in twips."""
    line = TextLine(0, len(block.text), indent, 8845)
    found = tabbed_pieces(block, line, metrics_of(block, program))
    return [(block.text[start:end], x) for start, end, x in found]


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
    block = stopped("国\t家\t发\t文", stops=(1000, 2000, 3000))
    assert pieces(block, 200, program) == [("国", 200), ("家", 1000), ("发", 2000), ("文", 3000)]


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
    assert pieces(stopped("国\t家", stops=(HANZI,)))[1] == ("家", HANZI)  # none is left: it follows


def test_without_a_stop_a_piece_follows_the_one_before() -> None:
    assert pieces(stopped("国家\t发", stops=(100,))) == [("国家", 0), ("发", 2 * HANZI)]


@pytest.mark.parametrize(
    "block", [stopped("国家\t" + "发" * 9, right=2000), stopped("国家\t" + "发" * 9, centres=(1500,))]
)
def test_a_piece_wider_than_its_place_begins_behind_the_one_before(block: ParagraphBlock) -> None:
    assert pieces(block) == [("国家", 0), ("发" * 9, 2 * HANZI)]


def test_two_tabs_skip_a_stop_and_leave_no_empty_piece() -> None:
    assert pieces(stopped("\t\t国\t", stops=(1000, 2000, 3000))) == [("国", 2000)]


def test_offsets_are_those_of_the_whole_text() -> None:
    block = stopped("国家\n发\t文", stops=(1000,))
    line = TextLine(3, 6, 0, 8845)
    assert list(tabbed_pieces(block, line, metrics_of(block, WORD))) == [(3, 4, 0), (5, 6, 1000)]


PLACES = st.lists(st.integers(0, 9000), max_size=4, unique=True).map(tuple)


@given(st.text("国文a1\t", min_size=1, max_size=30), PLACES, PLACES, st.sampled_from(PROGRAMS))
def test_pieces_do_not_overlap_and_none_is_lost(
    text: str, stops: tuple[int, ...], centres: tuple[int, ...], program: Program
) -> None:
    block = stopped(text, stops=stops, centres=centres, right=8000)
    metrics = metrics_of(block, program)
    found = pieces(block, 0, program)
    assert [piece for piece, _ in found] == [piece for piece in text.split("\t") if piece]
    end = 0.0
    for piece, x in found:
        assert x >= end
        end = x + text_width(piece, metrics)
