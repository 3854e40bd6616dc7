"""Tables in the file (5.2.1 and 8): TB."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.check.departure import Departure, at_most, contrast, mm, wide
from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.check.rules.line_extent import area_width, section_of
from generator.check.rules.page_number import numbers_of
from generator.check.rules.rule import Rule
from generator.ground.errors import TranslatedText, joined
from generator.ground.length import Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph, Section, Table
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import length, number, tolerance

_rule = partial(Rule, laid_out="layout.table_layout")

_LANDSCAPE, _PORTRAIT = phrase("page-landscape"), phrase("page-portrait")
_NOT_REPEATED = (phrase("page-head-not-repeated"), phrase("page-head-not-repeated-wanted"))
_MAY_BREAK = (phrase("page-rows-break"), phrase("page-rows-break-wanted"))


@_rule("TB-01", "5.2.1", "must", rows=("table.over",))
def within_the_type_area(found: RecognisedDocument) -> Iterator[Departure]:
    """A table is no wider than the type area (5.2.1).

    Passes: a table 156 mm wide on an upright page.
    Departs: a table 180 mm wide.
    """
    for table in _tables(found):
        area = area_width(section_of(table, found.document))
        over = Length(max(table.width, table.width + table.left) - area - length("table.over"))
        # Word lets a table's frame stick out by the white around its text, so that the text itself is flush.
        framed = table.padding * 2
        if over > tolerance("table.over"):
            milder = over <= framed + tolerance("table.over")
            yield Departure(table, wide(mm(area + over)), at_most(mm(area)), milder="warning" if milder else None)


@_rule("TB-02", "8", "must", "warning", value="横排页，表头在上")
def lies_across(found: RecognisedDocument) -> Iterator[Departure]:
    """The page of a landscape table is turned as a whole, so that its head lies at the left of the upright sheet (8).

    Passes: a landscape section, 297 mm wide.
    Departs: a section 297 mm wide that is not called landscape, or a landscape one that is upright.
    """
    for section in _sections(found):
        lies = section.width > section.height
        if lies != section.landscape:
            sheet = f"{section.width.mm:.0f} × {section.height.mm:.0f} mm"
            is_set, wanted = map(_orientation, (section.landscape, lies))
            yield Departure(_first_in(found, section), joined((sheet, is_set)), wanted)


@_rule(
    "TB-03",
    "8",
    "must",
    "warning",
    rows=("page_number.dash", "page_number.inset"),
    value="页码位置与其他页一致",
    laid_out="writer.section",
)
def number_of_a_landscape_page(found: RecognisedDocument) -> Iterator[Departure]:
    """On a landscape page the number is where it is on upright ones: in a frame, turned, at the left (8).

    Passes: a number in a frame at the left edge of the page.
    Departs: a number in the footer below the table.
    """
    for section in _sections(found):
        if section.width <= section.height:
            continue
        for kind in (*section.footers, *section.headers):
            outside = [each for each in numbers_of(section, kind) if not each.frame]
            if outside and (found.document.odd_and_even if kind == "even" else kind == "default" or section.title_page):
                yield Departure(outside[0], *contrast("page-number-below"))
                break


@_rule("TB-04", "8", "practice", "info", rows=("table.short",), value="重复标题行，行不跨页")
def head_and_rows(found: RecognisedDocument) -> Iterator[Departure]:
    """A long table repeats its head on each page, and its rows stay whole (practice).

    Passes: a head that is repeated, rows that may not break across pages.
    Departs: a table of thirty rows without either.
    """
    for table in _tables(found):
        if len(table.rows) <= number("table.short"):
            continue
        if not table.rows[0].head:
            yield Departure(table, *_NOT_REPEATED)
        if not all(row.whole for row in table.rows):
            yield Departure(table, *contrast("page-rows-break"))


@head_and_rows.on_page
def head_and_rows_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The head of a table that goes on overleaf is repeated there.

    Passes: 序号 单位 份数 at the top of each side of the table.
    Departs: a table whose second side begins with a row.
    """
    for table in (*printed.found.tables, *(table for each in printed.found.attachments for table in each.tables)):
        first, last = _row(printed, table, 0), _row(printed, table, -1)
        head = "".join(line.line.text for line in first)
        if first and last and last[0].page is not first[0].page and "".join(head.split()) not in last[0].page.bare_text:
            yield Departure(table, *_NOT_REPEATED, page=last[0].page.number)


def _tables(found: RecognisedDocument) -> Iterator[Table]:
    """The tables of the text and of attachments."""
    signed = {id(each.paragraph) for each in (*found.signature.organs, *found.signature.posts)}
    for table in (*found.tables, *(table for attachment in found.attachments for table in attachment.tables)):
        if not any(id(paragraph) in signed for paragraph in table.paragraphs):
            yield table


def _sections(found: RecognisedDocument) -> Iterator[Section]:
    """The sections that a table of the document is in, once."""
    for section in found.document.sections:
        if any(table.section == section.number for table in _tables(found)):
            yield section


def _first_in(found: RecognisedDocument, section: Section) -> Paragraph | Table | None:
    return next((table for table in _tables(found) if table.section == section.number), None)


def _row(printed: PrintedDocument, table: Table, number: int) -> tuple[PlacedLine, ...]:
    """The lines of the cells of a row."""
    cells = table.rows[number].cells if table.rows else ()
    return tuple(line for cell in cells for paragraph in cell.paragraphs for line in printed.lines(paragraph))


def _orientation(is_landscape: bool, /) -> TranslatedText:
    return phrase("page-landscape" if is_landscape else "page-portrait")
