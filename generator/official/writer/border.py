"""Borders of tables and paragraphs (ECMA-376 part 1, 17.4.38 and 17.3.1.24), and the colours of rules and text."""

from __future__ import annotations

from generator.official.blocks import BLACK, RED, DrawnRule
from generator.official.writer.xml import element


def color(*, red: bool) -> str:
    """Return red or black as a hexadecimal colour."""
    return RED if red else BLACK


def border(side: str, rule: DrawnRule | None) -> str:
    """Return the border of that ``side``; nothing where there is no rule."""
    if rule is None:
        return ""
    return element(side, val="single", sz=rule.thickness.eighths, space=round(rule.space.pt), color=color(red=rule.red))
