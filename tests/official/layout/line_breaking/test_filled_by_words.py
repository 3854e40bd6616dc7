"""Where Word ends lines: the cases of its lists, of words and addresses, and its widths on the grid."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.like_characters import PIECES, run_of
from generator.ground.length import Pt, Twips
from generator.official.layout.line_breaking import break_lines, text_width, widest_piece
from generator.official.layout.program import WORD
from generator.official.layout.type_widths import line_width, off_grid, on_grid
from tests.patience import counted_calls

LINE = line_width(WORD).twips
CELL = on_grid(WORD).full


def lines(text: str, cells: float = 28, *, justified: bool = True) -> list[str]:
    width = cells * CELL + 1
    broken = break_lines(text, on_grid(WORD), first=width, rest=width, justified=justified)
    return [text[line.start : line.end] for line in broken]


def test_a_line_is_as_wide_as_the_space_between_the_margins() -> None:
    assert LINE == 8845
    # 16 pt less 849/4096 pt, not rounded: 28 fit, and 56 characters of half that width
    assert pytest.approx(320 - 849 / 4096 * 20) == CELL
    assert [len(line) for line in lines("国" * 60)] == [28, 28, 4]
    assert [len(line) for line in lines("a" * 60)] == [56, 4]


def test_a_date_has_gaps_of_a_quarter_of_an_em() -> None:
    halves, gaps = 7, 5
    assert text_width("2022年2月14日", on_grid(WORD)) == pytest.approx((halves / 2 + 3) * CELL + gaps * 80)
    assert text_width("（1）", on_grid(WORD)) == pytest.approx(2.5 * CELL)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("国国国国2019年12月", True),  # 年 is alone between digits: it takes the gap behind it
        ("国国〔2019〕7号", True),
        ("国国国国2019国年12月", False),
        ("国国〔2019〕77号", False),
    ],
)
def test_a_character_between_gaps_takes_the_one_behind_it(text: str, *, whole: bool) -> None:
    end = text.index("12月" if "年" in text else "号")
    width = text_width(text[:end], on_grid(WORD))
    for more, fits in ((0, not whole), (79, not whole), (80, True)):
        first, *_ = break_lines(text, on_grid(WORD), first=width + more, rest=9999, justified=False)
        assert (first.end >= end) is fits


def test_tracking_counts_twice_for_hanzi() -> None:
    closer = off_grid(Pt(16), Twips(-6), WORD)
    assert text_width("国国", closer) == 2 * 308
    assert text_width("12", closer) == 2 * 154


@pytest.mark.parametrize("mark", "，。、；：！？”’）》〕】…%℃°·")
def test_marks_that_begin_no_line(mark: str) -> None:
    assert lines("国国国国" + mark + "国国国国", 4)[0] == "国国国"


@pytest.mark.parametrize("mark", "（《〔【“‘$￥")
def test_marks_that_end_no_line(mark: str) -> None:
    assert lines("国国国" + mark + "国国国国", 4)[0] == "国国国"


@pytest.mark.parametrize("mark", "“‘々/-〇＋")
def test_marks_that_begin_a_line_in_word_though_not_in_libreoffice(mark: str) -> None:
    found = lines("国国国国" + mark + "国国国国", 4)
    assert found[0] == "国国国国"
    assert found[1][0] == mark


@pytest.mark.parametrize("marks", ["。”", "”。", "）。"])
def test_marks_go_down_together_with_one_hanzi(marks: str) -> None:
    assert lines("国国国国" + marks + "国国", 5)[0] == "国国国"


def test_a_dash_is_parted_and_an_ellipsis_is_not() -> None:
    assert lines("国国国——国国", 4.1)[:2] == ["国国国—", "—国国"]
    assert lines("国国国……国国", 5)[0] == "国国国……"
    assert lines("国国国……国国", 4)[0] == "国国"


@pytest.mark.parametrize(
    ("text", "cells", "parts"),
    [
        ("国国https://example.org/abc国国国国国国国国国", 13, ["国国", "https://example.org/abc国"]),
        ("国国国Word/WPS", 6, ["国国国", "Word/WPS"]),
        ("国国国023-57681234", 6, ["国国国023-", "57681234"]),
        ("国国国98.5%国", 5, ["国国国", "98.5%国"]),
        ("国国国12345.678国", 6, ["国国国", "12345.678国"]),
    ],
)
def test_a_word_is_parted_after_a_hyphen_only(text: str, cells: int, parts: list[str]) -> None:
    assert lines(text, cells)[: len(parts)] == parts


def test_a_word_wider_than_a_line_is_cut_where_that_is_full() -> None:
    assert [len(line) for line in lines("https://" + "a" * 82)] == [56, 34]


def test_blanks_hang_at_the_end_and_do_not_shrink() -> None:
    assert lines("国国国国   国国", 4) == ["国国国国", "国国"]
    assert lines("国国 国国国国", 4.9) == ["国国 国国", "国国"]
    assert lines("国国 国国国国", 4.4) == ["国国 国", "国国国"]


def test_the_widest_piece_of_an_address_is_the_address() -> None:
    assert widest_piece("见https://example.org/ab。", on_grid(WORD)) == pytest.approx((22 / 2 + 1) * CELL)


TEXT = st.text(st.sampled_from("国中人，。、“”《》（）〔〕12.%aB -—…·"), max_size=120)


@given(TEXT, st.integers(2, 28))
def test_no_character_is_lost_but_hanging_blanks(text: str, cells: int) -> None:
    assert "".join("".join(lines(text, cells)).split()) == "".join(text.split())


@given(TEXT)
def test_lines_fit_unless_their_gaps_shrink(text: str) -> None:
    for line in break_lines(text, on_grid(WORD), first=LINE, rest=LINE, justified=False):
        assert line.width <= LINE


@given(st.text(st.sampled_from("国中人民，。、（）《》"), min_size=1, max_size=120))
def test_no_forbidden_mark_is_at_an_edge(text: str) -> None:
    for before, after in pairwise(lines(text)):
        parted_by_force = all(char in WORD.not_at_start | WORD.not_at_end for char in before[1:])
        assert parted_by_force or before[-1] not in WORD.not_at_end
        assert parted_by_force or after[0] not in WORD.not_at_start


@pytest.mark.parametrize("piece", PIECES)
def test_a_run_of_like_characters_is_broken_in_calls_that_grow_as_it_does(piece: str) -> None:
    def calls(characters: int) -> int:
        with counted_calls() as counted:
            lines(run_of(piece, characters))
        return counted.count

    assert calls(1_600) < 16 * calls(200)
