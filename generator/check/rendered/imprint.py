"""版记 on the printed page (7.4 and 10.1)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rendered.page_checks import departs, held, on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure
from generator.ground.errors import TranslatedText
from generator.official.recognition.found import Element
from generator.standard import Format, length, tolerance

_ONE_PAGE = TranslatedText("排在同一面", "on one page")
_EVEN_AND_LAST = TranslatedText("排在最后一面，双数面", "on the last page, an even one")


@on_page("IM-01")
def last_rule_at_the_bottom(printed: Printed) -> Iterator[Departure]:
    """The last rule of the 版记 lies on the lower edge of the type area, y = 262 mm (7.4.1).

    Passes: 262.0 mm.
    Departs: 240 mm.
    """
    lines = _lines(printed)
    if not lines or printed.found.format is Format.LETTER:
        return
    last = max((line for line in lines if line.page is lines[-1].page), key=lambda line: line.baseline)
    end = last.baseline + length("imprint.rules_around").mm
    rule = next((rule for rule in last.page.rules if last.baseline < rule.y < end), None)
    if rule is not None:
        wanted, bound = length("imprint.bottom").mm, tolerance("imprint.bottom").mm
        edge = rule.y + rule.thickness / 2
        if abs(edge - printed.area(last.page).ends_lower - wanted) > bound:
            yield from departs(_at(printed), last, edge, wanted, bound, said=_last_rule)


@on_page("IM-14")
def on_an_even_side(printed: Printed) -> Iterator[Departure]:
    """The 版记 is on the last side, an even one (GB/T 33476.2, 7.3.1).

    Passes: on side 2 of 2.
    Departs: on side 3 of 3.
    """
    lines = _lines(printed)
    if lines and printed.found.format is not Format.LETTER:
        page, last = lines[-1].page.number, len(printed.pages)
        if page % 2 or page != last:
            place = TranslatedText(f"排在第 {page} 面（共 {last} 面）", f"on page {page} of {last}")
            yield Departure(_at(printed), place, _EVEN_AND_LAST, page=page)


@on_page("IM-15")
def on_one_side(printed: Printed) -> Iterator[Departure]:
    """The 版记 is not split over two sides.

    Passes: all of it on one side.
    Departs: 抄送 on one side, 印发机关 on the next.
    """
    pages = sorted({line.page.number for line in _lines(printed)})
    if len(pages) > 1:
        place = TranslatedText(f"分在第 {'、'.join(map(str, pages))} 面", f"on pages {', '.join(map(str, pages))}")
        yield Departure(_at(printed), place, _ONE_PAGE, page=pages[0])


@on_page("LT-09")
def letter_imprint_foot(printed: Printed) -> Iterator[Departure]:
    """The 版记 of 信函 is at the foot of the type area (10.1).

    Passes: 抄送, its ink ending at 260 mm.
    Departs: its ink ending at 201 mm.
    """
    imprint = printed.found.imprint
    copies = None if imprint is None else imprint.copy_to
    lines = printed.lines(copies)
    if printed.found.format is Format.LETTER and lines:
        yield from held(printed, "letter.imprint_foot", copies, lines[-1], lines[-1].bottom, said=_foot)


def _lines(printed: Printed) -> list[Placed]:
    """The lines of the 版记, none where there is none."""
    imprint = printed.found.imprint
    return [line for each in imprint.paragraphs for line in printed.lines(each)] if imprint is not None else []


def _at(printed: Printed) -> Element | None:
    """The element that findings are reported at."""
    imprint = printed.found.imprint
    return None if imprint is None else imprint.office or imprint.copy_to or imprint.recipients


def _last_rule(measure: str) -> TranslatedText:
    return TranslatedText(f"末条分隔线距纸上边 {measure}", f"its last rule is {measure} from the sheet's top")


def _foot(measure: str) -> TranslatedText:
    return TranslatedText(f"末行下边缘距纸上边 {measure}", f"its last line ends {measure} from the sheet's top")
