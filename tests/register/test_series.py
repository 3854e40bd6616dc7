"""Counted numbers in the register: in their series and years, beside rows of before, which have none."""

import datetime
from pathlib import Path

import pytest

from generator.ground.errors import GeneratorError, Problem
from generator.register.appending import AppendResult, append, entering, entries, voiding
from generator.register.next_number import RegisterYears, next_number, standings
from generator.register.register_csv import HEAD
from generator.register.register_row import Matter, RegisterEntry
from generator.standard import Series

DAY = datetime.date(2026, 3, 5)
NEXT_YEAR = datetime.date(2027, 1, 4)
ORDER, BRIEF = "示例县人民政府令", "工作简报"
THIRD = f"{BRIEF} 2026 第3期"
Row = tuple[str, str, str, str]
"""The day, the number, the matter and the title of a row."""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "发文登记簿.csv"


def of_before(register: Path, *rows: Row) -> Path:
    """A register as earlier versions wrote it, byte for byte."""
    lines = [
        ",".join(f'"{cell}"' for cell in (str(serial), day, number, matter, "", title, "", "", "", "")) + "\r\n"
        for serial, (day, number, matter, title) in enumerate(rows, start=1)
    ]
    register.write_bytes(HEAD + "".join(lines).encode())
    return register


def issue(register: Path, number: str, day: datetime.date = DAY, title: str = "甲") -> AppendResult:
    return append(register, RegisterEntry(Matter.ISSUED, day, number, title=title))


def refused(register: Path, number: str, day: datetime.date = DAY, matter: Matter = Matter.ISSUED) -> Problem:
    before = register.read_bytes()
    with pytest.raises(GeneratorError) as raised:
        append(register, RegisterEntry(matter, day, number, title="乙"))
    assert register.read_bytes() == before
    (problem,) = raised.value.problems
    return problem


def numbers(register: Path) -> list[str]:
    return [row.entry.number for row in entries(register)]


def following(register: Path, name: str, period: str, counter: str = "期", **asked: object) -> str:
    counted = Series(name, period, counter, "第", counted=True)
    return next_number(register, year=2026, counted=counted, **asked)  # type: ignore[arg-type]  # the tests' own words


def test_years_marks_and_terms_never_collide(register: Path) -> None:
    every = [THIRD, f"{BRIEF} 2027 第3期", f"{ORDER} 2026 第3号", "示例县会议纪要 2026 第3号", f"{ORDER} 十五届 第3号"]
    for number in every:
        assert [each.code for each in issue(register, number).warnings if each.code != "register-new"] == []
    assert numbers(register) == every
    for line, number in enumerate(every, start=2):
        problem = refused(register, number, NEXT_YEAR)
        assert (problem.code, problem.facts) == ("register-number-used", {"number": number, "line": line})
        assert problem.span is not None
        assert problem.span.line == line
    assert following(register, BRIEF, "2026") == f"{BRIEF} 2026 第4期"
    assert following(register, BRIEF, "2028") == f"{BRIEF} 2028 第1期"
    assert following(register, ORDER, "十五届", "号") == f"{ORDER} 十五届 第4号"
    assert following(register, ORDER, "十六届", "号", prefix=ORDER) == f"{ORDER} 十六届 第1号"
    assert next_number(register, prefix=BRIEF, year=2027) == f"{BRIEF} 2027 第4期"
    gap = [each for each in issue(register, f"{BRIEF} 2026 第6期").warnings if each.code == "register-gap"]
    assert [str(each.facts["missing"]) for each in gap] == [f"{BRIEF} 2026 第4—5期"]


@pytest.mark.parametrize(
    ("there", "wanted"),
    [
        ([], f"{BRIEF} 2026 第1期"),
        ([f"{BRIEF} 2025 第7次"], f"{BRIEF} 2026 第1次"),  # as its last one was written
        (["示档发〔2026〕7号"], "示档发〔2026〕8号"),  # the only series, as before
        (["示档发〔2026〕7号", f"{BRIEF} 2026 第2期"], f"{BRIEF} 2026 第3期"),
    ],
)
def test_the_next_number_of_minutes(register: Path, there: list[str], wanted: str) -> None:
    for number in there:
        issue(register, number)
    assert following(register, BRIEF, "2026") == wanted


class TestOfBefore:
    """Bare numbers belong to the year of their entry."""

    def test_the_year_is_that_of_the_entry(self, register: Path) -> None:
        of_before(register, ("2026-03-05", "第3期", "发文", "甲"), ("2027-01-04", "第4期", "发文", "乙"))
        assert refused(register, THIRD).facts == {"number": THIRD, "line": 2}
        expected = (f"{BRIEF} 2026 第4期", f"{BRIEF} 2027 第5期")
        assert (following(register, BRIEF, "2026"), following(register, BRIEF, "2027")) == expected
        issue(register, f"{BRIEF} 2027 第3期", NEXT_YEAR)
        issue(register, f"{BRIEF} 2026 第4期")
        issue(register, f"{BRIEF} 十五届 第3期")
        found = RegisterYears(register)
        wanted = [["第3期", f"{BRIEF} 2026 第4期", f"{BRIEF} 十五届 第3期"], ["第4期", f"{BRIEF} 2027 第3期"]]
        assert [[row.entry.number for row in found.of_year(year)] for year in (2026, 2027)] == wanted
        shown = {each.series.number(each.next): each.gaps for each in standings(found.rows)}
        assert shown == {f"{BRIEF} 2026 第5期": (), f"{BRIEF} 2027 第5期": (), f"{BRIEF} 十五届 第4期": ()}

    def test_a_title_says_whose_it_is(self, register: Path) -> None:
        """第3号 of an order is none of minutes; where the title does not say it, the number is used for both."""
        of_before(register, ("2026-03-05", "第3号", "发文", f"{ORDER}"), ("2026-03-05", "第4号", "发文", "管理办法"))
        assert refused(register, f"{ORDER} 2026 第3号").code == "register-number-used"
        issue(register, "示例县会议纪要 2026 第3号")
        assert refused(register, "示例县会议纪要 2026 第4号").code == "register-number-used"

    @pytest.mark.parametrize("day", ["2026-12-30", "2027-01-04"])
    def test_what_became_of_it_later(self, register: Path, day: str) -> None:
        rows = [("2026-03-05", "第3期", "发文", "甲"), (day, "第3期", "补发", "甲"), (day, "第3期", "作废", "")]
        found = RegisterYears(of_before(register, *rows))
        assert found.years == (2026,)
        (*_, line) = found.lines(2026)
        assert (line.voided, line.again) == (found.rows[2], (found.rows[1],))
        assert found.is_void(THIRD)
        assert refused(register, THIRD, NEXT_YEAR, Matter.CORRECTED).code == "register-number-voided"
        assert refused(register, THIRD, NEXT_YEAR).code == "register-number-used"

    def test_a_reprint_and_a_void_by_its_series(self, register: Path) -> None:
        """What is entered now has its series, and concerns the row without one."""
        of_before(register, ("2026-03-05", "第3期", "发文", "甲"))
        added = append(register, RegisterEntry(Matter.CORRECTED, NEXT_YEAR, THIRD))
        assert (added.warnings, added.row.entry.number) == ((), THIRD)
        with voiding(register, THIRD, "重号", NEXT_YEAR):
            pass
        found = RegisterYears(register)
        (*_, line) = found.lines(2026)
        assert (line.voided, line.again) == (found.rows[2], (found.rows[1],))
        assert found.issued(THIRD) == found.issued("第3期") == found.rows[0]

    def test_an_earlier_version_goes_on_writing(self, register: Path) -> None:
        """A desk on a shared drive: whatever it appends, the register stays whole."""
        issue(register, THIRD)
        of_new = register.read_bytes()
        of_before(register, *[("2026-03-05", "第3期", "发文", "甲")] * 2)
        register.write_bytes(of_new + register.read_bytes().splitlines(keepends=True)[2])
        assert numbers(register) == [THIRD, "第3期"]


class TestTyped:
    """A number that somebody types without its series."""

    def test_is_not_entered_so(self, register: Path) -> None:
        issue(register, "示府发〔2026〕3号")
        problem = refused(register, "第4期")
        assert (problem.code, problem.suggestion) == ("register-number-series", None)
        issue(register, THIRD)
        problem = refused(register, "第4期")
        expected = (f"{BRIEF} 2026 第4期", "发文字号", {"number": "第4期"})
        assert (problem.suggestion, problem.field, problem.facts) == expected

    def test_is_voided_where_only_one_is_so(self, register: Path) -> None:
        for number in (THIRD, f"{ORDER} 2026 第3号", f"{BRIEF} 2026 第4期", f"{BRIEF} 2027 第4期"):
            issue(register, number)
        with voiding(register, "第3期", "重号", NEXT_YEAR) as added:
            assert added.row.entry.number == THIRD
        problem = refused(register, "第4期", matter=Matter.VOIDED)
        assert (problem.code, problem.suggestion) == ("register-number-unknown", f"{BRIEF} 2027 第4期")
        with voiding(register, "〔2026〕第4期", "重号", NEXT_YEAR) as added:
            assert added.row.entry.number == f"{BRIEF} 2026 第4期"


@pytest.mark.parametrize("name", ["简\u2028报", "简\x07报"])
def test_a_mark_that_no_cell_can_hold(register: Path, name: str) -> None:
    issue(register, THIRD)
    assert refused(register, f"{name} 2026 第1期").code in ("register-line-break", "register-character")


def test_the_next_of_a_series_is_entered_once(register: Path) -> None:
    counted = Series(BRIEF, "2026", "期", "第", counted=True)
    for serial in (1, 2):
        with entering(register, RegisterEntry(Matter.ISSUED, DAY, title="甲"), counted=counted) as added:
            assert added.row.entry.number == f"{BRIEF} 2026 第{serial}期"
