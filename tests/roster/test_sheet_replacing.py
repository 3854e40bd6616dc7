"""A roster that is a sheet is replaced by another sheet: byte for byte, or not at all."""

from functools import partial
from pathlib import Path

import pytest

from generator.ground.errors import GeneratorError, RosterError
from generator.roster.editing.importing import ImportResult
from generator.roster.editing.unit_edits import take_back
from generator.roster.sheet_replacing import replace_sheet, sheet_for, write_first_sheet
from generator.roster.sheets.named_file import load_units
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
    with pytest.raises(RosterError) as fault:
        take_back(roster, edited.before, based_on=edited.after.sha256)
    assert codes(fault.value) == ["roster-edit-elsewhere"]
    assert roster.read_bytes() != before


def test_what_would_be_lost_has_to_be_agreed_to(roster: Path) -> None:
    before, data = roster.read_bytes(), workbook(LESS)
    assert replaced(roster, data, dry_run=True).comparison.losses == 2
    with pytest.raises(RosterError) as fault:
        replaced(roster, data)
    assert codes(fault.value) == ["roster-sheet-losses"]
    assert "会少掉 2 处" in fault.value.problems[0].message("zh")
    assert roster.read_bytes() == before
    replaced(roster, data, may_lose=True)
    assert roster.read_bytes() == data


def test_a_roster_that_was_changed_since_the_look_stays(roster: Path) -> None:
    seen = load_units(roster).sha256
    roster.write_bytes(workbook(LESS))
    before = roster.read_bytes()
    with pytest.raises(RosterError) as fault:
        replaced(roster, workbook(MORE), based_on=seen)
    assert codes(fault.value) == ["roster-edit-elsewhere"]
    assert roster.read_bytes() == before


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ".xls", ".xlsm", ".yaml", ""])
def test_a_sheet_of_another_format_is_refused(roster: Path, suffix: str) -> None:
    with pytest.raises(RosterError) as fault:
        replaced(roster, csv(MORE), f"新{suffix}")
    assert codes(fault.value) == ["roster-sheet-suffix"]
    assert "“另存为”存成 .xlsx" in (fault.value.problems[0].remedy("zh") or "")


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
    with pytest.raises(GeneratorError) as fault:
        replaced(roster, data)
    [problem] = fault.value.problems
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
    with pytest.raises(GeneratorError) as fault:
        write_first_sheet(path, coming.roster)
    assert codes(fault.value) == ["roster-import-exists"]
