"""Which column names the units: by its heading, by its values, or as the user says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.ground.errors import GeneratorError, UsageError
from generator.roster.sheets.heading_meanings import SERIALS, WRITTEN, declared_header, key
from generator.roster.sheets.mistyped_headings import nearest
from generator.roster.sheets.named_file import load_explicit
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.declared_fields import MAX_FIELDS
from generator.roster.units.groups import Roster
from tests.roster.sheets.workbooks import Cell, Raw, Rows, Sheet, number, workbook


def read(folder: Path, rows: Rows, name: str | None = None) -> Roster:
    path = folder / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(rows)}))
    return load_explicit(path, name_column=name).roster


def refused(folder: Path, rows: Rows, name: str | None = None) -> list[tuple[str, str]]:
    with pytest.raises(GeneratorError) as caught:
        read(folder, rows, name)
    return [(each.code, (each.span and each.span.part) or "") for each in caught.value.problems]


STAFF = [["员工名单"], ["姓名", "部门", "职务"], ["示例甲", "办公室", "科员"], ["示例乙", "人事科", "科长"]]


def test_the_user_says_who_gets_papers(tmp_path: Path) -> None:
    assert refused(tmp_path, STAFF) == [("sheet-persons", "Sheet1!A2")]
    assert [unit.name for unit in read(tmp_path, STAFF, "姓名").units] == ["示例甲", "示例乙"]
    assert [unit.name for unit in read(tmp_path, STAFF, "部门").units] == ["办公室", "人事科"]
    assert read(tmp_path, STAFF, "姓名").headings == {"姓名": "name", "部门": "部门", "职务": "职务"}


def test_a_heading_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(STAFF)}))
    with pytest.raises(UsageError, match="姓名、部门、职务") as caught:
        load_explicit(path, name_column="姓明")
    assert [each.suggestion for each in caught.value.problems] == ["姓名"]


OFFERED: dict[str, tuple[Sequence[Sequence[str]], tuple[str, str]]] = {
    "the first that differs": (
        [["名册"], ["片", "监测点"], ["东片", "甲站"], ["东片", "乙站"]], ("sheet-name-offered", "Sheet1!B2"),
    ),
    "not the numbers": ([["序号", "站号", "监测点"], ["1", "7", "甲站"]], ("sheet-name-offered", "Sheet1!C1")),
    "a column with a hole": ([["监测点", "站长"], ["甲站", ""], ["", "示例乙"]], ("sheet-no-name-column", "Sheet1!A1")),
    "one column": ([["监测点"], ["甲站"], ["乙站"]], ("sheet-name-offered", "Sheet1!A1")),
    "no headings": ([["甲站", "1"], ["乙站", "2"]], ("sheet-no-headers", "Sheet1")),
    "other headings": ([["份数", "电话"], ["2", "1"], ["2", "1"]], ("sheet-no-name-column", "Sheet1!A1")),
}  # fmt: skip


@pytest.mark.parametrize("what", OFFERED)
def test_a_column_is_offered(what: str, tmp_path: Path) -> None:
    rows, wanted = OFFERED[what]
    assert refused(tmp_path, [[each or None for each in row] for row in rows]) == [wanted]


def test_several_persons_of_one_body(tmp_path: Path) -> None:
    rows = [["单位名称", "姓名", "手机"], ["示例局", "示例甲", "1"], ["示例局", "示例乙", "2"]]
    assert refused(tmp_path, rows) == [("sheet-persons", "Sheet1!B1")]
    rows[2][0] = "示例院"
    assert [unit.contact for unit in read(tmp_path, rows).units] == ["示例甲", "示例乙"]


# Words above the columns of sheets: each means one column.


def test_no_word_means_two_columns() -> None:
    columns = defaultdict(set)
    for word, column in WRITTEN:
        columns[key(word)].add(column)
    assert {word: meant for word, meant in columns.items() if len(meant) > 1} == {}
    assert columns.keys() & SERIALS == set()


# Headings that declare a field: 床位数（beds，number）; a remark in brackets declares none.
DECLARED = {
    "床位数（beds，number）": ("床位数", "beds", "number", False),
    "启用(opened, 日期, 必填)": ("启用", "opened", "date", True),
    "等级（级，文字）": ("等级", "级", "text", False),
    "床位\n数（beds）：": ("床位数", "beds", None, False),
}


@pytest.mark.parametrize("heading", DECLARED)
def test_a_field_is_declared(heading: str) -> None:
    found = declared_header(heading)
    assert found is not None
    assert (found.title, found.name, found.kind, found.is_required) == DECLARED[heading]


@pytest.mark.parametrize("heading", ["校长（校长）", "人数（人）", "床位数", "（beds）", "邮编（beds，六位）"])
def test_a_remark_declares_nothing(heading: str) -> None:
    assert declared_header(heading) is None


# Slips in headings: one sound, one stroke or one key away from a known word; other words are left alone.
SLIPS = {
    "分数": "份数", "油编": "邮编", "邮遍": "邮编", "电化": "电话", "地止": "地址", "地扯": "地址", "祖别": "组别",
    "邮相": "邮箱", "性名": "姓名", "手几": "手机", "邮政编吗": "邮政编码", "联人系": "联系人", "单位名": "单位名称",
    "学校名": "学校名称", "社区名秤": "社区名称", "邮遍（必填）": "邮编", "phoen": "phone", "adress": "address",
    "e-mail adress": "e-mail address",
}  # fmt: skip

WORDS = (
    "校长", "人数", "级别", "备注", "地点", "单元", "学院名称", "单位简称", "单位网址", "单位类型", "原单位名称",
    "联系人1", "联系地址2", "电话1", "Address2", "Phone1", "FName", "Mode", "Tex", "City", "名次", "编号", "份",
)  # fmt: skip


@pytest.mark.parametrize("typed", SLIPS)
def test_a_slip_is_known(typed: str) -> None:
    assert nearest(typed) == SLIPS[typed]


@pytest.mark.parametrize("word", WORDS)
def test_another_word_is_no_slip(word: str) -> None:
    assert nearest(word) is None


def inferred(folder: Path, rows: Rows, **around: str) -> Roster:
    path = folder / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(rows, **around)}))  # type: ignore[arg-type]  # texts around the rows
    return read_roster(path)


READ: dict[str, tuple[list[Cell], list[str]]] = {
    "texts": ([" 甲 ", "乙"], [" 甲 ", "乙"]),
    "numbers as they show": ([number("4700", "000000"), number("2", '0"人"')], ["004700", "2人"]),
    "texts and numbers": (["无", number("3")], ["无", "3"]),
    "dates": ([number("44606", "yyyy/m/d"), None], ["2022年2月14日", ""]),
    "numbers with thousands": ([number("4700", "#,##0"), number("12.50", "0.00")], ["4700", "12.50"]),
}


@pytest.mark.parametrize("what", READ)
def test_what_is_read(what: str, tmp_path: Path) -> None:
    cells, wanted = READ[what]
    roster = inferred(tmp_path, [["名称", "其他（张）"], *([f"示例{at}", cell] for at, cell in enumerate(cells))])
    assert [str(unit.extra["其他_张_"]) for unit in roster.units] == wanted
    assert {each.code for each in roster.warnings} <= {"sheet-odd-text"}


LEFT: dict[str, tuple[list[Cell], str, str]] = {
    "a boolean": (["甲", Raw("<v>1</v>", "b")], "sheet-own-cell", "B3"),
    "a failed formula": ([Raw("<v>#N/A</v>", "e"), "甲"], "sheet-own-cell", "B2"),
    "a date among texts": (["甲", number("44606", "yyyy/m/d")], "sheet-own-cell", "B3"),
    "a number that lost digits": ([number("1E17"), "甲"], "sheet-own-cell", "B2"),
    "money": ([number("4700", '"¥"#,##0.00'), number("1")], "sheet-own-cell", "B2"),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_is_left_out(what: str, tmp_path: Path) -> None:
    cells, code, cell = LEFT[what]
    roster = inferred(tmp_path, [["名称", "其他"], *([f"示例{at}", each] for at, each in enumerate(cells))])
    assert [(each.code, each.span and each.span.part) for each in roster.warnings] == [(code, f"Sheet1!{cell}")]
    assert (roster.fields, roster.headings) == ((), {"名称": "name"})


def test_a_hidden_column_is_left_out(tmp_path: Path) -> None:
    hidden = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>'
    roster = inferred(tmp_path, [["名称", "备注", "校长"], ["东镇", "甲", "乙"]], before=hidden)
    assert [each.code for each in roster.warnings] == ["sheet-own-hidden"]
    assert roster.headings == {"名称": "name", "校长": "校长"}


def test_merged_cells(tmp_path: Path) -> None:
    """Cells merged over rows are what each row shows; merged over columns they leave both columns out."""
    rows: Rows = [["名称", "片区", "备注", "说明"], ["东镇", "甲", "无", None], ["西镇", None, None, None]]
    merged = '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="C2:D2"/></mergeCells>'
    roster = inferred(tmp_path, rows, after=merged)
    assert [unit.extra for unit in roster.units] == [{"片区": "甲"}, {"片区": "甲"}]
    assert [each.code for each in roster.warnings if each.code != "sheet-column-offered"] == ["sheet-own-merged"] * 2


def test_more_columns_than_fields(tmp_path: Path) -> None:
    headings = [f"第{each}项" for each in range(MAX_FIELDS + 2)]
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(",".join([first, *headings]) for first in ("名称", "东镇")), encoding="utf-8")
    roster = read_roster(path)
    assert len(roster.fields) == MAX_FIELDS
    assert [(each.code, each.facts["header"]) for each in roster.warnings] == [
        ("sheet-columns-many", f"第{MAX_FIELDS}项")
    ]


def test_numbers_of_rows_are_no_field_of_an_import(tmp_path: Path) -> None:
    rows: Rows = [["序号", "编号", "名称"], [number("1"), "GY-01", "东镇"], ["2", "GY-02", "西镇"]]
    assert list(inferred(tmp_path, rows).headings) == ["序号", "编号", "名称"]
    assert list(load_explicit(tmp_path / "名单.xlsx").roster.headings) == ["编号", "名称"]


def test_numbers_of_the_offices_own_that_lost_a_digit(tmp_path: Path) -> None:
    rows: Rows = [
        ["名称", "联系电话", "校长手机"],
        ["东镇", number("2357681234"), "1380000000"],
        ["西镇", number("13800000000"), "13800000000"],
    ]
    warnings = [each for each in inferred(tmp_path, rows).warnings if each.code != "sheet-column-offered"]
    assert [(each.code, each.span and each.span.part) for each in warnings] == [
        ("sheet-lost-zeros", "Sheet1!B2"),
        ("sheet-mobile-digits", "Sheet1!C2"),
    ]
