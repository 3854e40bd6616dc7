"""Units chosen and put in order: by --only, --except, --where and --sort, and as a person looks at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.dispatch import choice
from generator.dispatch.choice import ROWS_OF_A_PAGE, RowQuery, Rows, choose, ordered, rows_of
from generator.ground.errors import Problem, UsageError
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster

CHOSEN_FROM = """\
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
def chosen_from(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(CHOSEN_FROM, encoding="utf-8")
    return load_roster(path, name="units.yaml")


def chosen(chosen_from: Roster, **options: object) -> str:
    """The first characters of the names of the units that are chosen."""
    choice = choose(chosen_from, chosen_from.units, **options)  # type: ignore[arg-type]  # each test's own
    assert choice.total == 5
    return "".join(unit.name[0] for unit in choice.units)


def problem(chosen_from: Roster, where: str) -> Problem:
    with pytest.raises(UsageError) as caught:
        choose(chosen_from, chosen_from.units, where=where)
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
def test_a_condition(chosen_from: Roster, where: str, expected: str) -> None:
    assert chosen(chosen_from, where=where) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [("beds > 50", "戊"), ("beds >= 45", "丁戊"), ("50 > beds", "丁"), ("beds <= 45", "丁"), ("beds == 45", "丁")],
)
def test_what_is_not_given_is_neither_less_nor_more(chosen_from: Roster, where: str, expected: str) -> None:
    assert chosen(chosen_from, where=where) == expected


def test_all_that_is_asked_for_must_hold(chosen_from: Roster) -> None:
    assert chosen(chosen_from, only=["甲镇", "乙乡办公室", "03"], exclude=["丙镇"]) == "甲乙"
    assert chosen(chosen_from, only=["甲镇", "乙乡办公室", "03"], exclude=["丙镇"], where="kind == '镇'") == "甲"


@pytest.mark.parametrize("options", [{}, {"only": []}], ids=str)
def test_all_of_them(chosen_from: Roster, options: dict[str, list[str]]) -> None:
    choice = choose(chosen_from, chosen_from.units, **options)  # type: ignore[arg-type]  # each test's own
    assert (len(choice.units), choice.narrowed) == (5, False)


def test_a_condition_narrows_even_where_it_holds_of_all(chosen_from: Roster) -> None:
    assert choose(chosen_from, chosen_from.units, where="true").narrowed


@pytest.mark.parametrize(
    ("where", "column", "length", "meant"),
    [
        ("knd == '镇'", 1, 3, "kind"),
        ("copies > 1 and unit.nmae", 20, 5, "name"),
        ("kind == 镇", 9, 1, "'镇'"),
        ("类形 == '镇'", 1, 2, "类型"),
    ],
)
def test_a_name_that_is_no_field(chosen_from: Roster, where: str, column: int, length: int, meant: str | None) -> None:
    found = problem(chosen_from, where)
    assert (found.code, found.suggestion) == ("cli-where-field", meant)
    assert found.span is not None
    assert (found.span.file, found.span.column, found.span.length) == ("--where", column, length)
    assert found.span.source == where


def test_an_expression_that_cannot_be_read_is_shown_with_its_place(chosen_from: Roster) -> None:
    assert problem(chosen_from, "kind = '镇'").text().splitlines()[:3] == [
        "--where:1:6: 条件写得不对：“=”不该写在这里 [cli-where]",
        "  1 | kind = '镇'",
        "           ^",
    ]


RAISING = ["name | dictsort", "'%(a)s' | format(b=1)", "'7' | truncate(-1)"]
"""Expressions of which Jinja raises an AttributeError, a KeyError and an AssertionError."""


@pytest.mark.parametrize("where", ["code > 5", "beds + 1 > 2", "name / 0", "name.nothing == 1", *RAISING])
def test_what_cannot_be_worked_out_names_the_units(chosen_from: Roster, where: str) -> None:
    found = problem(chosen_from, where)
    assert found.code == "cli-where-unit"
    assert found.units == (() if "beds" not in where else ("甲镇", "乙乡", "丙镇"))


@pytest.mark.parametrize("where", ["kind == '鎮'", "false"])
def test_nobody_left(chosen_from: Roster, where: str) -> None:
    assert problem(chosen_from, where).code == "cli-nobody-left"


def test_all_slips_are_told_at_once(chosen_from: Roster) -> None:
    with pytest.raises(UsageError) as caught:
        choose(chosen_from, chosen_from.units, only=["己镇"], where="knd")
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
def test_whatever_is_typed_is_worked_out_or_refused(chosen_from: Roster, where: str) -> None:
    try:
        choose(chosen_from, chosen_from.units, where=where)
    except UsageError as refusal:
        for each in refusal.problems:
            assert each.text("zh")
            assert each.text("en")
            assert each.span is None or 1 <= (each.span.column or 1) <= len(where) + 1


LOOKED_AT = """\
fields:
  - {name: beds, title: 床位数, kind: number}
groups:
  - name: 乡镇
    units:
      - {name: 甲镇, code: "01", copies: 3, email: Jia@Example.cn}
      - {name: 乙乡, code: "02", addressee: 乙乡办公室, phone: 023-0000 0002}
      - {name: 丙镇, code: "03", old_names: [丙乡, 丙公社]}
  - name: 养老机构
    units:
      - {name: 丁院, beds: 45}
      - {name: 戊院, beds: 120, contact: 甲某}
"""


@pytest.fixture
def looked_at(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(LOOKED_AT, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (RowQuery(), "甲乙丙丁戊"),
        (RowQuery("  "), "甲乙丙丁戊"),
        (RowQuery("甲"), "甲戊"),
        (RowQuery("甲 某"), "戊"),
        (RowQuery("乡镇 乡"), "甲乙丙"),
        (RowQuery("乡 办公室"), "乙"),
        (RowQuery("JIA@example"), "甲"),
        (RowQuery("公社"), "丙"),
        (RowQuery("120"), "戊"),
        (RowQuery("没有"), ""),
        (RowQuery(where="beds > 50"), "戊"),
        (RowQuery(where="床位数 and 名称.endswith('院')"), "丁戊"),
        (RowQuery(where="'丙乡' in 曾用名"), "丙"),
        (RowQuery(where="unit.old_names"), "丙"),
        (RowQuery(where="unit['beds'] == 45"), "丁"),
        (RowQuery(where="false"), ""),
        (RowQuery(group="养老机构"), "丁戊"),
        (RowQuery(group="没有这一组"), ""),
        (RowQuery(sort=("-copies",)), "甲乙丙丁戊"),
        (RowQuery(sort=("-床位数", "code")), "戊丁甲乙丙"),
        (RowQuery("镇", where="copies < 3", group="乡镇", sort=("-code",)), "丙乙"),
        (RowQuery(among=(4, 0)), "甲戊"),
        (RowQuery("院", among={0, 3}), "丁"),
    ],
)
def test_rows(looked_at: Roster, asked: RowQuery, shown: str) -> None:
    rows = rows_of(looked_at, asked)
    assert "".join(looked_at.units[number].name[0] for number in rows.numbers) == shown
    assert rows.total == 5


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (RowQuery(where="beds >"), "cli-where"),
        (RowQuery(where="bets > 1"), "cli-where-field"),
        (RowQuery(where="name > 1"), "cli-where-unit"),
        (RowQuery(sort=("bets",)), "cli-sort-field"),
    ],
)
def test_what_cannot_be_asked(looked_at: Roster, asked: RowQuery, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        rows_of(looked_at, asked)
    assert {problem.code for problem in caught.value.problems} == {code}


def test_pages() -> None:
    rows = Rows(range(2 * ROWS_OF_A_PAGE + 1), 1000)
    assert rows.pages == 3
    assert [list(rows.page(number))[:1] for number in (-1, 1, 2, 3, 4)] == [
        [0],
        [0],
        [ROWS_OF_A_PAGE],
        [2 * ROWS_OF_A_PAGE],
        [2 * ROWS_OF_A_PAGE],
    ]
    assert (Rows((), 0).pages, list(Rows((), 0).page(1))) == (1, [])


UNORDERED = """\
fields:
  - {name: kind, title: 类型}
  - {name: beds, title: 床位数, kind: number}
  - {name: opened, kind: date}
groups:
  - name: 甲组
    units:
      - {name: 一, kind: 镇, beds: 9}
      - {name: 二, kind: 乡, beds: 120, opened: 2020-05-01}
      - {name: 三, kind: 镇, beds: 45.5, opened: 2019-12-31}
      - {name: 四, copies: 3, old_names: [旧四]}
      - {name: 五, kind: 街道, copies: 12, opened: 2020-05-01}
"""


@pytest.fixture
def unordered(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(UNORDERED, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ([], "一二三四五"),
        (["beds"], "一三二四五"),
        (["-beds"], "二三一四五"),
        (["床位数"], "一三二四五"),
        (["opened"], "三二五一四"),
        (["-opened"], "二五三一四"),
        (["copies"], "一二三四五"),
        (["-copies"], "五四一二三"),
        (["kind"], "五二一三四"),
        (["-kind"], "一三二五四"),
        (["kind", "-beds"], "五二三一四"),
        (["old_names"], "四一二三五"),
        (["name"], "二三四五一"),
    ],
)
def test_an_order(unordered: Roster, sort: list[str], expected: str) -> None:
    units, _ = ordered(unordered, unordered.units, sort)
    assert "".join(unit.name for unit in units) == expected


def test_fields_are_told_by_their_names(unordered: Roster) -> None:
    assert ordered(unordered, unordered.units, ["-床位数", "类型"])[1] == ("-beds", "kind")


@pytest.mark.parametrize(("field", "meant"), [("bedz", "beds"), ("-nmae", "-name"), ("类形", "类型"), ("#", None)])
def test_what_is_no_field(unordered: Roster, field: str, meant: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        ordered(unordered, unordered.units, [field])
    assert [(each.code, each.suggestion) for each in caught.value.problems] == [("cli-sort-field", meant)]


@pytest.mark.parametrize(
    "texts",
    [
        ["12号", "1号", "2号", "A馆", "a馆", "安馆", "北馆", "陈馆", "珍馆", "重馆", "𡐓馆"],
        ["巫峡", "庙宇"][::-1],
        ["官", "官渡", "官阳", "管"],
        ["馆", "㳇", "赟", "𡐓"],
    ],
    ids=str,
)
def test_texts_go_by_the_sound_of_the_usual_hanzi(texts: list[str]) -> None:
    shuffled = texts[::-1]
    assert sorted(shuffled, key=choice._text_key) == texts


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=6))
def test_different_texts_are_never_equal(texts: list[str]) -> None:
    assert len({tuple(choice._text_key(text)) for text in texts}) == len(set(texts))
