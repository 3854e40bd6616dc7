"""The room that a page has for the text of a notice: what is larger is not built."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ground.errors import LayoutError
from generator.ground.length import Length
from generator.official.document import Title, WrittenTable
from generator.official.layout.page_setup import page_setup
from generator.official.layout.table_layout import table_block
from generator.official.layout.title_lines import title_runs
from generator.official.layout.type_area import TypeArea, type_area
from generator.standard import Profile

Rows = tuple[tuple[str, ...], ...]
"""The texts of a table's cells, row by row."""


def fits(rows: Rows, *, landscape: bool) -> bool:
    """Whether a table of these ``rows``, the first its head, can be laid out on a page."""
    width = max(map(len, rows))
    written = WrittenTable(tuple((*row, *[""] * (width - len(row))) for row in rows))
    try:
        table_block(written, _area(landscape=landscape))
    except LayoutError:
        return False
    return True


def fitted(width: Length, height: Length) -> Length:
    """The width at which a picture of these sides, made smaller where need be, is within a page."""
    area = _area(landscape=False)
    widest = min(width, area.width)
    return widest if height <= 0 else min(widest, width * (area.height / height))


def title_of(lines: Sequence[str]) -> str:
    """The ``lines`` of a title, a ``|`` where the draft breaks it; without breaks where one is wider than a page."""
    plain = [line.replace("|", "｜") for line in lines]
    try:
        title_runs(Title("".join(plain), tuple(plain) if len(plain) > 1 else ()))
    except LayoutError:
        return "".join(plain)
    return "|".join(plain)


def _area(*, landscape: bool) -> TypeArea:
    return type_area(page_setup(Profile.OFFICE), landscape=landscape)
