"""Sheet, type area and grid in the file (clauses 5, 6 and 7.1): PG-01 to PG-11."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from generator.check.departure import Departure, Words, mm, wide
from generator.check.printed_places import PrintedDocument
from generator.check.rules.changes import page_setup as set_up
from generator.check.rules.changes.edited_document import Mend, Work
from generator.check.rules.changes.places import spaced
from generator.check.rules.level_numbers import LISTED_PAGE
from generator.check.rules.line_extent import area_width
from generator.check.rules.rule import Rule
from generator.check.rules.white_between_lines import line_of
from generator.ground.errors import Severity, TranslatedText
from generator.ground.length import Length, Pt
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Block, Paragraph, Section, Table
from generator.official.document import Level
from generator.official.recognition.elements import RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.official.recognition.recognising import nearest_profile, off_margin
from generator.standard import Profile, length, number, tolerance

if TYPE_CHECKING:
    from generator.office.pdf.measured_pages import Page

_rule = partial(Rule, laid_out="layout.page_setup")

_PER_POINT = 4096  # the unit of w:charSpace
_LINE_GRIDS = ("lines", "linesAndChars", "snapToChars")
_ROUNDING = Pt(0.1)  # twips that tracking and grids are rounded to
_PAGE_NUMBER = re.compile(r"[\s\d—–－ー─\-第页件份共，/·.]*")


# Fixes that several of the rules have.
_points = Words("page-pt")
_in_header = Words("page-in-the-header")


def _pitch(work: Work) -> Iterator[Mend]:
    """The line height of the text, and of all that is set in its size around it.

    Where only some paragraphs have another one (PG-09), they get that which most have.
    """
    usual = usual_paragraph(work.found)
    kept = work.rule == "PG-09" and usual is not None and usual.line_rule == "exact"
    wanted = usual.line if kept and usual is not None else length("grid.pitch", work.found.profile or Profile.OFFICE)
    return spaced(work, {"line": wanted.twips, "lineRule": "exact"})


@_rule("PG-01", "5.1", "must", rows=("page.width", "page.height"), mend=set_up.sheet)
def sheet(found: RecognisedDocument) -> Iterator[Departure]:
    """Every sheet is A4, 210 × 297 mm, or A4 lying across (5.1).

    Passes: 210.0 × 297.0 mm
    Departs: 215.9 × 279.4 mm, the letter size of other countries
    """
    for section in _once(found.document.sections, lambda each: (each.width, each.height)):
        if not _is_a4(section):
            size = _by(section.width, section.height)
            yield Departure(_inserted(section, found), size, _by(length("page.width"), length("page.height")))


@_rule(
    "PG-02",
    "5.2.1",
    "must",
    rows=("margin.top", "margin.stated_top", "type_area.top", "first_ink", "first_ink.near"),
    mend=set_up.margin("top"),
)
def top_margin(found: RecognisedDocument) -> Iterator[Departure]:
    """The white above the type area is 37 ± 1 mm, in GB/T 33476.2 a top margin of 34.58 mm (5.2.1).

    A top margin of 33.1 mm is right as well: with it the first ink is at 37 mm in Word.

    Passes: a top margin of 37.0 mm, of 34.6 mm, or of 33.1 mm
    Departs: 25.4 mm; 35.9 mm is reported as a warning
    """
    for top in dict.fromkeys(section.top for section in _sections(found)):
        off = off_margin(top, "top")
        if off > tolerance("type_area.top"):
            milder: Severity | None = "warning" if off <= length("first_ink.near") else None
            yield Departure(None, mm(top), mm(length("margin.top", _profile(found))), milder=milder)


@_rule("PG-03", "5.2.1", "must", rows=("margin.left", "type_area.left"), mend=set_up.margin("left"))
def left_margin(found: RecognisedDocument) -> Iterator[Departure]:
    """The white at the binding edge is 28 ± 1 mm (5.2.1).

    Passes: a left margin of 28.0 mm
    Departs: 31.7 mm, or 28.0 mm and a gutter of 5 mm
    """
    for left in dict.fromkeys(section.left + section.gutter for section in _sections(found)):
        if not _left_is_right(left):
            yield Departure(None, mm(left), mm(length("margin.left")))


@_rule(
    "PG-04",
    "5.2.1",
    "must",
    rows=("type_area.width", "margin.right", "type_area.right"),
    mend=set_up.margin("right"),
)
def width_of_type_area(found: RecognisedDocument) -> Iterator[Departure]:
    """The type area is 156 mm wide (5.2.1).

    Where the sheet or the left margin is wrong by itself, the right one is looked at alone.

    Passes: margins of 28.0 and 26.0 mm
    Departs: margins of 28.0 and 31.7 mm, which leave 150.3 mm
    """
    wanted, bound = length("type_area.width"), tolerance("type_area.width")
    for section in _once(_sections(found), lambda each: (each.left, each.right, each.gutter)):
        if _is_a4(section) and _left_is_right(section.left + section.gutter):
            if abs(area_width(section) - wanted) > bound:
                yield Departure(None, wide(mm(area_width(section))), mm(wanted))
        elif abs(section.right - length("margin.right")) > bound:
            width = length("page.width") - length("margin.left") - section.right
            yield Departure(None, wide(mm(width)), mm(wanted))


@_rule(
    "PG-05",
    "5.2.1",
    "must",
    rows=("type_area.height", "margin.bottom", "margin.stated_bottom", "type_area.bottom"),
    mend=set_up.margin("bottom"),
)
def height_of_type_area(found: RecognisedDocument) -> Iterator[Departure]:
    """The type area is 225 mm high, 229.8 mm between the margins of GB/T 33476.2 (5.2.1).

    Where the sheet or the top margin is wrong by itself, the bottom one is looked at alone. The first side of 信函 may
    go lower.

    Passes: margins of 37.0 and 35.0 mm, or of 34.6 and 32.6 mm
    Departs: margins of 37.0 and 25.4 mm, which leave 234.6 mm
    """
    bound = tolerance("type_area.height")
    for section in _once(_sections(found), lambda each: (each.top, each.bottom)):
        if found.form.rule == "double" and section.number == 0:
            continue
        profile = nearest_profile(section.top, "top") or Profile.OFFICE
        wanted = length("type_area.height", profile)
        if _is_a4(section) and off_margin(section.top, "top") <= tolerance("type_area.top"):
            height = section.height - section.top - section.bottom
            if all(abs(height - length("type_area.height", each)) > bound for each in Profile):
                yield Departure(None, _high(height), mm(wanted))
        elif off_margin(section.bottom, "bottom") > bound:
            height = length("page.height") - length("margin.top", profile) - section.bottom
            yield Departure(None, _high(height), mm(wanted))


@_rule("PG-06", "5.2.3", "usual", rows=("grid.lines", "grid.pitch"), mend=_pitch)
def lines_of_a_side(found: RecognisedDocument) -> Iterator[Departure]:
    """A side takes 22 lines of the text (5.2.3), on the type area as it is or as it should be.

    Passes: lines of exactly 28.95 pt, or of 28 pt
    Departs: lines of exactly 29 pt, 21 of which fit
    """
    paragraph = usual_paragraph(found)
    if paragraph is None:
        return
    section = found.document.sections[paragraph.section]
    height = _text_height(found, section)
    line = line_of(paragraph, section).height
    if line.least <= 0:
        return
    wanted = int(number("grid.lines"))
    fewest, most = (floor((height + _ROUNDING) / each) for each in (line.most, line.least))
    real = section.height - section.top - section.bottom
    if not fewest <= wanted <= most and not floor(real / line.most) <= wanted <= floor((real + _ROUNDING) / line.least):
        yield Departure(None, str(most if most < wanted else fewest), str(wanted))


@lines_of_a_side.on_page
def lines_of_a_side_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """A full side has 22 lines (5.2.3).

    Passes: 22 lines on a side that the text runs through.
    Departs: 33 lines.
    """
    wanted = int(number("grid.lines"))
    for page in _full_sides(printed):
        count = sum(placed.page is page for placed in printed.text_lines)
        if count != wanted:
            yield Departure(None, str(count), str(wanted), page=page.number)


@_rule("PG-07", "5.2.3", "usual", rows=("grid.characters", "grid.char_space"), mend=(set_up.grid, set_up.tracking))
def characters_of_a_line(found: RecognisedDocument) -> Iterator[Departure]:
    """A line takes 28 characters of 3号 (5.2.3), on the type area as it is or as it should be.

    Passes: a grid of 28 characters a line, or 3号 condensed by 0.25 pt
    Departs: 3号 as it is, 27 of which fit
    """
    paragraph = usual_paragraph(found)
    if paragraph is None:
        return
    section = found.document.sections[paragraph.section]
    wrong = abs(area_width(section) - length("type_area.width")) > tolerance("type_area.width")
    width = length("type_area.width") if wrong else area_width(section)
    wanted = int(number("grid.characters"))
    cell = _cell(paragraph, section, found.document.body_size)
    count = floor((width + _ROUNDING) / cell)
    if wanted not in (count, floor((area_width(section) + _ROUNDING) / cell)):
        yield Departure(None, str(count), str(wanted))


@_rule("PG-08", "5.2.3", "practice", rows=("grid.spare",), mend=set_up.grid)
def grid_fills(found: RecognisedDocument) -> Iterator[Departure]:
    """The document grid fills the type area, or programs centre it there and the text moves down (5.2.3).

    Passes: a grid of 22 lines of 28.95 pt, which leaves 0.9 pt
    Departs: a grid of lines of 28 pt, which leaves 21.8 pt
    """
    wanted = length("grid.spare")
    sections = [section for section in _sections(found) if section.grid in _LINE_GRIDS and section.pitch > 0]
    for section in _once(sections, lambda each: (each.pitch, each.top, each.bottom)):
        height = _text_height(found, section)
        left = height - section.pitch * floor((height + _ROUNDING) / section.pitch)
        if left > wanted:
            yield Departure(None, _points(round(left.pt, 1)), _points(wanted.pt))


@_rule("PG-09", "5.2.3", "practice", rows=("grid.pitch",), value="固定值，各段相同", mend=_pitch)
def one_pitch(found: RecognisedDocument) -> Iterator[Departure]:
    """All paragraphs of the text have one exact line height.

    Passes: every paragraph at exactly 28.95 pt
    Departs: one paragraph at 1.5 lines, or all of them at single spacing
    """
    usual = usual_paragraph(found)
    if usual is None:
        return
    if usual.line_rule != "exact":
        yield Departure(usual, _spacing(usual), _exactly(length("grid.pitch", _profile(found))))
    for each in found.body:
        paragraph = each.paragraph
        same = paragraph.line_rule == usual.line_rule and abs(paragraph.line - usual.line) < _ROUNDING
        typed = paragraph.text.strip().isdecimal()  # the number of a page
        listed = typed or LISTED_PAGE.search(paragraph.text) is not None or each.level is Level.CONTENTS
        if not same and not (listed or paragraph.drawings or paragraph.frame):
            yield Departure(paragraph, _spacing(paragraph), _spacing(usual))


@_rule("PG-10", "6.2", "practice", "info", rows=("margin.left", "margin.right"), value="对称页边距", laid_out=None)
def mirrored_margins(found: RecognisedDocument) -> Iterator[Departure]:
    """What is set up for printing on both sides has its binding edge at the right of even sides (6.2).

    A file says that it is printed on both sides where a section begins on an odd page; page numbers at the outer edges
    do not, as every document has them (7.5).

    Passes: mirror margins, 28 mm inside and 26 mm outside
    Departs: an attachment that begins on an odd page, but 28 mm at the left of both sides
    """
    document = found.document
    uneven = any(abs(section.left - section.right) > tolerance("type_area.width") for section in _sections(found))
    two_sided = any(section.begins == "oddPage" for section in document.sections)
    if two_sided and uneven and not document.mirror_margins:
        section = document.sections[0]
        yield Departure(None, mm(section.right), mm(length("margin.left")))


@_rule("PG-11", "7.1", "practice", rows=("page.nothing_above",), value="页眉空白，页脚只有页码")
def nothing_outside(found: RecognisedDocument) -> Iterator[Departure]:
    """Outside the type area is the page number and nothing else (7.1); 信函 have their mark there.

    Passes: empty headers, footers of — 1 —
    Departs: a header 内部资料, or a footer 示例市民政局 1
    """
    mark = {id(paragraph) for element in found.mark for paragraph in element.paragraphs}
    names = {without_blanks(element.text) for element in found.mark if found.form.rule == "double"}
    seen: set[str] = set()
    for section in found.document.sections:
        for paragraph in (each for header in section.headers.values() for each in header):
            text = paragraph.text.strip() or ("—" if paragraph.borders else "")
            if text and text not in seen and id(paragraph) not in mark and without_blanks(text) not in names:
                seen.add(text)
                yield Departure(
                    paragraph, phrase("page-line") if text == "—" else _in_header(text), phrase("page-empty-header")
                )
        for paragraph in (each for footer in section.footers.values() for each in footer):
            text = "".join(run.text for run in paragraph.runs if run.field is None).strip()
            if not _PAGE_NUMBER.fullmatch(text) and text not in seen:
                seen.add(text)
                content = phrase("page-in-the-footer", text=text)
                yield Departure(paragraph, content, phrase("page-only-numbers"))


def _sections(found: RecognisedDocument) -> tuple[Section, ...]:
    """The upright sections that the document itself is set in: an attachment may have a page set-up of its own."""
    numbers = {paragraph.section for paragraph in found.own_paragraphs}
    sections = found.document.sections
    own = tuple(section for section in sections if section.number in numbers and section.width < section.height)
    return own or sections[:1]


def _inserted(section: Section, found: RecognisedDocument) -> Block | None:
    """Where ``section`` begins if it is not the document's first: an attachment's sheets; else None."""
    own = (block for block in found.document.blocks if block.section == section.number)
    shown = (block for block in own if isinstance(block, Table) or not block.empty)
    return None if section.number == 0 else next(shown, None)


def _once(sections: Iterable[Section], key: Callable[[Section], Hashable]) -> Iterator[Section]:
    """The first of all sections that are alike by ``key``."""
    seen = set()
    for section in sections:
        if key(section) not in seen:
            seen.add(key(section))
            yield section


def _profile(found: RecognisedDocument) -> Profile:
    return found.profile or Profile.OFFICE


def _is_a4(section: Section) -> bool:
    wanted = sorted((length("page.width"), length("page.height")))
    bound = tolerance("page.width")
    return all(
        abs(one - other) <= bound for one, other in zip(sorted((section.width, section.height)), wanted, strict=True)
    )


def _left_is_right(left: Length) -> bool:
    return abs(left - length("margin.left")) <= tolerance("type_area.left")


def _text_height(found: RecognisedDocument, section: Section) -> Length:
    """The height between the margins, or the one that should be there."""
    height = section.height - section.top - section.bottom
    bound = tolerance("type_area.height")
    right = any(abs(height - length("type_area.height", profile)) <= bound for profile in Profile)
    return height if right else length("type_area.height", _profile(found))


def usual_paragraph(found: RecognisedDocument) -> Paragraph | None:
    """A paragraph of the line height that most of the text has."""
    counted = Counter((each.paragraph.line_rule, round(each.paragraph.line, 1)) for each in found.body)
    if not counted:
        return None
    (usual, _), *_ = counted.most_common(1)
    return next(
        each.paragraph for each in found.body if (each.paragraph.line_rule, round(each.paragraph.line, 1)) == usual
    )


def _cell(paragraph: Paragraph, section: Section, body_size: Length) -> Length:
    """The width of a 3号 character as it is set in most of the paragraph."""
    size = length("size.body")
    tracking = Counter[float]()
    for run in paragraph.runs:
        tracking[float(run.tracking)] += len(run.text)
    (added, _), *_ = tracking.most_common(1) or [(0.0, 0)]
    cell = size + added
    space = Pt(section.char_space / _PER_POINT)
    if section.grid == "linesAndChars" and paragraph.snap_to_grid:
        return cell + space
    if section.grid == "snapToChars" and paragraph.snap_to_grid:
        pitch = body_size + space
        return pitch if cell <= pitch else pitch * 2
    return cell


def _spacing(paragraph: Paragraph) -> TranslatedText:
    """The line spacing as Word and WPS call it."""
    if paragraph.line_rule == "auto":
        lines = paragraph.line / Pt(12)
        single = phrase("page-single-spacing")
        return single if lines == 1 else phrase("page-lines", lines=lines)
    if paragraph.line_rule == "exact":
        return _exactly(paragraph.line)
    return phrase("page-at-least-pt", pt=paragraph.line.pt)


def _exactly(height: Length) -> TranslatedText:
    return phrase("page-exactly-pt", height=height.pt)


def _high(height: Length) -> TranslatedText:
    return phrase("page-high", height=mm(height))


def _by(width: Length, height: Length) -> str:
    return f"{width.mm:.1f} × {height.mm:.1f} mm"


def _full_sides(printed: PrintedDocument) -> Iterator[Page]:
    """Sides after the first that hold nothing but text and whose last line's paragraph goes on overleaf.

    The last paragraph may do so before a side is full: its last line is kept with the 署名 (7.3.5.5).
    """
    body = [placed for _, placed in printed.body_lines()]
    text = Counter(line.page.number for placed in body for line in placed)
    continued = {
        above.page.number for placed in body[:-1] for above, below in pairwise(placed) if above.page is not below.page
    }
    for page in printed.pages[1:]:
        whole = sum(placed.page is page for placed in printed.text_lines)
        if page.number in continued and text[page.number] == whole and not page.images:
            yield page
