"""Rows that tags repeat or keep, and all that is said of their cells, in a table of cases."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from generator.ground.errors import TemplateError
from generator.ground.source.date import OfficialDate
from generator.templates.excel.xlsx_template import XlsxTemplate
from tests.chosen import examples
from tests.refused import refused
from tests.templates.excel.workbooks import MOMENT, listed, parts, raw_cells, rendered, replaced, values, workbook

UNITS = [
    {"name": "示例镇", "copies": 2, "code": "004700", "old_names": ["示例乡", "老示例乡"]},
    {"name": "示例街道", "copies": 1, "code": "004701", "old_names": []},
    {"name": "示例养老院", "copies": 3, "code": "004702", "old_names": ["示例敬老院"]},
]
CONTEXT: dict[str, object] = {"units": UNITS, "total": 3, "notice": {"title": "关于检查的通知", "note": ""}}

FOR, ENDFOR = "{%tr for unit in units %}", "{%tr endfor %}"

CASES: dict[str, tuple[list[list[object]], list[list[object]]]] = {
    "a value among text": ([["{{ notice.title }}分发表，共{{ total }}家"]], [["关于检查的通知分发表，共3家"]]),
    "a loop": (
        [["序号", "单位"], [FOR], ["{{ loop.index }}", "{{ unit.name }}"], [ENDFOR], ["完"]],
        [["序号", "单位"], [1, "示例镇"], [2, "示例街道"], [3, "示例养老院"], ["完"]],
    ),
    "a loop over rows of which one is empty": (
        [[FOR], ["{{ unit.name }}"], [], [ENDFOR]],
        [["示例镇"], [], ["示例街道"], [], ["示例养老院"]],
    ),
    "no round": ([["上"], ["{%tr for x in [] %}"], ["{{ x }}"], [ENDFOR], ["下"]], [["上"], ["下"]]),
    "no round, with an else": (
        [["{%tr for x in [] %}"], ["{{ x }}"], ["{%tr else %}"], ["没有"], [ENDFOR], ["下"]],
        [["没有"], ["下"]],
    ),
    "rows on a condition": (
        [
            ["{%tr if total > 3 %}"],
            ["多"],
            ["{%tr elif total == 3 %}"],
            ["三"],
            ["{%tr else %}"],
            ["少"],
            ["{%tr endif %}"],
        ],
        [["三"]],
    ),
    "a condition in a loop": (
        [[FOR], ["{%tr if unit.copies > 1 %}"], ["{{ unit.name }}", "{{ unit.copies }}"], ["{%tr endif %}"], [ENDFOR]],
        [["示例镇", 2], ["示例养老院", 3]],
    ),
    "a loop in a loop": (
        [
            [FOR],
            ["{{ unit.name }}"],
            ["{%tr for old in unit.old_names %}"],
            ["", "原名{{ old }}"],
            ["{%tr endfor %}"],
            [ENDFOR],
            ["完"],
        ],
        [
            ["示例镇"],
            [None, "原名示例乡"],
            [None, "原名老示例乡"],
            ["示例街道"],
            ["示例养老院"],
            [None, "原名示例敬老院"],
            ["完"],
        ],
    ),
    "two tags in one row": (
        [
            ["{%tr for unit in units %}", "{%tr if unit.copies > 1 %}"],
            ["{{ unit.name }}"],
            ["{%tr endif %}{%tr endfor %}"],
        ],
        [["示例镇"], ["示例养老院"]],
    ),
    "one loop ends where the next begins": (
        [[FOR], ["{{ unit.name }}"], [ENDFOR, FOR], ["{{ unit.code }}"], [ENDFOR]],
        [["示例镇"], ["示例街道"], ["示例养老院"], ["004700"], ["004701"], ["004702"]],
    ),
    "a name that is set, for rows and within a cell": (
        [["{%tr set n = total * 2 %}"], ["{{ n }}"], ["{% set m = n + 1 %}{{ m }}"]],
        [[6], [7]],
    ),
    "with": ([["{%tr with n = 7 %}"], ["{{ n }}"], ["{%tr endwith %}"]], [[7]]),
    "blocks within a cell": (
        [["{% for unit in units %}{{ unit.name }}{% if not loop.last %}、{% endif %}{% endfor %}"]],
        [["示例镇、示例街道、示例养老院"]],
    ),
    "comments and dashes": ([["甲{# 说明 #}乙  {{- total -}}  家"], ["{# 只有说明 #}", 1]], [["甲乙3家"], [None, 1]]),
    "braces that are meant": ([["{_{ x }_} {% raw %}{{ y }}{% endraw %}"]], [["{{ x }} {{ y }}"]]),
    "curly quotes": ([["{{ units | map(attribute=“name”) | join(‘、’) }}"]], [["示例镇、示例街道、示例养老院"]]),
    "an empty value leaves an empty cell": ([["{{ notice.note }}", 1]], [[None, 1]]),
    "what is no tag stays": (
        [["甲", 1, 2.5, True, datetime(2026, 3, 5)]],
        [["甲", 1, 2.5, True, datetime(2026, 3, 5)]],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_rows(case: str) -> None:
    template, expected = CASES[case]
    assert values(rendered(workbook(template), CONTEXT).active) == expected


LOOP: list[list[object]] = [
    ["单位", "份数"],
    [FOR],
    ["{{ unit.name }}", "{{ unit.copies }}"],
    [ENDFOR],
    ["合计"],
    ["审核"],
]

FORMULAS: dict[str, tuple[str, str, dict[str, str]]] = {
    "over the loop with its tags": ("B5", "=SUM(B2:B4)", {"B5": "=SUM(B2:B4)"}),
    "over the rows of the loop": ("B5", "=SUM(B3:B3)", {"B5": "=SUM(B2:B4)"}),
    "from the head to the end of the loop": ("B5", "=SUM($B$1:$B$4)", {"B5": "=SUM($B$1:$B$4)"}),
    "behind the loop": ("B6", "=B5*2", {"B6": "=B5*2"}),
    "before the loop": ("C1", "=SUM(B3:B6)", {"C1": "=SUM(B2:B6)"}),
    "of one round": ("C3", "=B3*2", {"C2": "=B2*2", "C3": "=B3*2", "C4": "=B4*2"}),
    "of one round and the total": ("C3", "=B3/B$5", {"C2": "=B2/B$5", "C3": "=B3/B$5", "C4": "=B4/B$5"}),
    "of the whole loop, seen from within": ("C3", "=SUM(B2:B4)", dict.fromkeys(("C2", "C3", "C4"), "=SUM(B2:B4)")),
    "whole columns": ("C5", "=SUM(B:B)", {"C5": "=SUM(B:B)"}),
    "whole rows": ("C6", "=COUNTA(2:4)", {"C6": "=COUNTA(2:4)"}),
    "by the sheet's name": ("C6", "=SUM('分发表'!B3:B3)+1", {"C6": "=SUM('分发表'!B2:B4)+1"}),
    "down to the last row": ("C1", "=SUM(B3:B1048576)", {"C1": "=SUM(B2:B1048576)"}),
    "text that looks like a cell": ("C6", '="B3"&B5', {"C6": '="B3"&B5'}),
    "rows far below": ("C1", "=B20", {"C1": "=B20"}),
}


@pytest.mark.parametrize("case", FORMULAS)
def test_a_formula_points_at_the_same_cells(case: str) -> None:
    address, formula, expected = FORMULAS[case]

    def typed(sheet: Any) -> None:
        sheet[address] = formula

    sheet = rendered(workbook(LOOP, typed), CONTEXT).active
    assert sheet is not None
    found = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert found == expected


def test_four_rounds_move_what_is_behind_them() -> None:
    """With as many rounds as tag rows and body together nothing would move: here one more does."""

    def typed(sheet: Any) -> None:
        sheet["B5"] = "=SUM(B2:B4)"
        sheet["B6"] = "=B5"
        other = sheet.parent.create_sheet("汇总")
        other["A1"] = "=SUM(分发表!B2:B4)+分发表!B6"

    book = rendered(workbook(LOOP, typed), {**CONTEXT, "units": [*UNITS, UNITS[0]]})
    assert [book["分发表"][each].value for each in ("B6", "B7")] == ["=SUM(B2:B5)", "=B6"]
    assert book["汇总"]["A1"].value == "=SUM(分发表!B2:B5)+分发表!B7"


def test_what_a_formula_came_to_in_the_template_is_forgotten() -> None:
    def typed(sheet: Any) -> None:
        sheet["B5"] = "=SUM(B2:B4)"

    data = replaced(workbook(LOOP, typed), "xl/worksheets/sheet1.xml", "</f><v/>", "</f><v>99</v>")
    made = parts(listed(data, CONTEXT))
    assert b"<f>SUM(B2:B4)</f></c>" in made["xl/worksheets/sheet1.xml"]
    assert b'fullCalcOnLoad="1"' in made["xl/workbook.xml"]


def test_a_shared_formula_is_that_of_each_cell() -> None:
    def typed(sheet: Any) -> None:
        sheet["C5"], sheet["C6"] = "=B5*2", "=B6*2"

    data = workbook(LOOP, typed)
    data = replaced(data, "xl/worksheets/sheet1.xml", "<f>B5*2</f>", '<f t="shared" ref="C5:C6" si="0">B5*2</f>')
    data = replaced(data, "xl/worksheets/sheet1.xml", "<f>B6*2</f>", '<f t="shared" si="0"/>')
    sheet = rendered(data, {**CONTEXT, "units": [*UNITS, *UNITS]})["分发表"]
    assert [sheet[each].value for each in ("C8", "C9")] == ["=B8*2", "=B9*2"]


def dressed(sheet: Any) -> None:
    """All that a clerk sets up around a loop over rows 3 and 4 between the tags of rows 2 and 5."""
    thin = Side(style="thin")
    for address in ("A3", "B3", "A4", "B4"):
        sheet[address].border = Border(top=thin, bottom=thin)
    sheet["A3"].font = Font(name="仿宋", size=16, bold=True)
    sheet.row_dimensions[3].height = 30
    sheet.column_dimensions["A"].width = 33
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("C2:C5")
    sheet.merge_cells("A6:B6")
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.print_area = "A1:C6"
    sheet.auto_filter.ref = "A1:B5"
    sheet.page_setup.orientation = "landscape"
    sheet.row_breaks.append(Break(id=4))
    sheet.row_breaks.append(Break(id=6))
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add("B3:B4")
    other = DataValidation(type="list", formula1="$A$6:$A$7")
    other.add("B7")
    sheet.add_data_validation(choice)
    sheet.add_data_validation(other)
    yellow = DifferentialStyle(fill=PatternFill("solid", bgColor="FFFF00"))
    sheet.conditional_formatting.add("A3:B3", Rule("expression", formula=["$B3>1"], dxf=yellow))
    sheet.conditional_formatting.add("A2:B5", Rule("cellIs", operator="equal", formula=["$A$6"], dxf=yellow))
    sheet["A6"].hyperlink = "https://example.org"


def test_what_is_said_of_cells_goes_with_them() -> None:
    """Two rounds of two rows take the place of rows 2 to 5, so that the rows 6 and 7 stay; three end two rows lower."""
    rows: list[list[object]] = [
        ["名单"],
        [FOR],
        ["{{ unit.name }}", "{{ unit.copies }}"],
        [None, "签收"],
        [ENDFOR],
        ["完"],
        ["页脚"],
    ]
    sheet = rendered(workbook(rows, dressed), CONTEXT)["分发表"]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:B1", "A2:A3", "A4:A5", "A6:A7", "A8:B8", "C2:C7"]
    assert [sheet.row_dimensions[row].height for row in range(1, 9)] == [None, 30, None, 30, None, 30, None, None]
    assert [sheet.cell(row, 1).font.b for row in (2, 4, 6)] == [True, True, True]
    assert all(sheet.cell(row, 2).border.top.style == "thin" for row in range(2, 8))
    assert sheet.column_dimensions["A"].width == 33
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert sheet.print_area == "'分发表'!$A$1:$C$8"
    assert sheet.auto_filter.ref == "A1:B7"
    assert sheet.page_setup.orientation == "landscape"
    assert [each.id for each in sheet.row_breaks.brk] == [3, 5, 7, 8]
    rules = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert rules == {"B2:B7": '"是,否"', "B9": "$A$8:$A$9"}
    formats = {str(each.sqref): [rule.formula for rule in each.rules] for each in sheet.conditional_formatting}
    assert formats == {"A2:B2 A4:B4 A6:B6": [["$B2>1"]], "A2:B7": [["$A$8"]]}
    assert sheet["A8"].hyperlink.target == "https://example.org"


def test_without_a_round_what_is_said_of_the_loop_goes() -> None:
    rows: list[list[object]] = [["名单"], [FOR], ["{{ unit.name }}", "1"], [None, "签收"], [ENDFOR], ["完"], ["页脚"]]
    sheet = rendered(workbook(rows, dressed), {**CONTEXT, "units": []})["分发表"]
    assert values(sheet) == [["名单"], ["完"], ["页脚"]]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:B1", "A2:B2"]
    assert sheet.print_area == "'分发表'!$A$1:$C$2"
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["B3"]
    assert list(sheet.conditional_formatting) == []


def test_frozen_rows_are_those_that_are_left() -> None:
    def frozen(sheet: Any) -> None:
        sheet.freeze_panes = "A4"

    rows: list[list[object]] = [["{%tr if total > 9 %}"], ["很多"], ["{%tr endif %}"], ["{{ total }}"]]
    assert rendered(workbook(rows, frozen), CONTEXT)["分发表"].freeze_panes is None
    assert rendered(workbook(rows, frozen), {**CONTEXT, "total": 10})["分发表"].freeze_panes == "A2"


def test_a_row_that_may_grow_has_its_height_worked_out_anew() -> None:
    def wrapped(sheet: Any) -> None:
        sheet["A1"].alignment = Alignment(wrap_text=True, horizontal="center")

    data = workbook([["{{ notice.title }}"], ["{{ total }}"]], wrapped)
    sheet = "xl/worksheets/sheet1.xml"
    data = replaced(data, sheet, '<row r="1">', '<row r="1" ht="14.25">')
    data = replaced(data, sheet, '<row r="2">', '<row r="2" ht="14.25">')
    made = rendered(data, CONTEXT)["分发表"]
    assert [made.row_dimensions[row].height for row in (1, 2)] == [None, 14.25]
    assert made["A1"].alignment.horizontal == "center"


LONG = "示例县文化广播电视新闻出版体育旅游发展委员会办公室"


@pytest.mark.parametrize(
    ("width", "height", "area", "text", "grows"),
    [
        (20, 16, None, LONG, True),
        (20, 60, None, LONG, False),
        (60, 16, None, LONG, False),
        (20, 16, None, "示例镇", False),
        (20, 16, None, "一\n二\n三", True),
        (10, 16, "A1:C1", LONG, True),
        (30, 16, "A1:C1", LONG, False),
        (10, None, "A1:C1", LONG, True),
    ],
)
def test_a_row_of_a_set_height_or_of_merged_cells_grows_with_its_text(
    width: int, height: int | None, area: str | None, text: str, grows: bool
) -> None:
    """Programs fit neither to what is in them; what is longer would be cut off in print."""

    def looks(sheet: Any) -> None:
        sheet["A1"].alignment = Alignment(wrap_text=True)
        for column in "ABC":
            sheet.column_dimensions[column].width = width
        sheet.row_dimensions[1].height = height
        if area is not None:
            sheet.merge_cells(area)

    row = rendered(workbook([["{{ notice.title }}"]], looks), {**CONTEXT, "notice": {"title": text}})["分发表"]
    made = row.row_dimensions[1].height
    assert (made is not None and made >= 28) if grows else made == height


def test_texts_in_their_cells_are_read_as_well() -> None:
    """As openpyxl and other libraries save them, without a table of strings."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["名单"])
    sheet.append(["{{ notice.title }}", "{{ total }}"])
    out = io.BytesIO()
    made.save(out)
    assert "xl/sharedStrings.xml" not in parts(out.getvalue())
    assert values(rendered(out.getvalue(), CONTEXT).active) == [["名单"], ["关于检查的通知", 3]]


# A value comes out as it went in: a text as a text, never as a formula, a number as a number.

ONE = XlsxTemplate.open(workbook([["{{ x }}", "甲{{ x }}乙"]]))


def made(value: object) -> bytes:
    return ONE.render({"x": value}, moment=MOMENT)


TEXTS = [
    *("004700", "023", "5E1", "123456789012345678", "1.10", "TRUE", "2022-02-14", "1/2", "#N/A"),
    *(
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"),
        *("＋1", "－1", "＠a", "  =1", "\u3000=1", "\u00a0=1", "\n=1"),
    ),
    *(
        *("'引号", " 前后空格 ", "一\n二", "一\r\n二", "制\t表", "<b>&amp;</b>"),
        *("{{ y }}", "{%tr for x in y %}", "𠮷😀", "_x000D_", "_x005F_"),
    ),
    *('=HYPERLINK("http://example.org","x")', '=cmd|"/c calc"!A1', "%d", "]]>", "\ufffd", "e\u0301", "\u200b零宽"),
]
QUOTED = [text for text in TEXTS if text.lstrip()[:1] in tuple("=+-@＝＋－＠") or text[:1] in ("\t", "\r")]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_that_text(text: str) -> None:
    data = made(text)
    assert raw_cells(data) == {"A1": ("s", text), "B1": ("s", f"甲{text}乙")}
    cell = load_workbook(io.BytesIO(data)).active["A1"]  # type: ignore[index]
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) == (text in QUOTED)
    assert bool(cell.alignment.wrap_text) == ("\n" in text)


# What XML 1.0 can hold, controls of text among it.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from(
    "\t\n\r=+-@＝＋－＠_xX0'\"<>&{}% \u3000"
)


@given(st.text(CHARACTERS, min_size=1, max_size=60))
@settings(max_examples=examples(150))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    data = made(text)
    assert raw_cells(data)["A1"] == ("s", text)
    cell = load_workbook(io.BytesIO(data)).active["A1"]  # type: ignore[index]
    assert cell.data_type == "s"
    if "x005F_" not in text:  # openpyxl leaves out each of these, also one that was escaped
        assert cell.value == text


@given(st.integers(-(10**15) + 1, 10**15 - 1) | st.decimals(-(10**9), 10**9, places=3) | st.floats(-1e12, 1e12))
@settings(max_examples=examples(100))
def test_a_number_alone_is_a_number(number: int | float | Decimal) -> None:
    data = made(number)
    kind, text = raw_cells(data)["A1"]
    assert kind == "n"
    assert (float(text) if isinstance(number, float) else Decimal(text)) == number
    assert raw_cells(data)["B1"] == ("s", f"甲{number}乙")


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        *((0, "n", "0"), (Decimal("12345.60"), "n", "12345.60"), (Decimal("1E+3"), "n", "1000")),
        (10**15, "n", "1000000000000000"),
        (123456789012345678, "s", "123456789012345678"),
        (Decimal("0.1234567890123456"), "s", "0.1234567890123456"),
        *((Decimal("NaN"), "s", "NaN"), (float("inf"), "s", "inf")),
        *((True, "s", "True"), (OfficialDate(date(2026, 3, 5)), "s", "2026年3月5日")),
    ],
)
def test_what_a_cell_cannot_keep_as_a_number_is_text(value: object, kind: str, text: str) -> None:
    assert raw_cells(made(value))["A1"] == (kind, text)


def test_a_number_on_a_condition_is_a_number() -> None:
    template = workbook([["{% if x %}{{ x }}{% endif %}", "{{ x }}份", " {{ x }}"]])
    assert raw_cells(listed(template, {"x": 2})) == {"A1": ("n", "2"), "B1": ("s", "2份"), "C1": ("s", " 2")}


def test_the_quote_of_a_template_does_not_make_text_of_a_number() -> None:
    def quoted(sheet: Any) -> None:
        sheet["A1"].quotePrefix = True

    cell = rendered(workbook([["{{ x }}"]], quoted), {"x": 2})["分发表"]["A1"]
    assert (cell.value, cell.quotePrefix) == (2, False)


def test_each_piece_keeps_its_look() -> None:
    def rich(sheet: Any) -> None:
        bold, red = InlineFont(b=True), InlineFont(color=Color("FFFF0000"))
        sheet["A1"] = CellRichText(
            TextBlock(bold, "份数：{{"), TextBlock(red, " x }}份，"), "{{ y }}", TextBlock(red, "{{ y }}")
        )

    value = rendered(workbook([[]], rich), {"x": 2, "y": "甲"})["分发表"]["A1"].value
    looks = [
        (each.text, each.font.b, each.font.color and each.font.color.rgb)
        for each in value
        if isinstance(each, TextBlock)
    ]
    assert str(value) == "份数：2份，甲甲"
    assert looks == [("份数：2", True, None), ("份，", False, "FFFF0000"), ("甲", False, "FFFF0000")]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800"])
def test_what_no_cell_can_hold_is_refused_with_its_place(character: str) -> None:
    [problem] = refused(TemplateError, made, f"坏{character}字").problems
    assert problem.code == "template-character"
    assert problem.span is not None
    assert problem.span.text() == "template.xlsx:分发表!A1"
    assert (problem.facts["character"], problem.facts["position"]) == (f"U+{ord(character):04X}", 2)


def test_the_longest_text() -> None:
    longest = "字" * 32_765
    assert raw_cells(made(longest))["B1"] == ("s", f"甲{longest}乙")
    for text in (longest + "字", "字" * 32_764 + "𠮷"):  # which counts as two
        refusal = refused(TemplateError, made, text)
        assert [problem.code for problem in refusal.problems] == ["xlsx-long"]
        assert "分发表!B1" in str(refusal)


def test_no_tag_is_left_in_the_package() -> None:
    template = workbook([["名单"], ["{%tr for u in x %}"], ["{{ u }}"], ["{%tr endfor %}"], ["{{ x[0] }}"]])
    assert [
        name for name, content in parts(listed(template, {"x": ["甲"]})).items() if b"{{" in content or b"{%" in content
    ] == []
