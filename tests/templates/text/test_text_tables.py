"""Lines that begin with a mark make tables; only what was typed makes their cells and rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import Problem
from generator.official.document import BodyPart, WrittenParagraph, WrittenTable
from generator.templates.text.official_document import body_of
from generator.templates.text.text_template import TextTemplate
from tests.templates.text.test_text_template import FIRST, source


def body(text: str, **values: object) -> tuple[BodyPart, ...]:
    problems: list[Problem] = []
    parts = body_of(TextTemplate(source(text), text, FIRST), values, problems)
    assert [problem.text() for problem in problems] == []
    return parts


def only_table(text: str, **values: object) -> WrittenTable:
    (part,) = body(text, **values)
    assert isinstance(part, WrittenTable)
    return part


def test_a_table_stands_between_paragraphs() -> None:
    before, table, after = body("情况如下：\n| 馆 | 份数 |\n| 东馆 | 2 |\n请核对。")
    assert isinstance(before, WrittenParagraph)
    assert isinstance(after, WrittenParagraph)
    assert isinstance(table, WrittenTable)
    assert table.rows == (("馆", "份数"), ("东馆", "2"))
    assert table.aligned == ()
    assert table.span is not None
    assert (table.span.line, table.span.column) == (FIRST + 1, 1)


def test_the_row_of_dashes_sets_the_alignment_and_is_not_printed() -> None:
    table = only_table("|甲|乙|丙|丁|\n|---|:--|:-:|--:|\n|1|2|3|4|")
    assert table.rows == (("甲", "乙", "丙", "丁"), ("1", "2", "3", "4"))
    assert table.aligned == (None, "left", "centre", "right")


def test_cells_are_trimmed_and_may_be_empty() -> None:
    assert only_table("　| 甲 乙 ||\n|\t丙　| |").rows == (("甲 乙", ""), ("丙", ""))


def test_the_last_mark_may_be_absent() -> None:
    assert only_table("| 甲 | 乙\n| 丙 | {{ empty }}", empty="").rows == (("甲", "乙"), ("丙", ""))


LOOPS = {
    "tags on lines of their own": "{% for u in us %}\n| {{ loop.index }} | {{ u }} |\n{% endfor %}",
    "on one line": "{% for u in us %}|{{ loop.index }}|{{ u }}|{% endfor %}",
    "on one line with blanks": "{% for u in us %} | {{ loop.index }} | {{ u }} | {% endfor %}",
    "the end on the next line": "{% for u in us %}| {{ loop.index }} | {{ u }} |\n{% endfor %}",
    "a loop within": "{% for g in [us] %}{% for u in g %}|{{ loop.index }}|{{ u }}|{% endfor %}{% endfor %}",
}


@pytest.mark.parametrize("name", LOOPS)
def test_loops_make_rows(name: str) -> None:
    table = only_table(f"| 序号 | 单位 |\n{LOOPS[name]}\n| 合计 | 2 |", us=["东馆", "西馆"])
    assert table.rows == (("序号", "单位"), ("1", "东馆"), ("2", "西馆"), ("合计", "2"))


def test_a_loop_within_a_row_makes_cells() -> None:
    text = "| 馆 |{% for y in ys %} {{ y }}年 |{% endfor %}\n| 东馆{% for y in ys %}| {{ y - 2000 }} {% endfor %}|"
    assert only_table(text, ys=[2024, 2025]).rows == (("馆", "2024年", "2025年"), ("东馆", "24", "25"))


def test_a_condition_between_marks_is_an_empty_cell() -> None:
    text = "| 馆 | 注 | 份数 |\n{% for u in us %}|东馆|{% if u %}{{ u }}{% endif %}|2|{% endfor %}"
    assert only_table(text, us=["", "新"]).rows[1:] == (("东馆", "", "2"), ("东馆", "新", "2"))


@pytest.mark.parametrize("value", ["|", "a|b", "| 甲 | 乙 |", "---", "\n| 甲 |", " 甲 ", ":-:"])
def test_a_value_makes_no_cell_no_row_and_no_alignment(value: str) -> None:
    assert only_table("|甲|\n|{{ value }}|", value=value).rows == (("甲",), (value,))


def test_a_value_begins_no_table() -> None:
    (part,) = body("{{ value }} 甲 | 乙", value="|")
    assert (
        part == WrittenParagraph(part.level, "", "| 甲 | 乙", part.span)
        if isinstance(part, WrittenParagraph)
        else False
    )


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2), min_size=1))
def test_any_value_stays_in_its_cell(rows: list[list[str]]) -> None:
    table = only_table("|甲|乙|\n{% for r in rows %}|{{ r[0] }}|{{ r[1] }}|{% endfor %}", rows=rows)
    assert [list(row) for row in table.rows[1:]] == rows
