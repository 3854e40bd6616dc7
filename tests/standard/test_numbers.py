"""The table against the clauses: values written here anew from the standard's own words, in its own units."""

import re
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.length import Length
from generator.standard import KINDS, NUMBER, ROWS, SECRECY, URGENCIES, Profile, length, number, numbers, row, tolerance
from generator.standard.line_ends import NOT_AT_END, NOT_AT_START

OFFICE, GBT33476 = Profile.OFFICE, Profile.GBT33476
ZI, HANG = 156 / 28, 10.39

IN_MILLIMETRES: dict[str, dict[str, float]] = {
    "5.1 A4": {"page.width": 210, "page.height": 297},
    "5.2.1 type area": {"type_area.left": 28, "type_area.right": 184, "type_area.top": 37, "type_area.bottom": 262},
    "7.2.4 35 mm under the type area's edge": {"issuer_mark.top": 37 + 35, "issuer_mark.centre": 28 + 156 / 2},
    "7.2.5 two 行 under the mark": {"number.gap": 2 * HANG, "number.centre": 28 + 156 / 2},
    "7.2.5 and 7.2.6 one 字 in": {"number.inset": ZI, "signers.inset": ZI},
    "7.2.7 4 mm under the number": {"red_rule.gap": 4},
    "7.3.1 two 行 under the rule": {"title.gap": 2 * HANG, "title.centre": 28 + 156 / 2},
    "7.3.2 one 行 under the title": {"recipients.gap": HANG},
    "7.3.3 two 字 in": {"indent.first_line": 2 * ZI},
    "7.3.4 one 行 under the text, two 字 in": {"attachment_list.gap": HANG, "attachment_list.indent": 2 * ZI},
    "7.3.5.1 four 字 from the right": {"sealed.date_right": 4 * ZI, "sealed.centring": 0},
    "7.3.5.1 at most one 行 under the text": {"seal.widest_gap": HANG},
    "国发〔1999〕25号, county organs": {"seal.diameter": 45},
    "7.3.5.2 one 行 under the text, two 字 from the right": {
        "unsealed.gap": HANG,
        "unsealed.right": 2 * ZI,
        "unsealed.date_offset": 2 * ZI,
    },
    "7.3.6 two 字 in": {"note.indent": 2 * ZI},
    "7.4.1 rules": {"imprint.outer_rule": 0.35, "imprint.inner_rule": 0.25, "imprint.bottom": 262},
    "7.5 7 mm under the type area": {"page_number.dash": 262 + 7},
    "10.1 30 mm from the upper edge, 4 mm to the rules, 20 mm to the lower edge, 170 mm long": {
        "letter.mark_top": 30,
        "letter.rule_gap": 4,
        "letter.rule_bottom": 297 - 20,
        "letter.rule_length": 170,
        "letter.rule_left": (210 - 170) / 2,
    },
    "10.1 7/8 of a 3号 character, two 行": {"letter.element_gap": HANG - 5.55, "letter.title_gap": 2 * HANG},
    "10.2 20 mm under the type area's edge, two 行, two 行": {
        "order.mark_top": 37 + 20,
        "order.number_gap": 2 * HANG,
        "order.body_gap": 2 * HANG,
    },
    "10.3 35 mm under the type area's edge": {"minutes.mark_top": 37 + 35},
}

TWIP = 25.4 / 1440
"""What Word can tell apart: lengths that it stores are whole twips, kept off the clause's by up to two."""


@pytest.mark.parametrize("clause", IN_MILLIMETRES)
def test_a_row_is_what_its_clause_says(clause: str) -> None:
    for name, millimetres in IN_MILLIMETRES[clause].items():
        assert length(name).mm == pytest.approx(millimetres, abs=2 * TWIP), name


@pytest.mark.parametrize(
    ("name", "points"), [("size.body", 16), ("title.size", 22), ("imprint.size", 14), ("page_number.size", 14)]
)
def test_sizes_of_type(name: str, points: float) -> None:
    """3号 is 16 pt, 2号 is 22 pt, 4号 is 14 pt."""
    assert length(name) == points


def test_lines_and_characters_of_a_page() -> None:
    assert (number("grid.lines"), number("grid.characters")) == (22, 28)
    assert number("heading.longest") == 30


@pytest.mark.parametrize("profile", Profile)
def test_margins_leave_the_type_area(profile: Profile) -> None:
    def margin(side: str) -> float:
        return length(f"margin.{side}", profile).mm

    assert length("page.width").mm - margin("left") - margin("right") == pytest.approx(156, abs=0.1)
    height = length("page.height").mm - margin("top") - margin("bottom")
    # GB/T 33476.2 sets the margins half a gap between lines outside the type area, above and below.
    assert height == pytest.approx(225 if profile is OFFICE else 229.84, abs=0.1)


def test_margins_as_a_clerk_sets_them() -> None:
    sides = ("top", "bottom", "left", "right")
    assert [round(length(f"margin.{side}").mm) for side in sides] == [37, 35, 28, 26]
    stated = [length(f"margin.stated_{side}", GBT33476).mm for side in ("top", "bottom")]
    assert stated == pytest.approx([34.58, 32.58], abs=0.02)


def test_ink_of_all_lines_fills_the_type_area_in_the_profile_of_gbt33476() -> None:
    """Word sets a baseline at 0.8 of a line's height; ink of 16 pt reaches 0.79 em over it and 0.165 em under it."""
    pitch = length("grid.pitch", GBT33476).mm
    first = length("margin.top", GBT33476).mm + 0.8 * pitch
    em = 16 * 25.4 / 72
    assert first - 0.79 * em == pytest.approx(37, abs=0.02)
    assert first + 21 * pitch + 0.165 * em == pytest.approx(262, abs=0.7)


@pytest.mark.parametrize("profile", Profile)
def test_twenty_two_lines_fill_the_height_and_twenty_three_do_not_fit(profile: Profile) -> None:
    pitch = length("grid.pitch", profile)
    height = length("page.height") - length("margin.top", profile) - length("margin.bottom", profile)
    assert pitch * 22 <= height < pitch * 23
    assert (height - pitch * 22).mm < 1


def test_twenty_eight_cells_fill_the_width() -> None:
    """charSpace is in 1/4096 pt (ECMA-376 part 1, 17.6.5)."""
    width = length("page.width") - length("margin.left") - length("margin.right")
    cell = length("size.body") + number("grid.char_space") / 4096
    assert cell * 28 <= width < cell * 29
    assert length("grid.cell").mm == pytest.approx(cell.mm, abs=2 * TWIP)


def test_first_ink_of_both_profiles() -> None:
    assert (length("first_ink", OFFICE).mm, tolerance("first_ink", OFFICE).mm) == pytest.approx((41, 0.7))
    assert (length("first_ink", GBT33476).mm, tolerance("first_ink", GBT33476).mm) == pytest.approx((37, 1))


def test_a_seal_begins_within_one_line_of_the_text() -> None:
    assert 0 < length("seal.gap") + tolerance("seal.gap") <= length("seal.widest_gap") + 1e-6
    assert length("seal.smallest") < length("seal.diameter") < length("seal.largest")


def test_rows_are_whole() -> None:
    for name in ROWS:
        each = row(name)
        assert each.name == name
        assert re.search(r"\d", each.clause), f"{name}: a clause has a number"
        for value in (each.value, each.tolerance):
            assert not isinstance(value, dict) or set(value) == set(Profile), name
        assert number(name, OFFICE) == length(name, OFFICE), name


def test_tolerances_are_in_the_units_of_their_values() -> None:
    bounded = [each for each in ROWS.values() if each.tolerance is not None]
    assert len(bounded) > 50
    for each in bounded:
        value = each.value[OFFICE] if isinstance(each.value, dict) else each.value
        bound = each.tolerance[OFFICE] if isinstance(each.tolerance, dict) else each.tolerance
        assert not isinstance(bound, Length) or isinstance(value, Length), each.name
        assert tolerance(each.name) >= 0, each.name


@pytest.mark.parametrize(
    ("typed", "instead", "followed"),
    [
        (
            "_NUMBER = _SIZE_4",
            "_NUMBER = _SIZE_4 * 0.9",
            "page_number.footer page_number.inset page_number.pitch page_number.size",
        ),
        (
            "= Pt(16), Pt(14)",
            "= Pt(15), Pt(14)",
            "grid.char_space grid.tracking margin.bottom margin.top size.body table.largest_size",
        ),
        (
            "= Pt(16), Pt(14)",
            "= Pt(16), Pt(13)",
            """imprint.hanging imprint.inset imprint.size page_number.footer page_number.inset page_number.pitch
            page_number.size table.size""",
        ),
        ("_SIZE_2 = Pt(22)", "_SIZE_2 = Pt(24)", "title.size title.most_characters provisions.part_size"),
        ("_LINES = 22", "_LINES = 20", "grid.lines grid.pitch margin.bottom margin.top"),
        (
            "_CHARACTERS = 28",
            "_CHARACTERS = 30",
            """attachment_list.indent attendance.indent grid.cell grid.char_space grid.characters grid.tracking
            indent.first_line note.indent contents.indent bulletin.note_indent""",
        ),
        ("_UNDER_THE_AREA = Mm(7)", "_UNDER_THE_AREA = Mm(8)", "page_number.dash page_number.footer"),
    ],
)
def test_derived_rows_follow_what_they_are_derived_from(typed: str, instead: str, followed: str) -> None:
    text = Path(numbers.__file__).read_text(encoding="utf-8")
    assert text.count(typed) == 1
    module = ModuleType(numbers.__name__)
    exec(compile(text.replace(typed, instead), module.__name__, "exec"), module.__dict__)
    assert module.ROWS.keys() == ROWS.keys()
    assert {name for name, each in module.ROWS.items() if each.value != row(name).value} == set(followed.split())


def test_what_is_not_there() -> None:
    with pytest.raises(KeyError):
        row("margin.middle")
    with pytest.raises(LookupError):
        tolerance("zi")


@pytest.mark.parametrize("text", ["巫山民政发〔2022〕31号", "示档（办）发〔2099〕1号", "国发〔2012〕1234号"])
def test_numbers_as_the_clause_writes_them(text: str) -> None:
    assert NUMBER.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "示档发[2022]31号",
        "示档发（2022）31号",
        "示档发〔2022〕第31号",
        "示档发〔2022〕031号",
        "示档发〔22〕31号",
        "示档发〔2022〕31",
        "〔2022〕31号",
        "示档发〔2022〕31号 ",
        "示档发〔２０２２〕31号",
        "示档发〔2022〕0号",
        "A发〔2022〕31号",
    ],
)
def test_numbers_that_depart_from_it(text: str) -> None:
    assert NUMBER.fullmatch(text) is None


@given(st.integers(2000, 2099), st.integers(1, 10**6))
def test_a_number_gives_back_its_parts(year: int, serial: int) -> None:
    match = NUMBER.fullmatch(f"示档发〔{year}〕{serial}号")
    assert match is not None
    assert match.groupdict() == {"prefix": "示档发", "year": str(year), "serial": str(serial)}


def test_words_of_the_regulations() -> None:
    assert URGENCIES == ("特急", "加急")
    assert len(set(KINDS) - {"命令", "令"}) + 1 == 15  # 命令（令） is one of the fifteen


@pytest.mark.parametrize("secrecy", ["绝密", "机密★1年", "秘密★6个月", "绝密★长期"])
def test_secrecy(secrecy: str) -> None:
    assert SECRECY.fullmatch(secrecy)


@pytest.mark.parametrize("secrecy", ["密", "内部", "机密★", "机密★01年", "机密★一年", "机密*1年", "机密★1年。"])
def test_no_secrecy(secrecy: str) -> None:
    assert not SECRECY.fullmatch(secrecy)


def test_each_mark_is_listed_once() -> None:
    for marks in (NOT_AT_START, NOT_AT_END):
        assert len(set(marks)) == len(marks)


def test_only_a_middle_dot_may_do_neither() -> None:
    assert set(NOT_AT_START) & set(NOT_AT_END) == {"·", "．"}


def test_what_the_punctuation_standard_keeps_from_a_lines_start_and_end_is_listed() -> None:
    # GB/T 15834-2011, 5.1: marks after a text never begin a line, opening ones never end one
    assert set("，。、；：？！）》」』】〕”’…") <= set(NOT_AT_START)
    assert set("“‘（《「『【〔") <= set(NOT_AT_END)
