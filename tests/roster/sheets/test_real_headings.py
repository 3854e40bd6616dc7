"""Sheets with the headings of real lists: each column is recognised, kept, offered or refused as the table says."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl.utils import get_column_letter

from generator.cli.entry_point import run
from generator.dispatch.merging import merge
from generator.ground.errors import RosterError
from generator.roster.sheets.exporting import table_of
from generator.roster.sheets.heading_meanings import TITLES
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.load import load_roster
from tests.roster.sheets.workbooks import Cell, Raw, Rows, Sheet, workbook
from tests.sample_office import Office, tree


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


READ = (
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


@pytest.mark.parametrize("sheet", READ, ids=lambda each: each.what)
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


@pytest.mark.parametrize("sheet", READ, ids=lambda each: each.what)
def test_every_value_is_found_by_its_heading(sheet: RealSheet, tmp_path: Path) -> None:
    roster = read_roster(written(sheet, tmp_path))
    assert list(roster.headings) == headings_of(sheet)
    for unit, number in zip(roster.units, "甲乙", strict=True):
        values = unit.as_mapping()
        for heading, field in roster.headings.items():
            assert str(values[field]) == ("2" if "份数" in heading else f"{heading}{number}")
            assert roster.field_titles[heading] == field


REFUSED = (
    RealSheet("one sound: copies", "单位名称 | 分数", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: postcode", "单位名称 | 邮遍", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: the first word", "单位名称 | 油编", refused=("sheet-column-near", "B1")),
    RealSheet("one stroke: address", "单位名称 | 地扯", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: address", "单位名称 | 地止", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: telephone", "单位名称 | 电化", refused=("sheet-column-near", "B1")),
    RealSheet("one stroke: mobile", "单位名称 | 手几", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: group", "单位名称 | 祖别", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: mail", "单位名称 | 邮相", refused=("sheet-column-near", "B1")),
    RealSheet("one stroke: code", "单位名称 | 代吗", refused=("sheet-column-near", "B1")),
    RealSheet("one sound: contact", "单位名称 | 连系人", refused=("sheet-column-near", "B1")),
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
TOLD = ["sheet-own-cell"]


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
    behind = get_column_letter(len(table_of(load_roster(office.folder / "units.yaml")).headers) + 1)
    assert f"{SHEET}:单位!{behind}2: 提醒：“备注”这一列没有读" in capsys.readouterr().err


def test_merging(office: Office) -> None:
    template = office.folder / "templates/unit/函.docx"
    (office.folder / "x.docx").write_bytes(template.read_bytes())
    notice = office.folder / "templates/notice"
    merged = merge(template, units=office.folder / SHEET, output=office.folder / "out", notice=notice)
    assert len(merged.files) == 5
    assert [each.code for each in merged.warnings] == TOLD


def test_a_sheet_that_is_wrong_stops_a_build(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    rows: Rows = [["单位名称", "份数"], ["东馆", "两份"]]
    (office.folder / SHEET).write_bytes(workbook({"单位": Sheet(rows)}))
    folders = ["--templates", str(office.folder / "templates"), "--output", str(office.output)]
    assert run(["build", "--units", str(office.folder / SHEET), *folders]) == 1
    assert f"{SHEET}:单位!B2: " in capsys.readouterr().err
    assert not office.papers.exists()
