"""A roster that is a sheet is replaced by another sheet: byte for byte, or not at all."""

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import GeneratorError, RosterError
from generator.roster.editing.importing import ImportChanges, ImportResult
from generator.roster.editing.in_place import RosterEdit
from generator.roster.editing.roster_changes import Comparison, as_text, explicit_values
from generator.roster.editing.unit_edits import take_back
from generator.roster.sheet_replacing import compared_as_whole, replace_sheet, sheet_for, write_first_sheet
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.units.explicit_roster import ExplicitRoster
from tests.refused import refused
from tests.templates.excel import workbooks

Rows = tuple[tuple[object, ...], ...]
PRESENT: Rows = (("单位名称", "联系电话"), ("示例甲镇", "023-1"), ("示例乙镇", "023-2"))
MORE: Rows = (*PRESENT, ("示例丙镇", "023-3"))
LESS: Rows = (("单位名称", "联系电话"), ("示例甲镇", None))


workbook = partial(workbooks.workbook, title="Sheet")


def csv(rows: Rows) -> bytes:
    return "".join(",".join(str(cell or "") for cell in row) + "\n" for row in rows).encode()


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook(PRESENT))
    return path


def replaced(path: Path, data: bytes, name: str = "新.xlsx", **options: object) -> ImportResult:
    """The result of replacing the sheet at ``path`` by one with these bytes, called ``name``."""
    new = path.parent / name
    new.write_bytes(data)
    return replace_sheet(path, sheet_for(path, new), **options)  # type: ignore[arg-type]


def codes(fault: GeneratorError) -> list[str]:
    return [each.code for each in fault.problems]


def test_the_new_sheet_is_there_byte_for_byte(roster: Path) -> None:
    before, data = roster.read_bytes(), workbook(MORE)
    assert replaced(roster, data, dry_run=True).edited.after.data == data
    assert roster.read_bytes() == before
    edited = replaced(roster, data).edited
    assert (roster.read_bytes(), edited.before, edited.after.data) == (data, before, data)
    assert [unit.name for unit in load_units(roster).units] == ["示例甲镇", "示例乙镇", "示例丙镇"]


def test_it_is_taken_back(roster: Path) -> None:
    before = roster.read_bytes()
    edited = replaced(roster, workbook(MORE)).edited
    take_back(roster, edited.before, based_on=edited.after.sha256)
    assert roster.read_bytes() == before
    edited = replaced(roster, workbook(MORE)).edited
    roster.write_bytes(workbook(LESS))
    refusal = refused(RosterError, take_back, roster, edited.before, based_on=edited.after.sha256)
    assert codes(refusal) == ["roster-edit-elsewhere"]
    assert roster.read_bytes() != before


def test_what_would_be_lost_has_to_be_agreed_to(roster: Path) -> None:
    before, data = roster.read_bytes(), workbook(LESS)
    assert replaced(roster, data, dry_run=True).comparison.losses == 2
    refusal = refused(RosterError, replaced, roster, data)
    assert codes(refusal) == ["roster-sheet-losses"]
    assert "会少掉 2 处" in refusal.problems[0].message("zh")
    assert roster.read_bytes() == before
    replaced(roster, data, may_lose=True)
    assert roster.read_bytes() == data


def test_a_roster_that_was_changed_since_the_look_stays(roster: Path) -> None:
    seen = load_units(roster).sha256
    roster.write_bytes(workbook(LESS))
    before = roster.read_bytes()
    assert codes(refused(RosterError, replaced, roster, workbook(MORE), based_on=seen)) == ["roster-edit-elsewhere"]
    assert roster.read_bytes() == before


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ".xls", ".xlsm", ".yaml", ""])
def test_a_sheet_of_another_format_is_refused(roster: Path, suffix: str) -> None:
    refusal = refused(RosterError, replaced, roster, csv(MORE), f"新{suffix}")
    assert codes(refusal) == ["roster-sheet-suffix"]
    assert "“另存为”存成 .xlsx" in (refusal.problems[0].remedy("zh") or "")


@pytest.mark.parametrize("suffix", [".csv", ".TXT", ".tsv"])
def test_sheets_in_texts_are_replaced_as_well(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"名单{suffix}"
    path.write_bytes(csv(PRESENT))
    replaced(path, csv(MORE), f"新{suffix.lower()}")
    assert path.read_bytes() == csv(MORE)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (workbook((("单位名称", "份数"), ("示例甲镇", "五份"))), "source-not-number", "B2"),
        (workbook(((None, "联系电话"), (None, "023-1"))), "sheet-no-headers", ""),
        (workbook(MORE, lambda sheet: sheet.parent.create_sheet("别的").append(["内容"])), "sheet-several", ""),
        (workbook(()), "sheet-empty", ""),
        (b"PK\x03\x04 nothing", "template-package-damaged", ""),
    ],
    ids=["a wrong cell", "no names", "several sheets", "nothing", "damaged"],
)
def test_what_no_build_could_read_is_refused(roster: Path, data: bytes, code: str, place: str) -> None:
    before = roster.read_bytes()
    [problem] = refused(GeneratorError, replaced, roster, data).problems
    assert problem.code == code
    assert problem.span is not None
    assert (problem.span.part or "").endswith(place)
    assert roster.read_bytes() == before


def test_units_stay_in_the_group_that_is_called_as_the_roster(roster: Path) -> None:
    assert not replaced(roster, workbook(MORE), "另一个名字.xlsx").comparison.renamed_groups
    renamed = replaced(roster, workbook(MORE, title="2026年"), dry_run=True).comparison
    assert (renamed.renamed_groups, renamed.moves) == ({"名单": "2026年"}, {})


def test_the_first_sheet_is_written_where_there_is_none(tmp_path: Path) -> None:
    path, new = tmp_path / "名单.csv", tmp_path / "新.csv"
    new.write_bytes(csv(PRESENT))
    coming = sheet_for(path, new)
    write_first_sheet(path, coming.roster)
    assert path.read_bytes() == csv(PRESENT)
    assert codes(refused(GeneratorError, write_first_sheet, path, coming.roster)) == ["roster-import-exists"]


# A roster against one that takes its place as a whole: nothing changes and nothing is lost without a word.


HEADINGS = ("序号", "名称", "代码", "电话", "通讯地址", "床位数", "组名", "主送类别")
ROWS = (
    ("1", "示例甲镇", "1", "023-1", "示例路1号", "30", "乡镇", "乡镇民政办"),
    ("2", "示例乙镇", "2", "", "", "", "乡镇", "乡镇民政办"),
    ("3", "示例学校", "", "023-3", "", "", "学校", ""),
)
Lines = Sequence[Sequence[str]]
_FIRST, _SECOND, _THIRD = ROWS


def with_cell(row: int, heading: str, text: str) -> Lines:
    changed = list(ROWS[row])
    changed[HEADINGS.index(heading)] = text
    return (*ROWS[:row], changed, *ROWS[row + 1 :])


def without(heading: str) -> Lines:
    place = HEADINGS.index(heading)
    return [(*row[:place], *row[place + 1 :]) for row in (HEADINGS, *ROWS)]


SAID: dict[str, tuple[Lines, list[str]]] = {
    "the same units": (ROWS, []),
    "rows that are numbered otherwise": (with_cell(2, "序号", "9"), []),
    "no numbers of rows": (without("序号"), []),
    "a value": (with_cell(0, "电话", "023-9"), ["示例甲镇：电话 023-1 → 023-9"]),
    "a cell that is empty now": (with_cell(0, "电话", ""), ["示例甲镇：电话 023-1 → （空）"]),
    "a cell that was empty": (with_cell(1, "电话", "023-2"), ["示例乙镇：电话 （空） → 023-2"]),
    "a unit that is gone": (ROWS[:2], ["表里没有，删去：示例学校（学校）"]),
    "a new unit": ((*ROWS, ("4", "示例丙镇", "", "", "", "", "学校", "")), ["新单位：示例丙镇（学校）"]),
    "another order": ((_SECOND, _FIRST, _THIRD), ["单位的先后次序和现在不一样"]),
    "a group that is called otherwise": (with_cell(2, "组名", "中学"), ["组“学校”改叫“中学”"]),
    "a group in two": (
        (_FIRST, (*_SECOND[:6], "街道", ""), _THIRD),
        ["新的组：街道（主送类别 街道）", "示例乙镇：组别 乡镇 → 街道"],
    ),
    "two groups in one": ((_FIRST, _SECOND, (*_THIRD[:6], "乡镇", "乡镇民政办")), ["示例学校：组别 学校 → 乡镇"]),
    "another class": (with_cell(2, "主送类别", "各学校"), ["组“学校”：主送类别 学校 → 各学校"]),
    "a column that is gone": (without("床位数"), ["表里没有这一列：床位数", "示例甲镇：床位数 30 → （空）"]),
    "a column of classes that is gone": (
        without("主送类别"),
        ["表里没有这一列：主送类别", "组“乡镇”：主送类别 乡镇民政办 → 乡镇"],
    ),
    "a new column": (
        [(*row, text) for row, text in zip((HEADINGS, *ROWS), ("备注", "", "", "远"), strict=True)],
        ["新的字段：备注（备注）", "示例学校：备注 （空） → 远"],
    ),
    "a heading that templates may use": (
        [["地址" if each == "通讯地址" else each for each in row] for row in (HEADINGS, *ROWS)],
        ["“地址”不再叫“通讯地址”"],
    ),
    "another code": (
        with_cell(0, "代码", "7"),
        ["新单位：示例甲镇（7）（乡镇）", "表里没有，删去：示例甲镇（1）（乡镇）"],
    ),
    "two units that may be one": (
        (_FIRST, _SECOND, ("3", "示例学校", "8", *_THIRD[3:]), ("4", "示例学校", "9", "", "", "", "学校", "")),
        ["示例学校：代码 （空） → 8", "新单位：示例学校（9）（学校）"],
    ),
}
"""Lines that come in, with their headings where these are others, and what is reported of them."""


def sentences(comparison: Comparison) -> list[str]:
    edited = RosterEdit(comparison, b"", comparison.roster, ())
    return [each.sentence() for each in ImportChanges(ImportResult(edited, ()))]


def read(folder: Path, name: str, rows: Lines) -> ExplicitRoster:
    """The roster in a sheet of ``rows``, which begin with headings where these are not the usual ones."""
    lines = [",".join(row) for row in rows]
    has_headings = "名称" in lines[0]
    path = folder / name
    path.write_text("\n".join(lines if has_headings else [",".join(HEADINGS), *lines]), encoding="utf-8")
    return load_explicit(path)


@pytest.mark.parametrize("what", SAID)
def test_what_changes_is_reported(tmp_path: Path, what: str) -> None:
    rows, expected = SAID[what]
    comparison = compared_as_whole(read(tmp_path, "名单.csv", ROWS), read(tmp_path, "新.csv", rows))
    assert sentences(comparison) == expected
    assert comparison.is_empty == (not expected)
    gone = ("→ （空）", "表里没有", "不再叫")
    assert comparison.losses == sum(any(word in each for word in gone) for each in expected)


TEXTS = st.sampled_from(["", "甲", "乙"])
TABLES = st.lists(st.tuples(st.sampled_from("东西南北"), TEXTS, TEXTS, TEXTS), max_size=4, unique_by=lambda row: row[0])
COLUMNS = st.sets(st.sampled_from(["电话", "通讯地址", "备注"])).map(sorted)
Cells = dict[str, dict[str, str]]


def cells_of(roster: ExplicitRoster) -> Cells:
    """What is in the cells of each unit."""
    pairs = zip(roster.roster.units, roster.given, strict=True)
    return {
        unit.name: {field: as_text(value) for field, value in explicit_values(unit, given).items()}
        for unit, given in pairs
    }


@given(TABLES.filter(bool), TABLES.filter(bool), COLUMNS, COLUMNS)
def test_the_changes_lead_from_each_roster_to_any_other(
    present: Lines, coming: Lines, columns: Sequence[str], other_columns: Sequence[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old, new = (
            read(Path(folder), "表.csv", [("名称", *shown), *((row[0], *row[1 : len(shown) + 1]) for row in rows)])
            for rows, shown in ((present, columns), (coming, other_columns))
        )
    comparison = compared_as_whole(old, new)
    names = [unit.name for unit in old.roster.units]
    cells = cells_of(old)
    for number in comparison.removed:
        del cells[names[number]]
    for change in comparison.changes:
        cells[names[change.unit]][change.field] = as_text(change.new)
    for added in comparison.added:
        cells[added.unit.name] = {field: as_text(value) for field, value in added.given.items()}
    left = {name: {field: text for field, text in given.items() if text} for name, given in cells.items()}
    assert left == cells_of(new)
