"""Page numbers in the file (7.5): PN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Literal

from lxml import etree

from generator.check.departure import Departure, departs, left, mm, quoted, right
from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.check.rules.changes.edited_document import Mend, Mender, Work, align, indent
from generator.check.rules.changes.looks import whole
from generator.check.rules.changes.page_setup import even_footers, page_numbers
from generator.check.rules.changes.places import placing
from generator.check.rules.changes.typed import Slip, typed
from generator.check.rules.line_extent import before, extent
from generator.check.rules.rule import FILE_RULES, Rule
from generator.check.rules.runs import other_size
from generator.check.rules.white_between_lines import Bounds, bounds_depart, line_of
from generator.ground.errors import TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph, Section, Table
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import length, tolerance
from generator.standard.faces import face_of

if TYPE_CHECKING:
    from generator.office.pdf.measured_pages import Char

_rule = partial(Rule, laid_out="layout.page_setup")

_PAGE = re.compile(r"\bPAGE\b")
_DASHED = re.compile(r"[^—]*—(?!—)[^—]*\d[^—]*—(?!—)[^—]*")
_WANTED = "— 1 —"
_WORDS = re.compile(r"[第共页]")
_HALF_WIDTH = ("", "decimal", "numberInDash")
_LEFT = phrase("page-left")
_ALIGNS = {
    "left": _LEFT,
    "center": phrase("measured-centred"),
    "right": phrase("page-right"),
    "both": _LEFT,
}
_DIGITS = phrase("page-digits")
_NUMBERED = (phrase("page-numbered"), phrase("page-numbered-wanted"))
"""Pages that should have no number."""
_PAGE_NUMBER = re.compile(r"\s*(?P<before>[-－–—]+\s*)\d+(?P<behind>\s*[-－–—]+)\s*")


@_rule("PN-01", "7.5", "must", value="每面有页码", laid_out="writer.section", mend=page_numbers)
def numbered(found: RecognisedDocument) -> Iterator[Departure]:
    """Every page has a number, but the first of 信函 and those of a 版记 after a blank page (7.5, 10.1).

    Passes: a page number in the footers of odd and of even pages.
    Departs: footers without a page number.
    """
    sections = [section for section in found.document.sections if _needs_numbers(found, section)]
    if not any(
        numbers_of(section, kind)
        for section in found.document.sections
        for kind in {*section.footers, *section.headers}
    ):
        if found.form.first_page_numbered or found.attachments:
            yield Departure(None, phrase("page-there-are-none"), quoted(_WANTED))
        return
    for section in sections:
        for kind, key in _pages(found, section):
            if not numbers_of(section, kind):
                at = _first_of(found, section.number)
                yield Departure(at, phrase("page-there-are-none-on", pages=phrase(key)), quoted(_WANTED))
    yield from _restarted(found)


@numbered.on_page
def numbered_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """Every side has a number, but the first of 信函, and a blank one before the 版记 with the 版记's own (7.5).

    Passes: sides 1 to 4 numbered, a blank side 5 and the 版记 on side 6 not.
    Departs: no numbers at all.
    """
    bare = _blank_and_after(printed) | (set() if printed.found.form.first_page_numbered else {1})
    for page in printed.pages:
        if page.number not in printed.numbers and page.number not in bare and page.height > page.width:
            missing = phrase("page-there-is-none-on-page", number=page.number)
            yield Departure(None, missing, quoted(f"— {page.number} —"), page=page.number)
            return


@_rule("PN-02", "7.5", "usual", rows=("page_number.size",), value="4号半角宋体", mend=whole("宋体", "page_number.size"))
def digits(found: RecognisedDocument) -> Iterator[Departure]:
    """The number is set in half-width digits of 4号宋体 (7.5, usual).

    Passes: 宋体 of 14 pt.
    Departs: Times New Roman of 10.5 pt, or full-width digits.
    """
    for section, _, paragraph in _all_numbers(found):
        if section.number_format not in _HALF_WIDTH:
            yield Departure(paragraph, _format(section.number_format), phrase("page-digits"))
        other = [run for run in paragraph.runs if _is_page(run.field) and face_of(run.latin) != "宋体"]
        if other:
            yield Departure(paragraph, other[0].latin, "宋体")
        yield from other_size(paragraph, "page_number.size")


@_rule("PN-03", "7.5", "must", value="— 1 —")
def dashes(found: RecognisedDocument) -> Iterator[Departure]:
    """One dash of a full character is at each side of the number (7.5).

    Passes: — 1 —
    Departs: - 1 -, or the number alone
    """
    for _, _, paragraph in _all_numbers(found):
        text = paragraph.text.strip()
        if _DASHED.fullmatch(text) is None:
            yield Departure(paragraph, text, _WANTED)


@dashes.mends
@typed
def _dashes_mended(work: Work) -> Iterator[Slip]:
    """The dashes beside a page number; the number itself is a field."""
    for paragraph in work.departing:
        match = _PAGE_NUMBER.fullmatch(paragraph.text)
        if match is not None:
            yield Slip(paragraph, match.start("before"), match.end("before"), "— ")
            yield Slip(paragraph, match.start("behind"), match.end("behind"), " —")


@_rule("PN-04", "7.5", "must", rows=("page_number.dash",))
def height(found: RecognisedDocument) -> Iterator[Departure]:
    """The dash is 7 mm below the type area (7.5).

    Passes: a footer of one line of 14 pt, 25 mm from the sheet's edge.
    Departs: a footer 15 mm from it.
    """
    for section, kind, paragraph in _upright_numbers(found):
        line, ink = line_of(paragraph, section), length("page_number.size")
        # The dash lies in the middle of the ink of hanzi.
        lifted = line.below + _beneath(section, kind, paragraph) + section.footer + ink * 0.5
        dash = Bounds(length("page.height") - lifted.most, length("page.height") - lifted.least)
        yield from bounds_depart(paragraph, dash, "page_number.dash")


@height.on_page
def height_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The 一字线 lies 7 mm under the type area, y = 269 mm (7.5).

    Passes: its middle at 269.2 mm.
    Departs: at 282 mm.
    """
    wanted, bound = length("page_number.dash").mm, tolerance("page_number.dash").mm
    sheet = length("page.height").mm  # of a wrong sheet the number is as far from the lower edge
    yield from islice(
        (
            each
            for _, placed, dash in _dashed(printed)
            for each in departs(
                None, placed, (dash.ink.top + dash.ink.bottom) / 2 + sheet - placed.page.height, wanted, bound
            )
        ),
        1,
    )


@_rule("PN-05", "7.5", "must", rows=("page_number.inset",))
def odd_pages(found: RecognisedDocument) -> Iterator[Departure]:
    """On odd pages the number is at the right, one 字 in (7.5).

    Passes: aligned right, a right indent of 14 pt.
    Departs: a centred number.
    """
    for section, kind, paragraph in _upright_numbers(found):
        if kind == "default":
            yield from _at_the(found, paragraph, "right", section)


@odd_pages.on_page
def odd_pages_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """On odd sides the number is at the right, one 字 in (7.5).

    Passes: the right dash ends at x = 179.1 mm.
    Departs: a centred number.
    """
    yield from _printed_at_the(printed, "right")


@odd_pages.mends
def _odd_pages_mended(work: Work) -> Iterator[Mend]:
    """At the right; where even pages have the same footers, only together with footers of their own."""
    found = work.found
    if not found.document.odd_and_even:
        if work.opened.settings is None:
            return
        yield from even_footers(replace(work, rule=even_pages.id, departures=tuple(FILE_RULES[even_pages.id](found))))
    yield from _placed_at("right")(work)


def _placed_at(side: Literal["left", "right"]) -> Mender:
    """A mender that sets page numbers at the ``left`` or ``right``, one 字 in."""

    @placing
    def mend(paragraph: Paragraph, element: etree._Element) -> bool:
        if "\t" in paragraph.text or paragraph.frame:
            return False
        align(element, side)
        indent(element, **{side: length("page_number.inset").twips})
        return True

    return mend


@_rule("PN-06", "7.5", "must", rows=("page_number.inset",))
def even_pages(found: RecognisedDocument) -> Iterator[Departure]:
    """On even pages the number is at the left, one 字 in (7.5).

    Passes: a footer of its own for even pages, a left indent of 14 pt.
    Departs: the same footer for odd and even pages.
    """
    if not found.document.odd_and_even:
        for _, kind, paragraph in _upright_numbers(found):
            if kind == "default":
                there = _aligned(paragraph.align)
                yield Departure(paragraph, phrase("page-on-even-pages-too", there=there), phrase("page-left"))
                return
    for section, kind, paragraph in _upright_numbers(found):
        if kind == "even":
            yield from _at_the(found, paragraph, "left", section)


@even_pages.on_page
def even_pages_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """On even sides the number is at the left, one 字 in (7.5).

    Passes: the left dash begins at x = 32.9 mm.
    Departs: a number at the right of side 2.
    """
    yield from _printed_at_the(printed, "left")


@even_pages.mends
def _even_pages_mended(work: Work) -> Iterator[Mend]:
    return iter((_placed_at("left") if work.found.document.odd_and_even else even_footers)(work))


@_rule("PN-07", "7.5", "must", value="空白页和版记页不编页码", laid_out="layout.imprint_block")
def blank_page(found: RecognisedDocument) -> Iterator[Departure]:
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
        yield Departure(at, *_NUMBERED)


@blank_page.on_page
def blank_page_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """Where a blank side precedes the 版记's, neither of both has a number (7.5).

    Passes: a blank side 3 and the 版记 on side 4, both without.
    Departs: 版记 on side 4 with its number.
    """
    for page in _blank_and_after(printed):
        if page in printed.numbers:
            yield Departure(None, *_NUMBERED, page=page)


@_rule("PN-08", "7.5", "practice", value="不写“第×页”")
def no_words(found: RecognisedDocument) -> Iterator[Departure]:
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
        phrase("page-full-width-digits") if name == "decimalFullWidth" else phrase("page-the-number-format", name=name)
    )


def _is_page(field: str | None) -> bool:
    return field is not None and _PAGE.search(field) is not None


def numbers_of(section: Section, kind: str) -> list[Paragraph]:
    """The paragraphs with a page number on the section's pages of this kind."""
    stories = (*section.footers.get(kind, ()), *section.headers.get(kind, ()))
    return [paragraph for paragraph in stories if any(_is_page(run.field) for run in paragraph.runs)]


def _pages(found: RecognisedDocument, section: Section) -> Iterator[tuple[str, str]]:
    """The kinds of pages that a section has footers for, and the phrases that name them."""
    if found.document.odd_and_even:
        yield "default", "page-odd"
        yield "even", "page-even"
    else:
        yield "default", "page-of-text"
    if section.title_page and (found.form.first_page_numbered or section.number):
        yield "first", "page-first"


def _needs_numbers(found: RecognisedDocument, section: Section) -> bool:
    """Whether text is in it; that of a 版记 alone may be without, after a blank page."""
    imprint = found.imprint
    own = set() if imprint is None else {id(each) for each in (imprint.table, *imprint.paragraphs)}
    blocks = [block for block in found.document.blocks if block.section == section.number and block.text.strip()]
    return any(id(block) not in own for block in blocks)


def _first_of(found: RecognisedDocument, section: int) -> Paragraph | Table | None:
    return next((block for block in found.document.blocks if block.section == section and block.text.strip()), None)


def _restarted(found: RecognisedDocument) -> Iterator[Departure]:
    """A section that begins to count again; those of attachments are AN-07's, the first of 信函 LT-08's."""
    attached = {attachment.label.paragraph.section for attachment in found.attachments}
    alone = found.title is None and not found.body  # an attachment, bound with others
    for section in found.document.sections[1 if alone and attached else 0 :]:
        first = section.number == 0
        start = section.restarts_at
        if start is None or (first and start == 1) or (not first and section.number in attached):
            continue
        if found.form.first_page_numbered or not first:
            at = _first_of(found, section.number)
            wanted = phrase("page-numbered-from-1") if first else phrase("page-numbered-on-from-those-before")
            yield Departure(at, phrase("page-they-begin-at", start=start), wanted)


def _all_numbers(found: RecognisedDocument) -> Iterator[tuple[Section, str, Paragraph]]:
    """Every paragraph with a page number, once, with its section and the kind of pages it is on."""
    seen: list[Paragraph] = []
    for section in found.document.sections:
        shown = [kind for kind, _ in _pages(found, section)]
        if section.title_page and "first" not in shown:
            shown.append("first")
        for kind in shown:
            for paragraph in numbers_of(section, kind):
                if all(paragraph.place != each.place for each in seen):
                    seen.append(paragraph)
                    yield section, kind, paragraph


def _upright_numbers(found: RecognisedDocument) -> Iterator[tuple[Section, str, Paragraph]]:
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


def _at_the(found: RecognisedDocument, paragraph: Paragraph, side: str, section: Section) -> Iterator[Departure]:
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
    there = _aligned(paragraph.align)
    if there == _aligned(side):
        yield Departure(paragraph, right(mm(measured)) if side == "right" else left(mm(measured)), mm(wanted))
    else:
        yield Departure(paragraph, there, _aligned(side))


def _aligned(align: str | None) -> TranslatedText:
    return phrase(f"page-{align}" if align in ("center", "right") else "page-left")


def _blank_page_before(found: RecognisedDocument, at: Paragraph | Table) -> bool:
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


def _dashed(printed: PrintedDocument) -> Iterator[tuple[int, PlacedLine, Char]]:
    """Each number that has dashes, with the page it is on and the first of them."""
    for page, placed in printed.numbers.items():
        dashes = (char for char in placed.line.chars if char.text in "—-–－")
        for dash in islice(dashes, 1):
            yield page, placed, dash


def _printed_at_the(printed: PrintedDocument, side: Literal["left", "right"]) -> Iterator[Departure]:
    """The first number that is not one 字 from this side of the text area, of its grid, or of the standard's area."""
    wanted, bound = length("page_number.inset").mm, tolerance("page_number.inset").mm
    standard = length(f"type_area.{side}").mm
    for page, placed, _ in _dashed(printed):
        if page % 2 != (side == "right"):
            continue
        area = printed.area(placed.page)
        if side == "left":
            insets = [placed.begins - edge for edge in (area.left, area.left + area.beside, standard)]
        else:
            insets = [edge - placed.ends for edge in (area.right, area.right - area.beside, standard)]
        nearest = min(insets, key=lambda each: abs(each - wanted))
        if abs(nearest - wanted) > bound:
            yield from departs(None, placed, nearest, wanted, bound, said=left if side == "left" else right)
            return


def _blank_and_after(printed: PrintedDocument) -> set[int]:
    """A side without any text, and the one after it, where that ends the document."""
    texts = [any(placed.page is page for placed in printed.text_lines) for page in printed.pages]
    if len(texts) > 1 and not texts[-2] and texts[-1]:
        return {len(texts) - 1, len(texts)}
    return set()
