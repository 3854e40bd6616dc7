"""Words by which sheets recognise a column are no keys of units.yaml; the key that is meant is suggested.

- every title and heading of every standard field, in capitals, too, in rosters of either kind of keys
- a further title that the office itself gives, above the groups and below them
- the words for the name and the class of a group
- the key itself, in Chinese and English, is taken; a declared field with such a title is taken for itself
"""

from __future__ import annotations

import pytest

from generator.ground.errors import Problem
from generator.ground.source import KeyKind, in_keys
from generator.roster.units import CLASS_FIELD, UNIT_FIELDS, declared_fields, roster_names
from generator.roster.units.unit import GROUP_FIELD
from tests.roster.units.test_chinese_keys import problems_of

KINDS: tuple[KeyKind, ...] = ("zh", "en")
WORDS = {word: name for name, each in UNIT_FIELDS.items() for word in (*each.titles[1:], *each.headers)}
WORDS |= dict.fromkeys(declared_fields.ALL, "name")
WORDS |= {word.upper(): name for word, name in WORDS.items() if word.isascii() and len(word) > 5}
OF_GROUPS = {word: "name" for word in (*GROUP_FIELD.titles, *GROUP_FIELD.headers) if word != "组名"}
OF_GROUPS |= dict.fromkeys((*CLASS_FIELD.titles, *CLASS_FIELD.headers), "class")
KEYS = {"name": ("name", "组名"), "class": ("class", "主送称呼")}


def suggested(text: str, kind: KeyKind) -> list[tuple[str, str | None]]:
    problems: tuple[Problem, ...] = problems_of(in_keys(text, roster_names(()), kind))
    return [(each.code, each.suggestion) for each in problems]


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_of_sheets_suggests_the_key(kind: KeyKind) -> None:
    for word, name in WORDS.items():
        text = f"groups: [{{name: 组, units: [{{name: 示例镇, {word}: '1'}}]}}]\n"
        meant = name if word.isascii() else UNIT_FIELDS[name].titles[0]
        assert suggested(text, kind) == [("roster-unknown-field", meant)], word


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_of_sheets_suggests_the_key_of_a_group(kind: KeyKind) -> None:
    for word, name in OF_GROUPS.items():
        text = f"groups: [{{name: 组, {word}: 乡镇, units: []}}]\n"
        assert suggested(text, kind) == [("roster-unknown-field", KEYS[name][1])], word


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["{fields}{groups}", "{groups}{fields}"])
def test_a_further_title_suggests_its_field(form: str, kind: KeyKind) -> None:
    parts = {
        "fields": "fields: [{name: phone, title: 值守热线}]\n",
        "groups": "groups: [{name: 组, units: [{name: 示例镇, 值守热线: '1'}]}]\n",
    }
    assert suggested(form.format(**parts), kind) == [("roster-unknown-field", "联系电话")]


@pytest.mark.parametrize("kind", KINDS)
def test_keys_and_declared_titles_are_taken(kind: KeyKind) -> None:
    values = ", ".join(f"{each.titles[0]}: 1" for name, each in UNIT_FIELDS.items() if name != "name")
    text = f"groups: [{{name: 组, units: [{{name: 示例镇, {values}}}]}}]\n"
    assert suggested(text, kind) == []
    declared = "fields: [{name: mobile, title: 手机}]\n"
    assert suggested(f"{declared}groups: [{{name: 组, units: [{{name: 示例镇, 手机: 1}}]}}]\n", kind) == []
