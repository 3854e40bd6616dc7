"""The 版头 of 信函: its mark, its number and its double rules (10.1, figure 11)."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from generator.ground.length import Length, Twips
from generator.official.blocks import Face, PageRule, ParagraphBlock, ParagraphFrame, Role, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.header.classification_lines import classification_lines
from generator.official.layout.header.issuer_mark import IssuerMark, mark_top
from generator.official.layout.ink import text_line
from generator.official.layout.spacer import THIN, spacer
from generator.official.layout.type_widths import narrowest_line
from generator.standard import length


def letter_mark(document: OfficialDocument, mark: IssuerMark) -> tuple[ParagraphBlock, ...]:
    """Return the mark in a frame, since it begins above the type area, and a thin empty line below the frame.

    LibreOffice searches for the first free place below a frame in steps of the height of the line that it sets there. A
    thin line finds it exactly, so what follows is at the same place in every program.
    """
    top = _frame_top(document, mark)
    height = _text_begins(document, mark) - THIN - Twips(1) - top
    line = ParagraphBlock(
        role=Role.ISSUER_MARK,
        runs=mark.names,
        pitch=mark.line.pitch,
        align="centre",
        grid=False,
        frame=ParagraphFrame(top=top, height=Length(height)),
        source=mark.sources[0],
    )
    return (line, spacer())


def letter_lines(document: OfficialDocument, mark: IssuerMark) -> tuple[ParagraphBlock, ...]:
    """Return 份号, 密级, 紧急程度 flush left and the number flush right, the first 7/8 字 below the upper rules."""
    line = text_line(document.profile)
    lines = classification_lines(document, line.pitch)
    if not lines and document.number:
        lines = (ParagraphBlock(role=Role.NUMBER, runs=(), pitch=line.pitch),)
    if not lines:
        return ()
    before = _pair_bottom(document, mark) + length("letter.element_gap") - line.above_ink - _text_begins(document, mark)
    first = _with_number(lines[0], document)
    return (replace(first, before=before), *lines[1:])


def white_below_letter_rules(document: OfficialDocument, mark: IssuerMark) -> Length:
    """Return the white between the upper rules and the first text below them."""
    return _text_begins(document, mark) - _pair_bottom(document, mark)


def letter_rules(document: OfficialDocument, mark: IssuerMark) -> tuple[PageRule, ...]:
    """Return the double rules: thick over thin 4 mm below the mark, thin over thick above the sheet's lower edge."""
    thick, thin, between = _pair()
    upper, lower = _pair_top(document, mark), length("letter.rule_bottom") - thick - between - thin
    return (
        _rule(upper, thick),
        _rule(upper + thick + between, thin),
        _rule(lower, thin),
        _rule(lower + thin + between, thick),
    )


def _with_number(line: ParagraphBlock, document: OfficialDocument) -> ParagraphBlock:
    """Return ``line`` with the number at its right end; a number alone is set flush right."""
    number, source = document.number, document.source("number")
    if not number:
        return line
    size = length("size.body")
    if not line.runs:
        return replace(line, runs=(TextRun(number, Face.FANGSONG, size),), align="right", source=source)
    runs = (*line.runs, TextRun(f"\t{number}", Face.FANGSONG, size))
    return replace(line, role=Role.NUMBER, runs=runs, tab=narrowest_line(), tab_sources=(line.source, source))


def _frame_top(document: OfficialDocument, mark: IssuerMark) -> Length:
    return mark_top(document) - mark.line.above_ink


def _text_begins(document: OfficialDocument, mark: IssuerMark) -> Length:
    """Return where text begins on the sheet, below frame and thin line: whole steps below the top of the text area."""
    top = length("margin.top", document.profile)
    frame_bottom = _frame_top(document, mark) + mark.line.pitch
    return top + THIN * (max(ceil((frame_bottom - top) / THIN), 0) + 1)


def _pair() -> tuple[Length, Length, Length]:
    return length("letter.thick_rule"), length("letter.thin_rule"), length("letter.between_rules")


def _pair_top(document: OfficialDocument, mark: IssuerMark) -> Length:
    return mark_top(document) + mark.ink_height + length("letter.rule_gap")


def _pair_bottom(document: OfficialDocument, mark: IssuerMark) -> Length:
    return Length(_pair_top(document, mark) + sum(_pair()))


def _rule(top: Length, thickness: Length) -> PageRule:
    return PageRule(
        top=top, left=length("letter.rule_left"), length=length("letter.rule_length"), thickness=thickness, red=True
    )
