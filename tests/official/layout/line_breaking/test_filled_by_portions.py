from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.like_characters import PIECES, run_of
from generator.ground.length import Pt, Twips
from generator.official.layout.line_breaking import break_lines, text_width
from generator.official.layout.program import LIBREOFFICE
from generator.official.layout.type_widths import line_width, off_grid, on_grid, width_on_grid
from generator.standard import length
from tests.patience import counted_calls

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


@pytest.mark.parametrize("mark", "，。、；：！？”）》〕】…")
def test_closing_marks_do_not_begin_a_line(mark: str) -> None:
    assert lines("国国国国" + mark + "国国国国", 4)[0] == "国国国"


@pytest.mark.parametrize("mark", "（《〔【")
def test_opening_marks_do_not_end_a_line(mark: str) -> None:
    assert lines("国国国" + mark + "国国国国", 4)[0] == "国国国"


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
        ("国国GB/T", 3, ["国国", "GB/T"]),
        ("国2022-02-14", 3, ["国", "2022-", "02-14"]),
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
    assert break_lines(text, on_grid(LIBREOFFICE), first=5 * CELL + 80, rest=LINE, justified=False)[0].end == len(
        "国国 国国"
    )


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert "".join(lines("a" * 50, 4)) == "a" * 50


def test_width_of_a_date() -> None:
    # 6 digits of half an em, 3 hanzi, 5 gaps of a fifth of an em between them.
    assert text_width("2022年2月14日", on_grid(LIBREOFFICE)) == 7 * 160 + 3 * CELL + 5 * 64
    assert width_on_grid("民政局", LIBREOFFICE).twips == 3 * CELL


def test_a_mark_beside_a_digit_has_no_gap() -> None:
    assert text_width("（1）", on_grid(LIBREOFFICE)) == 2 * CELL + 160


TEXT = st.text(st.sampled_from("国中人，。、“”《》（）〔〕12.%aB -—…·"), max_size=120)


@given(TEXT, st.integers(2, 28))
def test_no_character_is_lost_but_hanging_blanks(text: str, cells: int) -> None:
    found = lines(text, cells)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(TEXT)
def test_lines_fit_unless_they_cannot(text: str) -> None:
    for line in break_lines(text, on_grid(LIBREOFFICE), first=LINE, rest=LINE):
        blanks = text[line.start : line.end].count(" ") + 1
        assert line.width <= LINE + 40 * blanks


@given(st.text(st.sampled_from("国中人民，。、（）《》"), min_size=1, max_size=120))
def test_no_forbidden_mark_stands_at_an_edge(text: str) -> None:
    found = lines(text)
    for before, after in pairwise(found):
        parted_by_force = all(char in LIBREOFFICE.not_at_start or char in LIBREOFFICE.not_at_end for char in before[1:])
        assert parted_by_force or before[-1] not in LIBREOFFICE.not_at_end
        assert parted_by_force or after[0] not in LIBREOFFICE.not_at_start


def test_tracking_stops_before_the_last_character_of_a_script() -> None:
    """国 and 2 keep their own width where the script changes; a fifth of an em lies between."""
    closer = off_grid(Pt(16), Twips(-8), LIBREOFFICE)
    assert text_width("国国12国", closer) == 304 + 320 + 64 + 152 + 160 + 64 + 304


@pytest.mark.parametrize("piece", PIECES)
def test_a_run_of_like_characters_is_broken_in_calls_that_grow_as_it_does(piece: str) -> None:
    def calls(characters: int) -> int:
        with counted_calls() as counted:
            lines(run_of(piece, characters))
        return counted.count

    assert calls(1_600) < 16 * calls(200)
