"""."""

import io
import struct
import zlib
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from generator.ground.errors import OutputError
from generator.ground.length import Pt
from generator.official.blocks import Role
from generator.official.painters.pdf.glyph_codes import glyph_codes
from generator.official.painters.pdf.inset_pages import InsetBox
from generator.official.painters.pdf.page_content import PageContent, png_data
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.painters.pdf.pdf_file import (
    PdfFile,
    Reference,
    Value,
    fill_colour,
    number,
    numbers,
    span,
    written,
    zlib_stream,
)
from generator.official.placed_pages import Item, PlacedRule
from tests.official.painters.pdf.small_documents import FONTS, NAMES, document, instructions, page, picture, png, run
from tests.word_documents import saved

RULE = PlacedRule(x=Pt(80), y=Pt(100), width=Pt(440), height=Pt(1.5), red=True)


def drawn(*items: Item) -> list[str]:
    codes, _ = glyph_codes(dict.fromkeys(NAMES.values(), "示例文件— 1"), FONTS)
    content = PageContent(800, NAMES, codes, lambda _: "P1")
    content.draw(items)
    return content.data().decode().splitlines()


def test_rules_are_artifacts_in_their_colour() -> None:
    expected = ["/Artifact BMC", "1 0 0 rg", "80 698.5 440 1.5 re f", "0 g", "80 688.5 440 1.5 re f", "EMC"]
    assert drawn(RULE, replace(RULE, y=Pt(110), red=False)) == expected


def test_nothing_is_set_twice() -> None:
    content = drawn(run("示例"), run("文件", y=128), RULE, run("示例", red=True, y=156), run("示例", scale=90, y=184))
    settings = [each for each in content if each.endswith((" Tf", " Tz", " rg", " g"))]
    assert settings == ["/F1 16 Tf", "100 Tz", "0 g", "1 0 0 rg", "90 Tz", "0 g"]


def test_page_numbers_are_no_part_of_the_text() -> None:
    content = drawn(run("示例"), run("— 1 —", y=700, role=Role.PAGE_NUMBER), run("文件", y=128))
    begun, ended = content.index("/Artifact BMC"), content.index("EMC")
    assert [each for each in content[begun:ended] if each.endswith("Tm")] == ["1 0 0 1 80 100 Tm"]
    assert (content[0], content[-1]) == ("BT", "ET")


def test_a_picture_fills_its_rectangle() -> None:
    assert drawn(picture(png("L", 1)))[1] == "q 72 0 0 72 0 528 cm /P1 Do Q"


def test_an_inset_page_at_the_corner() -> None:
    content = PageContent(800, NAMES, {}, lambda _: "P1")
    content.draw_inset(InsetBox(width=100, height=100, left=10, bottom=-20))
    assert content.data() == b"q 1 0 0 1 -10 20 cm /Inset Do Q"


RED, HALF_RED = (255, 0, 0), (255, 127, 127)
GREY = (128, 128, 128)


def jpeg(mode: str, colour: Any, **options: Any) -> bytes:
    return saved(Image.new(mode, (16, 16), colour), "JPEG", quality=95, **options)


def palette(*, transparent: bool) -> bytes:
    image = Image.new("P", (4, 3), 1)
    image.putpalette([0, 0, 0, *RED])
    return saved(image, "PNG", **{"transparency": bytes((255, 128))} if transparent else {})


def interlaced() -> bytes:
    """A PNG of one pixel in RGB, interlaced: pillow writes none."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 1)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


PICTURES = {
    "black and white": (png("1", 1), (255, 255, 255)),
    "grey": (png("L", 128), GREY),
    "grey with alpha": (png("LA", (0, 127)), GREY),
    "grey in 16 bits": (png("I;16", 0x8000), GREY),
    "RGB": (png("RGB", RED), RED),
    "RGB with alpha": (png("RGBA", (*RED, 128)), HALF_RED),
    "RGB with a transparent colour": (png("RGB", RED, transparency=RED), (255, 255, 255)),
    "a palette": (palette(transparent=False), RED),
    "a palette with alpha": (palette(transparent=True), HALF_RED),
    "interlaced": (interlaced(), RED),
    "JPEG in grey": (jpeg("L", 128), GREY),
    "JPEG in RGB": (jpeg("RGB", RED), RED),
    "JPEG in RGB, progressive": (jpeg("RGB", RED, progressive=True), RED),
    "JPEG in CMYK": (jpeg("CMYK", (0, 0, 0, 255)), (35, 31, 32)),
}


@pytest.mark.parametrize("pdf_a", [False, True])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_its_colour(name: str, pdf_a: bool) -> None:
    data, wanted = PICTURES[name]
    suffix = "jpeg" if name.startswith("JPEG") else "png"
    painted = painted_pdf(document(page(picture(data, suffix))), FONTS, pdf_a=pdf_a)
    with pypdfium2.PdfDocument(painted) as pdf:
        shown = pdf[0].render().to_pil().convert("RGB")
    assert shown.getpixel((36, 236)) == pytest.approx(wanted, abs=36 if "CMYK" in name else 2)
    assert shown.getpixel((36, 198)) == shown.getpixel((36, 274)) == (255, 255, 255)
    if pdf_a:
        assert b"/SMask" not in painted
        assert b"/DeviceCMYK" not in painted


def test_what_is_taken_as_it_is() -> None:
    for name in ("RGB", "grey", "a palette", "black and white", "JPEG in RGB", "JPEG in CMYK"):
        data, _ = PICTURES[name]
        with pikepdf.open(io.BytesIO(painted_pdf(document(page(picture(data))), FONTS))) as pdf:
            assert pdf.pages[0].Resources.XObject.P1.read_raw_bytes() in data, name


def test_a_picture_is_embedded_once() -> None:
    same, other = picture(png("L", 128)), picture(png("L", 7))
    painted = painted_pdf(document(page(same, other), page(same)), FONTS)
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert len(images) == 2
        assert pdf.pages[0].Resources.XObject.P1.objgen == pdf.pages[1].Resources.XObject.P1.objgen


def test_a_picture_has_its_alternative_text() -> None:
    with pikepdf.open(io.BytesIO(painted_pdf(document(page(picture(png("L", 1)))), FONTS))) as pdf:
        tag, marked = next(operands for operator, operands in instructions(pdf.pages[0]) if operator == "BDC")
        assert (str(tag), str(marked.Alt)) == ("/Figure", "示例图")


BROKEN = {
    "no picture": b"no picture at all",
    "empty": b"",
    "cut off": png("RGB", RED)[:-28],
    "damaged": png("RGB", RED).replace(b"IDAT", b"IDAX"),
    "JPEG cut off": jpeg("RGB", RED)[:300],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_makes_no_pdf(name: str) -> None:
    with pytest.raises(OutputError) as fault:
        painted_pdf(document(page(picture(BROKEN[name]))), FONTS)
    assert [(each.code, each.facts) for each in fault.value.problems] == [("pdf-picture-broken", {"name": "示例图"})]


TAKEN = {"black and white": (1, 1), "grey": (1, 8), "RGB": (3, 8), "a palette": (1, 1)}


@pytest.mark.parametrize("name", PICTURES)
def test_which_pictures_are_taken_as_they_are(name: str) -> None:
    found = png_data(PICTURES[name][0])
    assert (None if found is None else (found.colours, found.bits)) == TAKEN.get(name)
    assert (found is not None and found.palette is not None) == (name == "a palette")


def test_pixels_in_several_chunks() -> None:
    whole = png("RGB", (1, 2, 3))
    found = png_data(whole)
    assert found is not None
    start = whole.index(b"IDAT") - 4
    pixels = found.pixels
    parts = [len(part).to_bytes(4, "big") + b"IDAT" + part + bytes(4) for part in (pixels[:5], pixels[5:])]
    split = whole[:start] + b"".join(parts) + whole[start + len(pixels) + 12 :]
    assert png_data(split) == found


VALUES: dict[str, Value] = {
    "/Name": "/Name",
    "(text)": "(text)",
    "7": 7,
    "-0.25": -0.25,
    "true": True,
    "12 0 R": Reference(12),
    "[1 /A [2]]": [1, "/A", [2]],
    "<</A 1 /B <</C false>>>>": {"A": 1, "B": {"C": False}},
    "<<>>": {},
}


@pytest.mark.parametrize("wanted", VALUES)
def test_how_values_are_written(wanted: str) -> None:
    assert written(VALUES[wanted]) == wanted


@pytest.mark.parametrize("data", [b"", b"q Q", bytes(range(256)) * 400], ids=["empty", "short", "long"])
def test_what_was_compressed_comes_back(data: bytes) -> None:
    assert zlib.decompress(zlib_stream(data)) == data


def small(text: bytes) -> bytes:
    pdf = PdfFile()
    tree = pdf.reserve()
    streams = [pdf.add_compressed(text), pdf.add_compressed(text, kept=True), pdf.add_stream(text, {"N": 3})]
    page = pdf.add({"Type": "/Page", "Parent": tree, "MediaBox": [0, 0, 9, 9.5], "Resources": {}, "Own": streams})
    pdf.put(tree, {"Type": "/Pages", "Kids": [page], "Count": 1})
    return pdf.data(pdf.add({"Type": "/Catalog", "Pages": tree}), pdf.add({"Title": "(T)"}))


def test_a_reader_finds_every_object() -> None:
    with pikepdf.open(io.BytesIO(small(b"q Q")), suppress_warnings=False) as pdf:
        assert pdf.get_warnings() == []
        assert pdf.check_pdf_syntax() == []
        assert [stream.read_bytes() for stream in pdf.pages[0].Own] == [b"q Q"] * 3
        assert int(pdf.pages[0].Own[2].N) == 3
        assert str(pdf.docinfo.Title) == "T"
        assert pdf.pdf_version == "1.7"


def test_its_identifier_is_that_of_its_content() -> None:
    first, again, other = (pikepdf.open(io.BytesIO(small(each))).trailer.ID for each in (b"q", b"q", b"Q"))
    assert [bytes(each) for each in first] == [bytes(each) for each in again]
    assert bytes(first[0]) == bytes(first[1]) != bytes(other[0])
    assert len(bytes(first[0])) == 16


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.0001, "0"), (1, "1"), (1.5, "1.5"), (-0.25, "-0.25"), (100, "100"), (1e6, "1000000"), (1e-9, "0")],
)
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


def test_other_operators() -> None:
    assert numbers(1, 2.50, 1 / 3) == "1 2.5 0.333"
    assert (fill_colour(red=True), fill_colour(red=False)) == ("1 0 0 rg", "0 g")
    assert span("示𠮷") == "/Span <</ActualText <FEFF793AD842DFB7>>> BDC"
