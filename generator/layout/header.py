"""版头: everything above the red rule (7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks import Face, Paragraph, Role, Rule, Run
from generator.document import OfficialDocument
from generator.layout.ink import mark_line, text_line, white_between
from generator.layout.type_widths import width_of_run
from generator.standard import length

_PERCENT = 100
_FULL_WIDTH_BLANK = "\u3000"


def header(document: OfficialDocument) -> tuple[Paragraph, ...]:
    """份号, 密级, 紧急程度, 发文机关标志, 发文字号 with the red rule; absent ones leave nothing behind."""
    lines = tuple(_lines_above_mark(document))
    return (*lines, _issuer_mark(document, len(lines)), _number(document))


def _lines_above_mark(document: OfficialDocument) -> Iterator[Paragraph]:
    """7.2.1 to 7.2.3: one a line, flush left, from the first line of the type area."""
    pitch = length("grid.pitch", document.profile)
    apart = document.secrecy is None or "★" not in document.secrecy
    for text, face in (
        (document.copy_number, Face.FANGSONG),
        (_spaced(document.secrecy, apart), Face.HEI),
        (_spaced(document.urgency, apart), Face.HEI),
    ):
        if text is not None:
            run = Run(text, face, length("size.body"))
            yield Paragraph(role=Role.CLASSIFICATION, runs=(run,), pitch=pitch, align="left")


def _spaced(text: str | None, apart: bool) -> str | None:
    """Without a period to the secrecy, one 字 stands between the two characters of both (figure 4)."""
    return _FULL_WIDTH_BLANK.join(text) if text is not None and apart else text


def _issuer_mark(document: OfficialDocument, lines_above: int) -> Paragraph:
    """7.2.4: the top of its ink 35 mm below that of the type area, whatever stands above it."""
    profile = document.profile
    size = length("issuer_mark.size")
    run = Run(document.issuer_mark[0], Face.XIAOBIAOSONG, size, red=True)
    widest = length("issuer_mark.widest")
    scale = min(_PERCENT, int(_PERCENT * widest / width_of_run(run)))
    before = length("issuer_mark.top") - length("margin.top", profile) - mark_line().above_ink
    return Paragraph(
        role=Role.ISSUER_MARK,
        runs=(Run(run.text, run.face, size, red=True, scale=scale),),
        pitch=size,
        align="centre",
        before=before - length("grid.pitch", profile) * lines_above,
        grid=False,
    )


def _number(document: OfficialDocument) -> Paragraph:
    """7.2.5 and 7.2.7: two 行 below the mark, the red rule 4 mm below it. Without a number the rule stands alone."""
    line = text_line(document.profile)
    return Paragraph(
        role=Role.NUMBER,
        runs=(Run(document.number, Face.FANGSONG, line.size),) if document.number else (),
        pitch=line.pitch,
        align="centre",
        before=white_between(length("number.gap"), mark_line(), line),
        rule_below=Rule(
            length("red_rule.thickness"),
            red=True,
            space=length("red_rule.gap") - line.below_ink,
        ),
    )
