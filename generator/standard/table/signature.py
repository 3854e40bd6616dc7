"""署名, 成文日期, seals, stamps and 附注 (7.3.5 and 7.3.6)."""

from __future__ import annotations

from generator.ground.length import Hang, Mm, Twips, Zi
from generator.standard.row import Row, by_profile
from generator.standard.table.page import CELL

ROWS: tuple[Row, ...] = (
    # 7.3.5 署名, 成文日期, 印章
    Row("sealed.date_right", "7.3.5.1", "usual", Zi(4), Mm(0.8)),
    Row("sealed.date_ink_right", "7.3.5.1", "usual", Mm(161.5), Mm(1.3)),
    Row("sealed.centring", "7.3.5.1", "usual", Mm(0), Mm(0.8)),
    Row("date.side_bearing", "7.3.5, ours: half the white that 日 leaves at its right", "practice", Twips(26)),
    Row("seal.diameter", "国发〔1999〕25号", "law", Mm(45)),
    Row("seal.smallest", "国发〔1999〕25号, ours", "practice", Mm(20)),
    Row("seal.largest", "国发〔1999〕25号", "law", Mm(60)),
    Row("seal.gap", "7.3.5.1, figure 5", "must", Mm(6.9), Mm(3.4)),
    Row("seal.widest_gap", "7.3.5.1", "must", Mm(10.4)),
    Row("seal.least_gap", "7.3.5.1, ours: where room is wanting (7.3.5.5)", "practice", Mm(1)),
    Row("seal.above_name", "7.3.5.1: 署名 below the seal's centre; ours", "practice", Mm(0.5)),
    Row("seal.below_date", "7.3.5.1, figure 5: the seal presses on the date, too", "practice", Mm(1)),
    Row("seal.least_apart", "7.3.5.1", "must", Mm(0.5)),
    Row("seal.apart", "7.3.5.1, figure 8", "practice", Mm(1)),
    Row("seal.row_gap", "7.3.5.1, figure 8", "practice", Mm(4.8)),
    Row("seal.centring", "7.3.5.1", "must", Mm(0), Mm(1.5)),
    Row("seal.uneven", "7.3.5.1, ours: so far a seal's picture may be from round", "practice", Mm(10)),
    Row("seal.printed", "7.3.5.1, ours: off its size in the file", "practice", Mm(0), Mm(1)),
    Row("unsealed.gap", "7.3.5.2", "must", Hang(1), Mm(1)),
    Row("unsealed.right", "7.3.5.2", "must", Zi(2), Mm(0.8)),
    Row("unsealed.ink_right", "7.3.5.2", "must", Mm(172.65), Mm(1.15)),
    Row("unsealed.date_offset", "7.3.5.2", "must", Zi(2), Mm(0.8)),
    Row(
        "spread.slack",
        "7.3.5.2, ours: so that rounding never wraps the longest of names of one width",
        "practice",
        Twips(6),
    ),
    # 7.3.5.3 签名章
    Row("stamp.gap", "7.3.5.3", "must", Hang(2), Mm(1)),
    Row("stamp.right", "7.3.5.3", "must", Zi(4), Mm(1)),
    Row("stamp.post_gap", "7.3.5.3", "must", Zi(2), Mm(1.5)),
    Row("stamp.date_gap", "7.3.5.3", "must", Hang(1), Mm(1)),
    Row("stamp.width", "7.3.5.3, figure 12", "practice", Mm(41.6)),
    Row("stamp.height", "7.3.5.3, figure 12", "practice", Mm(13.2)),
    Row("stamp.row_gap", "7.3.5.3, ours", "practice", Mm(5)),
    Row("stamp.columns", "7.3.5.3", "must", Mm(0), Mm(0.8)),
    # 7.3.5.5 room for seal, stamp and date
    Row(
        "spacing.least_pitch",
        "7.3.5.5, ours: the least at which a page takes 22 lines and no more",
        "practice",
        by_profile(Twips(555), Twips(567)),
    ),
    Row("spacing.loosest_cell", "7.3.5.5, ours: 27 characters on a line", "practice", Twips(316)),
    Row("spacing.tightest_cell", "7.3.5.5, ours: still 28 hanzi on a line", "practice", Twips(308)),
    Row("spacing.paragraphs", "7.3.5.5, ours: so many of the text's last", "practice", 6),
    Row(
        "keep.longest",
        "7.3.5.5, ours: characters of text that LibreOffice, which parts none of it, keeps with what follows",
        "practice",
        392,
    ),
    # 7.3.6 附注
    Row("note.indent", "7.3.6", "must", CELL * 2, Mm(0.8)),
    Row("note.widest_gap", "7.3.6; GB/T 33476.2", "must", Hang(1), Mm(1)),
)
