"""Borders of tables and paragraphs (ECMA-376 part 1, 17.4.38 and 17.3.1.24)."""

from __future__ import annotations

from generator.official.blocks import DrawnRule, colour
from generator.official.writer.xml import element


def border(side: str, rule: DrawnRule | None) -> str:
    """Return the border of that ``side``; nothing where there is no rule."""
    if rule is None:
        return ""
    return element(
        side, val="single", sz=rule.thickness.eighths, space=round(rule.space.pt), color=colour(red=rule.red)
    )
