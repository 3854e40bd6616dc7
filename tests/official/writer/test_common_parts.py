"""Settings, styles and properties of a document, as Word and WPS read them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from generator.official.document import Level, WrittenParagraph
from generator.official.layout import lay_out
from generator.official.writer import write_docx
from generator.standard.line_ends import NOT_AT_END, NOT_AT_START
from tests.official.layout.conftest import second_notice
from tests.pages import print_documents, read_pages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IN_A_LINE = 26
"""The characters in the first line of a paragraph."""


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _with_every_mark_at_an_edge() -> bytes:
    """A document in which each mark of Word's lists, and some beside them, comes to the end of a line and behind it."""
    marks = dict.fromkeys(NOT_AT_START + NOT_AT_END + "々／〇￥@")
    texts = ("示" * before + mark + "例示例。" for mark in marks for before in (_IN_A_LINE - 1, _IN_A_LINE))
    body = tuple(WrittenParagraph(Level.TEXT, "", text) for text in texts)
    return write_docx(lay_out(replace(second_notice(), body=body, copy_to=None)))


def _without(data: bytes, part: str, pattern: bytes) -> bytes:
    """The package ``data`` without what matches ``pattern`` in ``part``."""
    parts = _parts(data)
    assert re.search(pattern, parts[part])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, re.sub(pattern, b"", content) if name == part else content)
    return made.getvalue()


@pytest.mark.xdist_group("generated documents")
def test_words_line_ends_leave_the_lines_of_libreoffice_as_they_are() -> None:
    data = _with_every_mark_at_an_edge()
    bare = _without(data, "word/settings.xml", rb"<w:noLineBreaks[^>]*/>")
    printed = print_documents({"with": data, "without": bare}).pdfs
    lines = {name: [line.text for page in read_pages(pdf.data) for line in page.lines] for name, pdf in printed.items()}
    assert lines["with"] == lines["without"]


def test_the_line_ends_are_those_of_chinese() -> None:
    settings = etree.fromstring(_parts(write_docx(lay_out(second_notice())))["word/settings.xml"])
    found = {name: settings.find(f"{W}{name}") for name in ("noLineBreaksAfter", "noLineBreaksBefore")}
    assert {name: dict(each.attrib) for name, each in found.items() if each is not None} == {
        "noLineBreaksAfter": {f"{W}lang": "zh-CN", f"{W}val": NOT_AT_END},
        "noLineBreaksBefore": {f"{W}lang": "zh-CN", f"{W}val": NOT_AT_START},
    }


def _fonts(fonts: dict[str, str]) -> dict[str, dict[str, str | None]]:
    """For each font of a document of these ``fonts`` what its table says."""
    data = write_docx(lay_out(replace(second_notice(), fonts=fonts)))
    table = etree.fromstring(_parts(data)["word/fontTable.xml"])
    return {
        font.get(f"{W}name", ""): {etree.QName(each).localname: each.get(f"{W}val") for each in font} for font in table
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
