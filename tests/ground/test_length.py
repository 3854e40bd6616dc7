"""Lengths keep their unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import Span
from generator.ground.length import Hang, Length, Mm, Pt, Twips, Zi
from generator.ground.representation import (
    CONSTRUCTS,
    Unrepresented,
    character_name,
    lost,
    odd_characters,
    reported,
    shown,
    unaccounted,
)

MILLIMETRES = st.floats(-1000, 1000, allow_nan=False)


def test_one_inch_in_every_unit() -> None:
    inch = Mm(25.4)
    assert inch.pt == pytest.approx(72)
    assert inch.mm == pytest.approx(25.4)
    assert (inch.twips, inch.half_points, inch.eighths) == (1440, 144, 576)


def test_units_of_the_standard() -> None:
    """3.1: a cell of the line of 28; 3.2: the height of a 3号 character and 7/8 of it, 10.39 mm (GB/T 33476.2)."""
    assert Zi(28).mm == pytest.approx(156)
    assert Hang(2).mm == pytest.approx(20.78)
    assert Pt(16 * 15 / 8).mm == pytest.approx(Hang(1).mm, abs=0.25)
    assert Twips(20) == Pt(1)


@pytest.mark.parametrize(
    ("points", "twips", "half_points", "eighths"),
    [(0.024, 0, 0, 0), (0.26, 5, 1, 2), (1.5, 30, 3, 12), (-1.5, -30, -3, -12)],
)
def test_whole_units_are_rounded(points: float, twips: int, half_points: int, eighths: int) -> None:
    found = Pt(points)
    assert (found.twips, found.half_points, found.eighths) == (twips, half_points, eighths)


@given(MILLIMETRES, MILLIMETRES, st.integers(-5, 5))
def test_sums_and_multiples_are_lengths(one: float, other: float, factor: int) -> None:
    for found, millimetres in (
        (Mm(one) + Mm(other), one + other),
        (Mm(one) - Mm(other), one - other),
        (Mm(one) * factor, one * factor),
        (factor * Mm(one), one * factor),
        (-Mm(one), -one),
    ):
        assert isinstance(found, Length)
        assert found.mm == pytest.approx(millimetres, abs=1e-6)


CODE = "roster-class-unknown"  # any sentence that is an error


def at(line: int, what: str, text: str = "", count: int = 1) -> Unrepresented:
    return Unrepresented(what, Span("notice.md", line, 2), text, count)


def test_one_problem_a_kind_names_three_places_and_the_number() -> None:
    found = [at(line, "superscript", str(line)) for line in range(1, 6)] + [at(9, "struck", "1000", 2)]
    first, second = reported(CODE, found, numbered=True)
    assert (first.severity, first.facts["count"], first.span) == ("error", 5, found[0].span)
    assert str(first.facts["shown"]) == "：“1”、“2”、“3”（第1行第2列、第2行第2列、第3行第2列）"
    assert (second.facts["count"], str(second.facts["shown"])) == (2, "：“1000”")
    assert lost([first, second]) == 7


@pytest.mark.parametrize("what", CONSTRUCTS)
def test_severity_is_by_strength_and_number(what: str) -> None:
    (with_number,) = reported(CODE, [at(1, what)], numbered=True)
    (without,) = reported(CODE, [at(1, what)], numbered=False)
    doubt = CONSTRUCTS[what] == "doubt"
    assert with_number.severity == ("warning" if doubt else "error")
    assert without.severity == "warning"
    assert lost([with_number]) == (0 if doubt else 1)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("双龙镇\u200b", ["invisible"]),
        ("双\u202e龙镇\u202c", ["reversing", "reversing"]),
        ("⼄方", ["look-alike"]),
        ("葛\U000e0100城", []),
        ("👨\u200d👩\u200d👧 1\ufe0f\u20e3", []),
        ("क्\u200dष می\u200cخواهم", []),
        ("高唐街道 a\u3000b", []),
    ],
)
def test_characters_that_mislead(text: str, kinds: list[str]) -> None:
    assert [kind for _, kind, _ in odd_characters(text)] == kinds


def test_what_cannot_be_seen_is_shown_by_number_and_name() -> None:
    assert character_name("\u200b").zh == "U+200B 零宽空格"
    assert character_name("\u0f56").en == "U+0F56 tibetan letter ba"
    assert shown("a\u200bbcd", 3) == "a⟨U+200B⟩b…"


@given(st.text(), st.text(), st.text())
def test_an_account_adds_up(kept: str, said: str, gone: str) -> None:
    assert unaccounted(kept + said, [said, kept]) == ""
    rest = unaccounted(kept + gone, [kept])
    assert len(rest) == sum(not character.isspace() for character in gone)
