"""Title and recipients (7.3.1 and 7.3.2)."""

from __future__ import annotations

from generator.ground.length import Hang, Mm, Pt, Twips
from generator.standard.row import Row
from generator.standard.table.page import AREA_WIDTH, CENTRE

_SIZE_2 = Pt(22)

ROWS: tuple[Row, ...] = (
    Row("title.size", "7.3.1", "usual", _SIZE_2, 0.2),
    Row("title.gap", "7.3.1", "must", Hang(2), Mm(1)),
    Row("title.centre", "7.3.1", "must", CENTRE, Mm(1)),
    Row("title.pitch", "7.3.1, ours", "practice", Twips(640)),
    Row("title.longest_line", "7.3.1, ours", "practice", 19, 0),
    Row("title.most_characters", "7.3.1, derived", "practice", AREA_WIDTH // _SIZE_2, 0),
    Row("title.squeeze", "7.3.1, ours", "practice", 0.05),
    Row("recipients.gap", "7.3.2", "must", Hang(1), Mm(1)),
    Row("recipients.left", "7.3.2", "must", Mm(0), Mm(0.7)),
)
