"""Rules of the 版头 (7.2): HD."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(id="HD-01", strength="usual", rows=("size.body",), value="6 位阿拉伯数字", laid_out="layout.header"),
    Rule(
        id="HD-02",
        strength="usual",
        rows=("header.left", "header.line_top"),
        value="版心第一行顶格",
        laid_out="layout.header",
    ),
    Rule(id="HD-03", strength="law", value="有密级就有份号"),
    Rule(
        id="HD-04",
        strength="usual",
        rows=("size.body", "type_area.left"),
        value="机密★1年，黑体，第二行顶格",
        laid_out="layout.header",
    ),
    Rule(id="HD-05", strength="law", value="★后有期限"),
    Rule(id="HD-06", strength="law", rows=("secrecy.years.绝密", "secrecy.years.机密", "secrecy.years.秘密")),
    Rule(id="HD-07", strength="law", value="特急、加急"),
    Rule(
        id="HD-08",
        strength="usual",
        rows=("size.body",),
        value="份号、密级、紧急程度自上而下各一行",
        laid_out="layout.header",
    ),
    Rule(id="HD-09", strength="practice", rows=("zi", "spread.gap"), value="机　密、特　急", laid_out="layout.header"),
    Rule(id="HD-10", strength="must", value="机关名称，或机关名称＋文件", laid_out="layout.header"),
    Rule(id="HD-11", strength="must", rows=("issuer_mark.top", "issuer_mark.top_near"), laid_out="layout.header"),
    Rule(id="HD-12", strength="must", rows=("issuer_mark.centre",), laid_out="layout.header"),
    Rule(id="HD-13", strength="recommended", value="小标宋，红色", laid_out="layout.header"),
    Rule(id="HD-14", strength="practice", rows=("type_area.width",), value="每个机关一行", laid_out="layout.header"),
    Rule(id="HD-15", strength="must", value="主办机关在前", laid_out="layout.header"),
    Rule(id="HD-16", strength="must", rows=("issuer_mark.word",), value="文件在右，上下居中", laid_out="layout.header"),
    Rule(
        id="HD-17", strength="practice", rows=("issuer_mark.names",), value="各机关名称同宽", laid_out="layout.header"
    ),
    Rule(id="HD-18", strength="must", value="机关代字〔2022〕31号", laid_out="layout.header"),
    Rule(id="HD-19", strength="must", rows=("number.gap", "white.of_empty_lines"), laid_out="layout.header"),
    Rule(id="HD-20", strength="must", rows=("number.centre",), laid_out="layout.header"),
    Rule(id="HD-21", strength="must", rows=("number.inset",), laid_out="layout.header"),
    Rule(
        id="HD-22", strength="must", rows=("upward.baseline",), value="与最后一个签发人同行", laid_out="layout.header"
    ),
    Rule(id="HD-23", strength="law", value="一个发文字号，用主办机关的代字"),
    Rule(id="HD-24", strength="law", value="上行文有签发人，其他没有"),
    Rule(id="HD-25", strength="must", rows=("size.body",), value="签发人：仿宋，姓名楷体", laid_out="layout.header"),
    Rule(id="HD-26", strength="must", rows=("signers.inset",), laid_out="layout.header"),
    Rule(
        id="HD-27",
        strength="usual",
        rows=("signers.in_a_line", "upward.names"),
        value="回行与首个姓名对齐",
        laid_out="layout.header",
    ),
    Rule(id="HD-28", strength="must", rows=("red_rule.gap",), value="红色", laid_out="layout.header"),
    Rule(id="HD-29", strength="must", rows=("type_area.width",), laid_out="layout.header"),
    Rule(id="HD-30", strength="practice", rows=("red_rule.thinnest", "red_rule.thickest"), laid_out="layout.header"),
    Rule(id="HD-31", strength="practice", value="签发、登记后给序号"),
)
