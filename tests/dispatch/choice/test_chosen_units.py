"""Which units --only, --except and --where choose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.dispatch import choose
from generator.ground.errors import Problem, UsageError
from generator.roster.units import Roster, load_roster

ROSTER = """\
fields:
  - {name: kind, title: 类型}
  - {name: beds, title: 床位数, kind: number}
  - {name: opened, kind: date}
groups:
  - name: 乡镇
    units:
      - {name: 甲镇, kind: 镇, code: "01", copies: 3}
      - {name: 乙乡, kind: 乡, code: "02", addressee: 乙乡办公室}
      - {name: 丙镇, kind: 镇, code: "03", old_names: [丙乡]}
  - name: 养老机构
    units:
      - {name: 丁院, beds: 45, opened: 2020-05-01}
      - {name: 戊院, beds: 120}
"""


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(ROSTER, encoding="utf-8")
    return load_roster(path, name="units.yaml")


def chosen(roster: Roster, **options: object) -> str:
    """The first characters of the names of the units that are chosen."""
    choice = choose(roster, roster.units, **options)  # type: ignore[arg-type]  # each test's own
    assert choice.total == 5
    return "".join(unit.name[0] for unit in choice.units)


def problem(roster: Roster, where: str) -> Problem:
    with pytest.raises(UsageError) as caught:
        choose(roster, roster.units, where=where)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("kind == '镇'", "甲丙"),
        ("类型 == '镇'", "甲丙"),
        ("unit.kind == '乡'", "乙"),
        ("group == '养老机构'", "丁戊"),
        ("组别 == '养老机构' and beds < 100", "丁"),
        ("copies > 1", "甲"),
        ("kind", "甲乙丙"),
        ("not kind", "丁戊"),
        ("old_names", "丙"),
        ("'丙乡' in old_names", "丙"),
        ("code in ['01', '03']", "甲丙"),
        ("name.endswith('院')", "丁戊"),
        ("true", "甲乙丙丁戊"),
    ],
)
def test_a_condition(roster: Roster, where: str, expected: str) -> None:
    assert chosen(roster, where=where) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [("beds > 50", "戊"), ("beds >= 45", "丁戊"), ("50 > beds", "丁"), ("beds <= 45", "丁"), ("beds == 45", "丁")],
)
def test_what_is_not_given_is_neither_less_nor_more(roster: Roster, where: str, expected: str) -> None:
    assert chosen(roster, where=where) == expected


def test_all_that_is_asked_for_must_hold(roster: Roster) -> None:
    assert chosen(roster, only=["甲镇", "乙乡办公室", "03"], exclude=["丙镇"]) == "甲乙"
    assert chosen(roster, only=["甲镇", "乙乡办公室", "03"], exclude=["丙镇"], where="kind == '镇'") == "甲"


@pytest.mark.parametrize("options", [{}, {"only": []}], ids=str)
def test_all_of_them(roster: Roster, options: dict[str, list[str]]) -> None:
    choice = choose(roster, roster.units, **options)  # type: ignore[arg-type]  # each test's own
    assert (len(choice.units), choice.narrowed) == (5, False)


def test_a_condition_narrows_even_where_it_holds_of_all(roster: Roster) -> None:
    assert choose(roster, roster.units, where="true").narrowed


@pytest.mark.parametrize(
    ("where", "column", "length", "meant"),
    [
        ("knd == '镇'", 1, 3, "kind"),
        ("copies > 1 and unit.nmae", 20, 5, "name"),
        ("kind == 镇", 9, 1, "'镇'"),
        ("类形 == '镇'", 1, 2, "类型"),
    ],
)
def test_a_name_that_is_no_field(roster: Roster, where: str, column: int, length: int, meant: str | None) -> None:
    found = problem(roster, where)
    assert (found.code, found.suggestion) == ("cli-where-field", meant)
    assert found.span is not None
    assert (found.span.file, found.span.column, found.span.length) == ("--where", column, length)
    assert found.span.source == where


def test_an_expression_that_cannot_be_read_is_shown_with_its_place(roster: Roster) -> None:
    assert problem(roster, "kind = '镇'").text().splitlines()[:3] == [
        "--where:1:6: 条件写得不对：“=”不该写在这里 [cli-where]",
        "  1 | kind = '镇'",
        "           ^",
    ]


RAISING = ["name | dictsort", "'%(a)s' | format(b=1)", "'7' | truncate(-1)"]
"""Expressions of which Jinja raises an AttributeError, a KeyError and an AssertionError."""


@pytest.mark.parametrize("where", ["code > 5", "beds + 1 > 2", "name / 0", "name.nothing == 1", *RAISING])
def test_what_cannot_be_worked_out_names_the_units(roster: Roster, where: str) -> None:
    found = problem(roster, where)
    assert found.code == "cli-where-unit"
    assert found.units == (() if "beds" not in where else ("甲镇", "乙乡", "丙镇"))


@pytest.mark.parametrize("where", ["kind == '鎮'", "false"])
def test_nobody_left(roster: Roster, where: str) -> None:
    assert problem(roster, where).code == "cli-nobody-left"


def test_all_slips_are_told_at_once(roster: Roster) -> None:
    with pytest.raises(UsageError) as caught:
        choose(roster, roster.units, only=["己镇"], where="knd")
    assert [each.code for each in caught.value.problems] == ["cli-unit-unknown", "cli-where-field"]


PIECES = [
    "kind",
    "unit",
    ".",
    "name",
    "beds",
    " ",
    "==",
    "=",
    ">",
    "'镇'",
    "“",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}}",
    "%}",
    "1",
]
PIECES += [
    "|",
    "int",
    "is",
    "not",
    "and",
    "or",
    "in",
    "if",
    "else",
    "~",
    "*",
    "/",
    "-",
    "，",
    "：",
    "类型",
    ",",
    ":",
    "\n",
    "\\",
]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20))
def test_whatever_is_typed_is_worked_out_or_refused(roster: Roster, where: str) -> None:
    try:
        choose(roster, roster.units, where=where)
    except UsageError as refusal:
        for each in refusal.problems:
            assert each.text("zh")
            assert each.text("en")
            assert each.span is None or 1 <= (each.span.column or 1) <= len(where) + 1
