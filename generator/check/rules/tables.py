"""Tables in the file (5.2.1 and 8): TB."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.departure import Departure, at_most, on_file, wide
from generator.check.rules.extent import area_width, mm, section_of
from generator.check.rules.page_number import numbers_of
from generator.ground.errors import TranslatedText, joined
from generator.ground.length import Length
from generator.office.reading.document import Paragraph, Section, Table
from generator.official.recognition.found import Found
from generator.standard import length, number, tolerance

_LANDSCAPE, _PORTRAIT = TranslatedText("横向", "landscape"), TranslatedText("纵向", "portrait")
_NUMBER_BELOW = (
    TranslatedText("在横页的下方", "below the table"),
    TranslatedText("在横页左边的文本框里", "in a frame at the left of the page"),
)
NOT_REPEATED = (TranslatedText("表头不重复", "its head is not repeated"), TranslatedText("重复表头", "it is"))
_MAY_BREAK = (TranslatedText("有的行会断开", "rows may break"), TranslatedText("各行保持完整", "they stay whole"))


@on_file("TB-01", clause="5.2.1", strength="must", rows=("table.over",), laid_out="layout.table_layout")
def within_the_type_area(found: Found) -> Iterator[Departure]:
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


@on_file(
    "TB-02",
    clause="8",
    strength="must",
    severity="warning",
    value="横排页，表头在上",
    laid_out="layout.table_layout",
)
def lies_across(found: Found) -> Iterator[Departure]:
    """The page of a landscape table is turned as a whole, so that its head lies at the left of the upright sheet (8).

    Passes: a landscape section, 297 mm wide.
    Departs: a section 297 mm wide that is not called landscape, or a landscape one that is upright.
    """
    for section in _sections(found):
        lies = section.width > section.height
        if lies != section.landscape:
            sheet = f"{section.width.mm:.0f} × {section.height.mm:.0f} mm"
            measured = joined((sheet, _LANDSCAPE if section.landscape else _PORTRAIT))
            yield Departure(_first_in(found, section), measured, _LANDSCAPE if lies else _PORTRAIT)


@on_file(
    "TB-03",
    clause="8",
    strength="must",
    severity="warning",
    rows=("page_number.dash", "page_number.inset"),
    value="页码位置与其他页一致",
    laid_out="writer.section",
)
def number_of_a_landscape_page(found: Found) -> Iterator[Departure]:
    """On a landscape page the number is where it is on upright ones: in a frame, turned, at the left (8).

    Passes: a number in a frame at the left edge of the page.
    Departs: a number in the footer below the table.
    """
    for section in _sections(found):
        if section.width <= section.height:
            continue
        for kind in (*section.footers, *section.headers):
            outside = [each for each in numbers_of(section, kind) if not each.frame]
            if outside and _shown(found, section, kind):
                yield Departure(outside[0], *_NUMBER_BELOW)
                break


@on_file(
    "TB-04",
    clause="8",
    strength="practice",
    severity="info",
    rows=("table.short",),
    value="重复标题行，行不跨页",
    laid_out="layout.table_layout",
)
def head_and_rows(found: Found) -> Iterator[Departure]:
    """A long table repeats its head on each page, and its rows stay whole (practice).

    Passes: a head that is repeated, rows that may not break across pages.
    Departs: a table of thirty rows without either.
    """
    for table in _tables(found):
        if len(table.rows) <= number("table.short"):
            continue
        if not table.rows[0].head:
            yield Departure(table, *NOT_REPEATED)
        if not all(row.whole for row in table.rows):
            yield Departure(table, *_MAY_BREAK)


def _tables(found: Found) -> Iterator[Table]:
    """The tables of the text and of attachments."""
    signed = {id(each.paragraph) for each in (*found.signature.organs, *found.signature.posts)}
    for table in (*found.tables, *(table for attachment in found.attachments for table in attachment.tables)):
        if not any(id(paragraph) in signed for paragraph in table.paragraphs):
            yield table


def _sections(found: Found) -> Iterator[Section]:
    """The sections that a table of the document is in, once."""
    for section in found.document.sections:
        if any(table.section == section.number for table in _tables(found)):
            yield section


def _first_in(found: Found, section: Section) -> Paragraph | Table | None:
    return next((table for table in _tables(found) if table.section == section.number), None)


def _shown(found: Found, section: Section, kind: str) -> bool:
    if kind == "even":
        return found.document.odd_and_even
    return kind == "default" or section.title_page
