"""Advance widths of the official fonts: hanzi one em, all ASCII characters half an em.

方正小标宋简体, 仿宋_GB2312, 楷体_GB2312, 黑体 and 宋体 all have these widths.
"""

from __future__ import annotations

from functools import cache

from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import TextRun
from generator.official.layout.line_breaking import Metrics, text_width
from generator.standard import length, number

_EM_PARTS = 5
"""The space between a hanzi and a letter or digit is this part of an em."""


@cache
def on_grid() -> Metrics:
    """Return the widths of 3号 text squeezed onto the line of 28 characters; half-width characters keep their size."""
    em = length("size.body").twips
    cell = length("grid.cell").twips
    return Metrics(full=cell, wide=em, half=em // 2, blank=em // 2 - (em - cell), gap=em // _EM_PARTS)


@cache
def off_grid(size: Length, tracking: Length = NOTHING) -> Metrics:
    """Return the widths of text of ``size`` off the grid; ``tracking`` is added twice to full-width characters."""
    em, added = size.twips, tracking.twips
    full, half = em + 2 * added, em // 2 + added
    return Metrics(full=full, wide=full, half=half, blank=half, gap=em // _EM_PARTS, last=-added)


def width_on_grid(text: str) -> Length:
    """Return the width of 3号 text on one line of the grid."""
    return Twips(text_width(text, on_grid()))


def width_of_run(run: TextRun) -> Length:
    """Return the width of a run off the grid, on one line."""
    return Twips(text_width(run.text, off_grid(run.size)))


@cache
def line_width() -> Length:
    """Return the width of a line: 28 cells."""
    return length("grid.cell") * number("grid.characters")


def type_area_width() -> Length:
    """Return the width between the page margins."""
    return length("page.width") - length("margin.left") - length("margin.right")
