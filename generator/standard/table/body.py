"""The text and its headings (7.3.3)."""

from __future__ import annotations

from generator.ground.length import Mm
from generator.standard.row import Row
from generator.standard.table.page import CELL

ROWS: tuple[Row, ...] = (
    Row("indent.first_line", "7.3.3", "must", CELL * 2, Mm(0.7)),
    Row("heading.longest", "7.3.3, ours", "practice", 30),
    Row("body.left", "7.3.3", "must", Mm(0), Mm(0.7)),
    Row("body.longest", "整治形式主义为基层减负若干规定（2024）", "law", 5000),
    Row("body.longest_of_one_task", "整治形式主义为基层减负若干规定（2024）", "law", 4000),
    Row("body.begins", "7.3.3", "must", Mm(0), Mm(0.6)),
    Row("raised.up", "7.3.3, ours: of its run's size", "practice", 0.33),
    Row("lowered.down", "7.3.3, ours: of its run's size", "practice", 0.1),
    Row("body.pitch", "7.3.3, ours", "practice", Mm(0), Mm(0.3)),
)
