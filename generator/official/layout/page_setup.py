"""Page set-up: sheet, type area, grid, and the side and place of the page number (clauses 5 and 7.5)."""

from __future__ import annotations

from functools import cache

from generator.ground.length import NOTHING
from generator.official.blocks import Align, Face, PageSetup, ParagraphBlock, Role, TextRun
from generator.standard import Profile, length, number

_MARKS = ("— ", " —")
"""The marks around the page number."""


@cache
def page_setup(profile: Profile) -> PageSetup:
    """Return the page set-up of ``profile``, the same for every section."""
    return PageSetup(
        width=length("page.width"),
        height=length("page.height"),
        top=length("margin.top", profile),
        bottom=length("margin.bottom", profile),
        left=length("margin.left"),
        right=length("margin.right"),
        footer=length("page_number.footer"),
        pitch=length("grid.pitch", profile),
        char_space=int(number("grid.char_space")),
        body_size=length("size.body"),
        odd_number=_page_number("right"),
        even_number=_page_number("left"),
        number_marks=_MARKS,
    )


def _page_number(edge: Align) -> ParagraphBlock:
    """Return the page number's paragraph at the outer ``edge``: right on odd pages, left on even ones (7.5)."""
    inset = length("page_number.inset")
    return ParagraphBlock(
        role=Role.PAGE_NUMBER,
        runs=(TextRun("", Face.SONG, length("page_number.size")),),
        pitch=length("page_number.pitch"),
        align=edge,
        left=inset if edge == "left" else NOTHING,
        right=inset if edge == "right" else NOTHING,
        grid=False,
    )
