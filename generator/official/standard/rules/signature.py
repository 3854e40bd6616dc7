"""Rules of 署名, 成文日期, seals, stamps and 附注 (7.3.5 and 7.3.6): SG, NT."""

from __future__ import annotations

from generator.official.standard.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(id="SG-01", strength="must", value="20××年×月×日", laid_out="layout.signature"),
    Rule(
        id="SG-02",
        strength="usual",
        rows=(
            "sealed.date_right",
            "sealed.date_ink_right",
        ),
        laid_out="layout.signature",
    ),
    Rule(id="SG-03", strength="usual", rows=("sealed.centring",), laid_out="layout.signature"),
    Rule(
        id="SG-04",
        strength="must",
        rows=("seal.centring",),
        value="衬于文字下方或浮于文字上方",
        laid_out="layout.signature",
    ),
    Rule(
        id="SG-05",
        strength="must",
        rows=(
            "seal.gap",
            "seal.widest_gap",
            "seal.largest",
        ),
        laid_out="layout.signature",
    ),
    Rule(
        id="SG-06", strength="must", rows=("seal.largest",), value="印章下压署名和成文日期", laid_out="layout.signature"
    ),
    Rule(
        id="SG-07",
        strength="must",
        rows=("seal.least_apart",),
        value="一个署名一个印章，不相交不相切，不超出版心",
        laid_out="layout.signature",
    ),
    Rule(id="SG-08", strength="must", rows=("sealed.centring",), laid_out="layout.signature"),
    Rule(
        id="SG-09",
        strength="must",
        rows=(
            "unsealed.gap",
            "unsealed.right",
            "unsealed.ink_right",
        ),
        laid_out="layout.signature",
    ),
    Rule(id="SG-10", strength="must", rows=("unsealed.date_offset",), laid_out="layout.signature"),
    Rule(
        id="SG-11",
        strength="must",
        rows=(
            "unsealed.right",
            "unsealed.date_offset",
        ),
        laid_out="layout.signature",
    ),
    Rule(id="SG-12", strength="must", value="主办机关在前，依次向下", laid_out="layout.signature"),
    Rule(
        id="SG-13",
        strength="must",
        rows=(
            "stamp.gap",
            "stamp.right",
        ),
        laid_out="layout.signature",
    ),
    Rule(id="SG-14", strength="must", rows=("stamp.post_gap",), laid_out="layout.signature"),
    Rule(
        id="SG-15",
        strength="must",
        rows=(
            "stamp.date_gap",
            "stamp.right",
        ),
        laid_out="layout.signature",
    ),
    Rule(
        id="SG-16",
        strength="must",
        rows=("stamp.columns",),
        value="每行一个机关，上下对齐",
        laid_out="layout.signature",
    ),
    Rule(id="SG-17", strength="practice", value="署名与正文同面", laid_out="layout.signature"),
    Rule(id="SG-18", strength="law", value="标志、标题、署名、发文字号为同一机关"),
    Rule(
        id="SG-19",
        strength="law",
        value="最后签发机关签发的日期",
        not_checkable="the days on which the organs signed are neither in the file nor on the page",
    ),
    Rule(id="SG-20", strength="practice", value="不写“此页无正文”", laid_out="layout.signature"),
    Rule(id="NT-01", strength="must", rows=("note.indent",), value="（……）", laid_out="layout.signature"),
    Rule(id="NT-02", strength="practice", value="联系人、电话"),
)
