"""附件说明 and attachments (7.3.4 and 7.3.7)."""

from __future__ import annotations

from generator.ground.length import Hang, Mm
from generator.standard.row import Row, by_profile
from generator.standard.table.page import CELL

ROWS: tuple[Row, ...] = (
    # 7.3.4 附件说明
    Row("attachment_list.gap", "7.3.4", "must", Hang(1), Mm(1)),
    Row("attachment_list.indent", "7.3.4", "must", CELL * 2, Mm(0.7)),
    Row("attachment_list.name_align", "7.3.4", "must", Mm(0), Mm(0.6)),
    # 7.3.7 附件
    Row("attachment.label_indent", "7.3.7", "must", Mm(0), Mm(1)),
    Row("attachment.title_gap", "7.3.7, derived: one empty line", "must", Mm(14.3), Mm(2)),
    Row("attachment.title_top", "7.3.7", "must", by_profile(Mm(60.3), Mm(56.9)), Mm(2)),
    Row("attachment.body_gap", "7.3.7, figure 10", "practice", Hang(1), Mm(1)),
)
