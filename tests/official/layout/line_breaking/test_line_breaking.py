"""What every way of filling lines keeps to: all text is set, each line advances, a long text takes as many steps more.

Texts have changes of typeface (seams), tracking, every width of a line down to less than a character.
"""

from __future__ import annotations

from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.length import Pt, Twips
from generator.official.layout.line_breaking import BrokenLine, break_lines
from generator.official.layout.line_ends import BLANKS
from generator.official.layout.program import PROGRAMS, Program
from generator.official.layout.type_widths import off_grid, on_grid
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


LONG = {
    "hanzi": "国",
    "hanzi and digits": "国1",
    "marks": "，",
    "opening marks": "（",
    "quotation marks": "“",
    "blanks": " ",
    "wide blanks": "\u3000",
    "hanzi and blanks": "国 ",
    "letters": "a",
    "letters and blanks": "a ",
    "digits": "0",
    "dashes": "—",
    "ellipsis": "…",
    "slashes": "a/",
}


@EACH
@pytest.mark.parametrize("width", [9_130, 600], ids=["a gap less than one more", "next to nothing"])
@pytest.mark.parametrize("name", LONG)
def test_a_long_text_is_broken_in_calls_that_grow_as_it_does(name: str, width: int, program: Program) -> None:
    def calls(characters: int) -> int:
        text = (LONG[name] * characters)[:characters]
        with counted_calls() as counted:
            break_lines(text, on_grid(program), first=width, rest=width)
        return counted.count

    assert calls(1_600) < 16 * calls(200)


@EACH
def test_nothing_is_copied_for_each_line(program: Program) -> None:
    widths = count(600)

    def broken(characters: int) -> list[BrokenLine]:
        width = next(widths)  # another one each time, for lines are cached
        return break_lines("国" * characters, on_grid(program), first=width, rest=width)

    assert growth(broken, 2_000, 16, attempts=2) < 64
