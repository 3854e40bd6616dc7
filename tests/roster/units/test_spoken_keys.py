"""What is reported of a roster with Chinese keys names its keys in Chinese alone; with English keys, in both.

- what is wrong with its declared fields, further titles, units and groups, and what is odd in its units
- recipients that it does not have, units that it does not have, a field that it does not have in ``--where``
- a roster that no sheet can hold; units without an address
- no sentence at all has a key in brackets but by way of ``@``
"""

from __future__ import annotations

import re

import pytest

from generator.dispatch.build_sources import lacking_addresses
from generator.dispatch.choice import choose
from generator.ground.errors import GeneratorError, Problem, Span
from generator.ground.source import KeyKind, in_keys
from generator.ground.words.messages import SENTENCES
from generator.roster.sheets.exporting import sheet_bytes
from generator.roster.units import Roster, addressed, roster_names
from generator.roster.units.doubts import doubts
from generator.templates.text.front_matter.keys import NAMES
from generator.templates.word import DocxTemplate
from tests.roster.units.test_chinese_keys import problems_of, roster_of
from tests.word_documents import make_docx

KEYS = {path.split("/")[-1] for names in (NAMES, roster_names(())) for path in names.words if "=" not in path}
_IN_BRACKETS = re.compile("([a-z_]*)（([a-z_]+|[\u4e00-\u9fff]+)）")
FIELDS = "fields:\n{}\ngroups: []\n"
UNITS = "groups:\n  - name: 镇\n    class: 各镇\n    units:\n      - {{name: 示例镇, {}}}\n      - {{name: 示例乡}}\n"
WRONG = {
    "roster-unknown-field": UNITS.format("邮编编: 1"),
    "roster-field-kind": FIELDS.format("  - {name: beds, kind: 数}"),
    "roster-field-taken": FIELDS.format("  - {name: phone, title: 地址}"),
    "roster-many-fields": FIELDS.format("\n".join(f"  - {{name: f{number}}}" for number in range(201))),
    "source-not-number": UNITS.format("copies: 两"),
    "source-not-flag": FIELDS.format("  - {name: beds, required: 对}"),
    "roster-name-twice": UNITS.format("code: '1'") + "      - {name: 示例镇}\n",
}
LATER = {
    "roster-class-unknown": "各乡镇办",
    "roster-class-twice": "一类",
    "roster-class-empty": "空类",
    "roster-recipient-several": "重名",
    "cli-unit-unknown": "无",
    "cli-where-field": "无",
    "roster-nested": "",
    "roster-address-missing": "",
}
ROSTER = """\
fields:
  - {name: prizes, title: 奖项, kind: list}
groups:
  - {name: 甲, class: 一类, units: [{name: 甲一, office: 重名}, {name: 甲二, office: 重名}]}
  - {name: 乙, class: 一类, units: [{name: 乙一}]}
  - {name: 丙, class: 空类, units: []}
"""


def in_brackets(problem: Problem) -> set[str]:
    """The keys and values that a Chinese text of ``problem`` has in both languages, as in 地址（address）."""
    found = _IN_BRACKETS.findall(f"{problem.message('zh')}{problem.remedy('zh')}")
    return {word for pair in found for word in pair} & {*KEYS, "true", "text"}


def raised(code: str, roster: Roster) -> list[Problem]:
    """The problems of LATER with ``code``."""
    span = Span("notice.md", 1, 1, source=LATER[code])
    try:
        if code == "roster-address-missing":
            template = DocxTemplate.open(make_docx(["{{ unit.address }}"]))
            return list(lacking_addresses(roster, roster.units, {"a.docx": template}))
        if code == "roster-nested":
            sheet_bytes(roster, ".csv", "a.csv")
        elif code == "cli-unit-unknown":
            choose(roster, roster.units, (LATER[code],))
        elif code == "cli-where-field":
            choose(roster, roster.units, where=LATER[code])
        else:
            addressed(roster, LATER[code], span)
    except GeneratorError as fault:
        return list(fault.problems)
    return []


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_with_a_roster(code: str) -> None:
    text = WRONG[code]
    chinese, english = problems_of(in_keys(text, roster_names(()), "zh")), problems_of(text)
    assert {code} == {each.code for each in chinese} == {each.code for each in english}
    assert [in_brackets(each) for each in chinese] == [set()] * len(chinese)
    assert all(map(in_brackets, english)) or code == "roster-field-taken"


@pytest.mark.parametrize("code", LATER)
def test_what_is_found_later(code: str) -> None:
    chinese, english = (raised(code, roster_of(in_keys(ROSTER, roster_names(()), kind))) for kind in ("zh", "en"))
    assert {code} == {each.code for each in chinese} == {each.code for each in english}
    assert [in_brackets(each) for each in chinese] == [set()] * len(chinese)
    assert all(map(in_brackets, english))


def test_what_is_odd_in_a_unit() -> None:
    text = "groups: [{name: 县, units: [{name: 甲县, old_names: [乙县]}, {name: 示例乡, addressee: 乙县示例乡}]}]\n"
    wanted: dict[KeyKind, set[str]] = {"zh": set(), "en": {"old_names"}}
    for kind, expected in wanted.items():
        found = doubts(roster_of(in_keys(text, roster_names(()), kind)))
        assert set().union(*map(in_brackets, found)) == expected


def test_keys_in_brackets_are_named_by_way_of_the_file() -> None:
    without_file = {"source-no-front-matter", "sheet-column-near"}
    named = {
        code
        for code, sentence in SENTENCES.items()
        if any(KEYS & {*pair} for pair in _IN_BRACKETS.findall(f"{sentence.zh}{sentence.zh_remedy}"))
    }
    assert named <= without_file


def test_fields_whose_name_is_their_title_do_not_make_a_unit_english() -> None:
    text = (
        "自定栏目: [{栏目的名字: 校长}, {栏目的名字: 值班室}, {栏目的名字: beds}]\n"
        "分组: [{组名: 校, 单位: [{单位名称: 甲校, 校长: 王, 值班室: 一, beds: 1, 邮编编: 1}]}]\n"
    )
    [problem] = problems_of(text)
    assert "这里可以写：单位名称、" in problem.remedy("zh")
    assert in_brackets(problem) == set()
