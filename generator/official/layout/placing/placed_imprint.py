"""The 版记 at the foot of its page: its rows between rules (7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.length import NOTHING, Length
from generator.official.blocks import DrawnRule, ImprintBlock
from generator.official.layout.placing.placed_lines import Strip
from generator.official.layout.placing.placed_paragraphs import ParagraphPlacing
from generator.official.layout.program import Program
from generator.official.placed_pages import Item, PlacedRule


def placed_imprint(imprint: ImprintBlock, strip: Strip, foot: Length, program: Program) -> Iterator[Item]:
    """Yield the 版记, whose lower edge is the lower edge of the text area, ``foot`` from the sheet's upper edge.

    Its last rule is in the white below it where there is any, else above that edge.
    """
    rows = [[ParagraphPlacing(paragraph, strip, program) for paragraph in row] for row in imprint.rows]
    text = sum(each.pitch * len(each.lines) for row in rows for each in row)
    rules = [imprint.outer, *[imprint.inner] * (len(rows) - 1), imprint.outer]
    inside = imprint.below.twips > 0
    y = foot - imprint.below - text - sum(map(_thickness, rules[:-1] if inside else rules))
    for row, rule in zip(rows, rules[:-1], strict=True):
        yield from _rule(rule, strip, y)
        y = y + _thickness(rule)
        for each in row:
            yield from each.all_items(y)
            y = y + each.pitch * len(each.lines)
    yield from _rule(rules[-1], strip, y)


def _thickness(rule: DrawnRule | None) -> Length:
    return NOTHING if rule is None else rule.thickness


def _rule(rule: DrawnRule | None, strip: Strip, y: Length) -> Iterator[PlacedRule]:
    if rule is not None:
        yield PlacedRule(x=strip.left, y=y, width=strip.width, height=rule.thickness, red=rule.red)
