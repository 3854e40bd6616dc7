"""A table of texts, aligned by their columns on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.ground.errors import columns, printable

_BETWEEN = "  "


def table_lines(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, none without rows; columns that are empty in all rows are left out."""
    if not rows:
        return
    kept = [place for place in range(len(titles)) if any(row[place] for row in rows)]
    shown = [[printable(row[place]) for place in kept] for row in (titles, *rows)]
    widths = [max(map(columns, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield _BETWEEN.join(cells).rstrip()
