"""Both readers of fonts, side by side."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from generator.ground.errors import OutputError
from generator.official.painters.pdf import font_files
from generator.official.painters.pdf.font_files import FontProgram, Subset, font_program, font_subset, postscript_name
from generator.official.painters.pdf.fonttools_program import FontToolsProgram
from generator.official.painters.pdf.harfbuzz_program import HarfBuzzProgram
from generator.official.painters.pdf.painting import painted_pdf
from tests.official.painters.pdf.small_documents import (
    FALLBACK,
    FONTS,
    LETTERS,
    OWN,
    SmallFont,
    collection,
    document,
    page,
    run,
    small_font,
)


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


FANDOL = Path(sys.prefix) / "share" / "fawen" / "fonts" / "FandolKai-Regular.otf"
READ_FONTS = {"names of glyphs": OWN.path, "TrueType": FALLBACK.path, "CID-keyed": FANDOL}
CHARACTERS = "示𠮷文a 囍"


@pytest.fixture(scope="module", params=READ_FONTS)
def both(request: pytest.FixtureRequest) -> tuple[FontProgram, FontProgram]:
    path = READ_FONTS[request.param]
    return HarfBuzzProgram(path, 0), FontToolsProgram(path, 0)


def test_both_read_the_same(both: tuple[FontProgram, FontProgram]) -> None:
    ours, theirs = both
    assert (ours.name, ours.outlines, ours.measures) == (theirs.name, theirs.outlines, theirs.measures)
    glyphs = [ours.glyph(each) for each in CHARACTERS]
    assert glyphs == [theirs.glyph(each) for each in CHARACTERS]
    widths = [ours.width(each) for each in glyphs if each is not None]
    assert widths == [theirs.width(each) for each in glyphs if each is not None]


def test_a_selector_has_its_own_glyph() -> None:
    for reader in (HarfBuzzProgram, FontToolsProgram):
        program = reader(OWN.path, 0)
        plain, variant = program.glyph("葛"), program.glyph("葛", "\U000e0100")
        assert None not in (plain, variant)
        assert plain != variant
        assert program.glyph("葛", "\U000e0101") is None
        assert program.glyph("示", "\U000e0100") is None


def outlines(subset: Subset, cid: int, *, postscript: bool) -> list[object]:
    """What the glyph ``cid`` of a subset draws, as a PDF reader finds it (PDF 32000-1, 9.7.4.2)."""
    pen = RecordingPen()
    if not postscript:
        font = TTFont(io.BytesIO(subset.program))
        font.getGlyphSet()[font.getGlyphName(cid)].draw(pen)
        return list(pen.value)
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(subset.program), None)
    top = fonts.topDictIndex[0]
    name = f"cid{cid:05d}" if hasattr(top, "ROS") else top.charset[cid]
    top.CharStrings[name].draw(pen)
    return list(pen.value)


def test_a_subset_has_the_glyphs_under_their_codes(both: tuple[FontProgram, FontProgram]) -> None:
    program = both[0]
    glyphs = tuple(sorted(glyph for each in CHARACTERS if (glyph := program.glyph(each)) is not None))
    made = [each.subset(glyphs) for each in both]
    for glyph in glyphs:
        drawn = [outlines(each, each.codes[glyph], postscript=program.outlines == "CFF ") for each in made]
        assert drawn[0] == drawn[1]
    assert len({str(outlines(made[0], made[0].codes[each], postscript=program.outlines == "CFF ")) for each in glyphs})
    assert all(len(each.program) < 6000 for each in made)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("FandolFang-HalfEm", "FandolFang-HalfEm"), ("仿宋", "Font"), (None, "Font"), ("A (b)/c é", "Abce")],
)
def test_names_in_a_pdf(name: str | None, wanted: str) -> None:
    assert postscript_name(name) == wanted


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
