from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from generator.ground.errors import OutputError
from generator.official.painters.pdf import font_files
from generator.official.painters.pdf.font_files import font_program, font_subset
from generator.official.painters.pdf.fonttools_program import FontToolsProgram
from generator.official.painters.pdf.harfbuzz_program import HarfBuzzProgram
from tests.official.painters.pdf.small_documents import FALLBACK, OWN, SmallFont, collection, small_font


def without_outlines() -> bytes:
    out = io.BytesIO()
    with TTFont(io.BytesIO(OWN.data)) as font:
        del font["CFF "]
        font.save(out)
    return out.getvalue()


DAMAGED = {
    "empty": b"",
    "another file": b"%PDF-1.7 and so on, but no font",
    "cut off": OWN.data[:200],
    "half of it": OWN.data[: len(OWN.data) // 2],
    "without outlines": without_outlines(),
}


@pytest.mark.parametrize("reader", [HarfBuzzProgram, FontToolsProgram])
@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_font_is_reported_with_its_file(name: str, reader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_files, "_reader", lambda: reader)
    file = small_font(f"{reader.__name__} {name}.otf", DAMAGED[name])
    with pytest.raises(OutputError) as fault:
        font_subset(file, (1, 2))
    assert [each.code for each in fault.value.problems] == ["pdf-font-unusable"]
    assert fault.value.problems[0].facts == {"file": str(file.path)}


def test_a_font_is_read_once() -> None:
    assert font_program(OWN) is font_program(SmallFont(OWN.path))


def test_fonts_of_a_collection() -> None:
    both = collection(OWN.data, FALLBACK.data)
    first, second = (font_program(small_font("both.ttc", both, number)) for number in (0, 1))
    assert (first.outlines, second.outlines) == ("CFF ", "glyf")
    assert (first.glyph("示") is None, second.glyph("示") is None) == (False, True)


def test_without_harfbuzz_fonttools_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_files, "find_spec", lambda name: None if name == "uharfbuzz" else name)
    file = small_font("read by fontTools.otf", OWN.data)
    assert isinstance(font_program(file), FontToolsProgram)
    assert font_subset(file, (1, 2)).program
