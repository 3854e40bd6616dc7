"""版记 at the foot of the last page: organs that it goes to, 印发机关 and 印发日期 or 承办单位 (7.4, 10.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.ground.errors import LayoutError, Problem, Span
from generator.ground.length import NOTHING, Length
from generator.official.blocks import (
    DrawnRule,
    Face,
    ImprintBlock,
    LaidOutSection,
    PageSetup,
    ParagraphBlock,
    Role,
    TextRun,
)
from generator.official.document import OfficialDocument
from generator.official.layout.attachment_blocks import ended
from generator.official.layout.page_count import Pages
from generator.official.layout.paragraph_lines import anchor, line_count
from generator.official.layout.type_widths import type_area_width, width_of_run
from generator.standard import COPY_TO, ISSUED, LISTED, SENT_TO, SERIAL_BLANK, length, number
from generator.standard.words import HANDLED_BY, PHONE


def imprint_block(document: OfficialDocument, recipients: str = "") -> ImprintBlock | None:
    """The 版记 of ``document``, or None when it would be empty.

    ``recipients`` are the 主送机关 that moved into it (7.3.2). The 版记 of 信函 has no rules and no 印发机关 (10.1).
    That of 简报 has 报, 送 and 发, and how many copies are printed; that of telegrams 承办单位 and its telephone
    (practice).
    """
    ruled = document.form.imprint != "plain"
    organs = (
        *_organs(SENT_TO, recipients, document.source("recipients")),
        *(row for key, word in LISTED.items() for row in _organs(word, getattr(document, key), document.source(key))),
        *_organs(COPY_TO, document.copy_to, document.source("copy_to")),
    )
    last = _LAST_ROW.get(document.form.imprint)
    issued = tuple(last(document)) if last is not None else ()
    rows = tuple(row for row in (organs, issued) if row)
    if not rows:
        return None
    return ImprintBlock(
        rows=rows,
        outer=DrawnRule(length("imprint.outer_rule")) if ruled else None,
        inner=DrawnRule(length("imprint.inner_rule")) if ruled else None,
        below=length("page.height") - length("margin.bottom", document.profile) - length("imprint.bottom"),
        even_page=document.form.imprint == "ruled",
    )


def place_imprint(
    imprint: ImprintBlock, sections: tuple[LaidOutSection, ...], every: Sequence[Pages], setup: PageSetup
) -> tuple[LaidOutSection, ...]:
    """The sections with the 版记 on the last page; ``every`` are their pages in each program, Word's first.

    Most are on an even page: the last page of the text if that is even and has room in ``every`` program, in Word with
    lines to spare, else the next even page, in a section of its own. Where this leaves a blank page before it, neither
    of the two has a number (7.5); Word's pages decide that. That of 信函, 简报, telegrams may be on any last page.
    Raises LayoutError for a 版记 longer than a page.
    """
    if height(imprint) > setup.height - setup.top - setup.bottom:
        raise LayoutError(Problem("layout-imprint-long", None, {"lines": _lines(imprint)}, "copy_to"))
    *others, final = sections
    if _has_room(imprint, every):
        return (*others, replace(final, blocks=(*final.blocks, imprint, anchor())))
    even = imprint.even_page
    blank = even and _ends_even(every[0])
    own = LaidOutSection(blocks=(imprint, anchor()), even_page=even, numbered=not blank)
    return (*others, ended(final), own)


def pages_with(imprint: ImprintBlock | None, every: Sequence[Pages]) -> int:
    """How many pages a document that has ``every`` pages in each program, Word's first, has with a 版记."""
    pages = len(every[0].texts)
    if imprint is None or _has_room(imprint, every):
        return pages
    return pages + (1 if not imprint.even_page or pages % 2 else 2)


def _has_room(imprint: ImprintBlock, every: Sequence[Pages]) -> bool:
    """Whether the last page can have the 版记 below its text, in Word with lines to spare."""
    spares = length("grid.pitch") * number("imprint.spare_lines"), length("imprint.rounding")
    return all(
        height(imprint) + spare <= pages.room and (_ends_even(pages) or not imprint.even_page)
        for pages, spare in zip(every, spares, strict=True)
    )


def _ends_even(pages: Pages) -> bool:
    return len(pages.texts) % 2 == 0


def height(imprint: ImprintBlock) -> Length:
    """The height of the 版记 with its rules and the space below them."""
    outer, inner = (NOTHING if rule is None else rule.thickness for rule in (imprint.outer, imprint.inner))
    return length("imprint.pitch") * _lines(imprint) + outer * 2 + inner * (len(imprint.rows) - 1) + imprint.below


def _lines(imprint: ImprintBlock) -> int:
    return sum(line_count(paragraph) for paragraph in imprint.paragraphs)


def _organs(word: str, organs: str | None, source: Span | None) -> Iterator[ParagraphBlock]:
    """A row of organs (7.4.2): one 字 in on both sides, wrapped lines below the first name, 。 at the end."""
    if organs:
        hanging = length("imprint.hanging") - length("imprint.size") * (len(COPY_TO) - len(word))
        row = _row(f"{word}：{organs}。", left=length("imprint.inset") + hanging, first_line=-hanging)
        yield replace(row, source=source)


def _copies(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """How many copies are printed, at the right; room for it where that is not known yet."""
    run = SERIAL_BLANK if document.run is None else document.run
    yield replace(_row(f"共印{run}份", left=length("imprint.inset")), align="right")


def _issued(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The last row (7.4.3): the organ one 字 from the left, the date with 印发 one 字 from the right."""
    imprint = document.imprint
    if imprint is not None:
        tab = type_area_width() - length("imprint.inset")
        row = _row(f"{imprint.office}\t{imprint.date}{ISSUED}", left=length("imprint.inset"), tab=tab)
        if width_of_run(row.runs[0]) > tab - row.left:
            raise LayoutError(Problem("layout-imprint-wide", None, {"office": imprint.office}, "imprint"))
        sources = (document.source("imprint.office"), document.source("imprint.date") or document.source("date"))
        yield replace(row, source=sources[0], tab_sources=sources)


def _handled(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """The last row of a telegram: the office that handles it one 字 from the left, its telephone from the right."""
    imprint = document.imprint
    if imprint is not None:
        phone = f"\t{PHONE}：{imprint.phone}" if imprint.phone else ""
        tab = type_area_width() - length("imprint.inset")
        row = _row(f"{HANDLED_BY}：{imprint.office}{phone}", left=length("imprint.inset"), tab=tab)
        if width_of_run(row.runs[0]) > tab - row.left:
            raise LayoutError(Problem("layout-imprint-wide", None, {"office": imprint.office}, "imprint"))
        yield replace(row, source=document.source("imprint.office"))


_LAST_ROW = {"ruled": _issued, "listed": _copies, "handled": _handled}
"""What is in the last row of each kind of 版记 that has one."""


def _row(text: str, *, left: Length, first_line: Length | None = None, tab: Length | None = None) -> ParagraphBlock:
    return ParagraphBlock(
        role=Role.IMPRINT,
        runs=(TextRun(text, Face.FANGSONG, length("imprint.size")),),
        pitch=length("imprint.pitch"),
        align="left" if tab is not None else "both",
        left=left,
        right=length("imprint.inset"),
        first_line=first_line or Length(0),
        tab=tab,
        grid=False,
        keep_next=True,
    )
