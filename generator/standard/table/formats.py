"""信函, 命令 and 纪要 (10.1 to 10.3)."""

from __future__ import annotations

from generator.ground.length import Hang, Mm, Pt, Zi
from generator.standard.row import Row
from generator.standard.table.page import CELL, HEIGHT, TOP

ROWS: tuple[Row, ...] = (
    # 10.1 信函
    Row("letter.mark_top", "10.1", "must", Mm(30), Mm(1)),
    Row("letter.mark_size", "10.1, figure 11", "practice", Pt(36)),
    Row("letter.rule_gap", "10.1", "must", Mm(4), Mm(0.8)),
    Row("letter.rule_bottom", "10.1", "must", HEIGHT - Mm(20), Mm(0.5)),
    Row("letter.rule_length", "10.1", "must", Mm(170), Mm(1)),
    Row("letter.rule_centre", "10.1: of the sheet, or of the type area at 106", "must", Mm(105.5), Mm(1.5)),
    Row("letter.rule_left", "10.1, figure 11: centred on the sheet", "must", Mm(20), Mm(1)),
    Row("letter.thick_rule", "10.1, figure 11", "practice", Mm(0.75), Mm(0.2)),
    Row("letter.thin_rule", "10.1, figure 11", "practice", Mm(0.25), Mm(0.1)),
    Row("letter.between_rules", "10.1, figure 11", "practice", Mm(0.9), Mm(0.3)),
    Row("letter.element_gap", "10.1: 7/8 of a 3号 character", "must", Mm(4.84), Mm(0.7)),
    Row("letter.title_gap", "10.1", "must", Hang(2), Mm(1)),
    Row("letter.last_line_gap", "10.1: 7/8 of a 3号 character", "must", Mm(4.84), Mm(0.7)),
    Row("letter.pair_height", "10.1, figure 11", "practice", Mm(3)),
    Row("letter.imprint_foot", "10.1", "must", Mm(260.5), Mm(2.5)),
    # 10.2 命令（令）
    Row("order.mark_top", "10.2", "must", TOP + Mm(20), Mm(1)),
    Row("order.number_gap", "10.2", "must", Hang(2), Mm(1)),
    Row("order.body_gap", "10.2", "must", Hang(2), Mm(1)),
    # 10.3 纪要
    Row("minutes.mark_top", "10.3", "must", TOP + Mm(35), Mm(1)),
    Row("attendance.gap", "10.3", "must", Hang(1), Mm(1)),
    Row("attendance.indent", "10.3", "must", CELL * 2, Mm(0.7)),
    Row("attendance.hanging", "10.3", "must", Zi(3), Mm(0.7)),
)
