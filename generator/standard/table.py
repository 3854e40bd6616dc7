"""The table itself, in the order of the clauses."""

from __future__ import annotations

from functools import cache

from generator.length import Hang, Length, Mm, Pt, Twips, Zi
from generator.standard.row import Profile, Row


def _each(office: Length | float, gbt33476: Length | float) -> dict[Profile, Length | float]:
    return {Profile.OFFICE: office, Profile.GBT33476: gbt33476}


_TABLE: tuple[Row, ...] = (
    # 3 units
    Row("zi", "3.1", "must", Zi(1)),
    # where the ink of hanzi lies in a line of exact height, in em and in parts of the height: typical of all five faces
    Row("ink.above", "3.2, measured", "practice", 0.79),
    Row("ink.below", "3.2, measured", "practice", 0.165),
    Row("ink.ascent", "3.2, measured: of the em box by which a line on the grid is centred", "practice", 0.88),
    Row("ink.descent", "3.2, measured", "practice", 0.12),
    Row("ink.baseline", "3.2, measured: off the grid, from the line's top", "practice", 0.8),
    Row("zi.size_4", "3.1, derived", "must", Pt(14)),
    Row("width.unsure", "3.1, ours: by how much a font's widths may differ from ours", "practice", Mm(0.5)),
    # 5.1 and 5.2.1 sheet and type area
    Row("page.width", "5.1", "must", Mm(210), Mm(0.2), "PG-01"),
    Row("page.height", "5.1", "must", Mm(297), Mm(0.2), "PG-01"),
    Row("type_area.left", "5.2.1", "must", Mm(28), Mm(1), "PG-03"),
    Row("type_area.right", "5.2.1, derived", "must", Mm(184), Mm(0.5), "PG-04"),
    Row("type_area.top", "5.2.1", "must", Mm(37), Mm(1), "PG-02"),
    Row("type_area.bottom", "5.2.1, derived", "must", Mm(262), Mm(0.5), "PG-05"),
    Row("type_area.width", "5.2.1", "must", Mm(156), Mm(0.5), "PG-04"),
    Row("type_area.height", "5.2.1; GB/T 33476.2", "must", _each(Mm(225), Mm(229.84)), Mm(0.5), "PG-05"),
    Row("margin.top", "5.2.1; GB/T 33476.2", "must", _each(Twips(2098), Twips(1960)), None, "PG-02"),
    Row("margin.bottom", "5.2.1; GB/T 33476.2", "must", _each(Twips(1984), Twips(1847)), None, "PG-05"),
    Row("margin.left", "5.2.1", "must", Twips(1587), None, "PG-03"),
    Row("margin.right", "5.2.1, derived", "must", Twips(1474), None, "PG-04"),
    Row("first_ink", "5.2.3", "must", _each(Mm(40.2), Mm(37)), _each(Mm(0.7), Mm(1)), "PG-02"),
    # 5.2.2 and 5.2.3 type and grid
    Row("size.body", "5.2.2", "usual", Pt(16), 0.1, "PG-15"),
    Row("grid.lines", "5.2.3", "usual", 22, 0, "PG-06"),
    Row("grid.characters", "5.2.3", "usual", 28, 0, "PG-07"),
    Row("grid.pitch", "5.2.3, derived", "usual", _each(Twips(579), Twips(592)), None, "PG-09"),
    Row("grid.char_space", "5.2.3, derived", "usual", -849, None, "PG-07"),
    Row("grid.cell", "5.2.3, derived; measured", "usual", Twips(315)),
    Row("grid.tracking", "5.2.3, derived: the same without a grid of characters", "usual", Twips(-5), None, "PG-07"),
    Row("grid.spare", "5.2.3, ours: more than that and the grid is moved down", "practice", Twips(20), None, "PG-08"),
    Row("indent.first_line", "7.3.3", "must", Twips(630), Mm(0.7), "BD-03"),
    # 7.2 版头
    Row("secrecy.years.绝密", "保守国家秘密法20", "law", 30, 0, "HD-06"),
    Row("secrecy.years.机密", "保守国家秘密法20", "law", 20, 0, "HD-06"),
    Row("secrecy.years.秘密", "保守国家秘密法20", "law", 10, 0, "HD-06"),
    Row("issuer_mark.top", "7.2.4", "must", Mm(72), Mm(1), "HD-11"),
    Row("issuer_mark.centre", "7.2.4", "must", Mm(106), Mm(1), "HD-12"),
    # 初号 is the size in the standard's figures 2 to 4 and 12, whose proportions this profile keeps; offices that fit
    # the margins as clerks do print their mark larger.
    Row("issuer_mark.size", "7.2.4, figure 2; ours", "practice", _each(Pt(50), Pt(42))),
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
    Row("issuers.most", "7.2.4, ours", "practice", 10),
    Row("number.gap", "7.2.5", "must", Hang(2), Mm(1.5), "HD-19"),
    Row("number.centre", "7.2.5", "must", Mm(106), Mm(1), "HD-20"),
    Row("number.inset", "7.2.5", "must", Zi(1), Mm(0.8), "HD-21"),
    Row("signers.inset", "7.2.6", "must", Zi(1), Mm(0.8), "HD-26"),
    Row("signers.in_a_line", "7.2.6", "usual", 2, 0, "HD-27"),
    Row("red_rule.gap", "7.2.7", "must", Mm(4), Mm(0.7), "HD-28"),
    Row("red_rule.thickness", "7.2.7, ours", "practice", Pt(1.5), Mm(0.2), "HD-30"),
    # 7.3.1 to 7.3.3 标题, 主送机关, 正文
    Row("title.size", "7.3.1", "usual", Pt(22), 0.2, "TI-01"),
    Row("title.gap", "7.3.1", "must", Hang(2), Mm(1), "TI-02"),
    Row("title.centre", "7.3.1", "must", Mm(106), Mm(1), "TI-03"),
    Row("title.pitch", "7.3.1, ours", "practice", Twips(640)),
    Row("title.longest_line", "7.3.1, ours", "practice", 19, 0, "TI-06"),
    Row("title.most_characters", "7.3.1, derived", "practice", 20, 0, "TI-06"),
    Row("title.squeeze", "7.3.1, ours", "practice", 0.05),
    Row("recipients.gap", "7.3.2", "must", Hang(1), Mm(1), "RC-01"),
    Row("heading.longest", "7.3.3, ours", "practice", 30),
    Row("body.left", "7.3.3", "must", Mm(0), Mm(0.7), "BD-04"),
    Row("body.longest", "整治形式主义为基层减负若干规定（2024）", "law", 5000, None, "BD-15"),
    Row("body.longest_of_one_task", "整治形式主义为基层减负若干规定（2024）", "law", 4000, None, "BD-15"),
    # 7.3.4 附件说明
    Row("attachment_list.gap", "7.3.4", "must", Hang(1), Mm(1), "AT-01"),
    Row("attachment_list.indent", "7.3.4", "must", Twips(630), Mm(0.7), "AT-01"),
    Row("attachment_list.name_align", "7.3.4", "must", Mm(0), Mm(0.6), "AT-05"),
    # 7.3.5 署名, 成文日期, 印章
    Row("sealed.date_right", "7.3.5.1", "usual", Zi(4), Mm(0.8), "SG-02"),
    Row("sealed.date_ink_right", "7.3.5.1", "usual", Mm(161.5), Mm(1.3), "SG-02"),
    Row("date.side_bearing", "7.3.5, ours: half the white that 日 leaves at its right", "practice", Twips(26)),
    Row("sealed.centring", "7.3.5.1", "usual", Mm(0), Mm(0.8), "SG-03"),
    Row("seal.diameter", "国发〔1999〕25号", "law", Mm(45)),
    Row("seal.smallest", "国发〔1999〕25号, ours", "practice", Mm(20)),
    Row("seal.largest", "国发〔1999〕25号", "law", Mm(60)),
    Row("seal.gap", "7.3.5.1, figure 5", "must", Mm(6.9), Mm(3.4), "SG-05"),
    Row("seal.widest_gap", "7.3.5.1", "must", Mm(10.4), None, "SG-05"),
    Row("seal.least_gap", "7.3.5.1, ours: where room is wanting (7.3.5.5)", "practice", Mm(1)),
    Row("seal.above_name", "7.3.5.1: 署名 below the seal's centre; ours", "practice", Mm(0.5), None, "SG-06"),
    Row("seal.below_date", "7.3.5.1, figure 5: the seal presses on the date, too", "practice", Mm(1), None, "SG-06"),
    Row("seal.least_apart", "7.3.5.1", "must", Mm(0.5), None, "SG-07"),
    Row("seal.apart", "7.3.5.1, figure 8", "practice", Mm(1), None, "SG-07"),
    Row("seal.row_gap", "7.3.5.1, figure 8", "practice", Mm(4.8), None, "SG-07"),
    Row("unsealed.gap", "7.3.5.2", "must", Hang(1), Mm(1), "SG-09"),
    Row("unsealed.right", "7.3.5.2", "must", Zi(2), Mm(0.8), "SG-09"),
    Row("unsealed.ink_right", "7.3.5.2", "must", Mm(172.65), Mm(1.15), "SG-09"),
    Row("unsealed.date_offset", "7.3.5.2", "must", Zi(2), Mm(0.8), "SG-10"),
    Row(
        "spread.slack",
        "7.3.5.2, ours: so that rounding never wraps the longest of names of one width",
        "practice",
        Twips(6),
    ),
    # 7.3.5.3 签名章
    Row("stamp.gap", "7.3.5.3", "must", Hang(2), Mm(1), "SG-13"),
    Row("stamp.right", "7.3.5.3", "must", Zi(4), Mm(1), "SG-13"),
    Row("stamp.post_gap", "7.3.5.3", "must", Zi(2), Mm(1.5), "SG-14"),
    Row("stamp.date_gap", "7.3.5.3", "must", Hang(1), Mm(1), "SG-15"),
    Row("stamp.width", "7.3.5.3, figure 12", "practice", Mm(41.6)),
    Row("stamp.height", "7.3.5.3, figure 12", "practice", Mm(13.2)),
    Row("stamp.row_gap", "7.3.5.3, ours", "practice", Mm(5)),
    # 7.3.5.5 room for seal, stamp and date
    Row(
        "spacing.least_pitch",
        "7.3.5.5, ours: the least at which a page takes 22 lines and no more",
        "practice",
        _each(Twips(555), Twips(567)),
        None,
        "SG-17",
    ),
    Row("spacing.loosest_cell", "7.3.5.5, ours: 27 characters on a line", "practice", Twips(317), None, "SG-17"),
    Row("spacing.tightest_cell", "7.3.5.5, ours: still 28 hanzi on a line", "practice", Twips(307), None, "SG-17"),
    Row("spacing.paragraphs", "7.3.5.5, ours: so many of the text's last", "practice", 6, None, "SG-17"),
    Row("spacing.most_lines_moved", "7.3.5.5, ours: with the signature to its page", "practice", 6, None, "SG-17"),
    # 7.3.6 附注
    Row("note.indent", "7.3.6", "must", Twips(630), Mm(0.8), "NT-01"),
    Row("note.widest_gap", "7.3.6; GB/T 33476.2", "must", Hang(1), Mm(1), "NT-01"),
    # 7.3.7 附件
    Row("attachment.label_indent", "7.3.7", "must", Mm(0), Mm(1), "AN-03"),
    Row("attachment.title_gap", "7.3.7, derived: one empty line", "must", Mm(15.3), Mm(2), "AN-04"),
    Row("attachment.title_top", "7.3.7", "must", _each(Mm(60.5), Mm(57.5)), Mm(2), "AN-04"),
    Row("attachment.body_gap", "7.3.7, figure 10", "practice", Hang(1), Mm(1)),
    # 7.4 版记
    Row("imprint.size", "7.4.2", "usual", Pt(14), 0.2, "IM-05"),
    Row("imprint.pitch", "7.4.2, figure 10", "practice", Twips(500)),
    Row("imprint.inset", "7.4.2", "must", Twips(280), Mm(0.8), "IM-06"),
    Row("imprint.hanging", "7.4.2", "must", Twips(840), Mm(0.6), "IM-08"),
    Row("imprint.outer_rule", "7.4.1", "recommended", Mm(0.35), Mm(0.08), "IM-03"),
    Row("imprint.inner_rule", "7.4.1", "recommended", Mm(0.25), Mm(0.08), "IM-03"),
    Row("imprint.bottom", "7.4.1", "must", Mm(262), Mm(0.5), "IM-01"),
    Row("imprint.width", "7.4.1", "must", Mm(156), Mm(0.5), "IM-02"),
    # 7.5 页码
    Row("page_number.size", "7.5", "usual", Pt(14), 0.2, "PN-02"),
    Row("page_number.dash", "7.5", "must", Mm(269), Mm(1), "PN-04"),
    Row("page_number.inset", "7.5", "must", Twips(280), Mm(1), "PN-05"),
    Row("page_number.footer", "7.5, derived", "must", Twips(1417)),
    Row("page_number.pitch", "7.5, ours", "practice", Twips(280)),
    # 8 tables
    Row("table.short", "8, ours: rows that surely fit one page", "practice", 15),
    Row("table.over", "5.2.1", "must", Mm(0), Mm(0.5), "TB-01"),
    Row("table.largest_size", "5.2.2", "usual", Pt(16)),
    Row("table.largest_pitch", "8, ours", "practice", Pt(24)),
    Row("table.size", "5.2.2: may be adjusted; 4号", "practice", Pt(14)),
    Row("table.pitch", "8, ours", "practice", Pt(21)),
    Row("table.smallest_size", "5.2.2: may be adjusted; 小四", "practice", Pt(12)),
    Row("table.smallest_pitch", "8, ours", "practice", Pt(18)),
    Row("table.padding", "8, ours: at the left and right of a cell's text", "practice", Twips(80)),
    Row("table.white", "8, ours: above and below a cell's text", "practice", Pt(3)),
    Row("table.rule", "8, ours", "practice", Pt(0.5)),
    Row("table.longest_word", "8, ours: longer words are parted anywhere", "practice", 10),
    Row("table.narrowest", "8, ours: no column of text is narrower", "practice", 2),
    Row("table.short_entry", "8, ours: columns of entries no longer than that are centred", "practice", 8),
    # pictures in the text
    Row(
        "picture.type",
        "7.3.3, ours: so small that a picture's line is hardly higher than the picture",
        "practice",
        Pt(1),
    ),
    # 10.1 信函
    Row("letter.mark_top", "10.1", "must", Mm(30), Mm(1), "LT-01"),
    Row("letter.mark_size", "10.1, figure 11", "practice", Pt(36)),
    Row("letter.rule_gap", "10.1", "must", Mm(4), Mm(0.8), "LT-02"),
    Row("letter.rule_bottom", "10.1", "must", Mm(277), Mm(0.5), "LT-03"),
    Row("letter.rule_length", "10.1", "must", Mm(170), Mm(1), "LT-04"),
    Row("letter.rule_centre", "10.1: of the sheet, or of the type area at 106", "must", Mm(105.5), Mm(1.5), "LT-04"),
    Row("letter.rule_left", "10.1, figure 11: centred on the sheet", "must", Mm(20), Mm(1), "LT-04"),
    Row("letter.thick_rule", "10.1, figure 11", "practice", Mm(0.75), Mm(0.2), "LT-02"),
    Row("letter.thin_rule", "10.1, figure 11", "practice", Mm(0.25), Mm(0.1), "LT-02"),
    Row("letter.between_rules", "10.1, figure 11", "practice", Mm(0.9), Mm(0.3), "LT-02"),
    Row("letter.element_gap", "10.1: 7/8 of a 3号 character", "must", Mm(4.84), Mm(0.7), "LT-05"),
    Row("letter.title_gap", "10.1", "must", Hang(2), Mm(1), "LT-06"),
    Row("letter.last_line_gap", "10.1: 7/8 of a 3号 character", "must", Mm(4.84), Mm(0.7), "LT-07"),
    # 10.2 命令（令）
    Row("order.mark_top", "10.2", "must", Mm(57), Mm(1), "CM-01"),
    Row("order.number_gap", "10.2", "must", Hang(2), Mm(1), "CM-02"),
    Row("order.body_gap", "10.2", "must", Hang(2), Mm(1), "CM-03"),
    # 10.3 纪要
    Row("minutes.mark_top", "10.3", "must", Mm(72), Mm(1), "MN-01"),
    Row("attendance.gap", "10.3", "must", Hang(1), Mm(1), "MN-03"),
    Row("attendance.indent", "10.3", "must", Twips(630), Mm(0.7), "MN-03"),
    Row("attendance.hanging", "10.3", "must", Zi(3), Mm(0.7), "MN-03"),
    # places on the printed page
    Row("white.of_empty_lines", "7.2.5, 7.3: what a line of the text leaves white of its height", "practice", Mm(4.85)),
    Row("size.bound", "5.2.2", "usual", 0.2),
    Row("type_area.reached", "5.2.3: where full lines end at least", "must", Mm(182.5), None, "PG-04"),
    Row("first_ink.near", "5.2.1", "must", Mm(4), None, "PG-02"),
    Row("page.nothing_above", "7.1", "practice", Mm(36), None, "PG-11"),
    Row("pitch.constant", "5.2.3", "practice", Mm(0), Mm(0.1), "PG-09"),
    Row("body.begins", "7.3.3", "must", Mm(0), Mm(0.6), "BD-02"),
    Row("body.pitch", "7.3.3, ours", "practice", Mm(0), Mm(0.3), "BD-11"),
    Row("body.white", "7.3.3, ours: as printed, another font moves lines", "practice", Mm(0), Mm(0.5)),
    Row("header.left", "7.2.1 to 7.2.3", "usual", Mm(0), Mm(1), "HD-02"),
    Row("header.line_top", "7.2.1", "usual", Mm(0), Mm(1), "HD-02"),
    Row("spread.gap", "figure 4", "practice", Mm(0), Mm(0.6), "HD-09"),
    Row("issuer_mark.top_near", "7.2.4", "must", Mm(0), Mm(3), "HD-11"),
    Row("issuer_mark.word", "7.2.4", "must", Mm(0), Mm(1), "HD-16"),
    Row("issuer_mark.names", "figure 3", "practice", Mm(0), Mm(0.6), "HD-17"),
    Row("upward.baseline", "7.2.5", "must", Mm(0), Mm(0.5), "HD-22"),
    Row("upward.names", "7.2.6", "usual", Mm(0), Mm(0.6), "HD-27"),
    Row("red_rule.thinnest", "7.2.7, ours", "practice", Mm(0.35), None, "HD-30"),
    Row("red_rule.thickest", "7.2.7, ours", "practice", Mm(0.75), None, "HD-30"),
    Row("title.orphan", "7.3.1, ours: so few characters are no line of their own", "practice", 2, None, "TI-04"),
    Row("recipients.left", "7.3.2", "must", Mm(0), Mm(0.7), "RC-02"),
    Row("attachment_list.columns", "7.3.4", "must", Mm(0), Mm(0.6), "AT-03"),
    Row("attachment.label_top", "7.3.7", "must", Mm(0), Mm(1), "AN-03"),
    Row("seal.centring", "7.3.5.1", "must", Mm(0), Mm(1.5), "SG-04"),
    Row("seal.uneven", "7.3.5.1, ours: so far a seal's picture may be from round", "practice", Mm(10), None, "SG-04"),
    Row("seal.printed", "7.3.5.1, ours: off its size in the file", "practice", Mm(0), Mm(1), "SG-04"),
    Row("sealed.name_reaches", "7.3.5.1, ours: so near the edge a long 署名 moves the date", "practice", Zi(0.5)),
    Row("stamp.columns", "7.3.5.3", "must", Mm(0), Mm(0.8), "SG-16"),
    Row("imprint.rules_around", "7.4.1, ours: from the baselines next to its rules", "practice", Mm(12), None, "IM-04"),
    Row("imprint.line", "7.4.3: what is on one line", "must", Mm(0), Mm(0.5), "IM-10"),
    Row("letter.pair_height", "10.1, figure 11", "practice", Mm(3), None, "LT-02"),
    Row("letter.imprint_foot", "10.1", "must", Mm(260.5), Mm(2.5), "LT-09"),
)

ROWS: dict[str, Row] = {each.name: each for each in _TABLE}
"""Every row by its name."""


def row(name: str) -> Row:
    """The row called ``name``; KeyError where there is none."""
    return ROWS[name]


@cache
def number(name: str, profile: Profile = Profile.OFFICE) -> float:
    """The value of a row as a plain number; a length is in points."""
    value = ROWS[name].value
    return float(value[profile] if isinstance(value, dict) else value)


@cache
def length(name: str, profile: Profile = Profile.OFFICE) -> Length:
    """The value of a row that is a length."""
    return Length(number(name, profile))


def tolerance(name: str, profile: Profile = Profile.OFFICE) -> Length:
    """How far a measured page may be off a row that is a length; LookupError where the row sets no bound."""
    bound = ROWS[name].tolerance
    if bound is None:
        raise LookupError(name)
    return Length(bound[profile] if isinstance(bound, dict) else bound)
