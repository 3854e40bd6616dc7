"""The 版记 (7.4)."""

from __future__ import annotations

from generator.ground.length import Mm, Twips
from generator.standard.row import Row
from generator.standard.table.page import AREA_WIDTH, BOTTOM, SIZE_4

ROWS: tuple[Row, ...] = (
    Row("imprint.size", "7.4.2", "usual", SIZE_4, 0.2),
    Row("imprint.pitch", "7.4.2, figure 10", "practice", Twips(500)),
    Row("imprint.inset", "7.4.2", "must", SIZE_4, Mm(0.8)),
    Row("imprint.hanging", "7.4.2", "must", SIZE_4 * 3, Mm(0.6)),
    Row("imprint.outer_rule", "7.4.1", "recommended", Mm(0.35), Mm(0.08)),
    Row("imprint.inner_rule", "7.4.1", "recommended", Mm(0.25), Mm(0.08)),
    Row("imprint.bottom", "7.4.1", "must", BOTTOM, Mm(0.5)),
    Row("imprint.width", "7.4.1", "must", AREA_WIDTH, Mm(0.5)),
    Row("imprint.rules_around", "7.4.1, ours: from the baselines next to its rules", "practice", Mm(12)),
    Row("imprint.spare_lines", "7.4.1, ours: left free above one that shares the text's last page", "practice", 2),
)
