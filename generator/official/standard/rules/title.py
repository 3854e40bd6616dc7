"""Rules of title and recipients (7.3.1 and 7.3.2): TI, RC."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(id="TI-01", strength="usual", rows=("title.size",), value="小标宋，不加粗", laid_out="layout.main_part"),
    Rule(id="TI-02", strength="must", rows=("title.gap", "white.of_empty_lines"), laid_out="layout.main_part"),
    Rule(id="TI-03", strength="must", rows=("title.centre",), laid_out="layout.main_part"),
    Rule(id="TI-04", strength="must", value="梯形或菱形", laid_out="layout.title_lines"),
    Rule(id="TI-05", strength="must", value="词意完整", laid_out="layout.title_lines"),
    Rule(id="TI-06", strength="practice", rows=("title.most_characters",), laid_out="layout.title_lines"),
    Rule(id="TI-07", strength="law", value="机关＋关于……的＋文种"),
    Rule(id="TI-08", strength="practice", value="末尾没有标点"),
    Rule(id="TI-09", strength="practice", value="《》“”（）、"),
    Rule(id="RC-01", strength="must", rows=("recipients.gap", "white.of_empty_lines"), laid_out="layout.main_part"),
    Rule(id="RC-02", strength="must", rows=("recipients.left",), laid_out="layout.main_part"),
    Rule(id="RC-03", strength="must", value="：", laid_out="layout.main_part"),
    Rule(id="RC-04", strength="law", value="上行文一个主送机关"),
    Rule(id="RC-05", strength="law", value="主送机关，不送个人"),
    Rule(id="RC-06", strength="must", value="首页显不出正文时才移到版记", laid_out="layout.composition"),
    Rule(id="RC-07", strength="practice", value="、，"),
)
