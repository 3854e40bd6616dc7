"""Lines of a paragraph with their picture, and with the rule below the last one."""

from __future__ import annotations

import pytest

from generator.ground.errors import Span
from generator.ground.length import Length, Pt
from generator.official.blocks import Align, DrawnRule, InlinePicture, ParagraphBlock
from generator.official.layout.placed_lines import ParagraphPlacing
from generator.official.layout.program import PROGRAMS, WORD, Program
from generator.official.placed_pages import PlacedPicture, PlacedRule, PlacedText
from tests.official.layout.placing.paragraphs import STRIP, paragraph

TOP = Pt(200)
PITCH = Pt(20)
RULE = DrawnRule(Pt(1.5), red=True, space=Pt(8.05))
SPAN = Span("notice.md", 3, 1)


def placing(block: ParagraphBlock, program: Program = WORD) -> ParagraphPlacing:
    return ParagraphPlacing(block, STRIP, program)


def pictured(align: Align, width: Length, height: Length) -> PlacedPicture:
    picture = InlinePicture(data=b"", suffix="png", width=width, height=height, name="示例图")
    block = paragraph(pitch=PITCH, align=align, picture=picture, left=Pt(10), right=Pt(30), source=SPAN)
    (placed,) = placing(block).all_items(TOP)
    assert isinstance(placed, PlacedPicture)
    return placed


@pytest.mark.parametrize("program", PROGRAMS)
def test_baselines_are_at_four_fifths_of_lines_below_each_other(program: Program) -> None:
    found = placing(paragraph("国" * 60, pitch=PITCH), program).all_items(TOP)
    assert [item.y for item in found] == pytest.approx([216, 236, 256])


def test_a_line_is_placed_by_itself() -> None:
    of = placing(paragraph("国" * 60, pitch=PITCH))
    (third,) = of.items(2, TOP)
    assert isinstance(third, PlacedText)
    assert (third.text, third.y) == ("国" * 6, TOP + 16)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_rule_is_below_the_last_line_alone_in_whole_points(program: Program) -> None:
    of = placing(paragraph("国" * 60, pitch=PITCH, rule_below=RULE, left=Pt(5), right=Pt(7), source=SPAN), program)
    assert [type(item) for item in of.all_items(TOP)] == [PlacedText, PlacedText, PlacedText, PlacedRule]
    _, rule = of.items(2, TOP)
    assert isinstance(rule, PlacedRule)
    assert (rule.x, rule.y) == (STRIP.left + 5, TOP + 20 + 8)
    assert (rule.width, rule.height, rule.red, rule.source) == (STRIP.width - 12, Pt(1.5), True, SPAN)


def test_an_empty_paragraph_has_its_rule_and_nothing_else() -> None:
    (rule,) = placing(paragraph(pitch=PITCH, rule_below=RULE)).all_items(TOP)
    assert isinstance(rule, PlacedRule)


@pytest.mark.parametrize(
    ("align", "left"),
    [
        ("left", STRIP.left + 10),
        ("both", STRIP.left + 10),
        ("centre", STRIP.left + 10 + (STRIP.width - 100) * 0.5),
        ("right", STRIP.left + STRIP.width - 90),
    ],
)
def test_a_picture_is_aligned_between_the_indents(align: Align, left: float) -> None:
    placed = pictured(align, Pt(60), Pt(90))
    assert placed.x == pytest.approx(left)
    assert (placed.width, placed.height, placed.name, placed.source) == (Pt(60), Pt(90), "示例图", SPAN)


def test_a_line_is_as_high_as_its_picture() -> None:
    assert pictured("centre", Pt(60), Pt(90)).y == TOP


def test_a_picture_lower_than_its_line_is_at_the_foot_of_that() -> None:
    assert pictured("centre", Pt(60), Pt(5)).y == TOP + 15
