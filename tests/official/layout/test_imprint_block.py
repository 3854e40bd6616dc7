"""The place of the 版记 after several sections, and which of its pages have numbers (7.4.1, 7.5, 10.1)."""

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.ground.errors import LayoutError
from generator.ground.length import Length, Mm, Twips
from generator.ground.source.date import OfficialDate
from generator.official.blocks import ImprintBlock, InsetDocument, LaidOutSection, ParagraphBlock
from generator.official.document import Imprint, OfficialDocument
from generator.official.layout.composition import counted_text
from generator.official.layout.imprint_block import height, imprint_block, place_imprint
from generator.official.layout.page_count import Pages, count_sections
from generator.official.layout.page_setup import page_setup
from generator.official.layout.program_differences import PROGRAMS
from generator.official.layout.signature import seal_rows
from generator.standard import Format, Profile
from tests.official.layout.measured_documents import BASE, MANY

_SETUP = page_setup(Profile.OFFICE)
_BELOW = Length(Mm(297) - Mm(262))


def block(document: OfficialDocument = BASE) -> ImprintBlock:
    imprint = imprint_block(document)
    assert imprint is not None
    return imprint


def sections_of(document: OfficialDocument) -> tuple[LaidOutSection, ...]:
    return counted_text(document).sections


@pytest.mark.parametrize(
    ("pages", "room", "own", "numbered"),
    [
        (2, Mm(100), False, True),  # there is room on an even page
        (2, Mm(20), True, False),  # an even page without room: a blank page, then the 版记
        (1, Mm(100), True, True),  # the next page is even
        (4, Mm(0), True, False),
    ],
)
def test_the_page_of_the_imprint(pages: int, room: Length, own: bool, numbered: bool) -> None:
    texts = tuple(f"第{page}面" for page in range(pages))
    placed = place_imprint(block(), sections_of(BASE), (Pages(texts, room),) * len(PROGRAMS), _SETUP)
    assert len(placed) == (2 if own else 1)
    if own:
        assert placed[-1].even_page
        assert placed[-1].numbered is numbered
        assert isinstance(placed[-1].blocks[0], ImprintBlock)


@pytest.mark.parametrize("room", [Mm(100), Mm(0)])
def test_what_the_imprint_is_anchored_to_needs_next_to_no_room(room: Length) -> None:
    placed = place_imprint(block(), sections_of(BASE), (Pages(("一", "二"), room),) * len(PROGRAMS), _SETUP)
    anchor = placed[-1].blocks[-1]
    assert isinstance(anchor, ParagraphBlock)
    assert (anchor.text, anchor.before + anchor.pitch) == ("", Twips(2))


def test_an_imprint_does_not_share_a_sheet_that_lies_across() -> None:
    across = LaidOutSection(blocks=sections_of(BASE)[0].blocks[-3:], landscape=True)
    sections = (*sections_of(replace(BASE, body=BASE.body[:1], note=None)), across)
    counted = count_sections(sections, _SETUP)
    assert len(counted.texts) == 2
    assert counted.room.twips == 0
    placed = place_imprint(block(), sections, (counted,), _SETUP)
    assert [section.landscape for section in placed] == [False, True, False]
    assert len(count_sections(placed, _SETUP).texts) == 4
    assert not placed[-1].numbered


@pytest.mark.parametrize(("pages", "after"), [(1, 4), (2, 4), (3, 6)])
def test_an_inset_document_has_the_pages_that_it_says(pages: int, after: int) -> None:
    text = sections_of(replace(BASE, body=BASE.body[:1], note=None))
    inset = LaidOutSection(blocks=(InsetDocument(package=b"", pages=pages),))
    counted = count_sections((*text, inset), _SETUP)
    assert len(counted.texts) == 1 + pages
    placed = place_imprint(block(), (*text, inset), (counted,), _SETUP)
    assert len(count_sections(placed, _SETUP).texts) == after
    assert placed[1] == inset
    assert placed[-1].numbered is (pages % 2 == 0)


def test_rows_and_rules() -> None:
    whole = block()
    assert [[paragraph.text[:3] for paragraph in row] for row in whole.rows] == [["抄送："], ["示例市"]]
    moved = imprint_block(BASE, "各区县示例局")
    assert moved is not None
    assert [[paragraph.text[:3] for paragraph in row] for row in moved.rows] == [["主送：", "抄送："], ["示例市"]]
    assert imprint_block(replace(BASE, copy_to=None, imprint=None)) is None
    letter = block(replace(BASE, format=Format.LETTER))
    assert [[paragraph.text[:3] for paragraph in row] for row in letter.rows] == [["抄送："]]
    assert letter.outer is None
    assert letter.inner is None
    assert imprint_block(replace(BASE, format=Format.LETTER, copy_to=None)) is None


def test_height_is_that_of_lines_and_rules() -> None:
    # two lines of 抄送 and one of 印发, 500 twips each; rules of 0.35, 0.25 and 0.35 mm; the margin is the type area's
    assert height(block()).mm == pytest.approx(3 * 500 / 1440 * 25.4 + 0.95, abs=0.1)


def test_an_imprint_longer_than_a_page_is_refused() -> None:
    with pytest.raises(LayoutError) as refused:
        place_imprint(
            block(replace(BASE, copy_to=f"{MANY}，{MANY}")), sections_of(BASE), (Pages(("",), Mm(0)),), _SETUP
        )
    (problem,) = refused.value.problems
    assert problem.code == "layout-imprint-long"


def test_a_printing_office_too_long_for_its_line_is_refused() -> None:
    office = "示例市示例委员会示例工作示例局示例综合协调示例办公室"
    with pytest.raises(LayoutError) as refused:
        imprint_block(replace(BASE, imprint=Imprint(office, OfficialDate.parse("2026-11-04"))))
    (problem,) = refused.value.problems
    assert problem.code == "layout-imprint-wide"
    assert problem.facts == {"office": office}


# Seals beside and below each other, worked out by hand: the type area is 156 mm wide, the date's middle at 113.6.

WIDTH, AXIS = 156.0, 113.6


def rows(names: list[float], diameter: float) -> list[list[float]]:
    placed = seal_rows([Mm(name) for name in names], Mm(diameter), Mm(WIDTH), Mm(AXIS))
    return [[round(centre.mm, 1) for centre in row] for row in placed]


@pytest.mark.parametrize(
    ("names", "diameter", "expected"),
    [
        ([33], 45, [[113.6]]),
        # figure 7: one close beside the other, a millimetre between them
        ([33, 33], 45, [[67.6, 113.6]]),
        # three of 45 mm would begin at 113.6 − 2 × 46 − 22.5 < 0; two are as far from the left edge as from the right
        *(([33, 33, 33], 45, [[42.4, 113.6], [113.6]]), ([33, 33, 33], 42, [[27.6, 70.6, 113.6]])),
        # figure 8: (156 − 3 × 50) / 4 = 1.5 mm of white between three seals and at both ends
        ([17, 17, 17, 17, 17], 50, [[26.5, 78.0, 129.5], [42.4, 113.6]]),
        # names of 100 mm leave no room beside them; the upper one is moved in until it ends with the type area
        ([100, 33], 45, [[106.0], [113.6]]),
        # names of 70 mm need 75.6 mm from middle to middle, one 字 between them; the left one begins at 3.0
        ([70, 70], 45, [[38.0, 113.6]]),
        # those of 80 mm would begin at 113.6 − 85.6 − 40 < 0
        *(([80, 80], 45, [[113.6], [113.6]]), ([50, 50], 45, [[58.0, 113.6]])),
    ],
)
def test_rows(names: list[float], diameter: float, expected: list[list[float]]) -> None:
    assert rows(names, diameter) == expected


@pytest.mark.parametrize("count", range(1, 11))
@pytest.mark.parametrize("diameter", [20, 42, 45, 50, 60])
def test_seals_neither_touch_nor_leave_the_type_area(count: int, diameter: float) -> None:
    placed = rows([33.0] * count, diameter)
    assert sum(len(row) for row in placed) == count
    assert [len(row) for row in placed] == sorted((len(row) for row in placed), reverse=True)
    for row in placed:
        assert row[0] - diameter / 2 >= -0.05
        assert row[-1] + diameter / 2 <= WIDTH + 0.05
        assert all(right - left >= diameter + 0.5 for left, right in pairwise(row))
    assert placed[-1][-1] == AXIS
