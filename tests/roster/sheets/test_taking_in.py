"""A sheet that is imported: the columns that only their values explain, secrets, blanks around names, struck cells."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from generator.ground.errors import RosterError, Span, UsageError
from generator.roster.editing.importing import import_into
from generator.roster.sheets.column_choice import cell_words, seen_sheet
from generator.roster.sheets.heading_meanings import LEFT_OUT
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from tests.refused import refused, refused_for
from tests.roster.sheets.workbooks import Sheet, workbook
from tests.sample_office import roster_of

NOBODY: frozenset[str] = frozenset()


def take(
    folder: Path,
    columns: Mapping[str, Sequence[str]],
    addresses: Collection[str] | None = NOBODY,
    into: Roster | None = None,
) -> ExplicitRoster:
    rows = [columns.keys(), *zip(*columns.values(), strict=True)]
    path = folder / "名册.csv"
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    return load_explicit(path, takes_in=True, addresses=addresses, into=into)


def names(count: int) -> list[str]:
    return [f"第{number}小学" for number in range(count)]


def kinds(rows: int, values: int) -> list[str]:
    return [f"{number % values}类" for number in range(rows)]


@pytest.mark.parametrize(
    ("rows", "columns", "addresses", "groups", "code"),
    [
        pytest.param(60, [kinds(60, 12)], NOBODY, 12, "taken", id="twelve, a fifth"),
        pytest.param(59, [kinds(59, 12)], NOBODY, 1, None, id="more than a fifth"),
        pytest.param(90, [kinds(90, 13)], NOBODY, 1, None, id="thirteen"),
        pytest.param(10, [kinds(10, 1)], NOBODY, 1, None, id="one for all"),
        pytest.param(10, [[*kinds(9, 2), ""]], NOBODY, 1, None, id="not in every row"),
        pytest.param(4, [["各县直校", "民办", "民办", "县直校"]], {"县直校"}, 3, "taken", id="addressed by a notice"),
        pytest.param(10, [kinds(10, 2), kinds(10, 1)], {"0类"}, 1, "offered", id="two"),
        pytest.param(10, [kinds(10, 2)], None, 1, None, id="not asked"),
    ],
)
def test_a_column_of_groups_is_known_by_its_values(
    tmp_path: Path,
    rows: int,
    columns: list[list[str]],
    addresses: Collection[str] | None,
    groups: int,
    code: str | None,
) -> None:
    own = {f"单位性质{number}": column for number, column in enumerate(columns)}
    roster = take(tmp_path, {"名称": names(rows), **own}, addresses).roster
    assert len(roster.groups) == groups
    assert {unit.name for unit in roster.units} == set(names(rows))
    assert [each.code for each in roster.warnings] == ([f"sheet-groups-{code}"] if code else [])
    assert len(load_units(tmp_path / "名册.csv").groups) == 1


def test_groups_that_are_there_stay(tmp_path: Path) -> None:
    into = take(tmp_path, {"名称": names(10), "组别": ["甲"] * 10}).roster
    coming = take(tmp_path, {"名称": names(10), "单位性质": kinds(10, 2)}, into=into)
    assert "group" not in coming.columns


@pytest.mark.parametrize(
    ("heading", "texts", "is_code"),
    [
        ("学校标识码", ["5101", "5102"], True),
        ("学校标识码", ["A-01", "B-02"], True),
        ("学校标识码", ["5101", "510"], False),
        ("学校标识码", ["5101", "5101"], False),
        ("负责人手机号码", ["5101", "5102"], False),
        ("门牌", ["5101", "5102"], False),
    ],
)
def test_unlike_values_of_one_form_are_codes(tmp_path: Path, heading: str, texts: list[str], is_code: bool) -> None:
    coming = take(tmp_path, {"名称": names(2), heading: texts})
    assert [unit.code for unit in coming.roster.units] == (texts if is_code else ["", ""])
    assert coming.roster.headings[heading] == ("code" if is_code else heading)


@pytest.mark.parametrize("heading", ["登录密码", "找回密码问题", "身份证号码", "开户银行", "对公账号", "Password"])
def test_secrets_are_left_out_unless_the_desk_declares_them(tmp_path: Path, heading: str) -> None:
    columns = {"名称": names(2), heading: ["一", "二"]}
    roster = take(tmp_path, columns).roster
    assert (heading in roster.headings, [each.code for each in roster.warnings]) == (False, ["sheet-secret-left"])
    into = Roster("units.yaml", b"", (DeclaredField("own", heading, required=False, kind="text"),), (), {})
    assert [unit.extra for unit in take(tmp_path, columns, into=into).roster.units] == [{"own": "一"}, {"own": "二"}]


def test_blanks_around_names_are_taken_away(tmp_path: Path) -> None:
    roster = take(
        tmp_path, {"名称": ["甲 ", "　乙", "丙"], "组别": ["县 ", "县", "县"], "地址": ["路 ", "", ""]}
    ).roster
    expected = [("甲", "县", "路 "), ("乙", "县", ""), ("丙", "县", "")]
    assert [(unit.name, unit.group, unit.address) for unit in roster.units] == expected
    assert [each.facts.get("count") for each in roster.warnings if each.code == "sheet-trimmed"] == [3]


@pytest.mark.parametrize(
    ("second", "addresses", "groups"),
    [
        ("乙市(共1个)", NOBODY, {"甲市": 2, "乙市": 1}),
        ("乙市（2所）", NOBODY, {"名册": 3}),  # says another number
        ("乙市", NOBODY, {"名册": 3}),  # says none
        ("乙市（1所）", None, {"名册": 3}),  # not asked
    ],
)
def test_rows_that_say_how_many_follow_are_groups(
    tmp_path: Path, second: str, addresses: Collection[str] | None, groups: dict[str, int]
) -> None:
    columns = {"序号": ["甲市（2所）", "1", "2", second, "3"], "学校名称": ["", "一中", "二中", "", "三中"]}
    roster = take(tmp_path, columns, addresses).roster
    assert {each.name: len(each.units) for each in roster.groups} == groups
    code = "sheet-heading-left" if len(groups) == 1 else "sheet-headings-taken"
    assert [(each.code, each.facts["count"]) for each in roster.warnings] == [(code, 2)]


def test_a_column_is_named_by_its_letter(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("部门,电话,部门,性质\n一科,1,二科,甲\n三科,2,四科,乙\n", encoding="utf-8")
    assert '--name-column "C"' in refused(RosterError, load_explicit, path).problems[0].remedy("zh")
    with pytest.raises(RosterError):
        load_explicit(path, name_column="部门")
    roster = load_explicit(path, name_column="c", chosen={"D": "group"}).roster
    expected = [("二科", "甲", "一科"), ("四科", "乙", "三科")]
    assert [(unit.name, unit.group, unit.extra["部门"]) for unit in roster.units] == expected
    with pytest.raises((RosterError, UsageError)):
        load_explicit(path, name_column="X")


def test_struck_cells_are_reported_like_hidden_ones(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["名册", None], ["名称", "电话"], ["甲", "1"], ["乙", "2"], ["丙", "3"], ["丁", "4"]):
        page.append(row)
    page["A1"].font = page["B5"].font = Font(strike=True)
    page["A4"] = CellRichText("乙", TextBlock(InlineFont(strike=True), "旧"))
    page["A6"].font = Font(strike=False)
    book.save(tmp_path / "名册.xlsx")
    [problem] = refused(RosterError, load_units, tmp_path / "名册.xlsx").problems
    assert (problem.code, problem.facts["count"], str(problem.facts["rows"])) == ("sheet-struck", 2, "4—5")


WHITE, GREY, BLACK = "FFFFFFFF", "FFDDDDDD", "FF000000"


def test_text_in_the_colour_of_its_background_is_reported_like_hidden_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["名称", "备注"], *([name, "字"] for name in "甲乙丙丁戊己")):
        page.append(row)
    looks: list[tuple[str | Color, str | None]] = [
        (WHITE, None), (Color(theme=0), WHITE), (WHITE, BLACK), (GREY, GREY), (BLACK, None), (GREY, None),
    ]  # fmt: skip
    for at, (ink, paper) in enumerate(looks, start=2):
        page[f"B{at}"].font = Font(color=ink)
        if paper is not None:
            page[f"B{at}"].fill = PatternFill("solid", fgColor=paper)
    page["A1"].font = Font(color=WHITE)  # a heading on the dark ground of a table's style
    book.save(tmp_path / "名册.xlsx")
    with pytest.raises(RosterError) as caught:
        load_units(tmp_path / "名册.xlsx")
    [problem] = caught.value.problems
    assert (problem.code, problem.facts["count"], str(problem.facts["rows"])) == ("sheet-unseen", 3, "2—3、5")


def test_white_text_of_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("名册")
    looks = ("", "font: colour white", "font: colour white; pattern: pattern solid, fore_colour black", "font: bold on")
    for row, look in enumerate(looks):
        page.write(row, 0, ("名称", "甲", "乙", "丙")[row], xlwt.easyxf(look))
    book.save(str(tmp_path / "名册.xls"))
    with pytest.raises(RosterError) as caught:
        load_units(tmp_path / "名册.xls")
    [problem] = caught.value.problems
    assert (problem.code, str(problem.facts["rows"])) == ("sheet-unseen", "2")


ENDS = [FormatObject("min"), FormatObject("max")]
RULES = {
    "struck": (Rule("expression", dxf=DifferentialStyle(font=Font(strike=True)), formula=["B2=1"]), True),
    "white": (Rule("expression", dxf=DifferentialStyle(font=Font(color=WHITE)), formula=["B2=1"]), True),
    "hidden": (
        Rule("expression", dxf=DifferentialStyle(numFmt=NumberFormat(164, formatCode=";;;")), formula=["B2=1"]), True,
    ),
    "a bar alone": (Rule("dataBar", dataBar=DataBar(showValue=False, cfvo=ENDS, color=BLACK)), True),
    "a bar": (Rule("dataBar", dataBar=DataBar(showValue=True, cfvo=ENDS, color=BLACK)), False),
    "red": (Rule("expression", dxf=DifferentialStyle(font=Font(color="FFFF0000")), formula=["B2=1"]), False),
    "white on red": (
        Rule(
            "expression",
            dxf=DifferentialStyle(font=Font(color=WHITE), fill=PatternFill(bgColor="FFFF0000")),
            formula=["B2=1"],
        ),
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("area", ["B2:B3", "D2:D3", "B8:B9", "A1:XFD1048576"])
def test_a_conditional_format_that_may_hide_what_is_read_is_named(area: str, tmp_path: Path) -> None:
    """Whether it does only a spreadsheet knows; one that colours, or is beside the units, changes no text."""
    wrong = []
    for name, (rule, hides) in RULES.items():
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        for row in (["名称", "床位数"], ["甲", 1], ["乙", 2]):
            page.append(row)
        page.conditional_formatting.add(area, rule)
        book.save(tmp_path / "名册.xlsx")
        codes = [each.code for each in load_units(tmp_path / "名册.xlsx").warnings]
        if ("sheet-conditional" in codes) != (hides and area in ("B2:B3", "A1:XFD1048576")):
            wrong.append((name, codes))
    assert wrong == []


def test_struck_cells_of_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("名册")
    struck = xlwt.easyxf("font: struck_out true")
    for row, cells in enumerate((["名称", "电话"], ["甲", "1"], ["乙", "2"], ["丙", "3"])):
        page.write(row, 0, cells[0])
        page.write(row, 1, cells[1], *([struck] if row == 1 else []))
    page.write_rich_text(4, 0, ("丁", ("旧", struck.font)))
    book.save(str(tmp_path / "名册.xls"))
    [problem] = refused(RosterError, load_units, tmp_path / "名册.xls").problems
    assert (problem.code, problem.facts["count"], str(problem.facts["rows"])) == ("sheet-struck", 2, "2、5")


def test_rows_of_one_name_are_told_apart_by_the_column_that_differs(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("名称,标识号,类别\n甲,3601,初中\n甲,3602,初中\n", encoding="utf-8")
    [problem] = refused(RosterError, load_units, tmp_path / "名册.csv").problems
    assert problem.code == "roster-unit-twice"
    assert "“标识号”不一样" in problem.remedy("zh")
    assert "类别" not in problem.remedy("zh")


# A sheet as it is shown to somebody who chooses what its columns mean, and as it is read then.


ROSTER = """\
fields:
  - {name: beds, title: 床位数, kind: number}
groups:
  - name: 乡镇
    units:
      - name: 示例甲镇
"""
ROWS = (
    ("某县各单位一览",),
    ("序号", "哪个单位", "值班室", "床位数", "备注"),
    ("1", "示例甲镇", "023-1", "30", "甲"),
    ("2", "示例乙镇", "023-2", "四十", ""),
)


def written(path: Path, **sheets: tuple[tuple[str, ...], ...]) -> Path:
    path.write_bytes(
        workbook({name: Sheet([[each or None for each in row] for row in rows]) for name, rows in sheets.items()})
    )
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    return roster_of(tmp_path, ROSTER)


def test_the_columns_of_a_sheet_are_seen_as_they_are_read(tmp_path: Path, roster: Roster) -> None:
    seen = seen_sheet(written(tmp_path / "1.xlsx", 名单=ROWS), into=roster)
    assert (seen.names, seen.name, seen.row) == (("名单",), "名单", 2)
    assert [(each.letters, each.heading, each.field) for each in seen.columns] == [
        ("A", "序号", None), ("B", "哪个单位", None), ("C", "值班室", None), ("D", "床位数", None),
        ("E", "备注", None),
    ]  # fmt: skip
    assert seen.columns[1].samples == ("示例甲镇", "示例乙镇")


def test_a_column_that_numbers_rows_is_not_read_where_a_row_of_sums_is_below(tmp_path: Path, roster: Roster) -> None:
    rows = (("编号", "单位名称", "份数"), ("1", "示例甲镇", "2"), ("2", "示例乙镇", "1"), ("合计", "", "3"))
    path = written(tmp_path / "1.xlsx", 名单=rows)
    assert [each.field for each in seen_sheet(path, into=roster).columns] == [None, "name", "copies"]
    assert "编号" not in {each.title for each in load_explicit(path, into=roster).roster.fields}


def test_chosen_columns_are_read_and_remembered(tmp_path: Path, roster: Roster) -> None:
    path = written(tmp_path / "1.xlsx", 名单=(*ROWS[:3],))
    chosen = {"哪个单位": "name", "值班室": "phone", "备注": LEFT_OUT}
    seen = seen_sheet(path, into=roster, chosen=chosen)
    expected = [("A", None), ("B", "name"), ("C", "phone"), ("D", "beds"), ("E", None)]
    assert [(each.letters, each.field) for each in seen.columns] == expected
    coming = load_explicit(path, into=roster, chosen=chosen, name="某县.xlsx")
    assert coming.roster.units[0].phone == "023-1"
    assert [field.name for field in coming.roster.fields] == ["beds"]
    units = tmp_path / "units.yaml"
    import_into(units, coming)
    text = units.read_text(encoding="utf-8")
    assert "{name: phone, title: 值班室}" in text
    assert "{name: name, title: 哪个单位}" in text
    again = seen_sheet(path, into=load_roster(units))
    assert [each.field for each in again.columns][1:3] == ["name", "phone"]


def test_a_choice_goes_before_the_usual_words(tmp_path: Path, roster: Roster) -> None:
    path = written(tmp_path / "1.xlsx", 名单=(("名称", "电话", "床位数"), ("示例甲镇", "a@example.cn", "1")))
    chosen = {"电话": "email", "床位数": "copies"}
    coming = load_explicit(path, into=roster, chosen=chosen)
    assert coming.columns == {"name", "email", "copies"}
    left_out = load_explicit(path, into=roster, chosen={"电话": LEFT_OUT, "床位数": LEFT_OUT})
    assert left_out.columns == {"name"}
    assert left_out.roster.warnings == ()


def test_of_several_sheets_one_is_chosen(tmp_path: Path) -> None:
    path = written(tmp_path / "1.xlsx", 甲=ROWS, 乙=(("名称",), ("示例丙镇",)), 空=())
    assert (seen_sheet(path).names, seen_sheet(path).name) == (("甲", "乙"), None)
    assert [each.heading for each in seen_sheet(path, sheet="乙").columns] == ["名称"]
    assert seen_sheet(path, sheet="没有").name is None


def test_problems_are_at_cells_in_words(tmp_path: Path, roster: Roster) -> None:
    chosen = {"哪个单位": "name"}
    book = written(tmp_path / "1.xlsx", 名单=ROWS)
    text = tmp_path / "1.csv"
    text.write_text("\n".join(",".join(row) for row in ROWS[1:]), encoding="utf-8")
    for path, row in ((book, 4), (text, 3)):
        (problem,) = refused(RosterError, load_explicit, path, into=roster, chosen=chosen).problems
        assert problem.span is not None
        seen = seen_sheet(path, into=roster, chosen=chosen)
        assert seen.cell_at(problem.span) == (row, 4)
        assert seen.cells(row)[4] == "四十"
    assert (cell_words(7, 4).zh, cell_words(7, 4).en) == ("第 7 行 D 列", "row 7, column D")


def test_what_is_no_cell_has_no_place(tmp_path: Path) -> None:
    seen = seen_sheet(written(tmp_path / "1.xlsx", 名单=ROWS))
    assert seen.cell_at(Span("1.xlsx", part="名单")) is None
    assert seen.cell_at(Span("1.xlsx", part="!组")) is None
    assert seen.cell_at(Span("1.xlsx")) is None


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "1.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(RosterError):
        seen_sheet(broken)
    assert refused_for(RosterError, seen_sheet, written(tmp_path / "2.xlsx", 空=())) == ["sheet-empty"]


def _raised_in_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["单位名称", "面积"], ["甲", "20㎡"], ["乙", ""]):
        page.append(row)
    page["B3"] = CellRichText("100m", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    book.save(path)


def _raised_in_xls(path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("名单")
    for row, cells in enumerate([["单位名称", "面积"], ["甲", "20㎡"], ["乙"]]):
        for column, text in enumerate(cells):
            page.write(row, column, text)
    page.write_rich_text(2, 1, ("100m", ("2", xlwt.easyxf("font: escapement superscript").font)))
    book.save(str(path))


@pytest.mark.parametrize(("name", "made"), [("名单.xlsx", _raised_in_xlsx), ("名单.xls", _raised_in_xls)])
def test_raised_text_is_said(tmp_path: Path, name: str, made: Callable[[Path], None]) -> None:
    made(tmp_path / name)
    roster = load_units(tmp_path / name)
    (warning,) = roster.warnings
    assert (warning.code, str(warning.facts["cells"])) == ("sheet-raised", "B3")
    assert roster.units[1].extra["面积"] == "100m2"
