from __future__ import annotations

from dataclasses import replace

import pytest

from generator.official.blocks import Face
from generator.official.painters.svg import with_inset_notice
from generator.official.placed_pages import InsetPage, PlacedText
from tests.official.painters.pdf.small_documents import inset, page, run


@pytest.mark.parametrize("name", ["示例名册.docx", "示例" * 60 + ".docx", ""])
def test_it_names_file_and_page_within_the_sheet(name: str) -> None:
    asked = InsetPage(document=replace(inset().document, name=name), number=2)
    number = run("— 5 —", y=780)
    made = with_inset_notice(page(number, inset=asked), asked)
    *lines, last = made.items
    assert last == number
    said = [line for line in lines if isinstance(line, PlacedText)]
    assert "".join(line.text for line in said).startswith(f"此处为 Word 文件“{name}”第 3 页，")
    for line in said:
        assert line.face is Face.SONG
        assert len(line.advances) == len(line.text)
        assert line.x > 80
        assert line.x + line.width < made.width - 80
    heights = [line.y for line in said]
    assert heights == sorted(set(heights))
