"""署名 and 成文日期 of a document without seals (7.3.5.2, figures 6 and 9)."""

from __future__ import annotations

from dataclasses import replace

from generator.ground.length import NOTHING, Length
from generator.official.blocks import Block, ParagraphBlock
from generator.official.document import OfficialDocument
from generator.official.layout.ink import text_line, white_between
from generator.official.layout.program import PROGRAMS
from generator.official.layout.signature.signature_lines import date_line, signature_line
from generator.official.layout.type_widths import line_width, width_on_grid
from generator.standard import length


def unsealed_block(document: OfficialDocument) -> tuple[Block, ...]:
    """Return 署名 one 行 below the text, for several organs below each other and of one width, then the date."""
    line = text_line(document.profile)
    width = max(width_on_grid(name) for name in document.issuer)
    if len(document.issuer) > 1:
        width = width + length("spread.slack")
    name_right, date_right = _rights(width, _date_width(str(document.date)))
    white = white_between(length("unsealed.gap"), line, line)
    names = [
        _name(document, position, width, name_right, NOTHING if position else white)
        for position in range(len(document.issuer))
    ]
    if name_right > length("unsealed.right"):
        return (*names, date_line(document, date_right))
    begins = line_width() - name_right - width + length("unsealed.date_offset")
    return (*names, replace(date_line(document, NOTHING), align="left", left=begins))


def _date_width(date: str) -> Length:
    """Return the mean of the widths that ``date`` has in the programs, so that it begins right in each of them."""
    return Length(sum(width_on_grid(date, program) for program in PROGRAMS) / len(PROGRAMS))


def _name(document: OfficialDocument, position: int, width: Length, right: Length, before: Length) -> ParagraphBlock:
    """Return a line of 署名; in a 联合行文 its characters are spread over ``width``."""
    alone = len(document.issuer) == 1
    return signature_line(
        document.issuer[position],
        document.profile,
        align="right" if alone else "distribute",
        left=NOTHING if alone else line_width() - right - width,
        right=right,
        before=before,
        source=document.source("issuer", position),
    )


def _rights(name: Length, date: Length) -> tuple[Length, Length]:
    """Return the distances of name and date from the right.

    The name is 2 字 from the right, the date begins 2 字 to the right of the name. A date longer than the name is 2 字
    from the right itself, and the name moves in.
    """
    longer = date - name
    right, offset = length("unsealed.right"), length("unsealed.date_offset")
    if longer > 0:
        date_right = right - length("date.side_bearing")
        return date_right + longer + offset, date_right
    return right, right - offset - longer
