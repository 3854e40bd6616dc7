"""Nodes with Chinese keys, or some of them, are read as those with English keys; messages use the words of the file."""

from pathlib import Path

import pytest

from generator.ground.errors import Problem
from generator.ground.source.key_translation import FLAG_VALUES, KeyNames, in_english
from generator.ground.source.nodes import MappingNode, Node, ScalarNode
from generator.ground.source.source_file import source_of
from generator.ground.source.yaml_edits import front_matter_in_keys, in_keys
from generator.ground.source.yaml_tree import load_yaml
from generator.ground.source.yaml_values import check_keys

NAMES = KeyNames(
    {"name": ("名称",), "sign": ("署名方式", "用印"), "items": ("附件",), "contact": ("联系人",), "own": ("own",)},
    {"sign": {"sealed": "加盖印章", "stamp": "签名章"}},
    {
        "items": KeyNames({"name": ("附件名称",), "apart": ("单独成件",)}, {"apart": FLAG_VALUES}),
        "contact": KeyNames({"name": ("姓名",), "phone": ("电话",)}),
    },
    {"名字": "name"},
)


def load(text: str) -> MappingNode:
    return load_yaml(source_of(text.encode(), Path("a.yaml"), name="a.yaml"))


def plain(node: Node) -> object:
    if isinstance(node, MappingNode):
        return {key: plain(value) for key, value in node.entries.items()}
    return node.value if isinstance(node, ScalarNode) else [plain(item) for item in node.items]


def read(text: str) -> tuple[object, list[Problem], MappingNode]:
    problems: list[Problem] = []
    node = in_english(load(text), NAMES, problems)
    return plain(node), problems, node


READ = {
    "名称: 甲": {"name": "甲"},
    "name: 甲\n用印: 加盖印章": {"name": "甲", "sign": "sealed"},
    "署名方式: ' 签名章 '": {"sign": "stamp"},
    "署名方式: sealed": {"sign": "sealed"},
    "署名方式: 盖章": {"sign": "盖章"},
    "名称: 加盖印章": {"name": "加盖印章"},
    "联系人: {姓名: 甲, 电话: 乙}": {"contact": {"name": "甲", "phone": "乙"}},
    "contact: {姓名: 甲, phone: 乙}": {"contact": {"name": "甲", "phone": "乙"}},
    "附件: [a.md, {附件名称: 甲, 单独成件: 是}]": {"items": ["a.md", {"name": "甲", "apart": "true"}]},
    "附件: {附件名称: 甲}": {"items": {"name": "甲"}},
    "own: 甲": {"own": "甲"},
    "未知: {名称: 甲}": {"未知": {"名称": "甲"}},
    "名字: 甲": {"名字": "甲"},
}


@pytest.mark.parametrize("text", READ)
def test_keys_are_read_as_the_english_ones(text: str) -> None:
    found, problems, node = read(text)
    assert (found, problems) == (READ[text], [])
    assert node.key_spans.keys() == node.entries.keys()


TWINS = {
    "name: 甲\n名称: 乙": [(2, "名称（name）", 1)],
    "用印: 加盖印章\nname: 甲\n署名方式: 签名章\nsign: x": [(3, "署名方式（用印）", 1), (4, "sign（用印）", 1)],
    "附件:\n- 附件名称: 甲\n  name: 乙": [(3, "name（附件名称）", 2)],
    "contact:\n  name: 甲\n名称: 乙": [],
}


@pytest.mark.parametrize("text", TWINS)
def test_a_key_beside_its_twin_is_a_duplicate_with_both_places(text: str) -> None:
    _, problems, _ = read(text)
    assert {problem.code for problem in problems} <= {"source-duplicate-key"}
    found = [(each.span.line, each.facts["key"], each.facts["line"]) for each in problems if each.span is not None]
    assert found == TWINS[text]


def test_the_words_are_those_of_the_file() -> None:
    words = {"名称: 甲": "署名方式", "name: 甲": "sign", "名称: 甲\nsign: sealed": "sign", "名称: 甲\n用印: x": "用印"}
    for text, word in words.items():
        assert read(text)[2].word("sign") == word, text
    mixed = read("名称: 甲\n附件: x\ncontact: {}")[2].entries["contact"]
    assert isinstance(mixed, MappingNode)
    assert mixed.word("phone") == "电话"


def test_both_kinds_of_keys_are_suggested() -> None:
    meant = {"名字: x": "名称", "署名方法: x": "署名方式", "sing: x": "sign", "用: x": None, "nane: x": "name"}
    for text, suggestion in meant.items():
        _, problems, node = read(text)
        check_keys(node, tuple(NAMES.names), problems, required=("name",), names=NAMES)
        assert problems[0].suggestion == suggestion, text
        assert [each.code for each in problems[1:]] == ["source-missing-key"] * (suggestion not in ("名称", "name")), (
            text
        )


def test_a_sentence_names_keys_as_the_file_does() -> None:
    facts = {"name": "a.md"}
    english, chinese = (
        Problem("notice-attachment-title", None, facts, words=words)
        for words in ({}, {"attachments/title": "附件名称", "attachments/file": "文件"})
    )
    assert english.remedy("en") == "write {title: …, file: a.md}."
    assert chinese.remedy("zh") == "写成 {附件名称: 名称, 文件: a.md}。"


WRITTEN = {
    "name: 甲\n": "名称: 甲\n",
    "sign: sealed   # 盖章\n": "署名方式: 加盖印章   # 盖章\n",
    'sign: "stamp"\n': '署名方式: "签名章"\n',
    "sign: 盖章\n": "署名方式: 盖章\n",
    "items: [a.md, {name: 甲, apart: true}]\n": "附件: [a.md, {附件名称: 甲, 单独成件: 是}]\n",
    "other: {name: 甲}\n": "other: {name: 甲}\n",
    "# name: 甲\n# 名称：甲\nown: 甲\n": "# 名称: 甲\n# 名称：甲\nown: 甲\n",
    "own: 甲\n# items:\n#   - {name: 甲}\n# name 是名称\n": "own: 甲\n# 附件:\n#   - {附件名称: 甲}\n# name 是名称\n",
    "own: 甲\n# name: [\n": "own: 甲\n# name: [\n",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_file_in_the_other_kind_of_keys(text: str) -> None:
    assert in_keys(text, NAMES, "zh") == WRITTEN[text]
    assert in_keys(WRITTEN[text], NAMES, "en") == text
    assert in_keys(text, NAMES, "en") == text


def test_of_a_text_with_front_matter_only_that_is_changed() -> None:
    text = "---\nname: 甲\n---\nname: 乙\n---\nname: 丙\n"
    assert front_matter_in_keys(text, NAMES, "zh") == text.replace("name: 甲", "名称: 甲")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("名称", "zh"),
        ("name", "en"),
        ("名称 own", "zh"),
        ("name own", "en"),
        ("own", "around"),
        ("名称 sign", "around"),
        ("名称 用印 contact own own", "zh"),
        ("name 未知", "around"),
        ("", "around"),
    ],
)
def test_the_kind_of_the_keys_of_a_mapping(words: str, kind: str) -> None:
    expected = ["zh", "en"] if kind == "around" else [kind, kind]
    assert [NAMES.kind(words.split(), each) for each in ("zh", "en")] == expected
