"""Tables keep their columns, whatever is in the cells."""

from __future__ import annotations

from generator.cli.text_table import table_lines
from generator.ground.errors import columns


def test_a_table_keeps_its_columns() -> None:
    lines = list(table_lines(["号", "", "备注"], [["示档发", "", "x"], ["1", "", "甲\x1b[31m\n"]]))
    assert lines == ["号      备注", "示档发  x", "1       甲\ufffd[31m"]
    assert [columns(line[: line.index(last)]) for line, last in zip(lines, "备x甲", strict=True)] == [8, 8, 8]
