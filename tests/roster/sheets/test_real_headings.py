"""Sheets with the headings of real lists: each column is recognised, kept, offered or refused as the table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.roster.sheets import read_roster
from generator.roster.sheets.header_words import TITLES
from tests.roster.sheets.real_headings import READ, REFUSED, RealSheet
from tests.roster.sheets.workbooks import Sheet, workbook


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


@pytest.mark.parametrize("sheet", REFUSED, ids=lambda each: each.what)
def test_what_is_not_certain_is_asked(sheet: RealSheet, tmp_path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(written(sheet, tmp_path))
    code, cell = sheet.refused
    assert [(each.code, each.span and each.span.part) for each in caught.value.problems] == [(code, f"Sheet1!{cell}")]
    assert all(caught.value.problems[0].remedy(lang) for lang in ("zh", "en"))


def test_the_table_has_headings_enough() -> None:
    assert len({heading for sheet in (*READ, *REFUSED) for heading in headings_of(sheet)}) >= 60
