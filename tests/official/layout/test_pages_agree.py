"""The pages that the layout counts are the pages that the office suite prints, text and all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from generator.official.layout import lay_out
from generator.official.layout.composition import counted_text
from generator.official.layout.page_setup import page_setup
from generator.official.writer import write_docx
from generator.standard import Profile
from tests.official.layout.generated_documents import generated_document
from tests.pages import Page, print_documents, read_pages
from tests.written import paragraphs

SEEDS = range(20260, 20310)
MANY_SEEDS = range(640)
_FOOTER = 268
"""Millimetres from the top: what has its baseline below is the page number."""

pytestmark = pytest.mark.xdist_group("generated documents")


def _bare(text: str) -> str:
    return "".join(text.split())


def _body(page: Page) -> str:
    return _bare("".join(line.text for line in page.lines if line.baseline < _FOOTER))


def _differing(seeds: Sequence[int]) -> dict[int, tuple[str, str]]:
    """For each seed whose pages differ, the first page that does: as counted and as printed."""
    laid_out = {seed: lay_out(generated_document(seed)) for seed in seeds}
    printed = print_documents({str(seed): write_docx(each) for seed, each in laid_out.items()}).pdfs
    differing = {}
    for seed, each in laid_out.items():
        counted = [_bare(text) for text in each.libreoffice_texts]
        bodies = [_body(page) for page in read_pages(printed[str(seed)].data)]
        pairs = zip_longest(counted, bodies, fillvalue="(no such page)")
        first = next(((one, other) for one, other in pairs if one != other), None)
        if first is not None:
            differing[seed] = first
    return differing


def test_generated_documents_print_as_counted() -> None:
    differing = _differing(SEEDS[::3])
    assert not differing, f"seeds {sorted(differing)}: {differing}"


@pytest.mark.long
def test_many_generated_documents_print_as_counted() -> None:
    differing = _differing([*SEEDS, *MANY_SEEDS])
    assert not differing, f"seeds {sorted(differing)}: {differing}"


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
