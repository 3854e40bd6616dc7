"""版记 in the file (7.4): IM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from lxml import etree

from generator.check.departure import Departure, Words, contrast, date_departs, departs, left, mm, off, right, wide
from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.check.rules import drawn_lines
from generator.check.rules.changes.edited_document import Work, align, indent
from generator.check.rules.changes.looks import whole
from generator.check.rules.changes.places import BLANKS, placing
from generator.check.rules.changes.typed import Slip, coloned, typed, unpadded
from generator.check.rules.line_extent import begins, column, position, section_of, text_width, wraps
from generator.check.rules.rule import Rule
from generator.check.rules.runs import other_type, said
from generator.ground.errors import joined
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Block, Paragraph
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument, RecognisedImprint
from generator.standard import COPY_TO, ISSUED, length, tolerance

_rule = partial(Rule, laid_out="layout.imprint_block")

_MAIN = "主送"
_BLACK = (None, "000000")
_MAY_BREAK = (
    phrase("imprint-may-break"),
    phrase("imprint-may-break-wanted"),
)
_LONG = 14
_LOWER = re.compile(
    r"(?:所属|下属|直属)[^，、；。]*|各[^，、；。]{0,60}(?:乡|镇|街道|村|社区|科室|股室|站|所)[^，、；。]*"
    r"|(?<![^，、；。：])[^，、；。：]*(?:[乡镇](?:人民政府|党委)|街道(?:办事处|党工委))"
)
_LOW_ISSUER = re.compile(r"[乡镇村]|街道|社区")
_NAMES = re.compile(r"[，、；。]")
_COPY = re.compile(r"(?:抄送|主送)\s*(?P<colon>[:：]?)")
_COPY_END = re.compile(r"(?:[。．.，,；;、]|(?<!\s))\s*+$")
office_left = Words("imprint-the-office-is-from-the-left")
date_right = Words("imprint-the-date-is-from-the-right")
_followed = Words("imprint-comes-after-it")
_last_rule = Words("imprint-its-last-rule-is-from-the-sheets-top")


@_rule("IM-01", "7.4.1", "must", rows=("imprint.bottom",))
def last_of_all(found: RecognisedDocument) -> Iterator[Departure]:
    """The 版记 ends the document, at the foot of the text area (7.4.1).

    Passes: a table anchored to the lower margin, and nothing after it.
    Departs: a paragraph of the text behind the 版记.
    """
    imprint = found.imprint
    if imprint is None or found.form.imprint != "ruled":
        return
    blocks: tuple[Block, ...] = imprint.paragraphs if imprint.table is None else (imprint.table,)
    places = [place for each in blocks if (place := position(each, found.document)) is not None]
    attachments = {id(attachment.label.paragraph) for attachment in found.attachments}
    for block in found.document.blocks[max(places, default=len(found.document.blocks)) + 1 :]:
        if id(block) in attachments:
            return  # that is AN-02's
        if block.text.strip():
            yield Departure(block, _followed(_short(block.text)), phrase("imprint-last"))
            return


@last_of_all.on_page
def last_of_all_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The last rule of the 版记 lies on the lower edge of the type area, y = 262 mm (7.4.1).

    Passes: 262.0 mm.
    Departs: 240 mm.
    """
    lines = _printed_lines(printed)
    if not lines or printed.found.form.imprint != "ruled":
        return
    last = max((line for line in lines if line.page is lines[-1].page), key=lambda line: line.baseline)
    end = last.baseline + length("imprint.rules_around").mm
    rule = next((rule for rule in last.page.rules if last.baseline < rule.y < end), None)
    if rule is not None:
        wanted, bound = length("imprint.bottom").mm, tolerance("imprint.bottom").mm
        edge = rule.y + rule.thickness / 2
        if abs(edge - printed.area(last.page).ends_lower - wanted) > bound:
            yield from departs(_at(printed), last, edge, wanted, bound, said=_last_rule)


@_rule("IM-02", "7.4.1", "must", rows=("imprint.width",))
def rule_width(found: RecognisedDocument) -> Iterator[Departure]:
    """The rules of the 版记 are as wide as the type area (7.4.1).

    Passes: a table 156 mm wide.
    Departs: a table 140 mm wide, or bordered paragraphs that are indented.
    """
    imprint = _ruled(found)
    if imprint is not None:
        departures = (
            off(at, width, "imprint.width", said=wide) for at, width in drawn_lines.rule_widths(found, imprint)
        )
        yield from islice(chain.from_iterable(departures), 1)


@_rule("IM-03", "7.4.1", "recommended", rows=("imprint.outer_rule", "imprint.inner_rule"))
def rule_thickness(found: RecognisedDocument) -> Iterator[Departure]:
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


@_rule("IM-04", "7.4.1", "must", value="首尾两条黑色分隔线")
def outer_rules(found: RecognisedDocument) -> Iterator[Departure]:
    """A rule is above the first element and one below the last; all are black (7.4.1).

    Passes: a table with a black border above and below.
    Departs: a table without a lower border, or with red ones.
    """
    rows = _rows(found)
    if rows is None or not rows.rows:
        return
    for border, row, missing in (
        (rows.rules[0], rows.rows[0], phrase("imprint-no-first-rule")),
        (rows.rules[-1], rows.rows[-1], phrase("imprint-no-last-rule")),
    ):
        if border is None:
            yield Departure(row[0], missing, phrase("imprint-outer-rules"))
    coloured = next((border for border in rows.rules if border is not None and border.color not in _BLACK), None)
    if coloured is not None:
        yield Departure(rows.rows[0][0], said(coloured.color), phrase("page-black"))


@_rule("IM-05", "7.4.2", "usual", rows=("imprint.size",), value="4号仿宋", mend=whole("仿宋", "imprint.size"))
def type_of_imprint(found: RecognisedDocument) -> Iterator[Departure]:
    """The 版记 is set in 4号仿宋 (7.4.2, 7.4.3, usual).

    Passes: 仿宋 of 14 pt.
    Departs: 仿宋 of 16 pt, or 宋体.
    """
    for paragraph in () if found.imprint is None else found.imprint.paragraphs:
        if not forms.OFFICE_LINE.fullmatch(paragraph.text.strip()):  # the standard does not know it
            yield from other_type(paragraph, "仿宋", "imprint.size")


@_rule("IM-06", "7.4.2", "must", rows=("imprint.inset",))
def insets(found: RecognisedDocument) -> Iterator[Departure]:
    """抄送 is one 字 in at the left and at the right (7.4.2).

    Passes: left and right indents of 14 pt.
    Departs: 抄送 flush left.
    """
    beside_left, beside_right = drawn_lines.beside_table(found)
    for element, word in _addressed(found):
        within = column(element.paragraph, found.document)
        begin = begins(element.paragraph, found.document)
        if within is not None and begin is not None:
            white = within.right - beside_right + element.paragraph.right
            for measured, said_as in ((begin - beside_left, left), (white, right)):
                for departure in off(element, measured, "imprint.inset", said=said_as):
                    yield replace(departure, facts={"word": word})


@_rule("IM-07", "7.4.2", "must", value="抄送：……。")
def copy_form(found: RecognisedDocument) -> Iterator[Departure]:
    """抄送 is followed by a full-width colon and ends with a full stop (7.4.2).

    Passes: 抄送：示例市财政局，示例市应急管理局。
    Departs: 抄送:示例市财政局，示例市应急管理局
    """
    for element, word in _addressed(found):
        text = re.sub(r"\s", "", element.text)
        if re.fullmatch(f"{word}：.+。", text) is None:
            bare = re.sub(rf"^{word}[:：]?", "", text).rstrip("。．.，,；;、")
            yield Departure(element, _short(text), _short(f"{word}：{bare}。"), {"word": word})


@copy_form.mends
@typed
def _copies_mended(work: Work) -> Iterator[Slip]:
    """The colon after 抄送 and the full stop that ends it."""
    for departure in work.departures:
        if isinstance(departure.at, Element):
            yield from coloned(departure.at.paragraphs[:1], _COPY)
            paragraph = departure.at.paragraphs[-1]
            last = departure.at.text.rstrip("\n").split("\n")[-1]
            offset = paragraph.text.rfind(last)
            match = _COPY_END.search(last)
            if offset >= 0 and match is not None and last.strip() != COPY_TO:
                yield Slip(paragraph, offset + match.start(), offset + match.end(), "。")


@_rule("IM-08", "7.4.2", "must", rows=("imprint.hanging",))
def wrapped_copy(found: RecognisedDocument) -> Iterator[Departure]:
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
            yield Departure(element, mm(wrapped), mm(name), {"word": word})


@insets.mends
@wrapped_copy.mends
@placing
def _copies_placed(paragraph: Paragraph, element: etree._Element) -> bool:
    if "\t" in paragraph.text or paragraph.text[:1] in BLANKS:
        return False
    inset, hanging = length("imprint.inset").twips, length("imprint.hanging").twips
    if paragraph.align in ("center", "right", "distribute"):
        align(element, "both")
    indent(element, left=inset + hanging, right=inset, first=-hanging)
    return True


@_rule("IM-09", "7.4.2", "must", value="主送在抄送之上，不加分隔线")
def recipients_above(found: RecognisedDocument) -> Iterator[Departure]:
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
        yield Departure(imprint.recipients, *contrast("imprint-below-copies"))
        return
    rows = drawn_lines.ruled_rows(imprint)
    upper, lower = (None, None) if rows is None else map(rows.row_of, (imprint.recipients, imprint.copy_to))
    if rows is not None and upper is not None and lower is not None and any(rows.rules[upper + 1 : lower + 1]):
        yield Departure(imprint.copy_to, *contrast("imprint-parted"))


@_rule("IM-10", "7.4.3", "must", rows=("imprint.inset",))
def office_and_date(found: RecognisedDocument) -> Iterator[Departure]:
    """印发机关 is one 字 from the left, 印发日期 one 字 from the right, on one line (7.4.3).

    Passes: the office, a tab stop at the right, the date.
    Departs: office and date on two lines, or the date flush right.
    """
    imprint = _ruled(found)
    if imprint is None or imprint.office is None or imprint.date is None:
        return
    if not drawn_lines.on_one_line(imprint):
        yield Departure(imprint.date, phrase("imprint-two-lines"), phrase("measured-one-line"))
        return
    beside_left, beside_right = drawn_lines.beside_table(found)
    begin = begins(imprint.office.paragraph, found.document)
    if begin is not None:
        yield from off(imprint.office, begin - beside_left, "imprint.inset", said=office_left)
    white = drawn_lines.white_right(found, imprint.date.paragraph)
    if white is not None:
        yield from off(imprint.date, white[0] - beside_right, "imprint.inset", said=date_right, unsure=white[1])


@_rule(
    "IM-11",
    "7.4.3",
    "must",
    value="20××年×月×日印发",
    mend=unpadded(lambda found: None if found.imprint is None else found.imprint.date),
)
def date_of_issue(found: RecognisedDocument) -> Iterator[Departure]:
    """印发日期 is written like 成文日期, followed by 印发 (7.4.3). That of a draft may be open.

    Passes: 2026年3月5日印发
    Departs: 2026年03月05日印发, or 2026年3月5日
    """
    imprint = _ruled(found)
    if imprint is not None and imprint.date is not None and not found.leaves_open(imprint.date):
        yield from date_departs(imprint.date, imprint.date.text.strip(), ISSUED)


@_rule("IM-12", "7.4.3", "must", value="细分隔线")
def rule_over_the_office(found: RecognisedDocument) -> Iterator[Departure]:
    """A thin rule parts the line of the 印发机关 from every other element of the 版记 (7.4.3).

    Passes: a rule between 抄送 and 印发机关.
    Departs: none between them.
    """
    imprint, rows = _ruled(found), _rows(found)
    office = None if imprint is None else imprint.office or imprint.date
    row = None if rows is None or office is None else rows.row_of(office)
    if rows is not None and row and rows.rules[row] is None:
        yield Departure(office, *contrast("imprint-no-rules"))


@_rule("IM-13", "7.4.3", "practice", value="不早于成文日期", laid_out=None)
def not_before_the_date(found: RecognisedDocument) -> Iterator[Departure]:
    """印发日期 is not before 成文日期 (practice).

    Passes: signed and sent to print on 2026年3月5日
    Departs: signed on 2026年3月5日, sent to print on 2026年3月4日
    """
    printed = None if found.imprint is None else found.imprint.date
    signed = found.signature.date
    if printed is None or signed is None:
        return
    issued = forms.meant_date(printed.text)
    made = found.issued or forms.official_date(signed.text.strip()) or forms.meant_date(signed.text)
    if issued is not None and made is not None and issued < made:
        yield Departure(printed, str(issued), str(made))


@_rule("IM-14", "GB/T 33476.2, 7.3.1", "practice", value="偶数页")
def on_an_even_page(found: RecognisedDocument) -> Iterator[Departure]:
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
    if drawn_lines.imprint_alone(found, at.section):
        if section_of(at, found.document).begins == "oddPage":
            yield Departure(at, phrase("imprint-on-an-odd-page"), phrase("imprint-on-even"))
    elif re.fullmatch("[0-9]{1,4}", pages) and int(pages) > 1 and int(pages) % 2:
        yield Departure(at, phrase("imprint-on-page-when-it-was-saved", pages=pages), phrase("imprint-on-even"))


@on_an_even_page.on_page
def on_an_even_page_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The 版记 is on the last side, an even one (GB/T 33476.2, 7.3.1).

    Passes: on side 2 of 2.
    Departs: on side 3 of 3.
    """
    lines = _printed_lines(printed)
    if lines and printed.found.form.imprint == "ruled":
        page, last = lines[-1].page.number, len(printed.pages)
        if page % 2 or page != last:
            place = phrase("imprint-on-page-of", page=page, last=last)
            yield Departure(_at(printed), place, phrase("imprint-even-and-last"), page=page)


@_rule("IM-15", "7.4.1", "practice", "error", value="不跨页", laid_out="writer.word_tables")
def not_split(found: RecognisedDocument) -> Iterator[Departure]:
    """The 版记 is not split over two pages (practice).

    Passes: rows that may not break across pages.
    Departs: a row that may.
    """
    table = None if found.imprint is None else found.imprint.table
    if table is not None and any(not row.whole for row in table.rows if _wraps(found, row_of=row.cells[0].paragraphs)):
        yield Departure(table, *contrast("imprint-may-break"))


@not_split.on_page
def not_split_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The 版记 is not split over two sides.

    Passes: all of it on one side.
    Departs: 抄送 on one side, 印发机关 on the next.
    """
    pages = sorted({line.page.number for line in _printed_lines(printed)})
    if len(pages) > 1:
        place = phrase("imprint-on-pages", pages=joined(map(str, pages)))
        yield Departure(_at(printed), place, phrase("imprint-one-page"), page=pages[0])


@_rule("IM-16", "条例15", "law", value="上行文不抄送下级机关", laid_out=None)
def no_copy_downward(found: RecognisedDocument) -> Iterator[Departure]:
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
        yield Departure(copies, lower[0], phrase("imprint-copied-to-no-subordinate"))


@_rule("IM-17", "7.4.2", "practice", value="不重复主送机关", laid_out=None)
def no_copy_to_recipients(found: RecognisedDocument) -> Iterator[Departure]:
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
        yield Departure(copies, name, phrase("imprint-left-out-of-the-copies"))


@_rule("IM-18", "7.4", "must", value="没有主题词", laid_out=None)
def no_subject_words(found: RecognisedDocument) -> Iterator[Departure]:
    """The 版记 has no 主题词: the edition of 2012 has dropped them (7.4).

    Passes: 抄送 and 印发 alone.
    Departs: 主题词：民政 救助 通知
    """
    if found.subject_words is not None:
        yield Departure(found.subject_words, _short(found.subject_words.text), phrase("imprint-no-subject-words"))


def _ruled(found: RecognisedDocument) -> RecognisedImprint | None:
    """The 版记 of a document whose form rules it: in 信函 it has neither rules nor 印发机关 (10.1)."""
    return found.imprint if found.form.imprint == "ruled" else None


def _rows(found: RecognisedDocument) -> drawn_lines.RuledRows | None:
    imprint = _ruled(found)
    return None if imprint is None else drawn_lines.ruled_rows(imprint)


def _addressed(found: RecognisedDocument) -> Iterator[tuple[Element, str]]:
    """主送 and 抄送 in the 版记, each with its word."""
    if found.imprint is not None:
        for element, word in ((found.imprint.recipients, _MAIN), (found.imprint.copy_to, COPY_TO)):
            if element is not None:
                yield element, word


def _wraps(found: RecognisedDocument, row_of: tuple[Paragraph, ...]) -> bool:
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


def _printed_lines(printed: PrintedDocument) -> list[PlacedLine]:
    """The lines of the 版记, none where there is none."""
    imprint = printed.found.imprint
    return [line for each in imprint.paragraphs for line in printed.lines(each)] if imprint is not None else []


def _at(printed: PrintedDocument) -> Element | None:
    """The element that findings are reported at."""
    imprint = printed.found.imprint
    return None if imprint is None else imprint.office or imprint.copy_to or imprint.recipients
