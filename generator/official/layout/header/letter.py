"""The head of 信函 (10.1, figure 11)."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from generator.ground.length import Length, Twips
from generator.official.blocks import Face, Frame, PageRule, Paragraph, Role, Run
from generator.official.document import OfficialDocument
from generator.official.layout.header.classification import classification_runs
from generator.official.layout.header.mark import Mark, mark_top
from generator.official.layout.ink import text_line
from generator.official.layout.type_widths import line_width
from generator.standard import length

_STEP = Twips(20)
"""Height of the empty line below the frame.

LibreOffice looks for the first place below a frame in steps of the height of the line that it sets there. An empty
line so thin finds it, and what follows is in its place in every program.
"""


def letter_mark(document: OfficialDocument, mark: Mark) -> tuple[Paragraph, ...]:
    """The mark in a frame of the sheet, for it begins above the type area, and the thin line below the frame."""
    top = _frame_top(document, mark)
    height = _text_begins(document, mark) - _STEP - Twips(1) - top
    line = Paragraph(
        role=Role.ISSUER_MARK,
        runs=mark.names,
        pitch=mark.line.pitch,
        align="centre",
        grid=False,
        frame=Frame(top=top, height=Length(height)),
    )
    return (line, Paragraph(role=Role.ANCHOR, runs=(), pitch=_STEP, grid=False))


def letter_lines(document: OfficialDocument, mark: Mark) -> tuple[Paragraph, ...]:
    """份号, 密级, 紧急程度 flush left and the number flush right, the first of them 7/8 字 below the upper rules."""
    line = text_line(document.profile)
    runs = list(classification_runs(document)) or ([Run("", Face.FANGSONG, line.size)] if document.number else [])
    lines = [_line(run, line.pitch) for run in runs]
    if not lines:
        return ()
    before = _pair_bottom(document, mark) + length("letter.element_gap") - line.above_ink - _text_begins(document, mark)
    first = _with_number(lines[0], document.number)
    return (replace(first, before=before), *lines[1:])


def white_below_letter_rules(document: OfficialDocument, mark: Mark) -> Length:
    """What lies between the upper rules and where text begins below them."""
    return _text_begins(document, mark) - _pair_bottom(document, mark)


def letter_rules(document: OfficialDocument, mark: Mark) -> tuple[PageRule, ...]:
    """The double rules: thick over thin 4 mm below the mark, thin over thick above the sheet's lower edge."""
    thick, thin, between = _pair()
    upper, lower = _pair_top(document, mark), length("letter.rule_bottom") - thick - between - thin
    return (
        _rule(upper, thick),
        _rule(upper + thick + between, thin),
        _rule(lower, thin),
        _rule(lower + thin + between, thick),
    )


def _line(run: Run, pitch: Length) -> Paragraph:
    return Paragraph(role=Role.CLASSIFICATION, runs=(run,), pitch=pitch, align="left")


def _with_number(line: Paragraph, number: str | None) -> Paragraph:
    """``line`` with the number at its right end; alone, the number is set flush right."""
    if not number:
        return line
    size = length("size.body")
    if not line.text:
        return replace(line, role=Role.NUMBER, runs=(Run(number, Face.FANGSONG, size),), align="right")
    runs = (*line.runs, Run(f"\t{number}", Face.FANGSONG, size))
    return replace(line, role=Role.NUMBER, runs=runs, tab=line_width())


def _frame_top(document: OfficialDocument, mark: Mark) -> Length:
    return mark_top(document) - mark.line.above_ink


def _text_begins(document: OfficialDocument, mark: Mark) -> Length:
    """Where text begins on the sheet, below the frame and the thin line: whole steps below the text area's top."""
    top = length("margin.top", document.profile)
    frame_bottom = _frame_top(document, mark) + mark.line.pitch
    return top + _STEP * (max(ceil((frame_bottom - top) / _STEP), 0) + 1)


def _pair() -> tuple[Length, Length, Length]:
    return length("letter.thick_rule"), length("letter.thin_rule"), length("letter.between_rules")


def _pair_top(document: OfficialDocument, mark: Mark) -> Length:
    return mark_top(document) + mark.ink_height + length("letter.rule_gap")


def _pair_bottom(document: OfficialDocument, mark: Mark) -> Length:
    return Length(_pair_top(document, mark) + sum(_pair()))


def _rule(top: Length, thickness: Length) -> PageRule:
    return PageRule(
        top=top, left=length("letter.rule_left"), length=length("letter.rule_length"), thickness=thickness, red=True
    )
