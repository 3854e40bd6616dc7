"""Below every 版头 the pages that the layout counts are those that the office suite prints, text and all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from generator.official.layout import lay_out
from generator.official.writer import write_docx
from generator.standard import Format
from tests.official.layout.generated_headers import document_with_header
from tests.pages import Page, print_documents, read_pages

SEEDS = range(40)
MANY_SEEDS = range(90, 600)
_FOOTER = 268
"""Millimetres from the top: what has its baseline below is the page number."""

pytestmark = pytest.mark.xdist_group("generated headers")


def _printed(page: Page) -> str:
    return _bare("".join(line.text for line in page.lines if line.baseline < _FOOTER), page.number)


def _bare(text: str, page: int) -> str:
    """Without white space; on the first page sorted, for the word of a joint mark is beside the organs."""
    characters = "".join(text.split())
    return "".join(sorted(characters)) if page == 1 else characters


def _differing(seeds: Sequence[int]) -> dict[int, tuple[str, str]]:
    """For each seed whose pages differ, the first page that does: as counted and as printed."""
    laid_out = {seed: lay_out(document_with_header(seed)) for seed in seeds}
    printed = print_documents({str(seed): write_docx(each) for seed, each in laid_out.items()}).pdfs
    differing = {}
    for seed, each in laid_out.items():
        counted = [_bare(text, page) for page, text in enumerate(each.libreoffice_texts, start=1)]
        bodies = [_printed(page) for page in read_pages(printed[str(seed)].data)]
        pairs = zip_longest(counted, bodies, fillvalue="(no such page)")
        first = next(((one, other) for one, other in pairs if one != other), None)
        if first is not None:
            differing[seed] = first
    return differing


def test_generated_headers_print_as_counted() -> None:
    differing = _differing(SEEDS[::3])
    assert not differing, f"seeds {sorted(differing)}: {differing}"


@pytest.mark.long
def test_many_generated_headers_print_as_counted() -> None:
    differing = _differing([*SEEDS, *MANY_SEEDS])
    assert not differing, f"seeds {sorted(differing)}: {differing}"


def test_every_format_is_among_them() -> None:
    documents = [document_with_header(seed) for seed in (*SEEDS, *MANY_SEEDS)]
    assert {document.format for document in documents} == set(Format)
    assert {len(document.signers) for document in documents} >= {1, 2, 4, 5}
    assert {len(document.issuer_mark) for document in documents} >= {1, 2, 3, 5}
