"""The pages of a print file are those of its papers, in order."""

from __future__ import annotations

from functools import cache

import pytest

from generator.templates.word.print_files import print_file
from tests.pages import Page, print_documents, read_pages
from tests.templates.word.print_files.papers import KINDS

pytestmark = pytest.mark.xdist_group("print file")


@cache
def papers(kind: str) -> tuple[bytes, ...]:
    return tuple(KINDS[kind]())


def joined(kind: str, *, duplex: bool) -> bytes:
    made = papers(kind)
    return print_file(made, duplex=duplex, names=[f"第{number}份" for number in range(1, len(made) + 1)])


@pytest.fixture(scope="module")
def printed() -> dict[str, tuple[Page, ...]]:
    """Each paper by itself, and each print file, printed in one run."""
    documents: dict[str, bytes] = {}
    for kind in KINDS:
        documents |= {f"{kind} {number}": data for number, data in enumerate(papers(kind))}
        documents |= {f"{kind} {duplex}": joined(kind, duplex=duplex) for duplex in (False, True)}
    distinct = {data: name for name, data in documents.items()}
    done = print_documents({name: data for data, name in distinct.items()}).pdfs
    return {name: read_pages(done[distinct[data]].data) for name, data in documents.items()}


def same(page: Page, other: Page) -> bool:
    """Whether both show the same, at the same places to a twentieth of a millimetre."""
    return looks(page) == looks(other) and places(page) == pytest.approx(places(other), abs=0.05)


def looks(page: Page) -> list[tuple[str, ...]]:
    return [(each.text, each.font, f"{each.size:.1f}", each.color) for each in page.chars]


def places(page: Page) -> list[float]:
    characters = [place for each in page.chars for place in (each.x, each.baseline)]
    boxes = [place for each in page.images for place in (each.left, each.top, each.right, each.bottom)]
    rules = [place for each in page.rules for place in (each.left, each.right, each.y)]
    return [page.width, page.height, *characters, *boxes, *rules]


@pytest.mark.parametrize("kind", KINDS)
def test_one_sided_every_page_follows(printed: dict[str, tuple[Page, ...]], kind: str) -> None:
    alone = [page for number in range(len(papers(kind))) for page in printed[f"{kind} {number}"]]
    together = printed[f"{kind} False"]
    assert [page.text for page in together] == [page.text for page in alone]
    assert [same(*pages) for pages in zip(together, alone, strict=True)] == [True] * len(alone)


@pytest.mark.parametrize("kind", KINDS)
def test_on_both_sides_each_begins_on_a_right_hand_page(printed: dict[str, tuple[Page, ...]], kind: str) -> None:
    together = list(printed[f"{kind} True"])
    for number in range(len(papers(kind))):
        pages = printed[f"{kind} {number}"]
        now, together = together[: len(pages)], together[len(pages) :]
        assert [page.text for page in now] == [page.text for page in pages]
        assert [same(*both) for both in zip(now, pages, strict=True)] == [True] * len(pages)
        if len(pages) % 2 and together:
            blank = together.pop(0)
            assert (blank.text, blank.images, blank.rules) == ("", (), ())
    assert together == []
