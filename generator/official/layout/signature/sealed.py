"""署名 and 成文日期 with room for a seal on each 署名 (7.3.5.1, figures 5, 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.ground.length import Length, Mm
from generator.official.blocks import Block, ParagraphBlock
from generator.official.document import OfficialDocument
from generator.official.layout.ink import text_line, white_between
from generator.official.layout.signature.seal_rows import seal_rows
from generator.official.layout.signature.signature_lines import date_line, signature_line
from generator.official.layout.type_widths import line_width, narrowest_line, width_on_grid
from generator.standard import Profile, length


def sealed_block(document: OfficialDocument, seal_gap: Length) -> tuple[Block, ...]:
    """Return 署名 and 成文日期, with room for a seal centred over each 署名, the first ``seal_gap`` below the text."""
    names = document.issuer
    date_right = _date_right(names[-1], str(document.date))
    lines = _one(document, date_right) if len(names) == 1 else tuple(_joint(document, date_right))
    white = _white_over(document, seal_gap)
    return (replace(lines[0], before=white), *lines[1:], date_line(document, date_right))


def _date_right(name: str, date: str) -> Length:
    """Return the date's distance from the right: 4 字, more where a wide name centred over it needs it."""
    overhang = (width_on_grid(name) - width_on_grid(date)) * 0.5
    return Length(max(length("sealed.date_right") - length("date.side_bearing"), overhang))


def _one(document: OfficialDocument, date_right: Length) -> tuple[ParagraphBlock, ...]:
    (name,) = document.issuer
    overhang = (width_on_grid(name) - width_on_grid(str(document.date))) * 0.5
    right = date_right - overhang
    return (signature_line(name, document.profile, align="right", right=right, source=document.source("issuer")),)


def _joint(document: OfficialDocument, date_right: Length) -> Iterator[ParagraphBlock]:
    """Yield a line for each row of seals, with the names centred under them."""
    diameter = Mm(document.seal_diameter)
    pitch = length("grid.pitch", document.profile)
    axis = line_width() - date_right - width_on_grid(str(document.date)) * 0.5
    rows = seal_rows([width_on_grid(name) for name in document.issuer], diameter, narrowest_line(), axis)
    begins = 0
    for position, centres in enumerate(rows):
        names = range(begins, begins + len(centres))
        sources = tuple(document.source("issuer", name) for name in names)
        yield signature_line(
            "".join(f"\t{document.issuer[name]}" for name in names),
            document.profile,
            align="left",
            centres=centres,
            before=diameter + length("seal.row_gap") - pitch if position else Length(0),
            source=sources[0],
            tab_sources=(None, *sources),
        )
        begins = names.stop


def _white_over(document: OfficialDocument, seal_gap: Length) -> Length:
    """Return the space over the first 署名: down to the seal's centre, and from there to the 署名 below it."""
    radius = Mm(document.seal_diameter / 2)
    line = text_line(document.profile)
    return white_between(seal_gap + radius + below_centre(radius, document.profile), line, line)


def below_centre(radius: Length, profile: Profile) -> Length:
    """Return how far below a seal's centre the ink of its 署名 begins.

    The seal reaches a little below the date, as in the figures, and the 署名 is still under its centre. A seal too
    small for both covers at least half of the date.
    """
    line = text_line(profile)
    reaching_date = radius - length("seal.below_date") - line.pitch - line.ink_height
    half_of_date = radius - line.pitch - line.ink_height * 0.5
    return Length(min(half_of_date, max(length("seal.above_name"), reaching_date)))
