"""版记 in the file (7.4): IM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rules.dates import date_departs, is_left_open, meant_date, official_date
from generator.check.rules.departure import ONE_LINE, Departure, left, on_file, right, wide
from generator.check.rules.extent import area_width, begins, column, extent, mm, section_of, text_width, wraps
from generator.check.rules.places import position
from generator.check.rules.ruled_rows import RuledRows, ruled_rows
from generator.check.rules.runs import BLACK_SAID, other_face, other_size, said
from generator.ground.errors import TranslatedText
from generator.ground.length import NOTHING, Length
from generator.office.reading.document import Block, Paragraph, Table
from generator.official.recognition.found import Element, Found, FoundImprint
from generator.standard import COPY_TO, ISSUED, Format, length, tolerance

_MAIN = "主送"
_BLACK = (None, "000000")
_LAST = TranslatedText("公文的最后一项", "the last thing in the document")
NO_FIRST_RULE = TranslatedText("没有首条分隔线", "there is no first rule")
NO_LAST_RULE = TranslatedText("没有末条分隔线", "there is no last rule")
OUTER_RULES = TranslatedText("首末各有一条分隔线", "a rule above and one below")
BELOW_COPIES = (TranslatedText("在抄送机关之下", "below the copies"), TranslatedText("在抄送机关之上", "above them"))
PARTED = (
    TranslatedText("与抄送机关之间有分隔线", "separated from the copies by a rule"),
    TranslatedText("不加分隔线", "without a rule"),
)
TWO_LINES = TranslatedText("不在同一行", "they are on two lines")
NO_RULE = (TranslatedText("没有分隔线", "no rule"), TranslatedText("一条细分隔线", "a thin one"))
_MAY_BREAK = (
    TranslatedText("有的行允许跨页断行", "a table whose rows may break"),
    TranslatedText("取消这一项", "kept whole"),
)
_ON_EVEN = TranslatedText("在偶数页", "on an even one")
_NO_SUBJECT_WORDS = TranslatedText("不标主题词", "left out")
_LONG = 14
_LOWER = re.compile(
    r"(?:所属|下属|直属)[^，、；。]*|各[^，、；。]{0,60}(?:乡|镇|街道|村|社区|科室|股室|站|所)[^，、；。]*"
    r"|(?<![^，、；。：])[^，、；。：]*(?:[乡镇](?:人民政府|党委)|街道(?:办事处|党工委))"
)
_LOW_ISSUER = re.compile(r"[乡镇村]|街道|社区")
_NAMES = re.compile(r"[，、；。]")


@on_file("IM-01", clause="7.4.1", strength="must", rows=("imprint.bottom",), laid_out="layout.imprint_block")
def last_of_all(found: Found) -> Iterator[Departure]:
    """The 版记 ends the document, at the foot of the text area (7.4.1).

    Passes: a table anchored to the lower margin, and nothing after it.
    Departs: a paragraph of the text behind the 版记.
    """
    imprint = found.imprint
    if imprint is None or found.format is Format.LETTER:
        return
    blocks: tuple[Block, ...] = imprint.paragraphs if imprint.table is None else (imprint.table,)
    places = [place for each in blocks if (place := position(each, found.document)) is not None]
    attachments = {id(attachment.label.paragraph) for attachment in found.attachments}
    for block in found.document.blocks[max(places, default=len(found.document.blocks)) + 1 :]:
        if id(block) in attachments:
            return  # that is AN-02's
        if block.text.strip():
            yield Departure(block, _followed(_short(block.text)), _LAST)
            return


@on_file("IM-02", clause="7.4.1", strength="must", rows=("imprint.width",), laid_out="layout.imprint_block")
def rule_width(found: Found) -> Iterator[Departure]:
    """The rules of the 版记 are as wide as the type area (7.4.1).

    Passes: a table 156 mm wide.
    Departs: a table 140 mm wide, or bordered paragraphs that are indented.
    """
    imprint, wanted = _ruled(found), length("imprint.width")
    if imprint is None:
        return
    for at, width in _widths(found, imprint):
        if abs(width - wanted) > tolerance("imprint.width"):
            yield Departure(at, wide(mm(width)), mm(wanted))
            return


@on_file(
    "IM-03",
    clause="7.4.1",
    strength="recommended",
    rows=("imprint.outer_rule", "imprint.inner_rule"),
    laid_out="layout.imprint_block",
)
def rule_thickness(found: Found) -> Iterator[Departure]:
    """The first and last rule are thick, 0.35 mm, those between thin, 0.25 mm (7.4.1, recommended).

    Passes: 1 pt, 0.75 pt, 1 pt.
    Departs: 0.5 pt throughout.
    """
    rows = _rows(found)
    if rows is None or len(rows.rules) < 2:
        return
    for number, border in enumerate(rows.rules):
        outer = number in (0, len(rows.rules) - 1)
        name = "imprint.outer_rule" if outer else "imprint.inner_rule"
        if border is not None and abs(border.width - length(name)) > tolerance(name):
            at = rows.rows[min(number, len(rows.rows) - 1)][0]
            yield Departure(at, f"{border.width.mm:.2f} mm", f"{length(name).mm:.2f} mm")
            return


@on_file("IM-04", clause="7.4.1", strength="must", value="首尾两条黑色分隔线", laid_out="layout.imprint_block")
def outer_rules(found: Found) -> Iterator[Departure]:
    """A rule is above the first element and one below the last; all are black (7.4.1).

    Passes: a table with a black border above and below.
    Departs: a table without a lower border, or with red ones.
    """
    rows = _rows(found)
    if rows is None or not rows.rows:
        return
    for border, row, missing in (
        (rows.rules[0], rows.rows[0], NO_FIRST_RULE),
        (rows.rules[-1], rows.rows[-1], NO_LAST_RULE),
    ):
        if border is None:
            yield Departure(row[0], missing, OUTER_RULES)
    coloured = next((border for border in rows.rules if border is not None and border.color not in _BLACK), None)
    if coloured is not None:
        yield Departure(rows.rows[0][0], said(coloured.color), BLACK_SAID)


@on_file(
    "IM-05",
    clause="7.4.2",
    strength="usual",
    rows=("imprint.size",),
    value="4号仿宋",
    laid_out="layout.imprint_block",
)
def type_of_imprint(found: Found) -> Iterator[Departure]:
    """The 版记 is set in 4号仿宋 (7.4.2, 7.4.3, usual).

    Passes: 仿宋 of 14 pt.
    Departs: 仿宋 of 16 pt, or 宋体.
    """
    for paragraph in () if found.imprint is None else found.imprint.paragraphs:
        yield from other_face(paragraph, "仿宋")
        yield from other_size(paragraph, "imprint.size")


@on_file("IM-06", clause="7.4.2", strength="must", rows=("imprint.inset",), laid_out="layout.imprint_block")
def insets(found: Found) -> Iterator[Departure]:
    """抄送 is one 字 in at the left and at the right (7.4.2).

    Passes: left and right indents of 14 pt.
    Departs: 抄送 flush left.
    """
    wanted, bound = length("imprint.inset"), tolerance("imprint.inset")
    for element, _ in _addressed(found):
        within = column(element.paragraph, found.document)
        begin = begins(element.paragraph, found.document)
        if within is None or begin is None:
            continue
        beside_left, beside_right = _beside(found)
        begin -= beside_left
        if abs(begin - wanted) > bound:
            yield Departure(element, left(mm(begin)), mm(wanted))
        white = within.right - beside_right + element.paragraph.right
        if abs(white - wanted) > bound:
            yield Departure(element, right(mm(white)), mm(wanted))


@on_file("IM-07", clause="7.4.2", strength="must", value="抄送：……。", laid_out="layout.imprint_block")
def copy_form(found: Found) -> Iterator[Departure]:
    """抄送 is followed by a full-width colon and ends with a full stop (7.4.2).

    Passes: 抄送：示例市财政局，示例市应急管理局。
    Departs: 抄送:示例市财政局，示例市应急管理局
    """
    for element, word in _addressed(found):
        text = re.sub(r"\s", "", element.text)
        if re.fullmatch(f"{word}：.+。", text) is None:
            bare = re.sub(rf"^{word}[:：]?", "", text).rstrip("。．.，,；;、")
            yield Departure(element, _short(text), _short(f"{word}：{bare}。"))


@on_file(
    "IM-08",
    clause="7.4.2",
    strength="must",
    rows=("imprint.hanging",),
    laid_out="layout.imprint_block",
)
def wrapped_copy(found: Found) -> Iterator[Departure]:
    """Wrapped lines of 抄送 align with the first character after the colon (7.4.2).

    Passes: a hanging indent of three characters.
    Departs: second lines that begin below 抄送.
    """
    for element, word in _addressed(found):
        paragraph = element.paragraph
        start, within = begins(paragraph, found.document), column(paragraph, found.document)
        if start is None or within is None or not wraps(paragraph, found.document) or "\n" in paragraph.text:
            continue
        name = start + text_width(paragraph, section_of(paragraph, found.document), f"{word}：")
        wrapped = within.left + paragraph.left
        if abs(wrapped - name) > tolerance("imprint.hanging"):
            yield Departure(element, mm(wrapped), mm(name))


@on_file("IM-09", clause="7.4.2", strength="must", value="主送在抄送之上，不加分隔线", laid_out="layout.imprint_block")
def recipients_above(found: Found) -> Iterator[Departure]:
    """主送 that is moved to the 版记 is above 抄送, with no rule between (7.4.2).

    Passes: 主送 and 抄送 in one row.
    Departs: a rule between the two, or 抄送 first.
    """
    imprint = found.imprint
    if imprint is None or imprint.recipients is None or imprint.copy_to is None:
        return
    order = [id(paragraph) for paragraph in imprint.paragraphs]
    places = [order.index(id(each.paragraph)) for each in (imprint.recipients, imprint.copy_to)]
    if places[0] > places[1]:
        yield Departure(imprint.recipients, *BELOW_COPIES)
        return
    rows = ruled_rows(imprint)
    upper, lower = (None, None) if rows is None else map(rows.row_of, (imprint.recipients, imprint.copy_to))
    if rows is not None and upper is not None and lower is not None and any(rows.rules[upper + 1 : lower + 1]):
        yield Departure(imprint.copy_to, *PARTED)


@on_file("IM-10", clause="7.4.3", strength="must", rows=("imprint.inset",), laid_out="layout.imprint_block")
def office_and_date(found: Found) -> Iterator[Departure]:
    """印发机关 is one 字 from the left, 印发日期 one 字 from the right, on one line (7.4.3).

    Passes: the office, a tab stop at the right, the date.
    Departs: office and date on two lines, or the date flush right.
    """
    imprint = _ruled(found)
    if imprint is None or imprint.office is None or imprint.date is None:
        return
    if not _one_line(imprint):
        yield Departure(imprint.date, TWO_LINES, ONE_LINE)
        return
    wanted, bound = length("imprint.inset"), tolerance("imprint.inset")
    beside_left, beside_right = _beside(found)
    begin = begins(imprint.office.paragraph, found.document)
    if begin is not None and abs(begin - beside_left - wanted) > bound:
        yield Departure(imprint.office, office_left(mm(begin - beside_left)), mm(wanted))
    white = _date_right(found, imprint.date.paragraph)
    if white is not None and abs(white[0] - beside_right - wanted) > bound + white[1]:
        yield Departure(imprint.date, date_right(mm(white[0] - beside_right)), mm(wanted))


@on_file("IM-11", clause="7.4.3", strength="must", value="20××年×月×日印发", laid_out="layout.imprint_block")
def date_of_issue(found: Found) -> Iterator[Departure]:
    """印发日期 is written like 成文日期, followed by 印发 (7.4.3). That of a draft may be open.

    Passes: 2026年3月5日印发
    Departs: 2026年03月05日印发, or 2026年3月5日
    """
    imprint = _ruled(found)
    if imprint is not None and imprint.date is not None and not is_left_open(found, imprint.date):
        yield from date_departs(imprint.date, imprint.date.text.strip(), ISSUED)


@on_file("IM-12", clause="7.4.3", strength="must", value="细分隔线", laid_out="layout.imprint_block")
def rule_over_the_office(found: Found) -> Iterator[Departure]:
    """A thin rule parts the line of the 印发机关 from every other element of the 版记 (7.4.3).

    Passes: a rule between 抄送 and 印发机关.
    Departs: none between them.
    """
    imprint, rows = _ruled(found), _rows(found)
    office = None if imprint is None else imprint.office or imprint.date
    row = None if rows is None or office is None else rows.row_of(office)
    if rows is not None and row and rows.rules[row] is None:
        yield Departure(office, *NO_RULE)


@on_file("IM-13", clause="7.4.3", strength="practice", value="不早于成文日期")
def not_before_the_date(found: Found) -> Iterator[Departure]:
    """印发日期 is not before 成文日期 (practice).

    Passes: signed and sent to print on 2026年3月5日
    Departs: signed on 2026年3月5日, sent to print on 2026年3月4日
    """
    printed = None if found.imprint is None else found.imprint.date
    signed = found.signature.date
    if printed is None or signed is None:
        return
    issued = meant_date(printed.text)
    made = found.issued or official_date(signed.text.strip()) or meant_date(signed.text)
    if issued is not None and made is not None and issued < made:
        yield Departure(printed, str(issued), str(made))


@on_file(
    "IM-14",
    clause="GB/T 33476.2, 7.3.1",
    strength="practice",
    value="偶数页",
    laid_out="layout.imprint_block",
)
def on_an_even_page(found: Found) -> Iterator[Departure]:
    """The 版记 is on an even page (GB/T 33476.2, 7.3.1).

    One that shares its page is on the last that the file records; one that records a single page was never counted.

    Passes: a section of its own that begins on an even page.
    Departs: one that begins on an odd page; on page 3 with the end of the text.
    """
    imprint = _ruled(found)
    at = None if imprint is None else imprint.table or next(iter(imprint.paragraphs), None)
    if at is None:
        return
    pages = found.document.properties.get("Pages", "")
    if _alone(found, at.section):
        if section_of(at, found.document).begins == "oddPage":
            yield Departure(at, TranslatedText("在奇数页", "on an odd page"), _ON_EVEN)
    elif re.fullmatch("[0-9]{1,4}", pages) and int(pages) > 1 and int(pages) % 2:
        yield Departure(at, TranslatedText(f"存盘时在第 {pages} 页", f"on page {pages} when it was saved"), _ON_EVEN)


@on_file(
    "IM-15",
    clause="7.4.1",
    strength="practice",
    severity="error",
    value="不跨页",
    laid_out="writer.word_tables",
)
def not_split(found: Found) -> Iterator[Departure]:
    """The 版记 is not split over two pages (practice).

    Passes: rows that may not break across pages.
    Departs: a row that may.
    """
    table = None if found.imprint is None else found.imprint.table
    if table is not None and any(not row.whole for row in table.rows if _wraps(found, row_of=row.cells[0].paragraphs)):
        yield Departure(table, *_MAY_BREAK)


@on_file("IM-16", clause="条例15", strength="law", value="上行文不抄送下级机关")
def no_copy_downward(found: Found) -> Iterator[Departure]:
    """An upward document is not copied to subordinates (条例, article 15).

    Passes: a 请示 of a county bureau, copied to another bureau.
    Departs: the same, copied to 各乡镇人民政府
    """
    copies = None if found.imprint is None else found.imprint.copy_to
    issuer = "".join(each.text for each in (*found.mark, *found.signature.organs))
    if copies is None or not found.upward or _LOW_ISSUER.search(issuer) is not None:
        return
    lower = _LOWER.search(re.sub(rf"^{COPY_TO}[:：]?", "", copies.text.strip()))
    if lower is not None:
        yield Departure(copies, lower[0], TranslatedText("不抄送下级机关", "copied to no subordinate"))


@on_file("IM-17", clause="7.4.2", strength="practice", value="不重复主送机关")
def no_copy_to_recipients(found: Found) -> Iterator[Departure]:
    """抄送 names no organ that is a recipient (practice).

    Passes: 主送 示例市财政局, 抄送 示例市审计局
    Departs: 主送 示例市财政局, 抄送 示例市财政局
    """
    copies = None if found.imprint is None else found.imprint.copy_to
    main = found.recipients or (None if found.imprint is None else found.imprint.recipients)
    if copies is None or main is None:
        return
    both_named = _organs(main.text) & _organs(copies.text)
    for name in sorted(both_named):
        yield Departure(copies, name, TranslatedText("不再抄送", "left out of the copies"))


def office_left(measure: str) -> TranslatedText:
    """How much white is at the left of 印发机关."""
    return TranslatedText(f"印发机关左空 {measure}", f"the office is {measure} from the left")


def date_right(measure: str) -> TranslatedText:
    """How much white is at the right of 印发日期."""
    return TranslatedText(f"印发日期右空 {measure}", f"the date is {measure} from the right")


@on_file("IM-18", clause="7.4", strength="must", value="没有主题词")
def no_subject_words(found: Found) -> Iterator[Departure]:
    """The 版记 has no 主题词: the edition of 2012 has dropped them (7.4).

    Passes: 抄送 and 印发 alone.
    Departs: 主题词：民政 救助 通知
    """
    if found.subject_words is not None:
        yield Departure(found.subject_words, _short(found.subject_words.text), _NO_SUBJECT_WORDS)


def _followed(text: str) -> TranslatedText:
    return TranslatedText(f"后面还有“{text}”", f"'{text}' comes after it")


def _ruled(found: Found) -> FoundImprint | None:
    """The 版记 of a document whose format rules it: in 信函 it has neither rules nor 印发机关 (10.1)."""
    return None if found.format is Format.LETTER else found.imprint


def _rows(found: Found) -> RuledRows | None:
    imprint = _ruled(found)
    return None if imprint is None else ruled_rows(imprint)


def _addressed(found: Found) -> Iterator[tuple[Element, str]]:
    """主送 and 抄送 in the 版记, each with its word."""
    if found.imprint is not None:
        for element, word in ((found.imprint.recipients, _MAIN), (found.imprint.copy_to, COPY_TO)):
            if element is not None:
                yield element, word


def _widths(found: Found, imprint: FoundImprint) -> Iterator[tuple[Table | Paragraph, Length]]:
    """How wide its rules are: those of a table as wide as that, those of paragraphs as these between their indents."""
    if imprint.table is not None:
        if imprint.table.width > 0:
            yield imprint.table, imprint.table.width
        return
    for each in imprint.paragraphs:
        if {"top", "bottom", "between"} & set(each.borders):
            yield each, area_width(section_of(each, found.document)) - each.left - each.right


def _beside(found: Found) -> tuple[Length, Length]:
    """The white beside the 版记's table in the text area: its own width is another rule's matter."""
    table = None if found.imprint is None else found.imprint.table
    if table is None or table.width <= 0:
        return NOTHING, NOTHING
    return table.left, area_width(section_of(table, found.document)) - table.left - table.width


def _one_line(imprint: FoundImprint) -> bool:
    assert imprint.office is not None
    assert imprint.date is not None
    office, date = imprint.office.paragraph, imprint.date.paragraph
    if office is date:
        return True
    rows = () if imprint.table is None else imprint.table.rows
    return any(
        {id(office), id(date)} <= {id(paragraph) for cell in row.cells for paragraph in cell.paragraphs}
        and not any({id(office), id(date)} <= set(map(id, cell.paragraphs)) for cell in row.cells)
        for row in rows
    )


def _date_right(found: Found, paragraph: Paragraph) -> tuple[Length, Length] | None:
    """The white at the right of a line that ends with the date, and how unsure that is."""
    within = column(paragraph, found.document)
    if within is None:
        return None
    if "\t" in paragraph.text:
        stops = [place for kind, place in paragraph.tabs if kind in ("right", "end")]
        if paragraph.text.count("\t") != 1 or len(paragraph.tabs) != 1 or not stops:
            return None
        return within.right + within.width - stops[0], Length(0)
    place = extent(paragraph, found.document)
    if place is None:
        return None
    certain = paragraph.align == "right"
    return place.right, Length(0) if certain else place.unsure + length("imprint.inset") * 0.5


def _alone(found: Found, section: int) -> bool:
    """Whether the section holds nothing but the 版记."""
    imprint = found.imprint
    own = set() if imprint is None else {id(each) for each in (imprint.table, *imprint.paragraphs)}
    return all(
        id(block) in own or not block.text.strip() for block in found.document.blocks if block.section == section
    )


def _wraps(found: Found, row_of: tuple[Paragraph, ...]) -> bool:
    """Whether a row surely has more than one line, so that a page could end in it."""
    return len([each for each in row_of if each.text.strip()]) > 1 or any(
        each.text.strip() and wraps(each, found.document) for each in row_of
    )


def _organs(text: str) -> set[str]:
    """The organs of a line; classes (各区县) that may differ in what they mean are left out."""
    plain = re.sub(r"\s", "", text)
    names = _NAMES.split(re.sub(rf"^(?:{COPY_TO}|{_MAIN})[:：]", "", plain).rstrip(":："))
    return {name for name in names if name and not name.startswith(("各", "有关"))}


def _short(text: str) -> str:
    """The beginning and the end of a long text."""
    plain = re.sub(r"\s+", " ", text.strip())
    return plain if len(plain) <= _LONG else f"{plain[:6]}…{plain[-6:]}"
