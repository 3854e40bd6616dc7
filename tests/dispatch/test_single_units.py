"""The papers of one unit, in memory, are those of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.public_paint import SingleUnits
from generator.ground.errors import TemplateError
from tests.dispatch.test_merge_fields import LABELS
from tests.dispatch.test_text_papers import LETTER
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.write("templates/unit/便函.md", LETTER)
    (office.folder / "templates/unit/表.xlsx").write_bytes(workbook([["{{ unit.name }}{{ total }}"]]))
    return office


def sources(office: Office) -> Sources:
    templates = office.folder / "templates"
    return read_sources(templates, templates / "notice", office.folder / "units.yaml")


def test_papers_are_those_of_a_build_byte_for_byte(office: Office) -> None:
    office.template("unit/全.docx", ["{% for each in units %}{{ each.name }}{% endfor %}{{ serial }}"])
    read = sources(office)
    units = SingleUnits(read)
    found = {
        path: data for unit in read.units for path, data in units.papers(unit, read.unit_templates).contents.items()
    }
    office.build()
    assert found == {path: data for path, data in tree(office.papers).items() if path.startswith("unit/")}


def test_text_papers_are_laid_out_as_well(office: Office) -> None:
    read = sources(office)
    made = SingleUnits(read).papers(read.units[1], read.unit_templates)
    assert list(made.documents) == ["unit/便函/02-西馆.docx"]


def test_a_document_for_several_units_is_that_of_each(office: Office) -> None:
    """A NEXT field takes the next unit into the same document."""
    (office.folder / "templates/unit/标签.docx").write_bytes(LABELS)
    read = sources(office)
    units = SingleUnits(read)
    (labels,) = (each for each in read.unit_templates if each.stem == "标签")
    found = {unit.name: list(units.papers(unit, [labels]).contents) for unit in read.units}
    assert found["东馆"] == found["西馆"] == ["unit/标签/01-东馆.docx"]
    assert found["修复中心"] == found["A&B馆<试点>"] == ["unit/标签/03-A&B馆_试点_.docx"]


def test_what_a_build_refuses_is_refused_for_its_unit(office: Office) -> None:
    office.template("unit/函.docx", ["{{ unit.phone }}{{ unit.nothing }}"])
    read = sources(office)
    with pytest.raises(TemplateError) as raised:
        SingleUnits(read).papers(read.units[0], read.unit_templates)
    assert "template-undefined" in [problem.code for problem in raised.value.problems]
    assert not office.output.exists()
