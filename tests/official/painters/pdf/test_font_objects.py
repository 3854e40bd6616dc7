from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pikepdf
import pytest

from generator.official.painters.pdf import painted_pdf
from tests.official.painters.pdf.small_documents import FONTS, LETTERS, document, page, run

Fonts = Callable[[str], list[pikepdf.Object]]


@pytest.fixture
def fonts_of() -> Iterator[Fonts]:
    """Gives the fonts of the PDF of a text."""
    with ExitStack() as opened:

        def fonts(text: str) -> list[pikepdf.Object]:
            painted = painted_pdf(document(page(run(text))), FONTS)
            pdf = opened.enter_context(pikepdf.open(io.BytesIO(painted)))
            return list(pdf.pages[0].Resources.Font.values())

        yield fonts


def test_kinds_of_fonts(fonts_of: Fonts) -> None:
    postscript, truetype = fonts_of("示𠮷")
    for font in (postscript, truetype):
        assert [str(font.Subtype), str(font.Encoding)] == ["/Type0", "/Identity-H"]
    (below,) = postscript.DescendantFonts.as_list()
    assert [str(below.Subtype), str(below.FontDescriptor.FontFile3.Subtype)] == ["/CIDFontType0", "/CIDFontType0C"]
    (below,) = truetype.DescendantFonts.as_list()
    assert [str(below.Subtype), str(below.CIDToGIDMap)] == ["/CIDFontType2", "/Identity"]
    program = below.FontDescriptor.FontFile2
    assert int(program.Length1) == len(program.read_bytes())


def test_names_differ_with_the_subset(fonts_of: Fonts) -> None:
    first, second, again = (str(fonts_of(text)[0].BaseFont) for text in ("示", "例", "示"))
    assert first == again != second
    assert {first[8:], second[8:]} == {"Small"}
    assert first[1:7].isalpha()
    assert first[1:7].isupper()


def test_widths_of_a_row_of_glyphs(fonts_of: Fonts) -> None:
    (font,) = fonts_of("a示b例")
    widths = font.DescendantFonts[0].W.as_list()
    assert int(font.DescendantFonts[0].DW) == 1000
    assert [int(each) for each in widths[1].as_list()] == [600] * 3


def test_texts_in_blocks_of_a_hundred(fonts_of: Fonts) -> None:
    (font,) = fonts_of(LETTERS + "一丁七万三上下不与示例")
    written = font.ToUnicode.read_bytes().decode().splitlines()
    blocks = [int(line.split()[0]) for line in written if line.endswith("beginbfchar")]
    assert (blocks[0], sum(blocks)) == (100, len(LETTERS) + 11)
    assert sum(line.startswith("<") and line.count("<") == 2 for line in written) == sum(blocks) + 1


def test_texts_beyond_the_first_plane_and_of_several_characters(fonts_of: Fonts) -> None:
    written = [font.ToUnicode.read_bytes().decode() for font in fonts_of("葛\U000e0100𠮷")]
    assert "<845BDB40DD00>" in written[0]
    assert "<D842DFB7>" in written[1]
