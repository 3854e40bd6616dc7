"""YAML as it is typed: scalars, places, faults, comments, and values of a kind."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import InputError, NoticeError, Problem, Span
from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_records import YamlRecord, load_yaml_records
from generator.ground.source.yaml_tree import load_yaml
from generator.ground.source.yaml_values import (
    check_keys,
    read_date,
    read_flag,
    read_items,
    read_mapping,
    read_number,
    read_text,
    read_texts,
)
from tests.patience import counted_calls
from tests.refused import refused


def source(text: str) -> SourceFile:
    return SourceFile("file.yaml", Path("file.yaml"), text, b"")


def plain(node: Node) -> object:
    """The tree as Python's own dict, list and str."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def codes(text: str) -> list[str]:
    refusal = refused(InputError, load_yaml, source(text))
    return [problem.code for problem in refusal.problems]


@pytest.mark.parametrize(
    "typed", ["02357621", "004700", "5E1", "12:30", "2024_05", "yes", "No", "null", "~", "0x1F", "1.0", "2022-02-14"]
)
def test_scalars_are_text_as_typed(typed: str) -> None:
    assert plain(load_yaml(source(f"value: {typed}\n"))) == {"value": typed}


def test_every_node_knows_its_place() -> None:
    top = load_yaml(source("甲: 一\nb:\n  - {c: '二三'}\n  -  四\n"))
    assert top.key_spans["b"].line == 2
    listed = top.entries["b"]
    assert isinstance(listed, SequenceNode)
    inner, last = listed.items
    assert isinstance(inner, MappingNode)
    assert (inner.span.line, inner.span.column) == (3, 5)
    assert (inner.entries["c"].span.line, inner.entries["c"].span.column, inner.entries["c"].span.length) == (3, 9, 4)
    assert (last.span.line, last.span.column, last.span.source) == (4, 6, "  -  四")


REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@given(st.dictionaries(st.text("abc甲乙", min_size=1), st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_text_comes_back_or_is_refused(values: dict[str, str]) -> None:
    """JSON is YAML: what is written as a JSON string is read as that string."""
    text = json.dumps({"first": "", **values}, ensure_ascii=False)
    if any(map(REFUSED.search, values.values())):
        assert set(codes(text)) <= {"source-xml-character", "source-yaml-character"}
    else:
        assert plain(load_yaml(source(text))) == {"first": "", **values}


@pytest.mark.parametrize("comment", ["", " # 注"])
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("发文机关：示例局", "source-full-width-colon"),
        ("发文机关:示例局", "source-colon-blank"),
        ("\t发文机关: 示例局", "source-tab"),
        ('发文机关: "示例局', "source-quote-open"),
        ("示例局", "source-top-not-mapping"),
    ],
)
def test_a_slip_is_reported_alone(comment: str, line: str, code: str) -> None:
    """What the parser makes of the lines behind it follows from the slip (Y4)."""
    assert codes(f"# 注\n{line}{comment}\n机关代字: 示民发\n") == [code]


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    with counted_calls() as calls:
        assert set(codes(bomb)) == {"source-alias"}
    assert calls.count < 10_000


def test_twenty_levels_are_allowed() -> None:
    load_yaml(source("a: " + "[" * 19 + "]" * 19 + "\n"))
    assert codes("a: " + "[" * 20 + "]" * 20 + "\n") == ["source-too-deep"]


def test_front_matter_keeps_the_lines_of_the_file() -> None:
    matter = split_front_matter(source("---\ntitle: 通知\n---\n第一段\n\n第二段\n"))
    assert plain(matter.node) == {"title": "通知"}
    assert matter.node.entries["title"].span.line == 2
    assert matter.body_first_line == 4
    assert matter.body == "第一段\n\n第二段\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title: 通知\n", "source-no-front-matter", 1),
        ("", "source-no-front-matter", 1),
        ("---\ntitle: 通知\n正文\n", "source-front-matter-open", 1),
        ("---\n---\n正文\n", "source-empty", 2),
    ],
)
def test_front_matter_that_is_none(text: str, code: str, line: int) -> None:
    refusal = refused(NoticeError, split_front_matter, source(text), error=NoticeError)
    assert [(each.code, each.span and each.span.line) for each in refusal.problems] == [(code, line)]


HERE = Span("file.yaml", 1, 1, 1, "值")


def scalar(text: str) -> ScalarNode:
    return ScalarNode(text, HERE)


def listed(*texts: str) -> SequenceNode:
    return SequenceNode(tuple(map(scalar, texts)), HERE)


def named(**texts: str) -> MappingNode:
    return MappingNode({key: scalar(text) for key, text in texts.items()}, dict.fromkeys(texts, HERE), HERE)


@given(st.integers(-(10**29), 10**29))
def test_whole_numbers(number: int) -> None:
    problems: list[Problem] = []
    assert read_number(scalar(str(number)), "n", problems) == number
    assert problems == []


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_decimals_print_as_typed(number: Decimal) -> None:
    problems: list[Problem] = []
    assert str(read_number(scalar(f"{number:f}"), "n", problems)) == f"{number:f}"


@pytest.mark.parametrize(
    "text", ["", "007", "1,000", "1e3", "１２", "½", "+5", "-0", "0x1F", "9" * 5000, "1.", ".5", "nan"]
)
def test_what_is_no_number(text: str) -> None:
    problems: list[Problem] = []
    assert read_number(scalar(text), "n", problems) is None
    assert [problem.code for problem in problems] == ["source-not-number"]


def test_texts_are_one_or_a_list() -> None:
    problems: list[Problem] = []
    assert read_texts(scalar("甲"), "issuer", problems) == ("甲",)
    assert read_texts(listed("甲", "乙"), "issuer", problems) == ("甲", "乙")
    assert read_texts(scalar(""), "issuer", problems) == ()
    assert problems == []
    read_texts(SequenceNode((scalar("甲"), named(a="b")), HERE), "issuer", problems)
    assert [problem.code for problem in problems] == ["source-not-text"]


@pytest.mark.parametrize(
    ("read", "node", "code"),
    [
        (read_text, listed("甲"), "source-not-text"),
        (read_number, listed("1"), "source-not-text"),
        (read_date, named(a="b"), "source-not-text"),
        (read_date, scalar("2022-02-30"), "source-not-date"),
        (read_flag, scalar("yes"), "source-not-flag"),
        (read_items, scalar("甲"), "source-not-list"),
        (read_mapping, scalar("甲"), "source-not-mapping"),
        (read_mapping, listed(), "source-not-mapping"),
    ],
)
def test_a_value_of_the_wrong_shape_is_noted_with_its_field(read: object, node: Node, code: str) -> None:
    problems: list[Problem] = []
    assert callable(read)
    assert read(node, "some_field", problems) is None
    assert [(problem.code, problem.field, problem.span) for problem in problems] == [(code, "some_field", HERE)]


def test_keys_are_checked_with_a_suggestion() -> None:
    """A required key that was only misspelt is reported once."""
    problems: list[Problem] = []
    check_keys(
        named(titel="甲", date=""), ("title", "date"), problems, required=("title", "date"), code="source-unknown-key"
    )
    expected = [("source-unknown-key", "titel", "title"), ("source-missing-key", "date", None)]
    assert [(problem.code, problem.field, problem.suggestion) for problem in problems] == expected


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
    "a bracket that the comment swallows": ("a: [甲 #1, 乙]\nb: 丙\n", [(1, 7)]),
    "the end of a tag": ("title: 通知 {# 注 #}\n", [(1, 16)]),
}
"""YAML and the places at which text would be lost."""

KEEPING = {
    "nothing": ("a:\nb: ''\nc: {d: }\n", {"a": "", "b": "", "c": {"d": ""}}),
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


def places(problems: Sequence[Problem]) -> list[tuple[int | None, int | None]]:
    """Line and column of each problem, all of which are comments that look like text."""
    assert {problem.code for problem in problems} == {"source-comment"}
    return [(problem.span.line, problem.span.column) for problem in problems if problem.span is not None]


@pytest.mark.parametrize(("text", "said"), KEEPING.values(), ids=KEEPING)
def test_a_comment_that_looks_like_one_and_a_number_sign_in_a_text_are_no_fault(text: str, said: object) -> None:
    assert plain(load_yaml(source(text))) == said


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


def front_matter(text: str) -> None:
    split_front_matter(source(f"---\n{text.rstrip()}\n---\n正文 #1 不变\n"))


@pytest.mark.cases(18)
@pytest.mark.parametrize(
    ("read", "down", "right"),
    [(lambda text: load_yaml(source(text)), 0, 0), (front_matter, 1, 0), (lambda text: rows(text.rstrip()), 2, 4)],
    ids=["a file", "front matter", "a streamed record"],
)
@pytest.mark.parametrize(("text", "lost"), LOSING.values(), ids=LOSING)
def test_text_that_yaml_would_take_for_a_comment_is_no_silent_loss(
    text: str, lost: list[tuple[int, int]], read: Callable[[str], object], down: int, right: int
) -> None:
    assert places(refused(InputError, read, text).problems) == [(line + down, column + right) for line, column in lost]


def test_the_whole_of_what_would_be_lost_is_marked() -> None:
    [problem] = refused(InputError, load_yaml, source("title: 关于开展 #1 行动的通知\n")).problems
    assert problem.span is not None
    assert problem.span.length == len("#1 行动的通知")
