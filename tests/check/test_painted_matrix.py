"""Painted pages, set as Word sets them, depart from no rule: every format, 文种 and element, in both profiles."""

from __future__ import annotations

import pytest

from generator.check.rendered import Printed, page_findings
from generator.office.fonts import painting_fonts
from generator.office.pdf.measured_pages import read_pages
from generator.office.reading import read_document
from generator.official.layout import lay_out, placed
from generator.official.painters.pdf import painted_pdf
from generator.official.recognition import recognise
from generator.official.writer import write_docx
from tests.check.matrix import documents
from tests.check.ruler import off
from tests.chosen import one_in

DOCUMENTS = documents()
CASES = one_in(3, ((name,) for name in DOCUMENTS))


@pytest.mark.parametrize("name", CASES)
def test_no_rule_finds_anything(name: str) -> None:
    printed = _painted(name)
    found = [part.paragraph for part in printed.found.body if part.paragraph.text.strip()]
    assert [paragraph for paragraph, _ in printed.body_lines()] == found
    assert [each.text("en") for each in page_findings(printed)] == []
    assert off(printed) == []


def _painted(name: str) -> Printed:
    laid_out = lay_out(DOCUMENTS[name])
    pdf = painted_pdf(placed(laid_out), painting_fonts(laid_out.fonts.values()))
    return Printed(recognise(read_document(write_docx(laid_out), name)), read_pages(pdf))
