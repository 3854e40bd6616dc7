"""A paragraph with a line that would be stretched too far is set flush left."""

from __future__ import annotations

import pytest

from generator.official.blocks import ParagraphBlock
from generator.official.document import Level, WrittenParagraph
from generator.official.layout.main_part import text_blocks
from generator.standard import Profile

WORD = "example" * 7
ADDRESS = "https://www.example.org/notices/2026/11/a.html"


@pytest.mark.parametrize(
    ("text", "align"),
    [
        ("国" * 60, "both"),
        ("国" * 24 + WORD, "both"),  # two hanzi are lacking
        ("国" * 20 + WORD, "left"),
        ("国国国" + ADDRESS + "国" * 9, "left"),  # LibreOffice ends the line within it, Word does not
        ("国" * 28, "both"),  # a last line is not stretched
    ],
    ids=["hanzi", "a little before a word", "much before a word", "before an address", "a last line"],
)
def test_no_line_is_stretched_by_more_than_a_seventh(text: str, align: str) -> None:
    (paragraph,) = text_blocks((WrittenParagraph(Level.TEXT, "", text),), Profile.OFFICE, title="")
    assert isinstance(paragraph, ParagraphBlock)
    assert paragraph.align == align
