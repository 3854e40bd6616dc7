"""Page numbers (7.5)."""

from __future__ import annotations

from generator.ground.length import Mm
from generator.standard.row import Row
from generator.standard.table.page import BOTTOM, HEIGHT, SIZE_4, whole

_NUMBER = SIZE_4
_UNDER_THE_AREA = Mm(7)
_DASH_HEIGHT = 0.607
"""The height of a page number's dash above the lower edge of its line, in em: measured."""

ROWS: tuple[Row, ...] = (
    Row("page_number.size", "7.5", "usual", _NUMBER, 0.2),
    Row("page_number.dash", "7.5", "must", BOTTOM + _UNDER_THE_AREA, Mm(1)),
    Row("page_number.inset", "7.5", "must", _NUMBER, Mm(1)),
    Row(
        "page_number.footer",
        "7.5, derived",
        "must",
        whole(HEIGHT - BOTTOM - _UNDER_THE_AREA - _NUMBER * _DASH_HEIGHT),
    ),
    Row("page_number.pitch", "7.5, ours", "practice", _NUMBER),
)
