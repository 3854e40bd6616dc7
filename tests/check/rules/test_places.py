"""Where pages begin for certain."""

from __future__ import annotations

from dataclasses import replace

from generator.check.rules.line_extent import before, begins_page, empty_above, position
from generator.ground.errors import Span
from generator.ground.length import Pt
from generator.office.reading.document import Paragraph, ReadDocument, Run
from tests.check.rules.test_line_extent import SECTION


def line(text: str, section: int = 0, *, starts: bool = False, ends: bool = False) -> Paragraph:
    runs = (Run(text=text, font="仿宋", latin="仿宋", size=Pt(16)),) if text else ()
    return Paragraph(place=Span("示例.docx"), section=section, runs=runs, starts_page=starts, ends_page=ends)


def document(*blocks: Paragraph, begins: str = "nextPage") -> ReadDocument:
    sections = (SECTION, replace(SECTION, number=1, begins=begins))
    return ReadDocument(file="示例.docx", blocks=blocks, sections=sections, body_size=Pt(16))


def test_in_the_order_of_the_text() -> None:
    one, other = line("甲"), line("乙")
    assert position(other, document(one, other)) == 1
    assert before(other, document(one, other)) == (one,)
    assert position(line("丙"), document(one, other)) is None


def test_a_page_begins() -> None:
    label = line("附件")
    asked = line("附件", starts=True)
    assert begins_page(label, document(label))
    assert begins_page(asked, document(line("甲"), asked))
    assert begins_page(label, document(line("甲", ends=True), label))
    assert begins_page(label, document(line("甲"), line("", starts=True), label))
    later = line("附件", 1)
    assert begins_page(later, document(line("甲"), later))


def test_a_page_does_not_begin() -> None:
    label, later = line("附件"), line("附件", 1)
    assert not begins_page(label, document(line("甲"), label))
    assert not begins_page(label, document(line("甲"), line(""), label))
    assert not begins_page(later, document(line("甲"), later, begins="continuous"))


def test_empty_lines_above_on_the_same_page() -> None:
    label, asked = line("附件"), line("附件", starts=True)
    assert empty_above(label, document(line("甲", ends=True), line(""), label))
    assert not empty_above(label, document(line("甲", ends=True), label))
    assert not empty_above(asked, document(line("甲"), line(""), asked))
    assert not empty_above(label, document(line("甲"), line("", ends=True), label))
    assert not empty_above(label, document(line("甲"), line(""), label))
