"""Rows of a table, all different: like ones would be taken for a zip bomb."""

from __future__ import annotations

_ROW = '<w:tr><w:tc><w:p><w:r><w:rPr><w:sz w:val="{}"/></w:rPr><w:t>示例{}</w:t></w:r></w:p></w:tc></w:tr>'


def table_rows(count: int) -> str:
    """The XML of ``count`` rows."""
    return "".join(_ROW.format(number, number * number) for number in range(count))
