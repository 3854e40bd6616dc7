"""."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from generator.ground.length import Mm
from generator.official.blocks import LaidOutDocument, PageRule
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from tests.official.layout.measured_documents import PLAIN

WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
EMU_PER_MM = 36000


def with_rule() -> LaidOutDocument:
    """One rule, 0.75 mm thick, its ink from y = 46 mm and from x = 20 to 190 mm."""
    laid_out = lay_out(PLAIN)
    rule = PageRule(top=Mm(46), left=Mm(20), length=Mm(170), thickness=Mm(0.75))
    first, *others = laid_out.sections
    return replace(laid_out, sections=(replace(first, first_page=(rule,)), *others))


def header() -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_docx(with_rule()))) as package:
        return etree.fromstring(package.read("word/header1.xml"))


def test_a_rule_is_a_line_at_its_place_of_the_sheet() -> None:
    (anchor,) = header().iter(f"{WORD_DRAWING}anchor")
    left, top = (int(offset.text or "") for offset in anchor.iter(f"{WORD_DRAWING}posOffset"))
    (extent,) = anchor.iter(f"{WORD_DRAWING}extent")
    assert left == pytest.approx(20 * EMU_PER_MM, abs=10)
    assert top == pytest.approx(46.375 * EMU_PER_MM, abs=10)
    assert int(extent.get("cx", "")) == pytest.approx(170 * EMU_PER_MM, abs=10)
    assert [each.get("relativeFrom") for each in anchor if each.get("relativeFrom")] == ["page", "page"]


def test_programs_without_drawingml_have_the_same_line() -> None:
    (line,) = header().iter(f"{VML}line")
    start, end = line.get("from", "").split(","), line.get("to", "").split(",")
    assert [start[0], end[0]] == ["56.69pt", "538.58pt"]
    assert start[1] == end[1] == "131.46pt"
    assert line.get("strokecolor") == "#FF0000"


def test_only_the_first_page_has_the_header_and_it_bears_no_number() -> None:
    first, *others = docx.Document(io.BytesIO(write_docx(with_rule()))).sections
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in others)
    assert first.first_page_footer.paragraphs[0].text == ""
    assert "PAGE" in etree.tostring(first.footer._element).decode()
    assert first._sectPr.find(qn("w:pgNumType")) is None
