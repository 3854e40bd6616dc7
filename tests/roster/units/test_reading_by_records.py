"""Units are read as they come by; what comes of it must be what comes of the whole file as a tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator.ground.errors import InputError, Problem, RosterError, Span
from generator.ground.source import yaml_records
from generator.ground.source.nodes import MappingNode, SequenceNode
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_records import RecordsNode, Start
from generator.ground.source.yaml_tree import load_yaml
from generator.roster.units import load
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.roster.units.unit import Unit
from generator.roster.units.unit_reading import UnitForm
from tests.bad_inputs import bad_inputs
from tests.chosen import examples
from tests.roster.units.random_rosters import rosters

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
    path = tmp_path / "units.yaml"
    path.write_text(f'groups:\n  - name: 甲\n    units:\n{units}"f\\u0069elds":\n  - name: beds\n', encoding="utf-8")
    assert len(load_roster(path).units) == 1500
