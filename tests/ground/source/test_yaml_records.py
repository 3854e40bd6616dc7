import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
import yaml

from generator.ground.errors import InputError, Span
from generator.ground.source.nodes import MappingNode, Node, Place, SequenceNode
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_records import ITEM, RecordsNode, YamlRecord, load_yaml_records
from generator.ground.source.yaml_tree import load_yaml
from tests.refused import refused

PATH = ("lists", ITEM, "rows")
ODD = """\
title: 表
lists:
  - name: 甲
    rows:
      - {a: 一, b: [二, 三]}
      - a: '四'
        b: "五"
      - a: 六
          七
      - c: 八
      - - 九
      - 十
  - rows: []
    name: 乙
  - name: 丙
    rows: 无
other:
  rows:
    - a: 1
"""


def source(text: str) -> SourceFile:
    return SourceFile("file.yaml", Path("file.yaml"), text, b"")


class Reading:
    """Keeps every item, and for records also their nodes."""

    keys: ClassVar[Mapping[str, str]] = {"a": "a", "b": "b"}

    def __init__(self, around: Sequence[Mapping[str, Node]]) -> None:
        self.around = [tuple(entries) for entries in around]
        self.nodes: list[Node] = []
        self.records: list[tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, Span]]] = []

    def read(self, item: YamlRecord | Node) -> None:
        if isinstance(item, YamlRecord):
            self.records.append((item.texts, item.lists, {name: item.place(name).span for name in item.texts}))
            item = item.node()
        self.nodes.append(item)


class Passing(Reading):
    """Takes records as they are."""

    def read(self, item: YamlRecord | Node) -> None:
        pass


def whole(node: Node) -> Node:
    """The tree with the items that were read put back into their lists."""
    if isinstance(node, RecordsNode):
        assert isinstance(node.reader, Reading)
        return SequenceNode(tuple(node.reader.nodes), node.span)
    if isinstance(node, SequenceNode):
        return SequenceNode(tuple(map(whole, node.items)), node.span)
    if isinstance(node, MappingNode):
        return MappingNode({key: whole(value) for key, value in node.entries.items()}, node.key_spans, node.span)
    return node


@pytest.mark.parametrize("with_c", [True, False])
def test_the_parts_are_those_of_the_tree(with_c: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", with_c)
    readers: list[Reading] = []

    def start(around: Sequence[Mapping[str, Node]]) -> Reading:
        readers.append(Reading(around))
        return readers[-1]

    top = load_yaml_records(source(ODD), PATH, start)
    assert whole(top) == load_yaml(source(ODD))
    assert [reader.around for reader in readers] == [[("title",), ("name",)], [("title",), ()]]
    first, second = readers
    expected = [({"a": "一"}, {"b": ("二", "三")}), ({"a": "四", "b": "五"}, {})]
    assert [(texts, lists) for texts, lists, _ in first.records] == expected
    wanted = {"a": Span("file.yaml", 6, 12, 3, "      - a: '四'"), "b": Span("file.yaml", 7, 12, 3, '        b: "五"')}
    assert first.records[1][2] == wanted
    assert len(first.nodes) == 6
    assert second.nodes == []


@pytest.mark.parametrize(
    "row",
    [
        "{a: 1, a: 2}", "a: &x 1", "a: *x", "!t {a: 1}", "&x {a: 1}", "{a: !t 1}", "{!t a: 1}", "{&x a: 1}",
        "{a: [1], a: 2}", "{a: [1], a: [2]}", 'a: "\\x07"', '{"a"：1}', "{a: [1, [2]]}", "{a: &x [1]}",
        "{a: ['1', \"\\x07\"]}", "{a: 1, [b]: 2}", "{a: [1, 2", "{a: 1", "a: 'x", "a: 1\n       b: 2",
        "{a: 1} 2", "{a: 1,\n         b: 2} 3", "{b: 1, a: " + "[" * 20,
    ],
)  # fmt: skip
def test_a_fault_is_told_as_it_is_of_the_tree(row: str) -> None:
    file = source(f"lists:\n  - rows:\n      - a: 1\n      - {row}\n      - *y\n")
    with pytest.raises(InputError) as of_records:
        load_yaml_records(file, PATH, Passing)
    assert of_records.value.problems == refused(InputError, load_yaml, file).problems


def test_a_place_leaves_the_text_behind_when_it_travels() -> None:
    place = Place(source("一\n二三四\n"), 2, 2, 2)
    assert place.span == Span("file.yaml", 2, 2, 2, "二三四")
    travelled = pickle.loads(pickle.dumps(place))  # our own data, made in this line
    assert travelled.span == Span("file.yaml", 2, 2, 2)
    assert pickle.loads(pickle.dumps(travelled)) == travelled


def lists(top: MappingNode) -> list[MappingNode]:
    found = top.entries["lists"]
    assert isinstance(found, SequenceNode)
    return [item for item in found.items if isinstance(item, MappingNode)]
