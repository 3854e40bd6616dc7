"""Front matters in both kinds of keys are the same document, and have the same problems but for the words."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import NoticeError, Problem, Span
from generator.ground.source.front_matter import readable_front_matter
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.ground.source.source_file import source_of
from generator.ground.source.yaml_edits import in_keys
from generator.templates.text.front_matter.front_matter_reading import FrontMatterValues, read_front_matter
from generator.templates.text.front_matter.key_table import FRONT_MATTER, NAMES
from generator.templates.text.notice import open_notice
from tests.chosen import examples
from tests.templates.text.folders import make_folder

_VALUES = {
    "issuer": ("示例市档案馆", "[示例市档案馆, 示例市教育局]", "''", "{甲: 乙}"),
    "number": ("示档发〔2024〕7号", "〔2024〕7号", "示档发[2024]7号"),
    "title": ("关于报送目录的通知", "示例市档案馆|关于报送目录的请示", "示例市人民政府令", "''"),
    "recipients": ("各分馆", "[各分馆]", "：", "''"),
    "date": ("2024-03-05", "二〇二四年三月五日", "2024.3.5", "3月5日", "''"),
    "signature": ("sealed", "unsealed", "stamp", "none", "' sealed '", "盖印"),
    "seal_diameter": ("45", "4", "大"),
    "attachments": ("[{title: 甲, file: a.docx, head: own, detached: true}]", "[a.md]", "甲", "[{file: a.md, 名: 乙}]"),
    "contact": ("{name: 示例甲, phone: 023-00000000}", "{name: }", "{手机: 1}", "{}", "示例甲"),
    "imprint": ("{office: 办公室, date: 2024-03-06}", "{date: 2024-03-01}", "{office: , date: 九月}"),
    "copy_number": ('"000001"', "1"),
    "secrecy": ("机密★1年", "绝"),
    "urgency": ("特急", "急"),
    "signers": ("[示例甲]", "示例甲", "[]"),
    "stamp": ("[{post: 县长, name: 示例甲}]", "{post: 县长}", "[示例甲]"),
    "attendance": ("{present: 示例甲, excused: 示例乙}", "{present: }"),
    "kind": ("通知", "函", "令", "纪要", "信"),
    "format": ("公文", "信函", "命令", "纪要", "公函"),
    "profile": ("office", "gbt33476", "a4"),
    "extra": ("{title: 甲, 标题: 乙}", "甲"),
    "edition": ("校对稿", "初稿"),
    "printing": ("{files: [a], duplex: true, run: 3}", "{archive: x, duplex: 对}", "{copy: 1}"),
    "titel": ("x",),
    "fonts": ("{body: 仿宋}",),
}

_FRONTS = st.permutations(list(_VALUES)).flatmap(
    lambda keys: st.lists(st.sampled_from(keys), unique=True, min_size=1).flatmap(
        lambda some: st.fixed_dictionaries({key: st.sampled_from(_VALUES[key]) for key in some})
    )
)
_NOT_TOLD = {
    *("title", "name", "kind", "format", "number", "date"),
    *("note", "mark", "office", "titel", "body", "true", "false"),
}
"""Words that are keys and, in the texts of the messages or in the values above, something else."""

_KEYS = {word for path in NAMES.words for word in re.split("[/=]", path) if word.isascii()} - _NOT_TOLD


def read(front: str) -> tuple[FrontMatterValues, list[Problem]]:
    found = readable_front_matter(source_of(f"---\n{front}---\n".encode(), Path("a.md"), name="a.md"), NAMES)
    problems = list(found.problems)
    return read_front_matter(found.node, None, problems), problems


def without_places(value: object) -> object:
    """``value`` with nothing that depends on how long the keys are."""
    if isinstance(value, Span):
        return value.line
    if isinstance(value, ScalarNode | SequenceNode | MappingNode):
        return plain(value)
    if is_dataclass(value):
        return {each.name: without_places(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: without_places(each) for key, each in value.items()}
    return [without_places(each) for each in value] if isinstance(value, tuple | list) else value


def plain(node: Node) -> object:
    if isinstance(node, MappingNode):
        return {key: plain(value) for key, value in node.entries.items()}
    return node.value if isinstance(node, ScalarNode) else [plain(item) for item in node.items]


def told(problem: Problem) -> tuple[str, int | None, str | None]:
    return problem.code, None if problem.span is None else problem.span.line, problem.field


def test_every_key_and_every_key_below_has_a_chinese_name_of_its_own() -> None:
    for names in (NAMES, *NAMES.below.values()):
        chinese = [name for each in names.names.values() for name in each]
        assert len(chinese) == len(set(chinese))
        assert not any(name.isascii() for name in chinese)


@settings(max_examples=examples(150))
@given(values=_FRONTS)
def test_both_kinds_of_keys_are_one_document_and_have_the_same_problems(values: dict[str, str]) -> None:
    english = "".join(f"{key}: {value}\n" for key, value in values.items())
    chinese = in_keys(english, NAMES, "zh")
    one, one_told = read(english)
    other, other_told = read(chinese)
    assert without_places(other) == without_places(one)
    assert [told(each) for each in other_told] == [told(each) for each in one_told]
    if len(values) > 1:
        for problem in other_told:
            words = set(re.findall("[a-z_]{2,}", problem.message("zh") + problem.remedy("zh")))
            assert not words & _KEYS, (problem.code, words & _KEYS)


FULL = """\
---
发文机关: 示例市档案馆
发文字号: 示档发〔2024〕7号
标题: 关于报送目录的通知
文种: 通知
格式: 公文
主送机关: 各分馆
成文日期: 二〇二四年三月五日
用印: 不加盖印章
附件:
  - attachment-1.md
联系人: {姓名: 示例甲, 电话: 023-00000000}
版记: {印发机关: 示例市档案馆办公室}
印制: {双面: 是, 存档份数: 2}
其他内容: {reply_by: 四月}
---
请于三月底前报送。
=== attachment-1.md
---
标题: 目录
横排: 是
---
一份。
=== house.yaml
机关代字: 示档发
版记: {印发日期: 2024-03-06}
字体: {正文字体: 仿宋}
"""


def test_a_notice_its_attachment_and_its_house_with_chinese_keys(tmp_path: Path) -> None:
    notice = open_notice(*make_folder(tmp_path, FULL))
    document = notice.render()
    assert str(notice.date) == "2024年3月5日"
    assert (notice.number_prefix, notice.printing.duplex, notice.printing.archive) == ("示档发", True, 2)
    assert document.attachments[0].landscape
    assert notice.context["extra"] == {"reply_by": "四月"}
    assert str(notice.context["imprint"]) != ""
    assert document.signature.value == "unsealed"


def test_two_chinese_keys_and_a_slip_of_yaml_are_reported_together(tmp_path: Path) -> None:
    text = "---\n标题目: 甲\n主送单位: 乙\ndate：2024-03-05\n发文机关: 示例市档案馆\n---\n请报送。\n"
    folder, _ = make_folder(tmp_path, text)
    with pytest.raises(NoticeError) as caught:
        open_notice(folder)
    expected = [("source-unknown-key", "标题"), ("source-unknown-key", "主送机关"), ("source-full-width-colon", None)]
    assert [(each.code, each.suggestion) for each in caught.value.problems] == expected


def test_the_house_reports_its_unknown_keys_across_an_error_of_yaml(tmp_path: Path) -> None:
    text = "---\n标题: 甲\n主送机关: 乙\n成文日期: 2024-03-05\n---\n请报送。\n=== house.yaml\n发文机构: 丙\n字体：丁\n"
    folder, house = make_folder(tmp_path, text)
    with pytest.raises(NoticeError) as caught:
        open_notice(folder, house)
    expected = [("source-unknown-key", "发文机关"), ("source-full-width-colon", None)]
    assert [(each.code, each.suggestion) for each in caught.value.problems] == expected


def test_titles_are_those_of_editors() -> None:
    found = {name: key.title for name, key in FRONT_MATTER.items()}
    assert found == {name: names[0] for name, names in NAMES.names.items()}
