"""Workbooks read: which sheet, which columns, which rows, and what is reported of the rest."""

import csv
import io
import pickle
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from generator.ground.errors import GeneratorError, Problem, RosterError, UsageError
from generator.roster.sheets import heading_meanings
from generator.roster.sheets.named_file import load_units
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.groups import Roster, texts_in
from generator.roster.units.sheet_headings import written_name
from generator.roster.units.unit import Unit
from tests.bad_inputs import BAD
from tests.refused import refused_for
from tests.roster.sheets.awkward import CASES, FIELDS, FILES, Case, File, sheet_of
from tests.roster.sheets.workbooks import Raw, Rows, Sheet, Style, number, workbook
from tests.word_documents import packed


def read(folder: Path, sheets: Mapping[str, Sheet], sheet: str | None = None) -> Roster:
    (folder / "名单.xlsx").write_bytes(workbook(sheets))
    return read_roster(folder / "名单.xlsx", sheet=sheet, name="名单.xlsx")


def read_rows(folder: Path, rows: Rows, **around: str) -> Roster:
    return read(folder, {"Sheet1": Sheet(rows, **around)})  # type: ignore[arg-type]  # texts before and after the rows


def refused(folder: Path, rows: Rows, **around: str) -> list[tuple[str, str]]:
    with pytest.raises(RosterError) as caught:
        read_rows(folder, rows, **around)
    return [(each.code, (each.span and each.span.part) or "") for each in caught.value.problems]


def test_every_word_is_a_header(tmp_path: Path) -> None:
    for word in sorted(set(heading_meanings.SHOWN.values())):
        field = heading_meanings.FIELDS[heading_meanings.key(word)]
        rows = [["单位名称", f" {word}： "], ["东镇", "2"]] if field != "name" else [[word], ["东镇"]]
        unit = read_rows(tmp_path, rows).units[0]
        wanted = {"name": "东镇", "copies": 2, "old_names": ["2"], "group": "2", "class": None, "everybody": None}.get(
            field, "2"
        )
        assert unit.as_mapping().get(field) == wanted, word


@pytest.mark.parametrize("header", ["备注", "负责人", "联系人职务", "面积", "组长", "地点", "传真", "职务/职称"])
def test_other_columns_are_fields_under_their_headings(header: str, tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [["序号", "名称", header], ["1", "东镇", "甲"]])
    assert roster.headings == {"序号": "序号", "名称": "name", header: written_name(header)}
    assert roster.units[0].extra == {"序号": "1", written_name(header): "甲"}
    assert roster.warnings == ()


def test_fields_of_the_offices_own(tmp_path: Path) -> None:
    headers = [
        "名称", "床位数（beds，number）", "启用(opened, 日期, 必填)", "rooms", "等级（级，文字）",
        "邮编（六位）",
    ]  # fmt: skip
    roster = read_rows(tmp_path, [headers, ["东镇", number("5"), "2022年2月14日", "7", "甲", "1"]])
    assert [(each.name, each.title, each.kind, each.required) for each in roster.fields] == [
        ("beds", "床位数", "number", False), ("opened", "启用", "date", True), ("rooms", "rooms", "text", False),
        ("级", "等级", "text", False),
    ]  # fmt: skip
    expected = {"beds": 5, "opened": roster.units[0].extra["opened"], "rooms": "7", "级": "甲", "postcode": "1"}
    assert {**roster.units[0].extra} | {"postcode": roster.units[0].postcode} == expected
    assert refused(tmp_path, [headers[:3], ["东镇", "", ""]]) == [("source-missing-key", "Sheet1!C2")]


@pytest.mark.parametrize(
    ("headers", "classes"),
    [(["名称"], ("名单",)), (["名称", "学区"], ("名单",)), (["名称", "组别"], ("东",)), (["名称", "类别"], ("东",))],
)
def test_units_without_groups_are_for_nobody(headers: list[str], classes: tuple[str, ...], tmp_path: Path) -> None:
    [group] = read_rows(tmp_path, [headers, ["示例小学", "东"][: len(headers)]]).groups
    assert group.classes == classes


def test_groups_by_class_alone(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [["类别", "单位"], ["乡镇、街道（含新区）", "东镇"], ["中心", "西所"]])
    expected = [("乡镇、街道（含新区）", ("乡镇", "街道（含新区）")), ("中心", ("中心",))]
    assert [(group.name, group.classes) for group in roster.groups] == expected


def test_columns_without_headers_are_told(tmp_path: Path) -> None:
    roster = read_rows(tmp_path, [["名称", None], ["东镇", "丢了"], ["西镇", "丢了"]])
    expected = [("sheet-column-untitled", "Sheet1!B2")]
    assert [(each.code, each.span and each.span.part) for each in roster.warnings] == expected


@pytest.mark.parametrize("area", ["A1:B1", "A1:A2", "B2:C2", "A2:C3"])
def test_merged_cells_in_what_is_taken(area: str, tmp_path: Path) -> None:
    rows = [["名称", "代码", "组别"], ["东镇", "1", "甲"], ["西镇", "2", "甲"]]
    merged = f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'
    assert refused(tmp_path, rows, after=merged) == [("sheet-merged", f"Sheet1!{area.partition(':')[0]}")]


def test_merged_cells_elsewhere(tmp_path: Path) -> None:
    rows: Rows = [["××县单位名单"], ["名称", "代码", "备注"], ["东镇", "1", "同"], ["西镇", "2", None]]
    merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C3:C4"/><mergeCell ref="A9:B9"/></mergeCells>'
    assert [unit.name for unit in read_rows(tmp_path, rows, after=merged).units] == ["东镇", "西镇"]


def test_a_conditional_format_that_looks_at_another_sheet(tmp_path: Path) -> None:
    """Since 2010 it is an extension, and has its look with it."""
    of_2010 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    rule = '<x14:cfRule type="expression"><x14:dxf><font><strike/></font></x14:dxf></x14:cfRule>'
    format_ = f'<x14:conditionalFormatting xmlns:xm="x">{rule}<xm:sqref>A2:A3</xm:sqref></x14:conditionalFormatting>'
    after = (
        f'<extLst xmlns:x14="{of_2010}"><ext><x14:conditionalFormattings>{format_}</x14:conditionalFormattings></ext>'
    )
    roster = read_rows(tmp_path, [["名称"], ["东镇"], ["西镇"]], after=f"{after}</extLst>")
    assert [(each.code, str(each.facts["areas"])) for each in roster.warnings] == [("sheet-conditional", "A2:A3")]


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
@pytest.mark.parametrize("heading", ["组别", "备注"])
def test_what_is_below_the_top_of_a_merged_area_is_not_read(heading: str, suffix: str, tmp_path: Path) -> None:
    """Nobody sees it, also where the top is empty."""
    rows = [["名称", heading], ["东镇", ""], ["西镇", "看不见"], ["南镇", "看见"]]
    if suffix == "xls":
        book = xlwt.Workbook()
        sheet = book.add_sheet("名单")
        sheet.merged_ranges.append((1, 2, 1, 1))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        book.save(str(tmp_path / "名单.xls"))
    else:
        merged = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
        (tmp_path / "名单.xlsx").write_bytes(workbook({"名单": Sheet(rows, after=merged)}))
    if heading == "组别":
        with pytest.raises(RosterError) as caught:
            read_roster(tmp_path / f"名单.{suffix}")
        assert [each.code for each in caught.value.problems] == ["sheet-no-group"] * 2
    else:
        units = read_roster(tmp_path / f"名单.{suffix}").units
        assert [unit.extra["备注"] for unit in units] == ["", "", "看见"]


def test_several_sheets(tmp_path: Path) -> None:
    rows = [["名称"], ["东镇"]]
    both = {"甲": Sheet(rows), "乙": Sheet([["名称"], ["西镇"]])}
    roster = read(tmp_path, both, "乙")
    assert [unit.name for unit in roster.units] == ["西镇"]
    assert [(each.code, each.span and each.span.part) for each in roster.warnings] == [("sheet-left", "甲")]
    with pytest.raises(UsageError, match="没有叫“丙”的工作表"):
        read(tmp_path, both, "丙")
    for sheets in ({"甲": Sheet(rows, state="hidden")}, {"甲": Sheet(rows), "乙": Sheet(rows, state="hidden")}):
        assert refused_for(RosterError, read, tmp_path, sheets, list(sheets)[-1]) == ["sheet-hidden"]


def test_all_problems_at_once_from_top_to_bottom(tmp_path: Path) -> None:
    rows: Rows = [
        ["组别", "名称", "份数", "代码"], ["甲", "东镇", "x", number("1E17")], ["甲", None, "2"],
        ["甲", "西镇", "0", "1"], ["乙", "南镇", "1", "1"], ["甲", "北镇"],
    ]  # fmt: skip
    assert refused(tmp_path, rows) == [
        ("source-not-number", "Sheet1!C2"), ("sheet-digits", "Sheet1!D2"), ("sheet-no-name", "Sheet1!B3"),
        ("roster-copies", "Sheet1!C4"), ("sheet-group-apart", "Sheet1!A6"), ("roster-unit-twice", "Sheet1!B5"),
    ]  # fmt: skip


def test_a_problem_calls_a_field_as_the_sheet_does(tmp_path: Path) -> None:
    rows: Rows = [["名称", "印发份数", "床位数（beds，数字，必填）"], ["东镇", "两份", None]]
    with pytest.raises(RosterError) as caught:
        read_rows(tmp_path, rows)
    assert [each.message() for each in caught.value.problems] == ["“份数”应当是数字，“两份”不是", "缺少必填的“床位数”"]


def test_what_nobody_sees_is_told_once_for_each_column(tmp_path: Path) -> None:
    rows = [["名称"], *([f"镇{each} "] for each in range(9)), ["\u200b北镇"]]
    reported = {each.text().splitlines()[0] for each in read_rows(tmp_path, rows).warnings}
    assert reported == {
        "名单.xlsx:Sheet1!A2: 提醒：内容里有开头或者末尾的空格，照原样保留了：A2、A3、A4等 9 处 [sheet-odd-text]",
        "名单.xlsx:Sheet1!A11: 提醒：内容里有看不见的字符，照原样保留了：A11 [sheet-odd-text]",
    }


def test_numbers_filled_in_beforehand_are_no_rows(tmp_path: Path) -> None:
    rows: Rows = [["序号", "名称"], [number("1"), "东镇"], [number("2")], [number("3"), " "]]
    roster = read_rows(tmp_path, rows)
    assert ([unit.name for unit in roster.units], roster.warnings) == (["东镇"], ())


def test_what_stands_beside_the_table_is_told(tmp_path: Path) -> None:
    rows: Rows = [["序号", "名称"], ["一、乡镇"], ["（1）", "东镇"], ["①"], ["制表：示例"], ["2", "填表人：示例"]]
    roster = read_rows(tmp_path, rows)
    assert [unit.name for unit in roster.units] == ["东镇", "填表人：示例"]
    expected = [("sheet-heading-left", "Sheet1!A2"), ("sheet-remark", "Sheet1!B6")]
    assert [(each.code, each.span and each.span.part) for each in roster.warnings] == expected


def test_a_formula_that_was_never_calculated(tmp_path: Path) -> None:
    sheets = {"Sheet1": Sheet([["名称", "电话"], ["东镇", Raw("<f>A1</f><v>0</v>")], ["西镇", number("0")]])}
    (tmp_path / "计算过.xlsx").write_bytes(workbook(sheets))
    assert [unit.phone for unit in read_roster(tmp_path / "计算过.xlsx").units] == ["0", "0"]
    (tmp_path / "没有.xlsx").write_bytes(workbook(sheets, Style(recalculated=True)))
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "没有.xlsx")
    expected = [("sheet-formula", "Sheet1!B2")]
    assert [(each.code, each.span and each.span.part) for each in caught.value.problems] == expected


def test_several_texts_in_one_cell() -> None:
    assert texts_in("甲、乙；丙,丁\n戊") == ("甲", "乙", "丙", "丁", "戊")
    assert texts_in("甲（乙、丙）、丁") == ("甲（乙、丙）", "丁")
    assert texts_in(" 、 ") == texts_in("  ") == ()


@pytest.mark.parametrize(
    "parts",
    [
        {"[Content_Types].xml": "<x/>"},
        {"[Content_Types].xml": "<x/>", "_rels/.rels": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"},
        {"[Content_Types].xml": "<x/>", "_rels/.rels": "<x"},
    ],
)
def test_broken_packages(parts: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(packed(parts))
    with pytest.raises(RosterError):
        read_roster(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("old", "new"),
    [("<v>", "<v"), ('r="A2"', 'r="2A"'), ('<row r="2"', '<row r="1"'), ('t="inlineStr"', 't="s"'), ("A2", "XFE2")],
)
def test_broken_sheets(old: str, new: str, tmp_path: Path) -> None:
    rows: Rows = [["名称", "代码"], ["东镇", number("1")]]
    (tmp_path / "good.xlsx").write_bytes(workbook({"Sheet1": Sheet(rows)}))
    with zipfile.ZipFile(tmp_path / "good.xlsx") as file:
        parts = {name: file.read(name).decode().replace(old, new) for name in file.namelist()}
    (tmp_path / "a.xlsx").write_bytes(packed(parts))
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "a.xlsx")
    assert {each.code for each in caught.value.problems} <= {"sheet-broken", "sheet-empty", "sheet-no-headers"}


def test_every_way_of_another_program(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["单位名称", "邮编", "启用（opened，date）", "公式"])
    sheet.append(["东镇", 4700, None, None])
    sheet["B2"].number_format = "000000"
    book.save(tmp_path / "a.xlsx")
    unit = read_roster(tmp_path / "a.xlsx").units[0]
    assert (unit.name, unit.postcode, unit.extra) == ("东镇", "004700", {"opened": "", "公式": ""})


def test_old_workbooks(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    rows: list[list[object]] = [
        ["组别", "名称", "代码"], ["甲", "东镇", True], ["", "西镇", 5e17], ["乙", "南镇", "3"],
    ]  # fmt: skip
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.row(3).hidden = True
    book.save(str(tmp_path / "a.xls"))
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "a.xls", name="a.xls")
    assert [each.span and each.span.text() for each in caught.value.problems] == ["a.xls:名单!A4"]
    sheet.row(3).hidden = False
    book.save(str(tmp_path / "a.xls"))
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "a.xls", name="a.xls")
    expected = [("sheet-boolean", "名单!C2"), ("sheet-no-group", "名单!A3"), ("sheet-digits", "名单!C3")]
    assert [(each.code, each.span and each.span.part) for each in caught.value.problems] == expected


def of_1995(texts: Sequence[str], codepage: bytes) -> bytes:
    """A workbook of Excel 5.0 with ``texts`` in column A, all in GBK."""

    def record(kind: int, *fields: int, text: bytes = b"") -> bytes:
        body = struct.pack(f"<{len(fields)}H", *fields) + text
        return struct.pack("<HH", kind, len(body)) + body

    encoded = [text.encode("gbk") for text in texts]
    cells = b"".join(record(0x204, row, 0, 0, len(each), text=each) for row, each in enumerate(encoded))
    sheet = record(0x809, 0x500, 0x10, 0, 0) + cells + record(0x0A)
    font = record(0x31, 200, 0, 0x7FFF, 400, 0, 0, 134, text=b"\x00")
    start = record(0x809, 0x500, 5, 0, 0) + codepage + font * 4 + record(0xE0, 0, 0, 1, 0x20, 0x20C0, 0, 0, 0)
    length = len(start) + len(record(0x85, 0, 0, 0, text=b"\x01A")) + len(record(0x0A))
    stream = start + record(0x85, length, 0, 0, text=b"\x01A") + record(0x0A) + sheet
    made = io.BytesIO()
    XlsDoc().save(made, stream)
    old, new = (name.encode("utf-16-le").ljust(64, b"\0") for name in ("Workbook", "Book"))
    return made.getvalue().replace(old + struct.pack("<H", 18), new + struct.pack("<H", 10))


@pytest.mark.parametrize("codepage", [b"", struct.pack("<HHH", 0x42, 2, 936)], ids=["no code page", "936"])
def test_a_workbook_of_1995(codepage: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(of_1995(["单位名称", "示例镇"], codepage))
    assert [unit.name for unit in read_roster(tmp_path / "a.xls").units] == ["示例镇"]


def test_an_old_workbook_that_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a broken file xlrd raises errors of any type."""
    book = xlwt.Workbook()
    book.add_sheet("名单").write(0, 0, "名称")
    book.save(str(tmp_path / "a.xls"))

    def fail(**_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("xlrd.open_workbook", fail)
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "a.xls")
    assert [each.code for each in caught.value.problems] == ["sheet-old-broken"]
    assert "AssertionError" not in caught.value.text("zh")


def test_a_formula_of_an_old_workbook_without_its_result(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for row, (name, phone) in enumerate([("名称", "电话"), ("东镇", xlwt.Formula("A1")), ("西镇", "")]):
        sheet.write(row, 0, name)
        sheet.write(row, 1, phone)
    book.save(str(tmp_path / "a.xls"))
    with pytest.raises(RosterError) as caught:
        read_roster(tmp_path / "a.xls", name="a.xls")
    expected = [("sheet-formula", "名单!B2")]
    assert [(each.code, each.span and each.span.part) for each in caught.value.problems] == expected


def test_what_is_read_and_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "units.yml").write_text("groups: [{name: 甲, units: [{name: 东镇}]}]", encoding="utf-8")
    assert [unit.name for unit in load_units(tmp_path / "units.yml").units] == ["东镇"]
    (tmp_path / "名单.ods").write_bytes(b"PK")
    with pytest.raises(RosterError, match="ods 文件"):
        load_units(tmp_path / "名单.ods")
    with pytest.raises(UsageError):
        load_units(tmp_path / "no.xlsx")
    (tmp_path / "名单.xlsx").mkdir()
    with pytest.raises(GeneratorError):
        load_units(tmp_path / "名单.xlsx")


def test_a_workbook_that_unpacks_too_large(tmp_path: Path) -> None:
    data = workbook({"Sheet1": Sheet([["名称"], ["东" * 2_000_000]])}, Style())
    (tmp_path / "a.xlsx").write_bytes(data)
    assert refused_for(RosterError, read_roster, tmp_path / "a.xlsx") == ["sheet-too-big"]


CHOSEN = "单位名称,电话\n东镇,0230\n"


def csv_roster(data: bytes, folder: Path, name: str = "名单.csv") -> Roster:
    (folder / name).write_bytes(data)
    return read_roster(folder / name, name=name)


def refused_text(data: bytes, folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(RosterError) as caught:
        csv_roster(data, folder)
    return [(each.code, each.span.text().partition(":")[2] if each.span else "") for each in caught.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(encoding: str, delimiter: str, end: str, tmp_path: Path) -> None:
    text = CHOSEN.replace(",", delimiter).replace("\n", end)
    roster = csv_roster(text.encode(encoding), tmp_path)
    assert [(unit.name, unit.phone) for unit in roster.units] == [("东镇", "0230")]
    assert [each.code for each in roster.warnings] == (["sheet-encoding"] if encoding.startswith("gb") else [])


def test_what_is_no_text_or_may_be_two(tmp_path: Path) -> None:
    assert refused_text(b"PK\x03\x04", tmp_path) == [("sheet-not-csv", "")]
    assert refused_text(CHOSEN.encode("utf-16-le"), tmp_path) == [("sheet-encoding-unclear", "")]
    assert refused_text(CHOSEN.encode()[:-8] + b"\xff\n", tmp_path) == [("sheet-encoding-unclear", "")]
    expected = [("sheet-encoding-unclear", "")]
    assert refused_text("单位名称".encode() + b",x\n\xe4\xb8,1\n" + "东镇,2\n".encode(), tmp_path) == expected
    for encoding, names in {"big5": "龍門鎮\n廟宇鎮", "shift_jis": "東京都\n大阪府"}.items():
        assert refused_text(f"name\n{names}\n".encode(encoding), tmp_path) == [("sheet-encoding-unclear", "")]
    both = "name\nжи\n".encode()
    assert both.decode("gb18030")
    assert refused_text(both, tmp_path) == [("sheet-encoding-unclear", "")]


def test_quotes(tmp_path: Path) -> None:
    roster = csv_roster('name,address\n"东""镇","a,b\n\nc"\n西镇,b"c\n'.encode(), tmp_path)
    assert [(unit.name, unit.address) for unit in roster.units] == [('东"镇', "a,b\n\nc"), ("西镇", 'b"c')]
    assert roster.units[1].place.line == 5
    for text, place in {'name,phone\n东镇,"1\n': "2:4", 'name,phone\n东镇,"1"2\n': "2:4"}.items():
        assert refused_text(text.encode(), tmp_path) == [("sheet-quote", place)]


def test_what_excel_says_of_the_delimiter(tmp_path: Path) -> None:
    assert [unit.phone for unit in csv_roster("sep=;\nname;phone\n东镇;1,2\n".encode(), tmp_path).units] == ["1,2"]


def test_ragged_rows_stand_at_their_lines(tmp_path: Path) -> None:
    text = "××县单位名单\n名称,代码\n东镇,1\n\n西镇\n南镇,3,4\n,\n北镇,5\n"
    assert refused_text(text.encode(), tmp_path) == [("sheet-ragged", "5:1"), ("sheet-ragged", "6:1")]


def test_marks_of_a_text(tmp_path: Path) -> None:
    cells = {"'0230": "0230", '"=""0230"""': "0230", "'=1": "=1", "''a": "'a", "'a": "'a", "5E1": "5E1", "=1": "=1"}
    text = "name,phone\n" + "".join(f"镇{number},{cell}\n" for number, cell in enumerate(cells))
    assert [unit.phone for unit in csv_roster(text.encode(), tmp_path).units] == list(cells.values())


@pytest.mark.parametrize(
    ("cell", "code"),
    {
        "#N/A": "sheet-error-value",
        "#NAME?": "sheet-error-value",
        "#REF!": "sheet-error-value",
        "####": "sheet-narrow",
    }.items(),
)
def test_what_excel_writes_for_what_it_could_not_show(cell: str, code: str, tmp_path: Path) -> None:
    assert refused_text(f"name,phone\n东镇,{cell}\n".encode(), tmp_path) == [(code, "2:4")]
    assert csv_roster(f"name,phone\n东镇,'{cell}\n".encode(), tmp_path).units[0].phone == cell


def test_a_number_sign_before_a_text(tmp_path: Path) -> None:
    units = csv_roster("name,phone\n东镇,#5\n西镇,'#5\n".encode(), tmp_path).units
    assert [unit.phone for unit in units] == ["#5", "'#5"]


@pytest.mark.parametrize("number", ["5.00237E+17", "1.38E+10", "-1e+10"])
def test_numbers_that_excel_has_destroyed(number: str, tmp_path: Path) -> None:
    assert refused_text(f"name,phone\n东镇,{number}\n".encode(), tmp_path) == [("sheet-scientific", "2:4")]


def test_a_unit_is_pickled_without_the_text(tmp_path: Path) -> None:
    of_text, of_workbook = csv_roster(CHOSEN.encode(), tmp_path), read_rows(tmp_path, [["名称"], ["东镇"]])
    for roster, place in ((of_text, "名单.csv:2"), (of_workbook, "名单.xlsx:Sheet1!A2")):
        again = pickle.loads(pickle.dumps(roster.units[0]))
        assert (again.place.line, again.span.text()) == (2, place)
    assert of_text.units[0].span.text() == "名单.csv:2:1"


@pytest.mark.parametrize("path", sorted((BAD / "roster_sheets").glob("*.csv")), ids=lambda path: path.stem)
def test_a_bad_file_earns_its_problems(path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(path, name=path.name)
    wanted = path.with_suffix(".csv.expected").read_text(encoding="utf-8").splitlines()
    assert [f"{each.span and each.span.text()} {each.code}" for each in caught.value.problems] == wanted
    assert all(each.text("en") and each.text("zh") for each in caught.value.problems)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_countrys_hard_names(encoding: str, tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "dispatch" / "hard-names.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    names = [row["name"] for row in csv.DictReader(lines)]
    roster = csv_roster("\n".join(lines).encode(encoding), tmp_path)
    assert [unit.name for unit in roster.units] == names
    assert len(names) > 50


# A sheet of thirty awkward cells, and twenty-five awkward files: read exactly, or refused at the right cell.


def place(problem: Problem) -> str:
    """The place of a problem without the file."""
    assert problem.span is not None
    return problem.span.text().removeprefix(problem.span.file).removeprefix(":")


def cell_of(case: Case, cases: list[Case]) -> str:
    return f"名单!{'ABCDEFGHI'[FIELDS.index(case.field)]}{cases.index(case) + 2}"


def value(unit: Unit, field: str) -> object:
    return unit.as_mapping()[field]


def as_read(path: Path, data: bytes) -> Roster:
    path.write_bytes(data)
    return read_roster(path, name=path.name)


def as_expected(unit: Unit, wanted: dict[str, object]) -> bool:
    """Whether the unit is what is wanted; days are compared as they print."""
    said = {field: value(unit, field) for field in wanted}
    return all(each == wanted[field] or str(each) == wanted[field] for field, each in said.items())


def comes_out(file: File, folder: Path) -> bool:
    try:
        roster = as_read(folder / file.name, file.make())
    except RosterError as error:
        return [(each.code, place(each)) for each in error.problems] == [(file.refused, file.place)]
    reported = [each.code for each in roster.warnings]
    return reported == list(file.reported) and len(roster.units) == len(file.units) > 0 and all(
        map(as_expected, roster.units, file.units)
    )  # fmt: skip


def test_fifty_five_of_fifty_five(tmp_path: Path) -> None:
    cases = list(CASES)
    with pytest.raises(RosterError) as caught:
        as_read(tmp_path / "名单.xlsx", sheet_of(cases))
    refused = {place(each): each.code for each in caught.value.problems}
    good = [each for each in cases if not each.refused]
    roster = as_read(tmp_path / "名单.xlsx", sheet_of(good))
    reported = {place(each): each.code for each in roster.warnings}
    assert reported.keys() == {cell_of(each, good) for each in good if each.reported}

    right = [
        each.what
        for each in cases
        if each.refused and refused.pop(cell_of(each, cases), "") == each.refused
    ]  # fmt: skip
    for case, unit in zip(good, roster.units, strict=True):
        expected = list(case.value) if isinstance(case.value, tuple) else case.value
        if value(unit, case.field) == expected and reported.get(cell_of(case, good), "") == case.reported:
            right.append(case.what)
    right += [each.what for each in FILES if comes_out(each, tmp_path)]

    assert refused == {}
    assert [each.what for each in (*CASES, *FILES) if each.what not in right] == []
    assert (len(CASES), len(FILES), len(right), len(set(right))) == (30, 25, 55, 55)


def test_a_cell_with_more_than_a_workbook_holds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match="sheet-text-long"):
        as_read(tmp_path / "名单.csv", f"单位名称,地址\n东镇,{'字' * 32_768}\n".encode())
