"""Rules of 版记, page numbers and tables (7.4, 7.5, 8): IM, PN, TB."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(id="IM-01", strength="must", rows=("imprint.bottom",), laid_out="layout.imprint"),
    Rule(id="IM-02", strength="must", rows=("imprint.width",), laid_out="layout.imprint"),
    Rule(
        id="IM-03",
        strength="recommended",
        rows=(
            "imprint.outer_rule",
            "imprint.inner_rule",
        ),
        laid_out="layout.imprint",
    ),
    Rule(id="IM-04", strength="must", value="首尾两条黑色分隔线", laid_out="layout.imprint"),
    Rule(id="IM-05", strength="usual", rows=("imprint.size",), value="4号仿宋", laid_out="layout.imprint"),
    Rule(id="IM-06", strength="must", rows=("imprint.inset",), laid_out="layout.imprint"),
    Rule(id="IM-07", strength="must", value="抄送：……。", laid_out="layout.imprint"),
    Rule(id="IM-08", strength="must", rows=("imprint.hanging",), laid_out="layout.imprint"),
    Rule(id="IM-09", strength="must", value="主送在抄送之上，不加分隔线", laid_out="layout.imprint"),
    Rule(id="IM-10", strength="must", rows=("imprint.inset",), laid_out="layout.imprint"),
    Rule(id="IM-11", strength="must", value="20××年×月×日印发", laid_out="layout.imprint"),
    Rule(id="IM-12", strength="must", value="细分隔线", laid_out="layout.imprint"),
    Rule(id="IM-13", strength="practice", value="不早于成文日期"),
    Rule(id="IM-14", strength="practice", value="偶数页", laid_out="layout.imprint"),
    Rule(id="IM-15", strength="practice", value="不跨页", laid_out="writer.imprint"),
    Rule(id="IM-16", strength="law", value="上行文不抄送下级机关"),
    Rule(id="IM-17", strength="practice", value="不重复主送机关"),
    Rule(id="IM-18", strength="must", value="没有主题词"),
    Rule(id="PN-01", strength="must", value="每面有页码", laid_out="writer.section"),
    Rule(id="PN-02", strength="usual", rows=("page_number.size",), value="4号半角宋体", laid_out="layout.page_setup"),
    Rule(id="PN-03", strength="must", value="— 1 —", laid_out="layout.page_setup"),
    Rule(id="PN-04", strength="must", rows=("page_number.dash",), laid_out="layout.page_setup"),
    Rule(id="PN-05", strength="must", rows=("page_number.inset",), laid_out="layout.page_setup"),
    Rule(id="PN-06", strength="must", rows=("page_number.inset",), laid_out="layout.page_setup"),
    Rule(id="PN-07", strength="must", value="空白页和版记页不编页码", laid_out="layout.imprint"),
    Rule(id="PN-08", strength="practice", value="不写“第×页”", laid_out="layout.page_setup"),
    Rule(id="TB-01", strength="must", rows=("table.over",), laid_out="layout.tables"),
    Rule(id="TB-02", strength="must", value="横排页，表头在上", laid_out="layout.tables"),
    Rule(
        id="TB-03",
        strength="must",
        rows=(
            "page_number.dash",
            "page_number.inset",
        ),
        value="页码位置与其他页一致",
        laid_out="writer.section",
    ),
    Rule(id="TB-04", strength="practice", value="重复标题行，行不跨页", laid_out="layout.tables"),
)
