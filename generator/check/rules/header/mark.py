"""发文机关标志 in the file (7.2.4): HD-10 to HD-17."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from generator.check.departure import Departure, Saying, at_most, departs, from_top, mm, wide
from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.check.rules.changes.edited_document import Mend, Work, attributes
from generator.check.rules.changes.looks import whole
from generator.check.rules.changes.places import centred
from generator.check.rules.line_extent import column, section_of, text_width
from generator.check.rules.rule import Rule
from generator.check.rules.runs import is_red, other_face, said
from generator.check.rules.white_between_lines import Bounds, ink_top
from generator.ground.errors import Severity
from generator.ground.length import NOTHING, Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Cell, Paragraph, Row, Table
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.official.recognition.recognising import off_margin, right_margins
from generator.standard import NUMBER, Profile, length, tolerance

_rule = partial(Rule, laid_out="layout.header")

_WORD = "文件"
_NAME = re.compile(r"[\u3400-\u9fff〇（）()·、×xXＸ＊*○□]+")
_SURELY = 1.03  # a line can be squeezed a little


@_rule("HD-10", "7.2.4", "must", value="机关名称，或机关名称＋文件")
def _mark_text(found: RecognisedDocument) -> Iterator[Departure]:
    """The mark is the organs' names, with or without 文件, and nothing else (7.2.4).

    Passes: 示例市民政局文件
    Departs: 示例市民政局文件：, 示例市民政局红头文件 2026
    """
    for element in found.mark:
        text = without_blanks(element.text)
        name = text.removesuffix(_WORD)
        if not _NAME.fullmatch(name) or _WORD in name:
            before, word, after = text.partition(_WORD)
            yield Departure(element, text, "".join(_NAME.findall(before or after)) + word)


@_rule("HD-11", "7.2.4", "must", rows=("issuer_mark.top", "issuer_mark.top_near"))
def _mark_top(found: RecognisedDocument) -> Iterator[Departure]:
    """The mark's upper edge lies 35 mm below that of the type area, 72 mm from that of the sheet (7.2.4).

    Where the top margin is wrong by itself, the mark is measured from there.

    Passes: ink from 72.0 mm
    Departs: 62.0 mm; 69.5 mm is reported as a warning
    """
    top = ink_top(found, found.mark[0].paragraph) if found.mark else None
    if top is None or _fits(found, top, tolerance("issuer_mark.top")):
        return
    milder: Severity | None = "warning" if _fits(found, top, tolerance("issuer_mark.top_near")) else None
    yield Departure(found.mark[0], top.text, mm(length("issuer_mark.top")), milder=milder)


@_mark_top.on_page
def _mark_top_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The mark's ink begins 72 mm from the sheet's top, whatever is above it (7.2.4).

    Passes: ink top at 72.0 mm.
    Departs: ink top at 62 mm.
    """
    mark = printed_mark(printed)
    off = 0.0 if mark is None else abs(mark.top - length("issuer_mark.top").mm)
    milder: Severity | None = "warning" if off <= tolerance("issuer_mark.top_near").mm else None
    yield from mark_begins(printed, mark, "issuer_mark.top", said=str, milder=milder)


@_mark_top.mends
def _mark_top_mended(work: Work) -> Iterator[Mend]:
    """The mark 72 mm from the upper edge of the sheet, by the space above its paragraph."""
    paragraph = work.found.mark[0].paragraph
    element, top = work.element(paragraph), ink_top(work.found, paragraph)
    if element is None or top is None:
        return
    before = paragraph.before + length("issuer_mark.top") - top.middle
    if before < 0:
        return
    spacing = get_or_add(paragraph_properties(element), "spacing")
    attributes(spacing, {"before": Length(before).twips, "beforeLines": None, "beforeAutospacing": None})
    yield from (work.mend(departure, paragraph.place) for departure in work.departures)


@_rule("HD-12", "7.2.4", "must", rows=("issuer_mark.centre",), mend=centred)
def _mark_centred(found: RecognisedDocument) -> Iterator[Departure]:
    """The mark is centred, without indents (7.2.4).

    Passes: a centred paragraph
    Departs: one at the left, or centred with a first-line indent of two characters
    """
    if found.mark_word is not None:
        return
    for element in found.mark:
        yield from not_centred(found, element, element.paragraph, "issuer_mark.centre")


@_rule("HD-13", "7.2.4", "recommended", value="小标宋，红色", mend=whole("小标宋", None, red=True))
def _mark_look(found: RecognisedDocument) -> Iterator[Departure]:
    """The mark is best set in 小标宋, in red (7.2.4).

    Passes: 方正小标宋简体, FF0000
    Departs: 宋体, or a black mark
    """
    for element in filter(None, (*found.mark, found.mark_word)):
        for paragraph in element.paragraphs:
            yield from other_face(paragraph, "小标宋")
            strange = [run.color for run in paragraph.runs if run.text.strip() and not is_red(run.color)]
            if strange:
                yield Departure(paragraph, said(strange[0]), phrase("page-red"))


@_rule("HD-14", "7.2.4", "practice", "error", rows=("type_area.width",), value="每个机关一行")
def _mark_fits(found: RecognisedDocument) -> Iterator[Departure]:
    """Each organ of the mark takes one line.

    Passes: eight characters of 50 pt, 141 mm wide
    Departs: ten characters of 50 pt, 176 mm wide
    """
    for element in found.mark:
        paragraph = element.paragraph
        within = column(paragraph, found.document)
        if within is None or len(element.paragraphs) > 1:
            continue
        room = within.width - paragraph.left - paragraph.right
        widest = max(_widths(found, paragraph))
        if widest > room * _SURELY:
            yield Departure(element, wide(mm(widest)), at_most(mm(room)))


@_rule("HD-15", "7.2.4", "must", value="主办机关在前")
def _lead_organ_first(found: RecognisedDocument) -> Iterator[Departure]:
    """In a joint mark the lead organ is first: the one whose 代字 the number has (7.2.4).

    Passes: 示例市民政局 above 示例市财政局, with the number 示民发〔2026〕7号
    Departs: 示例市财政局 above 示例市民政局, with this number, signed by 示例市民政局 first
    """
    form = None if found.number is None else NUMBER.fullmatch(found.number.text)
    names = [without_blanks(element.text).removesuffix(_WORD) for element in found.mark]
    if form is None or len(names) < 2:
        return
    lead = leads(form["prefix"], names)
    if lead and signs_first(found) == names[lead]:
        yield Departure(found.mark[0], names[0], names[lead])


@_rule("HD-16", "7.2.4", "must", value="文件在右，上下居中")
def _mark_word_beside(found: RecognisedDocument) -> Iterator[Departure]:
    """In a joint mark 文件 is to the right of the names, half-way down (7.2.4).

    Passes: a table of two columns, 文件 in the right one, centred vertically
    Departs: 文件 at the top of its cell, or in a line below the names
    """
    if len(found.mark) < 2 or found.mark_word is None or found.mark_word.paragraph.frame:
        return
    word = found.mark_word.paragraph
    table = _table_of(found, word)
    if table is None:
        yield Departure(word, phrase("header-below-the-names"), phrase("header-beside"))
        return
    row, cell = next((row, cell) for row in table.rows for cell in row.cells if _holds(cell, word))
    if not any(_holds(each, found.mark[0].paragraph) for each in _cells_left_of(table, row, cell)):
        yield Departure(word, phrase("header-not-to-the-right-of-the-names"), phrase("header-beside"))
    elif cell.vertical != "center":
        top = cell.vertical != "bottom"
        measured = phrase("header-at-the-top-of-its-cell") if top else phrase("header-at-the-bottom-of-its-cell")
        yield Departure(word, measured, phrase("header-beside"))


@_rule("HD-17", "7.2.4", "practice", "info", rows=("issuer_mark.names",), value="各机关名称同宽")
def _names_of_equal_width(found: RecognisedDocument) -> Iterator[Departure]:
    """The names of a joint mark are spread to one width (figure 3).

    Passes: names of six and of nine characters, both distributed
    Departs: the same names, both centred
    """
    if len(found.mark) < 2 or any(element.paragraph.align == "distribute" for element in found.mark):
        return
    widths = [max(_widths(found, element.paragraph)) for element in found.mark]
    if max(widths) - min(widths) > tolerance("issuer_mark.names"):
        yield Departure(found.mark[widths.index(min(widths))], mm(min(widths)), mm(max(widths)))


def printed_mark(printed: PrintedDocument) -> PlacedLine | None:
    """The first line of the mark on the pages."""
    return printed.one(printed.found.mark[0]) if printed.found.mark else None


def mark_begins(
    printed: PrintedDocument,
    mark: PlacedLine | None,
    row: str,
    *,
    said: Saying = from_top,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure where the mark's ink does not begin where ``row`` says, nor where a wrong upper margin moves it."""
    if mark is not None:
        area, wanted = printed.area(mark.page), length(row).mm
        slack = tolerance(row).mm + area.slack
        if abs(mark.top - area.begins_lower - wanted) > slack:
            yield from departs(printed.found.mark[0], mark, mark.top, wanted, slack, said=said, milder=milder)


def not_centred(
    found: RecognisedDocument, at: Element | Paragraph, paragraph: Paragraph, row: str
) -> Iterator[Departure]:
    """A departure where the paragraph is further from the middle than ``row`` allows."""
    within = isinstance(at, Element) and at.text.strip() not in paragraph.text.partition("\n")[0]
    off = off_centre(found, replace(paragraph, first_line=NOTHING) if within else paragraph)  # of its first line alone
    if off is not None and off > tolerance(row):
        yield Departure(at, mm(off), "0.0 mm")


def off_centre(found: RecognisedDocument, paragraph: Paragraph) -> Length | None:
    """How far from the middle of the type area the paragraph's lines are; None where the file leaves it open.

    At the left a full line looks centred as well: it is the shortest that shows where the lines begin.
    """
    if paragraph.place.table is not None:
        return None
    if paragraph.align in ("center", "distribute"):
        return Length(abs(paragraph.left + paragraph.first_line - paragraph.right) / 2)
    within = column(paragraph, found.document)
    if within is None or paragraph.text.startswith((" ", "\u3000", "\t")) or not paragraph.text.strip():
        return None
    room = within.width - paragraph.left - paragraph.right
    return Length(max((room - _shortest(found, paragraph, room)) / 2, 0))


def signs_first(found: RecognisedDocument) -> str:
    """The first of the 署名, without blanks; several may be in a row."""
    signed = found.signature.organs
    return without_blanks(signed[0].text.strip().partition("\t")[0]) if signed else ""


def _fits(found: RecognisedDocument, top: Bounds, bound: Length) -> bool:
    """Whether the mark may begin at ``top``, below a margin that may be wrong by itself."""
    margin, wanted = found.document.sections[0].top, length("issuer_mark.top")
    off = [margin - right for profile in Profile for right in right_margins("top", profile)]
    if off_margin(margin, "top") <= tolerance("type_area.top"):
        off = [NOTHING]
    return any(top.within(wanted + each, bound) for each in off)


def _shortest(found: RecognisedDocument, paragraph: Paragraph, room: Length) -> Length:
    """The width of the shortest of its lines; of one that does not fit into ``room``, what is left for the last."""
    return min(Length(width % room if width > room * _SURELY else width) for width in _widths(found, paragraph))


def _widths(found: RecognisedDocument, paragraph: Paragraph) -> list[Length]:
    """The width of each of its lines, where they are broken by hand."""
    section = section_of(paragraph, found.document)
    return [text_width(paragraph, section, line) for line in paragraph.text.split("\n") if line.strip()]


def _table_of(found: RecognisedDocument, paragraph: Paragraph) -> Table | None:
    tables = (block for block in found.document.blocks if isinstance(block, Table))
    return next((table for table in tables if any(each is paragraph for each in table.paragraphs)), None)


def _cells_left_of(table: Table, row: Row, cell: Cell) -> list[Cell]:
    """Cells in columns before that of ``cell``, of its row and of those that it may reach over."""
    at = next(number for number, each in enumerate(row.cells) if each is cell)
    return [each for other in table.rows for each in other.cells[:at]]


def _holds(cell: Cell, paragraph: Paragraph) -> bool:
    return any(each is paragraph for each in cell.paragraphs)


# Which of several organs a 机关代字 stands for.


_KINDS = "发函办字文请报呈令通"


def leads(prefix: str, names: Sequence[str]) -> int | None:
    """The number of the name that ``prefix`` stands for; None where it fits no name better than all the others.

    示民发 is that of 示例市民政局, not of 示例市财政局.
    """
    scores = [_score(prefix, name, names) for name in names]
    best = max(scores)
    return scores.index(best) if best > 0 and scores.count(best) == 1 else None


def _score(prefix: str, name: str, names: Sequence[str]) -> int:
    """The number of characters of ``prefix`` that are in ``name`` and not in all names."""
    telling = {each for each in prefix if each not in _KINDS and not all(each in other for other in names)}
    return sum(each in name for each in telling)
