"""YAML as an editor sees it: the scalars of YAML 1.2's core schema, held against a JSON Schema by jsonschema."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator.desk.fawen_yaml import KEYS as OPTIONS
from generator.desk.schemas import FOLDER, NAMES, schema, schemas
from generator.ground.errors import InputError
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.yaml_edits import in_keys
from generator.roster.units.declared_fields import roster_names
from generator.roster.units.load import load_roster
from generator.roster.units.unit import UNIT_FIELDS
from generator.templates.text.front_matter.key_table import HOUSE_KEYS, KEYS, PAPER_KEYS
from tests.chosen import examples
from tests.roster.units.random_rosters import rosters

_FRONT_MATTER = re.compile(r"^---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_INT = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_WORDS = {"true": True, "false": False, "null": None, "": None, "~": None}


class _Core(yaml.SafeLoader):
    """https://yaml.org/spec/1.2.2/#103-core-schema: ``yes`` is a text, 0123 is 123, a date is a text."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, object]:
    """A mapping; ``{{ name }}`` without quotes is one with a mapping for its key."""
    return {
        str(key.value if isinstance(key, yaml.ScalarNode) else "{…}"): loader.construct_object(value, deep=True)
        for key, value in node.value
    }


def _scalar(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    """The value of a plain scalar; one in quotes or a block is a text."""
    text = node.value
    if node.style is not None:
        return text
    if text.lower() in _WORDS and text in (text.lower(), text.capitalize(), text.upper()):
        return _WORDS[text.lower()]
    if _INT.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text.replace(".inf", "inf").replace(".nan", "nan")) if _FLOAT.fullmatch(text) else text


for _tag in ("bool", "float", "int", "merge", "null", "str", "timestamp", "value"):
    _Core.add_constructor(f"tag:yaml.org,2002:{_tag}", _scalar)
_Core.add_constructor("tag:yaml.org,2002:map", _mapping)


def as_editor_sees(text: str) -> object:
    """The value of a YAML file."""
    return yaml.load(text, _Core)


def front_matter(text: str) -> str:
    """The YAML of a text template."""
    match = _FRONT_MATTER.match(text)
    assert match is not None, text
    return match[1]


def flagged(schema: Mapping[str, object], text: str) -> list[str]:
    """What an editor flags in the YAML ``text``."""
    errors = Draft7Validator(schema).iter_errors(as_editor_sees(text))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


# What fawen takes is not flagged; an unknown key, a value of another kind and a word that is none of the fixed are.


ROOT = Path(__file__).parents[2]
SECOND = ROOT / "tests" / "second_office"
UNITS, NOTICE = ROOT / "units.yaml", ROOT / "templates" / "notice"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_bytes() for path in (ROOT / FOLDER).iterdir()}
    assert committed == schemas(units=UNITS), "run: fawen schema"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(schema(name, units=UNITS))


def test_offices_are_not_flagged() -> None:
    for units, house, notice in (
        (UNITS, ROOT / "templates" / "house.yaml", NOTICE),
        (SECOND / "units.yaml", SECOND / "house.yaml", SECOND / "notice"),
    ):
        assert flagged(schema("units", units=units), read(units)) == []
        assert flagged(schema("house"), read(house)) == []
        assert flagged(schema("front-matter"), front_matter(read(notice / "notice.md"))) == []
    for path in NOTICE.glob("attachment-*.md"):
        assert flagged(schema("attachment"), front_matter(read(path))) == []


def test_what_the_documents_show_is_not_flagged() -> None:
    fences = re.findall(
        r"^```(?:markdown|yaml)\n(.*?)^```$", read(ROOT / "templates/README.md"), re.DOTALL | re.MULTILINE
    )
    fronts = [front_matter(fence) for fence in fences if fence.startswith("---")]
    assert fronts
    for front in fronts:
        name = "front-matter" if "issuer:" in front else "attachment" if "：" not in front else "paper"
        assert flagged(schema(name), front) == []


@pytest.mark.in_turn(3)
@settings(max_examples=examples(150))
@given(rosters(), st.sampled_from(("en", "zh")))
def test_a_taken_roster_is_not_flagged(tmp_path_factory: pytest.TempPathFactory, text: str, kind: KeyKind) -> None:
    path = tmp_path_factory.mktemp("roster") / "units.yaml"
    path.write_text(text, encoding="utf-8")
    assume("\t" not in text)  # PyYAML takes no tab before a comma; YAML and editors do
    try:
        fields = load_roster(path).fields
    except InputError:
        return
    path.write_text(in_keys(text, roster_names(fields), kind), encoding="utf-8")
    assert flagged(schema("units", units=path), read(path)) == []


@pytest.mark.parametrize(
    ("name", "keys"),
    [("front-matter", KEYS), ("house", HOUSE_KEYS), ("paper", PAPER_KEYS), ("options", tuple(OPTIONS))],
)
def test_every_key_is_offered(name: str, keys: tuple[str, ...]) -> None:
    properties = schema(name)["properties"]
    assert isinstance(properties, dict)
    assert set(keys) <= set(properties)


NEEDED = "title: 关于报送目录的通知\ndate: 2024-03-05\n"
GROUP = "groups:\n  - name: 甲\n    units:\n      - "


@pytest.mark.parametrize(
    ("name", "text", "is_flagged"),
    [
        ("front-matter", NEEDED, False),
        ("front-matter", "标题: 甲\n成文日期: 2024年3月5日\n", False),
        ("front-matter", "date: 2024-03-05\n", True),
        ("front-matter", NEEDED + "isuer: 甲\n", True),
        ("front-matter", NEEDED + "issuer: [甲, 乙]\nnote: 2024\n", False),
        ("front-matter", NEEDED + "recipients: [甲]\n", True),
        ("front-matter", NEEDED + "contact: {nmae: 甲}\n", True),
        ("front-matter", NEEDED + "signature: seal\n", True),
        ("front-matter", NEEDED + "用印: 加盖印章\n", False),
        ("front-matter", NEEDED + "kind: 通只\n", True),
        ("front-matter", NEEDED + "seal_diameter: 45mm\n", True),
        ("front-matter", NEEDED + "imprint: {date: 2024.3.5}\n", True),
        ("front-matter", NEEDED + "stamp: {post: 局长}\n", True),
        ("front-matter", NEEDED + "签名章: {职务: 局长, 姓名: 甲}\n", False),
        ("front-matter", NEEDED + "attachments: [a.md, {title: 甲, file: b.xlsx, detached: 是}]\n", False),
        ("front-matter", NEEDED + "attachments: [{title: 甲}]\n", True),
        ("front-matter", NEEDED + "attachments: [{file: a.docx, leave_out: [header, 页脚]}]\n", False),
        ("paper", "title: 函\ndate: '{{ notice.date }}'\nurgency: '{{ unit.urgency }}'\n", False),
        ("paper", "title: 函\nattachments: [{title: 甲}]\n", False),
        ("paper", "title: 函\nurgency: 急\n", True),
        ("paper", "title: 函\nprinting: {run: 2}\n", True),
        ("attachment", "landscape: 是\n", True),
        ("attachment", "title: 甲\n横排: true\n", False),
        ("units", GROUP + "{name: 乙, 份数: 2, old_names: [丙]}\n", False),
        ("units", GROUP + "{name: 乙, copies: 两份}\n", True),
        ("units", GROUP + "{name: 乙, adress: 丙}\n", True),
        ("units", GROUP + "{email: a@b.cn}\n", True),
        ("units", "fields: [{name: beds, kind: numbr}]\ngroups:\n", True),
        ("options", "lang: 中文\njobs: '2'\nonly: [甲]\nunits: 004700\nwhere: ''\n", False),
        ("options", "outptu: a\n", True),
        ("options", "lang: fr\n", True),
        ("options", "pdf: yes\n", True),
    ],
)
def test_a_slip_is_flagged(name: str, text: str, is_flagged: bool) -> None:
    assert bool(flagged(schema(name), text)) is is_flagged


def test_a_unit_has_the_fields_of_its_roster(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(
        "fields: [{name: beds, title: 床位数, required: true}]\n" + GROUP + "{name: 乙, beds: 3}\n", "utf-8"
    )
    made = schema("units", units=path)
    assert flagged(made, read(path)) == []
    assert flagged(made, read(path).replace("beds: 3", "床位数: 3")) == []
    assert flagged(made, read(path).replace(", beds: 3", "")) != []
    assert {*UNIT_FIELDS, "beds", "床位数", "单位代码"} <= set(made["definitions"]["unit"]["properties"])  # type: ignore[index]
