"""What a number shows in a format, or that this is not certain."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.roster.sheets.grid import OddCell, ShownNumber
from generator.roster.sheets.sheet_numbers import (
    Digits,
    day_of,
    format_of,
    held_text,
    rows_with_lost_zeros,
    shows_other_texts,
)
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.doubts import doubts
from tests.roster.sheets.workbooks import Cell, Sheet, number, workbook

SHOWN = {
    ("4700", "000000"): "004700",
    ("4700", "General"): "4700",
    ("4700.0", "G/通用格式"): "4700",
    ("0", "General"): "0",
    ("-0", "General"): "0",
    ("-5", "General"): "-5",
    ("4.7E3", "@"): "4700",
    ("999999999999999", "General"): "999999999999999",
    ("0.1", "General"): "0.1",
    ("1.5", "0.0"): "1.5",
    ("7", "0.00"): "7.00",
    ("7", "#"): "7",
    ("0", "#"): "",
    ("7", '"第"000"号"'): "第007号",
    ("2300000000", r"000\-00000000"): "023-00000000",
    ("13800000000", "000-0000-0000"): "138-0000-0000",
    ("12345", "00-00"): "123-45",
    ("5", "0_ "): "5",
    ("5", r"0_);[Red]\(0\)"): "5",
    ("5", "[Red]0"): "5",
    ("-5", "00"): "-05",
    ("3", '0"张"'): "3张",
    ("5", "0.0 "): "5.0 ",
    ("0", "0.0;-0.0;0"): "0",
    ("0", '"欠"0;"多"0;"平"0'): "平0",
}
UNLIKE_ZERO = (
    "0;-0;;@",
    '0;-0;"无"',
    "General;-General;",
    '0.00_ ;-0.00 ;"-"',
    '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ',
)
REFUSED = {
    ("1E15", "General"): "sheet-digits",
    ("500237001000123456", "0"): "sheet-digits",
    ("7.5", "0"): "sheet-number-format",
    ("0.123456789012", "General"): "sheet-number-format",
    ("1E-20", "General"): "sheet-number-format",
    ("5", "0%"): "sheet-number-format",
    ("5", "#,##0"): "sheet-number-format",
    ("5", "0.0E+00"): "sheet-number-format",
    ("5", "# ?/?"): "sheet-number-format",
    ("5", "0/0"): "sheet-number-format",
    ("5", "[DBNum1]0"): "sheet-number-format",
    ("5", "[$¥-804]0"): "sheet-number-format",
    ("5", "* 0"): "sheet-number-format",
    ("5", "0.0#"): "sheet-number-format",
    ("5", '"无"'): "sheet-number-format",
    ("5", "[>3]0"): "sheet-number-format",
    ("-5", r"0_);[Red]\(0\)"): "sheet-number-format",
    ("44606", "yyyy/m/d"): "sheet-date",
    ("44606", "[$-804]yyyy年m月"): "sheet-date",
    ("0.5", "h:mm"): "sheet-date",
    ("0.5", "[h]"): "sheet-date",
    ("5", ";;;"): "sheet-number-format",
    ("5", "0."): "sheet-number-format",
    ("-5", "General;General"): "sheet-number-format",
    ("0", "[=0]0;0;0"): "sheet-number-format",
    **dict.fromkeys((("0", code) for code in UNLIKE_ZERO), "sheet-zero"),
    ("x", "General"): "sheet-broken",
    ("NaN", "General"): "sheet-broken",
    ("1E400", "0"): "sheet-broken",
}


@pytest.mark.parametrize(("value", "code"), SHOWN)
def test_what_is_shown(value: str, code: str) -> None:
    assert format_of(code, date1904=False)(value) == SHOWN[value, code]


@pytest.mark.parametrize(("value", "code"), REFUSED)
def test_what_cannot_be_told(value: str, code: str) -> None:
    cell = format_of(code, date1904=False)(value)
    assert isinstance(cell, OddCell)
    assert cell.code == REFUSED[value, code]


@pytest.mark.parametrize(
    ("value", "code", "number"),
    [("2", '0"份"', "2"), ("2", "0.00", "2"), ("2.5", "0.00", "2.5"), ("7", "000", "7"), ("-5", "00", "-5")],
)
def test_a_number_is_known_behind_what_it_shows(value: str, code: str, number: str) -> None:
    shown = format_of(code, date1904=False)(value)
    assert isinstance(shown, ShownNumber)
    assert shown.number == number


@pytest.mark.parametrize(
    ("code", "number"),
    [("#,##0;[Red]#,##0", None), ("#,##0_);(#,##0)", None), ("#,##0;-#,##0", "-5"), (r"#,##0;[Red]\-#,##0", "-5")],
)
def test_a_number_below_zero_is_taken_only_where_its_sign_is_shown(code: str, number: str | None) -> None:
    cell = format_of(code, date1904=False)("-5")
    assert isinstance(cell, OddCell)
    assert cell.number == number


OTHER_TEXTS = {
    '@"镇"': True,
    '"巫山县"@': True,
    ";;;": True,
    "0;-0;0;": True,
    "* @": False,
    "@": False,
    "General": False,
    "G/通用格式": False,
    "000000": False,
    "0;-0;;@": False,
    "[Red]@": False,
    "yyyy-mm-dd;@": False,
    r'_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ': False,
}


@pytest.mark.parametrize("code", OTHER_TEXTS)
def test_a_text_that_its_format_shows_as_another_is_not_taken(code: str) -> None:
    assert shows_other_texts(code) is OTHER_TEXTS[code]
    cell = held_text(code, "高唐")
    assert (cell == "高唐") is not OTHER_TEXTS[code]
    assert cell == "高唐" or (isinstance(cell, OddCell) and cell.code == "sheet-text-format")


def test_a_number_is_one_however_its_thousands_are_parted() -> None:
    numbers = {
        code: format_of(code, date1904=False)("4700")
        for code in ("#,##0", "#,##0,", "#,##0.00,,", "#,##0.00", '"¥"#,##0', "[$¥-804]#,##0", "$#,##0", "0%")
    }
    taken = {code: cell.number for code, cell in numbers.items() if isinstance(cell, OddCell)}
    assert taken == {
        "#,##0": "4700",
        "#,##0,": None,
        "#,##0.00,,": None,
        "#,##0.00": "4700",
        '"¥"#,##0': "4700",
        "[$¥-804]#,##0": "4700",
        "$#,##0": None,
        "0%": None,
    }


def test_days() -> None:
    days = [(1, False), (59, False), (60, False), (61, False), (44606, False), (0, True), (43144, True), (0, False)]
    expected = ["1900-01-01", "1900-02-28", None, "1900-03-01", "2022-02-14", "1904-01-01", "2022-02-14", None]
    assert [day_of(serial, date1904=base) for serial, base in days] == expected
    assert day_of(10**12, date1904=False) is None


def test_a_day_with_a_time_is_no_day() -> None:
    cell = format_of("yyyy/m/d", date1904=False)("44606.5")
    assert isinstance(cell, OddCell)
    assert cell.date is None


@pytest.mark.parametrize("code", ["h:mm", "[h]:mm", "[m]:ss", "上午/下午h时mm分", "mm:ss", "AM/PM h"])
def test_a_time_of_day_and_a_duration_are_no_days(code: str) -> None:
    cell = format_of(code, date1904=False)("44606")
    assert isinstance(cell, OddCell)
    assert (cell.code, cell.date) == ("sheet-date", None)


@given(st.text('0#.,;"\\[]_*?/%E+-年ymdh:@ A', max_size=12), st.floats().map(repr) | st.integers().map(str))
def test_any_format_shows_a_text_or_refuses(code: str, value: str) -> None:
    assert isinstance(format_of(code, date1904=False)(value), str | OddCell)


# Numbers that a sheet keeps as numbers and that have lost a zero are reported, once for each column.


PHONES = ("2300000000", "1000000000", "2300000001", "75100000000", "7510000000", "230000000")
NO_PHONES = ("13000000000", "4000000000", "8000000000", "00000000", "5550000", "12345", "95588", "110", "119000000000")


@pytest.mark.parametrize("text", PHONES)
def test_telephones_without_their_zero(text: str) -> None:
    assert rows_with_lost_zeros("phone", [Digits(2, text, True)]) == [2]
    assert rows_with_lost_zeros("phone", [Digits(2, text, False)]) == []


@pytest.mark.parametrize("text", NO_PHONES)
def test_whole_telephones(text: str) -> None:
    assert rows_with_lost_zeros("phone", [Digits(2, text, True)]) == []


@pytest.mark.parametrize(
    ("name", "texts", "rows"),
    [
        ("postcode", ["4700", "47001", "404700", "470"], [1, 2]),
        ("code", ["104700", "204700", "304700", "4700", "14700"], [4, 5]),
        ("code", ["004700", "004701", "4702"], [3]),
        ("code", [str(each) for each in range(1, 121)], []),
        ("code", ["500237101", "500237", "500237102"], []),
        ("code", ["甲-1", "甲-2", "3"], []),
        ("address", ["4700"], []),
        ("copies", ["4"], []),
    ],
)
def test_other_columns(name: str, texts: list[str], rows: list[int]) -> None:
    cells = [Digits(row, text, not text.startswith("0")) for row, text in enumerate(texts, start=1)]
    assert rows_with_lost_zeros(name, cells) == rows


def test_each_column_is_told_once(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["单位名称", "电话", "邮编"]]
    rows += [[f"示例{each}镇", number(f"230000000{each}"), number(f"4700{each}")] for each in range(5)]
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(rows)}))
    roster = read_roster(path)
    lost = [each for each in roster.warnings if each.code == "sheet-lost-zeros"]
    expected = [("phone", 5, "B2、B3、B4等 5 处"), ("postcode", 5, "C2、C3、C4等 5 处")]
    assert [(each.field, each.facts["count"], str(each.facts["cells"])) for each in lost] == expected
    assert type(roster.units[0].phone) is str
    assert [each.code for each in doubts(roster)] == []


def test_what_is_kept_as_text_is_left_alone(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["单位名称", "电话", "邮编"], ["示例镇", "2300000000", number("4700", "000000")]]
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(rows)}))
    assert "sheet-lost-zeros" not in {each.code for each in read_roster(path).warnings}
