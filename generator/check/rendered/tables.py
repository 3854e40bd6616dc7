"""Tables on the printed page (5.2.1 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.rendered.measures import extent
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed, bare
from generator.check.rules.colours import is_red
from generator.check.rules.departure import Departure
from generator.check.rules.tables import NOT_REPEATED
from generator.office.reading.document import Table
from generator.standard import Format, tolerance


@on_page("TB-01")
def tables_in_the_type_area(printed: Printed) -> Iterator[Departure]:
    """Tables stay within the type area (5.2.1).

    Passes: rules from x = 28.0 to 184.0 mm.
    Departs: rules that end at 196 mm.
    """
    bound = tolerance("table.over").mm
    for page in printed.pages:
        letter = printed.found.format is Format.LETTER and page.number == 1
        if page.height < page.width or letter:  # a letter's own rules are longer
            continue
        area = printed.area(page)
        over = (
            rule
            for rule in page.rules
            if not is_red(rule.color) and not area.left - bound <= rule.left <= rule.right <= area.right + bound
        )
        for rule in islice(over, 1):
            yield Departure(None, extent(rule.left, rule.right), extent(area.left, area.right), page=page.number)


@on_page("TB-04")
def head_on_every_side(printed: Printed) -> Iterator[Departure]:
    """The head of a table that goes on overleaf is repeated there.

    Passes: 序号 单位 份数 at the top of each side of the table.
    Departs: a table whose second side begins with a row.
    """
    for table in (*printed.found.tables, *(table for each in printed.found.attachments for table in each.tables)):
        first, last = _row(printed, table, 0), _row(printed, table, -1)
        head = "".join(line.line.text for line in first)
        if first and last and last[0].page is not first[0].page and bare(head) not in last[0].page.bare_text:
            yield Departure(table, *NOT_REPEATED, page=last[0].page.number)


def _row(printed: Printed, table: Table, number: int) -> tuple[Placed, ...]:
    """The lines of the cells of a row."""
    cells = table.rows[number].cells if table.rows else ()
    return tuple(line for cell in cells for paragraph in cell.paragraphs for line in printed.lines(paragraph))
