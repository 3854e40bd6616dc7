"""Rows and series of the register, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.cli.text_table import table_lines
from generator.ground.errors import printable
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.register import RegisterRow, Standing

_COLUMNS = ("serial", "date", "matter", "number", "secrecy", "copies", "title", "recipients", "filed", "note")
"""The columns of the table, the short ones first."""


def row_mapping(row: RegisterRow) -> dict[str, object]:
    """A row as ``--json`` has it."""
    entry, series = row.entry, row.number.series
    texts = {name: getattr(entry, name) for name in ("secrecy", "title", "recipients", "copies", "filed", "note")}
    return {
        "record": "entry", "serial": row.serial, "date": entry.date.isoformat(), "matter": str(entry.matter),
        "number": entry.number, "prefix": series.prefix, "year": series.year, **texts,
    }  # fmt: skip


def series_mapping(standing: Standing) -> dict[str, object]:
    """A series as ``--json`` has it; ``missing`` are the first and last serials of its gaps."""
    series = standing.series
    return {
        "record": "series", "prefix": series.prefix, "year": series.year, "next": series.number(standing.next),
        "missing": [list(gap) for gap in standing.gaps], "voided": [row.entry.number for row in standing.voided],
    }  # fmt: skip


def rows_table(rows: Sequence[RegisterRow]) -> Iterator[str]:
    """The lines of the table of ``rows``."""
    titles = [text(f"register-column-{name}") for name in _COLUMNS]
    return table_lines(titles, [_cells(row) for row in rows])


def _cells(row: RegisterRow) -> Sequence[str]:
    values: Mapping[str, object] = row_mapping(row)
    return ["" if values[name] is None else str(values[name]) for name in _COLUMNS]


def series_lines(found: Sequence[Standing]) -> Iterator[str]:
    """What is missing and void in each series, and its next number."""
    from generator.register import gap_text

    for each in found:
        for gap in each.gaps:
            yield text("register-missing", numbers=gap_text(each.series, gap).text())
        for row in each.voided:
            reason = printable(row.entry.note)
            yield text("register-voided", number=row.entry.number, line=row.line, reason=reason)
        yield text("register-next-free", number=each.series.number(each.next))
