"""The table of fixes: which function fixes which rule, in order: words first, then formatting and position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.check.mending import indents, looks, page, words
from generator.check.mending.work import Mend, Mender, Work
from generator.check.rules import FILE_RULES


def _both(*menders: Mender) -> Mender:
    def mend(work: Work) -> Iterator[Mend]:
        for each in menders:
            yield from each(work)

    return mend


def _odd_pages(work: Work) -> Iterator[Mend]:
    """At the right; where even pages have the same footers, only together with footers of their own."""
    found = work.found
    if not found.document.odd_and_even:
        if work.opened.settings is None:
            return
        even = tuple(FILE_RULES["PN-06"](found))
        yield from page.even_pages(replace(work, rule="PN-06", departures=even))
    yield from indents.page_number("right")(work)


def _even_pages(work: Work) -> Iterator[Mend]:
    set_left = indents.page_number("left")
    yield from set_left(work) if work.found.document.odd_and_even else page.even_pages(work)


MENDERS: dict[str, Mender] = {
    # words
    "BD-05": words.leading_blanks,
    "PU-01": words.marked,
    "PU-02": words.straight_quotes,
    "PU-04": words.marked,
    "PU-10": words.marked,
    "PU-11": words.marked,
    "PU-12": words.marked,
    "PU-19": words.dots,
    "PU-20": words.full_stops,
    "NU-05": words.padding,
    "HD-18": words.number,
    "SG-01": words.date,
    "IM-11": words.printing_date,
    "TI-08": words.title_end,
    "RC-03": words.recipients,
    "AT-02": words.list_word,
    "AT-03": words.list_serials,
    "AT-04": words.list_ends,
    "IM-07": words.copies,
    # sheet, margins, grid
    "PG-01": page.sheet,
    "PG-02": page.margin("top"),
    "PG-03": page.margin("left"),
    "PG-04": page.margin("right"),
    "PG-05": page.margin("bottom"),
    "PG-08": page.grid,
    # type
    "TI-01": looks.whole("小标宋", "title.size", bold=False),
    "BD-08": looks.headings,
    "PG-15": looks.plain_text,
    "HD-01": looks.whole("仿宋", "size.body"),
    "HD-04": looks.whole("黑体", "size.body"),
    "HD-08": looks.whole("黑体", "size.body"),
    "HD-13": looks.whole("小标宋", None, red=True),
    "HD-25": words.signers_word,
    "AN-03": _both(words.label_end, looks.whole("黑体", "size.body"), indents.flush_left),
    "AN-04": _both(looks.whole("小标宋", "title.size"), indents.centred),
    "IM-05": looks.whole("仿宋", "imprint.size"),
    "PN-02": looks.whole("宋体", "page_number.size"),
    # lines
    "PG-07": _both(page.grid, looks.tracking),
    "PG-06": indents.pitch,
    "PG-09": indents.pitch,
    "BD-02": indents.white,
    "BD-11": indents.white,
    # places
    "HD-11": page.mark_top,
    "HD-12": indents.centred,
    "HD-28": page.red_rule,
    "HD-20": indents.centred,
    "TI-03": indents.centred,
    "RC-02": _both(words.leading_blanks, indents.flush_left),
    "BD-03": indents.text,
    "BD-04": indents.text,
    "AT-01": _both(words.list_blanks, indents.attachment_list),
    "AT-05": _both(words.list_blanks, indents.attachment_list),
    "SG-02": indents.date_right,
    "SG-03": indents.signature,
    "SG-09": indents.signature,
    "SG-10": indents.signature,
    "SG-11": indents.signature,
    "NT-01": _both(words.note_brackets, indents.note),
    "IM-06": indents.copies,
    "IM-08": indents.copies,
    "BD-12": indents.keep_next,
    "SG-17": indents.keep_next,
    # page numbers
    "PN-01": page.page_numbers,
    "PN-03": words.dashes,
    "PN-05": _odd_pages,
    "PN-06": _even_pages,
}
"""Every rule that is mended."""
