"""Tables on the printed page (5.2.1 and 8)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rendered.colours import is_red
from generator.check.rendered.measures import mm
from generator.check.rendered.printed import Printed
from generator.check.rendered.registry import on_page
from generator.check.rules.registry import Departure
from generator.standard import length, tolerance


@on_page("TB-01")
def tables_in_the_type_area(printed: Printed) -> Iterator[Departure]:
    """Tables stay within the type area (5.2.1).

    Passes: rules from x = 28.0 to 184.0 mm.
    Departs: rules that end at 196 mm.
    """
    left, right = length("type_area.left").mm, length("type_area.right").mm
    bound = tolerance("table.over").mm
    for page in printed.pages:
        if page.height < page.width:
            continue
        for rule in page.rules:
            if not is_red(rule.color) and not left - bound <= rule.left <= rule.right <= right + bound:
                extent = f"{mm(rule.left)} – {mm(rule.right)}"
                yield Departure(None, extent, f"{mm(left)} – {mm(right)}", page=page.number)
                break


@on_page("TB-04")
def head_on_every_side(printed: Printed) -> Iterator[Departure]:
    """The head of a table that goes on overleaf is repeated there.

    Passes: 序号 单位 份数 at the top of each side of the table.
    Departs: a table whose second side begins with a row.
    """
    tables = (*printed.found.tables, *(table for each in printed.found.attachments for table in each.tables))
    for table in tables:
        head = "".join("".join(cell.paragraphs[0].text.split()) for cell in table.rows[0].cells) if table.rows else ""
        last = (
            [line for cell in table.rows[-1].cells for line in printed.lines(cell.paragraphs[0])] if table.rows else []
        )
        first = (
            [line for cell in table.rows[0].cells for line in printed.lines(cell.paragraphs[0])] if table.rows else []
        )
        if not first or not last or last[0].page is first[0].page or not head:
            continue
        if head not in last[0].page.bare_text:
            yield Departure(table, head[:20], head[:20], page=last[0].page.number)
