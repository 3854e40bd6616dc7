from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from generator.comparison.builds.content_changes import TextLine, changes, text_changes
from generator.ground.errors import InputError
from generator.office.package import write_package
from tests.word_documents import make_docx


def workbook(*rows: list[object], title: str = "分发表") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def told(suffix: str, old: bytes, new: bytes) -> list[tuple[str, str | None, str | None]]:
    found = text_changes(suffix, old, new)
    assert found is not None
    return [
        (each.place if isinstance(each.place, str) else each.place.text("en"), each.old, each.new) for each in found
    ]


def test_paragraphs_cells_headers_and_footers() -> None:
    old = make_docx(["一", "二", "| 甲 | 乙 |", "末"], header="眉", footer="脚")
    new = make_docx(["一", "新", "二", "| 甲 | 丙 |", "末"], header="眉毛", footer="脚")
    assert told(".docx", old, new) == [
        (":word/document.xml: paragraph 2", None, "新"),
        (":word/document.xml: table 1 row 1 cell 2 paragraph 1", "乙", "丙"),
        (":word/header1.xml: paragraph 1", "眉", "眉毛"),
    ]


def test_cells_of_a_workbook_and_rows_that_came_and_went() -> None:
    old = workbook(["单位", "份数"], ["甲", 2], ["乙", 1], ["合计", "=SUM(B2:B3)"])
    new = workbook(["单位", "份数"], ["甲", 3], ["乙", 1], ["丙", 1], ["合计", "=SUM(B2:B4)"])
    assert told(".xlsx", old, new) == [
        ("分发表!B2", "2", "3"),
        ("分发表!A4", None, "丙 | 1"),
        ("分发表!B5", "=SUM(B2:B3)", "=SUM(B2:B4)"),
    ]


def test_other_files_are_not_looked_into() -> None:
    assert text_changes(".pdf", b"1", b"2") is None


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_cannot_be_read_is_refused(suffix: str) -> None:
    with pytest.raises(InputError):
        text_changes(suffix, b"no zip", b"no zip")


def test_a_damaged_workbook_is_refused() -> None:
    damaged = write_package({"[Content_Types].xml": b"<Types/>"})
    with pytest.raises(InputError, match="document-unreadable"):
        text_changes(".xlsx", damaged, damaged)


def test_monsters_are_compared_line_by_line() -> None:
    old = [TextLine((f"{number}",), (f"A{number}",)) for number in range(3_000)]
    new = [TextLine((f"n{number}",), (f"A{number}",)) for number in range(3_000)]
    found = list(changes(old, new))
    assert (len(found), found[7].old, found[7].new) == (3_000, "7", "n7")
