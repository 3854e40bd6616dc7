from __future__ import annotations

from pathlib import Path

from generator.desk.desk_templates import printed_values
from generator.dispatch import variables
from generator.dispatch.build_sources import read_sources
from generator.roster.units import unit_context
from generator.templates.expressions import with_titles
from tests.sample_office import Office


def values(office: Office, lines: list[str], number: int = 0) -> dict[str, str | None]:
    """What the tags of a Word template print for a unit of the office."""
    office.template("unit/试.docx", lines)
    folder = office.folder / "templates"
    sources = read_sources(folder, folder / "notice", office.folder / "units.yaml")
    mappings = [unit.as_mapping() for unit in sources.units]
    context = with_titles(unit_context(sources.notice.context, mappings, number), sources.roster.field_titles)
    found = printed_values(variables(folder / "unit" / "试.docx"), context)
    return {each.name: each.value for each in found}


def test_values_are_those_that_print(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    lines = ["{{ unit.addressee }}{{ 书架数 }}{{ notice.title }}{{ notice.date }}{{ serial }}/{{ total }}"]
    assert values(office, lines) == {
        "unit.addressee": "东馆办公室",
        "书架数": "12",
        "notice.title": "关于报送《目录》的通知",
        "notice.date": "2024年3月5日",
        "serial": "1",
        "total": "4",
    }


def test_what_has_no_value_is_none(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    lines = ["{% if unit.phone %}{{ unit.phone }}{% endif %}{{ unit.nothing | default('无') }}"]
    assert values(office, lines, 1) == {"unit.phone": None, "unit.nothing": None}


def test_of_a_list_the_first_ones(tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    lines = ["{% for each in units %}{{ each.name }}{% endfor %}"]
    assert values(office, lines) == {"units[].name": "东馆、西馆、A&B馆<试点>、…"}
