"""The rules of the contract's paragraph on text, one by one."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.ground.errors import NoticeError, Problem
from generator.official.document import Level, WrittenParagraph
from generator.templates.text.notice import open_notice
from generator.templates.text.official_document import paragraph
from tests.bad_inputs import bad_inputs, earned, expected
from tests.templates.text.folders import FRONT, bad_folder, make_folder


def typed(text: str) -> WrittenParagraph:
    """The paragraph of a line that was typed as a whole."""
    return paragraph(text, len(text))


@pytest.mark.parametrize(
    ("line", "level"),
    [
        *(("一、指导思想", Level.FIRST), ("十二、工作要求", Level.FIRST), ("（一）宣传重点", Level.SECOND)),
        *(("（二十一）宣传重点", Level.SECOND), ("1.拆除前通知业主到场", Level.THIRD)),
        *(("1. 拆除前通知业主到场", Level.THIRD), ("12．拆除后恢复墙面", Level.THIRD)),
        *(("1.2022年工作总结", Level.THIRD), ("（1）现场照片", Level.FOURTH)),
        *(("一、为什么要“护佑平安”", Level.FIRST), ("一、任务分工：", Level.FIRST)),
    ],
)
def test_a_short_numbered_line_is_a_heading(line: str, level: Level) -> None:
    assert typed(line) == WrittenParagraph(level, line, "")


@pytest.mark.parametrize(
    "line",
    [
        *("一、接此通知后，请各单位高度重视，切实加强组织领导。", "一、抓好落实！"),
        *("一、抓好落实；", "一、是否落实？", "一、请各单位按“谁主管、谁负责。”"),
        *("1.拆除前通知业主到场。", "1.拆除前通知业主到场；", "（1）现场照片；", "（一）现场照片；"),
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
        *("一是加强领导", "第一、加强领导", "(一)半角括号不是公文的序数", "①加强领导", "2022.3.1"),
        *("0.5米", "（一）", "一、", "# 标题", "*强调*", "_下划线_", "1、顿号不在第三层", "（2022）"),
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


# Characters that nobody sees, or that turn text round, and marks of a markup are reported where they are typed.


def _warnings(folder: Path, text: str, more: str = "") -> list[tuple[str, int | None, int | None, Problem]]:
    notice, _ = make_folder(folder, FRONT.replace("date:", f"{more}date:") + text)
    found = (each for each in open_notice(notice).warnings if each.code.startswith("notice-") and each.span)
    return [(each.code, each.span.line, each.span.column, each) for each in found if each.span]


@pytest.mark.parametrize(
    ("typed", "column", "shown"),
    [
        ("请于3月\u200b底前报送。", 5, "“请于3月⟨U+200B⟩底前报送”"),
        ("金额\u202e001\u202c元。", 3, "“金额⟨U+202E⟩001⟨U+202C⟩”"),
        ("由⼄方负责。", 2, "“由⼄方负责。”"),
    ],
)
def test_a_character_that_misleads_has_its_column(tmp_path: Path, typed: str, column: int, shown: str) -> None:
    ((*place, problem),) = _warnings(tmp_path, f"第一段。\n{typed}\n")
    assert place == ["notice-not-represented", 9, column]
    assert shown in problem.message("zh")
    assert problem.severity == "warning"


def test_values_are_looked_at_however_they_are_written(tmp_path: Path) -> None:
    ((_, line, _, problem),) = _warnings(tmp_path, "第一段。\n", 'copy_to: "县政府办\\u200b"\n')
    assert (line, str(problem.facts["shown"])) == (6, "：“县政府办⟨U+200B⟩”")


@pytest.mark.parametrize(
    "mark",
    [
        *("- 一项", "> 引文", "### 标题", "说明[^1]。", "300m<sup>2</sup>"),
        *("**要点**如下", "[办法](http://a.cn)", "甲&nbsp;乙", "~~作废~~"),
    ],
)
def test_marks_of_other_markups_are_reported(tmp_path: Path, mark: str) -> None:
    ((code, line, _, problem),) = _warnings(tmp_path, f"第一段。\n{mark}\n")
    assert (code, line, problem.severity) == ("notice-other-markup", 9, "warning")


@pytest.mark.parametrize(
    "typed", ["# 号", "3 - 2 = 1", "#1 楼", "* 号", "— 1 —", "A_b_c", "<公司名称>", "{# - 一 #}甲。"]
)
def test_what_is_printed_as_it_is_typed_needs_no_word(tmp_path: Path, typed: str) -> None:
    assert not _warnings(tmp_path, f"第一段。\n甲{typed}\n")


# Every slip a person can make in a notice's folder earns its problems at their very places.
# Such a file begins with what it must earn; the rest is notice.md, and a line ``=== NAME`` begins another file of
# the folder (house.yaml beside it). Lines are counted from where the file they stand in begins.

NOTICES = bad_inputs("notice")


def problems_of(path: Path, tmp_path: Path) -> tuple[Problem, ...]:
    folder, house = bad_folder(path, tmp_path)
    with pytest.raises(NoticeError) as caught:
        open_notice(folder, house).render()
    return caught.value.problems


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_bad_notice_earns_its_problems(path: Path, tmp_path: Path) -> None:
    problems = problems_of(path, tmp_path)
    assert earned(problems) == expected(path)
    for problem in problems:
        assert problem.span is not None
        assert Path(problem.span.file).is_relative_to(tmp_path)
