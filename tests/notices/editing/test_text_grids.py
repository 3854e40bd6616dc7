"""Tables as grids and back: what is the same stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.notices.editing.text_grids import GridRow, TextGrid, text_grids, with_rows
from tests.chosen import examples

TEXT = """\
一、时间安排
| 步骤 |时间|  单位  |
| :-- | --- | --- |
| 自查 | {{ a | b }} | 各{{ "|" }}单位
|  |  |
二、其他
\u3000| 甲 |{# | #} 乙 |
{% for each in units %}
| {{ each.name }} |
{% endfor %}
"""


def cells(grid: TextGrid) -> list[tuple[str, ...]]:
    return [row.cells for row in grid.rows]


def test_tables_are_found_with_their_cells() -> None:
    first, second, third = text_grids(TEXT)
    assert cells(first) == [("步骤", "时间", "单位"), ("自查", "{{ a | b }}", "各|单位"), ("", "")]
    assert (first.first, first.last, first.dashes, first.width) == (1, 4, 2, 3)
    assert cells(second) == [("甲", "{# | #} 乙")]
    assert cells(third) == [("{{ each.name }}",)]


@pytest.mark.parametrize(
    "text",
    ["", "甲 | 乙", "｜甲｜乙｜", "{# \n| 甲 | 乙 |\n#}", "| {{ 甲 | 乙 |", "| 甲 |\n| {{ 乙\n}} |", "{% if a\n%}\n甲"],
)
def test_what_is_no_grid(text: str) -> None:
    assert text_grids(text) == ()


EDITS: dict[str, tuple[str, list[GridRow], str]] = {
    "a cell": (
        "a\n|甲  |  乙 |\n| 丙 | 丁\nb",
        [GridRow(0, ("甲", "子")), GridRow(1, ("丙", "丁"))],
        "a\n|甲  |  子 |\n| 丙 | 丁\nb",
    ),
    "an empty cell": ("|  | 乙 |\n", [GridRow(0, ("甲", "乙"))], "| 甲 | 乙 |\n"),
    "a cell emptied": ("| 甲 | 乙 |\n", [GridRow(0, ("", "乙"))], "|  | 乙 |\n"),
    "a bar": ("| 甲 | 乙 |\n", [GridRow(0, ("a|b", "乙"))], '| a{{ "|" }}b | 乙 |\n'),
    "a tag with a bar": ("| 甲 | 乙 |\n", [GridRow(0, ("{{ a | b }}|", "乙"))], '| {{ a | b }}{{ "|" }} | 乙 |\n'),
    "dashes": ("| 甲 |\n| 乙 |\n", [GridRow(0, ("甲",)), GridRow(1, ("---",))], '| 甲 |\n| {{ "---" }} |\n'),
    "a line break": ("| 甲 |\n", [GridRow(0, ("甲\r\n乙",))], "| 甲 乙 |\n"),
    "a new row": (
        "| 甲 | 乙 |\n| 丙 | 丁 |",
        [GridRow(0, ("甲", "乙")), GridRow(None, ("1", "2")), GridRow(1, ("丙", "丁"))],
        "| 甲 | 乙 |\n| 1 | 2 |\n| 丙 | 丁 |",
    ),
    "a row gone": (
        "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n|1|2|\n",
        [GridRow(0, ("甲", "乙")), GridRow(3, ("1", "2"))],
        "| 甲 | 乙 |\n| --- | --- |\n|1|2|\n",
    ),
    "rows in another order": (
        "| 甲 |\n| --- |\n| 丙 |\n|1|\n",
        [GridRow(0, ("甲",)), GridRow(3, ("1",)), GridRow(2, ("丙",))],
        "| 甲 |\n| --- |\n|1|\n| 丙 |\n",
    ),
    "a new column": (
        "| 甲 |\n| :-: |\n| 丙 |\n",
        [GridRow(0, ("甲", "乙")), GridRow(2, ("丙", ""))],
        "| 甲 | 乙 |\n| :-: | --- |\n| 丙 |  |\n",
    ),
    "a column gone": (
        "| 甲 | 乙 |\n| :-: | --- |\n| 丙 | 丁 |\n",
        [GridRow(0, ("甲",)), GridRow(2, ("丙",))],
        "| 甲 |\n| :-: |\n| 丙 |\n",
    ),
    "all rows gone": ("a\n| 甲 |\n| --- |\nb", [], "a\nb"),
}


@pytest.mark.parametrize("case", EDITS)
def test_changes_are_written(case: str) -> None:
    before, rows, after = EDITS[case]
    (grid,) = text_grids(before)
    moved = [GridRow(None if row.line is None else row.line + grid.first, row.cells) for row in rows]
    assert with_rows(before, grid, moved) == after


_LINES = st.sampled_from(
    [
        "",
        "甲",
        "| 甲 | 乙 |",
        "|甲|乙",
        "| --- | :-: |",
        " | {{ a | b }} | |",
        "|",
        "||",
        "| {# x",
        "#} |",
        "| {% if a %} |",
        '| {{ "|" }} | {{ "---" }} |',
        "\u3000|甲 |",
        "｜甲｜",
    ]
)
_TEXTS = st.lists(_LINES, max_size=8).map("\n".join)


@settings(max_examples=examples(200))
@given(_TEXTS)
def test_a_grid_that_nobody_changed_changes_nothing(text: str) -> None:
    for grid in text_grids(text):
        assert with_rows(text, grid, grid.rows) == text


_CELLS = st.one_of(
    st.text(st.sampled_from('甲乙 |-:"\\\n{}%#'), max_size=6), st.sampled_from(["{{ a | b }}", "---", "|"])
)


@settings(max_examples=examples(200))
@given(_TEXTS, st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=4))
def test_any_cells_read_back_the_same(text: str, rows: list[tuple[str, str]]) -> None:
    whole = f"头\n| 甲 | 乙 |\n尾\n{text}"
    grid = text_grids(whole)[0]
    made = with_rows(whole, grid, [GridRow(None, row) for row in rows])
    plain = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    if all("{" not in cell and "}" not in cell for row in plain for cell in row if "{{ a" not in cell):
        read = cells(text_grids(made)[0])
        assert [tuple(" ".join(cell.split()) for cell in row) for row in read] == plain
    assert made.split("\n")[len(rows) + 1 :] == ["尾", *text.split("\n")]
