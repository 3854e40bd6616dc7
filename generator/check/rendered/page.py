"""What the printed pages hold: lines of a side, lent characters, tables that go on (5.2, 7.3.3 and 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed, bare
from generator.check.rules.body import NO_TEXT
from generator.check.rules.departure import Departure
from generator.check.rules.tables import NOT_REPEATED
from generator.ground.errors import TranslatedText, joined
from generator.office.pdf.measured_pages import Page
from generator.office.reading.document import Table
from generator.standard import number
from generator.standard.faces import FAMILIES

_FACES = joined(("小标宋", "仿宋", "楷体", "黑体", "宋体"))


@on_page("PG-06")
def lines_of_a_side(printed: Printed) -> Iterator[Departure]:
    """A full side has 22 lines (5.2.3).

    Passes: 22 lines on a side that the text runs through.
    Departs: 33 lines.
    """
    wanted = int(number("grid.lines"))
    for page in _full_sides(printed):
        count = sum(placed.page is page for placed in printed.text_lines)
        if count != wanted:
            yield Departure(None, str(count), str(wanted), page=page.number)


@on_page("PG-16")
def fonts_as_named(printed: Printed) -> Iterator[Departure]:
    """No character of a text had to be lent by a font that is none of the standard's typefaces.

    Passes: a paragraph in 仿宋_GB2312 or what replaces it; one whose own font is missing as a whole.
    Departs: a rare hanzi among them that another font had to lend.
    """
    for paragraph, placed in printed.body_lines():
        chars = [(line, char) for line in placed for char in line.line.chars]
        lent = [(line, char) for line, char in chars if not _is_known(char.font)]
        for line, char in lent[:1] if len(lent) * 2 < len(chars) else ():
            family = _family_of(char.font)
            lender = TranslatedText(f"{family}（{char.text}）", f"{family} ({char.text})")
            yield Departure(paragraph, lender, _FACES, page=line.page.number)


@on_page("BD-01")
def text_on_the_first_side(printed: Printed) -> Iterator[Departure]:
    """The first side shows text (7.3.3).

    Passes: recipients of three lines, then text.
    Departs: recipients that fill the first side.
    """
    lines = [line for _, placed in printed.body_lines() for line in placed]
    if lines and not any(line.page.number == 1 for line in lines):
        yield Departure(printed.found.body[0].paragraph, *NO_TEXT, page=1)


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


def _full_sides(printed: Printed) -> Iterator[Page]:
    """Sides after the first that hold nothing but text and whose last line's paragraph goes on overleaf.

    The last paragraph may do so before a side is full: its last line is kept with the 署名 (7.3.5.5).
    """
    body = [placed for _, placed in printed.body_lines()]
    text = Counter(line.page.number for placed in body for line in placed)
    continued = {
        above.page.number for placed in body[:-1] for above, below in pairwise(placed) if above.page is not below.page
    }
    for page in printed.pages[1:]:
        whole = sum(placed.page is page for placed in printed.text_lines)
        if page.number in continued and text[page.number] == whole and not page.images:
            yield page


def _is_known(font: str) -> bool:
    """Whether the font of a PDF is one of the standard's typefaces, or replaces one."""
    folded = _folded(_family_of(font))
    return any(_folded(each) in folded for family in FAMILIES for each in (*family.copies.values(), *family.names))


def _family_of(font: str) -> str:
    """The font's name in a PDF without the letters that mark a subset."""
    return font.partition("+")[2] or font


def _folded(name: str) -> str:
    return name.replace("-", "").replace(" ", "").lower()


def _row(printed: Printed, table: Table, number: int) -> tuple[Placed, ...]:
    """The lines of the cells of a row."""
    cells = table.rows[number].cells if table.rows else ()
    return tuple(line for cell in cells for paragraph in cell.paragraphs for line in printed.lines(paragraph))
