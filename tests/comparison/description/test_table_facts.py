"""Tables: one line for the table, for each row, and for each paragraph of a cell."""

from __future__ import annotations

from tests.comparison.told import made, text, text_lines, told

_LINE = 'w:val="single" w:sz="6" w:space="0" w:color="000000"'
_BORDERS = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{text(content)}</w:p></w:tc>"


def table(*rows: str, properties: str = f"<w:tblBorders>{_BORDERS}</w:tblBorders>") -> str:
    grid = '<w:tblGrid><w:gridCol w:w="1134"/><w:gridCol w:w="2268"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_table_is_told_row_by_row_and_cell_by_cell() -> None:
    head = "<w:trPr><w:tblHeader/><w:cantSplit/><w:trHeight w:val='567' w:hRule='exact'/></w:trPr>"
    rows = (head + cell("甲") + cell("乙", '<w:vAlign w:val="center"/>'), cell("丙", '<w:gridSpan w:val="2"/>'))
    assert text_lines(table(*rows)) == [
        "[表格]：边框 上/下/左/右/内横线/内竖线 单线 0.75 磅",
        "[行]：表头行；行不跨页；行高固定 10 毫米",
        "  | 甲",
        "  | ‹竖直居中›乙",
        "[行]",
        "  | ‹横跨 2 列›丙",
    ]


def test_a_line_between_cells_is_the_same_whichever_of_them_asks_for_it() -> None:
    red = '<w:tcBorders><w:{} w:val="double" w:sz="12" w:color="FF0000"/></w:tcBorders>'
    upper = table(cell("甲", red.format("bottom")) + cell("乙") + cell("丙"), cell("丁") + cell("戊") + cell("己"))
    lower = table(cell("甲") + cell("乙") + cell("丙"), cell("丁", red.format("top")) + cell("戊") + cell("己"))
    assert text_lines(upper) == text_lines(lower)
    assert "  | ‹边框 下 双线 1.5 磅 FF0000›甲" in text_lines(upper)


def test_borders_of_cells_are_those_of_a_table_that_asks_for_them_all() -> None:
    sides = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right"))
    own = [cell(each, f"<w:tcBorders>{sides}</w:tcBorders>") for each in "甲乙丙丁"]
    plain = [cell(each) for each in "甲乙丙丁"]
    bordered = table(own[0] + own[1], own[2] + own[3], properties="")
    assert text_lines(bordered) == text_lines(table(plain[0] + plain[1], plain[2] + plain[3]))


def test_merged_cells_shading_and_a_deleted_row() -> None:
    first = cell("甲", '<w:vMerge w:val="restart"/><w:shd w:val="clear" w:fill="EEEEEE"/>') + cell("乙")
    second = '<w:trPr><w:del w:id="1" w:author="示例甲"/></w:trPr>' + cell("", "<w:vMerge/>") + cell("丁")
    assert text_lines(table(first, second))[1:] == [
        "[行]", "  | ‹竖向合并的第一格；底纹 EEEEEE›甲", "  | 乙", "[行]：删除", "  | ‹并入上一格›", "  | 丁",
    ]  # fmt: skip


def test_the_last_cell_of_a_short_row_spans_what_is_left() -> None:
    short, whole = cell("{% colspan 2 %}甲"), cell("{% colspan 2 %}甲", '<w:gridSpan w:val="2"/>')
    pair = cell("乙") + cell("丙")
    assert text_lines(table(short, pair)) == text_lines(table(whole, pair))


def test_the_widths_of_columns_stand_on_the_first_line() -> None:
    assert "表格列宽（毫米） 表格1 20/40" in told(made(table(cell("甲") + cell("乙"))))[0]


def test_a_table_in_a_cell() -> None:
    inner = table(cell("内") + cell("里"), properties="")
    outer = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert text_lines(outer) == ["[表格]", "[行]", "  | [表格]", "  [行]", "    | 内", "    | 里", "  "]
