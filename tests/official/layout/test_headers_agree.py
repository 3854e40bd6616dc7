"""Below every 版头 the pages that the layout counts are those that the office suite prints: text, and every place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from generator.official.blocks import LaidOutDocument
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.standard import Format
from tests.official.layout.generated_documents import document_with_header
from tests.official.layout.placing.agreement import EXACT, EXACT_OF_FEW, Agreement, compared
from tests.pages import Page, print_documents, read_pages

SEEDS = range(40)
SOME_SEEDS = (2, 3, 4, 7, 10, 16, 18, 24, 31, 36)
"""Those of every run: a document in each format, some that go up, and some of several organs."""

MANY_SEEDS = range(90, 600)
_FOOTER = 268
"""Millimetres from the top: what has its baseline below is the page number."""

pytestmark = [pytest.mark.xdist_group("generated headers"), pytest.mark.modules_in_turn(4)]


def _printed(page: Page) -> str:
    return _bare("".join(line.text for line in page.lines if line.baseline < _FOOTER), page.number)


def _bare(text: str, page: int) -> str:
    """Without white space; on the first page sorted, for the word of a joint mark is beside the organs."""
    characters = "".join(text.split())
    return "".join(sorted(characters)) if page == 1 else characters


def _assert_agree(seeds: Sequence[int], exact: float) -> None:
    laid_out = {str(seed): lay_out(document_with_header(seed)) for seed in seeds}
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
    counted = [_bare(text, page) for page, text in enumerate(laid_out.libreoffice_texts, start=1)]
    pairs = zip_longest(counted, [_printed(page) for page in pages], fillvalue="(no such page)")
    return next(((one, other) for one, other in pairs if one != other), None)


def test_generated_headers_print_as_counted_and_placed() -> None:
    _assert_agree(SOME_SEEDS, EXACT_OF_FEW)


@pytest.mark.long
def test_many_generated_headers_print_as_counted_and_placed() -> None:
    _assert_agree([*SEEDS, *MANY_SEEDS], EXACT)


def test_every_format_is_among_them() -> None:
    some = [document_with_header(seed) for seed in SOME_SEEDS]
    assert {document.format for document in some} == set(Format)
    assert {len(document.signers) for document in some} == {0, 1, 2, 4}
    assert {len(document.issuer_mark) for document in some} >= {1, 2, 5}


@pytest.mark.long
def test_every_number_of_signers_and_organs_is_among_many() -> None:
    documents = [document_with_header(seed) for seed in (*SEEDS, *MANY_SEEDS)]
    assert {len(document.signers) for document in documents} >= {1, 2, 4, 5}
    assert {len(document.issuer_mark) for document in documents} >= {1, 2, 3, 5}
