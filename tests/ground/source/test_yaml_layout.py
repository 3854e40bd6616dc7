"""Items are found by their indents."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source.nodes import MappingNode, ScalarNode, SequenceNode
from generator.ground.source.source_file import source_of, unholdable
from generator.ground.source.yaml_edits import TextEdits, UneditableError, YamlEdits
from generator.ground.source.yaml_items import record, without_items
from generator.ground.source.yaml_layout import (
    LaidMapping,
    LaidScalar,
    LaidSequence,
    Quote,
    comments_in,
    lay_out_yaml,
    quoted,
)
from generator.ground.source.yaml_tree import load_yaml
from tests.line_changes import line_changes
from tests.refused import refused

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


def test_a_file_without_some_items_keeps_its_lines() -> None:
    file = source_of(TEXT.encode(), Path("a.yaml"), name="a.yaml")
    rest = without_items(file, [8, 9])
    assert rest is not None
    assert rest.text == "a:\n  - b: 1\n    c:\n      - d\n      # e\n\n\n\n\nend: 1\n"
    assert without_items(file, [1]) is None
    assert without_items(file, [99]) is None


EDITED = """\
# 头
list: # 表
  - name: 甲 # 一
    phone: 023
    # 甲的
  -
    'name': "乙"
    phone: # 空
    note: |  # 块
      文
      字

    many: [子, 丑, # 隔
      寅]
  # 丙前
  - {name: 丙, phone: '1', many: [{k: 子}]}
empty: []  # 无
none:
# 尾
"""
NEW = record([("name", "丁"), ("phone", '"2"')])


def mapping(top: LaidMapping, number: int) -> LaidMapping:
    return cast("LaidMapping", items(top, "list").items[number])


def items(top: LaidMapping, key: str) -> LaidSequence:
    return cast("LaidSequence", top.get(key))


def scalar(top: LaidMapping, number: int, key: str) -> LaidScalar:
    return cast("LaidScalar", mapping(top, number).get(key))


def changed(change: Callable[[YamlEdits, LaidMapping], None], text: str = EDITED) -> list[str]:
    """The lines that were removed and those that were added."""
    edits, top = YamlEdits(text), lay_out_yaml(text)
    change(edits, top)
    return list(line_changes(text, edits.edits.applied(text)))


def test_a_value_keeps_its_marks() -> None:
    wanted = ["-    phone: 023", "+    phone: 024 0000"]
    assert changed(lambda edits, top: edits.set_text(scalar(top, 0, "phone"), "024 0000")) == wanted
    found = changed(lambda edits, top: edits.set_text(scalar(top, 1, "name"), "戊"))
    assert found == ["-    'name': \"乙\"", "+    'name': \"戊\""]
    expected = ["-  - {name: 丙, phone: '1', many: [{k: 子}]}", "+  - {name: 丙, phone: 'it''s', many: [{k: 子}]}"]
    assert changed(lambda edits, top: edits.set_text(scalar(top, 2, "phone"), "it's")) == expected


def test_an_empty_value_is_filled_before_its_comment() -> None:
    assert changed(lambda edits, top: edits.set_text(scalar(top, 1, "phone"), "023", '"')) == [
        "-    phone: # 空", '+    phone: "023" # 空',
    ]  # fmt: skip


def test_a_block_becomes_one_line_and_keeps_its_comment() -> None:
    assert changed(lambda edits, top: edits.set_text(scalar(top, 1, "note"), "句")) == [
        "-    note: |  # 块", "-      文", "-      字", "+    note: 句  # 块",
    ]  # fmt: skip


def test_keys_are_added_behind_others() -> None:
    wanted = ["+    a: 1", "+    b: 2"]
    assert changed(lambda edits, top: edits.add_keys(mapping(top, 0), [(0, "a", "1"), (1, "b", "2")])) == wanted
    expected = ["-  - {name: 丙, phone: '1', many: [{k: 子}]}", "+  - {name: 丙, a: 1, phone: '1', many: [{k: 子}]}"]
    assert changed(lambda edits, top: edits.add_keys(mapping(top, 2), [(0, "a", "1")])) == expected


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (["子", "丑", "寅", "卯"], ["-      寅]", "+      寅, 卯]"]),
        (["子", "丑"], ["-      寅]", "+      ]"]),
        (["午"], ["-    many: [子, 丑, # 隔", "-      寅]", "+    many: [午,  # 隔", "+      ]"]),
    ],
)
def test_a_list_between_brackets(texts: list[str], line: list[str]) -> None:
    assert changed(lambda edits, top: edits.set_texts(mapping(top, 1).get("many"), texts)) == line  # type: ignore[arg-type]


def test_an_item_is_added_behind_the_comments_of_the_last() -> None:
    text = EDITED.partition("  -\n")[0] + "end: 1\n"
    expected = ["+  - name: 丁", '+    phone: "2"']
    assert changed(lambda edits, top: edits.add_items(top, "list", [NEW], spaced=False), text) == expected


@pytest.mark.parametrize("key", ["empty", "none"])
def test_an_item_is_added_where_there_is_none(key: str) -> None:
    went, came = {"empty": (["-empty: []  # 无"], ["+empty:  # 无"]), "none": ([], [])}[key]
    expected = [*went, *came, "+  - name: 丁", '+    phone: "2"']
    assert changed(lambda edits, top: edits.add_items(top, key, [NEW], spaced=False)) == expected


def test_an_item_goes_with_its_comments_and_not_with_those_above_it() -> None:
    def without(*numbers: int) -> list[str]:
        return changed(lambda edits, top: edits.remove_items(top, "list", numbers, emptied=len(numbers) == 3))

    assert without(0) == ["-  - name: 甲 # 一", "-    phone: 023", "-    # 甲的"]
    assert without(2) == ["-  - {name: 丙, phone: '1', many: [{k: 子}]}"]
    all_of_them = without(0, 1, 2)
    assert [line for line in all_of_them if line.startswith("+")] == ["+list: [] # 表"]
    assert "-  # 丙前" not in all_of_them


def test_an_odd_dash_is_refused() -> None:
    text = "? a\n: - 甲\n"
    edits, top = YamlEdits(text), lay_out_yaml(text)
    assert refused(UneditableError, edits.remove_items, top, "a", [0], emptied=True).place == text.index("-")


def test_comments_are_told_from_texts() -> None:
    assert list(comments_in(EDITED)) == [
        "# 头", "# 表", "# 一", "# 甲的", "# 空", "# 块", "# 隔", "# 丙前", "# 无", "# 尾",
    ]  # fmt: skip
    assert list(comments_in("a: '# x' # y\nb: x#z\nc: |\n  # t\n#e")) == ["# y", "#e"]


@pytest.mark.parametrize(
    ("numbers", "left"),
    [([0], "乙\n\n丙"), ([1], "甲\n\n丙"), ([2], "甲\n\n乙"), ([0, 1], "丙"), ([1, 2], "甲\n"), ([0, 2], "乙")],
)
def test_empty_lines_between_items_go_with_them(numbers: list[int], left: str) -> None:
    text = "a:\n- 甲\n\n- 乙\n\n- 丙\n\nb: 1\n"
    edits, top = YamlEdits(text), lay_out_yaml(text)
    edits.remove_items(top, "a", numbers, emptied=False)
    wanted = "".join(f"- {line}\n" if line else "\n" for line in left.split("\n"))
    assert edits.edits.applied(text) == f"a:\n{wanted}\nb: 1\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{a: [], b: 1}", '{a: [{name: 丁, phone: "2"}], b: 1}'),
        ("{a: , b: 1}", '{a: [{name: 丁, phone: "2"}] , b: 1}'),
        ("a: [ # 空\n  ]", 'a: [{name: 丁, phone: "2"} # 空\n  ]'),
        ('"a" : [] # 空', '"a" : # 空\n  - name: 丁\n    phone: "2"'),
    ],
)
def test_an_empty_list_is_filled_as_it_stands(text: str, wanted: str) -> None:
    edits, top = YamlEdits(text), lay_out_yaml(text)
    edits.add_items(top, "a", [NEW], spaced=False)
    assert edits.edits.applied(text) == wanted


KEYS = """\
# 头
title: 甲 # 一
contact:  # 联系
  name: 乙
  # 乙的
  phone: 丙
  # 丙的
note: |
  文

  字
list:
  - title: 子
    file: 丑
flow: {a: 1, b: 2, # 隔
  c: 3}
date: 丁
# 尾
"""


@pytest.mark.parametrize(
    ("path", "numbers", "changes"),
    [
        ((), [0], ["-title: 甲 # 一"]),
        ((), [1], ["-contact:  # 联系", "-  name: 乙", "-  # 乙的", "-  phone: 丙", "-  # 丙的"]),
        ((), [2, 3], ["-note: |", "-  文", "-", "-  字", "-list:", "-  - title: 子", "-    file: 丑"]),
        ((), [5], ["-date: 丁"]),
        (("contact",), [0], ["-  name: 乙"]),
        (("contact",), [1], ["-  phone: 丙"]),
        (("list", 0), [0], ["-  - title: 子", "-    file: 丑", "+  - file: 丑"]),
        (("list", 0), [1], ["-    file: 丑"]),
        (("flow",), [0], ["-flow: {a: 1, b: 2, # 隔", "+flow: {b: 2, # 隔"]),
        (("flow",), [1], ["-flow: {a: 1, b: 2, # 隔", "+flow: {a: 1,  # 隔"]),
        (("flow",), [2], ["-  c: 3}", "+  }"]),
        (("flow",), [0, 2], ["-flow: {a: 1, b: 2, # 隔", "-  c: 3}", "+flow: {b: 2, # 隔", "+  }"]),
    ],
)
def test_a_key_goes_with_its_lines(path: tuple[str | int, ...], numbers: list[int], changes: list[str]) -> None:
    def change(edits: YamlEdits, top: LaidMapping) -> None:
        node = top.get(str(path[0])) if path else top
        node = node.items[0] if isinstance(node, LaidSequence) else node
        edits.remove_keys(cast("LaidMapping", node), numbers)

    assert changed(change, KEYS) == changes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("many: [甲, 乙, 丙] # 三\n", "many: [丙, 甲, 乙] # 三\n"),
        ("many:\n- 甲 # 一\n  # 一下\n- 乙\n- 丙\n", "many:\n- 丙\n- 甲 # 一\n  # 一下\n- 乙\n"),
        (
            "many:\n  - a: 甲\n    b: 1\n\n  # 二\n  - 乙\n  - {a: 丙}\nlast: 1\n",
            "many:\n  - {a: 丙}\n\n  # 二\n  - a: 甲\n    b: 1\n  - 乙\nlast: 1\n",
        ),
    ],
)
def test_items_move_with_their_lines(before: str, after: str) -> None:
    edits, top = YamlEdits(before), lay_out_yaml(before)
    edits.arrange_items(items(top, "many"), [2, 0, 1])
    assert edits.edits.applied(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("key: 甲 # 一\n", "key: [新] # 一\n"),
        ("key: # 一\nlast: 1\n", "key: [新] # 一\nlast: 1\n"),
        ("key: {a: 1} # 一\n", "key: [新] # 一\n"),
        ("key: # 一\n- 甲\n- 乙 # 二\nlast: 1\n", "key: [新] # 二\nlast: 1\n"),
        ("key:\n  a: 甲\n  b: 乙\nlast: 1\n", "key: [新]\nlast: 1\n"),
    ],
)
def test_a_value_of_any_form_is_replaced(before: str, after: str) -> None:
    edits, top = YamlEdits(before), lay_out_yaml(before)
    edits.replace_value(top, "key", "[新]")
    assert edits.edits.applied(before) == after


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        (0, "many: [甲, 乙] # 三\n", 'many: [{name: 丁, phone: "2"}, 甲, 乙] # 三\n'),
        (1, "many: [甲, 乙] # 三\n", 'many: [甲, {name: 丁, phone: "2"}, 乙] # 三\n'),
        (0, "many:\n  # 一\n  - 甲\n  - 乙\n", 'many:\n  # 一\n  - name: 丁\n    phone: "2"\n  - 甲\n  - 乙\n'),
        (1, "many:\n- 甲 # 一\n# 二\n- 乙\n", 'many:\n- 甲 # 一\n- name: 丁\n  phone: "2"\n# 二\n- 乙\n'),
        (0, "many:\n  - 甲\n\n  - 乙\n", 'many:\n  - name: 丁\n    phone: "2"\n\n  - 甲\n\n  - 乙\n'),
        (1, "many:\n  - 甲\n\n  - 乙\n", 'many:\n  - 甲\n\n  - name: 丁\n    phone: "2"\n\n  - 乙\n'),
    ],
)
def test_an_item_is_inserted_before_another(number: int, before: str, after: str) -> None:
    edits, top = YamlEdits(before), lay_out_yaml(before)
    edits.insert_items(items(top, "many"), number, [NEW])
    assert edits.edits.applied(before) == after


_TYPED = st.lists(st.sampled_from(["a", "字", "\r\n", "\n", "\r", " "]), max_size=20).map("".join)


@st.composite
def _edits(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text as typed, and edits that do not overlap, with offsets in the text with newlines."""
    typed = draw(_TYPED)
    length = len(re.sub("\r\n|\r", "\n", typed))
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return typed, [(start, end, draw(st.sampled_from(["", "x", "\ny"]))) for start, end in pairs]


@given(_edits())
def test_what_no_edit_touches_stays_as_typed(case: tuple[str, list[tuple[int, int, str]]]) -> None:
    typed, wanted = case
    characters = re.findall("\r\n|\r|\n|.", typed)
    edits = TextEdits()
    for start, end, text in wanted:
        edits.replace(start, end, text)
    usual = max(("\n", "\r\n", "\r"), key=lambda end: characters.count(end)) if characters else "\n"
    ends = [each for each in characters if each in ("\n", "\r\n", "\r")]
    first_of_most = next((each for each in ends if ends.count(each) == ends.count(usual)), "\n")
    for start, end, text in reversed(wanted):
        characters[start:end] = [text.replace("\n", first_of_most)]
    assert edits.applied_to_lines_as_typed(typed) == "".join(characters)


def test_what_is_inserted_at_one_place_stands_in_order() -> None:
    edits = TextEdits()
    edits.insert(1, "1")
    edits.replace(1, 2, "2")
    edits.insert(1, "3")
    assert edits.applied("abc") == "a132c"


def test_changes_of_one_piece_are_refused() -> None:
    edits = TextEdits()
    edits.replace(0, 2, "")
    edits.replace(1, 3, "")
    with pytest.raises(ValueError, match="two changes"):
        edits.applied("abc")
