"""Rules of 信函, 命令 and 纪要 (clause 10): LT, CM, MN."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(id="LT-01", strength="must", rows=("letter.mark_top",), value="不加“文件”", laid_out="layout.header.letter"),
    Rule(
        id="LT-02", strength="must", rows=("letter.rule_gap",), value="上粗下细，红色", laid_out="layout.header.letter"
    ),
    Rule(
        id="LT-03",
        strength="must",
        rows=("letter.rule_bottom",),
        value="上细下粗，红色",
        laid_out="layout.header.letter",
    ),
    Rule(
        id="LT-04",
        strength="must",
        rows=(
            "letter.rule_length",
            "letter.rule_centre",
        ),
        laid_out="layout.header.letter",
    ),
    Rule(id="LT-05", strength="must", rows=("letter.element_gap",), value="左右顶格", laid_out="layout.header.letter"),
    Rule(id="LT-06", strength="must", rows=("letter.title_gap",), laid_out="layout.opening"),
    Rule(id="LT-07", strength="must", rows=("letter.last_line_gap",), laid_out="layout.page_setup"),
    Rule(id="LT-08", strength="must", value="首页不显示页码", laid_out="writer.section"),
    Rule(id="LT-09", strength="must", value="无分隔线、印发机关、印发日期", laid_out="layout.imprint"),
    Rule(id="LT-10", strength="must", value="主办机关的标志", laid_out="layout.header.mark"),
    Rule(
        id="CM-01",
        strength="must",
        rows=("order.mark_top",),
        value="发文机关全称＋命令（令）",
        laid_out="layout.header.mark",
    ),
    Rule(id="CM-02", strength="must", rows=("order.number_gap",), value="第×号", laid_out="layout.header.number"),
    Rule(
        id="CM-03", strength="must", rows=("order.body_gap",), value="无标题、主送机关、红线", laid_out="layout.opening"
    ),
    Rule(
        id="CM-04",
        strength="must",
        rows=(
            "stamp.gap",
            "stamp.right",
            "stamp.date_gap",
        ),
        value="签名章",
        laid_out="layout.signature",
    ),
    Rule(id="MN-01", strength="must", rows=("minutes.mark_top",), value="×××××纪要", laid_out="layout.header.mark"),
    Rule(id="MN-02", strength="usual", rows=("size.body",), value="标签黑体，名单仿宋", laid_out="layout.attendance"),
    Rule(
        id="MN-03",
        strength="must",
        rows=(
            "attendance.gap",
            "attendance.indent",
            "attendance.hanging",
        ),
        laid_out="layout.attendance",
    ),
    Rule(id="MN-04", strength="must", value="出席、请假、列席", laid_out="layout.attendance"),
)
