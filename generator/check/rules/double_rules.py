"""The red double rules of 信函 (10.1), however a file makes them: lines on the sheet, or borders of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.check.elements.found import Found
from generator.ground.length import Length
from generator.office.reading.document import Border, Drawing, Paragraph, Section
from generator.standard import length

_DOUBLE = {"thickThin": True, "thinThick": False}


@dataclass(frozen=True, slots=True)
class DoubleRule:
    """A rule of two lines, or of one (``lines`` is 1).

    ``thick_first``: the upper line is the thicker; None where both are alike or the file does not say. ``upper`` and
    ``lower`` are its edges from the sheet's top, None where the file leaves them open; ``left`` and ``right`` its ends
    from the sheet's left edge. ``at`` is the paragraph that it depends on; ``bordered``: it is a border of it.
    """

    at: Paragraph
    lines: int
    thick_first: bool | None
    colors: tuple[str | None, ...]
    upper: Length | None
    lower: Length | None
    left: Length | None
    right: Length | None
    bordered: bool = False


@dataclass(frozen=True, slots=True)
class LetterRules:
    """The rules of a letter's first page that were found: near its mark, and near its foot."""

    head: DoubleRule | None
    foot: DoubleRule | None
    unclear: bool
    """Something long is drawn there whose place is not in the file, or that is no line."""


def letter_rules(found: Found) -> LetterRules:
    """What is drawn across the first page of ``found``."""
    section = found.document.sections[0]
    head_story, text, foot_story = _stories(found, section)
    drawn = [*_drawn(head_story), *_drawn(text), *_drawn(foot_story)]
    middle = section.height * 0.5
    above = [each for each in drawn if each.upper is not None and each.upper < middle]
    below = [each for each in drawn if each.upper is not None and each.upper >= middle]
    above += [*_bordered(text[:_HEAD], section), *_bordered(head_story, section)]
    below += _bordered(foot_story, section)
    unclear = any(
        _long(drawing) and (drawing.kind != "line" or drawing.top is None)
        for paragraph in (*head_story, *text, *foot_story)
        for drawing in paragraph.drawings
    )
    return LetterRules(
        head=above[0] if above else None,
        foot=below[0] if below else None,
        unclear=unclear,
    )


_HEAD = 6  # paragraphs that the mark and the rule below it are in


def _stories(found: Found, section: Section) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """What is in the first page's header, in the text of its section, in its footer."""
    kind = "first" if section.title_page else "default"
    text = [paragraph for paragraph in found.document.paragraphs if paragraph.section == section.number]
    return list(section.headers.get(kind, ())), text, list(section.footers.get(kind, ()))


def _long(drawing: Drawing) -> bool:
    return drawing.width > length("letter.rule_length") * 0.6


def _drawn(story: Iterable[Paragraph]) -> Iterator[DoubleRule]:
    """The lines that depend on paragraphs, two that lie close together as one."""
    lines = [
        (paragraph, drawing)
        for paragraph in story
        for drawing in paragraph.drawings
        if _long(drawing) and drawing.kind == "line"
    ]
    lines.sort(key=lambda each: each[1].top if each[1].top is not None else Length(0))
    taken: set[int] = set()
    for number, (one, other) in enumerate(pairwise([*lines, None])):
        if number in taken or one is None:
            continue
        if one[1].compound:
            yield _single(*one)
        elif other is not None and _close(one[1], other[1]):
            taken.add(number + 1)
            yield _pair(one, other)
        else:
            yield _single(*one)


def _close(one: Drawing, other: Drawing) -> bool:
    if one.top is None or other.top is None or other.compound:
        return False
    return 0 <= other.top - one.top <= length("letter.rule_gap")


def _pair(one: tuple[Paragraph, Drawing], other: tuple[Paragraph, Drawing]) -> DoubleRule:
    (paragraph, upper), (_, lower) = one, other
    assert upper.top is not None
    assert lower.top is not None
    alike = abs(upper.thickness - lower.thickness) < 0.1
    wider = upper if upper.width >= lower.width else lower
    return DoubleRule(
        at=paragraph,
        lines=2,
        thick_first=None if alike else upper.thickness > lower.thickness,
        colors=(upper.color, lower.color),
        upper=upper.top - upper.thickness * 0.5,
        lower=lower.top + lower.thickness * 0.5,
        left=wider.left,
        right=None if wider.left is None else wider.left + wider.width,
    )


def _single(paragraph: Paragraph, line: Drawing) -> DoubleRule:
    first = next((order for kind, order in _DOUBLE.items() if line.compound.startswith(kind)), None)
    return DoubleRule(
        at=paragraph,
        lines=2 if line.compound else 1,
        thick_first=first,
        colors=(line.color,),
        upper=None if line.top is None else line.top - line.thickness * 0.5,
        lower=None if line.top is None else line.top + line.thickness * 0.5,
        left=line.left,
        right=None if line.left is None else line.left + line.width,
    )


def _bordered(story: Iterable[Paragraph], section: Section) -> Iterator[DoubleRule]:
    """Borders above or below paragraphs; which line is the outer one of an upper border programs draw unlike."""
    for paragraph in story:
        for side in ("top", "bottom"):
            border = paragraph.borders.get(side)
            if border is not None:
                order = _order(border) if side == "bottom" else None
                lines = 2 if border.kind == "double" or border.kind.startswith(tuple(_DOUBLE)) else 1
                yield DoubleRule(
                    at=paragraph,
                    lines=lines,
                    thick_first=order,
                    colors=(border.color,),
                    upper=None,
                    lower=None,
                    left=section.left + paragraph.left,
                    right=section.width - section.right - paragraph.right,
                    bordered=True,
                )


def _order(border: Border) -> bool | None:
    return next((order for kind, order in _DOUBLE.items() if border.kind.startswith(kind)), None)
