"""The sheet of the probe: A4 with the margins 37, 35, 28 and 26 mm and the grid of profile ``office``."""

from __future__ import annotations

from generator.ground.length import Length, Mm, Twips
from generator.official.writer.xml import element, inside

TOP, BOTTOM, LEFT, RIGHT = Mm(37), Mm(35), Mm(28), Mm(26)
WIDTH, HEIGHT = Twips(8845), Twips(12756)
"""The text area."""
PITCH, CELL = Twips(579), Twips(315.854)
"""A line's height; the width of a full-width character on the grid in Word."""
CHAR_SPACE = -849


def top_of_line(number: int) -> Length:
    """How far line ``number``, from 1, begins below the sheet's upper edge, where all lines have one height."""
    return TOP + PITCH * (number - 1)


def section_properties(header: str, footer: str, kind: str) -> str:
    """``w:sectPr`` with one header and one footer for all its pages; ``kind``: ``nextPage`` or ``evenPage``."""
    references = "".join(
        f'<w:{what}Reference w:type="{pages}" r:id="{part}"/>'
        for what, part in (("header", header), ("footer", footer))
        for pages in ("default", "even")
    )
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT, "header": Mm(15), "footer": Mm(25)}
    return inside(
        "sectPr",
        references
        + element("type", val=kind)
        + element("pgSz", w=11906, h=16838)
        + element("pgMar", **{name: margin.twips for name, margin in margins.items()}, gutter=0)
        + element("docGrid", type="linesAndChars", linePitch=PITCH.twips, charSpace=CHAR_SPACE),
    )
