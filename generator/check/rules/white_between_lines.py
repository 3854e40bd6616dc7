"""Clear white between the inks of two lines, as a file has it.

The standard's 空一行 and 空二行 are clear white (figures 2, 5 and 9). Clerks write as many empty lines instead, which
leaves more; both are right. Where a height depends on a font's own metrics, the white is known within bounds only, and
nothing is said of it unless all of them are wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator.check.departure import Departure, Saying, mm
from generator.check.rules.line_extent import position
from generator.ground.errors import Severity
from generator.ground.length import NOTHING, Hang, Length, Pt
from generator.office.reading.document import Border, Paragraph, ReadDocument, Section, Table
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import Profile, length, number, tolerance

_ABOVE, _BELOW = number("ink.above"), number("ink.below")  # ink of hanzi over and under the baseline, in em
_BASELINE = number("ink.baseline")  # where the baseline lies in a line of exact height
_EM_BOX = number("ink.ascent") - number("ink.descent")  # by which LibreOffice centres such a line on a grid
_NATURAL = (1.0, 1.5)  # how high fonts make their lines, in em
_SHIFT = 0.12  # how far off the middle a font may set its ink, in em
_SINGLE = Pt(12)  # what a single line counts, where lines are counted
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_EMPTY_LINE = (0.6, 1.6)  # how high an empty line may be beside one of the text


@dataclass(frozen=True, slots=True)
class Bounds:
    """A length that is known within bounds."""

    least: Length
    most: Length

    def __add__(self, other: Bounds | float) -> Bounds:
        if isinstance(other, Bounds):
            return Bounds(self.least + other.least, self.most + other.most)
        return Bounds(self.least + other, self.most + other)

    def within(self, wanted: Length, bound: Length) -> bool:
        """Whether it can be ``wanted``, give or take ``bound``."""
        return self.least <= wanted + bound and self.most >= wanted - bound

    @property
    def middle(self) -> Length:
        """What is half-way between."""
        return Length((self.least + self.most) * 0.5)

    @property
    def text(self) -> str:
        """Its middle, in millimetres as people write them."""
        return f"{self.middle.mm:.1f} mm"


_NONE = Bounds(NOTHING, NOTHING)


@dataclass(frozen=True, slots=True)
class LineWhite:
    """A line of a paragraph: its height, and the white over and under its ink."""

    height: Bounds
    above: Bounds
    below: Bounds


def size_of(paragraph: Paragraph) -> Length:
    """The size of its largest type, of its mark where it has no text."""
    return Length(max((run.size for run in paragraph.runs if run.text.strip()), default=paragraph.mark_size))


def line_of(paragraph: Paragraph, section: Section) -> LineWhite:
    """One of the paragraph's lines."""
    size = size_of(paragraph)
    on_grid = section.grid in _GRIDS and paragraph.snap_to_grid
    if paragraph.line_rule == "exact":
        baseline = paragraph.line * _BASELINE
        above, below = Length(baseline - _ABOVE * size), Length(paragraph.line - baseline - _BELOW * size)
        return LineWhite(Bounds(paragraph.line, paragraph.line), Bounds(above, above), Bounds(below, below))
    height = _height(paragraph, section, size) if on_grid else _natural(paragraph, size)
    ink = size * (_ABOVE + _BELOW)
    if on_grid:
        over = Bounds((height.least - ink) * 0.5 - size * _SHIFT, (height.most - ink) * 0.5 + size * _SHIFT)
        return LineWhite(height, over, over)
    over = Bounds(NOTHING, Length(max(height.most - ink, 0)))
    return LineWhite(height, over, over)


def _natural(paragraph: Paragraph, size: Length) -> Bounds:
    least, most = (size * part for part in _NATURAL)
    if paragraph.line_rule == "atLeast":
        return Bounds(Length(max(least, paragraph.line)), Length(max(most, paragraph.line)))
    factor = paragraph.line / _SINGLE
    return Bounds(least * factor, most * factor)


def _height(paragraph: Paragraph, section: Section, size: Length) -> Bounds:
    """On a grid a line takes whole rows of it; several lines' spacing is counted in rows too, or rounded up to them."""
    pitch = section.pitch
    if pitch <= 0:
        return _natural(paragraph, size)
    natural = _natural(paragraph, size)
    factor = paragraph.line / _SINGLE if paragraph.line_rule == "auto" else 1
    rows = [ceil(each / pitch) for each in (natural.least, natural.most)]
    by_row = [ceil(size * part / pitch) * factor for part in _NATURAL]
    return Bounds(pitch * min(*rows, *by_row), pitch * max(*rows, *by_row))


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap between two lines: the white, the paragraphs without text in it, and the spacing of those.

    ``above`` is the paragraph of the upper one; ``empty_lines`` counts them where they are all of a line's height, else
    it is -1.
    """

    above: Paragraph
    white: Bounds
    empty: int
    empty_lines: int
    spacing: Length


def gap_above(found: RecognisedDocument, below: Paragraph, *, from_rule: bool = False) -> Gap | None:
    """The gap between ``below`` and the line above it, or the rule under that; None where the file leaves it open."""
    lines = lines_above(found, below, from_rule=from_rule)
    return None if lines is None else _gap(found, *lines, below, from_rule=from_rule)


def lines_above(
    found: RecognisedDocument, below: Paragraph, *, from_rule: bool = False
) -> tuple[Paragraph, list[Paragraph]] | None:
    """The line above ``below``, and the paragraphs without text between; None where the file leaves the gap open."""
    document = found.document
    at = position(below, document)
    if at is None or document.blocks[at] is not below or below.frame:
        return None
    between: list[Paragraph] = []
    for place in range(at - 1, -1, -1):
        block = document.blocks[place]
        if not isinstance(block, Paragraph) or _may_break(block, [*between, below], document):
            return None
        if _blank(block) and not (from_rule and "bottom" in block.borders):
            between.append(block)
        elif not block.frame:
            return block, between
    return None


def spacing_above(above: Paragraph, between: Sequence[Paragraph], below: Paragraph) -> Length:
    """The spacing of the paragraphs from ``above`` to ``below``."""
    return Length(above.after + below.before + sum(each.before + each.after for each in between))


def _may_break(above: Paragraph, under: list[Paragraph], document: ReadDocument) -> bool:
    """Whether a page may end between ``above`` and what is under it."""
    nearest = under[-2] if len(under) > 1 else under[-1]
    if above.section != nearest.section and document.sections[nearest.section].begins != "continuous":
        return True
    return above.ends_page or any(each.starts_page for each in under)


def _blank(paragraph: Paragraph) -> bool:
    """Whether it is a line without text; what floats beside it does not matter."""
    return (
        not paragraph.frame
        and not paragraph.text.strip()
        and not paragraph.numbering
        and all(drawing.anchored for drawing in paragraph.drawings)
    )


def _gap(
    found: RecognisedDocument, above: Paragraph, between: list[Paragraph], below: Paragraph, *, from_rule: bool
) -> Gap:
    sections = found.document.sections
    lines = [line_of(each, sections[each.section]) for each in between]
    spacing = spacing_above(above, between, below)
    white = line_of(below, sections[below.section]).above + spacing
    for line in lines:
        white += line.height
    if not from_rule:
        white += line_of(above, sections[above.section]).below
        white += _border(above.borders.get("bottom"))
    pitch = length("grid.pitch", found.profile or Profile.OFFICE)
    whole = [
        line
        for line in lines
        if line.height.within(pitch * (sum(_EMPTY_LINE) / 2), pitch * ((_EMPTY_LINE[1] - _EMPTY_LINE[0]) / 2))
    ]
    return Gap(above, white, len(lines), len(whole) if len(whole) == len(lines) else -1, spacing)


def _border(border: Border | None) -> Length:
    return NOTHING if border is None else border.space + border.width


def gap_departs(
    found: RecognisedDocument,
    below: Paragraph,
    row: str,
    *,
    from_rule: bool = False,
    size: Length | None = None,
    said: Saying = str,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure where neither the white of ``row`` lies above ``below`` nor as many empty lines as it has 行.

    ``size`` is what the lower line's type should be: a wrong one moves its ink, and is reported alone. ``said`` puts
    the measured white into words.
    """
    gap = gap_above(found, below, from_rule=from_rule)
    if gap is None:
        return
    wanted, bound = length(row), tolerance(row)
    if size is not None:
        bound += abs(size_of(below) - size) * _ABOVE
    clerks = gap.empty_lines == round(wanted / Hang(1)) and abs(gap.spacing) <= bound
    if not clerks and not gap.white.within(wanted, bound):
        yield Departure(below, said(gap.white.text), mm(wanted), milder=milder)


def bounds_depart(
    at: Element | Paragraph, measured: Bounds | None, row: str, said: Saying = str
) -> Iterator[Departure]:
    """A departure where ``measured`` cannot be the value of ``row``, give or take its tolerance."""
    if measured is not None and not measured.within(length(row), tolerance(row)):
        yield Departure(at, said(measured.text), mm(length(row)))


def unsure(paragraph: Paragraph) -> Length:
    """The difference between programs in the ink of a line of exact height: some centre it."""
    return higher_if_centred(paragraph.line, size_of(paragraph)) if paragraph.line_rule == "exact" else NOTHING


def higher_if_centred(height: Length, size: Length) -> Length:
    """How much higher ink is in a line that is in the middle of the grid's, than in one of exact height."""
    return Length(abs(height * _BASELINE - (height + _EM_BOX * size) * 0.5))


def white_to_rule(paragraph: Paragraph, section: Section) -> Bounds | None:
    """The white between the paragraph's ink and the rule under it; None where it has none."""
    border = paragraph.borders.get("bottom")
    return None if border is None else line_of(paragraph, section).below + border.space


def ink_top(found: RecognisedDocument, paragraph: Paragraph) -> Bounds | None:
    """Where the paragraph's ink begins on the first page, from the sheet's top; None where the file leaves it open."""
    document = found.document
    at = position(paragraph, document)
    if at is None or document.blocks[at] is not paragraph or paragraph.frame:
        return None
    section = document.sections[0]
    top: Bounds = _NONE + section.top
    for block in document.blocks[:at]:
        if block.floating if isinstance(block, Table) else block.frame:
            continue
        if isinstance(block, Table) or block.section or block.starts_page or block.ends_page:
            return None
        top += _whole_height(block, section)
    return top + paragraph.before + line_of(paragraph, section).above


def _whole_height(paragraph: Paragraph, section: Section) -> Bounds:
    """Of a paragraph of one line."""
    height = line_of(paragraph, section).height + paragraph.before + paragraph.after
    return height + _border(paragraph.borders.get("bottom")) + _border(paragraph.borders.get("top"))
