"""The pages that the layout counts are the pages that the office suite prints: text, and every place."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from generator.official.document import Level, OfficialDocument, WrittenParagraph
from generator.official.layout.composition import counted_text
from generator.official.layout.page_setup import page_setup
from generator.standard import Format, Profile
from tests.chosen import step
from tests.official.layout.generated_documents import document_with_header, generated_document
from tests.official.layout.measured_documents import PLAIN
from tests.official.layout.placing.agreement import EXACT, EXACT_OF_FEW
from tests.official.layout.printed import assert_counted, assert_placed, body_lines, mm, near, printed_documents
from tests.templates.text.folders import paragraphs

SEEDS = range(20260, 20310)
MANY_SEEDS = range(640)
"""Millimetres from the top: what has its baseline below is the page number."""

pytestmark = [pytest.mark.xdist_group("generated documents"), pytest.mark.modules_in_turn(4)]


def _assert_agree(make: Callable[[int], OfficialDocument], seeds: Sequence[int], exact: float) -> None:
    printed = printed_documents({str(seed): make(seed) for seed in seeds})
    assert_counted(printed)
    assert_placed(printed, exact)


def test_generated_documents_print_as_counted_and_placed() -> None:
    _assert_agree(generated_document, SEEDS[::3], EXACT_OF_FEW)


@pytest.mark.long
def test_many_generated_documents_print_as_counted_and_placed() -> None:
    _assert_agree(generated_document, [*SEEDS, *MANY_SEEDS], EXACT)


@pytest.mark.parametrize("profile", Profile)
def test_full_pages_have_22_lines_of_28_hanzi(profile: Profile) -> None:
    body = (WrittenParagraph(Level.TEXT, "", "国" * (28 * 22 * 4)),)
    (printed,) = printed_documents({"full": replace(PLAIN, body=body, profile=profile)}).values()
    full = [body_lines(page) for page in printed.pages[1:4]]
    assert [[line.text for line in lines] for lines in full] == [["国" * 28] * 22] * 3
    for lines in full:
        assert lines[0].ink_top == near("first_ink", profile)
        for line in lines:
            assert line.left == pytest.approx(28.25, abs=0.1)
            assert line.chars[-1].x + mm("grid.cell") == pytest.approx(183.8, abs=0.2)


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


HEADS = range(40)
SOME_HEADS = (2, 3, 4, 7, 10, 16, 18, 24, 31, 36)
"""Those of every run: a document in each format, some that go up, and some of several organs."""

OF_THE_STANDARD = (Format.GENERAL, Format.LETTER, Format.ORDER, Format.MINUTES)

MANY_HEADS = range(90, 600)
"""Millimetres from the top: what has its baseline below is the page number."""


def test_generated_headers_print_as_counted_and_placed() -> None:
    _assert_agree(document_with_header, SOME_HEADS, EXACT_OF_FEW)


@pytest.mark.long
def test_many_generated_headers_print_as_counted_and_placed() -> None:
    _assert_agree(document_with_header, [*HEADS, *MANY_HEADS], EXACT)


def test_every_format_is_among_them() -> None:
    some = [document_with_header(seed) for seed in SOME_HEADS]
    assert {document.format for document in some} == set(OF_THE_STANDARD)
    assert {len(document.signers) for document in some} == {0, 1, 2, 4}
    assert {len(document.issuer_mark) for document in some} >= {1, 2, 5}
    documents = [document_with_header(seed) for seed in (*HEADS, *MANY_HEADS[:: step(16)])]
    assert {len(document.signers) for document in documents} >= {1, 2, 4, 5}
    assert {len(document.issuer_mark) for document in documents} >= {1, 2, 3, 5}
