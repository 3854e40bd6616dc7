"""What is entered, what is refused, what is warned of."""

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.ground.errors import GeneratorError, RegisterError, UsageError
from generator.register.appending import AppendResult, append, entries
from generator.register.next_number import RegisterYears, gap_text, next_number, standings
from generator.register.register_row import Matter, RegisterEntry
from tests.chosen import examples

DAY = datetime.date(2024, 3, 5)
HEAD = '\ufeff"顺序号","登记日期","发文字号","事项","密级","标题","发往机关","份数","归卷情况","备注"\r\n'


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "output" / "发文登记簿.csv"


def issued(register: Path, *serials: int, prefix: str = "示档发", year: int = 2024) -> list[AppendResult]:
    return [
        append(register, RegisterEntry(Matter.ISSUED, DAY, f"{prefix}〔{year}〕{serial}号", title="关于甲的通知"))
        for serial in serials
    ]


def add(register: Path, matter: Matter, serial: int) -> AppendResult:
    return append(register, RegisterEntry(matter, DAY, f"示档发〔2024〕{serial}号", recipients="东馆"))


def codes(added: AppendResult) -> list[str]:
    return [problem.code for problem in added.warnings]


def refused(register: Path, entry: RegisterEntry, **series: object) -> list[str]:
    """The codes for which ``entry`` is refused; the register stays as it is."""
    before = register.read_bytes() if register.exists() else None
    with pytest.raises(GeneratorError) as raised:
        append(register, entry, **series)  # type: ignore[arg-type]  # the tests' own words
    assert (register.read_bytes() if register.exists() else None) == before
    return [problem.code for problem in raised.value.problems]


def test_the_very_bytes(register: Path) -> None:
    number = "示档发〔2024〕7号"
    entry = RegisterEntry(Matter.ISSUED, DAY, number, "机密★1年", '报送"目录"', "各分馆，有关直属单位", 5, note="=急件")
    voided = RegisterEntry(Matter.VOIDED, DAY, number, note="重号")
    assert codes(append(register, entry)) == ["register-new"]
    text = HEAD + (
        '"1","2024-03-05","示档发〔2024〕7号","发文","机密★1年","报送""目录""","各分馆，有关直属单位","5","","\'=急件"\r\n'
    )
    assert register.read_bytes() == text.encode()
    assert codes(append(register, voided)) == []
    text += '"2","2024-03-05","示档发〔2024〕7号","作废","","","","","","重号"\r\n'
    assert register.read_bytes() == text.encode()
    assert [row.entry for row in entries(register)] == [entry, voided]
    assert sorted(path.name for path in register.parent.iterdir()) == ["发文登记簿.csv", "发文登记簿.xlsx"]


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(title=TEXTS, recipients=TEXTS, note=TEXTS, filed=TEXTS, copies=st.none() | st.integers(-1, 10**8))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], max_examples=examples(50))
def test_every_entry_comes_back_or_is_refused(
    tmp_path: Path, title: str, recipients: str, note: str, filed: str, copies: int | None
) -> None:
    register = tmp_path / "发文登记簿.csv"
    register.unlink(missing_ok=True)
    number = "示档发〔2024〕7号"
    entry = RegisterEntry(Matter.ISSUED, DAY, number, "", title, recipients, copies, filed, note)
    try:
        append(register, entry)
    except RegisterError:
        assert not register.exists()
    else:
        assert [row.entry for row in entries(register)] == [entry]


class TestRefused:
    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            ("示档发〔2024〕7号", ["register-number-used"]),
            ("示档发[2024]7号", ["register-number-form", "register-number-used"]),
            ("示档发（2024）第07号", ["register-number-form", "register-number-used"]),
            ("示档发〔２０２４〕７号", ["register-number-form", "register-number-used"]),
            ("示档发〔2024〕07号", ["register-number-form", "register-number-used"]),
            ("示档发〔2024〕08号", ["register-number-form"]),
            ("八号", ["register-number-form"]),
        ],
    )
    def test_a_number_that_is_there_in_any_form(self, register: Path, number: str, expected: list[str]) -> None:
        issued(register, 7)
        assert refused(register, RegisterEntry(Matter.ISSUED, DAY, number, title="乙")) == expected

    def test_it_is_told_where_the_number_is(self, register: Path) -> None:
        issued(register, 6, 7)
        with pytest.raises(RegisterError) as raised:
            issued(register, 7)
        (problem,) = raised.value.problems
        assert problem.facts == {"number": "示档发〔2024〕7号", "line": 3}
        assert problem.span is not None
        assert (problem.span.line, problem.span.column) == (3, 19)

    def test_everything_at_once(self, register: Path) -> None:
        entry = RegisterEntry(Matter.ISSUED, DAY, "x", "公开", " ", "甲\n乙", 0, "\x07", "长" * 32_767)
        assert refused(register, entry) == [
            "register-number-form", "register-line-break", "register-character", "register-too-long",
            "register-secrecy", "register-title-missing", "register-copies",
        ]  # fmt: skip
        assert not register.parent.exists()

    def test_void_numbers(self, register: Path) -> None:
        issued(register, 7, 8)
        add(register, Matter.VOIDED, 7)
        for matter in (Matter.VOIDED, Matter.SENT_AGAIN, Matter.CORRECTED):
            entry = RegisterEntry(matter, DAY, "示档发〔2024〕7号")
            assert refused(register, entry) == ["register-number-voided"]
        expected = ["register-number-used"]
        assert refused(register, RegisterEntry(Matter.ISSUED, DAY, "示档发〔2024〕7号", title="乙")) == expected

    def test_an_unknown_number_to_void(self, register: Path) -> None:
        issued(register, 7, 18)
        add(register, Matter.SENT_AGAIN, 9)
        for number, nearest in (
            ("示档发〔2024〕81号", "示档发〔2024〕18号"),
            ("示档发〔2024〕9号", "示档发〔2024〕7号"),
        ):
            with pytest.raises(RegisterError) as raised:
                append(register, RegisterEntry(Matter.VOIDED, DAY, number))
            (problem,) = raised.value.problems
            assert (problem.code, problem.suggestion) == ("register-number-unknown", nearest)


class TestTheNextNumber:
    def test_is_given_and_never_again(self, register: Path) -> None:
        entry = RegisterEntry(Matter.ISSUED, DAY, title="甲")
        assert append(register, entry, prefix="示档发").row.entry.number == "示档发〔2024〕1号"
        issued(register, 5)
        add(register, Matter.VOIDED, 5)
        assert append(register, entry).row.entry.number == "示档发〔2024〕6号"
        assert append(register, entry, year=2025).row.entry.number == "示档发〔2025〕1号"
        add(register, Matter.CORRECTED, 9)
        assert next_number(register, year=2024) == "示档发〔2024〕10号"
        assert next_number(register, prefix="示档函", year=2024) == "示档函〔2024〕1号"

    def test_of_no_series_known(self, register: Path) -> None:
        entry = RegisterEntry(Matter.ISSUED, DAY, title="甲")
        assert refused(register, entry) == ["register-series-unknown"]
        issued(register, 1)
        issued(register, 1, prefix="示档函")
        assert refused(register, entry) == ["register-series-unknown"]
        with pytest.raises(UsageError, match="示档发、示档函"):
            next_number(register, year=2024)

    @pytest.mark.parametrize(("prefix", "year"), [("=", 2024), ("示档发〔", 2024), ("示档发", 24), ("发" * 13, 2024)])
    def test_of_no_series_that_there_can_be(self, register: Path, prefix: str, year: int) -> None:
        entry = RegisterEntry(Matter.ISSUED, DAY, title="甲")
        assert refused(register, entry, prefix=prefix, year=year) == ["register-series-form"]


class TestGaps:
    def test_are_warned_of_once(self, register: Path) -> None:
        found = [
            [str(problem.facts["missing"]) for problem in added.warnings if problem.code == "register-gap"]
            for added in issued(register, 27, 28, 30, 31, 40, 35, 20, 29)
        ]
        number = "示档发〔2024〕{}号".format
        assert found == [[], [], [number(29)], [], [number("32—39")], [], [number("21—26")], []]
        (standing,) = standings(entries(register))
        shown = [gap_text(standing.series, gap).en for gap in standing.gaps]
        assert shown == [number("21–26"), number("32–34"), number("36–39")]
        assert standing.next == 41

    def test_of_each_series(self, register: Path) -> None:
        issued(register, 1, 3)
        issued(register, 2, prefix="示档函")
        issued(register, 4, 5, year=2025)
        add(register, Matter.VOIDED, 3)
        found = {
            each.series.number(each.next): (each.gaps, [str(row.number) for row in each.voided])
            for each in standings(entries(register))
        }
        assert found == {
            "示档发〔2024〕4号": (((2, 2),), ["示档发〔2024〕3号"]),
            "示档函〔2024〕3号": ((), []),
            "示档发〔2025〕6号": ((), []),
        }


class TestSentAgain:
    @pytest.mark.parametrize("matter", [Matter.SENT_AGAIN, Matter.CORRECTED])
    def test_a_number_stays_what_it_was(self, register: Path, matter: Matter) -> None:
        issued(register, 7)
        assert codes(add(register, matter, 7)) == []
        assert codes(add(register, matter, 7)) == []
        assert [row.entry.matter for row in entries(register)] == [Matter.ISSUED, matter, matter]
        assert next_number(register, year=2024) == "示档发〔2024〕8号"


def test_a_link_stays_one(register: Path, tmp_path: Path) -> None:
    """A register that lies elsewhere is written there, beside it its lock and its worksheet."""
    issued(register, 1)
    link = tmp_path / "登记.csv"
    link.symlink_to(register)
    issued(link, 2)
    assert link.is_symlink()
    assert len(entries(register)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "登记.csv"]


# The entries of a year as people look at them.


A_DAY = datetime.date(2024, 3, 6)


def years(tmp_path: Path, *rows: tuple[Matter, str, datetime.date]) -> RegisterYears:
    register = tmp_path / "登记.csv"
    for matter, number, date in rows:
        append(register, RegisterEntry(matter, date, number, title="甲"))
    return RegisterYears(register)


def listed(number: str, date: datetime.date = A_DAY) -> tuple[Matter, str, datetime.date]:
    return Matter.ISSUED, number, date


def test_the_year_is_that_of_the_number_else_of_the_entry(tmp_path: Path) -> None:
    late = datetime.date(2025, 1, 2)
    found = years(
        tmp_path, listed("示档发〔2024〕1号", late), listed("甲令 2025 第1号", late), listed("示档发〔2023〕1号")
    )
    assert found.years == (2025, 2024, 2023)
    expected = [["甲令 2025 第1号"], ["示档发〔2024〕1号"], ["示档发〔2023〕1号"]]
    assert [[line.row.entry.number for line in found.lines(year)] for year in found.years] == expected


def test_the_latest_is_first_and_a_gap_is_at_the_number_after_it(tmp_path: Path) -> None:
    numbers = ["示档发〔2024〕1号", "示档发〔2024〕5号", "示档函〔2024〕1号", "示档发〔2024〕3号", "示档函〔2024〕3号"]
    found = years(tmp_path, *map(listed, numbers))
    shown = [(line.row.entry.number, line.missing) for line in found.lines(2024)]
    assert shown == [
        ("示档函〔2024〕3号", (2, 2)), ("示档发〔2024〕3号", (2, 2)), ("示档函〔2024〕1号", None),
        ("示档发〔2024〕5号", (4, 4)), ("示档发〔2024〕1号", None),
    ]  # fmt: skip
    assert [line.missing for line in found.lines(2024) if line.missing] == [
        gap for standing in reversed(found.standings(2024)) for gap in standing.gaps
    ]


def test_what_became_of_a_number(tmp_path: Path) -> None:
    number = "示档发〔2024〕1号"
    after = [(Matter.SENT_AGAIN, number, A_DAY), (Matter.CORRECTED, number, A_DAY), (Matter.VOIDED, number, A_DAY)]
    found = years(tmp_path, listed(number), listed("示档发〔2024〕2号"), *after)
    *others, second, first = found.lines(2024)
    assert (second.voided, second.again) == (None, ())
    assert first.voided is not None
    assert (first.voided.line, [row.entry.matter for row in first.again]) == (6, [Matter.SENT_AGAIN, Matter.CORRECTED])
    assert all((line.voided, line.again, line.missing) == (None, (), None) for line in others)
    assert [found.is_void(each) for each in (number, "示档发〔2024〕2号", "示档发〔2024〕9号")] == [True, False, False]
    row = found.issued(number)
    assert row is not None
    assert row.line == 2
