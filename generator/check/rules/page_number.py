"""Page numbers in the file (7.5): PN."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rules.departure import Departure, left, on_file, quoted, right
from generator.check.rules.extent import extent, mm
from generator.check.rules.places import before
from generator.check.rules.runs import other_size
from generator.check.rules.white import Bounds, line_of
from generator.ground.errors import TranslatedText
from generator.office.reading.document import Paragraph, Section, Table
from generator.official.recognition.found import Found
from generator.standard import Format, length, tolerance
from generator.standard.faces import face_of

_PAGE = re.compile(r"\bPAGE\b")
_DASHED = re.compile(r"[^—]*—(?!—)[^—]*\d[^—]*—(?!—)[^—]*")
_WANTED = "— 1 —"
_WORDS = re.compile(r"[第共页]")
_HALF_WIDTH = ("", "decimal")
_LEFT = TranslatedText("居左", "at the left")
_ALIGNS = {
    "left": _LEFT,
    "center": TranslatedText("居中", "centred"),
    "right": TranslatedText("居右", "at the right"),
    "both": _LEFT,
}
_DIGITS = TranslatedText("半角阿拉伯数字", "half-width Arabic digits")
_FULL_WIDTH_DIGITS = TranslatedText("全角数字", "full-width digits")
NUMBERED = (TranslatedText("编有页码", "bear numbers"), TranslatedText("不编页码", "be without"))
"""Pages that should have no number."""


@on_file("PN-01", clause="7.5", strength="must", value="每面有页码", laid_out="writer.section")
def numbered(found: Found) -> Iterator[Departure]:
    """Every page has a number, but the first of 信函 and those of a 版记 after a blank page (7.5, 10.1).

    Passes: a page number in the footers of odd and of even pages.
    Departs: footers without a page number.
    """
    sections = [section for section in found.document.sections if _needs_numbers(found, section)]
    if not any(numbers_of(section, kind) for section in found.document.sections for kind in _kinds(section)):
        if found.format is not Format.LETTER or found.attachments:
            yield Departure(None, TranslatedText("没有页码", "there are none"), quoted(_WANTED))
        return
    for section in sections:
        for kind, zh, en in _pages(found, section):
            if not numbers_of(section, kind):
                at = _first_of(found, section.number)
                yield Departure(at, TranslatedText(f"{zh}没有页码", f"there are none on {en}"), quoted(_WANTED))
    yield from _restarted(found)


@on_file(
    "PN-02",
    clause="7.5",
    strength="usual",
    rows=("page_number.size",),
    value="4号半角宋体",
    laid_out="layout.page_setup",
)
def digits(found: Found) -> Iterator[Departure]:
    """The number is set in half-width digits of 4号宋体 (7.5, usual).

    Passes: 宋体 of 14 pt.
    Departs: Times New Roman of 10.5 pt, or full-width digits.
    """
    for section, _, paragraph in _all_numbers(found):
        if section.number_format not in _HALF_WIDTH:
            yield Departure(paragraph, _format(section.number_format), _DIGITS)
        other = [run for run in paragraph.runs if _is_page(run.field) and face_of(run.latin) != "宋体"]
        if other:
            yield Departure(paragraph, other[0].latin, "宋体")
        yield from other_size(paragraph, "page_number.size")


@on_file("PN-03", clause="7.5", strength="must", value="— 1 —", laid_out="layout.page_setup")
def dashes(found: Found) -> Iterator[Departure]:
    """One dash of a full character is at each side of the number (7.5).

    Passes: — 1 —
    Departs: - 1 -, or the number alone
    """
    for _, _, paragraph in _all_numbers(found):
        text = paragraph.text.strip()
        if _DASHED.fullmatch(text) is None:
            yield Departure(paragraph, text, _WANTED)


@on_file("PN-04", clause="7.5", strength="must", rows=("page_number.dash",), laid_out="layout.page_setup")
def height(found: Found) -> Iterator[Departure]:
    """The dash is 7 mm below the type area (7.5).

    Passes: a footer of one line of 14 pt, 25 mm from the sheet's edge.
    Departs: a footer 15 mm from it.
    """
    wanted = length("page_number.dash")
    for section, kind, paragraph in _upright_numbers(found):
        line, ink = line_of(paragraph, section), length("page_number.size")
        # The dash lies in the middle of the ink of hanzi.
        lifted = line.below + _beneath(section, kind, paragraph) + section.footer + ink * 0.5
        dash = Bounds(length("page.height") - lifted.most, length("page.height") - lifted.least)
        if not dash.within(wanted, tolerance("page_number.dash")):
            yield Departure(paragraph, dash.text, mm(wanted))


@on_file("PN-05", clause="7.5", strength="must", rows=("page_number.inset",), laid_out="layout.page_setup")
def odd_pages(found: Found) -> Iterator[Departure]:
    """On odd pages the number is at the right, one 字 in (7.5).

    Passes: aligned right, a right indent of 14 pt.
    Departs: a centred number.
    """
    for section, kind, paragraph in _upright_numbers(found):
        if kind == "default":
            yield from _at_the(found, paragraph, "right", section)


@on_file("PN-06", clause="7.5", strength="must", rows=("page_number.inset",), laid_out="layout.page_setup")
def even_pages(found: Found) -> Iterator[Departure]:
    """On even pages the number is at the left, one 字 in (7.5).

    Passes: a footer of its own for even pages, a left indent of 14 pt.
    Departs: the same footer for odd and even pages.
    """
    if not found.document.odd_and_even:
        for _, kind, paragraph in _upright_numbers(found):
            if kind == "default":
                there = _ALIGNS.get(paragraph.align, _LEFT)
                yield Departure(paragraph, TranslatedText(f"双页也{there.zh}", f"{there.en} on even pages, too"), _LEFT)
                return
    for section, kind, paragraph in _upright_numbers(found):
        if kind == "even":
            yield from _at_the(found, paragraph, "left", section)


@on_file("PN-07", clause="7.5", strength="must", value="空白页和版记页不编页码", laid_out="layout.imprint_block")
def blank_page(found: Found) -> Iterator[Departure]:
    """Where a blank page precedes that of the 版记, neither has a number (7.5).

    Passes: both in a section whose footers are empty.
    Departs: a page break, an empty page, and a numbered page with the 版记.
    """
    imprint = found.imprint
    at = None if imprint is None else imprint.table or next(iter(imprint.paragraphs), None)
    if at is None or not _blank_page_before(found, at):
        return
    section = found.document.sections[at.section]
    if any(numbers_of(section, kind) for kind in ("default", "even")):
        yield Departure(at, *NUMBERED)


@on_file("PN-08", clause="7.5", strength="practice", value="不写“第×页”", laid_out="layout.page_setup")
def no_words(found: Found) -> Iterator[Departure]:
    """The number is without 第, 页 and 共 (practice).

    Passes: — 1 —
    Departs: — 第1页 —
    """
    for _, _, paragraph in _all_numbers(found):
        if _WORDS.search(paragraph.text):
            yield Departure(paragraph, paragraph.text.strip(), _WANTED)


def _format(name: str) -> TranslatedText:
    """A format of page numbers, as OOXML calls it (ECMA-376, 17.18.59)."""
    return (
        _FULL_WIDTH_DIGITS
        if name == "decimalFullWidth"
        else TranslatedText(f"编号格式 {name}", f"the number format {name}")
    )


def _is_page(field: str | None) -> bool:
    return field is not None and _PAGE.search(field) is not None


def _kinds(section: Section) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*section.footers, *section.headers)))


def numbers_of(section: Section, kind: str) -> list[Paragraph]:
    """The paragraphs with a page number on the section's pages of this kind."""
    stories = (*section.footers.get(kind, ()), *section.headers.get(kind, ()))
    return [paragraph for paragraph in stories if any(_is_page(run.field) for run in paragraph.runs)]


def _pages(found: Found, section: Section) -> Iterator[tuple[str, str, str]]:
    """The kinds of pages that a section has footers for, and what they are called."""
    if found.document.odd_and_even:
        yield "default", "单页", "odd pages"
        yield "even", "双页", "even pages"
    else:
        yield "default", "正文", "its pages"
    if section.title_page and not (found.format is Format.LETTER and section.number == 0):
        yield "first", "首页", "the first page"


def _needs_numbers(found: Found, section: Section) -> bool:
    """Whether text is in it; that of a 版记 alone may be without, after a blank page."""
    imprint = found.imprint
    own = set() if imprint is None else {id(each) for each in (imprint.table, *imprint.paragraphs)}
    blocks = [block for block in found.document.blocks if block.section == section.number and block.text.strip()]
    return any(id(block) not in own for block in blocks)


def _first_of(found: Found, section: int) -> Paragraph | Table | None:
    return next((block for block in found.document.blocks if block.section == section and block.text.strip()), None)


def _restarted(found: Found) -> Iterator[Departure]:
    """A section that begins to count again; those of attachments are AN-07's, the first of 信函 LT-08's."""
    attached = {attachment.label.paragraph.section for attachment in found.attachments}
    for section in found.document.sections:
        first = section.number == 0
        start = section.restarts_at
        if start is None or (first and start == 1) or (not first and section.number in attached):
            continue
        if not (first and found.format is Format.LETTER):
            at = _first_of(found, section.number)
            wanted = (
                TranslatedText("从 1 编起", "numbered from 1")
                if first
                else TranslatedText("接着前面编", "numbered on from those before")
            )
            yield Departure(at, TranslatedText(f"从 {start} 编起", f"they begin at {start}"), wanted)


def _all_numbers(found: Found) -> Iterator[tuple[Section, str, Paragraph]]:
    """Every paragraph with a page number, once, with its section and the kind of pages it is on."""
    seen: list[Paragraph] = []
    for section in found.document.sections:
        shown = [kind for kind, _, _ in _pages(found, section)]
        if section.title_page and "first" not in shown:
            shown.append("first")
        for kind in shown:
            for paragraph in numbers_of(section, kind):
                if all(paragraph.place != each.place for each in seen):
                    seen.append(paragraph)
                    yield section, kind, paragraph


def _upright_numbers(found: Found) -> Iterator[tuple[Section, str, Paragraph]]:
    """Those in the footers of upright pages, outside of frames."""
    for section, kind, paragraph in _all_numbers(found):
        across = section.landscape or section.width > section.height
        if not across and not paragraph.frame and any(paragraph is each for each in section.footers.get(kind, ())):
            yield section, kind, paragraph


def _beneath(section: Section, kind: str, paragraph: Paragraph) -> Bounds:
    """The height of the lines below the paragraph in its footer."""
    story = section.footers[kind]
    place = next(number for number, each in enumerate(story) if each is paragraph)
    whole = Bounds(paragraph.after, paragraph.after)
    for each in story[place + 1 :]:
        if not each.frame:
            whole += line_of(each, section).height + (each.before + each.after)
    return whole


def _at_the(found: Found, paragraph: Paragraph, side: str, section: Section) -> Iterator[Departure]:
    """A departure where the number is not one 字 in, from the edge of the sheet's type area or of the standard's."""
    wanted, bound = length("page_number.inset"), tolerance("page_number.inset")
    place = extent(paragraph, found.document)
    if place is None:
        return
    measured = place.right if side == "right" else place.left
    margin = section.right if side == "right" else section.left
    on_sheet = measured + margin - length(f"margin.{side}")
    measured = min(measured, on_sheet, key=lambda each: abs(each - wanted))
    if abs(measured - wanted) <= bound + (place.unsure if paragraph.align != side else 0):
        return
    there = _ALIGNS.get(paragraph.align, _LEFT)
    if there == _ALIGNS[side]:
        yield Departure(paragraph, right(mm(measured)) if side == "right" else left(mm(measured)), mm(wanted))
    else:
        yield Departure(paragraph, there, _ALIGNS[side])


def _blank_page_before(found: Found, at: Paragraph | Table) -> bool:
    """Whether the file itself leaves a page empty before ``at``: two breaks with nothing but white between."""
    breaks, section = 0, at.section
    if isinstance(at, Paragraph):
        breaks += at.starts_page
    for block in reversed(before(at, found.document)):
        if block.section != section:
            breaks += found.document.sections[section].begins != "continuous"
            section = block.section
        if isinstance(block, Table):
            break
        breaks += block.ends_page
        if not block.empty:
            break
        breaks += block.starts_page
    return breaks > 1
