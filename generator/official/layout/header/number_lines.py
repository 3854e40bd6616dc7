"""发文字号 with the red rule below it (7.2.5 and 7.2.7), 令号 (10.2)."""

from __future__ import annotations

from dataclasses import replace

from generator.official.blocks import DrawnRule, Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.official.layout.header.signer_lines import signer_lines
from generator.official.layout.ink import LineBox, text_line, white_between
from generator.standard import length


def number_lines(document: OfficialDocument, mark: LineBox) -> tuple[ParagraphBlock, ...]:
    """Return 签发人 and number two 行 below the mark, with the red rule 4 mm below the last line.

    Without a number there is only the rule. Raises LayoutError where signers leave the number no room.
    """
    line = text_line(document.profile)
    lines = signer_lines(document) if document.signers else (_centred_number(document, Role.NUMBER),)
    *others, last = (replace(lines[0], before=white_between(length("number.gap"), mark, line)), *lines[1:])
    rule = DrawnRule(length("red_rule.thickness"), red=True, space=length("red_rule.gap") - line.below_ink)
    return (*others, replace(last, role=Role.NUMBER, rule_below=rule))


def order_number(document: OfficialDocument, mark: LineBox) -> tuple[ParagraphBlock, ...]:
    """Return 令号 centred two 行 below the mark, without a rule; nothing where there is none."""
    if document.number is None:
        return ()
    before = white_between(length("order.number_gap"), mark, text_line(document.profile))
    return (replace(_centred_number(document, Role.ORDER_NUMBER), before=before),)


def _centred_number(document: OfficialDocument, role: Role) -> ParagraphBlock:
    line = text_line(document.profile)
    runs = (TextRun(document.number, Face.FANGSONG, line.size),) if document.number else ()
    return ParagraphBlock(role=role, runs=runs, pitch=line.pitch, align="centre", source=document.source("number"))
