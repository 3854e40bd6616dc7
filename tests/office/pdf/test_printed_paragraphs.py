"""Paragraphs found on printed pages, by their characters."""

from __future__ import annotations

import pytest

from generator.office.pdf.printed_paragraphs import PrintedCharacter, PrintedParagraph, printed_paragraphs

PAGES = (("甲乙", "丙丁"), ("戊己庚", "甲乙"))
"""The lines of two pages, each a tenth of the page."""
CHARACTERS = [
    PrintedCharacter(text, page, line / 10, (line + 1) / 10)
    for page, lines in enumerate(PAGES, start=1)
    for line, words in enumerate(lines)
    for text in words
]


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        (["甲 乙", "丙丁"], [(1, 0.0, 0.1), (1, 0.1, 0.2)]),
        (["乙丙丁"], [(1, 0.0, 0.2)]),
        (["丙丁戊己"], [(1, 0.1, 0.2)]),
        (["甲乙", "", "没有的", "甲乙"], [(1, 0.0, 0.1), None, None, (2, 0.1, 0.2)]),
        (["己庚", "丙丁"], [(2, 0.0, 0.1), None]),
        (["甲"], [None]),
    ],
)
def test_paragraphs_are_found_one_behind_the_other(
    paragraphs: list[str], wanted: list[tuple[int, float, float] | None]
) -> None:
    found = printed_paragraphs(CHARACTERS, paragraphs)
    assert found == tuple(each and PrintedParagraph(*each) for each in wanted)
