"""Nothing that the layout puts out departs from a rule that binds: every format, 文种 and element, in both profiles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest

from generator.check.finding import Finding
from generator.check.rendered.page_checks import page_findings
from generator.check.rendered.printed import Printed
from generator.check.rules import file_findings
from generator.office.pdf.measured_pages import read_pages
from generator.office.reading import read_document
from generator.official.blocks import LaidOutDocument
from generator.official.layout import lay_out
from generator.official.recognition import recognise
from generator.official.recognition.found import Found
from generator.official.writer import write_docx
from generator.standard import Format, Profile
from tests.check.matrix import documents
from tests.check.ruler import off
from tests.chosen import chosen, one_in, sample
from tests.official.layout.placing.agreement import Agreement, compared
from tests.pages import print_documents

pytestmark = pytest.mark.xdist_group("matrix")

DOCUMENTS = documents()
CASES = one_in(3, ((name,) for name in DOCUMENTS))
"""Others in either profile."""
THE_WRITERS_OWN = ("PU", "NU", "GN")
"""Rules of the writer's own words."""


@dataclass(frozen=True)
class Judged:
    found: Found
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
    printed = Printed(found, pages)
    findings = (*file_findings(found), *page_findings(printed))
    return Judged(found, findings, off(printed), compared(name, laid_out, pages))


def test_there_are_enough() -> None:
    assert len(DOCUMENTS) >= 60
    assert {document.format for document in DOCUMENTS.values()} == set(Format)
    some = [DOCUMENTS[name] for (name,) in sample(CASES)]
    assert {(document.format, document.profile) for document in some} == set(product(Format, Profile))


@pytest.mark.parametrize("name", CASES)
def test_nothing_that_binds(name: str, judged: dict[str, Judged]) -> None:
    told = [
        finding.text("en")
        for finding in judged[name].findings
        if finding.strength in ("law", "must", "usual") and not finding.code.startswith(THE_WRITERS_OWN)
    ]
    assert told == []
    assert judged[name].off == []


@pytest.mark.parametrize("name", CASES)
def test_every_place_is_that_of_the_placed_pages(name: str, judged: dict[str, Judged]) -> None:
    assert judged[name].agreement.differences == ()
    assert judged[name].agreement.share == 1


@pytest.mark.parametrize("name", CASES)
def test_elements_are_recognised(name: str, judged: dict[str, Judged]) -> None:
    """What was written is what is found."""
    document, found = DOCUMENTS[name], judged[name].found
    assert found.format is document.format
    assert found.profile is document.profile
    assert (found.number.text if found.number is not None else None) == document.number
    assert [listed.name for listed in found.attachment_list] == [each.name for each in document.attachment_list]
    assert len(found.attachments) == len(document.attachments)
    assert found.signature.how == (str(document.signature) if document.signature else None)
    assert list(found.signer_names) == list(document.signers)
