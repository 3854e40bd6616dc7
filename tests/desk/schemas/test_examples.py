"""Nothing that fawen takes is flagged: what is committed, what the documents and the table of keys show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.desk.schemas import FOLDER, NAMES
from generator.desk.schemas.making_schemas import as_text, schema, schemas
from generator.ground.errors import Problem
from generator.ground.source import SourceFile, load_yaml
from generator.official.layout import composition
from generator.roster.units import UNIT_FIELDS, load_roster
from generator.templates.text.front_matter import read_front_matter
from generator.templates.text.front_matter.keys import FRONT_MATTER
from tests.desk.schemas.seen import flagged, front_matter
from tests.templates.text.folders import FRONT

ROOT = Path(__file__).parents[3]
SECOND = ROOT / "tests" / "second_office"
UNITS, HOUSE = ROOT / "units.yaml", ROOT / "templates" / "house.yaml"
NOTICE = ROOT / "templates" / "notice"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_committed_schemas_are_current() -> None:
    made = schemas(units=UNITS, house=HOUSE)
    committed = {path.name: path.read_bytes() for path in (ROOT / FOLDER).iterdir()}
    assert committed == made, "run: fawen schema"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    made = schema(name, units=UNITS, house=HOUSE)
    Draft7Validator.check_schema(made)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert as_text(made) == as_text(schema(name, units=UNITS, house=HOUSE))


@pytest.mark.parametrize(("path", "name"), [(UNITS, "units"), (HOUSE, "house")])
def test_what_is_committed_is_not_flagged(path: Path, name: str) -> None:
    assert flagged(schema(name, units=UNITS, house=HOUSE), read(path)) == []


def test_the_committed_notice_is_not_flagged() -> None:
    assert flagged(schema("front-matter", house=HOUSE), front_matter(read(NOTICE / "notice.md"))) == []
    for path in NOTICE.glob("attachment-*.md"):
        assert flagged(schema("attachment"), front_matter(read(path))) == []


def test_another_office_is_not_flagged() -> None:
    house = SECOND / "house.yaml"
    assert flagged(schema("house"), read(house)) == []
    assert flagged(schema("units", units=SECOND / "units.yaml"), read(SECOND / "units.yaml")) == []
    assert flagged(schema("front-matter", house=house), front_matter(read(SECOND / "notice" / "notice.md"))) == []


def test_what_the_documents_show_is_not_flagged() -> None:
    fences = re.findall(
        r"^```(?:markdown|yaml)\n(.*?)^```$", read(ROOT / "templates/README.md"), re.DOTALL | re.MULTILINE
    )
    fronts = [front_matter(fence) for fence in fences if fence.startswith("---")]
    assert fronts
    for front in fronts:
        name = "front-matter" if "issuer:" in front else "attachment" if "：" not in front else "paper"
        assert flagged(schema(name, house=HOUSE), front) == []


@pytest.mark.parametrize("key", FRONT_MATTER)
def test_the_example_of_a_key_is_right(key: str) -> None:
    example = FRONT_MATTER[key].example
    if key in ("number_prefix", "fonts"):
        assert flagged(schema("house"), example) == []
        return
    others = "".join(
        line for line in FRONT.replace("2024", "2026").splitlines(keepends=True)[1:-1] if not line.startswith(f"{key}:")
    )
    text = f"{others}{example}\n" + {
        "secrecy": 'copy_number: "000001"\n',
        "stamp": "signature: stamp\n",
        "signers": "kind: 请示\n",
        "attendance": "kind: 纪要\n",
    }.get(key, "")
    problems: list[Problem] = []
    read_front_matter(load_yaml(SourceFile("notice.md", Path(), text, b"")), None, problems)
    assert [each.code for each in problems if each.severity == "error"] == []
    assert flagged(schema("front-matter"), text) == []


def test_the_examples_of_a_unit_are_right(tmp_path: Path) -> None:
    unit = "\n".join(field.example for field in UNIT_FIELDS.values()).replace("\n", "\n        ")
    text = "fields:\n  - {name: beds, title: 床位数, kind: number, required: true}\ngroups:\n  - name: 甲\n    units:\n"
    text += f"      - {unit}\n        beds: 3\n"
    (tmp_path / "units.yaml").write_text(text, encoding="utf-8")
    assert load_roster(tmp_path / "units.yaml").units
    assert flagged(schema("units", units=tmp_path / "units.yaml"), text) == []


def test_the_fonts_that_are_told_are_those_that_are_set() -> None:
    for role, (_, name) in composition._FONTS.items():
        assert f"默认{name}。" in FRONT_MATTER["fonts"].entries[role].zh
