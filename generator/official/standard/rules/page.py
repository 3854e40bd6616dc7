"""Rules of sheet, type area, grid, type and colours (clauses 5 and 6): PG."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(id="PG-01", strength="must", rows=("page.width", "page.height"), laid_out="layout.page_setup"),
    Rule(
        id="PG-02",
        strength="must",
        rows=("margin.top", "type_area.top", "first_ink", "first_ink.near"),
        laid_out="layout.page_setup",
    ),
    Rule(id="PG-03", strength="must", rows=("margin.left", "type_area.left"), laid_out="layout.page_setup"),
    Rule(
        id="PG-04",
        strength="must",
        rows=("type_area.width", "margin.right", "type_area.right", "type_area.reached"),
        laid_out="layout.page_setup",
    ),
    Rule(
        id="PG-05",
        strength="must",
        rows=("type_area.height", "margin.bottom", "type_area.bottom"),
        laid_out="layout.page_setup",
    ),
    Rule(id="PG-06", strength="usual", rows=("grid.lines", "grid.pitch"), laid_out="layout.page_setup"),
    Rule(id="PG-07", strength="usual", rows=("grid.characters", "grid.char_space"), laid_out="layout.page_setup"),
    Rule(id="PG-08", strength="practice", rows=("grid.spare",), laid_out="layout.page_setup"),
    Rule(
        id="PG-09",
        strength="practice",
        rows=("grid.pitch", "pitch.constant"),
        value="固定值，各段相同",
        laid_out="layout.page_setup",
    ),
    Rule(id="PG-10", strength="practice", rows=("margin.left", "margin.right"), value="对称页边距"),
    Rule(
        id="PG-11",
        strength="practice",
        rows=("page.nothing_above",),
        value="页眉空白，页脚只有页码",
        laid_out="layout.page_setup",
    ),
    Rule(id="PG-12", strength="must", value="000000", laid_out="layout.composition"),
    Rule(id="PG-13", strength="must", value="标志、分隔线、印章、签名章以外没有红色", laid_out="layout.composition"),
    Rule(id="PG-14", strength="practice", value="FF0000", laid_out="layout.composition"),
    Rule(id="PG-15", strength="usual", rows=("size.body",), value="仿宋", laid_out="layout.composition"),
    Rule(id="PG-16", strength="practice", value="小标宋、仿宋、楷体、黑体、宋体", laid_out="layout.composition"),
)
