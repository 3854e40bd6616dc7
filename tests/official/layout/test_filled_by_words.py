"""Where Word ends lines: the cases of its lists, of words and addresses, and its widths on the grid."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.length import Pt, Twips
from generator.official.layout.line_breaking import break_lines, text_width, widest_piece
from generator.official.layout.program_differences import WORD
from generator.official.layout.type_widths import line_width, off_grid, on_grid

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
        *(("国国〔2019〕7号", True), ("国国国国2019国年12月", False), ("国国〔2019〕77号", False)),
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


@pytest.mark.parametrize("text", [*(f"国{mark}" for mark in "，。、；：！？”’）》〕】…%℃°·"), *"（《〔【“‘$￥"])
def test_marks_that_begin_no_line_and_those_that_end_none(text: str) -> None:
    assert lines(f"国国国{text}国国国国", 4)[0] == "国国国"


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
        *(("国国国Word/WPS", 6, ["国国国", "Word/WPS"]), ("国国国023-57681234", 6, ["国国国023-", "57681234"])),
        *(("国国国98.5%国", 5, ["国国国", "98.5%国"]), ("国国国12345.678国", 6, ["国国国", "12345.678国"])),
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


@given(TEXT)
def test_lines_fit_unless_their_gaps_shrink(text: str) -> None:
    for line in break_lines(text, on_grid(WORD), first=LINE, rest=LINE, justified=False):
        assert line.width <= LINE


# Gaps of a justified line shrink for one more word, by at most half, where the line would else be very loose.
# Each case has a line that lacks some twips for its next hanzi. They were measured in a second engine that
# imitates Word.

METRICS = on_grid(WORD)

GAP = 80
TAIL = "国" * 30


def takes(line: str, lacking: float, tail: str = TAIL, *, justified: bool = True) -> bool:
    """Whether a line that lacks so many twips for ``line`` holds it nevertheless."""
    halves = sum(char.isascii() for char in line)
    gaps = sum(one.isascii() != other.isascii() and (one + other).isalnum() for one, other in pairwise(line))
    width = (len(line) - halves / 2) * METRICS.full + gaps * GAP - lacking
    return break_lines(line + tail, METRICS, first=width, rest=width, justified=justified)[0].end >= len(line)


ONE = "国，12国" + "国" * 20
TWO = "国12国" + "国" * 20
FIVE = "国，123国45国67国" + "国" * 17


def test_each_gap_gives_half_of_itself() -> None:
    assert takes(ONE, 39)
    assert not takes(ONE, 42)
    assert takes(TWO, 60)


def test_nothing_shrinks_without_gaps_or_in_a_line_that_is_not_justified() -> None:
    assert not takes("国" * 26, 5)
    assert not takes(TWO, 60, justified=False)


def test_a_line_that_would_not_be_very_loose_stays() -> None:
    assert takes(FIVE, 80)
    assert not takes(FIVE, 110)
    # with a mark that goes down with the hanzi, the line would be looser by a cell
    assert takes(FIVE + "，", 110)


def test_the_gap_behind_the_next_hanzi_shrinks_too() -> None:
    assert takes(ONE, 75, "国国国12国国国国国国")
    assert not takes(ONE, 75, "国国国，12国国国国国国")


@pytest.mark.parametrize("blank", ["国国 国国", "GB/T 9704"])
def test_a_blank_between_hanzi_is_stretched_before_gaps_shrink(blank: str) -> None:
    between_hanzi = blank.startswith("国")
    text = f"国，123国45国67国，{blank}，" + "国" * 8
    assert takes(text, 84) is not between_hanzi


TAKEN = "taken"
LEFT = "left to the next line"


@pytest.mark.parametrize(
    ("line", "word", "after", "what"),
    [
        # one gap gives 40 twips of 79; another behind the hanzi that follow gives the rest, unless a mark is between
        ("出于外社上以民”61.6万元（66）现然平些子国外三能还会得", "平", "体本为二过了58.6万元等", TAKEN),
        ("面）17.5万元机就日有动用因进而它也年后家天“能合性平好", "能", "国得”、“都十”。", LEFT),
        # four give 160 of 161
        ("由面出是中法社（55）96.5万元4.1万元Word（以好人）由加", "其", "因点合上物两我前然1995年", TAKEN),
        ("月18日1963476〔2009〕87号“现开些时机于和当力方应", "是”、", "“生制中”。里水度", LEFT),
        # three give 81; it depends on how many hanzi would share the white
        ("动为机》也民家为过定同高理天作62.8万元34%政一大制合而", "两", "开去“的", TAKEN),
        ("〔2018〕18号1地成事实定本二因《“三它种力下等里”里出", "外", "能加政四》", LEFT),
        ("〔2011〕25号力它95.6万元——开主工如这我起“35183”下", "当", "为《“后", TAKEN),
        ("（而力小平加也）59.7万元96%〔2010〕62号——那其社地好", "方", "成有（9", LEFT),
        # a blank between Latin words is a gap; one beside hanzi is stretched first
        ("GB/T 970481.9万元（使使十大有）“62643”现它对两出种不", "度", "面点〔1", LEFT),
        ("能都一60.4万元〔2011〕74号“有方要方 量里能十地事那自", "上", "合”“二", LEFT),
        ("他》作平1990年6月13日APP“理是 们水上自定”《如在如", "性", "定以动量", TAKEN),
        # six or seven give a lot, for a lot of white only
        ("（21）加（48）（经等社应发）2014年6月25日是发作所那", "768", "为2312317", TAKEN),
        ("多面制平大子方来能本经大以“应事”39.7万元2006年12月", "14", "日不使业", LEFT),
        ("2026年9月7日87.7万元《“之点于应方”进要点动点年如", "两》", "Word（80）", TAKEN),
        ("得来）“化物”“63658”工了物面经用行1997年12月24日", "48%", "《业高家过", LEFT),
        # the gap behind a single character counts with it
        ("万元“定种用社”、“因发和开分”（如里这地要水）1994年", "5", "月5日“两度", TAKEN),
        ("日83%电业们来上民得合业在“34271”同制产APP！2024年9", "月", "7日“77569”由不", LEFT),
        ("（1）等到的进动社实形使去好行日作成使还当2019年9月17", "日", "A4A4《“当是上好", TAKEN),
    ],
)
def test_lines_of_generated_texts_end_where_the_second_engine_ends_them(
    line: str, word: str, after: str, what: str
) -> None:
    (first, *_) = break_lines(line + word + after, METRICS, first=LINE, rest=LINE)
    assert (line + word + after)[: first.end] == (line + word if what is TAKEN else line)
