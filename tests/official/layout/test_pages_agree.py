"""The pages that the layout counts are the pages that the office suite prints: text, and every place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from generator.official.blocks import LaidOutDocument
from generator.official.layout.composition import counted_text, lay_out
from generator.official.layout.page_setup import page_setup
from generator.official.writer import write_docx
from generator.standard import Profile
from tests.official.layout.generated_documents import generated_document
from tests.official.layout.placing.agreement import EXACT, EXACT_OF_FEW, Agreement, compared
from tests.pages import Page, print_documents, read_pages
from tests.written import paragraphs

SEEDS = range(20260, 20310)
MANY_SEEDS = range(640)
_FOOTER = 268
"""Millimetres from the top: what has its baseline below is the page number."""

pytestmark = [pytest.mark.xdist_group("generated documents"), pytest.mark.modules_in_turn(4)]


def _bare(text: str) -> str:
    return "".join(text.split())


def _body(page: Page) -> str:
    return _bare("".join(line.text for line in page.lines if line.baseline < _FOOTER))


def _assert_agree(seeds: Sequence[int], exact: float) -> None:
    laid_out = {str(seed): lay_out(generated_document(seed)) for seed in seeds}
    printed = print_documents({seed: write_docx(each) for seed, each in laid_out.items()}).pdfs
    differing, found = {}, Agreement()
    for seed, each in laid_out.items():
        pages = read_pages(printed[seed].data)
        differing[seed] = _first_difference(each, pages)
        found += compared(seed, each, pages)
    assert {seed: pair for seed, pair in differing.items() if pair is not None} == {}
    assert found.differences == ()
    assert found.share >= exact


def _first_difference(laid_out: LaidOutDocument, pages: Sequence[Page]) -> tuple[str, str] | None:
    """The first page that differs, as counted and as printed."""
    counted = [_bare(text) for text in laid_out.libreoffice_texts]
    pairs = zip_longest(counted, [_body(page) for page in pages], fillvalue="(no such page)")
    return next(((one, other) for one, other in pairs if one != other), None)


def test_generated_documents_print_as_counted_and_placed() -> None:
    _assert_agree(SEEDS[::3], EXACT_OF_FEW)


@pytest.mark.long
def test_many_generated_documents_print_as_counted_and_placed() -> None:
    _assert_agree([*SEEDS, *MANY_SEEDS], EXACT)


def test_half_of_them_end_within_two_lines_of_a_foot() -> None:
    near = [
        seed
        for seed in SEEDS
        for document in [generated_document(seed)]
        if counted_text(document)[1].room < 3 * page_setup(document.profile).pitch
    ]
    assert len(near) >= len(SEEDS) // 2


def test_both_profiles_and_every_hard_thing_are_among_them() -> None:
    documents = [generated_document(seed) for seed in SEEDS]
    text = "".join(each.heading + each.text for document in documents for each in paragraphs(document.body))
    assert {document.profile for document in documents} == set(Profile)
    for hard in ("“", "《", "（", "〔", "0", "%", "——", "APP", " "):
        assert hard in text
    assert any(
        paragraphs(document.body)[-1].heading and not paragraphs(document.body)[-1].text for document in documents
    )
