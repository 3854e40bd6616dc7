"""Lists and mappings of declared fields: read as typed, in any depth, empty where nothing is given, in YAML alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.roster.editing.importing import import_into
from generator.roster.sheets.exporting import write_roster
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.roster.units.template_context import unit_context
from generator.roster.units.unit import UNIT_FIELDS, Unit
from generator.templates.doubts.name_scope import names_in_scope
from generator.templates.word.docx_template import DocxTemplate
from tests.refused import refused_for
from tests.roster.sheets.workbooks import Sheet, workbook
from tests.roster.units.one_more_field import NUMBER
from tests.sample_office import roster_of
from tests.word_documents import make_docx, paragraphs

ROSTER = """\
fields:
  - {name: people, title: 人员, kind: list}
  - {name: tasks, kind: list, required: true}
  - {name: head, title: 负责人, kind: mapping}
groups:
  - name: 甲组
    units:
      - name: 示例一
        people:
          - {name: 示例甲, born: 2001-02-03, posts: [站长, 主任]}
          - name: 示例乙
            room: "007"
        tasks: [甲, 0010]
        head: {name: 示例丙, phone: {office: "0230", home: }}
      - {name: 示例二, tasks: [乙], people: , head: {}}
      - {name: 示例三, tasks: [丙]}
"""


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    return roster_of(tmp_path, ROSTER)


def refused(text: str, path: Path) -> list[tuple[str, int | None]]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RosterError) as caught:
        load_roster(path)
    return [(problem.code, problem.span.line if problem.span else None) for problem in caught.value.problems]


def test_values_are_read_as_typed(roster: Roster) -> None:
    first, second, third = roster.units
    assert first.extra == {
        "people": [
            {"name": "示例甲", "born": "2001-02-03", "posts": ["站长", "主任"]},
            {"name": "示例乙", "room": "007"},
        ],
        "tasks": ["甲", "0010"],
        "head": {"name": "示例丙", "phone": {"office": "0230", "home": ""}},
    }
    assert second.extra == {"people": [], "tasks": ["乙"], "head": {}}
    assert third.extra == {"people": [], "tasks": ["丙"], "head": {}}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("tasks: [丙]", "tasks: 丙", "source-not-list"),
        ("tasks: [丙]", "tasks: {a: 丙}", "source-not-list"),
        ("tasks: [丙]", "tasks: [丙], head: 丙", "source-not-mapping"),
        ("tasks: [丙]", "tasks: [丙], head: [丙]", "source-not-mapping"),
        ("tasks: [丙]", "tasks: [丙, [丁]]", "source-not-text"),
        ("tasks: [丙]", "tasks: [[丙], 丁]", "source-not-list"),
    ],
)
def test_other_values_are_refused_at_their_place(old: str, new: str, code: str, tmp_path: Path) -> None:
    assert refused(ROSTER.replace(old, new), tmp_path / "units.yaml") == [(code, 16)]


def test_templates_go_through_them(roster: Roster) -> None:
    lines = [
        "{% for each in 人员 %}{{ each.name }}（{{ each.posts | default([]) | join('、') }}）{% endfor %}",
        "{% for each in unit.tasks %}{{ each }}{% endfor %}",
        "{{ head.name | default('无') }}",
    ]
    template = DocxTemplate.open(make_docx(lines))
    units = [unit.as_mapping() for unit in roster.units]
    texts = [
        paragraphs(template.render(unit_context(None, units, number), titles=roster.field_titles)) for number in (0, 2)
    ]
    assert texts == [["示例甲（站长、主任）示例乙（）", "甲0010", "示例丙"], ["", "丙", "无"]]


@pytest.mark.parametrize(
    ("name", "lack", "kind"),
    [
        ("unit.people", None, "list"),
        ("人员[].room", None, "text"),
        ("people[].posts[]", None, "text"),
        ("unit.people[].age", "unit.people[].age", None),
        ("负责人.phone.office", None, "text"),
        ("head.fax", "unit.head.fax", None),
        ("unit.head", None, "group"),
    ],
)
def test_checks_know_what_is_in_them(name: str, lack: str | None, kind: str | None, roster: Roster) -> None:
    known = names_in_scope(roster, None)
    found = known.undefined_name(name, conditional=False)
    assert (None if found is None else found.name) == lack
    assert known.kind(name) == kind


def test_no_sheet_holds_them(roster: Roster, tmp_path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        write_roster(roster, tmp_path / "名单.xlsx")
    expected = [("roster-nested", "people"), ("roster-nested", "tasks"), ("roster-nested", "head")]
    assert [(problem.code, problem.field) for problem in caught.value.problems] == expected
    declaring, giving = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    declaring.write_bytes(workbook({"名单": Sheet([["单位名称", "人员（people，列表）"], ["示例一", "甲、乙"]])}))
    giving.write_bytes(
        workbook({"名单": Sheet([["单位名称", "组别", "人员（people）"], ["示例一", "甲组", "甲、乙"]])})
    )
    assert refused_for(RosterError, load_units, declaring) == ["roster-nested"]
    assert refused_for(RosterError, import_into, tmp_path / "units.yaml", load_explicit(giving)) == ["roster-nested"]


_DEFAULTS = {"text": "", "texts": (), "copies": 1}


@pytest.mark.in_turn(2)
def test_a_field_is_in_the_table_and_nowhere_else(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.roster.units.one_more_field", str(tmp_path)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert found == {
        "doubts": [["roster-hidden-character", "fax"]],
        "yaml": [NUMBER, ""],
        "sheet": ["023-00000001", "023-00000002"],
        "exported": [NUMBER, ""],
        "imported": ["023-00000001", "023-00000002"],
        "letters": [["023-00000001"], ["023-00000002"]],
        "offers": [["传真", "fax"]],
        "schema": ["传真"],
    }


def test_every_row_is_whole() -> None:
    unit = Unit("示例镇", "示例", place=None)  # type: ignore[arg-type]
    for name, row in UNIT_FIELDS.items():
        assert all((row.titles, row.zh, row.en))
        assert name == "name" or getattr(unit, name) == _DEFAULTS[row.kind]
