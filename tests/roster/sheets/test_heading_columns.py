"""Which column names the units: by its heading, by its values, or as the user says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.ground.errors import GeneratorError, UsageError
from generator.roster.sheets.heading_meanings import SERIALS, WRITTEN, declared_header, in_one_line, key
from generator.roster.sheets.mistyped_headings import nearest
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units.groups import Roster
from tests.roster.sheets.workbooks import Rows, Sheet, workbook


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


def test_another_column_than_the_word_for_units(tmp_path: Path) -> None:
    """The column that loses is a field under its heading, even where that is a word of its own."""
    roster = read(tmp_path, [["单位名称", "姓名"], ["示例局", "示例甲"], ["示例局", "示例乙"]], " 姓 名 ")
    assert [unit.name for unit in roster.units] == ["示例甲", "示例乙"]
    assert roster.units[0].as_mapping()[roster.field_titles["单位名称"]] == "示例局"


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


def test_a_heading_in_one_line() -> None:
    assert in_one_line(" 单位\n名称 ") == "单位名称"
    assert in_one_line("Last\nName") == "Last Name"


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
