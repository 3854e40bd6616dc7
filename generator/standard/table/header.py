"""The 版头 (7.2): secrecy, issuer mark, number, signers and the red rule."""

from __future__ import annotations

from generator.ground.length import Hang, Mm, Pt, Zi
from generator.standard.row import Row, by_profile
from generator.standard.table.page import CENTRE, TOP

ROWS: tuple[Row, ...] = (
    Row("secrecy.years.绝密", "保守国家秘密法20", "law", 30, 0),
    Row("secrecy.years.机密", "保守国家秘密法20", "law", 20, 0),
    Row("secrecy.years.秘密", "保守国家秘密法20", "law", 10, 0),
    Row("issuer_mark.top", "7.2.4", "must", TOP + Mm(35), Mm(1)),
    Row("issuer_mark.centre", "7.2.4", "must", CENTRE, Mm(1)),
    # 初号 is the size in the standard's figures 2 to 4 and 12, whose proportions this profile keeps; offices that fit
    # the margins as clerks do print their mark larger.
    Row("issuer_mark.size", "7.2.4, figure 2; ours", "practice", by_profile(Pt(50), Pt(42))),
    Row("issuer_mark.widest", "7.2.4, ours", "practice", Mm(150)),
    Row("issuer_mark.narrowed", "7.2.4, figure 11: percent of the width, down to which size is kept", "practice", 85),
    Row("issuer_mark.smallest", "7.2.4, ours: smaller than this a name is narrowed instead", "practice", Pt(30)),
    Row("issuer_mark.narrowest", "7.2.4, ours: percent of the width, below which it is illegible", "practice", 50),
    Row("issuer_mark.pitch", "7.2.4, figure 3: in em of the names", "practice", 1.35),
    Row("issuer_mark.word_gap", "7.2.4, figure 3", "practice", Mm(8.5)),
    Row("issuer_mark.smallest_of_many", "7.2.4, ours: of up to ten organs", "practice", Pt(18)),
    Row(
        "issuer_mark.slack",
        "7.2.4, ours: so that no rounding wraps the longest name or fills page 1",
        "practice",
        Pt(1),
    ),
    Row("issuer_mark.top_near", "7.2.4", "must", Mm(0), Mm(3)),
    Row("issuer_mark.names", "figure 3", "practice", Mm(0), Mm(0.6)),
    Row("issuers.most", "7.2.4, ours", "practice", 10),
    Row("number.gap", "7.2.5", "must", Hang(2), Mm(1.5)),
    Row("number.centre", "7.2.5", "must", CENTRE, Mm(1)),
    Row("number.inset", "7.2.5", "must", Zi(1), Mm(0.8)),
    Row("signers.inset", "7.2.6", "must", Zi(1), Mm(0.8)),
    Row("signers.in_a_line", "7.2.6", "usual", 2, 0),
    Row("red_rule.gap", "7.2.7", "must", Mm(4), Mm(0.7)),
    Row("red_rule.thickness", "7.2.7, ours", "practice", Pt(1.5), Mm(0.2)),
    Row("red_rule.thinnest", "7.2.7, ours", "practice", Mm(0.35)),
    Row("red_rule.thickest", "7.2.7, ours", "practice", Mm(0.75)),
    Row("spread.gap", "figure 4", "practice", Mm(0), Mm(0.6)),
    Row("upward.names", "7.2.6", "usual", Mm(0), Mm(0.6)),
)
