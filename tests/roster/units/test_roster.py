"""None"""

import pickle
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from generator.ground.disk import FileKind
from generator.ground.errors import InputError, Problem, RosterError, Span
from generator.ground.source import yaml_records
from generator.ground.source.date import OfficialDate
from generator.ground.source.nodes import MappingNode, SequenceNode
from generator.ground.source.source_file import SourceFile, source_of
from generator.ground.source.yaml_records import RecordsNode, Start
from generator.ground.source.yaml_tree import load_yaml
from generator.roster.units import load, unit_reading
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster, roster_in
from generator.roster.units.unit import UNIT_FIELDS, Unit
from generator.roster.units.unit_reading import UnitForm
from tests.bad_inputs import bad_inputs, earned, expected
from tests.chosen import examples
from tests.patience import counted_calls
from tests.refused import refused, refused_for
from tests.roster.units.random_rosters import rosters
from tests.sample_office import roster_of

OURS = Path(__file__).parents[3] / "units.yaml"

FULL = """\
fields:
  - {name: beds, title: 床位数, required: true, kind: number}
  - {name: opened, title: 开办日期, kind: date}
  - {name: remark}
groups:
  - name: 养老机构
    class: [养老机构, 养老服务机构]
    units:
      - name: 示例一养老院
        office: 示例一养老院办公室
        addressee: 示例一养老院综合科
        code: "0042"
        copies: 3
        postcode: 004700
        address: A&B路<1>号
        contact: 示例甲
        phone: 023-00000000
        email: a@example.invalid
        old_names: [示例老院, 5E1]
        beds: 45
        opened: 2020年1月2日
        remark: "{{7*7}}"
      - {name: 示例二养老院, beds: 30}
"""


def test_every_field_is_read_as_typed(tmp_path: Path) -> None:
    first = roster_of(tmp_path, FULL).units[0]
    assert first.as_mapping() == dict.fromkeys(UNIT_FIELDS, "") | {
        "name": "示例一养老院",
        "office": "示例一养老院办公室",
        "addressee": "示例一养老院综合科",
        "code": "0042",
        "copies": 3,
        "postcode": "004700",
        "address": "A&B路<1>号",
        "contact": "示例甲",
        "phone": "023-00000000",
        "email": "a@example.invalid",
        "old_names": ["示例老院", "5E1"],
        "group": "养老机构",
        "beds": 45,
        "opened": OfficialDate.parse("2020-01-02"),
        "remark": "{{7*7}}",
    }


def test_what_a_unit_leaves_out(tmp_path: Path) -> None:
    second = roster_of(tmp_path, FULL).units[1]
    assert (second.office, second.addressee, second.copies, second.phone) == ("示例二养老院", "示例二养老院", 1, "")
    assert second.extra == {"beds": 30, "opened": "", "remark": ""}
    assert second.identity == "示例二养老院"


def test_a_unit_knows_where_it_is_named(tmp_path: Path) -> None:
    first, second = roster_of(tmp_path, FULL).units
    path = str(tmp_path / "units.yaml")
    assert first.span == Span(path, 9, 15, 6, "      - name: 示例一养老院")
    assert second.span == Span(path, 23, 16, 6, "      - {name: 示例二养老院, beds: 30}")


def test_units_travel_light(tmp_path: Path) -> None:
    """In another process they are the same, but for the line as typed, which stays with its file."""
    read = roster_of(tmp_path, FULL)
    travelled = pickle.loads(pickle.dumps(read.units))  # our own data, made in this line
    assert [unit.as_mapping() for unit in travelled] == [unit.as_mapping() for unit in read.units]
    assert [unit.span for unit in travelled] == [replace(unit.span, source=None) for unit in read.units]
    assert len(pickle.dumps(read.units)) < len(FULL.encode())


def test_the_same_bytes_are_read_once_as_long_as_anybody_has_the_roster(tmp_path: Path) -> None:
    path, other = tmp_path / "units.yaml", tmp_path / "other.yaml"
    for each in (path, other):
        each.write_text(FULL, encoding="utf-8")
    read = load_roster(path)
    assert load_roster(path) is read
    assert load_roster(other).file == str(other)
    assert load_roster(path, name="名单").file == "名单"
    path.write_text(FULL.replace("0042", "0043"), encoding="utf-8")
    assert load_roster(path) is not read


def test_titles_lead_to_fields(tmp_path: Path) -> None:
    titles = roster_of(tmp_path, FULL).field_titles
    assert {title: titles[title] for title in ("单位名称", "主送", "份数", "床位数", "开办日期", "remark")} == {
        "单位名称": "name", "主送": "addressee", "份数": "copies", "床位数": "beds", "开办日期": "opened",
        "remark": "remark",
    }  # fmt: skip


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    text = (
        "fields:\n  - {name: beds, kind: nummer}\n"
        "groups:\n  - name: 甲\n    units:\n      - {name: 一, fone: 1}\n      - {name: 一, copies: 0}\n  - 乙\n"
    )
    refusal = refused(RosterError, roster_of, tmp_path, text)
    assert [(each.code, each.span and each.span.line) for each in refusal.problems] == [
        ("roster-field-kind", 2), ("roster-unknown-field", 6), ("roster-copies", 7),
        ("source-not-mapping", 8), ("roster-unit-twice", 7),
    ]  # fmt: skip


def ours() -> tuple[Unit, ...]:
    return load_roster(OURS).units


def test_our_roster_holds_the_county_by_its_legal_names() -> None:
    """The list is tests/roster/units/wushan-townships.csv (origin: wushan-townships.origin.txt)."""
    lines = (Path(__file__).parent / "wushan-townships.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split(",") for line in lines]
    townships = [unit for unit in ours() if unit.group == "乡镇街道"]
    assert [(unit.code, unit.name) for unit in townships] == [(code, name) for code, name, _ in rows]
    for unit, (_, name, kind) in zip(townships, rows, strict=True):
        assert unit.office == name + ("办事处" if kind == "街道" else "人民政府")
        assert unit.addressee == f"{name}民政办"
        assert unit.extra["kind"] == kind


def test_everyone_else_on_our_roster_is_plainly_invented() -> None:
    invented = [unit for unit in ours() if unit.group != "乡镇街道"]
    assert {unit.group for unit in invented} == {"直属单位", "养老机构"}
    for unit in invented:
        assert unit.name.startswith("示例")
        assert unit.phone.startswith("023-0000000")
    assert not any(unit.phone or unit.contact for unit in ours() if unit.group == "乡镇街道")


# Units are read as they come by; what comes of it must be what comes of the whole file as a tree.


TranslatedText = Roster | tuple[Problem, ...]


def by_tree(
    file: SourceFile, path: Sequence[str], start: Start, *, words: Mapping[str, str], error: type[InputError]
) -> MappingNode:
    """What load_yaml_records does, after load_yaml has read the whole file."""
    top = load_yaml(file, error=error)
    groups = next((node for word, node in top.entries.items() if words.get(word) == "groups"), None)
    for group in groups.items if isinstance(groups, SequenceNode) else ():
        for word, units in group.entries.items() if isinstance(group, MappingNode) else ():
            if isinstance(group, MappingNode) and words.get(word) == "units" and isinstance(units, SequenceNode):
                reader = start([top.entries, group.entries])
                for item in units.items:
                    reader.read(item)
                group.entries[word] = RecordsNode((), units.span, reader)
    return top


def said(path: Path) -> TranslatedText:
    try:
        return load_roster(path)
    except RosterError as fault:
        return fault.problems


def spans(outcome: TranslatedText) -> list[Span]:
    return [unit.span for unit in outcome.units] if isinstance(outcome, Roster) else []


def both(path: Path) -> tuple[TranslatedText, TranslatedText]:
    streamed = said(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_records, "load_yaml_records", by_tree)
        patch.setattr(load, "_in_use", {})
        tree = said(path)
    assert tree is not streamed
    return streamed, tree


@pytest.mark.in_turn(3)
@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(text=rosters())
def test_a_random_roster_says_the_same_either_way(tmp_path: Path, text: str) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    streamed, tree = both(path)
    assert streamed == tree
    assert spans(streamed) == spans(tree)


@pytest.mark.parametrize("path", bad_inputs("roster"), ids=lambda path: path.stem)
def test_a_bad_roster_says_the_same_either_way(path: Path) -> None:
    streamed, tree = both(path)
    assert streamed == tree


def test_only_units_with_something_to_note_are_made_into_nodes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes, braces, lists and declared fields are no reason; text over several lines is."""
    checked: list[str] = []
    with_care = UnitForm.checked

    def noting(form: UnitForm, node: MappingNode, group: str, problems: list[Problem]) -> Unit:
        unit = with_care(form, node, group, problems)
        checked.append(unit.name)
        return unit

    monkeypatch.setattr(UnitForm, "checked", noting)
    path = tmp_path / "units.yaml"
    path.write_text(
        "fields: [{name: beds, kind: number, required: true}]\n"
        "groups:\n  - name: 甲\n    units:\n"
        "      - {name: 一, beds: 1}\n"
        "      - 'name': \"二\"\n        old_names: [旧]\n        beds: 20\n"
        "      - name: 三\n        address: 示例路\n          一号\n        beds: 3\n"
        "      - name: 四\n        old_names:\n          - 旧四\n          - 老四\n        beds: 4.5\n",
        encoding="utf-8",
    )
    assert [unit.name for unit in load_roster(path).units] == ["一", "二", "三", "四"]
    assert checked == ["三"]


def test_fields_and_names_may_stand_behind_the_units(tmp_path: Path) -> None:
    """More units than problems are reported: none of them is a problem once the field is known."""
    units = "".join(f"      - name: 单位{number}\n        beds: {number}\n" for number in range(1500))
    path = tmp_path / "units.yaml"
    path.write_text(
        f"groups:\n  - units:\n{units}    name: 甲\nfields:\n  - {{name: beds, kind: number}}\n", encoding="utf-8"
    )
    read = load_roster(path).units
    assert [unit.extra["beds"] for unit in read] == list(range(1500))
    assert Counter(unit.group for unit in read) == {"甲": 1500}


def test_an_escape_can_hide_fields_behind_the_units(tmp_path: Path) -> None:
    units = "".join(f"      - name: 单位{number}\n        beds: {number}\n" for number in range(1500))
    assert (
        len(roster_of(tmp_path, f'groups:\n  - name: 甲\n    units:\n{units}"f\\u0069elds":\n  - name: beds\n').units)
        == 1500
    )


# What a roster may hold at most, and how soon one that holds more is refused.

HEAD = "groups:\n  - name: 甲\n    units:\n"


def problems(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "units.yaml"
    path.write_text(text, encoding="utf-8")
    return refused(RosterError, load_roster, path).problems


def test_a_roster_may_be_larger_than_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(HEAD + "      - name: 示例镇\n" + "#" * 10_000_000, encoding="utf-8")
    assert len(load_roster(path).units) == 1
    monkeypatch.setattr(load, "ROSTER", FileKind(10_000_000))
    assert refused_for(RosterError, load_roster, path) == ["source-too-big"]


def test_one_unit_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Units of all groups count, whether read at a glance or with care."""
    monkeypatch.setattr(unit_reading, "MAX_UNITS", 3)
    path = tmp_path / "units.yaml"
    three = (
        HEAD + "      - name: 一\n      - {name: 二, address: 'a\n\n b'}\n  - name: 乙\n    units:\n      - name: 三\n"
    )
    path.write_text(three, encoding="utf-8")
    assert len(load_roster(path).units) == 3
    for fourth in ("name: 四", "copies: 1", "甲"):
        [problem] = problems(tmp_path, f"{three}      - {fourth}\n")
        assert problem.span is not None
        assert (problem.code, problem.span.line, problem.span.column) == ("roster-many-units", 11, 9)


def test_one_field_too_many(tmp_path: Path) -> None:
    fields = [f"  - {{name: f{number}}}\n" for number in range(203)]
    [problem] = problems(tmp_path, "fields:\n" + "".join(fields) + HEAD + "      - name: 一\n")
    assert problem.span is not None
    assert (problem.code, problem.span.line) == ("roster-many-fields", 202)


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("name: 单位{0}\n        fone: 1", "roster-unknown-field"),
        ("name: 单位\n        code: '{0}'\n        copies: 0", "roster-copies"),
        ("name: 单位", "roster-unit-twice"),
        ("单位", "source-not-mapping"),
        ("*a", "source-alias"),
        ("name: 单位{0}\n        name: 别名", "source-duplicate-key"),
    ],
)
def test_a_thousand_problems_are_told_and_that_there_are_more(tmp_path: Path, item: str, code: str) -> None:
    many = HEAD + "".join(f"      - {item.format(number)}\n" for number in range(20_000))
    with counted_calls() as calls:
        found = problems(tmp_path, many)
    assert calls.count < 2_000_000
    assert [problem.code for problem in found] == [code] * 1000 + ["source-many-problems"]


def test_exactly_a_thousand_problems_are_simply_told(tmp_path: Path) -> None:
    found = problems(tmp_path, HEAD + "".join(f"      - {{name: 单位{number}, copies: 0}}\n" for number in range(1000)))
    assert [problem.code for problem in found] == ["roster-copies"] * 1000


@pytest.mark.cases(1)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + "      - name: 甲\n        old_names: [" + "a," * 300_000 + "]\n", "source-many-values"),
        (HEAD + "      - " + "[" * 3_000_000, "source-too-deep"),
        (HEAD + "      - name: 甲\n        old_names: " + "{a: " * 100_000, "source-too-deep"),
        ("a: b\n" + " b\n" * 1_000_000 + "\tc: d: e\n", "source-tab"),
        ("? " + "ab" * 1_500_000 + "\n: 1\n", "roster-unknown-field"),
        (HEAD + "      - {name: 甲, copies: " + "9" * 3_000_000 + "}\n", "source-not-number"),
    ],
    ids=["long list", "brackets", "braces", "long text", "long key", "long value"],
)
def test_what_was_made_to_do_harm_is_refused_at_once(tmp_path: Path, text: str, code: str) -> None:
    with counted_calls() as calls:
        assert problems(tmp_path, text)[0].code == code
    assert calls.count < 10_000_000


# Where the YAML of a roster is broken, the problems of the rest are reported with it, and no others.


UNKNOWN, COLON = "      - {name: 乙, fone: 1}\n", "      - {name：丙}\n"

CASES = {
    "above": (HEAD + UNKNOWN + "      - name: 丙\n        code：1\n", [(4, "unknown-field"), (6, "full-width-colon")]),
    "below": (HEAD + "      - name：丙\n" + UNKNOWN, [(4, "full-width-colon"), (5, "unknown-field")]),
    "a quote": (HEAD + '      - name: "丙\n' + UNKNOWN, [(4, "quote-open"), (5, "unknown-field")]),
    "a bracket": (HEAD + "      - {name: 丙\n" + UNKNOWN, [(4, "bracket-open"), (5, "unknown-field")]),
    "a tab": (HEAD + "      - name: 丙\n\tcode: 1\n" + UNKNOWN, [(5, "tab"), (6, "unknown-field")]),
    "two": (
        HEAD + "      - name：丙\n      - name: 丁\n" + '      - name: "戊" 己\n' + UNKNOWN,
        [(4, "full-width-colon"), (6, "text-after"), (7, "unknown-field")],
    ),
    "a whole group": (
        "groups:\n  - name：甲\n    units: []\n  - name: 乙\n    unit: []\n",
        [(2, "full-width-colon"), (5, "unknown-field")],
    ),
    "an empty group": (HEAD + "      - name：丙\n", [(4, "full-width-colon")]),
    "outside": ("groups：\n  - name: 甲\n    unit: []\n", [(1, "full-width-colon")]),
    "chinese": (
        "分组:\n  - 组名: 甲\n    单位:\n      - 单位名称：丙\n      - {单位名称: 乙, 分数: 1}\n",
        [(4, "full-width-colon"), (5, "unknown-field")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_problems_of_the_rest_are_reported(case: str) -> None:
    text, expected = CASES[case]
    refusal = refused(RosterError, roster_in, source_of(text.encode(), Path("units.yaml"), name="units.yaml"))
    found = [(each.span.line, each.code.partition("-")[2]) for each in refusal.problems if each.span is not None]
    assert found == expected


# Every slip a person can make in units.yaml earns its problem at its very place.


ROSTERS = bad_inputs("roster")


@pytest.mark.parametrize("path", ROSTERS, ids=lambda path: path.stem)
def test_a_bad_roster_earns_its_problems(path: Path) -> None:
    refusal = refused(RosterError, load_roster, path, name="units.yaml")
    assert earned(refusal.problems) == expected(path)
    assert all(problem.span is not None and problem.span.file == "units.yaml" for problem in refusal.problems)


@pytest.mark.parametrize("path", ROSTERS, ids=lambda path: path.stem)
def test_the_parser_in_python_says_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert earned(refused(RosterError, load_roster, path).problems) == expected(path)


def refused_text(stem: str) -> RosterError:
    return refused(RosterError, load_roster, next(path for path in ROSTERS if path.stem == stem))


def test_an_encoding_is_named() -> None:
    for stem, name in {"gb18030": "GB18030", "utf-16": "UTF-16", "utf-16-without-mark": "UTF-16"}.items():
        assert all(each in refused_text(stem).text("zh") for each in (name, "UTF-8")), stem


def test_the_right_word_is_suggested() -> None:
    words = {"unknown-key": "name", "unknown-key-by-title": "邮政编码", "date-with-points": "2022-02-14"}
    assert {stem: [each.suggestion for each in refused_text(stem).problems] for stem in words} == {
        stem: [word] for stem, word in words.items()
    }
