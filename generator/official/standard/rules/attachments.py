"""Rules of 附件说明 and attachments (7.3.4 and 7.3.7): AT, AN."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="AT-01",
        strength="must",
        rows=(
            "attachment_list.gap",
            "attachment_list.indent",
        ),
        laid_out="layout.main_part",
    ),
    Rule(id="AT-02", strength="must", value="附件：", laid_out="layout.main_part"),
    Rule(id="AT-03", strength="must", value="1. 2. 3. …", laid_out="layout.main_part"),
    Rule(id="AT-04", strength="must", value="名称后不加标点", laid_out="layout.main_part"),
    Rule(id="AT-05", strength="must", rows=("attachment_list.name_align",), laid_out="layout.main_part"),
    Rule(id="AT-06", strength="must", value="附件说明、附件标题、正文所引一致"),
    Rule(id="AT-07", strength="practice", value="一个附件不编号，名称不加书名号", laid_out="layout.main_part"),
    Rule(id="AN-01", strength="must", value="另面编排", laid_out="layout.attachments"),
    Rule(id="AN-02", strength="must", value="附件在版记之前", laid_out="layout.composition"),
    Rule(
        id="AN-03",
        strength="must",
        rows=("size.body",),
        value="“附件”和序号3号黑体，顶格，第一行",
        laid_out="layout.attachments",
    ),
    Rule(
        id="AN-04",
        strength="must",
        rows=(
            "attachment.title_top",
            "title.size",
        ),
        laid_out="layout.attachments",
    ),
    Rule(id="AN-05", strength="must", value="附件序号与附件说明一致", laid_out="layout.attachments"),
    Rule(id="AN-06", strength="must", value="发文字号，附件n，顶格，第一行", laid_out="layout.attachments"),
    Rule(id="AN-07", strength="must", value="页码接着编", laid_out="writer.section"),
)
