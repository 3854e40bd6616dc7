"""Items are found by their indents."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source.nodes import MappingNode, ScalarNode, SequenceNode
from generator.ground.source.source_file import source_of, unholdable
from generator.ground.source.yaml_items import lines_of_item, without_items
from generator.ground.source.yaml_layout import Quote, quoted
from generator.ground.source.yaml_tree import load_yaml

_ODD = "\"'\\#:,[]{}&*!|>%@`-?=~<\n\t \u3000\u00a0\u200b\u2028\x85\ufeff\ue000：０023e.noyes"
TEXTS = st.one_of(
    st.text(st.sampled_from(_ODD), max_size=6),
    st.text(st.characters(exclude_categories=["Cs"]).filter(lambda each: unholdable(each) is None), max_size=20),
)


def read(text: str) -> MappingNode:
    return load_yaml(source_of(text.encode(), Path("x.yaml"), name="x.yaml"))


def value(node: object) -> str:
    assert isinstance(node, ScalarNode)
    return node.value


@given(TEXTS, st.sampled_from(["", "'", '"']))
def test_every_text_reads_back_wherever_it_stands(text: str, quote: Quote) -> None:
    written = quoted(text, quote)
    node = read(f"a: {written}  # {{\nb: [{written}, {{c: {written}}}]\nd:\n  - {written}\n  - {written}\n")
    listed, block = node.entries["b"], node.entries["d"]
    assert isinstance(listed, SequenceNode)
    assert isinstance(block, SequenceNode)
    assert isinstance(listed.items[1], MappingNode)
    places = (node.entries["a"], listed.items[0], listed.items[1].entries["c"], *block.items)
    assert [value(each) for each in places] == [text] * 5


@given(TEXTS)
def test_other_programs_take_it_for_a_text(text: str) -> None:
    assert yaml.safe_load(f"[{quoted(text)}]") == [text]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("高唐街道", "高唐街道"),
        ("乡镇（街道）民政办", "乡镇（街道）民政办"),
        ("023-0000 0000", "023-0000 0000"),
        ("13800000000", '"13800000000"'),
        ("004700", '"004700"'),
        ("5E1", '"5E1"'),
        ("2022-02-14", '"2022-02-14"'),
        ("no", '"no"'),
        ("0o17", '"0o17"'),
        ("", '""'),
        ("甲\n乙", '"甲\\n乙"'),
        ("甲\u200b乙", '"甲\\u200B乙"'),
        ("𡐓镇", "𡐓镇"),
        ("a: b", '"a: b"'),
        ("1, 2", '"1, 2"'),
    ],
)
def test_marks_stand_only_where_they_must(text: str, written: str) -> None:
    assert quoted(text) == written


def test_the_marks_that_were_there_are_kept_where_they_can_be() -> None:
    assert quoted("it's", "'") == "'it''s'"
    assert quoted('a"\\b', "'") == "'a\"\\b'"
    assert quoted("甲\n乙", "'") == '"甲\\n乙"'
    assert quoted("甲", '"') == '"甲"'


TEXT = "a:\n  - b: 1\n    c:\n      - d\n      # e\n\n      - f: 2\n        g: 3\n  - h\nend: 1\n"


def test_the_lines_of_an_item() -> None:
    lines = TEXT.split("\n")
    found = {line: lines_of_item(lines, line) for line in (1, 2, 3, 7, 8)}
    assert found == {1: (1, 8), 2: (1, 8), 3: (3, 6), 7: (6, 8), 8: (8, 9)}


def test_a_file_without_some_items_keeps_its_lines() -> None:
    file = source_of(TEXT.encode(), Path("a.yaml"), name="a.yaml")
    rest = without_items(file, [8, 9])
    assert rest is not None
    assert rest.text == "a:\n  - b: 1\n    c:\n      - d\n      # e\n\n\n\n\nend: 1\n"
    assert without_items(file, [1]) is None
    assert without_items(file, [99]) is None
