"""A comment after a value must look like a comment (`# `, not `#1`): the rest of the line would be lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from generator.ground.errors import InputError, Problem
from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.nodes import Node, ScalarNode, SequenceNode
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_records import YamlRecord, load_yaml_records
from generator.ground.source.yaml_tree import load_yaml

LOSING = {
    "behind a value": ("title: 关于开展 #1 行动的通知\n", [(1, 13)]),
    "at the end of a value": ("phone: 023-00000000 #转8\n", [(1, 21)]),
    "behind two blanks": ("a: 甲  #1\n", [(1, 7)]),
    "behind a tab": ("a: 甲\t#1\n", [(1, 6)]),
    "behind a value of its own line": ("a:\n  甲 #1\n", [(2, 5)]),
    "two number signs": ("a: 甲 ##1\n", [(1, 6)]),
    "a number sign alone": ("language: C #\n", [(1, 13)]),
    "a number sign alone in the last line": ("language: C #", [(1, 13)]),
    "a full-width blank behind it": ("a: 甲 #\N{IDEOGRAPHIC SPACE}注\n", [(1, 6)]),
    "the whole value": ("a: #1\nb: 乙\n", [(1, 4)]),
    "the whole value at the end": ("b: 乙\na: #1", [(2, 4)]),
    "the whole value deeper": ("a:\n  b: #1\n  c: 丙\n", [(2, 6)]),
    "an item": ("a:\n  - 甲\n  - 乙 #1\n", [(3, 7)]),
    "the whole item": ("a:\n  - #1\n  - 乙\n", [(2, 5)]),
    "a value in a list of mappings": ("a:\n  - b: 甲 #1\n    c: 乙 #2\n", [(2, 10), (3, 10)]),
    "the last item in brackets": ("a: [甲,\n  乙 #1\n  ]\n", [(2, 5)]),
    "the last value in braces": ("a: {b: 甲,\n  c: 乙 #1\n  }\n", [(2, 8)]),
    "the whole last value in braces": ("a: {b: #1\n  }\n", [(1, 8)]),
    "the whole value in braces": ("a: {b: #1\n  , c: 丙}\n", [(1, 8)]),
    "the whole value in braces behind a quoted key": ("a: {c: 丙, 'b' : #1\n\n  #注\n  }\n", [(1, 17)]),
    "the whole value in braces in a list": ("a: [{b: #1\n  }, 乙]\n", [(1, 9)]),
    "the last line of several": ("a: 关于\n  开展 #1 行动\nb: 乙\n", [(2, 6)]),
    "the first line of several": ("a: 关于 #1\n", [(1, 7)]),
    "several values": ("a: 甲 #1\nb: 乙 # 注\nc: 丙 #3\n", [(1, 6), (3, 6)]),
    "the end of a tag": ("title: 通知 {# 注 #}\n", [(1, 16)]),
}
"""YAML and the places at which text would be lost."""

KEEPING = {
    "a comment": ("a: 甲 # 注\n", {"a": "甲"}),
    "a comment behind a tab": ("a: 甲 #\t注\n", {"a": "甲"}),
    "a comment behind an empty value": ("a: # 注\nb: 乙\n", {"a": "", "b": "乙"}),
    "a comment behind an item": ("a:\n  - 甲 # 注\n", {"a": ["甲"]}),
    "a comment line": ("#注\na: 甲\n  #注\n#注\nb: 乙\n#注", {"a": "甲", "b": "乙"}),
    "a comment line behind an empty value": ("a:\n#注\nb: 乙\n", {"a": "", "b": "乙"}),
    "a comment behind a key whose value is below": ("a: #注\n  b: 乙\n", {"a": {"b": "乙"}}),
    "a comment behind an empty value in braces": ("a: {b: # 注\n  }\n", {"a": {"b": ""}}),
    "a comment line below an empty value in braces": ("a: {b:\n  #注\n  }\n", {"a": {"b": ""}}),
    "a comment behind a key in braces whose value is below": ("a: {b: #注\n  乙}\n", {"a": {"b": "乙"}}),
    "a comment behind a list": ("a: [甲, 乙] #注\n", {"a": ["甲", "乙"]}),
    "a comment behind a mapping": ("a: {b: 乙} #注\n", {"a": {"b": "乙"}}),
    "a comment behind a quoted value": ("a: '甲' #注\nb: \"乙\" #注\n", {"a": "甲", "b": "乙"}),
    "within single quotes": ("a: '甲 #1'\n", {"a": "甲 #1"}),
    "within double quotes": ('a: "甲 #1"\n', {"a": "甲 #1"}),
    "within quotes of several lines": ("a: '甲 #1\n  乙 #2'\n", {"a": "甲 #1 乙 #2"}),
    "within a block": ("a: |\n  甲 #1\n  #2\nb: 乙\n", {"a": "甲 #1\n#2\n", "b": "乙"}),
    "within a folded block": ("a: >-\n  甲 #1\n  乙\n", {"a": "甲 #1 乙"}),
    "behind the mark of a block": ("a: | #注\n  甲 #1\n", {"a": "甲 #1\n"}),
    "within a word": ("a: 甲#1\nb: a#b\nc: C#\n", {"a": "甲#1", "b": "a#b", "c": "C#"}),
    "within a key": ("a#b: 甲\n", {"a#b": "甲"}),
    "a full-width number sign": ("a: 甲 ＃1\n", {"a": "甲 ＃1"}),
    "behind a full-width blank": ("a: 甲\N{IDEOGRAPHIC SPACE}#1\n", {"a": "甲\N{IDEOGRAPHIC SPACE}#1"}),
}
"""YAML from which nothing is lost, and what it says."""


def source(text: str) -> SourceFile:
    return SourceFile("file.yaml", Path("file.yaml"), text, b"")


def plain(node: Node) -> object:
    """The tree as Python's own dict, list and str."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def places(problems: Sequence[Problem]) -> list[tuple[int | None, int | None]]:
    """Line and column of each problem, all of which are comments that look like text."""
    assert {problem.code for problem in problems} == {"source-comment"}
    return [(problem.span.line, problem.span.column) for problem in problems if problem.span is not None]


@pytest.mark.parametrize(("text", "lost"), LOSING.values(), ids=LOSING)
def test_text_that_yaml_would_take_for_a_comment_is_no_silent_loss(text: str, lost: list[tuple[int, int]]) -> None:
    with pytest.raises(InputError) as caught:
        load_yaml(source(text))
    assert places(caught.value.problems) == lost


@pytest.mark.parametrize(("text", "said"), KEEPING.values(), ids=KEEPING)
def test_a_comment_that_looks_like_one_and_a_number_sign_in_a_text_are_no_fault(text: str, said: object) -> None:
    assert plain(load_yaml(source(text))) == said


@pytest.mark.parametrize(("text", "lost"), LOSING.values(), ids=LOSING)
def test_text_in_front_matter_that_yaml_would_take_for_a_comment_is_no_silent_loss(
    text: str, lost: list[tuple[int, int]]
) -> None:
    with pytest.raises(InputError) as caught:
        split_front_matter(source(f"---\n{text.rstrip()}\n---\n正文 #1 不变\n"))
    assert places(caught.value.problems) == [(line + 1, column) for line, column in lost]


class _Rows:
    """Reads rows as a roster's are read."""

    keys: ClassVar[Mapping[str, str]] = {"a": "a", "b": "b", "c": "c"}

    def __init__(self) -> None:
        self.rows: list[object] = []

    def read(self, item: YamlRecord | Node) -> None:
        if isinstance(item, YamlRecord):
            self.rows.append({**item.texts, **{name: list(texts) for name, texts in item.lists.items()}})
        else:
            self.rows.append(plain(item))


def rows(record: str) -> list[object]:
    """The item that a reader gets for ``record``, YAML of a mapping, in a list between two others."""
    first, *others = (f"    {line}" if line else "" for line in record.split("\n"))
    text = "\n".join(["rows:", "  - a: 一", f"  - {first[4:]}", *others, "  - a: 二", ""])
    reader = _Rows()

    def start(_around: Sequence[Mapping[str, Node]]) -> _Rows:
        return reader

    load_yaml_records(source(text), ("rows",), start)
    return reader.rows


@pytest.mark.parametrize(("text", "lost"), LOSING.values(), ids=LOSING)
def test_text_in_a_streamed_record_that_yaml_would_take_for_a_comment_is_no_silent_loss(
    text: str, lost: list[tuple[int, int]]
) -> None:
    with pytest.raises(InputError) as caught:
        rows(text.rstrip())
    assert places(caught.value.problems) == [(line + 2, column + 4) for line, column in lost]


@pytest.mark.parametrize(
    "text", ["a: 甲 # 注", "a: '甲 #1'", "a: 甲#1", "a: '甲' #注", "a: [甲, 乙] #注\nb: 丙", "a: # 注"]
)
def test_a_streamed_record_with_comments_that_look_like_comments_is_no_fault(text: str) -> None:
    said = plain(load_yaml(source(text + "\n")))
    assert rows(text) == [{"a": "一"}, said, {"a": "二"}]


def test_where_the_comment_swallows_a_bracket_the_comment_is_named() -> None:
    with pytest.raises(InputError) as caught:
        load_yaml(source("a: [甲 #1, 乙]\nb: 丙\n"))
    assert places(caught.value.problems) == [(1, 7)]


def test_the_whole_of_what_would_be_lost_is_marked() -> None:
    with pytest.raises(InputError) as caught:
        load_yaml(source("title: 关于开展 #1 行动的通知\n"))
    [problem] = caught.value.problems
    assert problem.span is not None
    assert problem.span.length == len("#1 行动的通知")
