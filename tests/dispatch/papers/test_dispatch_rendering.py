"""Lists whose copies do not add up are refused, in Word and in Excel; what cannot be told is let pass."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import openpyxl
import pytest

from generator.dispatch.papers.dispatch_rendering import copies_problems
from generator.ground.errors import OutputError
from tests.sample_office import Office
from tests.word_documents import packed, parts

UNITS = frozenset({"甲", "乙"})
HEAD = ["序号", "单位", "份数"]


def word(rows: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
        if len(texts) < len(rows[0]):  # a row that begins with a merged cell
            row.cells[0].merge(row.cells[1])
            row.cells[0].text, row.cells[2].text = texts[0], texts[1]
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sheet(rows: Sequence[Sequence[str]]) -> bytes:
    book = openpyxl.Workbook()
    cells = book.create_sheet("分发表")
    for row in rows:
        texts = list(row) if len(row) == len(rows[0]) else [row[0], "", row[1]]
        cells.append([int(text) if text.isdecimal() else text for text in texts])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


CASES = {
    "adds up": ([HEAD, ["1", "甲", "2"], ["2", "乙", "1"], ["合计", "3"]], []),
    "a total of its own": ([HEAD, ["1", "甲", "2"], ["2", "乙", "1"], ["合　计", "4"]], ["output-copies-total"]),
    "a row that is wrong": ([HEAD, ["1", "甲", "1"], ["2", "乙", "1"], ["合计", "2"]], ["output-copies-units"]),
    "wrong in both": (
        [HEAD, ["1", "甲", "1"], ["2", "乙", "1"], ["总计", "3"]],
        ["output-copies-total", "output-copies-units"],
    ),
    "not all units": ([HEAD, ["1", "甲", "1"], ["合计", "1"]], []),
    "no total": ([HEAD, ["1", "甲", "2"], ["2", "乙", "1"]], []),
    "no numbers": ([HEAD, ["1", "甲", "两份"], ["2", "乙", "1"], ["合计", "9"]], []),
    "no copies": ([["序号", "单位", "备注"], ["1", "甲", "5"], ["合计", "", "9"]], []),
    "lines above the head": ([["分发表", "", ""], HEAD, ["1", "甲", "2"], ["合计", "9"]], ["output-copies-total"]),
}


@pytest.mark.parametrize(("make", "path"), [(word, "a.docx"), (sheet, "a.xlsx")], ids=["Word", "Excel"])
@pytest.mark.parametrize(("rows", "codes"), CASES.values(), ids=CASES)
def test_tables(make: type, path: str, rows: list[list[str]], codes: list[str]) -> None:
    assert [each.code for each in copies_problems(make(rows), path, UNITS, 3)] == codes


def test_a_build_refuses_a_list_that_does_not_add_up(office: Office) -> None:
    rows = ["| 单位 | 份数 |", "| {%tr for unit in units %} |  |", "| {{ unit.addressee }} | {{ unit.copies }} |"]
    office.template("dispatch/分发表.docx", [*rows, "| {%tr endfor %} |  |", "| 合计 | 6 |"])
    with pytest.raises(OutputError) as caught:
        office.build()
    [problem] = caught.value.problems
    assert (problem.code, problem.facts["said"], problem.facts["total"]) == ("output-copies-total", "6", 5)
    assert not office.output.exists()


def test_a_workbook_that_is_read_by_nobody_else() -> None:
    """Columns without their numbers stop other readers; what matters here are the cells."""
    data = sheet([HEAD, ["1", "甲", "2"], ["合计", "9"]])
    contents = parts(data)
    broken = contents["xl/worksheets/sheet2.xml"].replace(b"<sheetData>", b"<cols><col/></cols><sheetData>")
    assert b"<col/>" in broken
    found = copies_problems(packed({**contents, "xl/worksheets/sheet2.xml": broken}), "a.xlsx", UNITS, 3)
    assert [each.code for each in found] == ["output-copies-total"]
