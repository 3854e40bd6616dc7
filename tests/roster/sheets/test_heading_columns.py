"""Which column names the units: by its heading, by its values, or as the user says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl.utils import get_column_letter

from generator.cli.entry_point import run
from generator.ground.errors import GeneratorError, RosterError, UsageError
from generator.roster.sheets.exporting import table_of
from generator.roster.sheets.grid import OddCell, shown
from generator.roster.sheets.heading_meanings import SERIALS, TITLES, WRITTEN, declared_header, key
from generator.roster.sheets.mistyped_headings import nearest
from generator.roster.sheets.named_file import load_explicit
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.declared_fields import MAX_FIELDS
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from tests.roster.sheets.workbooks import Cell, Raw, Rows, Sheet, number, workbook
from tests.sample_office import Office, tree
from tests.word_documents import make_docx


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
    "e-mail adress": "e-mail address", "联系电活": "联系电话", "电子邮相": "电子邮箱", "连系人": "联系人",
    "代吗": "代码", "学效名称": "学校名称",
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
    "money": ([number("4700.5", '"¥"#,##0.00'), number("1")], ["4700.5", "1"]),
}


@pytest.mark.parametrize("what", READ)
def test_what_is_read(what: str, tmp_path: Path) -> None:
    cells, wanted = READ[what]
    roster = inferred(tmp_path, [["名称", "其他（张）"], *([f"示例{at}", cell] for at, cell in enumerate(cells))])
    assert [str(unit.extra["其他_张_"]) for unit in roster.units] == wanted
    assert {each.code for each in roster.warnings} <= {"sheet-odd-text", "sheet-own-grouped"}


@pytest.mark.parametrize(
    ("code", "tag", "picture"),
    [
        ("#,##0", "{{ unit.金额 | 千分位(0) }}", "#,##0"),
        ("#,##0.00", "{{ unit.金额 | 千分位(2) }}", "#,##0.00"),
        ("[$¥-804]#,##0.0;[Red]-[$¥-804]#,##0.0", "¥{{ unit.金额 | 千分位(1) }}", "#,##0.0"),
        ("_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ", "¥{{ unit.金额 | 千分位(2) }}", "#,##0.00"),
        ('"约"#,##0"元"', "约{{ unit.金额 | 千分位(0) }}元", "#,##0"),
        (r"#,##0.00\元_ ", "{{ unit.金额 | 千分位(2) }}元", "#,##0.00"),
    ],
)
def test_what_a_column_shows_and_papers_do_not_is_said(tmp_path: Path, code: str, tag: str, picture: str) -> None:
    roster = inferred(tmp_path, [["名称", "金额"], ["东镇", number("9")], ["西镇", number("4700", code)]])
    (note,) = roster.warnings
    assert (note.code, note.severity, note.span and note.span.part) == ("sheet-own-grouped", "info", "Sheet1!B3")
    assert (note.facts["value"], note.facts["picture"]) == ("4700", picture)
    assert f"“{tag}”" in note.remedy()


@pytest.mark.parametrize(
    ("value", "code", "what", "printed"),
    [
        ("0", '0;-0;"无"', "sheet-own-zero", "0"),
        ("0", "#,##0;-#,##0;", "sheet-own-zero", "0"),
        ("46082", 'yyyy"年"m"月"', "sheet-own-date", "2026年3月1日"),
        ("46086", 'm"月"d"日"', "sheet-own-date", "2026年3月5日"),
        ("46086", "d-mmm", "sheet-own-date", "2026年3月5日"),
    ],
)
def test_what_a_column_prints_beyond_what_it_shows_is_said(
    tmp_path: Path, value: str, code: str, what: str, printed: str
) -> None:
    roster = inferred(tmp_path, [["名称", "其他"], ["东镇", number(value, code)]])
    (note,) = roster.warnings
    assert (note.code, note.severity, note.span and note.span.part) == (what, "warning", "Sheet1!B2")
    assert note.facts["format"] == code
    assert str(roster.units[0].extra["其他"]) == printed


@pytest.mark.parametrize("cell", [number("0"), number("0", "0.00"), number("0", "#,##0")])
def test_zeros_that_a_sheet_hides_are_said(tmp_path: Path, cell: Cell) -> None:
    view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    rows: Rows = [["名称", "其他"], ["东镇", cell], ["西镇", number("10")]]
    assert [each.code for each in inferred(tmp_path, rows, before=view).warnings] == ["sheet-own-zero"]
    assert "sheet-own-zero" not in {each.code for each in inferred(tmp_path, rows).warnings}


LEFT: dict[str, tuple[list[Cell], str, str]] = {
    "a boolean": (["甲", Raw("<v>1</v>", "b")], "sheet-own-cell", "B3"),
    "a failed formula": ([Raw("<v>#N/A</v>", "e"), "甲"], "sheet-own-cell", "B2"),
    "a date among texts": (["甲", number("44606", "yyyy/m/d")], "sheet-own-cell", "B3"),
    "a number that lost digits": ([number("1E17"), "甲"], "sheet-own-cell", "B2"),
    "money of others": ([number("4700", '"$"#,##0.00'), number("1")], "sheet-own-cell", "B2"),
    "a picture of WPS": (
        [Raw('<f>DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>', "str")],
        "sheet-own-cell",
        "B2",
    ),
    "a zero shown as a text, beside a text": ([number("0", '0;-0;"无"'), "甲"], "sheet-own-cell", "B2"),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_is_left_out(what: str, tmp_path: Path) -> None:
    cells, code, cell = LEFT[what]
    roster = inferred(tmp_path, [["名称", "其他"], *([f"示例{at}", each] for at, each in enumerate(cells))])
    assert [(each.code, each.span and each.span.part) for each in roster.warnings] == [(code, f"Sheet1!{cell}")]
    assert (roster.fields, roster.headings) == ((), {"名称": "name"})


def test_a_picture_of_wps_is_called_one() -> None:
    """What WPS shows as a picture in a cell is a formula of its own, whose result is no text."""
    cell = shown('=DISPIMG("ID_1",1)')
    assert isinstance(cell, OddCell)
    assert cell.code == "sheet-picture"


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
    expected = [("sheet-columns-many", f"第{MAX_FIELDS}项")]
    assert [(each.code, each.facts["header"]) for each in roster.warnings] == expected


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
    expected = [("sheet-lost-zeros", "Sheet1!B2"), ("sheet-mobile-digits", "Sheet1!C2")]
    assert [(each.code, each.span and each.span.part) for each in warnings] == expected


# Sheets with the headings of real lists: each column is recognised, kept, offered or refused as the table says.


def headings_of(sheet: RealSheet) -> list[str]:
    return sheet.headings.split(" | ")


def written(sheet: RealSheet, folder: Path) -> Path:
    """A sheet of two units, whose values differ in each column."""
    path = folder / "名单.xlsx"
    rows = [[f"{each}{number}" for each in headings_of(sheet)] for number in "甲乙"]
    for row in rows:
        row[:] = ["2" if "份数" in each or each.startswith("分数") else each for each in row]
    path.write_bytes(workbook({"Sheet1": Sheet([headings_of(sheet), *rows])}))
    return path


class RealSheet(NamedTuple):
    """``becomes`` has for each of ``headings`` the name of its standard field, or ``own``.

    ``own?code`` is a field of its own of which the clerk is asked whether it is the code. Or the sheet is ``refused``,
    with the code of the problem and its cell.
    """

    what: str
    headings: str
    becomes: str = ""
    refused: tuple[str, str] = ("", "")


READ_REALLY = (
    RealSheet(
        "universities", "序号 | 学校名称 | 学校标识码 | 主管部门 | 所在地 | 办学层次 | 备注",
        "own | name | own?code | own | own | own | own",
    ),
    RealSheet(
        "schools", "序号 | 乡镇 | 学校名称 | 学校地址 | 校长（校长） | 联系电话 | 班级数 | 学生人数（人）",
        "own | own | name | address | own | phone | own | own",
    ),
    RealSheet(
        "schools of a district", "学校名称 | 学校类别 | 办学性质 | 邮编 | 学校电话 | 学校邮箱",
        "name | own?group | own | postcode | phone | email",
    ),
    RealSheet("teachers", "学校名称 | 学校地址 | 老师姓名 | 老师手机号", "name | address | own | own?phone"),
    RealSheet("primary schools", "小学名称 | 划片范围", "name | own"),
    RealSheet("colleges", "学院名称 | 院长 | 简称", "name | own | own"),
    RealSheet(
        "companies", "序号 | 企业名称 | 统一社会信用代码 | 注册日期 | 企业状态", "own | name | code | own | own",
    ),
    RealSheet(
        "a customer system", "公司名称 | 地址 | 类型 | 线索评分 | 电话 | 网站 | 距离(m) | 联系人姓名 | 职位 | 邮箱",
        "name | address | own | own | phone | own | own | contact | own | email",
    ),
    RealSheet("licences", "序列号 | 有效期 | 激活码 | 单位名称 | 联系邮箱", "own | own | own | name | own?email"),
    RealSheet(
        "an inspection office", "单位编号 | 单位名称 | 联系人1 | 联系人2 | 联系地址1 | 联系电话",
        "own?code | name | own | own | own | phone",
    ),
    RealSheet(
        "nursing homes", "序号 | 机构名称 | 法定代表人 | 床位数（张） | 机构地址 | 联系方式 | 星级",
        "own | name | own | own | address | phone | own",
    ),
    RealSheet("nursing homes of a town", "养老机构名称 | 所在街道 | 负责人", "name | own | own"),
    RealSheet("hospitals", "医院名称 | 医院等级 | 法人 | 传真", "name | own | own | own"),
    RealSheet("villages", "镇（街道） | 村（社区） | 书记 | 联系电话", "own | name | own | phone"),
    RealSheet("communities", "街道 | 社区 | 户数", "own | name | own"),
    RealSheet("towns", "乡镇（街道） | 分管领导 | 办公电话", "name | own | phone"),
    RealSheet("a circular's list", "收文单位 | 份数 | 备注", "name | copies | own"),
    RealSheet("a dispatch book", "主送单位 | 印发份数", "name | copies"),
    RealSheet("parcels", "收件单位 | 邮寄地址 | 邮政编码", "name | address | postcode"),
    RealSheet("letters", "收件人 | 地址 | 邮编", "name | address | postcode"),
    RealSheet("people", "姓名 | 性别 | 手机号码", "name | own | phone"),
    RealSheet("customers", "客户名称 | 客户等级 | 通讯地址", "name | own | address"),
    RealSheet("projects", "项目名称 | 项目单位 | 总投资（万元）", "own | name | own"),
    RealSheet(
        "a list of contacts", "单位名称 | 姓名 | 职务 | 手机", "name | contact | own | phone",
    ),
    RealSheet("a list with the body above", "单位名称 | 单位简称 | 单位网址 | 主管单位", "name | own | own | own"),
    RealSheet("departments", "部门 | 负责人 | 座机", "name | own | own"),
    RealSheet("an authority's bodies", "单位名称 | 部门 | 联系人手机 | 单位性质", "name | own | own?phone | own"),
    RealSheet("a list that changes", "原单位名称 | 单位名称 | 机构编码", "own | name | code"),
    RealSheet("Word's example", "Last Name | First Name | Company Name | Postal Code", "own | own | name | postcode"),
    RealSheet("a letter of a library", "ContactName | CompanyName | Address | City", "contact | name | address | own"),
    RealSheet("in two languages", "姓名 Passport name | 年级Year | 邮箱Email", "name | own | email"),
    RealSheet("the other way round", "Name | Organisation", "contact | name"),
    RealSheet("a merge of people", "单位名称 | CompanyName | Title | Region | Fax", "name | own | own | own | own"),
    RealSheet("poi's example", "Organisation | Name | Address2", "name | contact | own"),
    RealSheet("exams", "单位名称 | 级别 | 2024年人数 | 职务/职称", "name | own | own | own"),
)  # fmt: skip
"""Sheets that are read."""


@pytest.mark.parametrize("sheet", READ_REALLY, ids=lambda each: each.what)
def test_each_column_becomes_what_it_must(sheet: RealSheet, tmp_path: Path) -> None:
    roster = read_roster(written(sheet, tmp_path))
    own = {each.name for each in roster.fields}
    asked = {each.facts["header"]: each.suggestion for each in roster.warnings if each.code == "sheet-column-offered"}
    found = []
    for heading in headings_of(sheet):
        field = roster.headings[heading]
        meant = next((name for name, titles in TITLES.items() if asked.get(heading) in titles), None)
        found.append(("own" if field in own else field) + (f"?{meant}" if meant else ""))
    assert " | ".join(found) == sheet.becomes
    assert roster.units[0].as_mapping()[roster.headings[headings_of(sheet)[-1]]]


@pytest.mark.parametrize("sheet", READ_REALLY, ids=lambda each: each.what)
def test_every_value_is_found_by_its_heading(sheet: RealSheet, tmp_path: Path) -> None:
    roster = read_roster(written(sheet, tmp_path))
    assert list(roster.headings) == headings_of(sheet)
    for unit, which in zip(roster.units, "甲乙", strict=True):
        values = unit.as_mapping()
        for heading, field in roster.headings.items():
            assert str(values[field]) == ("2" if "份数" in heading else f"{heading}{which}")
            assert roster.field_titles[heading] == field


REFUSED = (
    RealSheet("one sound: copies", "单位名称 | 分数", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: the name", "学效名称 | 份数", refused=("sheet-column-near", "A1")),
    RealSheet("two telephones", "企业名称 | 业务联系人 | 办公电话 | 手机", refused=("sheet-column-twice", "D1")),
    RealSheet("two names", "单位名称 | 名称", refused=("sheet-name-twice", "B1")),
    RealSheet("one heading twice", "单位名称 | 备注 | 备 注", refused=("sheet-heading-twice", "C1")),
    RealSheet("staff", "姓名 | 部门 | 职务", refused=("sheet-persons", "A1")),
    RealSheet("staff with numbers", "工号 | 姓名 | 所在部门 | 岗位", refused=("sheet-persons", "B1")),
    RealSheet("staff of several bodies", "姓名 | 工作单位及职务 | 手机号", refused=("sheet-persons", "A1")),
    RealSheet("staff in one column", "姓名 | 部门/职务", refused=("sheet-persons", "A1")),
    RealSheet("staff in English", "Name | Department | Title", refused=("sheet-persons", "A1")),
    RealSheet("staff with insurances", "姓名 | 部门名称 | 社保方案名称", refused=("sheet-persons", "A1")),
    RealSheet("participants", "姓名 | 单位名称 | 职务", refused=("sheet-persons", "A1")),
    RealSheet("no word for the name", "监测点 | 经度 | 份数", refused=("sheet-name-offered", "A1")),
    RealSheet("no word at all", "监测点 | 站长", refused=("sheet-name-offered", "A1")),
)  # fmt: skip
"""Sheets that are refused, or of which the clerk is asked something first."""


@pytest.mark.parametrize("sheet", REFUSED, ids=lambda each: each.what)
def test_what_is_not_certain_is_asked(sheet: RealSheet, tmp_path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(written(sheet, tmp_path))
    code, cell = sheet.refused
    assert [(each.code, each.span and each.span.part) for each in caught.value.problems] == [(code, f"Sheet1!{cell}")]
    assert all(caught.value.problems[0].remedy(lang) for lang in ("zh", "en"))


SHEET = "名单.xlsx"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office whose roster is in a sheet, too, with one column more, which cannot be read."""
    office = Office.at(tmp_path)
    table = table_of(load_roster(tmp_path / "units.yaml"))
    rows: list[list[Cell]] = [[*row] for row in (table.headers, *table.rows)]
    rows[0].append("备注")
    for row in rows[1:]:
        row.append(Raw("<v>1</v>", "b"))
    (tmp_path / SHEET).write_bytes(workbook({"单位": Sheet(rows)}))
    return office


def built(office: Office, units: str) -> dict[str, bytes]:
    """The papers that a build from the roster ``units`` makes."""
    output = office.folder / f"from {units}"
    options = [f"--templates={office.folder / 'templates'}", f"--units={office.folder / units}", f"--output={output}"]
    assert run(["build", *options]) == 0
    return {name: data for name, data in tree(output).items() if name.endswith(".docx")}


def test_a_build_makes_the_same_papers(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    from_yaml = built(office, "units.yaml")
    capsys.readouterr()
    assert built(office, SHEET) == from_yaml
    assert len(from_yaml) == 6
    assert [each.code for each in read_roster(office.folder / SHEET).warnings] == ["sheet-own-cell"]
    behind = get_column_letter(len(table_of(load_roster(office.folder / "units.yaml")).headers) + 1)
    assert f"{SHEET}:单位!{behind}2: 提醒：“备注”这一列没有读" in capsys.readouterr().err


def test_a_tag_that_lacks_a_column_which_was_not_read_is_told_why(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    (office.folder / "templates" / "unit" / "说明.docx").write_bytes(make_docx(["{{ 备注 }}"]))
    options = [f"--templates={office.folder / 'templates'}", f"--units={office.folder / SHEET}"]
    assert run(["build", *options, f"--output={office.folder / '文件'}"]) == 1
    said = capsys.readouterr().err
    assert "“备注”这一列没有读" in said
    assert "[template-undefined]" in said
