"""Pictures: recognised by their bytes, measured, refused; found below their folder only."""

import os
import re
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from docx.shared import Mm as DocxMm
from docx.shared import Pt as DocxPt
from lxml import etree

from generator.ground.errors import TemplateError
from generator.ground.length import Mm, Pt
from generator.templates.word.assembly import Assembly
from generator.templates.word.content.base_content import ContentError, Site
from generator.templates.word.content.inline_image import InlineImage
from generator.templates.word.content.rich_text import Hyperlink, Look, RichParagraphs, RichText
from generator.templates.word.docx_template import DocxTemplate
from tests.refused import refused
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import make_docx, parts

PACKAGE = parts(make_docx(["甲"]))
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
EMU_PER_MM = 36_000


def size(image: InlineImage) -> tuple[float, float]:
    """Width and height on paper in millimetres."""
    (run,) = image.elements(Site(Assembly(PACKAGE), "word/document.xml"))
    extent = next(run.iter(EXTENT))
    width, height = (round(int(extent.get(side, "0")) / EMU_PER_MM, 2) for side in ("cx", "cy"))
    return width, height


def png(width: int, height: int) -> bytes:
    """A PNG whose header claims a size that it does not have."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("width", ["60mm", " 60 mm ", "6cm", 60, "60", Mm(60), DocxMm(60), "60毫米"])
def test_one_side_gives_the_other(width: object) -> None:
    assert size(InlineImage(picture_bytes(), width)) == (60, 40)
    assert size(InlineImage(picture_bytes(), height="40mm")) == (60, 40)


def test_two_sides_and_none() -> None:
    assert size(InlineImage(picture_bytes(), "60mm", Pt(72))) == (60, 25.4)
    assert size(InlineImage(picture_bytes(dpi=100))) == (76.2, 50.8)  # 300 and 200 pixels at 100 to the inch
    assert size(InlineImage(picture_bytes("JPEG", dpi=300))) == (25.4, 16.93)


@pytest.mark.parametrize(
    ("kind", "extension"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("BMP", "bmp"), ("TIFF", "tiff")]
)
def test_what_a_picture_is_its_bytes_tell(kind: str, extension: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(picture_bytes(kind))
    with path.open("rb") as file:
        sources: list[Path | str | bytes | BinaryIO] = [path, str(path), picture_bytes(kind), file]
        for source in sources:
            assembly = Assembly(PACKAGE)
            InlineImage(source, 10).elements(Site(assembly, "word/document.xml"))
            (name,) = [name for name in assembly.finished() if name.startswith("word/media/")]
            assert name.endswith(f".{extension}")
            assert assembly.bytes_of(name) == picture_bytes(kind)
            assert assembly.content_type(name) == f"image/{extension}"


def test_a_jpeg_that_states_no_resolution() -> None:
    jpeg = picture_bytes("JPEG")
    length = int.from_bytes(jpeg[4:6], "big")
    assert size(InlineImage(jpeg[:2] + jpeg[4 + length :], width=30)) == (30, 20)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        *((b"", "template-picture-format"), ("只是文字".encode(), "template-picture-format")),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "template-picture-format"),
        (picture_bytes()[:20], "template-picture-broken"),
        (picture_bytes("JPEG")[:30], "template-picture-broken"),
        (b"GIF89a", "template-picture-broken"),
        (b"BM" + bytes(10), "template-picture-broken"),
        *((png(100_000, 100_000), "template-picture-pixels"), (png(0, 10), "template-picture-pixels")),
        (picture_bytes() + bytes(20_000_000), "template-picture-bytes"),
    ],
)
def test_what_is_no_picture(data: bytes, code: str) -> None:
    assert refused(ContentError, InlineImage, data).code == code


@pytest.mark.parametrize("width", [0, -1, "-3mm", "0mm", "wide", "60px", True, [60], "1e3", "６０mm", "99999999999mm"])
def test_a_width_that_is_none(width: object) -> None:
    assert refused(ContentError, InlineImage, picture_bytes(), width).code == "template-picture-length"


def test_a_picture_is_not_larger_than_the_paper() -> None:
    # python-docx's page is 8.5 × 11 inches: 215.9 × 279.4 mm
    assert size(InlineImage(picture_bytes(), "215mm")) == (215, 143.33)
    for image in (InlineImage(picture_bytes(), "217mm"), InlineImage(picture_bytes(), 10, "280mm")):
        refusal = refused(ContentError, size, image)
        assert refusal.code == "template-picture-size"
        assert refusal.facts["paper_width"] == 216


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refusal = refused(ContentError, InlineImage, tmp_path / "no.png")
    assert refusal.code == "template-picture-missing"
    assert str(tmp_path) not in str(refusal)


def test_what_is_read_out_and_where_it_leads() -> None:
    assembly = Assembly(PACKAGE)
    image = InlineImage(picture_bytes(), 10, anchor="https://example.com/ a", alt="示例“图”<1>")
    (run,) = image.elements(Site(assembly, "word/document.xml"))
    named = next(each for each in run.iter(etree.Element) if each.tag.endswith("}docPr"))
    assert named.get("descr") == "示例“图”<1>"
    (click,) = named
    identifier = click.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "")
    relation = assembly.targets("word/document.xml")[identifier]
    assert (relation.target, relation.external) == ("https://example.com/%20a", True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "pictures"
    (root / "maps").mkdir(parents=True)
    (root / "maps" / "高唐.png").write_bytes(picture_bytes())
    (tmp_path / "outside.png").write_bytes(picture_bytes())
    (root / "inside.png").symlink_to(root / "maps" / "高唐.png")
    (root / "out.png").symlink_to(tmp_path / "outside.png")
    os.mkfifo(root / "pipe.png")
    return root


@pytest.mark.parametrize("name", ["maps/高唐.png", "inside.png", "./maps/高唐.png"])
@pytest.mark.parametrize("tag", ['{{ unit.map | image(width="60mm") }}', "{{ unit.map | 图片(height=40, alt='图') }}"])
def test_the_name_of_a_picture_in_the_data(folder: Path, name: str, tag: str) -> None:
    template = DocxTemplate.open(make_docx([tag]), pictures=folder)
    output = parts(template.render({"unit": {"map": name}}))
    assert picture_bytes() in output.values()
    assert b'<wp:extent cx="2160000" cy="1440000"/>' in output["word/document.xml"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("../outside.png", "template-picture-path"), ("maps/../../outside.png", "template-picture-path")),
        *(("maps/..", "template-picture-path"), ("/etc/hostname", "template-picture-path")),
        *(("out.png", "template-picture-path"), ("maps", "template-picture-path")),
        *(("", "template-picture-path"), ("C:\\map.png", "template-picture-path")),
        *(("maps\\高唐.png", "template-picture-path"), ("a\0b", "template-picture-path")),
        *(("pipe.png", "template-picture-path"), ("没有.png", "template-picture-missing")),
        ("x" * 5000, "template-picture-missing"),
    ],
)
def test_names_that_lead_out_of_the_folder_or_nowhere(folder: Path, name: str, code: str) -> None:
    template = DocxTemplate.open(make_docx(["{{ unit.map | image }}"]), pictures=folder, name="t.docx")
    (problem,) = refused(TemplateError, template.render, {"unit": {"map": name}}).problems
    assert (problem.code, problem.field) == (code, "unit.map | image")
    assert problem.span is not None
    assert problem.span.paragraph == 1


def test_without_a_folder_no_name_is_looked_for(folder: Path) -> None:
    template = DocxTemplate.open(make_docx(["{{ map | image }}", "{{ no | image }}"]))
    with pytest.raises(TemplateError) as caught:
        template.render({"map": "maps/高唐.png"})
    assert [problem.code for problem in caught.value.problems] == ["template-picture-folder", "template-undefined"]
    output = template.render({"map": picture_bytes(), "no": picture_bytes("GIF")})
    assert picture_bytes() in parts(output).values()


# Looks as run properties, as in ECMA-376 part 1, 17.3.2.

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def properties(look: Look, around: str | None = None) -> str:
    run = None if around is None else etree.fromstring(f"<w:rPr {W}>{around}</w:rPr>")
    found = look.properties(Site(Assembly(PACKAGE), "word/document.xml", run))
    if found is None:
        return "None"
    xml = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(found, encoding="unicode")).replace("ns0:", "w:")
    return xml.removeprefix("<w:rPr>").removesuffix("</w:rPr>")


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ({}, "None"),
        ({"bold": True}, "<w:b/><w:bCs/>"),
        ({"bold": False, "italic": True}, '<w:b w:val="0"/><w:bCs w:val="0"/><w:i/><w:iCs/>'),
        ({"strike": True}, "<w:strike/>"),
        ({"underline": True}, '<w:u w:val="single"/>'),
        ({"underline": False}, '<w:u w:val="none"/>'),
        ({"underline": "wave"}, '<w:u w:val="wave"/>'),
        ({"color": "#ff0000"}, '<w:color w:val="FF0000"/>'),
        ({"highlight": "yellow"}, '<w:highlight w:val="yellow"/>'),
        ({"highlight": "#ffFF00"}, '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
        ({"size": 28}, '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
        ({"size": "14pt"}, '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
        ({"size": Pt(10.5)}, '<w:sz w:val="21"/><w:szCs w:val="21"/>'),
        ({"size": DocxPt(16)}, '<w:sz w:val="32"/><w:szCs w:val="32"/>'),
        ({"subscript": True}, '<w:vertAlign w:val="subscript"/>'),
        ({"superscript": True}, '<w:vertAlign w:val="superscript"/>'),
        ({"font": "Arial"}, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'),
        ({"font": "楷体"}, '<w:rFonts w:ascii="楷体" w:hAnsi="楷体" w:cs="楷体" w:eastAsia="楷体"/>'),
        (
            {"font": "eastAsia:Kaiti SC"},
            '<w:rFonts w:ascii="Kaiti SC" w:hAnsi="Kaiti SC" w:cs="Kaiti SC" w:eastAsia="Kaiti SC"/>',
        ),
        ({"rtl": True, "lang": "ar-SA"}, '<w:rtl/><w:lang w:val="ar-SA" w:bidi="ar-SA"/>'),
        ({"lang": "zh-CN"}, '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'),
        ({"style": "Strong", "bold": True}, '<w:rStyle w:val="Strong"/><w:b/><w:bCs/>'),
        ({"style": "strong"}, '<w:rStyle w:val="Strong"/>'),
        ({"style": "heading 1"}, '<w:rStyle w:val="Heading1Char"/>'),
    ],
)
def test_what_a_look_says(look: dict[str, Any], expected: str) -> None:
    assert properties(Look(**look)) == expected


def test_the_look_around_stays_where_nothing_else_is_said() -> None:
    around = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:b/><w:color w:val="00FF00"/><w:sz w:val="32"/>'
    assert properties(Look(), around) == around
    assert properties(Look(color="0000FF", italic=True), around) == (
        '<w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:b/><w:i/><w:iCs/><w:color w:val="0000FF"/><w:sz w:val="32"/>'
    )
    assert properties(Look(font="Arial"), around) == (
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="宋体"/>'
        '<w:b/><w:color w:val="00FF00"/><w:sz w:val="32"/>'
    )


@pytest.mark.parametrize(
    "look",
    [
        {"color": "red"},
        {"color": '"/><w:b/>'},
        {"highlight": "pink"},
        {"size": 0},
        {"size": "big"},
        {"size": True},
        {"size": "2000pt"},
        {"underline": "zigzag"},
        {"font": "north:Arial"},
        {"lang": "zh CN"},
    ],
)
def test_a_look_that_is_none(look: dict[str, Any]) -> None:
    refusal = refused(ContentError, RichText, "甲", **look)
    assert refusal.code == "template-content-look"
    assert str(next(iter(look))) in str(refusal)


def test_no_paragraph_is_part_of_one() -> None:
    assert refused(ContentError, lambda: RichText().add(RichParagraphs("甲"))).code == "template-content-block"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:x", "file:///etc/passwd", "data:text/html,x"),
        *("www.example.com", "", "#", "http:", "https://example.com/\n", "vbscript:x", "\\\\server\\share"),
        "https://example.com/" + "x" * 2000,
    ],
)
def test_addresses_that_no_link_may_have(address: str) -> None:
    for make in (lambda: Hyperlink("甲", address), lambda: RichText("甲", link=address)):
        assert refused(ContentError, make).code == "template-content-address"


def test_rich_texts_are_added_to_one_another() -> None:
    first = RichText("甲", bold=True)
    both = "前" + first + "后" + RichText("乙")
    first.add("另")
    site = Site(Assembly(PACKAGE), "word/document.xml")
    assert ["".join(map(str, run.itertext())) for run in both.elements(site)] == ["前", "甲", "后", "乙"]
    assert ["".join(map(str, run.itertext())) for run in first.add(first).elements(site)] == ["甲", "另", "甲", "另"]
