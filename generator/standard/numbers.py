"""The table of numbers: each number of the standard in one row with its clause, looked up by the row's name."""

from __future__ import annotations

from functools import cache
from math import floor

from generator.ground.length import Hang, Length, Mm, Pt, Twips, Zi
from generator.standard.row import Profile, Row, by_profile

# Sheet, type area, margins, type and grid (3, 5), and the measures that other parts are derived from.


_CHAR_SPACES_PER_PT = 4096  # ECMA-376 part 1, 17.6.5

_WIDTH, _HEIGHT = Mm(210), Mm(297)
"""The sheet, A4 (5.1)."""

_LEFT, _TOP, _AREA_WIDTH, _AREA_HEIGHT = Mm(28), Mm(37), Mm(156), Mm(225)
"""The type area: its left and upper edge on the sheet, its size (5.2.1)."""

_CENTRE, _RIGHT, _BOTTOM = _LEFT + _AREA_WIDTH * 0.5, _LEFT + _AREA_WIDTH, _TOP + _AREA_HEIGHT
"""The middle of the type area, its right and its lower edge, on the sheet."""

_SIZE_3, _SIZE_4 = Pt(16), Pt(14)
"""The sizes 3号 and 4号."""

_HEIGHT_OF_LINES = Mm(229.84)
"""The height of 22 lines with the gaps around them (GB/T 33476.2)."""

_INK_ABOVE, _INK_BASELINE = 0.79, 0.8

_LINES = 22
_CHARACTERS = 28
# whole twips and whole units of charSpace, rounded down: a full line must not be wider than the type area
_CELL = Twips(_AREA_WIDTH.twips // _CHARACTERS)
"""The width of a 字 on the grid."""

_CHAR_SPACE = floor((Twips(_AREA_WIDTH.twips) / _CHARACTERS - _SIZE_3) * _CHAR_SPACES_PER_PT)


def _whole(exact: Length) -> Length:
    """``exact`` as a file has it, in whole twips."""
    return Twips(exact.twips)


def _margins(height: Length) -> tuple[Length, Length]:
    """The margins, upper and lower, where the text is ``height`` high and centred on the type area."""
    beyond = (height - _AREA_HEIGHT) * 0.5
    return _whole(_TOP - beyond), _whole(_HEIGHT - _BOTTOM - beyond)


def _pitch(height: Length) -> Length:
    """The greatest pitch at which all lines of a page fit into ``height``, in whole twips."""
    return Twips(height.twips // _LINES)


def _above_ink(pitch: Length) -> Length:
    """The white over the ink of a line of the text."""
    return Length(_INK_BASELINE * pitch - _INK_ABOVE * _SIZE_3)


def _margins_of_ink(height: Length) -> tuple[Length, Length]:
    """The margins, upper and lower, where the text is ``height`` high and its ink begins with the type area."""
    top = _whole(_TOP - _above_ink(_pitch(height)))
    return top, _whole(_HEIGHT - top - height)


_OFFICE, _STATED, _GBT33476 = _margins(_AREA_HEIGHT), _margins(_HEIGHT_OF_LINES), _margins_of_ink(_HEIGHT_OF_LINES)

_PAGE_ROWS: tuple[Row, ...] = (
    # 3 units
    Row("zi", "3.1", "must", Zi(1)),
    # where the ink of hanzi lies in a line of exact height, in em and in parts of the height: typical of all five faces
    Row("ink.above", "3.2, measured", "practice", _INK_ABOVE),
    Row("ink.below", "3.2, measured", "practice", 0.165),
    Row("ink.ascent", "3.2, measured: of the em box by which LibreOffice centres a line on a grid", "practice", 0.88),
    Row("ink.descent", "3.2, measured", "practice", 0.12),
    Row("ink.baseline", "3.2, as Word sets it: from the line's top", "practice", _INK_BASELINE),
    Row("width.unsure", "3.1, ours: by how much a font's widths may differ from ours", "practice", Mm(0.5)),
    # 5.1 and 5.2.1 sheet and type area
    Row("page.width", "5.1", "must", _WIDTH, Mm(0.2)),
    Row("page.height", "5.1", "must", _HEIGHT, Mm(0.2)),
    Row("page.nothing_above", "7.1", "practice", Mm(36)),
    Row("type_area.left", "5.2.1", "must", _LEFT, Mm(1)),
    Row("type_area.right", "5.2.1, derived", "must", _RIGHT, Mm(0.5)),
    Row("type_area.top", "5.2.1", "must", _TOP, Mm(1)),
    Row("type_area.bottom", "5.2.1, derived", "must", _BOTTOM, Mm(0.5)),
    Row("type_area.width", "5.2.1", "must", _AREA_WIDTH, Mm(0.5)),
    Row("type_area.height", "5.2.1; GB/T 33476.2", "must", by_profile(_AREA_HEIGHT, _HEIGHT_OF_LINES), Mm(0.5)),
    Row("margin.top", "5.2.1; GB/T 33476.2, derived", "must", by_profile(_OFFICE[0], _GBT33476[0])),
    Row("margin.bottom", "5.2.1; GB/T 33476.2, derived", "must", by_profile(_OFFICE[1], _GBT33476[1])),
    Row("margin.stated_top", "5.2.1; GB/T 33476.2, as it is printed there", "must", by_profile(_OFFICE[0], _STATED[0])),
    Row("margin.stated_bottom", "5.2.1; GB/T 33476.2", "must", by_profile(_OFFICE[1], _STATED[1])),
    Row("margin.left", "5.2.1", "must", _whole(_LEFT)),
    Row("margin.right", "5.2.1, derived", "must", _whole(_WIDTH - _RIGHT)),
    Row("first_ink", "5.2.3", "must", by_profile(Mm(41), Mm(37)), by_profile(Mm(0.7), Mm(1))),
    Row("first_ink.near", "5.2.1", "must", Mm(4)),
    # 5.2.2 and 5.2.3 type and grid
    Row("size.body", "5.2.2", "usual", _SIZE_3, 0.1),
    Row("grid.lines", "5.2.3", "usual", _LINES, 0),
    Row("grid.characters", "5.2.3", "usual", _CHARACTERS, 0),
    Row("grid.pitch", "5.2.3, derived", "usual", by_profile(_pitch(_AREA_HEIGHT), _pitch(_HEIGHT_OF_LINES))),
    Row("grid.char_space", "5.2.3, derived", "usual", _CHAR_SPACE),
    Row("grid.cell", "5.2.3, derived; measured", "usual", _CELL),
    Row("grid.tracking", "5.2.3, derived: the same without a grid of characters", "usual", _CELL - _SIZE_3),
    Row("grid.spare", "5.2.3, ours: more than that and the grid is moved down", "practice", Twips(20)),
    # white and pitch on the printed page
)

# The 版头 (7.2): secrecy, issuer mark, number, signers and the red rule.


_HEADER_ROWS: tuple[Row, ...] = (
    Row("secrecy.years.绝密", "保守国家秘密法20", "law", 30, 0),
    Row("secrecy.years.机密", "保守国家秘密法20", "law", 20, 0),
    Row("secrecy.years.秘密", "保守国家秘密法20", "law", 10, 0),
    Row("issuer_mark.top", "7.2.4", "must", _TOP + Mm(35), Mm(1)),
    Row("issuer_mark.centre", "7.2.4", "must", _CENTRE, Mm(1)),
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
    Row("number.centre", "7.2.5", "must", _CENTRE, Mm(1)),
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

# Title and recipients (7.3.1 and 7.3.2).


_SIZE_2 = Pt(22)

_TITLE_ROWS: tuple[Row, ...] = (
    Row("title.size", "7.3.1", "usual", _SIZE_2, 0.2),
    Row("title.gap", "7.3.1", "must", Hang(2), Mm(1)),
    Row("title.centre", "7.3.1", "must", _CENTRE, Mm(1)),
    Row("title.pitch", "7.3.1, ours", "practice", Twips(640)),
    Row("title.longest_line", "7.3.1, ours", "practice", 19, 0),
    Row("title.most_characters", "7.3.1, derived", "practice", _AREA_WIDTH // _SIZE_2, 0),
    Row("title.squeeze", "7.3.1, ours", "practice", 0.05),
    Row("recipients.gap", "7.3.2", "must", Hang(1), Mm(1)),
    Row("recipients.left", "7.3.2", "must", Mm(0), Mm(0.7)),
)

# The text and its headings (7.3.3).


_BODY_ROWS: tuple[Row, ...] = (
    Row("indent.first_line", "7.3.3", "must", _CELL * 2, Mm(0.7)),
    Row("heading.longest", "7.3.3, ours", "practice", 30),
    Row("body.left", "7.3.3", "must", Mm(0), Mm(0.7)),
    Row("body.longest", "整治形式主义为基层减负若干规定（2024）", "law", 5000),
    Row("body.longest_of_one_task", "整治形式主义为基层减负若干规定（2024）", "law", 4000),
    Row("body.begins", "7.3.3", "must", Mm(0), Mm(0.6)),
    Row("raised.up", "7.3.3, ours: of its run's size", "practice", 0.33),
    Row("lowered.down", "7.3.3, ours: of its run's size", "practice", 0.1),
    Row("body.pitch", "7.3.3, ours", "practice", Mm(0), Mm(0.3)),
)

# Provisions: 编 章 节 条, 题注 and 目录. No standard has their look; it is that of printed 条例.


_PROVISION_ROWS: tuple[Row, ...] = (
    Row("provisions.part_size", "7.3.3, ours", "practice", _SIZE_2),
    Row("provisions.chapter_white", "7.3.3, ours: of a line, above 章 and below it", "practice", 0.5),
    Row("provisions.last_articles", "7.3.3, ours: so many may name the day of effect", "practice", 5),
    Row("title_note.gap", "7.3.1, ours: white between it and the text", "practice", Hang(1), Mm(1)),
    Row("contents.indent", "7.3.3, ours", "practice", _CELL * 2),
    Row("contents.white", "7.3.3, ours: of a line, below the contents", "practice", 1),
)

# 附件说明 and attachments (7.3.4 and 7.3.7).


_ATTACHMENT_ROWS: tuple[Row, ...] = (
    # 7.3.4 附件说明
    Row("attachment_list.gap", "7.3.4", "must", Hang(1), Mm(1)),
    Row("attachment_list.indent", "7.3.4", "must", _CELL * 2, Mm(0.7)),
    Row("attachment_list.name_align", "7.3.4", "must", Mm(0), Mm(0.6)),
    # 7.3.7 附件
    Row("attachment.label_indent", "7.3.7", "must", Mm(0), Mm(1)),
    Row("attachment.title_gap", "7.3.7, derived: one empty line", "must", Mm(14.3), Mm(2)),
    Row("attachment.title_top", "7.3.7", "must", by_profile(Mm(60.3), Mm(56.9)), Mm(2)),
    Row("attachment.body_gap", "7.3.7, figure 10", "practice", Hang(1), Mm(1)),
)

# 署名, 成文日期, seals, stamps and 附注 (7.3.5 and 7.3.6).


_SIGNATURE_ROWS: tuple[Row, ...] = (
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
    Row("parties.gap", "7.3.5, ours: room to sign, and for a seal", "practice", Mm(8)),
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
    Row("note.indent", "7.3.6", "must", _CELL * 2, Mm(0.8)),
    Row("note.widest_gap", "7.3.6; GB/T 33476.2", "must", Hang(1), Mm(1)),
)

# The 版记 (7.4).


_IMPRINT_ROWS: tuple[Row, ...] = (
    Row("imprint.size", "7.4.2", "usual", _SIZE_4, 0.2),
    Row("imprint.pitch", "7.4.2, figure 10", "practice", Twips(500)),
    Row("imprint.inset", "7.4.2", "must", _SIZE_4, Mm(0.8)),
    Row("imprint.hanging", "7.4.2", "must", _SIZE_4 * 3, Mm(0.6)),
    Row("imprint.outer_rule", "7.4.1", "recommended", Mm(0.35), Mm(0.08)),
    Row("imprint.inner_rule", "7.4.1", "recommended", Mm(0.25), Mm(0.08)),
    Row("imprint.bottom", "7.4.1", "must", _BOTTOM, Mm(0.5)),
    Row("imprint.width", "7.4.1", "must", _AREA_WIDTH, Mm(0.5)),
    Row("imprint.rules_around", "7.4.1, ours: from the baselines next to its rules", "practice", Mm(12)),
    Row("imprint.spare_lines", "7.4.1, ours: left free above one that shares the text's last page", "practice", 2),
    Row("imprint.rounding", "7.4.1, ours: by so much LibreOffice rounds up the lines of a page", "practice", Pt(1)),
)

# Page numbers (7.5).


_NUMBER = _SIZE_4
_UNDER_THE_AREA = Mm(7)
_DASH_HEIGHT = 0.607
"""The height of a page number's dash above the lower edge of its line, in em: measured."""

_PAGE_NUMBER_ROWS: tuple[Row, ...] = (
    Row("page_number.size", "7.5", "usual", _NUMBER, 0.2),
    Row("page_number.dash", "7.5", "must", _BOTTOM + _UNDER_THE_AREA, Mm(1)),
    Row("page_number.inset", "7.5", "must", _NUMBER, Mm(1)),
    Row(
        "page_number.footer",
        "7.5, derived",
        "must",
        _whole(_HEIGHT - _BOTTOM - _UNDER_THE_AREA - _NUMBER * _DASH_HEIGHT),
    ),
    Row("page_number.pitch", "7.5, ours", "practice", _NUMBER),
)

# Tables and pictures in the text (8 and 7.3.3).


_TABLE_ROWS: tuple[Row, ...] = (
    # 8 tables
    Row("table.short", "8, ours: rows that surely fit one page", "practice", 15),
    Row("table.over", "5.2.1", "must", Mm(0), Mm(0.5)),
    Row("table.largest_size", "5.2.2", "usual", _SIZE_3),
    Row("table.largest_pitch", "8, ours", "practice", Pt(24)),
    Row("table.size", "5.2.2: may be adjusted; 4号", "practice", _SIZE_4),
    Row("table.pitch", "8, ours", "practice", Pt(21)),
    Row("table.smallest_size", "5.2.2: may be adjusted; 小四", "practice", Pt(12)),
    Row("table.smallest_pitch", "8, ours", "practice", Pt(18)),
    Row("table.padding", "8, ours: at the left and right of a cell's text", "practice", Twips(80)),
    Row("table.white", "8, ours: above and below a cell's text", "practice", Pt(3)),
    Row("inset.white", "8, ours: more above a table or picture, as lines of text leave below it", "practice", Mm(2.8)),
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
)

# 信函, 命令 and 纪要 (10.1 to 10.3).


_FORMAT_ROWS: tuple[Row, ...] = (
    # 10.1 信函
    Row("letter.mark_top", "10.1", "must", Mm(30), Mm(1)),
    Row("letter.mark_size", "10.1, figure 11", "practice", Pt(36)),
    Row("letter.rule_gap", "10.1", "must", Mm(4), Mm(0.8)),
    Row("letter.rule_bottom", "10.1", "must", _HEIGHT - Mm(20), Mm(0.5)),
    Row("letter.rule_length", "10.1", "must", Mm(170), Mm(1)),
    Row("letter.rule_centre", "10.1: of the sheet, or of the type area at 106", "must", Mm(105.5), Mm(1.5)),
    Row("letter.rule_left", "10.1, figure 11: centred on the sheet", "must", Mm(20), Mm(1)),
    Row("letter.thick_rule", "10.1, figure 11", "practice", Mm(0.75), Mm(0.2)),
    Row("letter.thin_rule", "10.1, figure 11", "practice", Mm(0.25), Mm(0.1)),
    Row("letter.between_rules", "10.1, figure 11", "practice", Mm(0.9), Mm(0.3)),
    Row("letter.element_gap", "10.1: 7/8 of a 3号 character", "must", Mm(4.84), Mm(0.7)),
    Row("letter.title_gap", "10.1", "must", Hang(2), Mm(1)),
    Row("letter.last_line_gap", "10.1: 7/8 of a 3号 character", "must", Mm(4.84), Mm(0.7)),
    Row("letter.pair_height", "10.1, figure 11", "practice", Mm(3)),
    Row("letter.imprint_foot", "10.1", "must", Mm(260.5), Mm(2.5)),
    # 10.2 命令（令）
    Row("order.mark_top", "10.2", "must", _TOP + Mm(20), Mm(1)),
    Row("order.number_gap", "10.2", "must", Hang(2), Mm(1)),
    Row("order.body_gap", "10.2", "must", Hang(2), Mm(1)),
    # 10.3 纪要
    Row("minutes.mark_top", "10.3", "must", _TOP + Mm(35), Mm(1)),
    # 简报: no standard; head, title and foot as offices and their programs have them
    Row("bulletin.mark_top", "10.3, practice", "practice", _TOP + Mm(20), Mm(1)),
    Row("bulletin.mark_size", "10.3, practice: 初号", "practice", Pt(42)),
    Row("bulletin.number_gap", "10.3, practice: an empty line", "practice", Hang(1), Mm(1)),
    Row("bulletin.unit_gap", "10.3, practice: an empty line below the number", "practice", Hang(1), Mm(1)),
    Row("bulletin.red_rule_thickness", "10.3, practice", "practice", Pt(2.25), Mm(0.2)),
    Row("bulletin.lead_gap", "10.3, ours: around 目录 and 按语", "practice", Hang(1), Mm(1)),
    Row("bulletin.piece_gap", "10.3, ours: above the title of a further piece", "practice", Hang(2), Mm(1)),
    Row("bulletin.note_indent", "10.3, ours: of 按语 on both sides", "practice", _CELL * 2, Mm(0.7)),
    # practice, no clause
    Row("period.weekdays", "党政领导干部选拔任用工作条例42: of 公示 before an appointment", "practice", 5, 0),
    Row("attendance.gap", "10.3", "must", Hang(1), Mm(1)),
    Row("attendance.indent", "10.3", "must", _CELL * 2, Mm(0.7)),
    Row("attendance.hanging", "10.3", "must", Zi(3), Mm(0.7)),
    # practice: 电报
    Row("telegram.mark_top", "7.2.4, ours", "practice", _TOP + Mm(20), Mm(1)),
    Row("telegram.rule_gap", "7.2.7, ours: under the ink of a line below the mark", "practice", Mm(3), Mm(0.7)),
    Row("telegram.inner_rule", "7.2.7, ours", "practice", Pt(0.75)),
    Row("telegram.hand", "7.2.6, ours: where whoever signs it is not named", "practice", Zi(5)),
)

ROWS: dict[str, Row] = {
    row.name: row
    for part in (
        _PAGE_ROWS,
        _HEADER_ROWS,
        _TITLE_ROWS,
        _BODY_ROWS,
        _PROVISION_ROWS,
        _ATTACHMENT_ROWS,
        _SIGNATURE_ROWS,
        _IMPRINT_ROWS,
        _PAGE_NUMBER_ROWS,
        _TABLE_ROWS,
        _FORMAT_ROWS,
    )
    for row in part
}
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
