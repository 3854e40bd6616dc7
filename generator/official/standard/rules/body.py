"""Rules of the text (7.3.3): BD."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(id="BD-01", strength="must", value="首页有正文", laid_out="layout.composition"),
    Rule(id="BD-02", strength="must", rows=("body.begins",), laid_out="layout.main_part"),
    Rule(id="BD-03", strength="must", rows=("indent.first_line",), laid_out="layout.main_part"),
    Rule(id="BD-04", strength="must", rows=("body.left",), laid_out="layout.main_part"),
    Rule(id="BD-05", strength="practice", value="首行缩进，不用空格", laid_out="layout.main_part"),
    Rule(id="BD-06", strength="must", value="一、（一）1.（1）"),
    Rule(id="BD-07", strength="must", value="层次依次、序号连续"),
    Rule(
        id="BD-08", strength="usual", rows=("size.body",), value="黑体、楷体、仿宋、仿宋", laid_out="layout.main_part"
    ),
    Rule(id="BD-09", strength="practice", value="不加粗", laid_out="layout.main_part"),
    Rule(id="BD-10", strength="practice", value="独立标题不加标点，接排标题加句号"),
    Rule(id="BD-11", strength="practice", rows=("body.pitch",), value="没有空段落", laid_out="layout.main_part"),
    Rule(id="BD-12", strength="practice", value="与下段同页", laid_out="layout.main_part"),
    Rule(id="BD-13", strength="must", value="按中文习惯控制首尾字符", laid_out="layout.line_breaking"),
    Rule(id="BD-14", strength="must", value="数字不拆开", laid_out="layout.line_breaking"),
    Rule(id="BD-15", strength="law", rows=("body.longest", "body.longest_of_one_task")),
)
