"""The first line's indent in each program, and a paragraph with a line that would be stretched too far."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.ground.length import Pt
from generator.official.blocks import Face, ParagraphBlock, TextRun
from generator.official.document import Level, WrittenParagraph
from generator.official.layout.main_part import headings, text_blocks
from generator.official.layout.program import PROGRAMS, WORD, Program
from generator.official.layout.set_lines import line_texts
from generator.standard import Profile

LONG = "example" * 7
ADDRESS = "https://www.example.org/notices/2026/11/a.html"


@pytest.mark.parametrize(
    ("text", "align"),
    [
        ("国" * 60, "both"),
        ("国" * 24 + LONG, "both"),  # two hanzi are lacking
        ("国" * 20 + LONG, "left"),
        ("国国国" + ADDRESS + "国" * 9, "left"),  # LibreOffice ends the line within it, Word does not
        ("国" * 28, "both"),  # a last line is not stretched
    ],
    ids=["hanzi", "a little before a word", "much before a word", "before an address", "a last line"],
)
def test_no_line_is_stretched_by_more_than_a_seventh(text: str, align: str) -> None:
    (paragraph,) = text_blocks((WrittenParagraph(Level.TEXT, "", text),), Profile.OFFICE, title="")
    assert isinstance(paragraph, ParagraphBlock)
    assert paragraph.align == align


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_first_line_begins_two_characters_to_the_right(program: Program) -> None:
    (paragraph,) = text_blocks((WrittenParagraph(Level.TEXT, "", "国" * 60),), Profile.OFFICE, title="")
    assert isinstance(paragraph, ParagraphBlock)
    assert [len(line) for line in line_texts(paragraph, None, program)] == [26, 28, 6]


def test_in_word_these_are_two_cells_of_the_grid_not_rounded() -> None:
    """The text is 8,214 twips wide: 631.7 less than a line leave no room for it, 630 would."""
    text = "国" * 11 + "1234567" + "国" * 11
    paragraph = replace(headings(Profile.OFFICE)[0], runs=(TextRun(text, Face.FANGSONG, Pt(16)),), align="left")
    assert [len(line) for line in line_texts(paragraph, None, WORD)] == [28, 1]
