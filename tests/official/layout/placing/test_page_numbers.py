"""Page numbers: at the outer edge below the type area (7.5), turned on landscape sheets (8), or none."""

from __future__ import annotations

import pytest

from generator.ground.length import Length
from generator.official.blocks import Face, Role
from generator.official.layout import lay_out, placed
from generator.official.layout.page_setup import page_setup
from generator.official.layout.placing import placed_number
from generator.official.layout.program import PROGRAMS, Program
from generator.official.placed_pages import PlacedPage, PlacedText
from generator.standard import Profile, length, number, tolerance
from tests.check.matrix import documents
from tests.official.layout.placing.paragraphs import ends

DOCUMENTS = documents()
_DASH = 0.37
"""The height of the dash of 宋体 above its baseline, in em; `page_number.dash` has room for other fonts."""


def one(page: int, profile: Profile = Profile.OFFICE, *, landscape: bool = False) -> PlacedText:
    (text,) = placed_number(page, page_setup(profile), landscape=landscape)
    return text


def numbers(page: PlacedPage) -> list[str]:
    return [item.text for item in page.items if isinstance(item, PlacedText) and item.role is Role.PAGE_NUMBER]


def near(place: Length, row: str) -> object:
    return pytest.approx(place.mm, abs=tolerance(row).mm)


@pytest.mark.parametrize("page", [1, 2, 9, 10, 101])
@pytest.mark.parametrize("profile", Profile)
def test_it_is_in_song_between_dashes_at_the_outer_edge(page: int, profile: Profile) -> None:
    text = one(page, profile)
    assert (text.text, text.face, text.red, text.turned) == (f"— {page} —", Face.SONG, False, False)
    assert text.size.pt == pytest.approx(number("page_number.size"), abs=0.2)
    inset = length("page_number.inset")
    if page % 2:
        assert ends(text).mm == near(length("type_area.right") - inset, "page_number.inset")
    else:
        assert text.x.mm == near(length("type_area.left") + inset, "page_number.inset")


@pytest.mark.parametrize("profile", Profile)
def test_its_dash_is_7_mm_below_the_type_area(profile: Profile) -> None:
    text = one(1, profile)
    assert (text.y - text.size * _DASH).mm == near(length("page_number.dash"), "page_number.dash")


@pytest.mark.parametrize("page", [1, 2, 10])
@pytest.mark.parametrize("profile", Profile)
def test_on_a_landscape_sheet_it_is_where_an_upright_one_has_it(page: int, profile: Profile) -> None:
    """A place x, y of an upright sheet is height - y, x of the landscape one."""
    upright, turned = one(page, profile), one(page, profile, landscape=True)
    assert turned.turned
    assert (turned.text, turned.face, turned.size) == (upright.text, upright.face, upright.size)
    assert turned.x == pytest.approx(length("page.height") - upright.y, abs=0.01)
    assert turned.y == pytest.approx(upright.x, abs=0.01)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("name", ["three attachments", "4 lines", "5 organs, upward", "令", "纪要"])
def test_every_page_is_numbered_from_1(name: str, program: Program) -> None:
    pages = placed(lay_out(DOCUMENTS[f"{name}, office"]), program).pages
    assert [numbers(page) for page in pages] == [[f"— {number} —"] for number, _ in enumerate(pages, start=1)]


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("profile", Profile)
def test_the_first_page_of_a_letter_has_none(profile: Profile, program: Program) -> None:
    first, *others = placed(lay_out(DOCUMENTS[f"信函, two sides, {profile}"]), program).pages
    assert numbers(first) == []
    assert [numbers(page) for page in others] == [[f"— {number} —"] for number, _ in enumerate(others, start=2)]
    assert others


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("profile", Profile)
def test_a_blank_page_before_the_imprint_and_the_imprint_s_have_none(profile: Profile, program: Program) -> None:
    pages = placed(lay_out(DOCUMENTS[f"4 organs, unsealed, {profile}"]), program).pages
    assert [numbers(page) for page in pages] == [["— 1 —"], ["— 2 —"], [], []]
    assert pages[-1].items


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("profile", Profile)
def test_landscape_pages_alone_have_a_turned_one(profile: Profile, program: Program) -> None:
    pages = placed(lay_out(DOCUMENTS[f"a landscape table attached, {profile}"]), program).pages
    kinds = set()
    for page in pages:
        turned = {item.turned for item in page.items if isinstance(item, PlacedText) and numbers(page) == [item.text]}
        assert turned <= {page.width > page.height}
        kinds |= turned
    assert kinds == {True, False}
