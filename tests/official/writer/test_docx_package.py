"""Settings, styles and properties of a document, as Word and WPS read them."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.office.package import Package
from generator.official.document import Level, OfficialDocument, WrittenParagraph
from generator.official.layout.composition import lay_out
from generator.official.writer import docx_parts, write_docx
from generator.standard import Profile
from generator.standard.line_ends import NOT_AT_END, NOT_AT_START
from tests.official.layout.conftest import notice, second_notice
from tests.pages import print_documents, read_pages
from tests.word_documents import parts as parts_of

GOLDEN = Path(__file__).parent / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def one_page() -> OfficialDocument:
    other = second_notice()
    return replace(other, body=(other.body[1], WrittenParagraph(Level.TEXT, "", "请按时报送<&>“材料”。")), copy_to=None)


def parts(document: OfficialDocument) -> dict[str, bytes]:
    return parts_of(write_docx(lay_out(document)))


@pytest.mark.parametrize("document", [notice(), one_page()])
def test_the_file_has_the_parts_that_are_made_in_memory(document: OfficialDocument) -> None:
    assert docx_parts(lay_out(document)) == parts(document)


@pytest.mark.parametrize("part", ["document", "styles", "settings", "footer1"])
def test_parts_are_those_that_were_looked_at(part: str, request: pytest.FixtureRequest) -> None:
    assert_golden(parts(one_page())[f"word/{part}.xml"], GOLDEN / f"{part}.xml", request.config)


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("document", [notice, second_notice, one_page])
def test_word_would_have_nothing_to_repair(document: object, profile: Profile, tmp_path: Path) -> None:
    assert callable(document)
    path = tmp_path / "notice.docx"
    path.write_bytes(write_docx(lay_out(replace(document(), profile=profile))))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("document", [notice, second_notice, one_page])
def test_every_part_is_reached_by_relationships(document: Callable[[], OfficialDocument]) -> None:
    assert Package(parts(document()), file="notice.docx").unreached() == []


def test_properties_come_from_the_document() -> None:
    properties = docx.Document(io.BytesIO(write_docx(lay_out(notice())))).core_properties
    assert properties.title == notice().title.text
    assert properties.author == "巫山县民政局"
    assert str(properties.created) == str(properties.modified) == "2022-02-14 00:00:00+00:00"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_docx(lay_out(notice())) == write_docx(lay_out(notice()))


def test_a_style_for_each_role_under_a_name_that_a_clerk_reads() -> None:
    styles = etree.fromstring(parts(notice())["word/styles.xml"])
    names = [name.get(f"{W}val") for name in styles.iter(f"{W}name", f"{W}aliases")]
    found = {"发文机关标志", "发文字号", "公文标题", "主送机关", "公文正文", "附件说明", "成文日期", "版记", "页码"}
    assert found <= set(names)
    assert len(names) == len(set(names))


def test_only_the_styles_of_a_document_know_its_fonts() -> None:
    document = parts(one_page())
    assert "仿宋".encode() in document["word/styles.xml"]
    assert "仿宋_GB2312".encode() not in document["word/styles.xml"]


def test_no_seal_no_signature_no_picture_is_drawn() -> None:
    names = " ".join(parts(notice()))
    document = parts(notice())["word/document.xml"]
    assert "media" not in names
    assert b"drawing" not in document
    assert b"pict" not in document


WORDML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IN_A_LINE = 26
"""The characters in the first line of a paragraph."""


def _with_every_mark_at_an_edge() -> bytes:
    """A document in which each mark of Word's lists, and some beside them, comes to the end of a line and behind it."""
    marks = dict.fromkeys(NOT_AT_START + NOT_AT_END + "々／〇￥@")
    texts = ("示" * before + mark + "例示例。" for mark in marks for before in (_IN_A_LINE - 1, _IN_A_LINE))
    body = tuple(WrittenParagraph(Level.TEXT, "", text) for text in texts)
    return write_docx(lay_out(replace(second_notice(), body=body, copy_to=None)))


def _without(data: bytes, part: str, pattern: bytes) -> bytes:
    """The package ``data`` without what matches ``pattern`` in ``part``."""
    parts = parts_of(data)
    assert re.search(pattern, parts[part])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, re.sub(pattern, b"", content) if name == part else content)
    return made.getvalue()


@pytest.mark.in_turn(3)
@pytest.mark.xdist_group("generated documents")
def test_words_line_ends_leave_the_lines_of_libreoffice_as_they_are() -> None:
    data = _with_every_mark_at_an_edge()
    bare = _without(data, "word/settings.xml", rb"<w:noLineBreaks[^>]*/>")
    printed = print_documents({"with": data, "without": bare}).pdfs
    lines = {name: [line.text for page in read_pages(pdf.data) for line in page.lines] for name, pdf in printed.items()}
    assert lines["with"] == lines["without"]


def _fonts(fonts: dict[str, str]) -> dict[str, dict[str, str | None]]:
    """For each font of a document of these ``fonts`` what its table says."""
    data = write_docx(lay_out(replace(second_notice(), fonts=fonts)))
    table = etree.fromstring(parts_of(data)["word/fontTable.xml"])
    return {
        font.get(f"{WORDML}name", ""): {etree.QName(each).localname: each.get(f"{WORDML}val") for each in font}
        for font in table
    }


@pytest.mark.parametrize(
    ("chosen", "name", "instead", "family"),
    [
        ({}, "仿宋_GB2312", "仿宋", "modern"),
        ({}, "楷体_GB2312", "楷体", "modern"),
        ({}, "黑体", "SimHei", "modern"),
        ({}, "宋体", "SimSun", "roman"),
        ({}, "方正小标宋简体", "华文中宋", "roman"),
        ({"body": "方正仿宋_GBK"}, "方正仿宋_GBK", "仿宋", "modern"),
        ({"body": "仿宋"}, "仿宋", "仿宋_GB2312", "modern"),
        ({"title": "方正小标宋_GBK"}, "方正小标宋_GBK", "华文中宋", "roman"),
    ],
)
def test_a_font_has_another_for_programs_that_lack_it(
    chosen: dict[str, str], name: str, instead: str, family: str
) -> None:
    assert _fonts(chosen)[name] == {"altName": instead, "charset": "86", "family": family, "pitch": "fixed"}


def test_a_font_that_the_standard_does_not_know_has_nothing_in_its_place() -> None:
    assert _fonts({"body": "微软雅黑"})["微软雅黑"] == {"charset": "86", "family": "auto"}


# Goldens: XML parts, indented, beside the test that holds them.


def indented(part: bytes) -> str:
    """``part`` with one element a line."""
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def assert_golden(part: bytes, golden: Path, config: pytest.Config) -> None:
    """``part`` is what stands in ``golden``; with --update-golden it is put there."""
    text = indented(part)
    if config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()
