"""The red rule of the 版头 in the file (7.2.7): HD-28 to HD-30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.rules.departure import Departure, long, on_file
from generator.check.rules.extent import area_width, mm
from generator.check.rules.places import position
from generator.check.rules.runs import RED_SAID, is_red, said
from generator.check.rules.white import Bounds, line_of, unsure
from generator.ground.errors import TranslatedText
from generator.ground.length import Length
from generator.office.reading.document import Block, Border, Drawing, Paragraph, Table
from generator.official.recognition.found import Found
from generator.standard import Format, length, tolerance

_SIDES = ("bottom", "top")
_NO_RULE = TranslatedText("没有红线", "there is none")
_ROUNDING = 0.005  # mm, of what is printed with two decimals


@dataclass(frozen=True, slots=True)
class RedRule:
    """The rule: a border on a ``side`` of a paragraph, or a line that is drawn."""

    paragraph: Paragraph
    border: Border | None = None
    side: str = ""
    drawing: Drawing | None = None

    @property
    def color(self) -> str | None:
        """Its colour, None where that is left to the program."""
        if self.border is not None:
            return self.border.color
        return None if self.drawing is None else self.drawing.color


@on_file("HD-28", clause="7.2.7", strength="must", rows=("red_rule.gap",), value="红色", laid_out="layout.header")
def rule_under_number(found: Found) -> Iterator[Departure]:
    """A red rule lies 4 mm under the number (7.2.7).

    Passes: a red bottom border of the number's paragraph, 6 pt from its text
    Departs: no rule, a black one, or one 20 pt from the text
    """
    if found.format is not Format.GENERAL or found.number is None:
        return
    rule = red_rule(found)
    if rule is None:
        if not _may_hide_a_rule(found):
            yield Departure(found.number, _NO_RULE, _a_rule(mm(length("red_rule.gap"))))
        return
    if not is_red(rule.color) and rule.border is not None:
        yield Departure(rule.paragraph, said(rule.color), RED_SAID)
    gap = _gap(found, rule)
    bound = tolerance("red_rule.gap") + unsure(found.number.paragraph)
    if gap is not None and not gap.within(length("red_rule.gap"), bound):
        yield Departure(rule.paragraph, _below(gap.text), mm(length("red_rule.gap")))


@on_file("HD-29", clause="7.2.7", strength="must", rows=("type_area.width",), laid_out="layout.header")
def rule_as_wide_as_the_type_area(found: Found) -> Iterator[Departure]:
    """The red rule is as long as the type area is wide, 156 mm (7.2.7).

    Passes: a border of a paragraph without indents
    Departs: a border of a paragraph with indents of 20 mm, or a drawn line of 140 mm
    """
    rule = red_rule(found) if found.format is Format.GENERAL else None
    if rule is None:
        return
    wanted, bound = length("type_area.width"), tolerance("type_area.width")
    section = found.document.sections[rule.paragraph.section]
    if rule.drawing is not None:
        if abs(rule.drawing.width - wanted) > bound * 2:
            yield Departure(rule.paragraph, long(mm(rule.drawing.width)), mm(wanted))
        return
    indents = (rule.paragraph.left + min(rule.paragraph.first_line, Length(0)), rule.paragraph.right)
    if any(abs(indent) > bound for indent in indents):
        yield Departure(rule.paragraph, long(mm(area_width(section) - indents[0] - indents[1])), mm(wanted))


@on_file(
    "HD-30",
    clause="7.2.7",
    strength="practice",
    severity="info",
    rows=("red_rule.thinnest", "red_rule.thickest"),
    laid_out="layout.header",
)
def rule_thickness(found: Found) -> Iterator[Departure]:
    """The red rule is between 0.35 and 0.75 mm thick, as specimens and offices have it.

    Passes: 1.5 pt, 0.53 mm
    Departs: 0.5 pt, or 6 pt
    """
    rule = red_rule(found) if found.format is Format.GENERAL else None
    if rule is None or rule.border is None or rule.border.kind != "single":
        return
    least, most = length("red_rule.thinnest").mm, length("red_rule.thickest").mm
    if not least - _ROUNDING <= rule.border.width.mm <= most + _ROUNDING:
        yield Departure(rule.paragraph, f"{rule.border.width.mm:.2f} mm", f"{least:.2f} – {most:.2f} mm")


def red_rule(found: Found) -> RedRule | None:
    """The rule between the number and what follows it: a border, or a line that is drawn in those paragraphs."""
    blocks = [block for block in _around(found) if isinstance(block, Paragraph)]
    borders = (
        RedRule(block, border=block.borders[side], side=side)
        for block in blocks
        for side in _SIDES
        if side in block.borders
    )
    lines = (
        RedRule(block, drawing=drawing)
        for block in blocks
        for drawing in block.drawings
        if drawing.kind == "line" and drawing.width > drawing.height
    )
    return next(borders, None) or next(lines, None)


def _below(measure: str) -> TranslatedText:
    return TranslatedText(f"在发文字号下 {measure}", f"{measure} below the number")


def _a_rule(measure: str) -> TranslatedText:
    return TranslatedText(f"发文字号下 {measure} 处一条红线", f"a red rule {measure} below the number")


def _around(found: Found) -> tuple[Block, ...]:
    """The blocks from the mark to the title, or to the text where there is no title."""
    document = found.document
    first = found.mark[-1] if found.mark else found.number
    after = found.title or found.edition or found.recipients or (found.body[0] if found.body else None)
    start = None if first is None else position(first.paragraph, document)
    end = None if after is None else position(after.paragraph, document)
    if start is None or end is None:
        return ()
    return document.blocks[start : end + 1]


def _may_hide_a_rule(found: Found) -> bool:
    """Whether there is something that may be the rule, or hold it, without the file telling."""
    blocks = _around(found)
    headers = (header for section in found.document.sections[:1] for header in section.headers.values())
    return (
        not blocks
        or any(isinstance(block, Table) or block.drawings or block.frame for block in blocks)
        or any(paragraph.drawings for header in headers for paragraph in header)
        or any(drawing.kind != "picture" for block in found.document.blocks[:1] for drawing in _drawings(block))
    )


def _drawings(block: Block) -> tuple[Drawing, ...]:
    return block.drawings if isinstance(block, Paragraph) else ()


def _gap(found: Found, rule: RedRule) -> Bounds | None:
    """The white between the number's ink and the rule."""
    if rule.border is None or found.number is None:
        return None
    document = found.document
    number = found.number.paragraph
    start, end = position(number, document), position(rule.paragraph, document)
    if start is None or end is None or start > end or document.blocks[start] is not number or number.frame:
        return None
    between = document.blocks[start + 1 : end + (rule.side == "bottom" and rule.paragraph is not number)]
    white = line_of(number, document.sections[number.section]).below
    if rule.paragraph is not number:
        white += number.after + rule.paragraph.before
    for block in between:
        if isinstance(block, Table):
            return None
        white += line_of(block, document.sections[block.section]).height
        white += Length(0) if block is rule.paragraph else block.before + block.after
    return white + (rule.border.space if rule.side == "bottom" else -rule.border.space)
