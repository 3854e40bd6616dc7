"""Tables and pictures in the text (8 and 7.3.3)."""

from __future__ import annotations

from generator.ground.length import Mm, Pt, Twips
from generator.standard.row import Row
from generator.standard.table.page import SIZE_3, SIZE_4

ROWS: tuple[Row, ...] = (
    # 8 tables
    Row("table.short", "8, ours: rows that surely fit one page", "practice", 15),
    Row("table.over", "5.2.1", "must", Mm(0), Mm(0.5)),
    Row("table.largest_size", "5.2.2", "usual", SIZE_3),
    Row("table.largest_pitch", "8, ours", "practice", Pt(24)),
    Row("table.size", "5.2.2: may be adjusted; 4号", "practice", SIZE_4),
    Row("table.pitch", "8, ours", "practice", Pt(21)),
    Row("table.smallest_size", "5.2.2: may be adjusted; 小四", "practice", Pt(12)),
    Row("table.smallest_pitch", "8, ours", "practice", Pt(18)),
    Row("table.padding", "8, ours: at the left and right of a cell's text", "practice", Twips(80)),
    Row("table.white", "8, ours: above and below a cell's text", "practice", Pt(3)),
    Row("inset.white", "8, ours: more above a table or picture, as lines of text leave below it", "practice", Mm(2.8)),
    Row("table.rule", "8, ours", "practice", Pt(0.5)),
    Row("table.longest_word", "8, ours: longer words are parted anywhere", "practice", 10),
    Row("table.narrowest", "8, ours: no column of text is narrower", "practice", 2),
    Row("table.short_entry", "8, ours: columns of entries no longer than that are centred", "practice", 8),
    # pictures in the text
    Row(
        "picture.type",
        "7.3.3, ours: so small that a picture's line is hardly higher than the picture",
        "practice",
        Pt(1),
    ),
)
