"""Nothing that the layout puts out departs from a rule that binds: every format, 文种 and element, in both profiles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

import pytest

from generator.check.finding import Finding
from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.check.rules import file_findings
from generator.check.rules.rule import page_findings
from generator.office.fonts.painting_fonts import painting_fonts
from generator.office.pdf.measured_pages import read_pages
from generator.office.reading import read_document
from generator.official.blocks import LaidOutDocument
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.painters.pdf.painting import painted_pdf
from generator.official.recognition import recognise
from generator.official.writer import write_docx
from generator.standard import Format, Profile, length, number, tolerance
from tests.check.matrix import documents
from tests.chosen import chosen, one_in, sample
from tests.official.layout.measured_documents import ending_documents, header_documents
from tests.official.layout.placing.agreement import Agreement, compared
from tests.pages import print_documents

DOCUMENTS = {
    **documents(),
    **{f"版头: {name}": each for name, each in header_documents().items()},
    **{f"endings: {name}": each for name, each in ending_documents().items()},
}
CASES = one_in(3, ((name,) for name in DOCUMENTS))
"""Others in either profile."""
THE_WRITERS_OWN = ("PU", "NU", "GN", "HD-03", "HD-05", "SG-18")
"""Rules of the writer's own words, and of what goes together in them."""


@dataclass(frozen=True)
class Judged:
    findings: tuple[Finding, ...]
    off: list[str]
    agreement: Agreement


@pytest.fixture(scope="module")
def judged(request: pytest.FixtureRequest) -> dict[str, Judged]:
    laid_out = {name: lay_out(DOCUMENTS[name]) for name in sorted(chosen(request, "name") & set(DOCUMENTS))}
    written = {name: write_docx(each) for name, each in laid_out.items()}
    printed = print_documents(written, jobs=2).pdfs
    return {name: _judged(name, each, written[name], printed[name].data) for name, each in laid_out.items()}


def _judged(name: str, laid_out: LaidOutDocument, data: bytes, pdf: bytes) -> Judged:
    found, pages = recognise(read_document(data, name)), read_pages(pdf)
    printed = PrintedDocument(found, pages)
    findings = (*file_findings(found), *page_findings(printed))
    return Judged(findings, off(printed), compared(name, laid_out, pages))


@pytest.mark.xdist_group("matrix")
def test_there_are_enough() -> None:
    assert len(DOCUMENTS) >= 60
    assert {document.format for document in DOCUMENTS.values()} == set(Format)
    some = [DOCUMENTS[name] for (name,) in sample(CASES)]
    assert {(document.format, document.profile) for document in some} == set(product(Format, Profile))


@pytest.mark.xdist_group("matrix")
@pytest.mark.cases(3)
@pytest.mark.parametrize("name", CASES)
def test_nothing_that_binds(name: str, judged: dict[str, Judged]) -> None:
    told = [
        finding.text("en")
        for finding in judged[name].findings
        if finding.strength in ("law", "must", "usual") and not finding.code.startswith(THE_WRITERS_OWN)
    ]
    assert told == []
    assert judged[name].off == []


@pytest.mark.xdist_group("matrix")
@pytest.mark.cases(3)
@pytest.mark.parametrize("name", CASES)
def test_every_place_is_that_of_the_placed_pages(name: str, judged: dict[str, Judged]) -> None:
    assert judged[name].agreement.differences == ()
    assert judged[name].agreement.share == 1


# Painted pages, set as Word sets them, depart from no rule: every format, 文种 and element, in both profiles.


@pytest.mark.parametrize("name", CASES)
def test_no_rule_finds_anything(name: str) -> None:
    printed = _painted(name)
    found = [part.paragraph for part in printed.found.body if part.paragraph.text.strip()]
    assert [paragraph for paragraph, _ in printed.body_lines()] == found
    assert [each.text("en") for each in page_findings(printed)] == []
    assert off(printed) == []


def _painted(name: str) -> PrintedDocument:
    laid_out = lay_out(DOCUMENTS[name])
    pdf = painted_pdf(placed(laid_out), painting_fonts(laid_out.fonts.values()))
    return PrintedDocument(recognise(read_document(write_docx(laid_out), name)), read_pages(pdf))


# A ruler for our own pages: what a check reads in the file, measured where it comes to lie, in millimetres.


def off(printed: PrintedDocument) -> list[str]:
    """What is not where the standard has it, each with its line."""
    measured = (*_text(printed), *_head(printed), *_date(printed), *_imprint(printed))
    return [f"{what}: {at:.2f}, not {wanted:.2f}" for what, at, wanted, bound in measured if abs(at - wanted) > bound]


_SPACED = (Format.GENERAL, Format.MINUTES)
_Measures = Iterator[tuple[str, float, float, float]]


def _text(printed: PrintedDocument) -> _Measures:
    """Indents, edges, distances and sizes of the text."""
    right, foot = (length(f"type_area.{side}").mm for side in ("right", "bottom"))
    pitch = 0.0
    for _, lines in printed.body_lines():
        for line in lines:
            text, row = line.line.text, "indent.first_line" if line is lines[0] else "body.left"
            yield f"left of {text}", *_inset(printed, line, row)
            yield f"right of {text}", max(line.line.ink_right, right), right, tolerance("type_area.right").mm
            if printed.found.form.rule != "double" or line.page.number > 1:
                yield f"foot of {text}", max(line.bottom, foot), foot, tolerance("type_area.bottom").mm
            yield f"size of {text}", line.line.size, number("size.body"), 0.2
        for above, below in pairwise(lines):
            if above.page is below.page:
                pitch = pitch or below.baseline - above.baseline
                yield f"pitch at {below.line.text}", below.baseline - above.baseline, pitch, 0.1


def _head(printed: PrintedDocument) -> _Measures:
    """Title and number in the middle, recipients at the left; the white above each."""
    found = printed.found
    axis = length("title.centre").mm
    own_place = found.format in (Format.MEMO, Format.TELEGRAM)
    beside = found.upward or found.form.rule == "double" or own_place or found.issue_total
    centred = [line for each in (found.title, None if beside else found.number) for line in printed.lines(each)]
    titles = [line for each in found.attachments for line in printed.lines(each.title)]
    centred += [line for line in titles if line.page.width < line.page.height]
    for line in centred:
        yield f"middle of {line.line.text}", (line.begins + line.ends) / 2, axis, tolerance("title.centre").mm
    for line in printed.lines(found.recipients):
        yield f"left of {line.line.text}", *_inset(printed, line, "recipients.left")
    for row, one, other in (
        ("title.gap", found.number if found.format is Format.MINUTES else None, found.title),
        ("number.gap", found.mark[-1] if found.mark and not found.upward else None, found.number),
        ("recipients.gap", found.title_note or found.edition or found.title, found.recipients),
    ):
        above, below = printed.lines(one)[-1:], printed.one(other)
        if above and below is not None and above[0].page is below.page and found.format in _SPACED:
            # Empty lines leave up to the white of a line of the text, 4.85 mm, more than as many lines.
            more = 4.85 / 2 if found.format is Format.GENERAL else 0
            wanted = length(row).mm + more + (length("red_rule.gap").mm if row == "title.gap" else 0)
            yield f"white over {below.line.text}", below.top - above[0].bottom, wanted, tolerance(row).mm + more


def _date(printed: PrintedDocument) -> _Measures:
    """The date on the line after the last 署名."""
    signed = printed.found.signature
    above, below = printed.lines(signed.organs[-1] if signed.organs else None)[-1:], printed.one(signed.date)
    if above and below is not None and above[0].page is below.page and above[0].baseline < below.baseline - 1:
        pitch = length("grid.pitch", printed.found.profile or Profile.OFFICE).mm
        yield f"pitch at {below.line.text}", below.baseline - above[0].baseline, pitch, 1


def _imprint(printed: PrintedDocument) -> _Measures:
    """The lines of the 版记 one 字 from the edges; a telegram's first is behind 承办单位."""
    found = printed.found
    if found.imprint is not None and found.format not in (Format.LETTER, Format.TELEGRAM):
        for each in (found.imprint.copy_to, found.imprint.office):
            for line in printed.lines(each)[:1]:
                yield f"left of {line.line.text}", *_inset(printed, line, "imprint.inset")


def _inset(printed: PrintedDocument, line: PlacedLine, row: str) -> tuple[float, float, float]:
    """How far a line begins from the text area's left edge, or that of its grid, and what ``row`` asks for."""
    area, wanted = printed.area(line.page), length(row).mm
    insets = (line.begins - area.left, line.begins - area.left - area.beside)
    return min(insets, key=lambda each: abs(each - wanted)), wanted, tolerance(row).mm
