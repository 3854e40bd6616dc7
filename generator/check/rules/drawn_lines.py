"""The lines that a 版记 and a 信函 have in a file.

Those of a 版记 are found from top to bottom, whether it is a table or paragraphs with borders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.check.rules.line_extent import area_width, column, extent, section_of
from generator.ground.length import NOTHING, Length
from generator.office.reading.document import Border, Drawing, Paragraph, Row, Section, Table
from generator.official.recognition.elements import Element, RecognisedDocument, RecognisedImprint
from generator.standard import length

_Above = Border | None


@dataclass(frozen=True, slots=True)
class RuledRows:
    """The rows of a 版记, each its paragraphs, and the rules above each and below the last: one more than rows."""

    rows: tuple[tuple[Paragraph, ...], ...]
    rules: tuple[_Above, ...]

    def row_of(self, element: Element) -> int | None:
        """The number of the row that ``element`` is in."""
        return next(
            (number for number, row in enumerate(self.rows) if any(each is element.paragraph for each in row)), None
        )


def ruled_rows(imprint: RecognisedImprint) -> RuledRows | None:
    """Rows and rules of ``imprint``; None where its rules are drawn lines, whose place is hardly in a file."""
    if any(drawing.kind == "line" for paragraph in imprint.paragraphs for drawing in paragraph.drawings):
        return None
    if imprint.table is not None:
        return _of_table(imprint.table)
    paragraphs = [each for each in imprint.paragraphs if not each.empty or each.borders]
    return _of_paragraphs(paragraphs) if paragraphs else None


def _of_table(table: Table) -> RuledRows:
    """Rows without text at either end are white beside a rule, which is then the one on their inner side."""
    texts = [number for number, row in enumerate(table.rows) if _text(row)]
    if not texts:
        return RuledRows((), ())
    first, last = texts[0], texts[-1]
    shown = [number for number in range(first, last + 1) if _text(table.rows[number])]
    rules: list[_Above] = [_between(table.rows, first - 1, first)]
    for one, other in pairwise(shown):
        rules.append(_first(_between(table.rows, place, place + 1) for place in range(one, other)))
    rules.append(_between(table.rows, last, last + 1))
    rows = tuple(
        tuple(paragraph for cell in table.rows[number].cells for paragraph in cell.paragraphs) for number in shown
    )
    return RuledRows(rows, tuple(rules))


def _text(row: Row) -> bool:
    return any(not paragraph.empty for cell in row.cells for paragraph in cell.paragraphs)


def _between(rows: Sequence[Row], upper: int, lower: int) -> _Above:
    """The rule between two rows, either of which may be none."""
    sides = ((upper, "bottom"), (lower, "top"))
    return _first(
        cell.borders.get(side) for number, side in sides if 0 <= number < len(rows) for cell in rows[number].cells
    )


def _first(borders: Iterable[_Above]) -> _Above:
    return next((each for each in borders if each is not None), None)


def _of_paragraphs(paragraphs: Sequence[Paragraph]) -> RuledRows:
    """Neighbours of like borders are one box: the rule between them is then the one called ``between``."""
    rules: list[_Above] = [paragraphs[0].borders.get("top")]
    for one, other in pairwise(paragraphs):
        if one.borders == other.borders and (one.left, one.right) == (other.left, other.right):
            rules.append(one.borders.get("between"))
        else:
            rules.append(one.borders.get("bottom") or other.borders.get("top"))
    rules.append(paragraphs[-1].borders.get("bottom"))
    shown = [place for place, paragraph in enumerate(paragraphs) if not paragraph.empty]
    if not shown:
        return RuledRows((), ())
    kept: list[_Above] = [_first(rules[: shown[0] + 1])]
    kept += [_first(rules[one + 1 : other + 1]) for one, other in pairwise(shown)]
    kept.append(_first(rules[shown[-1] + 1 :]))
    return RuledRows(tuple((paragraphs[place],) for place in shown), tuple(kept))


# Where its rules and lines are.


def rule_widths(found: RecognisedDocument, imprint: RecognisedImprint) -> Iterator[tuple[Table | Paragraph, Length]]:
    """How wide its rules are: those of a table as wide as that, those of paragraphs as these between their indents."""
    if imprint.table is not None:
        if imprint.table.width > 0:
            yield imprint.table, imprint.table.width
        return
    for each in imprint.paragraphs:
        if {"top", "bottom", "between"} & set(each.borders):
            yield each, area_width(section_of(each, found.document)) - each.left - each.right


def beside_table(found: RecognisedDocument) -> tuple[Length, Length]:
    """The white beside the 版记's table in the text area: its own width is another rule's matter."""
    table = None if found.imprint is None else found.imprint.table
    if table is None or table.width <= 0:
        return NOTHING, NOTHING
    return table.left, area_width(section_of(table, found.document)) - table.left - table.width


def on_one_line(imprint: RecognisedImprint) -> bool:
    """Whether 印发机关 and 印发日期 are on one line."""
    assert imprint.office is not None
    assert imprint.date is not None
    office, date = imprint.office.paragraph, imprint.date.paragraph
    if office is date:
        return True
    rows = () if imprint.table is None else imprint.table.rows
    return any(
        {id(office), id(date)} <= {id(paragraph) for cell in row.cells for paragraph in cell.paragraphs}
        and not any({id(office), id(date)} <= set(map(id, cell.paragraphs)) for cell in row.cells)
        for row in rows
    )


def white_right(found: RecognisedDocument, paragraph: Paragraph) -> tuple[Length, Length] | None:
    """The white at the right of a line that ends with the date, and how unsure that is."""
    within = column(paragraph, found.document)
    if within is None:
        return None
    if "\t" in paragraph.text:
        stops = [place for kind, place in paragraph.tabs if kind in ("right", "end")]
        if paragraph.text.count("\t") != 1 or len(paragraph.tabs) != 1 or not stops:
            return None
        return within.right + within.width - stops[0], Length(0)
    place = extent(paragraph, found.document)
    if place is None:
        return None
    certain = paragraph.align == "right"
    return place.right, Length(0) if certain else place.unsure + length("imprint.inset") * 0.5


def imprint_alone(found: RecognisedDocument, section: int) -> bool:
    """Whether the section holds nothing but the 版记."""
    imprint = found.imprint
    own = set() if imprint is None else {id(each) for each in (imprint.table, *imprint.paragraphs)}
    return all(
        id(block) in own or not block.text.strip() for block in found.document.blocks if block.section == section
    )


# The red double rules of 信函 (10.1), however a file makes them: lines on the sheet, or borders of paragraphs.


_DOUBLE = {"thickThin": True, "thinThick": False}
_HEAD = 6  # paragraphs that the mark and the rule below it are in


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
class _LetterRules:
    """The rules of a letter's first page that were found: near its mark, and near its foot."""

    head: DoubleRule | None
    foot: DoubleRule | None
    unclear: bool
    """Something long is drawn there whose place is not in the file, or that is no line."""


def letter_rules(found: RecognisedDocument) -> _LetterRules:
    """The rules drawn across the first page of ``found``."""
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
    return _LetterRules(
        head=above[0] if above else None,
        foot=below[0] if below else None,
        unclear=unclear,
    )


def _stories(found: RecognisedDocument, section: Section) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """The paragraphs of the first page's header, of its section, of its footer."""
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
