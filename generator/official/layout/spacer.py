"""Empty paragraphs: white space, or a place to hold what takes no room."""

from __future__ import annotations

from dataclasses import replace

from generator.ground.length import Length, Twips
from generator.official.blocks import ParagraphBlock, Role

THIN = Twips(20)
"""The height of the thinnest line that every program sets."""

_THINNEST = Twips(2)


def anchor() -> ParagraphBlock:
    """Return the empty paragraph behind the 版记, which floats at the foot of that paragraph's page.

    It is as thin as can be: a page without room for it would be followed by an empty one.
    """
    return replace(spacer(), pitch=_THINNEST)


def spacer(height: Length = THIN, *, keep_next: bool = False, page_break_before: bool = False) -> ParagraphBlock:
    """Return an empty paragraph of that ``height``: a thin line with space before it."""
    return ParagraphBlock(
        role=Role.ANCHOR,
        runs=(),
        pitch=THIN,
        before=height - THIN,
        grid=False,
        keep_next=keep_next,
        page_break_before=page_break_before,
    )
