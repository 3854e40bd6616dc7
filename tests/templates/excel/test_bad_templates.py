"""Every mistake in a template earns its problems, all of them, each with its sheet and cell."""

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

from generator.ground.errors import TemplateError
from generator.templates.excel.xlsx_template import XlsxTemplate
from tests.templates.excel.workbooks import listed, replaced, workbook

CONTEXT: dict[str, object] = {
    "units": [{"name": "示例镇", "copies": 2}, {"name": "示例街道", "copies": 1}],
    "unit": {"name": "示例镇", "copies": 2},
    "notice": {"title": "通知"},
}
SHEET = "xl/worksheets/sheet1.xml"
FOR, ENDFOR = "{%tr for unit in units %}", "{%tr endfor %}"
Cells = list[list[object]]

TAGS: dict[str, tuple[Cells, list[str]]] = {
    "left open": ([["{{ unit.name"]], ["A1 template-tag-open"]),
    "never opened": ([["单位 }}"]], ["A1 template-tag-unopened"]),
    "two cells for one tag": ([["{{ unit", ".name }}"]], ["A1 template-tag-open", "B1 template-tag-unopened"]),
    "misspelt": ([["甲"], [None, "{{ unit.nmae }}"]], ["B2 template-undefined name"]),
    "misspelt twice": (
        [["{{ unit.nmae }}", "{{ notic.title }}"]],
        ["A1 template-undefined name", "B1 template-undefined notice"],
    ),
    "misspelt in a loop": ([[FOR], ["{{ unit.copys }}"], [ENDFOR]], ["A2 template-undefined copies"]),
    "unknown filter": ([["{{ unit.name | uper }}"]], ["A1 template-filter upper"]),
    "unknown test": ([["{% if unit is difined %}甲{% endif %}"]], ["A1 template-test defined"]),
    "several that are no tags": (
        [["{{ unit. }}", "{{ 1 + }}"], ["{{ a b }}"]],
        ["A1 template-syntax-unfinished", "B1 template-syntax-unfinished", "A2 template-syntax-extra"],
    ),
    "unknown statement": ([["{% whlie x %}"]], ["A1 template-statement"]),
    "macro": ([["{% macro x() %}{% endmacro %}"]], ["A1 template-statement-macro"] * 2),
    "include": ([["{% include 'x' %}"]], ["A1 template-statement-include"]),
    "block set": ([["{% set x %}甲{% endset %}"]], ["A1 template-statement-set"] * 2),
    "recursive": ([["{%tr for u in units recursive %}"], ["甲"], [ENDFOR]], ["A1 template-statement"]),
    "loop not closed": ([[FOR], ["{{ unit.name }}"]], ["A1 template-block-unclosed"]),
    "loop not opened": ([["{{ unit.name }}"], [ENDFOR]], ["A2 template-block-unopened"]),
    "crossed": (
        [[FOR], ["{%tr if unit %}"], [ENDFOR], ["{%tr endif %}"]],
        ["A2 template-block-unclosed", "A4 template-block-unopened"],
    ),
    "a block over two cells": (
        [["{% if unit %}", "{% endif %}"]],
        ["A1 template-block-unclosed", "B1 template-block-unopened"],
    ),
    "a row's tag without its prefix": (
        [["{% for unit in units %}"], ["{{ unit.name }}"], ["{% endfor %}"]],
        ["A1 template-block-unclosed", "A3 template-block-unopened"],
    ),
    "text beside a row's tag": ([[f"{FOR}名单"], ["甲"], [ENDFOR, "完"]], ["A1 xlsx-row-text", "A3 xlsx-row-text"]),
    "a tag beside a row's tag": ([[FOR, "{{ unit.name }}"], [ENDFOR]], ["A1 xlsx-row-text"]),
    "prefixes of Word": (
        [["{%p if unit %}"], ["{%tc endif %}"], ["{{r unit.name }}"], ["{{tr unit.name }}"]],
        [
            *("A1 xlsx-prefix", "A1 template-block-unclosed", "A2 xlsx-prefix"),
            *("A2 template-block-unopened", "A3 xlsx-prefix", "A4 xlsx-prefix"),
        ],
    ),
    "a tag in a formula": ([['="{{ unit.name }}"&"甲"']], ["A1 xlsx-tag-formula"]),
    "a list": ([["{{ units }}"]], ["A1 template-value-list"]),
    "a group": ([["{{ unit }}"]], ["A1 template-value-group"]),
    "nothing": ([["{{ none }}"]], ["A1 template-value-nothing"]),
    "a sum of texts": ([["{{ units | sum(attribute='name') }}"]], ["A1 template-failed"]),
    "no date": ([["{{ unit.name | 公文日期 }}"]], ["A1 template-needs-date"]),
    "unsafe": ([["{{ units.append(1) }}"]], ["A1 template-forbidden"]),
    "endless": (
        [["{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"]],
        ["A1 template-limit"],
    ),
    "deep": ([["{{ " + "(" * 400 + "1" + ")" * 400 + " }}"]], ["A1 template-deep"]),
    "everything at once": (
        [["{{ unit.name", "{{r x }}"], [FOR, "甲"]],
        ["A1 template-tag-open", "B1 xlsx-prefix", "A2 xlsx-row-text", "A2 template-block-unclosed"],
    ),
}


def reported(data: bytes) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        listed(data, CONTEXT)
    found = []
    for problem in caught.value.problems:
        assert problem.span is not None
        assert problem.span.file == "list.xlsx"
        assert problem.text("en") != problem.text("zh")
        assert problem.remedy("zh")
        place = str(problem.span.part).removeprefix("分发表!")
        found.append(" ".join(filter(None, [place, problem.code, problem.suggestion])))
    return found


@pytest.mark.parametrize("case", TAGS)
def test_a_faulty_tag(case: str) -> None:
    rows, expected = TAGS[case]
    assert reported(workbook(rows)) == expected


def test_a_problem_is_printed_with_sheet_and_cell() -> None:
    with pytest.raises(TemplateError) as caught:
        XlsxTemplate.open(workbook([["甲"], [], [], [None, None, "{{ unit.name | uper }}"]]), name="分发表.xlsx")
    first, quoted, _ = str(caught.value).splitlines()
    assert first.startswith("分发表.xlsx:分发表!C4: ")
    assert first.endswith(" [template-filter]")
    assert quoted == "    {{ unit.name | uper }}"


LOOP: Cells = [["单位", "份数"], [FOR], ["{{ unit.name }}", "{{ unit.copies }}"], [ENDFOR], ["合计"]]


def formula(address: str, text: str) -> Callable[[Any], None]:
    def typed(sheet: Any) -> None:
        sheet[address] = text

    return typed


UNCLEAR = {
    "one cell of a loop, seen from outside": ("B5", "=B3"),
    "two such cells": ("B5", "=B3+B3*2"),
    "a tag's row": ("B5", "=B2"),
    "rows of tags only": ("B5", "=SUM(B2:B2)"),
    "some rows of a loop": ("B5", "=SUM(B5:B7)"),
    "a running total": ("C3", "=SUM(B$3:B3)"),
    "a running total from the head": ("C3", "=SUM(B1:B3)"),
    "a cell of its own round, fixed": ("C3", "=B$3"),
    "cells by text": ("B5", '=INDIRECT("B3")'),
    "cells by distance": ("B5", "=OFFSET(B1,1,0)"),
    "its own row": ("C3", "=ROW()-2"),
    "cells from a function": ("B5", "=SUM(B3:INDEX(B:B,9))"),
    "sheets from one to another": ("B5", "=SUM(分发表:分发表!B3)"),
    "what is no formula": ("B5", '=SUM("'),
}
LONGER: Cells = [["单位", "份数"], [FOR], ["{{ unit.name }}", "{{ unit.copies }}"], ["签收"], [ENDFOR], ["合计"]]
UNCLEAR_OF_TWO = {
    "the first rows of rounds": ("B6", "=SUM(B3:B3)"),
    "the last rows of rounds and more": ("B6", "=SUM(B4:B9)"),
}


@pytest.mark.parametrize("case", UNCLEAR)
def test_a_formula_that_could_come_out_wrong(case: str) -> None:
    address, text = UNCLEAR[case]
    second: Cells = [[FOR], [None, "{{ unit.copies }}"], [None, "{{ unit.copies }}"], [ENDFOR]]
    assert set(reported(workbook([*LOOP, *second], formula(address, text)))) == {f"{address} xlsx-formula"}


@pytest.mark.parametrize("case", UNCLEAR_OF_TWO)
def test_a_formula_over_some_rows_of_each_round(case: str) -> None:
    address, text = UNCLEAR_OF_TWO[case]
    assert reported(workbook(LONGER, formula(address, text))) == [f"{address} xlsx-formula"]


def test_without_tags_for_rows_every_formula_is_as_it_was() -> None:
    for address, text in UNCLEAR.values():
        if text != '=SUM("':
            listed(workbook([["{{ unit.name }}"]], formula(address, text)), CONTEXT)


def test_a_formula_of_which_nothing_is_left() -> None:
    rows: Cells = [["{%tr if unit.copies > 9 %}"], ["甲", 1], ["{%tr endif %}"], ["乙"]]
    assert reported(workbook(rows, formula("B4", "=B2"))) == ["B4 xlsx-formula"]
    empty: Cells = [["{%tr for u in [] %}"], ["甲", 1], ["{%tr endfor %}"], ["乙"]]
    assert reported(workbook(empty, formula("B4", "=SUM(B1:B3)"))) == ["B4 xlsx-formula"]


def _names(sheet: Any) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    for name, cells in (("份数", "'分发表'!$B$3"), ("相对", "'分发表'!B5"), ("全部", "'分发表'!$B$2:$B$4")):
        sheet.parent.defined_names[name] = DefinedName(name, attr_text=cells)


def _merged(sheet: Any) -> None:
    sheet["A8"], sheet["A11"] = "{%tr for u in units %}", "{%tr endfor %}"
    sheet.merge_cells("B7:B9")


def _relative_rule(sheet: Any) -> None:
    yellow = DifferentialStyle(fill=PatternFill("solid", bgColor="FFFF00"))
    sheet.conditional_formatting.add("A5:B5", Rule("expression", formula=["$B1>1"], dxf=yellow))


def _relative_choice(sheet: Any) -> None:
    choice = DataValidation(type="list", formula1="B7:B9")
    choice.add("A5")
    sheet.add_data_validation(choice)


def _linked(sheet: Any) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet["A1"].hyperlink = Hyperlink(ref="A1", location="分发表!B3")


def _header(sheet: Any) -> None:
    sheet.oddHeader.center.text = "{{ notice.title }}"


def _prompt(sheet: Any) -> None:
    choice = DataValidation(type="whole", promptTitle="填", prompt="{{ unit.name }}")
    choice.add("A1")
    sheet.add_data_validation(choice)


def _titled(sheet: Any) -> None:
    sheet.parent.properties.title = "{{ notice.title }}"


AROUND = {
    "names": (_names, ["份数 xlsx-formula", "相对 xlsx-formula"]),
    "merged cells": (_merged, ["B7:B9 xlsx-merged"]),
    "a page break": (lambda sheet: sheet.row_breaks.append(Break(id=4)), ["A4 xlsx-break"]),
    "a table": (lambda sheet: sheet.add_table(Table(displayName="名单", ref="A1:B5")), ["A1:B5 xlsx-table"]),
    "a rule of another row": (_relative_rule, ["A5:B5 xlsx-formula"]),
    "a choice from rows that move": (_relative_choice, ["A5 xlsx-formula"]),
    "a link": (_linked, ["A1 xlsx-formula"]),
    "a tag in the header": (_header, ["分发表 xlsx-tag-place"]),
    "a tag in a prompt": (_prompt, ["分发表 xlsx-tag-place"]),
    "a tag among the properties": (_titled, ["docProps/core.xml xlsx-tag-place"]),
}


@pytest.mark.parametrize("case", AROUND)
def test_what_could_not_follow_the_rows(case: str) -> None:
    change, expected = AROUND[case]
    assert reported(workbook(LOOP, change)) == expected


def test_a_sheet_named_by_a_tag() -> None:
    with pytest.raises(TemplateError) as caught:
        XlsxTemplate.open(workbook([["甲"]], title="{{ notice.number }}"))
    assert [problem.code for problem in caught.value.problems] == ["xlsx-tag-place"]


def test_more_cells_than_anybody_reads() -> None:
    rows: Cells = [["{%tr for n in range(40000) %}"], list(range(30)), ["{%tr endfor %}"]]
    assert reported(workbook(rows)) == ["分发表 xlsx-cells-many"]


def test_more_rows_than_a_sheet_has() -> None:
    def far(sheet: Any) -> None:
        sheet["A1048570"] = "完"

    rows: Cells = [["{%tr for n in range(10) %}"], ["{{ n }}"], ["{%tr endfor %}"]]
    assert reported(workbook(rows, far)) == ["分发表 xlsx-rows"]


def test_a_long_text_in_very_many_cells_is_not_read() -> None:
    """1,200 cells that show one text of 30,000 characters: 36 million, from a file of a few kilobytes."""
    more = '<row><c t="s"><v>0</v></c></row>' * 1_199
    with pytest.raises(TemplateError) as caught:
        XlsxTemplate.open(replaced(workbook([["字" * 30_000]]), SHEET, "</row>", f"</row>{more}"))
    assert [problem.code for problem in caught.value.problems] == ["template-package-large"]


@pytest.mark.in_turn(3)
def test_more_tags_than_any_template_has() -> None:
    assert reported(workbook([["{{ x }}" * 4_000]] * 26)) == ["分发表 template-tags-many"]
