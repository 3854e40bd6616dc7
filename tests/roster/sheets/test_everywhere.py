"""A roster in a sheet is accepted wherever one in YAML is, with the same results and all its warnings."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from generator.check.run import check
from generator.cli.entry_point import run
from generator.dispatch.merging import merge
from generator.dispatch.registering import read_entry
from generator.roster.sheets.exporting import table_of
from generator.roster.units.load import load_roster
from tests.roster.sheets.workbooks import Cell, Raw, Rows, Sheet, workbook
from tests.sample_office import TODAY, Office, tree

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


def test_a_check(office: Office) -> None:
    checked = check([office.folder / "templates/unit/函.docx"], units=office.folder / SHEET)
    assert [each.code for each in checked.problems] == TOLD


def test_an_entry_of_the_register(office: Office) -> None:
    templates = office.folder / "templates"
    sources = {"templates": templates, "notice": templates / "notice", "date": TODAY}
    entries = [read_entry(units=office.folder / name, **sources) for name in ("units.yaml", SHEET)]  # type: ignore[arg-type]
    assert entries[0].entry == entries[1].entry
    assert [each.code for each in entries[1].warnings if each not in entries[0].warnings][:1] == TOLD


def test_a_sheet_that_is_wrong_stops_a_build(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    rows: Rows = [["单位名称", "份数"], ["东馆", "两份"]]
    (office.folder / SHEET).write_bytes(workbook({"单位": Sheet(rows)}))
    folders = ["--templates", str(office.folder / "templates"), "--output", str(office.output)]
    assert run(["build", "--units", str(office.folder / SHEET), *folders]) == 1
    assert f"{SHEET}:单位!B2: " in capsys.readouterr().err
    assert not office.papers.exists()
