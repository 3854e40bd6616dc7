"""The rules of the contract's paragraph on text, one by one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.official.document import Level, WrittenParagraph
from generator.templates.text.filled_body import paragraph


def typed(text: str) -> WrittenParagraph:
    """The paragraph of a line that was typed as a whole."""
    return paragraph(text, len(text))


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、指导思想", Level.FIRST),
        ("十二、工作要求", Level.FIRST),
        ("（一）宣传重点", Level.SECOND),
        ("（二十一）宣传重点", Level.SECOND),
        ("1.拆除前通知业主到场", Level.THIRD),
        ("1. 拆除前通知业主到场", Level.THIRD),
        ("12．拆除后恢复墙面", Level.THIRD),
        ("1.2022年工作总结", Level.THIRD),
        ("（1）现场照片", Level.FOURTH),
        ("一、为什么要“护佑平安”", Level.FIRST),
        ("一、任务分工：", Level.FIRST),
    ],
)
def test_a_short_numbered_line_is_a_heading(line: str, level: Level) -> None:
    assert typed(line) == WrittenParagraph(level, line, "")


@pytest.mark.parametrize(
    "line",
    [
        "一、接此通知后，请各单位高度重视，切实加强组织领导。",
        "一、抓好落实！",
        "一、抓好落实；",
        "一、是否落实？",
        "一、请各单位按“谁主管、谁负责。”",
        "1.拆除前通知业主到场。",
        "1.拆除前通知业主到场；",
        "（1）现场照片；",
        "（一）现场照片；",
        "（一）" + "长" * 28,
    ],
)
def test_a_numbered_sentence_of_instruction_is_text(line: str) -> None:
    assert typed(line) == WrittenParagraph(Level.TEXT, "", line)


def test_thirty_characters_are_the_most() -> None:
    assert typed("一、" + "长" * 28).level is Level.FIRST
    assert typed("一、" + "长" * 29).level is Level.TEXT


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("（一）开展系列社会面宣传活动。", "各地各部门要结合实际。要做好宣传。"),
        ("（二）谁来做？", "各单位自己做。"),
        ("（三）加快！", "时间不等人。"),
        ("（四）做到“一个都不少。”", "各单位要逐户登记。"),
        ("（五）" + "很长的一句话" * 8 + "。", "后面的话。"),
    ],
)
def test_the_first_sentence_after_a_second_level_number_is_a_heading_that_runs_in(heading: str, rest: str) -> None:
    assert typed(heading + rest) == WrittenParagraph(Level.SECOND, heading, rest)


@pytest.mark.parametrize("line", ["（三）协作联动，全员投入全社会参与全方位发力。", "（三）" + "全方位发力" * 9 + "。"])
def test_a_numbered_sentence_alone_on_its_line_is_a_heading(line: str) -> None:
    assert typed(line) == WrittenParagraph(Level.SECOND, line, "")


@pytest.mark.parametrize(
    "line",
    [
        "一是加强领导",
        "第一、加强领导",
        "(一)半角括号不是公文的序数",
        "①加强领导",
        "2022.3.1",
        "0.5米",
        "（一）",
        "一、",
        "# 标题",
        "*强调*",
        "_下划线_",
        "1、顿号不在第三层",
        "（2022）",
    ],
)
def test_other_marks_make_no_heading(line: str) -> None:
    assert typed(line) == WrittenParagraph(Level.TEXT, "", line)


@pytest.mark.parametrize("count", [0, 1])
def test_a_number_that_comes_with_a_value_makes_no_heading(count: int) -> None:
    assert paragraph("一、指导思想", count).level is Level.TEXT
    assert paragraph("（一）宣传。各地要重视。", count).level is Level.TEXT


def test_a_typed_number_before_a_value_makes_a_heading() -> None:
    assert paragraph("一、指导思想", 2).level is Level.FIRST


NUMBERS = st.sampled_from(["", "一、", "十一、", "（一）", "1.", "12．", "（1）", "一", "（"])
TEXTS = st.text(
    st.one_of(st.sampled_from("甲乙。！？；”）一、（1."), st.characters(exclude_categories=["Cs"])), min_size=1
)


@given(NUMBERS, TEXTS, st.integers(0, 80))
@example("（一）", "。", 3)
def test_nothing_is_lost_and_nothing_added(number: str, text: str, count: int) -> None:
    line = number + text
    found = paragraph(line, min(count, len(line)))
    assert found.heading + found.text == line
    assert bool(found.heading) == (found.level is not Level.TEXT)
