from __future__ import annotations

from pathlib import Path

from generator.desk.build_report import changed_line, planned_files, planned_lines
from generator.ground.errors import speaking
from tests.sample_office import Office


def test_each_file_with_what_becomes_of_it_and_why(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.build()
    office.replace("units.yaml", "shelves: 7", "shelves: 7, copies: 5")
    manifest = office.build(dry_run=True)
    found = {file.change.path: (file.action, file.why) for file in planned_files(manifest)}
    assert found["unit/函/02-西馆.docx"] == ("重做", "份数")
    assert found["unit/函/01-东馆.docx"] == ("不变", "")
    assert list(found) == sorted(found)


def test_the_lines_of_a_plan_are_aligned_in_both_languages(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    office.build()
    office.replace("units.yaml", "shelves: 7", "shelves: 7, copies: 5")
    manifest = office.build(dry_run=True)
    assert "  重做 unit/函/02-西馆.docx（份数）" in list(planned_lines(manifest))
    with speaking("en"):
        lines = list(planned_lines(manifest))
    assert "  remade    unit/函/02-西馆.docx (copies)" in lines
    assert "  unchanged unit/函/01-东馆.docx" in lines


def test_of_a_first_set_nothing_has_changed(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    assert changed_line(office.build(dry_run=True)) == ""
    office.build()
    assert changed_line(office.build(dry_run=True)) == "4 个单位：4 个不变"
