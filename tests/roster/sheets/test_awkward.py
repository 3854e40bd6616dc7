"""A sheet of thirty awkward cells, and twenty-five awkward files: read exactly, or refused at the right cell."""

from pathlib import Path

import pytest

from generator.ground.errors import Problem, RosterError
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.groups import Roster
from generator.roster.units.unit import Unit
from tests.roster.sheets.awkward import CASES, FIELDS, FILES, Case, File, sheet_of


def place(problem: Problem) -> str:
    """The place of a problem without the file."""
    assert problem.span is not None
    return problem.span.text().removeprefix(problem.span.file).removeprefix(":")


def cell_of(case: Case, cases: list[Case]) -> str:
    return f"名单!{'ABCDEFGHI'[FIELDS.index(case.field)]}{cases.index(case) + 2}"


def value(unit: Unit, field: str) -> object:
    return unit.as_mapping()[field]


def read(path: Path, data: bytes) -> Roster:
    path.write_bytes(data)
    return read_roster(path, name=path.name)


def as_expected(unit: Unit, wanted: dict[str, object]) -> bool:
    """Whether the unit is what is wanted; days are compared as they print."""
    said = {field: value(unit, field) for field in wanted}
    return all(each == wanted[field] or str(each) == wanted[field] for field, each in said.items())


def comes_out(file: File, folder: Path) -> bool:
    try:
        roster = read(folder / file.name, file.make())
    except RosterError as error:
        return [(each.code, place(each)) for each in error.problems] == [(file.refused, file.place)]
    reported = [each.code for each in roster.warnings]
    return reported == list(file.reported) and len(roster.units) == len(file.units) > 0 and all(
        map(as_expected, roster.units, file.units)
    )  # fmt: skip


def test_fifty_five_of_fifty_five(tmp_path: Path) -> None:
    cases = list(CASES)
    with pytest.raises(RosterError) as caught:
        read(tmp_path / "名单.xlsx", sheet_of(cases))
    refused = {place(each): each.code for each in caught.value.problems}
    good = [each for each in cases if not each.refused]
    roster = read(tmp_path / "名单.xlsx", sheet_of(good))
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
        read(tmp_path / "名单.csv", f"单位名称,地址\n东镇,{'字' * 32_768}\n".encode())
