"""."""

from pathlib import Path

import pytest

from generator.ground.errors import InputError
from generator.ground.source.front_matter import FrontMatter, readable_front_matter, split_front_matter
from generator.ground.source.source_file import source_of
from tests.refused import refused_for


def read(*lines: str) -> FrontMatter:
    text = "\n".join(("---", *lines, "---", "正文"))
    return readable_front_matter(source_of(text.encode(), path=Path("a.md"), name="a.md"))


def told(front: FrontMatter) -> list[tuple[int | None, str]]:
    return [(None if each.span is None else each.span.line, each.code) for each in front.problems]


def test_each_slip_is_told_and_the_rest_is_read() -> None:
    front = read("title：甲", "date:2024-03-05", "issuer: 示例局", "note: 甲: 乙", 'kind: "通知', "mark: 示例")
    assert told(front) == [
        (2, "source-full-width-colon"),
        (3, "source-colon-blank"),
        (5, "source-colon-in-value"),
        (6, "source-quote-open"),
    ]
    assert list(front.node.entries) == ["issuer", "mark"]
    assert front.broken == frozenset({"title", "date", "note", "kind"})


@pytest.mark.parametrize(
    "value",
    [
        ["contact:", "  name: 甲", "  phone: '1'"],
        ["contact: {name: 甲,", "  phone: '1'}"],
        ["contact: {", "name: 甲, phone: '1'", "}"],
        ["attachments:", "- a.md", "- b.md"],
        ["# 说明", "", "note: |", "  甲: 乙", "  丙"],
    ],
)
def test_an_entry_of_several_lines_stays_whole(value: list[str]) -> None:
    front = read(*value, "date：2024-03-05")
    assert [code for _, code in told(front)] == ["source-full-width-colon"]
    assert front.broken == frozenset({"date"})


def test_where_no_entry_can_be_read_nothing_is_known_of_the_others() -> None:
    assert read("标题 甲", "日期 乙").broken is None


def test_a_monster_is_not_read_entry_by_entry() -> None:
    expected = [(2, "source-full-width-colon")]
    assert told(read("date：1", *(f"k{number}: 1" for number in range(2_000)), "title：1")) == expected


def test_whoever_needs_all_of_it_gets_an_error_with_all_problems() -> None:
    source = source_of("---\ntitle：甲\ndate：乙\n---\n".encode(), path=Path("a.md"), name="a.md")
    assert refused_for(InputError, split_front_matter, source) == ["source-full-width-colon"] * 2


RULES = [
    *("———", "——", "—", "－－－", "–––", "--", "----", " ---", "- - -", "===", "___", "---—"),
    *("ーーー", "一一一", "～～～", "‐‐‐"),
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_other_dashes_is_told_where_it_is(rule: str) -> None:
    for lines, line in (((rule, "title: 甲", "---", "正文"), 1), (("---", "title: 甲", rule, "正文"), 3)):
        with pytest.raises(InputError) as raised:
            split_front_matter(source_of("\n".join(lines).encode(), path=Path("a.md"), name="a.md"))
        expected = [("source-front-matter-dashes", line)]
        assert [(each.code, each.span and each.span.line) for each in raised.value.problems] == expected


@pytest.mark.parametrize("line", ["一", "-", "甲——乙", "- 甲", "~", "正文"])
def test_other_lines_are_no_rules(line: str) -> None:
    with pytest.raises(InputError) as raised:
        split_front_matter(source_of(f"---\ntitle: 甲\n{line}\n".encode(), path=Path("a.md"), name="a.md"))
    assert [each.code for each in raised.value.problems] == ["source-front-matter-open"]
    source = source_of(f"---\ntitle: 甲\n---\n{line}\n———\n".encode(), path=Path("a.md"), name="a.md")
    assert split_front_matter(source).body_first_line == 4
