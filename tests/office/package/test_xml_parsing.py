"""Untrusted parts, parsed within limits."""

from xml.sax import saxutils

import pytest
from lxml import etree

from generator.ground.errors import Span, TemplateError
from generator.office.package import parsed
from generator.office.package.xml_parsing import LARGEST, escape, quoteattr, unescape, whole
from generator.office.wordml.table_grids import set_grids
from generator.office.wordml.wordml_names import NAMESPACE, w
from tests.chosen import ALL

pytestmark = pytest.mark.cases(ALL)

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def element(count: int, encoding: str, value: str) -> bytes:
    """An element with ``count`` attributes of ``value``, among others that have few."""
    attributes = " ".join(f'a{number}="{value}"' for number in range(count))
    text = f'\ufeff<?xml version="1.0"?><x><y b="1"/><y {attributes}/></x>'
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", _ENCODINGS)
@pytest.mark.parametrize("value", ["", ">", "&lt;", "㰀㰼"])
def test_an_element_with_more_attributes_than_any_writer_gives_it_is_refused(encoding: str, value: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parsed(element(501, encoding, value), Span("附件.docx", part="word/document.xml"))
    (problem,) = caught.value.problems
    assert problem.code == "template-xml-broken"
    assert "500 个以上的属性" in problem.text()


@pytest.mark.parametrize("encoding", _ENCODINGS)
def test_500_attributes_are_taken(encoding: str) -> None:
    assert len(parsed(element(500, encoding, "㰀" * 40), Span("附件.docx"))[1].attrib) == 500


def test_a_long_text_is_taken() -> None:
    data = f'<x><y a="1">{"国" * 2_000}</y></x>'.encode()
    assert parsed(data, Span("附件.docx"))[0].get("a") == "1"


# XML escaping, compared with the standard library's functions.


TEXTS = ["", "甲乙", "a & b", "<w:t>", "]]>", "&amp;", "&lt;&amp;lt;", '"双"', "'单'", "\"双\" '单'", "\t\r\n", "&#10;"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_written_as_the_library_writes_it(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert escape(text, {"\r": "_x000D_"}) == saxutils.escape(text, {"\r": "_x000D_"})
    assert quoteattr(text) == saxutils.quoteattr(text)
    assert unescape(text) == saxutils.unescape(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back(text: str) -> None:
    element = etree.fromstring(f"<a b={quoteattr(text)}/>")
    assert element.get("b") == text
    assert unescape(escape(text)) == text


# Invalid numbers in attributes.


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        (" 5 ", 5),
        ("6.75", 6),
        (str(LARGEST), LARGEST),
        *(
            (text, 7)
            for text in (None, "", "x", "1e5", "0x10", "NaN", "inf", "１２", "²", "1_0", "9" * 12, "9" * 5_000)
        ),
    ],
)
def test_whole_numbers(text: str | None, number: int) -> None:
    assert whole(text, 7) == number


ODD = ["0", "-5", "x", "", "²", "2147483647", "9" * 30, "9" * 5_000]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", ["gridCol", "gridSpan", "tcW"])
def test_a_grid_is_made_of_whatever_a_table_says(place: str, odd: str) -> None:
    column = odd if place == "gridCol" else "100"
    cell = {"gridCol": "", "gridSpan": f"<w:gridSpan w:val='{odd}'/>", "tcW": f"<w:tcW w:w='{odd}' w:type='dxa'/>"}
    table = etree.fromstring(
        f"<w:tbl xmlns:w='{NAMESPACE}'><w:tblGrid><w:gridCol w:w='{column}'/></w:tblGrid><w:tr>"
        f"<w:tc><w:tcPr>{cell[place]}</w:tcPr></w:tc><w:tc><w:tcPr><w:tcW w:w='50' w:type='dxa'/></w:tcPr></w:tc>"
        "</w:tr></w:tbl>"
    )
    set_grids(table)
    claims_too_many = place == "gridSpan" and odd == "2147483647"
    assert len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")) == (1 if claims_too_many else 2)
