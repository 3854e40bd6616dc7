"""The lines of a text with their levels. The cases:

headings of each level, alone and at the beginning of a line; a number that is a value; text that only looks like a
heading; rows of a table; a picture; lines of tags and remarks; a line of a loop that prints several times, one of a
condition that prints nothing; a text that cannot be filled; no front matter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.live_notice.text_outline import LineKind, TextBody
from generator.ground.source import SourceFile, source_of
from generator.templates.text.text_template import TextTemplate

HEAD = "---\ntitle: 示例\n---\n"
FIRST = 4

CASES: dict[str, tuple[LineKind, int, str]] = {
    "一、总体要求": ("heading", 1, "一、总体要求"),
    "（一）摸清底数。逐件登记。": ("heading", 2, "（一）摸清底数。"),
    "1.由本人申请": ("heading", 3, "1.由本人申请"),
    "（1）十日内告知": ("heading", 4, "（1）十日内告知"),
    "　　二、开头有空格": ("heading", 1, "二、开头有空格"),
    "三、请各分馆指定专人，并于三月底前报送，逾期不报的视为没有，不再通知。": (
        "text",
        0,
        "三、请各分馆指定专人，并于三月底前报送，逾期不报",
    ),
    "请于三月底前报送。": ("text", 0, "请于三月底前报送。"),
    "{{ '一、' }}是值": ("text", 0, "一、是值"),
    "四、{{ '值' }}": ("heading", 1, "四、值"),
    "| 分馆 | 件数 |": ("table", 0, "| 分馆 | 件数 |"),
    "{# 以后再定 #}": ("instruction", 0, "{# 以后再定 #}"),
    "{% set days = 3 %}": ("instruction", 0, "{% set days = 3 %}"),
    "{{ '示例'|二维码 }}": ("picture", 0, ""),
}


def read(text: str) -> SourceFile:
    return source_of(text.encode(), Path("notice.md"), name="notice.md")


def outlined(body: str, *, filled: bool = True) -> list[tuple[int, LineKind, int, str]]:
    file = read(f"{HEAD}{body}")
    template = TextTemplate(file, body, FIRST)
    lines = template.fill({}, []) if filled else ()
    return [(each.line, each.kind, each.level, each.words) for each in TextBody.of(file).outline(lines)]


@pytest.mark.parametrize("line", CASES)
def test_each_line_has_its_level(line: str) -> None:
    assert outlined(f"甲。\n{line}\n乙。")[1] == (FIRST + 1, *CASES[line])


def test_empty_lines_are_left_out() -> None:
    assert [line for line, *_ in outlined("\n一、甲\n \n乙。\n")] == [FIRST + 1, FIRST + 3]


def test_lines_of_loops_and_conditions_are_there_once() -> None:
    body = "{% for each in [1, 2] %}\n一、第{{ each }}项\n{% endfor %}\n{% if false %}\n二、没有\n{% endif %}"
    assert [(line, kind) for line, kind, *_ in outlined(body)] == [
        (FIRST, "instruction"),
        (FIRST + 1, "heading"),
        (FIRST + 2, "instruction"),
        (FIRST + 3, "instruction"),
        (FIRST + 4, "heading"),
        (FIRST + 5, "instruction"),
    ]


def test_a_text_that_cannot_be_filled_is_taken_as_typed() -> None:
    assert outlined("一、甲\n乙{{ 。", filled=False) == [
        (FIRST, "heading", 1, "一、甲"),
        (FIRST + 1, "text", 0, "乙{{ 。"),
    ]


def test_without_front_matter_there_are_no_lines() -> None:
    assert list(TextBody.of(read("一、甲\n")).outline(())) == []
